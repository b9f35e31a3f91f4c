"""`/help` and `/privacy`."""

from typing import Final

from tests.bot.client.permissions.cast import ASKING, ONESELF, Gets, Who
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.asking import answer_to
from tests.bot.client.permissions.things import Command, Press, Thing
from tests.discord.messages import Message


async def help_(_: Scene) -> Thing:
    """The command."""
    return Command("help")


async def privacy(_: Scene) -> Thing:
    """The command."""
    return Command("privacy")


async def choose_home(scene: Scene) -> Thing:
    """The menu of servers, in direct messages."""
    shown = await scene.person.slash("help", channel=scene.person.direct).response()
    return Press(shown, "Choose a server", (scene.world.home.name,))


async def _kept(scene: Scene) -> Message:
    """What `/privacy` shows to somebody who has asked something."""
    await answer_to(scene)
    return await scene.person.slash("privacy", channel=scene.place).response()


def first(label: str) -> Open:
    """A button of what `/privacy` shows."""

    async def opened(scene: Scene) -> Thing:
        return Press(await _kept(scene), label)

    return opened


def second(label: str) -> Open:
    """A button of the question whether to delete."""

    async def opened(scene: Scene) -> Thing:
        return Press(await scene.person.clicks(await _kept(scene), "Delete it").response(), label)

    return opened


_CARD: Final = "formatter.about.privacy_card."
_NOTHING: Final = "I keep nothing about you."
_ELSEWHERE: Final = {Who.AWAY: Gets.REFUSED, Who.BROUGHT: Gets.NOT_OFFERED}
"""Who is not on a server cannot choose it, and is offered none where they share none with the bot."""

SCENARIOS: Final = (
    Scenario("/help", ASKING, help_, "privacy", "`/help`"),
    Scenario("/privacy", ASKING, privacy, "What I keep about you", "`/privacy`"),
    Scenario(
        "formatter.about.help_card._servers: Choose a server",
        ONESELF,
        choose_home,
        "search the articles of",
        "menu **Choose a server**",
        _ELSEWHERE,
    ),
    Scenario(
        f"{_CARD}privacy_card: Show what is kept about me",
        ONESELF,
        first("Show what is kept about me"),
        "all that I keep about you",
        "**Show what is kept about me**",
        others_proof=_NOTHING,
    ),
    Scenario(
        f"{_CARD}privacy_card: Delete it",
        ONESELF,
        first("Delete it"),
        "Delete all",
        "**Delete it**",
        others_proof=_NOTHING,
    ),
    Scenario(
        f"{_CARD}deletion_card: Delete it",
        ONESELF,
        second("Delete it"),
        "Deleted.",
        "**Delete it**, after the question",
        others_proof=_NOTHING,
    ),
    Scenario(
        f"{_CARD}deletion_card: Keep it", ONESELF, second("Keep it"), "Nothing was deleted", "**Keep it**"
    ),
)
