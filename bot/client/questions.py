"""Is this message a question to us, and what does it ask: no Discord in here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corpus.errors import VerbatimError

MAX_QUESTION: Final = 2000
"""Code points: as much as anyone can type into a Discord message without paying for more."""

_USER: Final = re.compile(r"<@!?(\d{1,20})>")
_ROLE: Final = re.compile(r"<@&(\d{1,20})>")
_EMOJI: Final = re.compile(r"<a?(:\w{1,32}:)\d{1,20}>")
_ASKS_MARK: Final = re.compile("[?？؟]")
_ASKS_FIRST: Final = re.compile(
    r"(?:who|whom|whose|what|when|where|why|which|how|wer|wen|wem|was|wann|wo|warum|wieso|welche[rsnm]?|wie)\b"
    r"[^.!\n]*\Z",
    re.IGNORECASE,
)
_AFTER_A_NAME: Final = " \t\r\n,;:-–—"
_BEFORE_A_NAME: Final = re.compile(r"(?<![\s,])[\s,]++(?=[?!.…]*\Z)")


class QuestionTooLong(VerbatimError):
    """More text than a question needs."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message as far as it matters here.

    `by_machine` means a bot, a webhook or Discord itself wrote it; `direct` that nobody else can read it;
    `users` the names of the people it mentions, or pings by being a reply to them, by id; `roles` the ids
    of the roles it mentions.
    """

    content: str
    by_machine: bool = False
    direct: bool = False
    users: Mapping[int, str] = field(default_factory=dict)
    roles: frozenset[int] = frozenset()


def question_to(heard: Heard, me: int, my_role: int | None = None) -> str | None:
    """What the message asks of the bot whose id is `me`: a text, empty if only its name was said.

    None when the message is not meant for the bot. `@everyone` is nobody in particular.
    """
    meant = heard.direct or me in heard.users or my_role in heard.roles
    if heard.by_machine or not meant:
        return None
    return _without_marks(heard, me, my_role)


def question_to_all(heard: Heard, me: int) -> str | None:
    """What a message asks that is meant for nobody in particular, where the bot answers without being named.

    None for one that is no question or longer than any, one to certain people, and one by a machine.
    """
    to_others = any(user != me for user in heard.users) or heard.roles
    if heard.by_machine or heard.direct or to_others or len(heard.content) > MAX_QUESTION:
        return None
    text = _without_marks(heard, me, None)
    return text if is_question(text) else None


def is_question(text: str) -> bool:
    """Whether a text asks something: by a question mark outside of addresses, or by its first word."""
    words = [word for word in text.split() if "://" not in word]
    return _ASKS_MARK.search(" ".join(words)) is not None or _ASKS_FIRST.match(" ".join(words)) is not None


def checked(question: str) -> str:
    """The question without white space around it.

    Raises:
        QuestionTooLong: it has more than `MAX_QUESTION` code points.
    """
    question = question.strip()
    if len(question) > MAX_QUESTION:
        raise QuestionTooLong(
            f"That question has {len(question):,} characters; I can take {MAX_QUESTION:,}. "
            "Please ask the part that matters."
        )
    return question


def _without_marks(heard: Heard, me: int, my_role: int | None) -> str:
    """The content with our own name gone and other people's names in place of their numbers."""

    def user(mark: re.Match[str]) -> str:
        number = int(mark[1])
        return "" if number == me else f"@{heard.users.get(number, 'someone')}"

    def role(mark: re.Match[str]) -> str:
        return "" if int(mark[1]) == my_role else "@role"

    text = _ROLE.sub(role, _USER.sub(user, heard.content.strip()))
    if text != heard.content.strip():
        text = _BEFORE_A_NAME.sub("", text.lstrip(_AFTER_A_NAME))
    return " ".join(_EMOJI.sub(r"\1", text).split())
