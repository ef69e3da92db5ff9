"""Lists as tables that people take away, edit in a spreadsheet and bring back: CSV or XLSX.

cells           a cell's text, and what keeps a spreadsheet from running it
uploaded_table  bytes that somebody sent -> an UploadedTable, or words that say what is wrong
importing       an UploadedTable -> rows for the engine; previewed, then applied if nothing changed
signed_table    an UploadedTable that the page itself keeps between the two
column_help     what goes into each column
"""
