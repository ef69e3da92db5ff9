"""Django's PostgreSQL backend, with waits that end: the ENGINE is `libs.patience.postgresql`."""
