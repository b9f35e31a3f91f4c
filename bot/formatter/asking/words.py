"""Short words to people who ask: how to, where, when again, and what was searched."""

from typing import Final

from bot.formatter.message import escaped_line
from bot.translation import ENGLISH, Language
from corpus.servers import ServerSettings, Where

MOST_NAMED: Final = 5
"""Channels named to somebody who asks elsewhere."""

MAX_SERVER: Final = 100
"""UTF-16 code units of a server's name, escaped."""


def help_words(to: Language = ENGLISH) -> str:
    """How to ask, to somebody who said only our name, or hello."""
    return to.say(
        "Ask me about the news articles I have been given: write your question in a message that mentions me "
        "(by my name, not by a role), or use `/ask`. I answer with the exact sentence of an article, or say "
        "that none answers. `/help` tells more."
    )


def welcome_words(to: Language = ENGLISH) -> str:
    """To somebody who gives thanks."""
    return to.say("You are welcome.")


def wait_words(seconds: int, everyone: bool, to: Language = ENGLISH) -> str:
    """When there is room for another question: of `everyone` on this server, or of this person."""
    if everyone:
        return to.count(
            "This server has asked me a lot in the last minute. Please ask again in {n} second.",
            "This server has asked me a lot in the last minute. Please ask again in {n} seconds.",
            seconds,
        )
    return to.count(
        "That is a lot of questions in one minute. Please ask again in {n} second.",
        "That is a lot of questions in one minute. Please ask again in {n} seconds.",
        seconds,
    )


def where_words(settings: ServerSettings, to: Language = ENGLISH) -> str:
    """Where to ask, to somebody who asks in a channel where we do not answer."""
    private = to.say("With `/ask` I answer here as well; only you see it.")
    channels = places(settings)
    if not channels:
        return f"{to.say('I do not answer in this channel.')} {private}"
    words = to.say(
        "I do not answer in this channel; please ask in {channels}.", channels=" · ".join(channels)
    )
    return f"{words} {private}"


def places(settings: ServerSettings) -> list[str]:
    """The channels to ask in, as mentions of them, if the bot answers in these alone: the first few."""
    named = [] if settings.answer_channel is None else [settings.answer_channel]
    if settings.answers_in is Where.ONLY:
        named += sorted(settings.channels - set(named))
    return [f"<#{channel}>" for channel in named[:MOST_NAMED]]


def alone_words(to: Language = ENGLISH) -> str:
    """Why an answer is private though nobody asked for that."""
    return to.say("In this channel I answer to you alone: that is what this server's moderators chose.")


def searched_words(home: str | None, lost: bool, to: Language = ENGLISH) -> str:
    """What was searched for a direct message: the shared articles, and those of the server called `home`.

    `lost`: those of a server that the person is no longer on were not.
    """
    if home is not None:
        name = escaped_line(home, MAX_SERVER)
        return to.say("Searched: the articles of **{server}** and those for everyone.", server=name)
    if lost:
        return to.say(
            "Searched: only the articles for everyone. You are no longer on the server you had chosen; "
            "`/help` lets you choose another."
        )
    return to.say("Searched: the articles for everyone. `/help` lets you add those of a server you are on.")
