"""An http(s) address -> the bytes of a page: within a time, a size and a number of redirects, and from the cache."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from http import HTTPStatus

import httpcore2
import httpx2

from aligner.errors import SourceError
from aligner.reading import cache
from aligner.reading.material import MAX_BYTES, Material, shown, too_large
from aligner.reading.network import Deadline, LocalAddressError, Transport
from aligner.reading.options import ReadingOptions
from aligner.reading.reasons import reason

MAX_REDIRECTS = 10

# What one request says: nothing about who asks. Compression other than gzip would have to be unpacked in one go.
HEADERS = {
    "User-Agent": "newsdiff",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, */*;q=0.1",
    "Accept-Encoding": "gzip",
    "Accept-Language": "en",
}

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)

# What to do about an answer that is no page, beside looking at the address again.
ADVICE = {
    401: "it wants a password: save the page from a browser, and give the file",
    402: "it wants to be paid: save the page from a browser, and give the file",
    403: "it does not answer programs: save the page from a browser, and give the file",
    404: "there is no such page: check the address",
    410: "the page is gone",
    429: "it was asked too often: try again later",
    451: "it may not show the page here",
}


def fetch(address: str, options: ReadingOptions) -> Material:
    """Return the page at an address, or what it redirects to. Raises SourceError, with what to do, if there is none."""
    # What is on this machine changes while somebody works on it.
    may_keep = options.cache and not options.allow_local
    kept = cache.kept(address) if may_keep else None
    if kept is not None:
        return kept
    name = shown(address)
    deadline = Deadline(options.timeout)
    transport = Transport(deadline, allow_local=options.allow_local)
    with httpx2.Client(transport=transport, headers=HEADERS, timeout=options.timeout, trust_env=False) as client:
        try:
            material = _follow(client, address, name)
        except LocalAddressError as error:
            raise SourceError(f"{name}: leads to {error}, which is private: --allow-local lets it") from None
        except (httpx2.TimeoutException, httpcore2.TimeoutException):
            raise SourceError(
                f"{name}: no whole answer within {options.timeout:g} seconds: --timeout gives it more"
            ) from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError, ValueError):
            raise SourceError(f"{name}: no valid address: check it") from None
        except (httpx2.HTTPError, httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
            raise SourceError(f"{name}: {reason(error)}") from None
    if may_keep:
        cache.keep(address, material)
    return material


def _follow(client: httpx2.Client, address: str, name: str) -> Material:
    url = _checked(httpx2.URL(address), name)
    for _ in range(MAX_REDIRECTS + 1):
        with client.stream("GET", url, follow_redirects=False) as response:
            if not response.has_redirect_location:
                return _material(response, url, name)
            url = _checked(url.join(response.headers["Location"]), name)
    raise SourceError(f"{name}: more than {MAX_REDIRECTS} redirects: open it in a browser, and give where it ends")


def _checked(url: httpx2.URL, name: str) -> httpx2.URL:
    if url.scheme not in ("http", "https"):
        raise SourceError(f"{name}: redirects to {shown(url.scheme)}: only http and https are followed")
    if not url.host or not 0 < (url.port or 80) < 1 << 16:
        raise SourceError(f"{name}: no valid address: check it")
    if url.userinfo:
        raise SourceError(f"{name.replace(url.userinfo.decode(), '…')}: an address with a password: leave that out")
    return url


def _material(response: httpx2.Response, url: httpx2.URL, name: str) -> Material:
    status = response.status_code
    if status != HTTPStatus.OK:
        raise SourceError(f"{name}: {_status(status)}: {ADVICE.get(status) or _advice(status)}")
    declared = response.headers.get("Content-Type", "")
    charset = CHARSET.search(declared)
    return Material(
        b"".join(_unpacked(response, name)),
        name,
        title=url.host,
        media_type=declared.partition(";")[0].strip().lower(),
        charset=charset[1] if charset else "",
        address=str(url.copy_with(fragment=None)),
    )


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _advice(status: int) -> str:
    return (
        "try again later" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "open it in a browser, and save the page"
    )


def _unpacked(response: httpx2.Response, name: str) -> Iterator[bytes]:
    """Yield the body of a response, unpacked bit by bit: as it comes, and unpacked, it has to be of a size."""
    encoding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise SourceError(f"{name}: packed in a way that was not asked for: save the page from a browser")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16) if encoding not in ("identity", "") else None
    received = size = 0
    try:
        for chunk in response.iter_raw():
            received += len(chunk)
            part = unpacker.decompress(chunk, MAX_BYTES + 1 - size) if unpacker else chunk
            size += len(part)
            if max(received, size) > MAX_BYTES:
                raise too_large(name)
            yield part
        if unpacker and received and not unpacker.eof:
            raise zlib.error
    except zlib.error:
        raise SourceError(f"{name}: damaged on its way: try again") from None
