"""`/server`: its commands, the panel of settings, gaps, export and erasing."""

from dataclasses import replace
from typing import Any, Final

from corpus.servers import Where
from tests.bot.client.permissions.cast import MODERATOR, MODERATORS
from tests.bot.client.permissions.reporter import NOBODY_KNOWS
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.scenarios.articles import pasted
from tests.bot.client.permissions.scenarios.asking import answer_to
from tests.bot.client.permissions.things import Command, Form, Press, Thing
from tests.discord.messages import Message

_ANSWERS: Final = "_answers: to.say('Make them public') if settings.private else to.say('Make them private')"


def plain(command: str) -> Open:
    """A command."""

    async def opened(_: Scene) -> Thing:
        return Command(command)

    return opened


async def shown(scene: Scene, command: str) -> Message:
    """What a command shows."""
    return await scene.person.slash(command, channel=scene.place).response()


def setting(menu: str, choice: Any = None) -> Open:
    """A menu of the panel, by its placeholder; `choice` is made of it, its first option if none is named."""

    async def opened(scene: Scene) -> Thing:
        world = scene.world
        world.settle(world.home, answers_in=Where.ONLY)
        message = await shown(scene, "server settings")
        options = message.component(menu).get("options", ())
        picked = {"role": world.curator_role, "channel": world.channel}.get(choice, choice)
        return Press(message, menu, (picked or options[0]["value"],))

    return opened


def toggle(label: str, **settled: object) -> Open:
    """A button of the panel, under these settings."""

    async def opened(scene: Scene) -> Thing:
        scene.world.settle(scene.world.home, **settled)
        return Press(await shown(scene, "server settings"), label)

    return opened


async def limits_form(scene: Scene) -> Thing:
    """The form for limits."""
    modal = await scene.person.clicks(await shown(scene, "server settings"), "Change…").modal()
    return Form(modal, {"For each member": "900", "For the whole server": "900"})


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


_COMMANDS: Final = {
    "settings": "Settings of this server",
    "gaps": "Gaps",
    "stats": "Figures of this server",
    "export": "Everything this server has",
    "erase": "Erase everything of",
}

SHOWN: Final[tuple[tuple[str, Open, str, str], ...]] = (
    ("formatter.settings_card._channels: Where I answer", setting("Where I answer"), "Kept:", "menu **Where I answer**"),
    ("formatter.settings_card._channels: menu", setting("Which channels?", "channel"), "Kept:", "menu **Which channels?**"),
    ("formatter.settings_card._channels: No answer channel", setting("No answer channel", "channel"), "Kept:", "menu of the answer channel"),
    ("formatter.settings_card._people: No curator role", setting("No curator role", "role"), "Kept:", "menu of the curator role"),
    ("formatter.settings_card._log: No log channel", setting("No log channel", "channel"), "Kept:", "menu of the log channel"),
    (f"formatter.settings_card.{_ANSWERS}", toggle("Make them private", private=False), "Kept:", "**Make them private**"),
    (f"formatter.settings_card.{_ANSWERS}", toggle("Make them public", private=True), "Kept:", "**Make them public**"),
    ("formatter.settings_card._answers: How long questions are kept", setting("How long questions are kept"), "Kept:", "menu **How long questions are kept**"),
    ("formatter.settings_card._answers: Language", setting("Language"), "Kept:", "menu **Language**"),
    ("formatter.settings_card._answers: Change…", toggle("Change…"), "Questions a minute", "**Change…** of the limits"),
    ("client.servers.limits.LimitsForm", limits_form, "Kept:", "form **Questions a minute**"),
    ("formatter.gaps_card.gaps_card: Next", gap("Next"), "Page 2 of", "**Next** of `/server gaps`"),
    ("formatter.gaps_card.gaps_card: Previous", gap("Previous"), "Page 1 of", "**Previous** of `/server gaps`"),
    ("formatter.gaps_card._gap: Add an article", gap("Add an article"), "Add articles", "**Add an article** of a gap"),
    ("formatter.gaps_card._gap: Dismiss", gap("Dismiss"), "Dismissed.", "**Dismiss** of a gap"),
    ("client.articles.forms.PasteForm", gap_form, "Preview", "form **Add articles** of a gap"),
    ("formatter.articles.draft.preview_card: Save", gap_preview, "Added", "**Save** of an article for a gap"),
    ("formatter.erasing_card.erase_card: Erase everything…", erasing("Erase everything…"), "Erase everything", "**Erase everything…**"),
    ("formatter.erasing_card.erase_card: Export first", erasing("Export first"), "Everything this server has", "**Export first**"),
    ("formatter.erasing_card.not_erased_card: Try again…", erase_again, "Erase everything", "**Try again…** of another name"),
    ("client.servers.erasing.EraseForm", erase_form, "Erased.", "form **Erase everything**"),
)
"""Key, scenario, proof and name."""

SCENARIOS: Final = (
    *(
        Scenario(f"/server {name}", MODERATORS, plain(f"server {name}"), proof, f"`/server {name}`")
        for name, proof in _COMMANDS.items()
    ),
    *(Scenario(key, MODERATOR, opened, proof, name) for key, opened, proof, name in SHOWN),
)
