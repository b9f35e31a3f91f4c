"""What `/server` shows of a server's data: gaps, and the way to erase or take away all of it."""

from dataclasses import replace
from typing import Final

from tests.bot.client.permissions.cast import MODERATOR
from tests.bot.client.permissions.reporter import NOBODY_KNOWS
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.articles import pasted
from tests.bot.client.permissions.scenarios.asking import answer_to
from tests.bot.client.permissions.scenarios.server import shown
from tests.bot.client.permissions.things import Form, Press, Thing
from tests.discord.messages import Message


async def _gaps(scene: Scene) -> Message:
    """Gaps of more than one page."""
    world = scene.world
    asker = replace(scene, person=world.person(), place=world.channel)
    while len(world.verbatim.records.questions.gaps(world.home.id)) <= 7:
        name = "".join(chr(ord("a") + int(digit)) * 3 for digit in str(world.number() + 1000))
        await answer_to(asker, f"{NOBODY_KNOWS} where {name} and {name[::-1]}er went?")
    return await shown(scene, "server gaps")


def gap(label: str) -> Open:
    """A button of the gaps."""

    async def opened(scene: Scene) -> Thing:
        message = await _gaps(scene)
        if label == "Previous":
            await scene.person.clicks(message, "Next").response()
        return Press(message, label)

    return opened


async def gap_form(scene: Scene) -> Thing:
    """The form to paste an article that fills a gap."""
    modal = await scene.person.clicks(await _gaps(scene), "Add an article").modal()
    return Form(modal, {"Text": pasted(scene)})


async def gap_preview(scene: Scene) -> Thing:
    """The preview of an article that fills a gap."""
    modal = await scene.person.clicks(await _gaps(scene), "Add an article").modal()
    return Press(await scene.person.submits(modal, {"Text": pasted(scene)}).response(), "Save")


def erasing(label: str) -> Open:
    """A button of the question whether to erase."""

    async def opened(scene: Scene) -> Thing:
        return Press(await shown(scene, "server erase"), label)

    return opened


async def erase_form(scene: Scene) -> Thing:
    """The form for the server's name, filled in rightly."""
    scene.world.stock(scene.world.home.id)
    modal = await scene.person.clicks(await shown(scene, "server erase"), "Erase everything…").modal()
    return Form(modal, {"Type the name of this server": scene.world.home.name})


async def erase_again(scene: Scene) -> Thing:
    """What is shown after another name was typed."""
    modal = await scene.person.clicks(await shown(scene, "server erase"), "Erase everything…").modal()
    message = await scene.person.submits(modal, {"Type the name of this server": "Another"}).response()
    return Press(message, "Try again…")


SHOWN: Final[tuple[tuple[str, Open, str, str], ...]] = (
    ("formatter.servers.gaps_card.gaps_card: Next", gap("Next"), "Page 2 of", "**Next** of `/server gaps`"),
    (
        "formatter.servers.gaps_card.gaps_card: Previous",
        gap("Previous"),
        "Page 1 of",
        "**Previous** of `/server gaps`",
    ),
    (
        "formatter.servers.gaps_card._gap: Add an article",
        gap("Add an article"),
        "Add articles",
        "**Add an article** of a gap",
    ),
    ("formatter.servers.gaps_card._gap: Dismiss", gap("Dismiss"), "Dismissed.", "**Dismiss** of a gap"),
    ("client.articles.forms.PasteForm", gap_form, "Preview", "form **Add articles** of a gap"),
    ("formatter.articles.draft.preview_card: Save", gap_preview, "Added", "**Save** of an article for a gap"),
    (
        "formatter.servers.erasing_card.erase_card: Erase everything…",
        erasing("Erase everything…"),
        "Erase everything",
        "**Erase everything…**",
    ),
    (
        "formatter.servers.erasing_card.erase_card: Export first",
        erasing("Export first"),
        "Everything this server has",
        "**Export first**",
    ),
    (
        "formatter.servers.erasing_card.not_erased_card: Try again…",
        erase_again,
        "Erase everything",
        "**Try again…** of another name",
    ),
    ("client.servers.erasing.EraseForm", erase_form, "Erased.", "form **Erase everything**"),
)
"""Key, scenario, proof and name."""

SCENARIOS: Final = tuple(Scenario(key, MODERATOR, opened, proof, name) for key, opened, proof, name in SHOWN)
