"""One frozen, typed value per page, built from querysets and the day; templates see no more."""
