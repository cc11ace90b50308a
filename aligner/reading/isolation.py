"""Takes articles out of pages and documents in a process of its own, which may not take long, much, or a connection.

The libraries that do this are good, and large; files made to harm make them slow, huge, or crash. Their process ends
with its answer, so what they import and leave behind never holds up the program.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, replace
from typing import Any

from aligner.article import ReadingWarning, Span
from aligner.errors import SourceError
from aligner.reading.content import Content
from aligner.reading.formats import Format
from aligner.reading.material import Material

SECONDS = 20
MEGABYTES = 400

# Nothing but what the parent imports from is imported from; least of all the folder that the program is started in.
START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from aligner.reading.isolation import answer; answer()"
)


def extract_apart(form: Format, material: Material, encoding: str | None = None) -> Content:
    """Return what an article says; raises SourceError if it says nothing, or takes too long or too much memory."""
    # Here, not above: a plain text needs none of it.
    import subprocess

    command = [sys.executable, "-I", "-S", "-c", START, json.dumps(sys.path)]
    facts = asdict(replace(material, data=b"")) | {"data": "", "form": form.value, "encoding": encoding}
    question = json.dumps(facts).encode() + b"\n" + material.data
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            command, input=question, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise SourceError(
            f"{material.name}: its {form.value} takes longer than {SECONDS} s to read: save its text first"
        ) from None
    try:
        told: dict[str, Any] = json.loads(done.stdout)
    except ValueError:  # It died.
        raise SourceError(
            f"{material.name}: its {form.value} takes more than {MEGABYTES} MB to read, or is made to do harm: "
            "save its text first"
        ) from None
    if "error" in told:
        raise SourceError(told["error"])
    warnings = tuple(ReadingWarning(**each) for each in told.pop("warnings"))
    asides = tuple(Span(*each) for each in told.pop("asides"))
    return Content(**told, warnings=warnings, asides=asides)


def answer() -> None:
    """Answer what `extract_apart` asks on standard input, on standard output."""
    _limit()
    facts = json.loads(sys.stdin.buffer.readline())
    facts["data"] = sys.stdin.buffer.read()
    form, encoding = Format(facts.pop("form")), facts.pop("encoding")
    from aligner.reading.extraction import extract

    try:
        told = asdict(extract(form, Material(**facts), encoding))
    except SourceError as error:
        told = {"error": str(error)}
    sys.stdout.write(json.dumps(told))


def _limit() -> None:
    """Give up what a page or a document has no business with: memory, time, connections, other programs."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit holds there too.
        pass
    else:
        size = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[object, ...]) -> None:  # noqa: ARG001 - as Python calls it
    if event.startswith(("socket.connect", "socket.bind", "socket.getaddrinfo", "subprocess.", "os.exec", "os.system")):
        raise PermissionError(event)
