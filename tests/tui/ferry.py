"""Two articles on one event that contradict each other: for pictures of what the engine finds."""

from __future__ import annotations

from aligner.article import Article

LEFT = (
    "The ferry Solveig ran aground off the island of Harsund on Tuesday evening with 212 people on board, the coast "
    "guard said.\n"
    "Fourteen passengers were injured, two of them seriously. All were taken to the hospital in Brekke by helicopter.\n"
    "“We felt a blow, and then the lights went out,” said Marta Lien, a nurse who was on her way home.\n"
    "The captain, 58-year-old Jon Aasen, had sailed the route for eleven years. Police said that he had not been "
    "drinking.\n"
    "The ship left Brekke at 6 p.m., an hour late, because of fog.\n"
    "No oil has leaked into the sea, the environment agency said.\n"
    "Read more: the worst accidents at sea\n"
    "The company will pay for hotels and has hired buses. Its shares fell 12 percent on Wednesday.\n"
    "The island has asked for a new lighthouse since 1998.\n"
)

RIGHT = (
    "A ferry with 212 people on board ran aground near Harsund island on Tuesday evening, according to the coast "
    "guard.\n"
    "Nineteen passengers were hurt, two of them badly. Helicopters flew them to the hospital in Brekke.\n"
    "The captain, 58-year-old Jon Aasen, had sailed the route for eleven years. He is being questioned.\n"
    "“We felt a blow, and then the lights went out,” said Marta Lien. She had been on her way home from work.\n"
    "The Solveig had left Brekke at 9 p.m., after a delay caused by fog.\n"
    "Oil has leaked into the sea, the environment agency said, and fishermen have been told to stay away.\n"
    "Shares of the company fell 21 percent on Wednesday. It lets stranded travellers stay in hotels.\n"
    "The transport minister promised an inquiry.\n"
)


def articles() -> tuple[Article, Article]:
    """Return the two articles."""
    return (
        Article.from_text(LEFT, title="Ferry runs aground off Harsund", source="harsund-post.txt"),
        Article.from_text(RIGHT, title="Nineteen hurt in ferry accident", source="coast-daily.txt"),
    )
