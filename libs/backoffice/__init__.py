"""An admin that loses nothing: bounded lists, calm forms, history, tables in and out."""
