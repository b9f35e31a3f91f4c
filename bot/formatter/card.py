"""A card: a message made of parts, which Discord calls Components V2, within Discord's limits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeAlias

from bot.formatter.message import MAX_LABEL, MAX_LINKS, Link, units

MAX_TEXT: Final = 4000
"""Characters in all texts of a card, counted in UTF-16 code units."""

MAX_PARTS: Final = 40
"""Parts of a card, those inside others and the frame around them included."""

MAX_PRESS: Final = 100
MAX_CHOICES: Final = 25
MAX_CHOICE: Final = 100
"""Choices of a menu, or offered while somebody types, and characters of each."""

MAX_PLACEHOLDER: Final = 150


class Look(Enum):
    """How a button looks."""

    PLAIN = "secondary"
    MAIN = "primary"
    GOOD = "success"
    DANGER = "danger"


class Colour(Enum):
    """The stripe at the edge of a card, as 0xRRGGBB."""

    ANSWER = 0x3B7DD8
    SILENCE = 0x8A8F98
    CHANGED = 0xD99A2B
    GOOD = 0x3BA55D
    BAD = 0xD83C3E


@dataclass(frozen=True, slots=True)
class Text:
    """Discord's Markdown; whatever others wrote in it was escaped before."""

    markdown: str


@dataclass(frozen=True, slots=True)
class Divider:
    """Room between two parts, with a line in it or without."""

    line: bool = True


@dataclass(frozen=True, slots=True)
class Button:
    """A button; `press` is what a press of it says: a name, and arguments behind colons."""

    label: str
    press: str
    look: Look = Look.PLAIN
    off: bool = False

    def __post_init__(self) -> None:
        if not 0 < units(self.label) <= MAX_LABEL or not 0 < units(self.press) <= MAX_PRESS:
            raise ValueError(f"a label of {units(self.label)} and a press of {units(self.press)} characters")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu."""

    label: str
    value: str
    description: str = ""
    chosen: bool = False

    def __post_init__(self) -> None:
        if not (0 < units(self.label) <= MAX_CHOICE and 0 < units(self.value) <= MAX_CHOICE):
            raise ValueError(f"a label of {units(self.label)} and a value of {units(self.value)} characters")
        if units(self.description) > MAX_CHOICE:
            raise ValueError(f"a description of {units(self.description)} characters")


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu from which `least` to `most` choices are made; it takes a row of its own."""

    press: str
    choices: tuple[Choice, ...]
    placeholder: str = ""
    least: int = 1
    most: int = 1

    def __post_init__(self) -> None:
        if not 0 < len(self.choices) <= MAX_CHOICES or not self.least <= self.most <= len(self.choices):
            raise ValueError(f"{self.least} to {self.most} of {len(self.choices)} choices")
        if units(self.placeholder) > MAX_PLACEHOLDER or not 0 < units(self.press) <= MAX_PRESS:
            raise ValueError(f"a placeholder of {units(self.placeholder)} characters")


class PickKind(Enum):
    """What is picked from."""

    CHANNEL = "channel"
    ROLE = "role"


@dataclass(frozen=True, slots=True)
class Pick:
    """A menu of the server's text channels or roles, of which `chosen` are picked; a row of its own."""

    press: str
    kind: PickKind
    chosen: tuple[int, ...] = ()
    placeholder: str = ""
    least: int = 0
    most: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most <= MAX_CHOICES or len(self.chosen) > self.most or not self.most:
            raise ValueError(f"{len(self.chosen)} picked of {self.least} to {self.most}")
        if units(self.placeholder) > MAX_PLACEHOLDER or not 0 < units(self.press) <= MAX_PRESS:
            raise ValueError(f"a placeholder of {units(self.placeholder)} characters")


@dataclass(frozen=True, slots=True)
class Row:
    """One to five buttons side by side."""

    buttons: tuple[Button | Link, ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.buttons) <= MAX_LINKS:
            raise ValueError(f"a row of {len(self.buttons)} buttons")


@dataclass(frozen=True, slots=True)
class Beside:
    """A text with a button at its right."""

    text: Text
    button: Button | Link


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture sent along with the card; `description` is for those who do not see it."""

    name: str
    data: bytes
    description: str


Part: TypeAlias = Text | Divider | Row | Menu | Pick | Beside | Picture


@dataclass(frozen=True, slots=True)
class Card:
    """A message of parts, in a frame with a stripe of `colour`. One that Discord would refuse cannot be made.

    Parts of `below` stand under the frame.
    """

    parts: tuple[Part, ...]
    colour: Colour = Colour.ANSWER
    below: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        number = 1 + sum(_size(part) for part in (*self.parts, *self.below))
        length = units("".join(self.texts))
        if not self.parts or number > MAX_PARTS or length > MAX_TEXT or not all(self.texts):
            raise ValueError(f"a card of {number} parts and {length} characters")

    @property
    def texts(self) -> tuple[str, ...]:
        """All texts, in their order."""
        return tuple(texts_of((*self.parts, *self.below)))


def texts_of(parts: Iterable[Part]) -> Iterator[str]:
    """All texts of these parts, in their order."""
    for part in parts:
        match part:
            case Text(markdown) | Beside(Text(markdown)):
                yield markdown
            case _:
                pass


def _size(part: Part) -> int:
    """How many of Discord's components a part is."""
    match part:
        case Row(buttons):
            return 1 + len(buttons)
        case Beside():
            return 3
        case Menu() | Pick():
            return 2
        case _:
            return 1
