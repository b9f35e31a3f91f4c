"""One scenario, or more, for each row of the matrix."""

from collections.abc import Mapping, Sequence
from typing import Final

from tests.bot.client.permissions.scenario import Scenario
from tests.bot.client.permissions.scenarios import (
    about,
    answers,
    article_presses,
    articles,
    asking,
    feeds,
    server,
    server_data,
)

CHAPTERS: Final[Mapping[str, Sequence[Scenario]]] = {
    "Asking": asking.SCENARIOS,
    "Answers": answers.SCENARIOS,
    "Help and privacy": about.SCENARIOS,
    "`/article`": articles.SCENARIOS,
    "Under `/article`": article_presses.SCENARIOS,
    "`/feed`": feeds.SCENARIOS,
    "`/server`": [*server.SCENARIOS, *server_data.SCENARIOS],
}

SCENARIOS: Final = [scenario for chapter in CHAPTERS.values() for scenario in chapter]
