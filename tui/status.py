"""The exit statuses of the command, as diff has them."""

from __future__ import annotations

DONE = 0
CONTRADICTORY = 1
FAILED = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
