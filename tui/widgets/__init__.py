"""The widgets, one in each file. They know nothing of each other, and speak by messages."""
