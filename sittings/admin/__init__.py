"""The pages on which a sitting is written, previewed, handed on and published."""
