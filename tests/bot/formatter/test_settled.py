"""A card when nobody waits for its buttons."""

from bot.formatter.card import Beside, Button, Card, Choice, Divider, Menu, Row, Text
from bot.formatter.message import Link
from bot.formatter.settled import settled

PRESS = Button("Press", "press")
LINK = Link("Open", "https://a.example/")


def test_what_can_be_pressed_goes_and_what_can_be_read_stays():
    card = Card(
        (Text("One"), Beside(Text("Two"), PRESS), Row((PRESS, LINK)), Divider(), Row((PRESS,))),
        below=(Menu("menu", (Choice("A", "a"),)), Beside(Text("Three"), LINK)),
    )
    assert settled(card) == Card(
        (Text("One"), Text("Two"), Row((LINK,))), below=(Beside(Text("Three"), LINK),)
    )
