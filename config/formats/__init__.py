"""How the admin prints days and times: as the rest of the site does, in one way."""
