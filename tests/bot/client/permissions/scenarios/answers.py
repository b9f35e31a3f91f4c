"""The buttons of an answer, of an honest silence and of a correction, and the form to follow up."""

from typing import Final

from bot.client.answers.corrections import Corrections
from tests.bot.client.permissions.cast import ANSWER, ASKER, OPENER, Gets, Who
from tests.bot.client.permissions.reporter import NOBODY_KNOWS
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.asking import QUESTION, answer_to
from tests.bot.client.permissions.things import Form, Press, Thing
from tests.bot.client.permissions.world import MAINTAINER
from tests.discord.commands import NotOffered


def button(label: str, question: str = QUESTION, *, private: bool = False) -> Open:
    """A button of an answer, by its label or the place of those whose label is a headline."""

    async def opened(scene: Scene) -> Thing:
        return Press(await answer_to(scene, question, private=private), label)

    return opened


async def headline(scene: Scene) -> Thing:
    """The first headline of a silence."""
    silence = await answer_to(scene, NOBODY_KNOWS)
    return Press(silence, next(each["label"] for each in silence.buttons))


async def ask_again(scene: Scene) -> Thing:
    """An answer whose article was taken away; the newest of the shelf that the answer is from."""
    world = scene.world
    if not scene.with_bot:
        raise NotOffered("where the bot is not, it cannot edit what it answered")
    [*_, newest] = world.stock(scene.server_id)
    answer = await answer_to(scene)
    world.verbatim.shelf.remove(scene.server_id, newest.id, MAINTAINER)
    await Corrections(world.client, world.verbatim, pause=0).article_changed(scene.server_id, newest.id)
    await world.loopback.until(lambda: "Ask again" in answer.labels, "the correction")
    return Press(answer, "Ask again")


async def follow_up_form(scene: Scene) -> Thing:
    """The form, opened."""
    modal = await scene.person.clicks(await answer_to(scene), "Follow up").modal()
    return Form(modal, {"Your question": "and then?"})


_CARD: Final = "formatter.answers.answer_card."

SHOWN: Final = (
    (f"{_CARD}_buttons: Context", "Context", "was hurt"),
    (f"{_CARD}_buttons: Other reports", "Other reports", "It came in"),
    (f"{_CARD}_buttons: Follow up", "Follow up", "Follow up"),
    (f"{_CARD}_buttons: Helpful", "Helpful", "this answer helped you"),
    (f"{_CARD}_buttons: Not helpful", "Not helpful", "this answer did not help you"),
    (f"{_CARD}_newer: Show it", "Show it", "weather"),
)
"""Key, label and proof of the buttons of an answer."""

SCENARIOS: Final = (
    *(
        Scenario(key, ANSWER, button(label), proof, f"**{label}** of an answer")
        for key, label, proof in SHOWN
    ),
    *(
        Scenario(key, ASKER, button(label, private=True), proof, f"**{label}** of a private answer")
        for key, label, proof in SHOWN
    ),
    Scenario(
        "formatter.answers.silence_card.silence_card: headline_label(each.title, to)",
        ANSWER,
        headline,
        "weather",
        "a headline where nothing answers",
    ),
    Scenario(
        "formatter.answers.correction_card._again: Ask again",
        ANSWER,
        ask_again,
        "It came in",
        "**Ask again** of a corrected answer",
        {Who.BROUGHT: Gets.NOT_OFFERED},
    ),
    Scenario(
        "client.answers.further.FollowUpForm", OPENER, follow_up_form, "It came in", "form **Follow up**"
    ),
)
