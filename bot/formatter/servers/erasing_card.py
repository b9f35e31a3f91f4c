"""What moderators are told about taking all of a server's data away, and about deleting it."""

from dataclasses import dataclass

from bot.formatter.card import Button, Card, Colour, Look, Row, Text
from bot.formatter.escape import escape
from bot.translation import ENGLISH, Language

ERASE, EXPORT = "erase", "export"
"""What the buttons say."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept of a server."""

    articles: int
    questions: int


def erase_card(server: str, kept: Kept, to: Language = ENGLISH) -> Card:
    """What would be erased of the server of this name, and what not; a way to keep a copy first."""
    about = to.say(
        "This deletes all that I keep of this server, for good: every article with every revision, the "
        "history of changes, settings, feeds, questions and figures. Nothing brings it back."
    )
    stays = to.say(
        "Messages stay where they are on Discord, also those that quote an article; their buttons do nothing "
        "any more. Export first if you may want the articles again: `/article add` reads the export."
    )
    return Card(
        (
            Text(f"## {to.say('Erase everything of {server}?', server=escape(server))}\n{about}"),
            Text(f"**{_counts(kept, to)}**\n{stays}"),
            Row(
                (
                    Button(to.say("Erase everything…"), ERASE, Look.DANGER),
                    Button(to.say("Export first"), EXPORT, Look.MAIN),
                )
            ),
        ),
        Colour.BAD,
    )


def _counts(kept: Kept, to: Language) -> str:
    articles = to.count("{n} article", "{n} articles", kept.articles)
    return f"{articles}, {to.count('{n} question', '{n} questions', kept.questions)}"


def erased_card(kept: Kept, to: Language = ENGLISH) -> Card:
    """It is done."""
    return Card((Text(f"**{to.say('Erased.')}** {_counts(kept, to)}"),), Colour.GOOD)


def not_erased_card(server: str, to: Language = ENGLISH) -> Card:
    """The name that was typed is another one."""
    text = to.say(
        "This is not the name of this server, which is {server}. Nothing was erased.", server=escape(server)
    )
    again = Row((Button(to.say("Try again…"), ERASE, Look.DANGER),))
    return Card((Text(text), again), Colour.CHANGED)


def export_text(articles: int, revisions: int, part: int, parts: int, to: Language = ENGLISH) -> str:
    """What stands above one of the files of an export."""
    if part > 1:
        return to.say("Part {part} of {parts}.", part=part, parts=parts)
    holds = to.count("{n} article", "{n} articles", articles)
    text = to.say(
        "Everything this server has here: {articles} in {revisions}, with history, settings and questions "
        "(without who asked). `/article add` reads it back.",
        articles=holds,
        revisions=to.count("{n} revision", "{n} revisions", revisions),
    )
    if parts > 1:
        text += " " + to.count(
            "It comes in {n} file, to be added in its order.",
            "It comes in {n} files, to be added in their order.",
            parts,
        )
    return text
