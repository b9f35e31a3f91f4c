"""What a press in the panel of settings changes: no Discord in here."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final, TypeAlias

from bot.client.numbers import number_in
from bot.formatter.servers.settings_card import OWN_LANGUAGE
from bot.translation import LANGUAGES
from corpus.errors import VerbatimError
from corpus.servers import MAX_CHANNELS, RETENTION_DAYS, ServerSettings, Where

Change: TypeAlias = tuple[ServerSettings, str]
"""Settings as they are to be, and what is new about them, as the trail has it."""

_NO_SETTING: Final = "This is no setting of mine any more. Please open `/server settings` again."


class NoSuchSetting(VerbatimError):
    """A press that says what no panel of ours offers."""


def changed(settings: ServerSettings, what: str, values: list[str]) -> Change:
    """The settings after a press, and what is new about them; pure.

    Raises:
        NoSuchSetting: the panel offers no such press.
    """
    try:
        return _CHANGES[what](settings, values)
    except (KeyError, ValueError, IndexError) as error:
        raise NoSuchSetting(_NO_SETTING) from error


def _where(settings: ServerSettings, values: list[str]) -> Change:
    where = Where(values[0])
    return replace(
        settings, answers_in=where
    ), f"I answer {where.value} {_mentions(settings.channels)}".strip()


def _channels(settings: ServerSettings, values: list[str]) -> Change:
    channels = frozenset(_ids(values[:MAX_CHANNELS]))
    return (
        replace(settings, channels=channels),
        f"I answer {settings.answers_in.value} {_mentions(channels)}".strip(),
    )


def _answer(settings: ServerSettings, values: list[str]) -> Change:
    return replace(settings, answer_channel=chosen_one(values)), f"answer channel: {_mention(values)}"


def _role(settings: ServerSettings, values: list[str]) -> Change:
    return replace(settings, curator_role=chosen_one(values)), f"curator role: {_mention(values, '@&')}"


def _log(settings: ServerSettings, values: list[str]) -> Change:
    return replace(settings, log_channel=chosen_one(values)), f"log channel: {_mention(values)}"


def _private(settings: ServerSettings, _: list[str]) -> Change:
    private = not settings.private
    return replace(settings, private=private), f"private by default: {'yes' if private else 'no'}"


def _retention(settings: ServerSettings, values: list[str]) -> Change:
    days = RETENTION_DAYS[RETENTION_DAYS.index(int(values[0]))]
    return replace(settings, retention_days=days), f"questions are kept for {days} days"


def _language_chosen(settings: ServerSettings, values: list[str]) -> Change:
    if values[0] == OWN_LANGUAGE:
        return replace(settings, language=None), "language: that of whoever asks"
    code = LANGUAGES[LANGUAGES.index(values[0])]
    return replace(settings, language=code), f"language: {code}"


_CHANGES: Final[dict[str, Callable[[ServerSettings, list[str]], Change]]] = {
    "where": _where,
    "channels": _channels,
    "answer": _answer,
    "role": _role,
    "log": _log,
    "private": _private,
    "retention": _retention,
    "language": _language_chosen,
}


def chosen_one(values: list[str]) -> int | None:
    """The id of the channel or role chosen in a menu; None if there is none.

    Raises:
        NoSuchSetting: that is no id.
    """
    return _ids(values[:1])[0] if values else None


def _ids(values: list[str]) -> list[int]:
    ids = [found for each in values if (found := number_in(each)) is not None]
    if len(ids) < len(values):
        raise NoSuchSetting(_NO_SETTING)
    return ids


def _mention(values: list[str], sign: str = "#") -> str:
    return f"<{sign}{chosen_one(values)}>" if values else "none"


def _mentions(channels: frozenset[int]) -> str:
    return " ".join(f"<#{each}>" for each in sorted(channels))
