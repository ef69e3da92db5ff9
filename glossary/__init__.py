"""Words: abbreviations, and what each is known to stand for."""
