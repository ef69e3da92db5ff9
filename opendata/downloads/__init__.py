"""Every table as it is kept, the whole log among them: one by one, as a package, as one file.

`dictionary` says what each table and column is, from the models; `reading` streams their rows;
`packages` makes the ZIP, the workbook and the SQLite file; `stored` keeps them until data change.
"""
