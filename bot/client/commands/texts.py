"""What commands are called and how they describe themselves, in every language the bot speaks."""

from typing import Final

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.translation import Language, language_of

_NAMES: Final = (Location.command_name, Location.group_name, Location.parameter_name)


class CommandTexts(app_commands.Translator):
    """Gives discord.py the texts of commands, of their options and of the choices of these.

    The names of commands and options are what people type, and follow Discord's rules; a catalogue has them
    apart from all other texts.
    """

    async def translate(
        self, string: app_commands.locale_str, locale: Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """A text in the language of a locale; None where that is the text as it stands."""
        text = _text(language_of(locale.value), string.message, context.location)
        return None if text == string.message else text


def _text(to: Language, text: str, location: Location) -> str:
    return to.command_name(text) if location in _NAMES else to.say(text)
