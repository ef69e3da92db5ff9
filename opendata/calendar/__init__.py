"""Dates for people's own calendars: `dates` reads, `writing` makes the file, `views` send it."""
