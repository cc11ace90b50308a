"""Articles from files and from standard input: what is read, and the one line that says why it is not."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from aligner.errors import SourceError
from aligner.reading import MAX_BYTES, MAX_LETTERS, read, seeds
from tests.aligner.documents import Write

TEXT = "The café on the quay burned down.\r\nNobody was hurt, “luckily”.\r\n"


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[bytes], None]]:
    """Puts bytes on standard input."""
    with ExitStack() as opened:

        def pipe(content: bytes) -> None:
            path = tmp_path / "piped"
            path.write_bytes(content)
            monkeypatch.setattr(sys, "stdin", opened.enter_context(path.open(encoding="ascii")))

        yield pipe


@pytest.fixture
def anybody() -> Iterator[Path]:
    """A folder that anybody may look into, for tests that give up the right to read everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def refusal(source: str) -> str:
    """Return the message with which a source is refused: one line, with nothing in it that a terminal would obey."""
    with pytest.raises(SourceError) as caught:
        read(source)
    message = str(caught.value)
    assert message.isprintable(), message
    return message


class TestText:
    """What is read."""

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (TEXT.encode(), TEXT),
            (codecs.BOM_UTF8 + TEXT.encode(), TEXT),
            (TEXT.encode("utf-16"), TEXT),
            (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), TEXT),
            (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), TEXT),
            (b"One line", "One line"),
            (b"One.\rTwo.\n\n\r\nThree.", "One.\rTwo.\n\n\r\nThree."),
            ("🙂 停火。".encode(), "🙂 停火。"),
            (b"<b>Bold</b> claims about HTML", "<b>Bold</b> claims about HTML"),
            (b"%PDF is a format. PK is none.", "%PDF is a format. PK is none."),
        ],
    )
    def test_as_it_is_in_the_file(self, write: Write, content: bytes, expected: str) -> None:
        article = read(write(content))
        assert article.text == expected
        assert "\ufeff" not in article.text

    def test_line_ends_keep_their_places(self, write: Write) -> None:
        article = read(write(TEXT.encode()))
        assert [(sentence.start, sentence.end) for sentence in article.sentences] == [(0, 33), (35, 62)]
        assert [article.sentence_text(index) for index in (0, 1)] == TEXT.split("\r\n")[:2]

    def test_title_and_source(self, write: Write) -> None:
        name = write(b"One line")
        article = read(name)
        assert (article.title, article.source) == ("article.txt", name)

    def test_as_long_as_it_may_be(self, write: Write) -> None:
        assert len(read(write(b"x" * MAX_LETTERS)).text) == MAX_LETTERS
        assert "1,000,001 letters" in refusal(write(b"x" * (MAX_LETTERS + 1)))

    def test_a_link_to_a_file(self, write: Write, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(write(b"One line"))
        assert read(str(tmp_path / "link")).text == "One line"


class TestStandardInput:
    """A source named "-"."""

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_in_its_own_encoding_not_the_terminals(self, pipe: Callable[[bytes], None], encoding: str) -> None:
        pipe(TEXT.encode(encoding))
        article = read("-")
        assert (article.text, article.source) == (TEXT, "-")

    @pytest.mark.parametrize("content", [b"", b"\0", b"%PDF-1.7", b"x" * (MAX_BYTES + 1)])
    def test_what_is_no_article_is_refused(self, pipe: Callable[[bytes], None], content: bytes) -> None:
        pipe(content)
        assert refusal("-").startswith("standard input: ")

    @pytest.mark.parametrize("closed", ["0<&-", "0>/dev/null"])
    def test_none_to_read_from(self, closed: str) -> None:
        program = "from aligner import SourceError, read\ntry: read('-')\nexcept SourceError as error: print(error)"
        command = f'exec "$0" -c "$1" {closed}'
        run = ["bash", "-c", command, sys.executable, program]
        result = subprocess.run(run, capture_output=True, text=True, check=False)  # noqa: S603
        assert result.stderr == ""
        assert result.stdout.startswith("standard input: ")


class TestRefusals:
    """Each says which source, and what is wrong with it."""

    def test_missing(self, tmp_path: Path) -> None:
        name = str(tmp_path / "nowhere.txt")
        assert refusal(name) == f"{name}: no such file: check the name"

    def test_a_file_taken_for_a_folder(self, write: Write) -> None:
        name = write(b"One line") + "/article.txt"
        assert refusal(name).startswith(f"{name}: ")

    def test_a_link_to_itself(self, tmp_path: Path) -> None:
        (tmp_path / "loop").symlink_to(tmp_path / "loop")
        assert refusal(str(tmp_path / "loop")).startswith(f"{tmp_path / 'loop'}: ")

    def test_a_folder(self, tmp_path: Path) -> None:
        assert "folder" in refusal(str(tmp_path))

    def test_no_right_to_read(self, anybody: Path) -> None:
        file = anybody / "article.txt"
        file.write_text("One line")
        file.chmod(0)
        root = os.geteuid() == 0
        if root:  # Root may read everything: be somebody else.
            os.seteuid(65534)
        try:
            message = refusal(str(file))
        finally:
            if root:
                os.seteuid(0)
        assert message == f"{file}: Permission denied: check the file"

    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("", '""'),
            ("a b.txt", "a b.txt"),
            ("a\0b.txt", "a\\x00b.txt"),
            ("a\nb.txt", "a\\nb.txt"),
            ("\x1b[2Ja.txt", "\\x1b[2Ja.txt"),
            ("\udcff.txt", "\\udcff.txt"),
            ("\u202eb.txt", "\\u202eb.txt"),
            ("é.txt", "é.txt"),
            ("x" * 5000, "x" * 5000),
        ],
        ids=ascii,
    )
    def test_odd_names(self, name: str, shown: str) -> None:
        assert refusal(name).startswith(f"{shown}: ")


class TestSeeds:
    """The two articles that ship."""

    def test_are_those_in_the_repository(self) -> None:
        files = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
        assert [article.text.encode() for article in seeds()] == [file.read_bytes() for file in files]
        assert [article.title for article in seeds()] == [file.name for file in files]
