"""Ways to ask, and to share what only the asker sees."""

from typing import Final

from tests.bot.client.permissions.cast import ASKER, ASKING, Gets, Who
from tests.bot.client.permissions.scenario import Scenario, Scene
from tests.bot.client.permissions.things import Command, MenuEntry, Press, Thing
from tests.discord.messages import Message

QUESTION: Final = "when did it come in?"


async def answer_to(scene: Scene, question: str = QUESTION, *, private: bool = False) -> Message:
    """The message that answers a question, once it is kept."""
    personal, person = scene.world.verbatim.records.questions.personal, scene.person
    before = len(personal(person.id).questions)
    command = person.slash("ask", channel=scene.place, question=question, private=private)
    answer = await command.response()
    await scene.world.loopback.until(lambda: len(personal(person.id).questions) > before, "the record")
    return answer


async def ask(_: Scene) -> Thing:
    """A question by command."""
    return Command("ask", {"question": QUESTION})


async def find_source(scene: Scene) -> Thing:
    """A message that claims something."""
    return MenuEntry("Find a source", scene.person.says(scene.place, "The cargo came in on Monday."))


async def share(scene: Scene) -> Thing:
    """A private answer."""
    return Press(await answer_to(scene, private=True), "Share")


async def share_sources(scene: Scene) -> Thing:
    """What was found for a message."""
    claim = scene.person.says(scene.place, "The cargo came in on Monday.")
    return Press(await scene.person.menu("Find a source", claim).response(), "Share")


_ALONE: Final = {Who.DIRECT: Gets.NOT_OFFERED}
"""In direct messages there is nobody to share with."""

SCENARIOS: Final = (
    Scenario("/ask", ASKING, ask, "It came in", "`/ask`"),
    Scenario("Find a source", ASKING, find_source, "It came in", "message menu **Find a source**"),
    Scenario(
        "formatter.asking.share.with_share: Share", ASKER, share, "Shared:", "**Share** of an answer", _ALONE
    ),
    Scenario(
        "formatter.asking.share.with_share: Share",
        ASKER,
        share_sources,
        "Shared:",
        "**Share** of what **Find a source** found",
        _ALONE,
    ),
)
