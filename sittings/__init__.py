"""What editors are about to say: drafts of a sitting over one source. Nothing of it is public."""
