"""One scenario, or more, for each row of the matrix."""

from collections.abc import Sequence
from typing import Final

from tests.bot.client.permissions.playing import Scenario
from tests.bot.client.permissions.scenarios import (
    about,
    answers,
    article_panels,
    articles,
    asking,
    feeds,
)

SCENARIOS: Final[Sequence[Scenario]] = (
    *asking.SCENARIOS,
    *answers.SCENARIOS,
    *about.SCENARIOS,
    *articles.SCENARIOS,
    *article_panels.SCENARIOS,
    *feeds.SCENARIOS,
)
