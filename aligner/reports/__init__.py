"""A Comparison as a document, one module a format."""
