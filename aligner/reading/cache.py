"""Pages that were fetched within the hour, in the user's cache folder, so that looking again asks nobody."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, replace
from pathlib import Path

from aligner.reading.material import MAX_BYTES, Material

SECONDS = 3600
# Longer than the facts about any page; the rest of its file is the page.
MAX_FACTS = 1 << 16


def kept(address: str) -> Material | None:
    """Return the page that was kept for an address, unless it is older than an hour."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        path = _path(address)
        if not 0 <= time.time() - path.stat().st_mtime < SECONDS:
            return None
        with path.open("rb") as file:
            facts = json.loads(file.readline(MAX_FACTS))
            material = Material(data=file.read(MAX_BYTES + 1), **facts["material"])
        if facts["address"] == address and facts["size"] == len(material.data):
            return material
    return None


def keep(address: str, material: Material) -> None:
    """Keep a page, in a file that only this user may read; where that cannot be, the page is fetched anew next time."""
    with suppress(OSError):
        path = _path(address)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(path.parent)
        facts = asdict(replace(material, data=b""))
        del facts["data"]
        head = json.dumps({"address": address, "size": len(material.data), "material": facts}).encode()
        descriptor, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(head + b"\n" + material.data)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _path(address: str) -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("newsdiff") / "pages" / hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def _sweep(folder: Path) -> None:
    """Remove what is out of date."""
    for path in folder.iterdir():
        if time.time() - path.stat().st_mtime >= SECONDS:
            path.unlink(missing_ok=True)
