"""The public site as plain files: what `manage.py export_site` writes besides what pages say.

`making` writes it, `pages` changes what only a server can do, and `entries` are what the look-up
finds there. How a site becomes files is in `libs/plainsite/`.
"""
