"""What the bot can do for whoever asks, said on a card, with examples from the shelf they can read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.formatter.asking import MAX_SERVER
from bot.formatter.card import Card, Choice, Divider, Menu, Part, Text
from bot.formatter.message import escaped_line
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import title_of
from bot.translation import ENGLISH, Language

HOME: Final = "home"
"""What the menu of servers says."""

NO_HOME: Final = "none"
"""The choice that no server is searched."""

MOST_EXAMPLES: Final = 3
MAX_EXAMPLE: Final = 200
"""UTF-16 code units of an example."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A group of moderators' commands, as Discord's Markdown writes them, and what they are for."""

    purpose: str
    commands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Servers:
    """In direct messages: servers to choose from, as (id, name), and the one that is chosen."""

    offered: tuple[tuple[int, str], ...]
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class Helped:
    """What a help card is made of.

    `present`: the bot is there itself, and hears what is written. `ask` and `privacy` are how these commands
    are written; `places` the channels to ask in if there are only some, and `unbidden` the one where no
    mention is needed. `examples` are questions that were answered, `titles` headlines of the newest articles;
    `tools` are what a moderator may use, and `servers` is None outside of direct messages.
    """

    present: bool = True
    ask: str = "`/ask`"
    privacy: str = "`/privacy`"
    places: Sequence[str] = ()
    unbidden: str | None = None
    examples: Sequence[str] = ()
    titles: Sequence[str] = ()
    tools: Sequence[Tool] = ()
    servers: Servers | None = None


def help_card(helped: Helped, to: Language = ENGLISH) -> Card:
    """How to ask; examples; for moderators, what they can do; in direct messages, what is searched."""
    parts: list[Part] = [Text(_what(to)), Text(_ways(helped, to))]
    parts += [Text(each) for each in (_examples(helped, to), _tools(helped, to)) if each]
    if helped.servers is not None:
        parts += _servers(helped.servers, to)
    privacy = to.say("What I keep about you, and how to delete it: {command}", command=helped.privacy)
    return Card((*parts, Divider(), Text(f"-# {privacy}")))


def _what(to: Language) -> str:
    title = to.say("Ask me about the news")
    words = to.say(
        "I answer with the exact sentence of an article and say where it is from. I never write an answer of "
        "my own: where no article answers, I say so."
    )
    return f"### {title}\n{words}"


def _ways(helped: Helped, to: Language) -> str:
    if helped.servers is not None:
        ways = [to.say("Just write your question")]
    else:
        ways = [to.say("{command}: for everyone here, or with `private` for you alone", command=helped.ask)]
        ways += [to.say("Mention me in a message, or write to me directly")] if helped.present else []
    ways += [
        to.say("Press **Follow up** under an answer to ask on about it"),
        to.say("Right-click or hold a message, Apps, **Find a source**: what articles say for or against it"),
    ]
    if helped.places:
        ways.append(to.say("On this server, ask in {channels}", channels=" · ".join(helped.places)))
    if helped.unbidden:
        ways.append(to.say("In {channel} you need not mention me", channel=helped.unbidden))
    return "\n".join(f"- {way}" for way in ways)


def _examples(helped: Helped, to: Language) -> str:
    if helped.examples:
        lead = to.say("Asked and answered here lately")
        shown = [
            to.say("“{words}”", words=escaped_line(each, MAX_EXAMPLE))
            for each in helped.examples[:MOST_EXAMPLES]
        ]
    elif helped.titles:
        lead = to.say("Articles to ask about")
        shown = [title_of(each, MAX_EXAMPLE) for each in helped.titles[:MOST_EXAMPLES]]
    else:
        return to.say("There are no articles here yet. A moderator adds them with `/article add`.")
    return "\n".join([f"**{lead}**", *(f"- {each}" for each in shown)])


def _tools(helped: Helped, to: Language) -> str:
    if not helped.tools:
        return ""
    lines = [f"- {to.say(tool.purpose)}: {' '.join(tool.commands)}" for tool in helped.tools]
    return "\n".join([f"**{to.say('For you as a moderator')}**", *lines])


def _servers(servers: Servers, to: Language) -> list[Part]:
    words = to.say(
        "Here I search the articles for everyone. You can add those of one server that you share with me."
    )
    if not servers.offered:
        none = to.say("I see no server that we share.")
        return [Text(f"{words} {none}")]
    nothing = Choice(to.say("No server"), NO_HOME, chosen=servers.chosen is None)
    choices = [
        Choice(_label(name), str(server_id), chosen=server_id == servers.chosen)
        for server_id, name in servers.offered
    ]
    return [Text(words), Menu(HOME, (nothing, *choices), to.say("Choose a server"))]


def chosen_words(server: str | None, to: Language = ENGLISH) -> str:
    """What is searched from now on."""
    if server is None:
        return to.say("From now on I search only the articles for everyone here.")
    name = escaped_line(server, MAX_SERVER)
    return to.say("From now on I also search the articles of **{server}** here.", server=name)


def _label(name: str) -> str:
    return shortened(one_line(name), MAX_SERVER // 2) or "?"
