"""What is left of a message to look for: no Discord in here."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.asking.claimed import NothingClaimed, claimed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The bridge is open.", "The bridge is open."),
        ("The bridge is open. https://example.org/a?b=c", "The bridge is open."),
        ("<https://example.org> The bridge is open.", "The bridge is open."),
        ("<a:party:123456789012345678> The bridge is open.", "The bridge is open."),
        ("First line.\nSecond line.", "First line.\nSecond line."),
    ],
)
def test_addresses_and_emoji_are_left_out(text, left):
    assert claimed(text, by_machine=False, with_files=False) == left


@given(st.text(max_size=300), st.booleans())
def test_what_is_left_is_some_text_without_room_around_it(text, with_files):
    with contextlib.suppress(NothingClaimed):
        left = claimed(text, by_machine=False, with_files=with_files)
        assert left == left.strip() != ""


def test_what_a_machine_wrote_is_not_looked_for():
    with pytest.raises(NothingClaimed, match="bots"):
        claimed("The bridge is open.", by_machine=True, with_files=False)
