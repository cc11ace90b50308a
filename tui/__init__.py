"""The terminal: draws a comparison of two articles, and computes nothing about language."""

__version__ = "0.1.0"
# The day of the release, for the page of the manual: two that are made of one version are the same.
RELEASED = "2026-12-01"
