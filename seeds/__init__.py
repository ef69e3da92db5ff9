"""What the documents say: documents, passages, vague dates, fixtures, loading and checking."""
