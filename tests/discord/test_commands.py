"""Commands are given in the languages they were registered in, and to whom a server's admins let use them."""

from typing import Any

import pytest

from tests.discord.commands import NotOffered
from tests.discord.conftest import Raw
from tests.discord.loopback import Loopback

ASK: dict[str, Any] = {
    "name": "ask",
    "description": "Ask",
    "type": 1,
    "name_localizations": {"de": "frage"},
    "options": [
        {"type": 3, "name": "question", "description": "What?", "description_localizations": {"de": "Was?"}}
    ],
}


async def test_localizations_are_given_when_asked_for(loopback: Loopback, raw: Raw) -> None:
    assert (await raw.commands(ASK))[1][0]["name_localizations"] == {"de": "frage"}
    path = f"/applications/{loopback.bot.id}/commands"
    (full,) = (await raw("GET", path + "?with_localizations=true"))[1]
    assert full["options"][0]["description_localizations"] == {"de": "Was?"}
    (plain,) = (await raw("GET", path))[1]
    assert {"name_localizations", "name_localized"}.isdisjoint(plain)
    assert plain["options"] == [{"type": 3, "name": "question", "description": "What?"}]
    (german,) = (await raw("GET", path, headers={"X-Discord-Locale": "de"}))[1]
    assert (german["name_localized"], german["options"][0]["description_localized"]) == ("frage", "Was?")


async def test_people_read_commands_in_their_language(loopback: Loopback, raw: Raw) -> None:
    await raw.commands(ASK)
    ann = loopback.user("ann")
    assert ann.offered() == ["ask"]
    ann.locale = "de"
    assert ann.offered(ann.direct) == ["frage"]
    assert ann.slash("ask").data["name"] == "ask"


async def test_admins_decide_who_may_use_a_command(loopback: Loopback, raw: Raw) -> None:
    await raw.commands(ASK | {"default_member_permissions": 32})
    (command,) = loopback.commands.scope(0).values()
    server, overrides = loopback.server, loopback.commands.overrides
    ann, bo, editors = (
        loopback.user("ann"),
        loopback.user("bo", manage_guild=True),
        loopback.add_role("editors"),
    )
    path = f"/applications/{loopback.bot.id}/guilds/{server.id}/commands"
    assert await raw("GET", f"{path}/permissions") == (200, [])
    assert (await raw("GET", f"{path}/{command['id']}/permissions"))[1]["code"] == 10066
    overrides.set(server, command, editors, to=True)
    overrides.set(server, command, bo, to=False)
    assert (ann.offered(), bo.offered()) == ([], [])
    ann.gains(editors)
    assert ann.offered() == ["ask"]
    overrides.set(server, command, loopback.channel, to=False)
    with pytest.raises(NotOffered):
        ann.slash("ask")
    assert ann.offered(loopback.add_channel("news")) == ["ask"]
    (found,) = (await raw("GET", f"{path}/permissions"))[1]
    assert found == (await raw("GET", f"{path}/{command['id']}/permissions"))[1]
    assert found["permissions"][0] == {"id": str(editors.id), "type": 1, "permission": True}
