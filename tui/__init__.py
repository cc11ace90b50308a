"""The terminal: draws a comparison of two articles, and computes nothing about language."""

__version__ = "0.1.0"
