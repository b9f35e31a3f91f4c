"""What log channels are told: one line a change, bursts in one line, never alive, never too long."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.formatter.message import MAX_CONTENT, units
from bot.formatter.servers.server_log import MAX_LINES, log_messages
from bot.translation import language_of
from corpus.servers import Event, EventKind
from corpus.store import Actor, Change, ChangeKind

NOW = datetime(2026, 3, 4, tzinfo=UTC)
MO = Actor("mo (1234567890)", "Discord file")
ED = Actor("ed (99)", "Discord")


def change(number=1, kind=ChangeKind.ADDED, title="Ferry sinks", actor=MO, **more):
    return Change(number, 7, f"a{number}", 1, kind, title, actor, NOW, **more)


def event(kind, about="", actor=ED):
    return Event(1, 7, kind, about, actor, NOW)


def told(changes=(), events=()):
    return "\n".join(message.content for message in log_messages(changes, events))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (ChangeKind.ADDED, "- **Ferry sinks** was added by mo through Discord file"),
        (ChangeKind.REVISED, "- **Ferry sinks** was revised by mo through Discord file"),
        (ChangeKind.REMOVED, "- **Ferry sinks** was removed by mo through Discord file"),
        (ChangeKind.RESTORED, "- **Ferry sinks** was put back by mo through Discord file"),
    ],
)
def test_one_change_is_one_line(kind, said):
    assert told([change(kind=kind)]) == said


def test_an_undoing_is_said():
    assert told([change(kind=ChangeKind.REMOVED, undoes=1)]).endswith("(undone)")


def test_a_burst_is_one_line():
    said = told([change(number, title=f"T{number}") for number in range(32)])
    assert said == "- 32 articles added by mo through Discord file: T0, T1, T2, …"


def test_what_different_people_did_is_told_apart_in_its_order():
    changes = [change(1), change(2, actor=ED), change(3, ChangeKind.REMOVED, actor=ED)]
    assert [line.split(" by ")[0] for line in told(changes).splitlines()] == [
        "- **Ferry sinks** was added",
        "- **Ferry sinks** was added",
        "- **Ferry sinks** was removed",
    ]


def test_a_long_pause_is_caught_up_in_one_message():
    changes = [change(number, actor=MO if number % 2 else ED) for number in range(10 * MAX_LINES)]
    (message,) = log_messages(changes, ())
    assert message.content.count("\n") == 1
    assert "100 articles added by ed through Discord" in message.content


@pytest.mark.parametrize("kind", list(EventKind))
def test_every_event_is_told(kind):
    assert told(events=[event(kind, "log channel: <#55>")]).startswith("- ")


def test_channels_and_roles_are_shown_by_their_names_and_all_else_as_it_is_written():
    said = told(events=[event(EventKind.SETTINGS_CHANGED, "role: <@&5>, <#6>, @everyone, *x*, <@7>")])
    assert said == r"- ed changed a setting: role: <@&5>, <#6>, \@everyone, \*x\*, \<\@7>"


def test_what_looks_like_a_channel_or_role_in_a_title_of_others_is_words():
    said = told(events=[event(EventKind.ITEM_REJECTED, "Vote <#6> for <@&5>")])
    assert said == r"- ed rejected Vote \<#6> for \<\@&5>"


@pytest.mark.parametrize(
    ("kind", "about", "told"),
    [
        (EventKind.SETTINGS_CHANGED, "log channel: none", "hat eine Einstellung geändert: Log-Kanal: keiner"),
        (
            EventKind.FEED_FAILING,
            "News: today: The feed broke off in the middle.",
            "schlägt seit einem Tag fehl: News: today: Der Feed brach mittendrin ab.",
        ),
        (EventKind.FEED_FAILING, "News: today: Never heard of.", "fehl: News: today: Never heard of."),
        (EventKind.FEED_REMOVED, "log channel: none", "hat den Feed log channel: none entfernt"),
    ],
)
def test_what_was_noted_in_english_is_told_in_the_servers_language(kind, about, told):
    [message] = log_messages([], [Event(1, 1, kind, about, MO, NOW)], language_of("de"))
    assert told in message.content.replace("\\", "")


def test_a_title_of_others_does_nothing():
    assert told([change(title="**Loud**: @everyone")]).startswith(r"- **\*\*Loud\*\*: \@everyone**")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400), st.text(max_size=400), st.text(max_size=400), st.integers(1, 60))
def test_whatever_is_told_fits(title, name, door, number):
    actors = [Actor(name, door), Actor(f"x{name}", door)]
    changes = [change(each, title=title, actor=actors[each % 2]) for each in range(number)]
    events = [event(EventKind.FEED_ADDED, title, actors[0])] * number
    for message in log_messages(changes, events):
        assert units(message.content) <= MAX_CONTENT
