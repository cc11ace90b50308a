"""The rules for contradictions: what each must catch, and what it must let pass."""

from __future__ import annotations

import pytest

from aligner import Article, compare, relate


def found_in(left: str, right: str) -> list[tuple[str, str, str]]:
    """The rule and the words of each contradiction between two sentences that stand in articles of their own."""
    result = compare(Article.from_sentences([left]), Article.from_sentences([right]))
    evidence = [each for pair in result.pairs for each in pair.evidence]
    return [(each.rule, left[slice(*each.left)], right[slice(*each.right)]) for each in evidence]


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
                "numbered",
                "Lorries crawled along Route 12 on Friday morning.",
                "On Friday morning lorries crawled along Route 21.",
            ),
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
            # what is left besides a figure that both have
            (
                "number",
                "Two people died and 17 were taken to hospital after the crash near Lund.",
                "Two people were killed and 37 others were taken to hospital after the crash near Lund.",
            ),
            ("opposite", "The mill lost $84 million last year.", "The mill made a profit of $84 million last year."),
            # what bounds a figure goes with it
            (
                "number",
                "The fire had burned more than 14,000 acres of the forest by Sunday night.",
                "By Sunday evening fewer than 900 hectares of the forest had been burned by the fire.",
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
            # where two tell of what is expected, each in a way of its own
            (
                "number",
                "A study says that the port will bring the town $217 million over the next eight years.",
                "Brook estimates that the port will bring the town $217 million over the next three years.",
            ),
            # beside much else that the other sentence does not say
            (
                "negation",
                "A pistol was not recovered at the scene.",
                "Though police gave few details on Monday, they did say that a pistol was recovered at the scene.",
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
            # where a word that could tell it from the other side, or turn it round, does not
            ("opposite", "Norvik beat Aldane in the final.", "Norvik lost to Aldane in the final."),
            ("opposite", "Norland imported its wheat from Tamar.", "Norland exported its wheat to Tamar."),
            ("opposite", "The court rejected his appeal.", "The court upheld his appeal."),
            ("opposite", "The pier will be open until Friday.", "The pier will be closed until Friday."),
            ("opposite", "Prices rose to 40 euros in June.", "Prices fell to 40 euros in June."),
            ("negation", "The choir sang in Lund last week.", "The choir did not sing in Lund last week."),
            ("negation", "The captain did not die at sea.", "The captain died at sea."),
            ("number", "Net profit rose to 3 billion kroner.", "Net profit rose to 4 billion kroner."),
            ("number", "Those hurt were aged between 17 and 62.", "Those hurt were aged between 7 and 26."),
            ("name", "Mayor Olga Lind opened the pier on Friday.", "Mayor Karl Brasz opened the pier on Friday."),
            (
                "number",
                "The jury found that Rask took $340,000 in bribes.",
                "Rask took $430,000 in bribes, a jury found.",
            ),
            ("number", "The girl was freed after nine hours in the mine.", "The girl was in the mine for 19 hours."),
            ("number", "Rask and Lind met 14 times in 2016.", "Rask and Lind met on 41 occasions in 2016."),
            ("opposite", "The road was closed at dawn.", "The road was open at dawn."),
            ("hour", "The siren went off at 6:20 a.m. in the port.", "The siren went off at 6:20 p.m. in the port."),
            ("swap", "The train from Oslo to Bergen was late.", "The train from Bergen to Oslo was late."),
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
            ("Norvik won Game 2 in the rain, having lost Game 1.", "Norvik had lost Game 1 in the rain."),
            ("The bus on Route 12 was late.", "The bus on Interstate 21 was late."),
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
            (
                "The suspect was arrested and charged in Lund on Sept. 25.",
                "The suspect was arrested in Lund on Wednesday over the baker who was killed on Sept. 8.",
            ),
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
            # one event told from its two sides
            ("Norvik beat Aldane 3-1.", "Aldane lost to Norvik 3-1."),
            ("In Porto, Norvik beat Aldane 2-1.", "In Porto, Aldane lost to Norvik 2-1."),
            ("The village lost the cup final to Telmar.", "Telmar won the cup final against the village."),
            ("The bank sold the mill to Orvane.", "Orvane bought the mill from the bank."),
            ("Norland imported 3 million tonnes from Tamar.", "Tamar exported 3 million tonnes to Norland."),
            ("The mill was closed before the king came.", "The king came after the mill was closed."),
            ("Estwick lies north of Lipnik.", "Lipnik lies south of Estwick."),
            # what is turned round, twice denied, or put right
            ("The court upheld the ban on nets.", "The court rejected an appeal against the ban on nets."),
            ("The pier is open until 6 p.m.", "The pier closes at 6 p.m."),
            ("Nobody was hurt in the fire at the mill.", "Everyone in the mill escaped the fire unhurt."),
            ("The captain did not die at sea but in hospital.", "The captain died in hospital."),
            ("The board has not decided whether to sell the mill.", "The board may sell the mill."),
            ("The minister did not deny meeting the banker.", "The minister admitted that he met the banker."),
            # since when, and when last
            ("It has not snowed in Lund for three years.", "It last snowed in Lund three years ago."),
            ("The choir had not sung in Lund since 2009.", "The choir last sang in Lund in 2009."),
            # another sort, a part and its whole, another reach of time, another zone
            ("Net profit rose to 3 billion kroner.", "Operating profit rose to 4 billion kroner."),
            ("Output grew 0.3 percent in the quarter.", "Output grew 1.2 percent from a year earlier."),
            ("The poll has 52 percent of men in favour.", "The poll has 41 percent of women in favour."),
            ("Three quarters of the 400 miners voted to strike.", "The 300 miners voted to strike."),
            ("One in five of its 30,000 miners is in Lund.", "Some 20 per cent of its men, 6,000, work in Lund."),
            ("Rask said 20 of the 30 boats were sunk.", "Ten of the 30 boats got away, Rask said."),
            ("Rask scored twice in the last 10 minutes.", "Rask, who came on after 65 minutes, scored twice."),
            ("The plane landed in Lund at 3 p.m. local time.", "The plane landed in Lund at 2 p.m. British time."),
            ("The gale left 2 million without power at its peak.", "By Friday 300,000 were still without power."),
            ("Telmar employs 12,000 people in Norland.", "Telmar employs 48,000 people worldwide."),
            ("The school has 30 teachers and 600 pupils.", "The school has 600 pupils, or 20 for each teacher."),
            ("The fair drew 20,000 people in its first year.", "The fair drew 35,000 people this year."),
            ("The gale weakened to a Category 1 storm.", "The gale struck the coast as a Category 3 storm."),
            ("The barge, built in 1998, sank off Torvik.", "The barge, which was refitted in 2012, sank off Torvik."),
            ("Rask said he would not run for mayor.", "His party wants Rask to run for mayor."),
            # what grew, a bound in other words, another time of the day
            ("The army sent 1,500 men to the dam.", "The army has doubled its force at the dam to 3,000 men."),
            ("Some 300 workers had walked out by noon.", "By evening 700 workers had joined the walkout."),
            ("The tallest of the waves measured nine metres.", "None of the waves was higher than nine metres."),
            ("Rask has not paid a dividend since 2019.", "The last dividend that Rask paid was in 2019."),
            ("The court upheld the ban on nets.", "The court refused to lift the ban on nets."),
            ("The road was closed at dawn.", "The road reopened in the afternoon."),
            ("She will quit in June as head of the bank.", "She will stay as head of the bank until June."),
            ("The barge killed two and hurt 161 in Lund.", "A girl, nine, and a teacher died as the barge hit Lund."),
            ("The last strike in Lund was in 2016.", "It is the first strike in Lund since 2016."),
            ("The board ordered the mill to close.", "The owner will not challenge the order to close the mill."),
            ("The road was closed for three hours.", "The road reopened after three hours."),
            ("Rask rejected criticism of the law on nets.", "Rask defended the law on nets."),
            ("The treaty is expected to take effect in May.", "Nobody expects the treaty to take effect before May."),
            ("The treaty must be approved by both houses.", "Neither house has approved the treaty."),
            # two people, and two days of two happenings
            ("A 60-year-old man was saved from the sea.", "A 35-year-old woman was saved from the sea."),
            ("The airport reopened on Thursday.", "The airport was closed on Tuesday and Wednesday."),
            ("Trains between Oslo and Bergen are late.", "Trains between Bergen and Oslo are late."),
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
        ("left", "right", "places"),
        [
            (
                "The yes side won with 51.3 percent of the vote to 48.7 percent for no.",
                "Yes won by 53.1 percent to 46.9 percent for no, officials said.",
                {("51.3 percent", "53.1 percent"), ("48.7 percent", "46.9 percent")},
            ),
            ("Rask won 6-2, 6-4 on Saturday.", "Rask won 6-3, 7-5 on Saturday.", {("6-2", "6-3"), ("6-4", "7-5")}),
            (
                "A jury of seven women and five men found Rask guilty on Friday.",
                "On Friday a jury of eight men and four women found Rask guilty.",
                {("seven", "four"), ("five", "eight")},
            ),
        ],
    )
    def test_figures_that_are_one_result_differ_together(
        self, left: str, right: str, places: set[tuple[str, str]]
    ) -> None:
        assert {found[1:] for found in found_in(left, right)} == places
        assert {found[:0:-1] for found in found_in(right, left)} == places

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
