"""Commands as we mean them against commands as Discord gives them back."""

from bot.client.commands.sync import canonical

OURS = {
    "name": "ask",
    "type": 1,
    "description": "Ask",
    "contexts": [0, 1],
    "integration_types": [0],
    "dm_permission": True,
    "default_member_permissions": None,
    "nsfw": False,
    "options": [{"name": "question", "type": 3, "description": "What", "required": True, "max_length": 2000}],
}
DISCORDS = {
    "id": 5,
    "application_id": 6,
    "name_localizations": {},
    **OURS,
    "contexts": [1],
    "options": [
        {**OURS["options"][0], "choices": [], "autocomplete": False, "min_value": None, "options": []}
    ],
}


def test_what_discord_adds_makes_no_difference():
    assert canonical(OURS) == canonical(DISCORDS)


def test_a_changed_option_makes_a_difference():
    longer = {**OURS, "options": [{**OURS["options"][0], "max_length": 3000}]}
    assert canonical(OURS) != canonical(longer)


def test_permissions_for_admins_only_are_not_permissions_for_everyone():
    assert canonical({**OURS, "default_member_permissions": 0}) != canonical(OURS)


def test_a_limit_of_nought_is_a_limit():
    low = {**OURS, "options": [{**OURS["options"][0], "min_value": 0}]}
    assert canonical(OURS) != canonical(low)
