"""An admin that loses nothing: bounded lists, forms that never fail with an error page, history, tables."""
