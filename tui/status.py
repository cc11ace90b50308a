"""The exit statuses of the command."""

from __future__ import annotations

FAILED = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
