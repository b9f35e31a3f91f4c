"""Messages that are there in English before anybody knows who will read them, in another language."""

import re
from collections.abc import Callable, Mapping
from typing import Final

_FIELD: Final = re.compile(r"\{(\w+)\}")


class Told:
    """The messages of a catalogue, by their English with `{1}` or `{name}` in the places of values.

    A value with a name may be a message itself; one with a number is never looked at.

    An error of `corpus`, what was wrong with a file, a line of the trail: they are written, and some of them
    stored, long before they are read. So they are known again by the words around their values.
    """

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._whole = {text: said for text, said in messages.items() if not _FIELD.search(text)}
        # Of two that fit, the one with more words of its own is meant.
        filled = sorted(messages.keys() - self._whole.keys(), key=_own, reverse=True)
        self._filled = [(_shape(text), messages[text]) for text in filled]

    def retell(self, message: str, figure: Callable[[str], str]) -> str | None:
        """The message in the language of the catalogue; None if unknown. `figure` writes values anew."""
        if message in self._whole:
            return self._whole[message]
        for shape, said in self._filled:
            if found := shape.fullmatch(message):
                values = {
                    name[1:]: (None if name[1:].isdigit() else self.retell(each, figure)) or figure(each)
                    for name, each in found.groupdict().items()
                }
                pieces = _FIELD.split(said)  # other braces stand for themselves
                return "".join(values[each] if at % 2 else each for at, each in enumerate(pieces))
        return None


def _shape(text: str) -> re.Pattern[str]:
    """What a message looks like that was made of this text; a group's name cannot begin with a figure."""
    pieces = _FIELD.split(text)
    shape = (f"(?P<_{each}>.*?)" if at % 2 else re.escape(each) for at, each in enumerate(pieces))
    return re.compile("".join(shape), re.DOTALL)


def _own(text: str) -> tuple[int, str]:
    return len(_FIELD.sub("", text)), text
