"""`/server`: its commands, the panel of settings, gaps, export and erasing."""

from typing import Any, Final

from corpus.servers import Where
from tests.bot.client.permissions.cast import MODERATOR, MODERATORS
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
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


_COMMANDS: Final = {
    "settings": "Settings of this server",
    "gaps": "Gaps",
    "stats": "Figures of this server",
    "export": "Everything this server has",
    "erase": "Erase everything of",
}

SHOWN: Final[tuple[tuple[str, Open, str, str], ...]] = (
    (
        "formatter.servers.settings_card._channels: Where I answer",
        setting("Where I answer"),
        "Kept:",
        "menu **Where I answer**",
    ),
    (
        "formatter.servers.settings_card._channels: menu",
        setting("Which channels?", "channel"),
        "Kept:",
        "menu **Which channels?**",
    ),
    (
        "formatter.servers.settings_card._channels: No answer channel",
        setting("No answer channel", "channel"),
        "Kept:",
        "menu of the answer channel",
    ),
    (
        "formatter.servers.settings_card._people: No curator role",
        setting("No curator role", "role"),
        "Kept:",
        "menu of the curator role",
    ),
    (
        "formatter.servers.settings_card._log: No log channel",
        setting("No log channel", "channel"),
        "Kept:",
        "menu of the log channel",
    ),
    (
        f"formatter.servers.settings_card.{_ANSWERS}",
        toggle("Make them private", private=False),
        "Kept:",
        "**Make them private**",
    ),
    (
        f"formatter.servers.settings_card.{_ANSWERS}",
        toggle("Make them public", private=True),
        "Kept:",
        "**Make them public**",
    ),
    (
        "formatter.servers.settings_card._answers: How long questions are kept",
        setting("How long questions are kept"),
        "Kept:",
        "menu **How long questions are kept**",
    ),
    ("formatter.servers.settings_card._answers: Language", setting("Language"), "Kept:", "menu **Language**"),
    (
        "formatter.servers.settings_card._answers: Change…",
        toggle("Change…"),
        "Questions a minute",
        "**Change…** of the limits",
    ),
    ("client.servers.limits.LimitsForm", limits_form, "Kept:", "form **Questions a minute**"),
)
"""Key, scenario, proof and name."""

SCENARIOS: Final = (
    *(
        Scenario(f"/server {name}", MODERATORS, plain(f"server {name}"), proof, f"`/server {name}`")
        for name, proof in _COMMANDS.items()
    ),
    *(Scenario(key, MODERATOR, opened, proof, name) for key, opened, proof, name in SHOWN),
)
