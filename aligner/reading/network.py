"""Connections for fetching: only to addresses that anybody may reach, and never longer than the time that is left."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from threading import Thread
from typing import Any

import httpcore2
import httpx2

# How long to wait for one of several addresses of a server before the next one is tried.
CONNECT_SECONDS = 5.0

NAT64 = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class LocalAddressError(Exception):
    """A name leads to an address of this machine or of a private network; the message is that address."""


class Deadline:
    """The end of the time that something may take as a whole, whatever it does in it."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Return the seconds that are left, at most `most`. Raises httpcore2.ReadTimeout if there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return left if most is None else min(left, most)


class Transport(httpx2.BaseTransport):
    """Sends requests over connections that a Guard made."""

    def __init__(self, deadline: Deadline, *, allow_local: bool) -> None:
        guard = Guard(deadline, allow_local=allow_local)
        # Whom to trust is for the person to say, in SSL_CERT_FILE and SSL_CERT_DIR as for other programs.
        self._pool = httpcore2.ConnectionPool(ssl_context=httpx2.create_ssl_context(), network_backend=guard)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request, without a body, and return the response to it."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class Guard(httpcore2.NetworkBackend):
    """Opens connections. The address that is checked is the one that is connected to: a name is looked up once."""

    def __init__(self, deadline: Deadline, *, allow_local: bool) -> None:
        self._deadline = deadline
        self._allow_local = allow_local
        self._backend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is for all of it
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to a server. Raises LocalAddressError if all its addresses are private."""
        found = look_up(host, port, self._deadline)
        allowed = [address for address in found if self._allow_local or is_public(address)]
        if not allowed:
            raise LocalAddressError(found[0])
        failure: Exception | None = None
        for address in allowed:
            try:
                seconds = self._deadline.left(CONNECT_SECONDS if len(allowed) > 1 else None)
                stream = self._backend.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure or httpcore2.ConnectError

    def sleep(self, seconds: float) -> None:
        """Wait, but not for longer than there is time."""
        self._backend.sleep(self._deadline.left(seconds))


class _Stream(httpcore2.NetworkStream):
    """A connection that ends with the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Body(httpx2.SyncByteStream):
    """The body of a response, as it comes."""

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response

    def __iter__(self) -> Any:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def look_up(host: str, port: int, deadline: Deadline) -> list[str]:
    """Return the addresses of a host, by name or in any way of writing a number.

    Raises httpcore2.ConnectError if it has none, and httpcore2.ConnectTimeout if nobody answers in time: the system's
    look-up has no limit of its own, so a thread that nobody waits for does it.
    """
    found: list[list[str]] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            found.append([])
        else:
            found.append(list(dict.fromkeys(str(address[0]) for *_, address in answers)))

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise httpcore2.ConnectTimeout
    if not found[0]:
        raise httpcore2.ConnectError("no such host")
    return found[0]


def is_public(address: str) -> bool:
    """Tell whether anybody may reach an address, and every address of the old protocol that is written in it."""
    ip: IPAddress = ipaddress.ip_address(address.partition("%")[0])
    if "%" in address:  # Of one link only.
        return False
    return _is_global(ip) and all(map(_is_global, _inner(ip)))


def _is_global(ip: IPAddress) -> bool:
    odd = ip.is_private or ip.is_loopback or ip.is_link_local or ip.is_multicast or ip.is_reserved or ip.is_unspecified
    # The ways of writing one protocol's address in the other's are judged by what is written in them.
    return bool(_inner(ip)) or (ip.is_global and not odd)


def _inner(ip: IPAddress) -> list[ipaddress.IPv4Address]:
    if isinstance(ip, ipaddress.IPv4Address):
        return []
    teredo = ip.teredo[1] if ip.teredo else None
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
    return [inner for inner in (ip.ipv4_mapped, ip.sixtofour, teredo, nat64) if inner is not None]
