"""The pages on which a document is read in and its proposals are decided."""
