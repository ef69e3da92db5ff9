"""Builds the pages of bodies, areas and the delivery model: a frozen value each, for a day."""
