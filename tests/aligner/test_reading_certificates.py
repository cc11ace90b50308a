"""Servers with TLS: a page is taken from one whose certificate is good, and asked of no other."""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from trustme import CA, LeafCert

from aligner.errors import SourceError
from aligner.reading import ReadingOptions, read
from tests.aligner.documents import LINES, page
from tests.aligner.servers import Server, redirects, says, serving

LOCAL = ReadingOptions(allow_local=True, timeout=5)
HTML = "Content-Type: text/html; charset=utf-8"
TODAY = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> CA:
    """Who signs the certificates here."""
    return CA()


@pytest.fixture
def trusted(authority: CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust that one, as somebody does whose organisation has an authority of its own."""
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))


@contextmanager
def secured(certificate: LeafCert) -> Iterator[Server]:
    """Run a server with a certificate, that has an article."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(tls)
    with serving({"/article": says(page().encode(), HTML)}, tls=tls) as server:
        yield server


def refusal(server: Server, address: str = "") -> str:
    """Return why nothing was read, without the source that stands before it; nothing was asked of the server."""
    address = address or f"{server.address}/article"
    with pytest.raises(SourceError) as caught:
        read(address, LOCAL)
    message = str(caught.value)
    assert message.startswith(f"{address}: ")
    assert message.isprintable()
    assert server.asked == []
    assert server.connections == 1
    return message.removeprefix(f"{address}: ")


class TestCertificates:
    """Good ones, and the ways in which one is not."""

    @pytest.mark.usefixtures("trusted")
    def test_a_good_one(self, authority: CA) -> None:
        with secured(authority.issue_cert("127.0.0.1")) as server:
            assert read(f"{server.address}/article", LOCAL).text.splitlines()[1:] == list(LINES)

    def test_signed_by_itself(self, tmp_path: Path) -> None:
        own = CA()
        both = tmp_path / "own.pem"
        both.write_bytes(own.private_key_pem.bytes() + own.cert_pem.bytes())
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(both)
        with serving({}, tls=tls) as server:
            assert refusal(server) == UNKNOWN

    def test_signed_by_somebody_unknown(self, authority: CA) -> None:
        with secured(authority.issue_cert("127.0.0.1")) as server:
            assert refusal(server) == UNKNOWN

    @pytest.mark.usefixtures("trusted")
    @pytest.mark.parametrize(
        ("begins", "ends", "said"),
        [
            (-60, -1, "its certificate has expired: try again later, or save the page from a browser"),
            (1, 60, "its certificate is not valid yet: check the clock of this machine"),
        ],
    )
    def test_out_of_date(self, authority: CA, begins: int, ends: int, said: str) -> None:
        first, last = (TODAY + timedelta(days=days) for days in (begins, ends))
        with secured(authority.issue_cert("127.0.0.1", not_before=first, not_after=last)) as server:
            assert refusal(server) == said

    @pytest.mark.usefixtures("trusted")
    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
    def test_of_another_host(self, authority: CA, host: str) -> None:
        with secured(authority.issue_cert("example.com")) as server:
            message = refusal(server, f"https://{host}:{server.port}/article")
        assert message == "its certificate is that of another host: check the address"

    @pytest.mark.usefixtures("trusted")
    def test_at_a_redirect(self, authority: CA) -> None:
        with (
            secured(authority.issue_cert("example.com")) as server,
            serving({"/": redirects(f"{server.address}/article")}) as other,
        ):
            assert "that of another host" in refusal(server, f"{other.address}/")

    def test_the_command_says_so_in_one_line(self, authority: CA, tmp_path: Path) -> None:
        (tmp_path / "b.txt").write_text("\n".join(LINES), encoding="utf-8")
        with secured(authority.issue_cert("127.0.0.1")) as server:
            address = f"{server.address}/article"
            command = [sys.executable, "-m", "tui", address, str(tmp_path / "b.txt"), "--allow-local"]
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own code
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == f"newsdiff: {address}: {UNKNOWN}\n"


UNKNOWN = (
    "its certificate is signed by nobody that this machine trusts: save the page from a browser, or name a file of "
    "certificates to trust in SSL_CERT_FILE"
)


class TestNoTls:
    """Servers that do not speak it where an address says so."""

    def test_plain_http(self) -> None:
        with serving({"/article": says(b"The vote")}) as server:
            address = f"https://127.0.0.1:{server.port}/article"
            assert refusal(server, address) == "the server does not speak HTTPS there: try http://"

    def test_silence(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:  # The system connects; nobody says a word.
            address = f"https://127.0.0.1:{listener.getsockname()[1]}/"
            with pytest.raises(SourceError, match="no whole answer within"):
                read(address, ReadingOptions(allow_local=True, timeout=0.3))
