"""A card that Discord would refuse cannot be made."""

import pytest

from bot.formatter.card import MAX_PARTS, MAX_TEXT, Beside, Button, Card, Choice, Divider, Menu, Row, Text


def test_a_card_knows_its_texts_in_order():
    card = Card((Text("one"), Divider(), Beside(Text("two"), Button("More", "more"))), below=(Text("three"),))
    assert card.texts == ("one", "two", "three")


def test_text_is_counted_over_all_parts_as_discord_counts_it():
    half = "x" * (MAX_TEXT // 2)
    Card((Text(half), Text(half)))
    with pytest.raises(ValueError, match="4001 characters"):
        Card((Text(half), Text(half), Text("y")))
    with pytest.raises(ValueError, match="characters"):
        Card((Text("📰" * (MAX_TEXT // 2 + 1)),))


def test_every_component_is_counted_with_the_frame():
    row = Row(tuple(Button(str(number), f"press:{number}") for number in range(5)))
    Card((Text("text"), *[row] * 6, Divider(), Divider()))
    with pytest.raises(ValueError, match=f"{MAX_PARTS + 1} parts"):
        Card((Text("text"), *[row] * 6, Divider(), Divider(), Divider()))


@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("", "press"),
        lambda: Button("x" * 81, "press"),
        lambda: Button("Label", "x" * 101),
        lambda: Row(()),
        lambda: Row((Button("a", "a"),) * 6),
        lambda: Choice("", "value"),
        lambda: Menu("press", ()),
        lambda: Menu("press", (Choice("a", "a"),), most=2),
        lambda: Card(()),
        lambda: Card((Text(""),)),
    ],
)
def test_what_discord_would_refuse_cannot_be_made(make):
    with pytest.raises(ValueError, match=r"of|characters"):
        make()
