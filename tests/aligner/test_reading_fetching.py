"""Addresses: what is asked for, of whom, and what is kept of the answer. The servers are real ones on this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aligner.errors import SourceError
from aligner.reading import ReadingOptions, cache, network, read
from aligner.reading.material import Material
from aligner.reading.network import is_public
from tests.aligner.documents import LINES, page
from tests.aligner.servers import Server, redirects, says, serving

LOCAL = ReadingOptions(allow_local=True, timeout=5)
HTML = "Content-Type: text/html; charset=utf-8"


@pytest.fixture
def server() -> Iterator[Server]:
    """Serves an article."""
    with serving({"/article": says(page().encode(), HTML), "/moved": redirects("article#top")}) as server:
        yield server


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> str:
    """An address of this machine that is taken for one that anybody may reach."""
    monkeypatch.setattr(network, "is_public", lambda address: address == "127.0.0.2")
    return "127.0.0.2"


@pytest.fixture(autouse=True)
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own for each test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "newsdiff" / "pages"


def refusal(address: str, options: ReadingOptions = LOCAL) -> str:
    with pytest.raises(SourceError) as caught:
        read(address, options)
    return str(caught.value)


class TestRequest:
    """What is asked for, and what is said with it."""

    def test_a_page_is_an_article(self, server: Server) -> None:
        article = read(f"{server.address}/article", LOCAL)
        assert article.text.splitlines()[1:] == list(LINES)
        assert (article.site, article.source) == ("The Westhaven Post", f"{server.address}/article")

    def test_nothing_is_said_of_who_asks(self, server: Server) -> None:
        read(f"{server.address}/article", LOCAL)
        (_, headers), *others = server.asked
        assert not others
        names = {line.partition(":")[0].lower() for line in headers.splitlines() if ":" in line}
        assert names == {"host", "user-agent", "accept", "accept-encoding", "accept-language", "connection"}
        assert "User-Agent: newsdiff\r\n" in headers

    def test_a_redirect_is_followed(self, server: Server) -> None:
        assert read(f"{server.address}/moved", LOCAL).text.splitlines()[1:] == list(LINES)
        assert [path for path, _ in server.asked] == ["/moved", "/article"]

    def test_an_address_in_capitals(self, server: Server) -> None:
        assert read(f"{server.address}/article".replace("http", "HTTP"), LOCAL).site == "The Westhaven Post"

    def test_proxies_of_the_environment_are_not_used(self, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
        assert read(f"{server.address}/article", LOCAL).site == "The Westhaven Post"

    def test_time_is_for_all_of_it(self) -> None:
        began = time.monotonic()
        hang = {"/": lambda connection: connection.wait()}
        with serving({"/hop": redirects("/hop2"), "/hop2": redirects("/"), **hang}) as slow:
            assert "within 0.5 seconds" in refusal(f"{slow.address}/hop", ReadingOptions(allow_local=True, timeout=0.5))
        assert time.monotonic() - began < 2

    def test_nobody_listens(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        assert "no connection" in refusal(f"http://127.0.0.1:{port}/")

    def test_a_name_that_leads_nowhere(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            raise socket.gaierror(-2, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", fails)
        assert "no such host, or no network" in refusal("http://example.com/")

    def test_a_name_that_nobody_looks_up(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
        assert "within 0.1 seconds" in refusal("http://example.com/", ReadingOptions(timeout=0.1))


class TestPrivateAddresses:
    """Nothing on this machine or its network is asked for unless that is meant."""

    def test_without_being_told(self, server: Server) -> None:
        message = refusal(f"{server.address}/article", ReadingOptions())
        assert "leads to 127.0.0.1, which is private: --allow-local lets it" in message
        assert server.connections == 0

    def test_by_name(self, server: Server) -> None:
        refusal(server.address.replace("127.0.0.1", "localhost") + "/article", ReadingOptions())
        assert server.connections == 0

    def test_at_a_redirect(self, server: Server, public: str) -> None:
        with serving({"/": redirects(f"{server.address}/article")}, public) as elsewhere:
            assert "leads to 127.0.0.1" in refusal(f"{elsewhere.address}/", ReadingOptions())
            assert elsewhere.connections == 1
        assert server.connections == 0

    def test_a_name_is_looked_up_once(self, server: Server, public: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """A name that leads elsewhere when it is looked up again: what was checked is what is connected to."""
        port = int(server.address.rpartition(":")[2])
        asked = []
        really = socket.getaddrinfo

        def rebind(host: str, *rest: int, **more: int) -> object:
            if host != "rebinding.example":
                return really(host, *rest, **more)
            asked.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (public if len(asked) == 1 else "127.0.0.1", port))]

        monkeypatch.setattr(socket, "getaddrinfo", rebind)
        assert "no connection" in refusal(f"http://rebinding.example:{port}/article", ReadingOptions(timeout=2))
        assert len(asked) == 1
        assert server.connections == 0

    def test_of_several_addresses_only_public_ones_are_tried(
        self, server: Server, public: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(network, "look_up", lambda *_: ["127.0.0.1", public])
        port = int(server.address.rpartition(":")[2])
        assert "no connection" in refusal(f"http://both.example:{port}/article", ReadingOptions(timeout=2))
        assert server.connections == 0

    @pytest.mark.parametrize(
        "address",
        [
            *("0.0.0.1", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1"),
            *("192.0.0.1", "192.0.2.1", "192.168.1.1", "198.18.0.1", "203.0.113.7", "224.0.0.1", "240.0.0.1"),
            *(
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fe80::1%eth0",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "2001:db8::1",
            ),
            *(
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:a00:1::",
            ),
            "2001:0:4136:e378:8000:63bf:80ff:fffe",
        ],
    )
    def test_what_is_private(self, address: str) -> None:
        assert not is_public(address)

    @pytest.mark.parametrize(
        "address",
        ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101"],
    )
    def test_what_is_public(self, address: str) -> None:
        assert is_public(address)


class TestCache:
    """A page is fetched once an hour."""

    @pytest.fixture
    def elsewhere(self, public: str) -> Iterator[Server]:
        with serving(
            {"/article": says(page().encode(), HTML), "/gone": says(b"", status="404 Not Found")}, public
        ) as server:
            yield server

    def test_a_second_time_nobody_is_asked(self, elsewhere: Server) -> None:
        first = read(f"{elsewhere.address}/article")
        assert read(f"{elsewhere.address}/article") == first
        assert len(elsewhere.asked) == 1

    def test_after_an_hour_it_is_asked_for_again(self, elsewhere: Server, cache_folder: Path) -> None:
        read(f"{elsewhere.address}/article")
        (kept,) = cache_folder.iterdir()
        os.utime(kept, (time.time() - 3601,) * 2)
        read(f"{elsewhere.address}/article")
        assert len(elsewhere.asked) == 2

    def test_what_is_out_of_date_is_removed(self, elsewhere: Server, cache_folder: Path) -> None:
        cache.keep("http://example.com/old", Material(b"old", "old"))
        (old,) = cache_folder.iterdir()
        os.utime(old, (time.time() - 3601,) * 2)
        read(f"{elsewhere.address}/article")
        assert old not in cache_folder.iterdir()

    def test_without_it_nothing_is_kept_nor_taken(self, elsewhere: Server, cache_folder: Path) -> None:
        for _ in range(2):
            read(f"{elsewhere.address}/article", ReadingOptions(cache=False))
        assert len(elsewhere.asked) == 2
        assert not cache_folder.exists()

    def test_what_is_local_is_not_kept(self, server: Server, cache_folder: Path) -> None:
        read(f"{server.address}/article", LOCAL)
        assert not cache_folder.exists()

    def test_what_failed_is_not_kept(self, elsewhere: Server, cache_folder: Path) -> None:
        refusal(f"{elsewhere.address}/gone", ReadingOptions())
        assert not cache_folder.exists()

    def test_only_this_user_may_look_into_it(self, elsewhere: Server, cache_folder: Path) -> None:
        read(f"{elsewhere.address}/article")
        assert cache_folder.stat().st_mode & 0o77 == 0
        assert [path.stat().st_mode & 0o77 for path in cache_folder.iterdir()] == [0]

    @pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\nx", b"\xff\0", b'{"address": 1, "material": {"x": 1}}\n'])
    def test_a_damaged_one_is_fetched_anew(self, elsewhere: Server, cache_folder: Path, content: bytes) -> None:
        first = read(f"{elsewhere.address}/article")
        (kept,) = cache_folder.iterdir()
        kept.write_bytes(content)
        assert read(f"{elsewhere.address}/article") == first
        assert len(elsewhere.asked) == 2

    def test_where_nothing_can_be_kept_it_is_read_all_the_same(
        self, elsewhere: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "file").write_text("")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
        assert read(f"{elsewhere.address}/article").site == "The Westhaven Post"


class TestNoNetwork:
    """Nothing goes to the network unless an address was given."""

    PROGRAM = """
import sys

def forbid(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(event)

sys.addaudithook(forbid)
from tui.cli import main
raise SystemExit(main(sys.argv[1:]))
"""

    @pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
    def test_files_and_standard_input(self, tmp_path: Path, form: str) -> None:
        (tmp_path / "a.html").write_text(page('<img src="http://127.0.0.1:9/x.png">', *LINES), encoding="utf-8")
        self.check(["--format", form, str(tmp_path / "a.html"), "-"])

    def test_the_seeds(self) -> None:
        self.check(["--summary"])

    def test_the_library_that_runs_the_model_keeps_nothing_to_tell_its_makers(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        # What it sends, no hook of Python sees; but it writes down first what it means to send.
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "TMPDIR"):
            monkeypatch.setenv(name, str(tmp_path))
        monkeypatch.delenv("ORT_DISABLE_TELEMETRY", raising=False)
        self.check(["--summary"])
        assert list(tmp_path.rglob("*")) == []

    def test_the_test_can_fail(self) -> None:
        assert self.run(["http://127.0.0.1:9/", "-"]).returncode != 0

    def check(self, arguments: list[str]) -> None:
        done = self.run(arguments)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout

    def run(self, arguments: list[str]) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", self.PROGRAM, *arguments]
        return subprocess.run(command, input="\n".join(LINES), capture_output=True, text=True, check=False)  # noqa: S603
