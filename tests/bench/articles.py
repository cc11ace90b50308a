"""Long articles on one made-up story: some facts stand in both, each in other words, and the others in one alone."""

from __future__ import annotations

from random import Random

from aligner.article import Article

# What can be reported, each in two wordings.
REPORTS = (
    (
        "{name}, the mayor of {place}, ordered {number} families to leave their homes {day}.",
        "{number} households in {place} were told by mayor {name} to evacuate {day}.",
    ),
    (
        "Flood water reached the first floor of the hospital in {place} {day}, and staff moved {number} patients.",
        "The hospital at {place} had to transfer {number} people {day} as the river rose into its wards.",
    ),
    (
        "A bridge near {place} collapsed {day} under a lorry that carried {number} tonnes of {goods}.",
        "{day_first}, a truck loaded with {number} tonnes of {goods} brought down a bridge close to {place}.",
    ),
    (
        "“We have never seen anything like it,” {name}, a {trade} in {place}, told reporters {day}.",
        "A {trade} from {place}, {name}, said {day} that the town had known nothing comparable.",
    ),
    (
        "The power company cut electricity to {number} customers around {place} {day} for fear of short circuits.",
        "Around {number} homes in the {place} area lost power {day} when the supplier switched it off as a precaution.",
    ),
    (
        "Soldiers built a wall of {number} sandbags along the station of {place} {day}.",
        "The army piled up {number} sandbags {day} to protect the railway station at {place}.",
    ),
    (
        "Insurers put the damage in {place} at {number} million crowns, {name} of the underwriters' league said {day}.",
        "According to {name}, who speaks for insurers, losses in {place} come to {number} million crowns.",
    ),
    (
        "Rescuers in {place} pulled {name}, {number}, from the roof of a {trade}'s workshop {day}.",
        "{name}, aged {number}, was saved {day} from the roof of a workshop in {place}.",
    ),
    (
        "Trains between {place} and the coast will not run for {number} days, the operator announced {day}.",
        "The line from {place} to the sea is to stay closed for {number} days, said the railway.",
    ),
    (
        "Parliament voted {day} to spend {number} million crowns on a new dam above {place}.",
        "Lawmakers approved {number} million crowns {day} for a dam upstream of {place}.",
    ),
    (
        "Police arrested {number} people {day} on suspicion of looting shops in {place}.",
        "In {place}, {number} suspected looters were taken into custody {day}.",
    ),
    (
        "Farmers near {place} lost {number} sheep and most of their {goods}, the chamber of agriculture said {day}.",
        "The floods drowned {number} sheep and ruined the {goods} in the fields around {place}, farmers reported.",
    ),
    (
        "Schools in {place} opened their gyms {day} to {number} people who had nowhere to sleep.",
        "Some {number} people spent the night in school gyms in {place} {day}.",
    ),
    (
        "A charity led by {name} handed out {number} hot meals in {place} {day}.",
        "Volunteers under {name} served {number} warm meals to the people of {place}.",
    ),
    (
        "Meteorologist {name} warned {day} that another {number} millimetres of rain could fall on {place}.",
        "{place} may see {number} more millimetres of rain, forecaster {name} said {day}.",
    ),
)
FIRST = "Ada Boris Carla Dmitri Elif Farid Greta Hugo Ines Jonas Kaja Luis Mira Nils Olga Pavel Rosa Sami Tereza Viktor"
LAST = "Aalto Brenk Castell Dovic Ekdal Ferro Golan Hartwig Ivers Jansky Kovar Lindqvist Moreau Novak Okafor Petri"
PLACES = (
    "Altbrück Bergen-on-Lune Carrowmore Dolna Estwick Falkenau Grindale Hallstadt Isenmouth Jarrowby Karlova Lipnik "
    "Mordale Nettlefold Osterbeck Pellworm Quarnby Rothwell Sandvik Torrance Ulmen Vranov Westerholt Zabrody"
)
DAYS = (
    "on Monday",
    "on Tuesday",
    "on Wednesday night",
    "early on Thursday",
    "on Friday",
    "at the weekend",
    "on Sunday",
)
GOODS = ("timber", "potatoes", "gravel", "barley", "apples", "cement", "sugar beet", "hay")
TRADES = ("baker", "teacher", "carpenter", "pharmacist", "dentist", "farmer", "plumber", "librarian")


def articles(sentences: int, seed: int = 0) -> tuple[Article, Article, set[tuple[int, int]]]:
    """Return two articles of so many sentences, and the indexes of those that report the same: a third of each."""
    chance = Random(seed)  # noqa: S311 - the same articles every time
    shared = sentences // 3
    facts = [_fact(chance) for _ in range(2 * sentences - shared)]
    left, right = list(range(sentences)), [*range(shared), *range(sentences, len(facts))]
    chance.shuffle(left)
    chance.shuffle(right)
    places = {fact: index for index, fact in enumerate(right)}
    return (
        Article.from_sentences([facts[fact][0] for fact in left]),
        Article.from_sentences([facts[fact][1] for fact in right]),
        {(index, places[fact]) for index, fact in enumerate(left) if fact in places},
    )


def _fact(chance: Random) -> tuple[str, str]:
    """Return one fact in two wordings."""
    day = chance.choice(DAYS)
    words = {
        "name": f"{chance.choice(FIRST.split())} {chance.choice(LAST.split())}",
        "place": chance.choice(PLACES.split()),
        "number": chance.randrange(12, 990),
        "day": day,
        "day_first": day[0].upper() + day[1:],
        "goods": chance.choice(GOODS),
        "trade": chance.choice(TRADES),
    }
    one, other = (wording.format(**words) for wording in chance.choice(REPORTS))
    return one, other
