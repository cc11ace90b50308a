"""Which values of two articles stand beside each other, and how they stand to each other."""

from __future__ import annotations

import pytest

from aligner.article import Article, Span
from aligner.facts import Fact, Kind, Standing, claims, facts
from aligner.labels import Label, LabelledSpan, Relation
from aligner.result import Comparison, Evidence, Pair, WordLink


def compared(
    left: list[str],
    right: list[str],
    pairs: list[tuple[int, int]],
    words: str = "",
    evidence: tuple[Evidence, ...] = (),
) -> Comparison:
    """Pair sentences by number from 0; `words` ("129/137") are linked in each pair that has them."""
    articles = Article.from_sentences(left), Article.from_sentences(right)
    found = []
    for i, j in pairs:
        links = []
        for ours, theirs in (pair.split("/") for pair in words.split()):
            a, b = left[i].find(ours), right[j].find(theirs)
            if a >= 0 and b >= 0:
                links.append(WordLink(a, a + len(ours), b, b + len(theirs)))
        relation = Relation.CONTRADICTORY if evidence else Relation.PARTIAL
        spans = [(LabelledSpan(0, len(text), Label.SHARED),) for text in (left[i], right[j])]
        found.append(Pair(i, j, relation, 0.9, 0.9 if evidence else 0.0, evidence, tuple(links), *spans))
    return Comparison(*articles, tuple(found))


def paired(comparison: Comparison) -> list[Fact]:
    return list(facts(comparison, claims(comparison.left), claims(comparison.right)))


def told(comparison: Comparison) -> list[str]:
    """Write the facts down: "shared: 129 hostages | 129 hostages"."""
    rows = []
    for fact in paired(comparison):
        sides = [
            ", ".join(article.text[claim.start : claim.end] for claim in found)
            for article, found in ((comparison.left, fact.left), (comparison.right, fact.right))
        ]
        rows.append(f"{fact.standing.value}: {' | '.join(sides)}")
    return rows


class TestShared:
    """The same, or compatible."""

    def test_the_same_wherever_it_stands(self) -> None:
        assert told(compared(["They hold 129 hostages."], ["No.", "There are 129 hostages left."], [])) == [
            "shared: 129 hostages | 129 hostages"
        ]

    def test_all_that_is_the_same_is_one_fact(self) -> None:
        comparison = compared(["He came on Tuesday.", "It was on Tuesday."], ["She left on Tuesday."], [])
        assert told(comparison) == ["shared: Tuesday, Tuesday | Tuesday"]

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("At least 40 people died there.", "The storm killed 44 people in all."),
            ("Some 1,200 people came to see it.", "In the end 1,213 people came to see it."),
            ("A total of 19,500 people fled.", "The army counted 19,487 people who fled."),
            ("About 200 people came to see it.", "In the end 214 people came to see it."),
            ("Up to 50 people were inside.", "Some 44 people were inside."),
            ("Between 40 and 50 people died.", "The storm killed 44 people."),
        ],
    )
    def test_what_can_both_be_true(self, left: str, right: str) -> None:
        assert [row.partition(":")[0] for row in told(compared([left], [right], [(0, 0)]))] == ["shared"]

    def test_what_only_keeps_to_a_bound_is_something_else(self) -> None:
        comparison = compared(["At least 40 people died there."], ["The storm killed 63 people in all."], [(0, 0)])
        assert [row.partition(":")[0] for row in told(comparison)] == ["different"]

    def test_what_could_be_but_stands_in_sentences_that_are_not_paired(self) -> None:
        comparison = compared(["At least 40 people died there."], ["The storm killed 44 people in all."], [])
        assert [row.partition(":")[0] for row in told(comparison)] == ["only left", "only right"]

    def test_other_units(self) -> None:
        comparison = compared(["It is 5 km long."], ["It is 5,000 metres long."], [(0, 0)])
        assert [row.partition(":")[0] for row in told(comparison)] == ["shared"]


class TestOnly:
    """What only one article has, the other one does not have in another form either."""

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("The dam will cost 7 billion pounds.", "A price of £7bn was named for the dam."),
            ("The fund holds 5,000 euros.", "It has €5,000 left."),
            ("Unemployment stands at 25 percent.", "A quarter of the town has no work."),
            ("One in ten voters stayed away.", "Some said 10 per cent of voters had stayed away."),
            ("They lost half a million working hours.", "It cost them 500,000 hours."),
            ("The library lent 12,450 books.", "It was 12,450 in all."),
            ("The shop shuts at 6 p.m. these days.", "It was open until 18:00."),
            ("The storm hit Sao Paulo hard.", "People in São Paulo fled."),
            ("Then Zoë Świątek won the race.", "Then Zoe Swiatek won it."),
        ],
    )
    def test_a_value_in_another_form_wherever_it_stands(self, left: str, right: str) -> None:
        assert "only" not in " ".join(told(compared([left], ["Nothing else is known.", right], [])))

    @pytest.mark.parametrize(
        ("left", "right", "words"),
        [
            ("They paid 20 million and 35 million euros.", "The first got €20m, the other one €35m.", ""),
            ("The coach, Ben Aldo, 46, agreed.", "Ben Aldo, who is 46 now, agreed.", "46/46"),
            ("Two officers were hurt in it.", "Two were hurt in it.", "Two/Two"),
            ("She works for the Bank of Norland.", "The head of the Norland Bank resigned.", ""),
            ("It killed 40 cows.", "It killed 40 cattle.", "cows/cattle"),
            ("It reached 35 degrees Celsius.", "It reached 95 degrees Fahrenheit.", "35/95"),
            ("It burst on May 7, 2021.", "It gave way on May 7.", ""),
        ],
    )
    def test_a_value_in_another_form_in_paired_sentences(self, left: str, right: str, words: str) -> None:
        assert "only" not in " ".join(told(compared([left], [right], [(0, 0)], words)))

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Three villages were cut off.", "It hurt three nurses."),
            ("Four miners died in Olten and two in Basel.", "It hit two villages."),
        ],
    )
    def test_as_many_of_something_else_are_another_value(self, left: str, right: str) -> None:
        rows = told(compared([left], [right], [(0, 0)], "Three/three two/two"))
        assert not any(row.startswith("shared") for row in rows)

    def test_what_one_article_has_beside_another_value(self) -> None:
        """B says both; that it says 31 elsewhere takes nothing from 29, which A says, too."""
        left, right = ["It killed 29 people."], ["It killed 31 people.", "They buried 29 people."]
        evidence = Evidence("number", Span(10, 12), Span(10, 12), "They differ.")
        assert told(compared(left, right, [(0, 0)], evidence=(evidence,))) == [
            "conflict: 29 people | 31 people",
            "shared: 29 people | 29 people",
        ]

    def test_two_values_against_one(self) -> None:
        left, right = ["Four firms agreed.", "Nothing more."], ["Five firms agreed.", "Five big plants agreed."]
        evidence = Evidence("number", Span(0, 4), Span(0, 4), "They differ.")
        assert told(compared(left, right, [(0, 0), (0, 1)], evidence=(evidence,))) == [
            "conflict: Four firms | Five firms",
            "conflict: Four firms | Five big plants",
        ]

    def test_what_something_is_and_what_it_rose_by(self) -> None:
        rows = told(compared(["They want a rise of 6 percent."], ["They were offered 6 percent."], [(0, 0)]))
        assert rows == ["different: 6 percent | 6 percent"]

    def test_a_unit_is_no_name(self) -> None:
        assert told(compared(["It was 30 degrees Celsius there."], ["Nothing."], [])) == [
            "only left: 30 degrees Celsius | "
        ]

    def test_what_is_counted_may_be_a_name(self) -> None:
        assert "shared: Swedes | Swedes" in told(compared(["It hurt 40 Swedes."], ["Many Swedes were hurt."], []))


class TestNames:
    """People and places, whatever the articles call them."""

    def test_that_open_a_sentence(self) -> None:
        left, right = ["Harriers beat Albion in the cup."], ["Albion lost the cup to Harriers."]
        assert told(compared(left, right, [])) == ["shared: Harriers | Harriers", "shared: Albion | Albion"]

    def test_a_word_that_opens_a_sentence_may_be_any(self) -> None:
        left, right = ["He joined the Free Press."], ["Press is what he calls it.", "The press is free."]
        assert told(compared(left, right, [])) == ["only left: Free Press | "]

    def test_a_short_name_for_a_long_one_of_the_other_article(self) -> None:
        assert told(compared(["Then Isaac Herzog spoke."], ["We saw Herzog leave."], [])) == [
            "shared: Isaac Herzog | Herzog"
        ]

    def test_a_country_is_not_the_bank_of_it(self) -> None:
        rows = told(compared(["He left the Bank of England."], ["He has left England."], []))
        assert [row.partition(":")[0] for row in rows] == ["only left", "only right"]

    def test_its_fullest_form_comes_first(self) -> None:
        comparison = compared(["Herzog spoke.", "Isaac Herzog was tired."], ["So was Isaac Herzog."], [])
        assert told(comparison) == ["shared: Isaac Herzog, Herzog | Isaac Herzog"]

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Then Isaac Herzog spoke.", "Then Isaac Herzog left."),
            ("Then Isaac Herzog spoke.", "Then Herzog left."),
            ("Then President Isaac Herzog spoke.", "Then Mr Herzog left."),
            ("Then William Burns spoke.", "Then Bill Burns left."),
        ],
    )
    def test_the_same(self, left: str, right: str) -> None:
        assert [row.partition(":")[0] for row in told(compared([left], [right], [(0, 0)]))] == ["shared"]

    def test_a_capital_for_its_country_where_the_words_answer_each_other(self) -> None:
        left, right = ["He flew to Warsaw."], ["He went to Poland."]
        assert told(compared(left, right, [(0, 0)], "Warsaw/Poland")) == ["shared: Warsaw | Poland"]
        assert len(told(compared(left, right, [(0, 0)]))) == 2

    def test_two_with_a_word_in_common_are_two(self) -> None:
        comparison = compared(
            ["Then CIA Director Bill Burns spoke."], ["Then Mossad Director David Barnea left."], [(0, 0)]
        )
        assert len(told(comparison)) == 2

    def test_a_short_name_in_the_same_article_goes_with_the_long_one(self) -> None:
        comparison = compared(["Then Isaac Herzog spoke.", "We saw Herzog leave."], ["Nobody spoke."], [])
        assert told(comparison) == ["only left: Isaac Herzog, Herzog | "]

    def test_but_only_with_its_end(self) -> None:
        comparison = compared(["The Qatari Prime Minister spoke.", "It is Qatari gas."], ["Nobody spoke."], [])
        assert len(told(comparison)) == 2


class TestQuotations:
    """What was said."""

    SAID = "He said: “We would rather be late than sorry for it.”"

    def test_the_same(self) -> None:
        assert told(compared([self.SAID], [self.SAID], []))[0].startswith("shared: We would rather be late")

    def test_a_part_of_it(self) -> None:
        comparison = compared([self.SAID], ["He would “rather be late than sorry”."], [(0, 0)])
        assert told(comparison)[0].startswith("shared: ")

    def test_altered(self) -> None:
        comparison = compared([self.SAID], ["He said: “We would rather be dead than sorry for it.”"], [(0, 0)])
        assert told(comparison)[0].startswith("different: ")


class TestDifferent:
    """Another value for the same thing, which is no contradiction yet."""

    def test_of_what_is_counted(self) -> None:
        comparison = compared(["They hold 129 hostages."], ["They hold 137 hostages."], [(0, 0)])
        assert told(comparison) == ["different: 129 hostages | 137 hostages"]

    def test_of_words_that_answer_each_other(self) -> None:
        comparison = compared(["They hold 129 of them."], ["They hold 137 of them."], [(0, 0)], "129/137")
        assert told(comparison) == ["different: 129 | 137"]

    def test_of_ways(self) -> None:
        comparison = compared(["Its shares rose 5 percent."], ["Its shares fell 5 percent."], [(0, 0)], "5/5")
        assert [row.partition(":")[0] for row in told(comparison)] == ["different"]

    @pytest.mark.parametrize(
        ("left", "right", "words", "found"),
        [
            ("It will open on June 3 at last.", "It will open in June.", "June/June", ["shared"]),
            ("She was born in 1984.", "She was born in May 1984.", "1984/1984", ["shared"]),
            ("It ran until February.", "It ran all last winter.", "February/winter", ["only left", "only right"]),
            ("It ended on December 1.", "It began in November.", "December/November", ["only left", "only right"]),
        ],
    )
    def test_of_a_stretch_that_says_less(self, left: str, right: str, words: str, found: list[str]) -> None:
        rows = told(compared([left], [right], [(0, 0)], words))
        assert [row.partition(":")[0] for row in rows] == found

    def test_of_dates(self) -> None:
        comparison = compared(["It ended on December 1."], ["It ended on November 3."], [(0, 0)], "December/November")
        assert told(comparison) == ["different: December 1 | November 3"]

    @pytest.mark.parametrize(
        ("left", "right", "words"),
        [
            ("The dead were between 19 and 70 years old.", "The dead were between 9 and 27 years old.", "19/9"),
            ("It sold 20 to 30 houses.", "It sold 25 to 90 houses.", ""),
        ],
    )
    def test_of_what_only_overlaps(self, left: str, right: str, words: str) -> None:
        rows = told(compared([left], [right], [(0, 0)], words))
        assert [row.partition(":")[0] for row in rows] == ["different"]

    @pytest.mark.parametrize(
        ("left", "right", "pairs"),
        [
            ("They hold 129 hostages.", "They hold 137 hostages.", []),
            ("They hold 129 hostages.", "They freed 86 women.", [(0, 0)]),
            ("It costs $5 now.", "It took 5 hours then.", [(0, 0)]),
            ("Ten people came.", "It happened on Tuesday.", [(0, 0)]),
        ],
    )
    def test_not_of_other_things(self, left: str, right: str, pairs: list[tuple[int, int]]) -> None:
        assert [row.partition(":")[0] for row in told(compared([left], [right], pairs))] == ["only left", "only right"]

    @pytest.mark.parametrize(
        ("left", "right", "words"),
        [
            ("They closed 9,000 pits.", "They shut two schools.", "9,000/two"),
            ("It fell, with 57 percent against it.", "It fell, with 43 percent for it.", "57/43"),
        ],
    )
    def test_not_of_other_things_however_near(self, left: str, right: str, words: str) -> None:
        rows = told(compared([left], [right], [(0, 0)], words))
        assert [row.partition(":")[0] for row in rows] == ["only left", "only right"]

    def test_no_contradiction_without_evidence(self) -> None:
        comparison = compared(["They hold 129 hostages."], ["They hold 137 hostages."], [(0, 0)])
        assert all(fact.standing is not Standing.CONFLICT for fact in paired(comparison))


class TestConflicts:
    """What the evidence of a pair says, first of all."""

    LEFT = "They hold 129 hostages since Monday."
    RIGHT = "They hold 137 hostages since Monday."

    def evidence(self, left: str, right: str) -> tuple[Evidence, ...]:
        a, b = self.LEFT.index(left), self.RIGHT.index(right)
        return (Evidence("number", Span(a, a + len(left)), Span(b, b + len(right)), "They differ."),)

    def test_of_claims(self) -> None:
        comparison = compared([self.LEFT], [self.RIGHT], [(0, 0)], evidence=self.evidence("129", "137"))
        assert told(comparison) == ["conflict: 129 hostages | 137 hostages", "shared: Monday | Monday"]
        assert paired(comparison)[0].kind is Kind.QUANTITY

    def test_of_other_words(self) -> None:
        comparison = compared([self.LEFT], [self.RIGHT], [(0, 0)], evidence=self.evidence("hold", "hold"))
        first = paired(comparison)[0]
        assert (first.kind, first.standing) == (Kind.STATEMENT, Standing.CONFLICT)
        assert told(comparison)[0] == "conflict: hold | hold"

    def test_of_more_than_a_claim(self) -> None:
        left, right = "The lorry left on Route 12.", "The lorry left on Route 21."
        evidence = Evidence("numbered", Span(18, 26), Span(18, 26), "A: Route 12. B: Route 21.")
        assert told(compared([left], [right], [(0, 0)], evidence=(evidence,)))[0] == "conflict: Route 12 | Route 21"


class TestOrder:
    """What matters most comes first, and then the order of the articles."""

    def test_of_all_kinds(self) -> None:
        comparison = compared(
            ["They hold 129 hostages.", "He came on Friday with 3 friends."],
            ["They hold 137 hostages.", "He left on Friday with 2 dogs."],
            [(0, 0)],
        )
        assert told(comparison) == [
            "different: 129 hostages | 137 hostages",
            "shared: Friday | Friday",
            "only left: 3 friends | ",
            "only right:  | 2 dogs",
        ]


class TestClaims:
    """Found in the sentences of the story."""

    def test_positions_are_those_of_the_article(self) -> None:
        article = Article.from_sentences(["Nothing.", "On Monday 12 people came."])
        assert [(article.text[each.start : each.end], each.sentence) for each in claims(article)] == [
            ("Monday", 1),
            ("12 people", 1),
        ]

    def test_none_of_what_is_no_part_of_the_story(self) -> None:
        article = Article.from_text("Read more: 5 things to know\nThe mayor spoke to a crowd of citizens.\n")
        assert [sentence.boilerplate for sentence in article.sentences] == [True, False]
        assert claims(article) == ()

    def test_no_claims_no_facts(self) -> None:
        assert paired(compared([], [], [])) == []
        assert paired(compared(["Nothing happened."], ["All was quiet."], [(0, 0)])) == []
