"""A language the bot speaks: English as it stands in the code, others from a catalogue beside it."""

import functools
import gettext
import io
import re
from datetime import date
from typing import Final

from bot.translation.told import Told

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""Said by `Language.day`."""

_COMMAND_NAME: Final = "command name"
"""The context in which a catalogue has the names of commands and options, which follow Discord's rules."""

_TOLD: Final = "told"
"""The context of messages that are written in English before anybody knows who will read them."""

_FIGURE: Final = re.compile(r"\d{1,3}(,\d{3})*(\.\d+)?")


class Language:
    """Says things in one language; whatever its catalogue lacks, in English.

    The English text is the key, as in GNU gettext. Texts go to `say` and `count` as they are written, with
    `{names}` for what is filled in, so that they can be found in the code and gathered into a catalogue.
    `told` has the messages that are there in English before they are said.
    """

    def __init__(self, code: str, catalogue: gettext.NullTranslations, told: Told | None = None) -> None:
        self.code = code
        self._catalogue = catalogue
        self._told = told or Told({})

    def say(self, text: str, /, **values: object) -> str:
        """A text, with `values` in the places of their names."""
        return _filled(self._catalogue.gettext(text) if text else "", values)

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """The form of a text for this `number`, which stands where it says `{n}`."""
        return _filled(self._catalogue.ngettext(one, many, number), {"n": self.number(number), **values})

    def number(self, number: int) -> str:
        """A whole number with a mark between thousands: "1,234"."""
        return f"{number:,}".replace(",", self.say(","))

    def retell(self, message: str) -> str:
        """A message that is there in English: an error's, what is wrong with a file, a line of the trail.

        Figures in it are written as in this language.
        """
        return self._told.retell(message, self._figure) or self.say(message)

    def _figure(self, value: str) -> str:
        marks = {",": self.say(","), ".": self.say(".")} if _FIGURE.fullmatch(value) else {}
        return "".join(marks.get(each, each) for each in value)

    def command_name(self, name: str) -> str:
        """The name of a command or of an option, as it is typed after a slash."""
        return self._catalogue.pgettext(_COMMAND_NAME, name)

    def day(self, day: date) -> str:
        """A day, as "16 November 2022"."""
        month = self.say(MONTHS[day.month - 1])
        return self.say("{day} {month} {year}", day=day.day, month=month, year=day.year)


ENGLISH: Final = Language("en", gettext.NullTranslations())

LANGUAGES: Final = ("en", "de")
"""The codes of the languages the bot speaks (ISO 639-1)."""


def phrase(text: str) -> str:
    """A text that is said later: given back as it is, so that it is found in the code where it stands."""
    return text


def phrases(one: str, many: str) -> tuple[str, str]:
    """The same for what is counted later."""
    return one, many


def language_of(locale: str | None) -> Language:
    """The language for a locale of Discord's ("en-GB", "de"); English if the bot does not speak it."""
    code = (locale or "").partition("-")[0].lower()
    return _read(code) if code in LANGUAGES[1:] else ENGLISH


@functools.cache
def _read(code: str) -> Language:
    # Imported here, so that only who needs another language waits for it.
    from importlib import resources  # noqa: PLC0415

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with resources.files(__package__).joinpath(f"{code}.po").open("rb") as file:
        catalogue = read_po(file, locale=code)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    told = {str(each.id): str(each.string) for each in catalogue if each.context == _TOLD}
    return Language(code, gettext.GNUTranslations(compiled), Told(told))


def _filled(text: str, values: dict[str, object]) -> str:
    return text.format(**values) if values else text
