"""Who may press a moderator's button."""

from dataclasses import replace
from types import SimpleNamespace
from unittest.mock import Mock

import discord
import pytest

from bot.client import permissions
from bot.client.permissions import NotOnAServer, NotPermitted, NotYours, Permits, Person, person_of

MODERATOR = Person(server_id=1, user_id=10, manages=True, roles=frozenset({5, 6}))
BY_SETTING = replace(MODERATOR, manages=False)
"""Let in by an admin's setting for a role of theirs, without the permission the command asks for."""


@pytest.fixture
def permits():
    return Permits()


@pytest.mark.parametrize("person", [MODERATOR, BY_SETTING], ids=["by permission", "by setting"])
def test_whoever_ran_the_command_goes_on(permits, person):
    permits.check(permits.issue(person), person)


@pytest.mark.parametrize(
    "stranger", [replace(MODERATOR, user_id=11), replace(MODERATOR, server_id=2)], ids=["person", "server"]
)
def test_a_stranger_is_refused_whatever_they_may_do(permits, stranger):
    with pytest.raises(NotYours):
        permits.check(permits.issue(MODERATOR), stranger)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (MODERATOR, replace(MODERATOR, manages=False)),
        (BY_SETTING, replace(BY_SETTING, roles=frozenset({5}))),
    ],
    ids=["permission lost", "role lost"],
)
def test_someone_demoted_meanwhile_is_refused(permits, before, now):
    with pytest.raises(NotPermitted):
        permits.check(permits.issue(before), now)


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (MODERATOR, replace(MODERATOR, roles=frozenset({5}))),
        (BY_SETTING, replace(BY_SETTING, roles=frozenset({5, 6, 7}))),
        (BY_SETTING, replace(BY_SETTING, manages=True)),
    ],
    ids=["a role that did not matter lost", "a role won", "the permission won"],
)
def test_other_changes_refuse_nobody(permits, before, now):
    permits.check(permits.issue(before), now)


@pytest.mark.parametrize("person", [MODERATOR, BY_SETTING], ids=["by permission", "by setting"])
def test_a_permit_ends_when_an_admin_changes_the_rules_of_its_server(permits, person):
    permit = permits.issue(person)
    permits.rules_changed(2)
    permits.check(permit, person)
    permits.rules_changed(1)
    with pytest.raises(NotPermitted):
        permits.check(permit, person)
    permits.check(permits.issue(person), person)


def test_a_permit_ends_when_changes_may_have_passed_unseen(permits):
    permit = permits.issue(MODERATOR)
    permits.connected_anew()
    with pytest.raises(NotPermitted):
        permits.check(permit, MODERATOR)


@pytest.mark.parametrize("person", [MODERATOR, BY_SETTING], ids=["by permission", "by setting"])
def test_a_remembered_permit_stands_for_its_person_until_that_is_demoted(permits, person):
    assert not permits.remembers(person)
    permits.remember(person)
    assert permits.remembers(person)
    assert not permits.remembers(replace(person, user_id=11))
    assert not permits.remembers(replace(person, manages=False, roles=frozenset()))


def test_the_oldest_remembered_permits_are_forgotten_first(permits, monkeypatch):
    monkeypatch.setattr(permissions, "REMEMBERED", 2)
    people = [replace(MODERATOR, user_id=number) for number in range(3)]
    for person in people:
        permits.remember(person)
    assert [permits.remembers(person) for person in people] == [False, True, True]


def test_nobody_outside_of_a_server_is_taken_for_someone_on_the_shared_shelf():
    with pytest.raises(NotOnAServer):
        person_of(SimpleNamespace(guild_id=None, user=None))


def test_everyone_is_no_role_that_makes_a_curator():
    member = Mock(spec=discord.Member, id=10, roles=[SimpleNamespace(id=1), SimpleNamespace(id=5)])
    interaction = SimpleNamespace(guild_id=1, user=member, permissions=discord.Permissions.none())
    assert person_of(interaction).roles == {5}
