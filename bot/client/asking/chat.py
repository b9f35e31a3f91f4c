"""What people say to the bot that no article is about: a greeting, thanks, "what can you do?"."""

import re
from typing import Final

from bot.formatter.asking.words import help_words, welcome_words
from bot.translation import Language

_HELLO: Final = re.compile(
    r"(?:(?:hi|hello|hey|yo|hallo|moin|servus|good (?:morning|evening|day)|guten (?:tag|morgen|abend))"
    r"(?: (?:there|all|bot|verbatim))?"
    r"|help(?: me)?|hilfe|test|ping|(?:who|what) are you|wer bist du|are you (?:a bot|there|alive|online)"
    r"|what can you do|was kannst du|how (?:do|does) (?:you|this) work|how are you|wie geht(?:'?s| es dir)?)",
    re.IGNORECASE,
)
_THANKS: Final = re.compile(
    r"(?:(?:ok(?:ay)?|great|cool|nice|oh),? )?(?:many )?"
    r"(?:thanks?|thank you|thx|ty|tysm|danke(?: dir| schön)?|vielen dank|good bot|well done|nice)"
    r"(?: (?:a lot|so much|very much|man|bot|verbatim))?",
    re.IGNORECASE,
)
_ROUND: Final = " \t?!.,:;)(❤👍🙏"


def chat_words(said: str, to: Language) -> str | None:
    """What to reply to somebody who asks nothing: they say nothing, greet, give thanks or want help.

    None for everything that articles may be about.
    """
    words = " ".join(said.replace("’", "'").split()).strip(_ROUND)
    if not words or _HELLO.fullmatch(words):
        return help_words(to)
    return welcome_words(to) if _THANKS.fullmatch(words) else None
