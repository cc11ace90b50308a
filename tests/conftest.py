"""How far property tests look: always the same examples, or new ones with `pytest --hypothesis-profile=thorough`."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("ci", max_examples=60, deadline=None, derandomize=True)
settings.register_profile("thorough", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile("ci")
