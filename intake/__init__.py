"""Documents that are read in: what they may say, for a person to decide, and then a sitting."""
