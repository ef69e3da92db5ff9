"""Who delivers: delivery bodies, their names over time, and how they are tied to each other."""
