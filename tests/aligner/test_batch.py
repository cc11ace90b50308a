"""Many pairs at once: every pair its record, in order, whatever becomes of the others."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import referencing

from aligner import AlignerError, Article, compare
from aligner.batch import How, Sources, failed, parse, record, run
from aligner.reading import ReadingOptions, seeds
from aligner.reports.json import tree
from tests.aligner.texts import FERRY, FERRY_AGAIN

HOW = How(ReadingOptions(), ReadingOptions())


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resources.files("aligner") / "reports" / name).read_text(encoding="utf-8"))
    return found


VALIDATOR = jsonschema.Draft202012Validator(
    schema("batch.schema.json"),
    registry=referencing.Registry().with_resource(
        "schema.json", referencing.Resource.from_contents(schema("schema.json"))
    ),
)


@pytest.fixture(name="articles")
def folder_of_articles(tmp_path: Path) -> Path:
    for name, sentences in (("ferry", FERRY), ("again", FERRY_AGAIN), ("short", FERRY[:1])):
        (tmp_path / name).write_text("\n".join(sentences), encoding="utf-8")
    return tmp_path


def pairs(folder: Path, *names: str) -> list[Sources]:
    return [Sources(*(str(folder / name) for name in pair.split())) for pair in names]


class TestParse:
    """A list of pairs."""

    def test_pairs(self) -> None:
        lines = ["# who, and who", "a.txt\tb.txt\r\n", "", " \n", "my a.txt \t https://example.org/b\n"]
        assert parse(lines) == [Sources("a.txt", "b.txt"), Sources("my a.txt", "https://example.org/b")]

    @pytest.mark.parametrize("line", ["a.txt", "a\tb\tc", "a\t", "\tb", "a b"])
    def test_a_line_that_is_no_pair_stops_no_other(self, articles: Path, line: str) -> None:
        some = parse([line, *("\t".join(pair) for pair in pairs(articles, "ferry again"))])
        first, second = run(some, HOW, processes=1)
        assert first["error"] == "give two articles with a tab between them"
        assert f"{first['left']['source']}\t{first['right']['source']}".strip("\t") == line.strip("\t")
        assert second["pairs"]

    def test_standard_input(self) -> None:
        _, other = parse(["a\tb", "-\tb"])
        assert "standard input" in record(other, HOW)["error"]

    def test_a_list_of_something_else(self) -> None:
        with pytest.raises(AlignerError, match="line 2: give two articles with a tab between them"):
            parse(["# a list", "a.txt,b.txt", "c.txt,d.txt"])


class TestRecords:
    """What comes of each pair."""

    def test_the_same_as_one_by_one(self, articles: Path) -> None:
        some = pairs(articles, "ferry again", "again ferry", "short again", "ferry missing", "ferry ferry")
        expected = [record(pair, HOW) for pair in some]
        found = list(run(some, HOW, processes=2))
        assert found == expected
        assert [each["left"]["source"] for each in found] == [pair.left for pair in some]
        assert found[0]["pairs"]

    def test_every_record_is_valid(self, articles: Path) -> None:
        for each in run(pairs(articles, "ferry again", "missing ferry", ". ferry"), HOW, processes=1):
            VALIDATOR.validate(each)
        assert not VALIDATOR.is_valid({"schema": 1, "left": {"source": "a"}, "right": {"source": "b"}})

    def test_a_bad_pair_says_why(self, articles: Path) -> None:
        (found,) = run(pairs(articles, "ferry missing"), HOW)
        assert found["error"].startswith(f"{articles / 'missing'}: no such file")

    def test_what_nobody_foresaw_stops_nothing(self, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("odd")

        monkeypatch.setattr("aligner.comparison.compare", broken)
        (pair,) = pairs(articles, "ferry again")
        assert record(pair, HOW) == failed(pair, "RuntimeError: odd")

    def test_a_process_that_dies_takes_only_its_pair_along(
        self, articles: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("aligner.batch.record", dies_of_short)
        some = pairs(articles, *["ferry again"] * 3, "short again", *["again ferry"] * 9)
        found = list(run(some, HOW, processes=2))
        assert [each["left"]["source"] for each in found] == [pair.left for pair in some]
        assert ["error" in each for each in found] == [pair.left.endswith("short") for pair in some]

    def test_no_pairs(self) -> None:
        assert list(run([], HOW)) == []


def dies_of_short(pair: Sources, how: How) -> dict[str, Any]:  # noqa: ARG001
    """Do what a process does that the system ends, at one of the pairs."""
    if pair.left.endswith("short"):
        os._exit(9)
    return {"left": {"source": pair.left}, "right": {"source": pair.right}}


class TestPickle:
    """What other machines compare comes back whole."""

    @pytest.mark.parametrize("used", [False, True])
    def test_articles_and_comparisons(self, used: bool) -> None:
        for left, right in self.articles():
            comparison = compare(left, right)
            if used:  # what was worked out goes along, or is worked out again
                tree(comparison)
            again = pickle.loads(pickle.dumps(comparison))  # noqa: S301 - our own
            assert again == comparison
            assert tree(again) == tree(comparison)
            assert pickle.loads(pickle.dumps(left)) == left  # noqa: S301

    def articles(self) -> Iterator[tuple[Article, Article]]:
        yield seeds()
        yield Article.from_sentences(FERRY, title="A"), Article.from_sentences(FERRY_AGAIN)
        yield Article.from_text(""), Article.from_text("\x00 \ud800")
