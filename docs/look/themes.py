"""Discord's colours, dark and light, as its desktop client has shown them since its redesign of 2025."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour for each thing that has one; `primary`, `success` and `danger` buttons are the same in all."""

    name: str
    ground: str
    private: str
    """Behind messages that one person alone sees."""
    text: str
    strong: str
    muted: str
    link: str
    mention: str
    mention_ground: str
    code_ground: str
    border: str
    card: str
    field: str
    button: str
    button_text: str
    bar: str
    """At the side of block quotes, and the spine of a reply."""
    backdrop: str
    """Behind a form."""


DARK: Final = Theme(
    name="dark",
    ground="#1a1a1e",
    private="#212230",
    text="#dfe0e2",
    strong="#fbfbfb",
    muted="#94959c",
    link="#7bb0f5",
    mention="#b6c2ff",
    mention_ground="#2e3160",
    code_ground="#2a2a30",
    border="#38383f",
    card="#242429",
    field="#1e1e23",
    button="#3a3a42",
    button_text="#efeff1",
    bar="#4b4c54",
    backdrop="#0d0d10",
)

LIGHT: Final = Theme(
    name="light",
    ground="#fbfbfb",
    private="#eeeffc",
    text="#2f3035",
    strong="#1b1b1f",
    muted="#6a6b73",
    link="#0a63cf",
    mention="#3f4bc9",
    mention_ground="#e3e6fd",
    code_ground="#ededf0",
    border="#dcdce1",
    card="#ffffff",
    field="#ffffff",
    button="#e4e4e9",
    button_text="#2f3035",
    bar="#c5c6cd",
    backdrop="#a9a9b0",
)

BLURPLE: Final = "#5865f2"
RED: Final = "#d22d39"
GREEN: Final = "#00863a"
WHITE: Final = "#ffffff"
