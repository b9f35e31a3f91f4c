"""Takes secrets out of what is about to be logged."""

import re
from collections.abc import Iterable
from typing import Final

HIDDEN: Final = "[secret]"

_SECRETS: Final = (
    # A bot's token: its id in Base64, a time, a signature.
    (re.compile(r"\b[\w-]{20,40}\.[\w-]{6,7}\.[\w-]{27,}"), HIDDEN),
    # Whoever has an interaction's or a webhook's token speaks as the bot: for 15 minutes, or for ever.
    (re.compile(r"(/(?:webhooks|interactions)/\d+/)[^\s/?#'\"<>]+"), rf"\1{HIDDEN}"),
    (re.compile(r"\baW50ZXJhY3Rpb246[\w=-]+"), HIDDEN),  # how Discord's tokens of interactions begin
    (re.compile(r"(['\"]token\\?['\"]\s*:\s*\\?['\"])[^'\"\\]+", re.IGNORECASE), rf"\1{HIDDEN}"),
    (re.compile(r"\b((?:Bot|Bearer) )[\w.~+/=-]{20,}"), rf"\1{HIDDEN}"),
    (re.compile(r"(https?://)[^\s/@'\"]+@"), rf"\1{HIDDEN}@"),  # a name and a password in an address
)


class Redaction:
    """Hides `secrets` wherever they stand, and whatever has the form of one of Discord's."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        self._known = sorted(filter(None, secrets), key=len, reverse=True)

    def __call__(self, text: str) -> str:
        """The text without them."""
        for secret in self._known:
            text = text.replace(secret, HIDDEN)
        for form, shown in _SECRETS:
            text = form.sub(shown, text)
        return text
