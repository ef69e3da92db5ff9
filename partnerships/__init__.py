"""Who delivers: bodies, their names over time, relations and members; areas and their boards."""
