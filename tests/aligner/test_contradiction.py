"""Contradictions: whole articles with one and with none, and what each rule must catch and must let pass."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner import Article, Evidence, Label, Relation, compare, encoder, relate
from aligner.claims import quantities
from aligner.contradiction import RULES, Conflict, clashes, marked, shown
from aligner.labels import LabelledSpan
from aligner.result import MODEL, Span
from aligner.rules.figures import adds_up, comparable, compatible
from aligner.rules.said import Said
from aligner.rules.slot import Sides
from aligner.similarity import profiles
from aligner.wording import align_words
from tests.aligner.newsroom import CLASHING, HARMLESS, Story


def found_in(left: str, right: str) -> list[tuple[str, str, str]]:
    """The rule and the words of each contradiction between two sentences that stand in articles of their own."""
    result = compare(Article.from_sentences([left]), Article.from_sentences([right]))
    evidence = [each for pair in result.pairs for each in pair.evidence]
    return [(each.rule, left[slice(*each.left)], right[slice(*each.right)]) for each in evidence]


def found(sides: Sides) -> list[Conflict]:
    """What may clash in two sentences, the most probable first."""
    return clashes([sides], encoder.load().judge)[0]


class TestArticles:
    """What a newsroom writes."""

    @pytest.mark.parametrize("story", CLASHING, ids=lambda story: story.name)
    def test_a_conflict_is_found_and_nothing_else(self, story: Story) -> None:
        left, right = Article.from_text(story.left), Article.from_text(story.right)
        result = compare(left, right)
        pairs = [pair for pair in result.pairs if pair.evidence]
        assert len(pairs) == 1
        (pair,), (evidence,) = pairs, pairs[0].evidence
        texts = left.sentence_text(pair.left), right.sentence_text(pair.right)
        assert (texts[0][slice(*evidence.left)], texts[1][slice(*evidence.right)]) == story.clash
        assert evidence.rule == story.rule
        assert pair.relation is Relation.CONTRADICTORY
        assert 0.5 <= pair.contradiction <= 1
        for spans, place in ((pair.left_spans, evidence.left), (pair.right_spans, evidence.right)):
            assert [Span(a, b) for a, b, label in spans if label is Label.CONTRADICTORY] == [place]
        assert result.labels("left")[pair.left] is result.labels("right")[pair.right] is Label.CONTRADICTORY

    @pytest.mark.parametrize("story", CLASHING, ids=lambda story: story.name)
    def test_the_evidence_quotes_both(self, story: Story) -> None:
        result = compare(Article.from_text(story.left), Article.from_text(story.right))
        said = next(each.explanation for pair in result.pairs for each in pair.evidence)
        first, second = said.removeprefix("A: ").split(" B: ")
        assert story.clash
        assert story.clash[0] in first or first.strip("….") in story.left
        assert story.clash[1] in second or second.strip("….") in story.right

    @pytest.mark.parametrize("story", HARMLESS, ids=lambda story: story.name)
    def test_where_there_is_none_none_is_found(self, story: Story) -> None:
        result = compare(Article.from_text(story.left), Article.from_text(story.right))
        assert result.pairs, "nothing was compared"
        assert [each.explanation for pair in result.pairs for each in pair.evidence] == []
        assert all(pair.contradiction < 0.5 for pair in result.pairs)

    @pytest.mark.parametrize("story", [*CLASHING, *HARMLESS], ids=lambda story: story.name)
    def test_no_article_contradicts_itself(self, story: Story) -> None:
        article = Article.from_text(story.left)
        assert not any(pair.evidence for pair in compare(article, Article.from_text(story.left)).pairs)

    def test_what_both_say_elsewhere_is_of_two_things(self) -> None:
        one = "The fire killed 12 people in Lomna on Monday."
        other = "The fire killed 17 people in Lomna on Monday."
        assert found_in(one, other)
        more = "Officials counted 17 dead at noon.", "Officials counted 12 dead at dawn."
        result = compare(Article.from_sentences([one, more[0]]), Article.from_sentences([other, more[1]]))
        assert not any(pair.evidence for pair in result.pairs)


class TestFigures:
    """Which figures can both be true of one thing."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("19,500 people", "19,487 people"),
            ("about 40 people", "44 people"),
            ("at least 40 people", "44 people"),
            ("up to 40 people", "35 people"),
            ("12 to 15 people", "14 people"),
            ("50 miles", "80 km"),
            ("$1.5 billion", "$1.46 billion"),
            ("dozens of people", "44 people"),
            ("from 10 to 5 percent", "5 percent"),
            ("2-1", "1-2"),
            ("$0.50", "50 cents"),
        ],
    )
    def test_both(self, one: str, other: str) -> None:
        first, second = quantities(one)[0], quantities(other)[0]
        assert comparable(first, second)
        assert compatible(first, second)
        assert compatible(second, first)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("129 hostages", "137 hostages"),
            ("at least 40 people", "35 people"),
            ("12 to 15 people", "16 people"),
            ("rose 5 percent", "fell 5 percent"),
            ("$12,177", "$21,177"),
            ("3-1", "3-2"),
            ("50 miles", "50 km"),
            ("about 40 people", "60 people"),
            ("about 108 yen", "about 118 yen"),
        ],
    )
    def test_not_both(self, one: str, other: str) -> None:
        first, second = quantities(one)[0], quantities(other)[0]
        assert comparable(first, second)
        assert not compatible(first, second)
        assert not compatible(second, first)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("$5 million", "€5 million"),
            ("5 percent", "5 people"),
            ("rose 5 percent", "5 percent of voters"),
            ("$5 a day", "$90"),
            ("one in five children", "16 million children"),
        ],
    )
    def test_of_two_kinds(self, one: str, other: str) -> None:
        assert not comparable(quantities(one)[0], quantities(other)[0])

    def test_parts_of_a_whole(self) -> None:
        parts = quantities("four nuns and 12 others")
        assert adds_up(quantities("16 people")[0], parts)
        assert not adds_up(quantities("17 people")[0], parts)

    def test_what_an_article_says(self) -> None:
        said = Said(["Some 1,200 people came on May 5.", "It was their third visit."])
        assert said.has_figure(quantities("1,190 people")[0]) is False
        assert said.has_figure(quantities("1,200 people")[0])
        assert said.has_ordinal("3rd visit")


class TestRules:
    """What each rule must catch, and what it must let pass."""

    @pytest.mark.parametrize(
        ("rule", "left", "right"),
        [
            ("number", "Hamas still holds 129 hostages in Gaza.", "Hamas still holds 137 hostages in Gaza."),
            ("number", "The team won the final 3-1 on Sunday.", "The team won the final 3-2 on Sunday."),
            ("date", "The bridge was closed in May 2019.", "The bridge was closed in August 2019."),
            ("rank", "It was the third-largest bank in Norway.", "It was the fifth-largest bank in Norway."),
            (
                "negation",
                "The pilot did not report the fire to the tower.",
                "The pilot reported the fire to the tower.",
            ),
            (
                "negation",
                "The owner of the mill declined to sign the lease on Friday.",
                "The owner of the mill signed the lease on Friday.",
            ),
            ("opposite", "The board accepted the offer from Kemi.", "The board rejected the offer from Kemi."),
            ("opposite", "The board turned down the offer from Kemi.", "The board accepted the offer from Kemi."),
            ("swap", "Norvik beat Aldane 3-1 in the final in Porto.", "Aldane beat Norvik 3-1 in the final in Porto."),
            (
                "swap",
                "The court ordered Telmar to pay Orvane 40 million euros.",
                "The court ordered Orvane to pay Telmar 40 million euros.",
            ),
            (
                "swap",
                "Exports rose 4 percent and imports 7 percent in March.",
                "Exports rose 7 percent and imports 4 percent in March.",
            ),
            ("swap", "We don't own your letters, you do.", "You don't own your letters, we do."),
            (
                "speaker",
                '"The harbour will be dredged before the winter," said Olga Lind.',
                '"The harbour will be dredged before the winter," said Karl Brasz.',
            ),
            (
                "speaker",
                '"The harbour will be dredged before the winter," said Olga Lind.',
                '"The harbour will be dredged before the winter," Karl Brasz told the reporter Olga Lind.',
            ),
            (
                "quotation",
                '"We have never paid anyone for a vote in this town," Lind said.',
                '"We have often paid anyone for a vote in this town," Lind said.',
            ),
            (
                "quotation",
                '"It will take 40 men to mend this harbour wall," Lind said.',
                '"It will take 90 men to mend this harbour wall," Lind said.',
            ),
            (
                "denial",
                "The mayor of Lund took money from the builder.",
                "The mayor of Lund denies that he took money from the builder.",
            ),
            # in other words
            (
                "number",
                "A fire killed nine people in a hostel in Riga.",
                "Twelve people died in a fire in a Riga hostel.",
            ),
            ("number", "Police said 14 people were injured in the crash.", "The crash left 41 people hurt."),
            (
                "number",
                "The council approved $4 million for the bridge.",
                "The bridge will get $9 million, it decided.",
            ),
            ("number", "No one was hurt in the fire at the mill.", "Three people were hurt in the fire at the mill."),
            (
                "number",
                "The climber, 34, was found alive on Monday.",
                "Rescuers found the 43-year-old climber alive on Monday.",
            ),
            # in a sentence that says much else, all of it alike
            (
                "number",
                "In her letter the teacher wrote that if they bought the flat above the bakery and shared it with "
                "children and not with lodgers, it would cost $1.9 million and they would pay $13,254 a month in "
                "mortgage, taxes and insurance.",
                "If we bought the flat above the bakery and shared it with children and not with lodgers, it would "
                "cost $1.9m and we would pay $31,254 a month in mortgage, taxes, and insurance.",
            ),
            # where another thing of the kind is told of, too
            (
                "number",
                "The bridge cost $12 million, the council said.",
                "The council, which is planning another bridge, said the bridge cost $21 million.",
            ),
            ("date", "The trial of Oskar Thelin opened on Monday.", "On Thursday the trial of Oskar Thelin began."),
            ("date", "In May the dam had been inspected.", "The dam had been inspected in August."),
            ("opposite", "The board rejected the offer from Nordhav.", "The board accepted Nordhav's offer."),
        ],
    )
    def test_it_is_caught(self, rule: str, left: str, right: str) -> None:
        assert [each[0] for each in found_in(left, right)] == [rule]
        assert [each[0] for each in found_in(right, left)] == [rule]

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            ("Hamas still holds about 129 hostages in Gaza.", "Hamas still holds at least 120 hostages in Gaza."),
            (
                "A barge with 620 tonnes of barley sank near Estwick.",
                "A barge with 37 tonnes of barley sank near Lipnik.",
            ),
            ("The army used 412 sandbags on Monday.", "The army used 190 sandbags on Thursday."),
            ("One of the men was shot.", "Two of the men were shot."),
            ("The bridge was closed on Monday, May 6.", "The bridge was closed on May 6."),
            ("The shop is open since Monday.", "The shop opened on Monday and closed on Friday."),
            ("The court found her not guilty of fraud.", "The court found her innocent of fraud."),
            ("They said no more about the fire.", "They said little more about the fire."),
            ("The ferry did not sail, however hard it tried.", "The ferry did not sail, whereas the bus did run."),
            ("A non-stop train ran from Oslo to Bergen.", "A train ran from Oslo to Bergen."),
            ("The Boeing 737 landed safely at Corran.", "The plane, Flight 2214, landed safely at Corran."),
            ("In 2019 the club won the cup in Lund.", "The club, founded in 1902, won the cup in Lund."),
            ("The minister may visit Kyiv on Friday.", "The minister will visit Ukraine on Friday."),
            ("A whale was seen in the Lenne.", "A hoax? Fishermen argue about the whale in the Lenne."),
            ("The smugglers were caught in Lund.", "The smugglers were caught in Lund with fake passports."),
            ("The navy killed Omar Reyes in a raid.", "Omar Reyes was killed in a raid of the navy."),
            ("A doctor felt for his pulse, but found none.", "The doctor said that he had no pulse."),
            ("A vigil will be held at 6 p.m. in the hall.", "A vigil will be held at 6:00 in the hall."),
            ("Eight of the 14 rhinos have died in the reserve.", "Eight rhinos have died in the reserve."),
            ("The bomb killed 16 people, four of them nuns.", "The bomb killed four nuns and twelve others."),
            ("The shop is in Sunfield, PA (17801).", "The shop is in Sunfield, PA (16335)."),
            ("The price declined to 40 euros on Monday.", "The price fell to 40 euros on Monday."),
            ("The storm had winds of 115 mph.", "The storm has a chance of growing to winds of 140 mph."),
            # what two people paid, how far two things are from it, and a rate beside a count
            (
                "Judge Lind sentenced Halvard Moen to two years in prison and ordered him to repay $18,400.",
                "Tessa Brook was sentenced to two years in prison and ordered to repay almost $100,000.",
            ),
            (
                "A helicopter found their car in the marsh about 150 yards off the coast road.",
                "A helicopter found their car in the marsh two miles away from the cabin.",
            ),
            (
                "The report says that 16 million children in the country receive food aid.",
                "The report says that one in five children in the country receives food aid.",
            ),
            # what happened to others, or another day: two happenings have two figures and two days
            ("The crash on the coast road killed nine people.", "The crash on the coast road injured 14 people."),
            ("Two people were killed in the fire at the mill.", "Three people were hurt in the fire at the mill."),
            ("Nine people are missing after the ferry sank.", "Fourteen people were rescued after the ferry sank."),
            ("The suspect was arrested in Lund on Monday.", "The suspect was charged in Lund on Tuesday."),
            ("The storm hit the coast of Norvik on Saturday.", "The storm weakened over Norvik on Sunday."),
            ("The strike will end on Friday if the talks succeed.", "The strike began on Monday."),
            # another thing of the kind, another stretch of time, another purpose
            ("The court rejected the first appeal in May.", "The court accepted the second appeal in June."),
            ("The hospital treated 14 of the wounded.", "A second hospital treated nine of the wounded."),
            ("The bank lost $3 billion in the first quarter.", "The bank lost $5 billion in the year."),
            ("The council approved $4 million for the bridge.", "The council approved $2 million for the school."),
            ("The village lies 30 kilometres from the border.", "The village lies 80 kilometres north of the capital."),
            ("The vaccine protects 90 percent of adults.", "The vaccine protects 60 percent of children."),
            # two things set against each other, two who speak, and who is only accused
            ("The east gate was opened at noon.", "The west gate was closed at noon."),
            ("Supporters say the law will create jobs.", "Critics say the law will destroy jobs."),
            ("Prices of wheat rose on Monday.", "Prices of oil fell on Monday."),
            ("The company denied that it had polluted the river.", "Residents accused it of polluting the river."),
            ("She will plead not guilty in the Slender Man case.", "The girl will plead not guilty in the case."),
            # the passive voice, and what may as well be said the other way round
            (
                "Norvik beat Aldane 3-1 in the final in Porto.",
                "Aldane were beaten 3-1 by Norvik in the final in Porto.",
            ),
            ("Minister Lund met Chancellor Weber in Riga.", "Chancellor Weber met Minister Lund in Riga."),
            ("Prices fell from 7 to 6 euros a tonne in June.", "Prices fell to 6 from 7 euros a tonne in June."),
            # shortened, told by the same person or by nobody in particular, or by one of those who were there
            (
                '"The harbour will be dredged before the winter, if it freezes," said Olga Lind.',
                '"The harbour will be dredged before the winter," Lind said.',
            ),
            (
                '"The harbour will be dredged before the winter," said Olga Lind.',
                '"The harbour will be dredged before the winter," the Harbour Board said.',
            ),
            (
                '"The harbour will be dredged before the winter," said Olga Lind, who spoke for Karl Brasz.',
                '"The harbour will be dredged before the winter," said Karl Brasz.',
            ),
            (
                '"We will not pay for the harbour wall again," Lind said.',
                '"We won\'t pay for the harbour wall again," Lind said.',
            ),
            ("The shop in Seattle was closed on Monday.", "The shop in Washington state was closed on Monday."),
            (
                "Israel says the mayor took money; the mayor denies it.",
                "The mayor denies what Israel says, that he took money.",
            ),
        ],
    )
    def test_it_is_let_pass(self, left: str, right: str) -> None:
        assert found_in(left, right) == []
        assert found_in(right, left) == []

    @pytest.mark.parametrize(
        "headline",
        [
            "Claims that a whale was seen in the Lenne are rubbish",
            "Experts doubt that a whale was seen in the Lenne",
            "The whale that was seen in the Lenne is a hoax",
            "It is not true that a whale was seen in the Lenne",
        ],
    )
    def test_a_headline_denies_a_claim(self, headline: str) -> None:
        (pair,) = relate([("A whale was seen in the Lenne", headline)])
        assert [each.rule for each in pair.evidence] == ["denial"]

    @pytest.mark.parametrize(
        "headline",
        [
            "A hoax? Fishermen argue about the whale that was seen in the Lenne",
            "The whale that was seen in the Lenne has swallowed fake bait",
        ],
    )
    def test_a_headline_asks_or_speaks_of_another_fake(self, headline: str) -> None:
        (pair,) = relate([("A whale was seen in the Lenne", headline)])
        assert pair.evidence == ()

    def test_every_rule_is_tested(self) -> None:
        assert {story.rule for story in CLASHING} | {"name", MODEL} == {*RULES}


class TestModel:
    """What the model says where no rule has a reason."""

    KEPT, SOLD = "The company kept its old mill in Brenholm.", "The company sold its old mill in Brenholm."

    def sides(self, contradiction: float) -> Sides:
        left, right = profiles([self.KEPT, self.SOLD], encoder.load())
        return Sides(left, right, align_words(left, right), overlap=0.9, contradiction=contradiction)

    def test_if_it_is_sure_enough_it_is_shown_as_the_models_word(self) -> None:
        (evidence,) = shown(found(self.sides(0.98)))
        assert evidence.rule == MODEL
        assert "kept" in self.KEPT[slice(*evidence.left)]
        assert "sold" in self.SOLD[slice(*evidence.right)]

    def test_else_it_is_only_counted(self) -> None:
        likely = found(self.sides(0.02))
        assert not shown(likely)
        assert likely[0].probability < found(self.sides(0.98))[0].probability

    def test_between_articles_it_counts_less(self) -> None:
        bare = self.sides(0.98)
        articles = replace(bare, left_said=Said([self.KEPT]), right_said=Said([self.SOLD]))
        assert found(articles)[0].probability < found(bare)[0].probability

    @pytest.mark.parametrize(("read_overlap", "rules"), [(-3.0, ["number"]), (3.0, [])])
    def test_a_clash_makes_two_sentences_overlap_no_less(self, read_overlap: float, rules: list[str]) -> None:
        """Only where it is the model that doubts that they overlap, and it would not if they agreed."""
        texts = "The fire killed 12 people.", "The fire killed 17 people."
        left, right = profiles([*texts], encoder.load())
        said = [Said([text]) for text in texts]
        sides = Sides(left, right, align_words(left, right), 0.4, 0.9, *said, read_overlap=read_overlap)
        assert [each.rule for each in shown(found(sides))] == rules

    @pytest.mark.parametrize(("overlap", "rules"), [(0.6, []), (0.99, ["number"])])
    def test_the_surer_two_sentences_are_of_one_thing_the_less_is_asked_for(
        self, overlap: float, rules: list[str]
    ) -> None:
        texts = "The fire killed 12 people.", "The fire killed 17 people."
        left, right = profiles([*texts], encoder.load())
        said = [Said([text]) for text in texts]
        sides = Sides(left, right, align_words(left, right), overlap, 0.2, *said, read_overlap=5.0)
        assert [each.rule for each in shown(found(sides))] == rules

    def test_its_word_counts_for_a_rule_too(self) -> None:
        left, right = profiles(["The fire killed 12 people.", "The fire killed 17 people."], encoder.load())
        words = align_words(left, right)
        doubtful, sure = (found(Sides(left, right, words, 0.9, said))[0] for said in (0.05, 0.95))
        assert doubtful.evidence.rule == sure.evidence.rule == "number"
        assert doubtful.probability < sure.probability

    def test_a_reason_stands_before_a_judgement(self) -> None:
        left, right = profiles(["The fire killed 12 people.", "The fire killed 17 people."], encoder.load())
        evidence = shown(found(Sides(left, right, align_words(left, right), 0.9, 0.98)))
        assert [each.rule for each in evidence] == ["number"]


class TestMarking:
    """Contradictory places in the spans of a sentence."""

    def test_a_place_is_cut_out(self) -> None:
        spans = (LabelledSpan(0, 10, Label.SHARED), LabelledSpan(10, 20, Label.UNIQUE))
        assert marked(spans, [Span(8, 12)]) == (
            LabelledSpan(0, 8, Label.SHARED),
            LabelledSpan(8, 12, Label.CONTRADICTORY),
            LabelledSpan(12, 20, Label.UNIQUE),
        )

    def test_none(self) -> None:
        spans = (LabelledSpan(0, 10, Label.SHARED),)
        assert marked(spans, []) == spans

    def test_evidence_is_plain(self) -> None:
        evidence = Evidence("number", Span(0, 1), Span(0, 1), "A: x B: y")
        assert evidence.rule == "number"


class TestExplanations:
    """What a reader is told."""

    def said(self, left: str, right: str) -> str:
        result = compare(Article.from_sentences([left]), Article.from_sentences([right]))
        return next(each.explanation for pair in result.pairs for each in pair.evidence)

    def test_a_clause_is_quoted_whole(self) -> None:
        one = "Nine people died when the ferry sank off Estwick, said the coast guard, which searched until dusk."
        other = "Fourteen people died when the ferry sank off Estwick, and others are missing."
        assert self.said(one, other) == "A: Nine people died. B: Fourteen people died."

    def test_a_quotation_ends_with_a_full_stop(self) -> None:
        one = '"We will not sell the mill to a foreign investor," Edda Rask told the workers.'
        other = '"We will sell the mill to a foreign investor," Edda Rask told the workers.'
        assert self.said(one, other) == (
            'A: "We will not sell the mill to a foreign investor." B: "We will sell the mill to a foreign investor."'
        )

    def test_a_few_words_do_not_stand_alone(self) -> None:
        one = "The bridge of Lomna was closed for good by the county, in May 2019."
        other = "The bridge of Lomna was closed for good by the county, in August 2019."
        assert self.said(one, other) == (
            "A: The bridge of Lomna was closed for good by the county, in May 2019. "
            "B: The bridge of Lomna was closed for good by the county, in August 2019."
        )

    def test_a_long_clause_is_cut_between_words(self) -> None:
        long = (
            "The {} people of the small island of Torvik off the coast of Norvland sailed to the mainland in boats of "
        )
        long += "oak and pine with all their sheep and goats and hens and with the bell of their church in a net."
        first, second = self.said(long.format(412), long.format(968)).removeprefix("A: ").split(" B: ")
        for quoted, whole in ((first, long.format(412)), (second, long.format(968))):
            assert quoted.endswith("…")
            assert whole.startswith(quoted.removesuffix("…"))
            assert len(quoted) < 80
