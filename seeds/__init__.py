"""What the documents say: documents, passages, vague dates, and the fixtures they are loaded from."""
