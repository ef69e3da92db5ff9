"""A forgiving search over short names, such as abbreviations or councils. No database, no pages.

`index` prepares the items, `ranking` searches them (`matching`, `hits`), `similarity` and
`edit_distance` recognise misspelt words, and `snapshot` makes query results into a cache key.
"""
