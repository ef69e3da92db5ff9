"""Finding a word that somebody half remembers. Standard library only."""
