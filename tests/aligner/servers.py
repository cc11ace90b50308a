"""Servers on this machine that answer as servers should, and as they should not."""

from __future__ import annotations

import gzip
import socketserver
import ssl
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket

Answer = Callable[["Connection"], None]

# How a client begins that takes the server for one with TLS.
TLS = b"\x16\x03"


class Connection:
    """What a server says to one request, `path`; `headers` is the rest of what was asked, as it came."""

    def __init__(self, peer: socket, path: str, headers: str, closing: threading.Event) -> None:
        self.path = path
        self.headers = headers
        self._peer = peer
        self._closing = closing

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._peer.sendall(data)

    def answer(self, body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> None:
        """Send a whole answer; `length` is what it says of its length."""
        size = len(body) if length is None else length
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers]
        self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def wait(self, seconds: float | None = None) -> bool:
        """Say nothing for so long, or until the server is closed; tell whether it is."""
        return self._closing.wait(seconds)


class Server:
    """One server; `asked` are the paths that it was asked for, with the headers. With `tls` it speaks HTTPS."""

    def __init__(self, answers: dict[str, Answer], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        self.connections = 0
        self.closing = threading.Event()
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                outer.connections += 1
                # The client has had enough, or does not like the certificate.
                with suppress(ConnectionError, TimeoutError, ssl.SSLError):
                    if tls is None:
                        self._answer(self.request)
                    else:
                        with tls.wrap_socket(self.request, server_side=True) as peer:
                            self._answer(peer)

            def _answer(self, peer: socket) -> None:
                head = b""
                while b"\r\n\r\n" not in head:
                    data = peer.recv(1 << 16)
                    if not data:
                        return
                    head += data
                    if head.startswith(TLS):
                        peer.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                        return
                line, _, headers = head.decode("latin-1").partition("\r\n")
                path = line.split()[1] if len(line.split()) > 1 else line
                outer.asked.append((path, headers))
                answers[path.partition("?")[0]](Connection(peer, path, headers, outer.closing))

        class Threads(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self._server = Threads((host, 0), Handler)
        self.port = self._server.server_address[1]
        self.address = f"{'https' if tls else 'http'}://{host}:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def close(self) -> None:
        """Let everybody go."""
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def serving(answers: dict[str, Answer], host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server for as long as it is needed."""
    server = Server(answers, host, tls)
    try:
        yield server
    finally:
        server.close()


def says(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> Answer:
    """Return an answer that is always the same."""
    return lambda connection: connection.answer(body, *headers, status=status, length=length)


def redirects(to: str, status: str = "302 Found") -> Answer:
    """Return an answer that sends the client elsewhere."""
    return says(b"", f"Location: {to}", status=status)


def never(connection: Connection) -> None:
    """Never answer."""
    connection.wait()


def says_nothing(connection: Connection) -> None:
    """Close the connection at once."""


def drips(before: bytes, drop: bytes) -> Answer:
    """Return an answer that always says a little more, and never all of it."""

    def answer(connection: Connection) -> None:
        connection.send(before)
        while not connection.wait(0.05):
            connection.send(drop)

    return answer


def endless(connection: Connection) -> None:
    """Send without an end, without a word of how much."""
    connection.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n")
    while not connection.wait(0):
        connection.send(b"All work and no play makes a dull page. " * 1000)


def for_ever(connection: Connection) -> None:
    """Redirect to another page each time."""
    number = int(connection.path.partition("?")[2] or 0)
    connection.answer(b"", f"Location: {connection.path.partition('?')[0]}?{number + 1}", status="302 Found")


def bomb(connection: Connection) -> None:
    """Send ten gigabytes of nothing, which take ten megabytes packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    # What was packed up to a full flush can be sent again and again.
    block = packer.compress(bytes(1 << 24)) + packer.flush(zlib.Z_FULL_FLUSH)
    connection.send(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"
        + gzip.compress(b"")[:10]
    )
    for _ in range(10 * 1024 // 16):
        connection.send(block)
