"""Words: abbreviations, what each is known to stand for, and their explanation on every page."""
