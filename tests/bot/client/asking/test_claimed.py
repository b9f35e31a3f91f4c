"""What is left of a message to look for: no Discord in here."""

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


@given(st.text(max_size=300), st.booleans(), st.booleans())
def test_there_is_something_to_look_for_or_a_word_why_not(text, by_machine, with_files):
    try:
        left = claimed(text, by_machine=by_machine, with_files=with_files)
    except NothingClaimed as refusal:
        assert str(refusal)
    else:
        assert not by_machine
        assert left in text or "http" in text or "<" in text
        assert left == left.strip() != ""
