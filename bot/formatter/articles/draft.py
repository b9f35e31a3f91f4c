"""Articles before they are saved: what was read, what is here already, what could not be read."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from bot.formatter.articles.difference import difference_text
from bot.formatter.articles.words import MAX_TITLE, fitted, items, quoted, source, title
from bot.formatter.card import Button, Card, Colour, Look, Row, Text
from bot.formatter.escape import escape
from bot.formatter.message import escaped_line
from bot.formatter.source import BETWEEN
from bot.translation import ENGLISH, Language
from corpus.article import Article
from corpus.difference import Difference
from corpus.segment import sentences
from corpus.store import Likeness, Match

MAX_NAMED: Final = 10
"""Articles or problems named one by one; the others are counted."""

_EXCERPT: Final = 500
"""Code points of an article's text that are shown."""

_STOP: Final = re.compile(r"(?:\w\S*\s+){5}.*[.!]['\"”’)]*\Z", re.DOTALL)
"""A title of six words or more that ends like a sentence."""

_ROOM: Final = 3400
"""UTF-16 code units of a card's long text, which leaves enough for what stands around it."""


class Trouble(Protocol):
    """What went wrong while reading: in which file, on which line of it, and what."""

    @property
    def source(self) -> str:
        """The name of the file."""
        ...

    @property
    def line(self) -> int | None:
        """The line that is to blame, counted from 1, if one is."""
        ...

    @property
    def message(self) -> str:
        """What went wrong, for a person to read."""
        ...


def preview_card(
    article: Article, problems: Sequence[Trouble] = (), *, may_be_cut: bool = False, to: Language = ENGLISH
) -> Card:
    """One article that would be new. Presses: `save`, `edit`, `cancel`."""
    notes = [cut_note(to)] if may_be_cut else []
    notes += [_title_note(to)] if _STOP.search(article.title) else []
    lines = [*article_lines(article, to), *notes, *problem_lines(problems, to)]
    buttons = (
        Button(to.say("Save"), "save", Look.GOOD),
        Button(to.say("Edit"), "edit"),
        Button(to.say("Cancel"), "cancel"),
    )
    return Card((_unsaved(to.say("Preview"), to), Text(fitted(lines, _ROOM, to)), Row(buttons)))


def duplicate_card(
    difference: Difference, likeness: Likeness, problems: Sequence[Trouble] = (), to: Language = ENGLISH
) -> Card:
    """One article that is on the shelf already, and what differs. Presses: `revise`, `edit`, `cancel`."""
    lead = [
        to.say(
            "On the shelf: {title} ({likeness})",
            title=title(difference.before.title),
            likeness=to.retell(likeness),
        ),
        "-# " + source(difference.before, to) if source(difference.before, to) else "",
    ]
    if difference.nothing:
        lines = [*filter(None, lead), to.say("It says exactly this."), *problem_lines(problems, to)]
        return Card((Text(f"### {to.say('Already here')}"), Text(fitted(lines, _ROOM, to))), Colour.CHANGED)
    lines = [
        *filter(None, lead),
        to.say("What the new one would change:"),
        difference_text(difference, 2400, to),
        *problem_lines(problems, to),
    ]
    buttons = (
        Button(to.say("Save as a revision"), "revise", Look.GOOD),
        Button(to.say("Edit"), "edit"),
        Button(to.say("Leave it"), "cancel"),
    )
    head = _unsaved(to.say("Already here"), to)
    return Card((head, Text(fitted(lines, _ROOM, to)), Row(buttons)), Colour.CHANGED)


def many_card(
    new: Sequence[Article],
    known: Sequence[tuple[str, Match]],
    problems: Sequence[Trouble],
    to: Language = ENGLISH,
) -> Card:
    """Many articles: how many are new, known and bad, and the first of each. Presses: `save`, `cancel`."""
    counts = [
        to.count("{n} new", "{n} new", len(new)),
        to.count("{n} already here", "{n} already here", len(known)),
        to.count("{n} problem", "{n} problems", len(problems)),
    ]
    lines = [f"**{BETWEEN.join(counts)}**", *_new_lines(new, to), *known_lines(known, to)]
    lines += problem_lines(problems, to)
    if not new:
        return Card((Text(f"### {to.say('Nothing to add')}"), Text(fitted(lines, _ROOM, to))), Colour.CHANGED)
    save = to.count("Save the article", "Save all {n}", len(new))
    buttons = (Button(save, "save", Look.GOOD), Button(to.say("Cancel"), "cancel"))
    return Card((_unsaved(to.say("Preview"), to), Text(fitted(lines, _ROOM, to)), Row(buttons)))


def refused_card(reasons: Sequence[str], to: Language = ENGLISH, *, again: bool = True) -> Card:
    """What was typed cannot be saved, and why. Presses: `again`, `cancel`."""
    head, why = Text(f"### {to.say('Not saved')}"), Text(fitted(reasons, _ROOM, to))
    if not again:
        return Card((head, why), Colour.BAD)
    typed = Text("-# " + to.say("What you typed is kept: “Edit again” opens it as it was."))
    buttons = (Button(to.say("Edit again"), "again", Look.MAIN), Button(to.say("Cancel"), "cancel"))
    return Card((head, why, typed, Row(buttons)), Colour.BAD)


def revision_card(difference: Difference, to: Language = ENGLISH) -> Card:
    """A revision that is not saved yet. Presses: `save`, `edit`, `cancel`."""
    lines = [title(difference.before.title), difference_text(difference, 3000, to)]
    buttons = (
        Button(to.say("Save"), "save", Look.GOOD),
        Button(to.say("Edit again"), "edit"),
        Button(to.say("Cancel"), "cancel"),
    )
    return Card((_unsaved(to.say("Your changes"), to), Text(fitted(lines, _ROOM, to)), Row(buttons)))


def article_lines(article: Article, to: Language) -> list[str]:
    """What was read of one article."""
    number = len(sentences(article.text))
    facts = [to.count("{n} sentence", "{n} sentences", number), escaped_line(article.url or "", 400)]
    lines = [title(article.title, 240), source(article, to), BETWEEN.join(filter(None, facts))]
    return ["\n-# ".join(filter(None, lines)), quoted(article.text, _EXCERPT)]


def problem_lines(problems: Sequence[Trouble], to: Language) -> list[str]:
    """What could not be read, by name."""
    return _block(to.say("Not read:"), [_problem(each, to) for each in problems], to)


def known_lines(known: Sequence[tuple[str, Match]], to: Language) -> list[str]:
    """What is on the shelf already: under which title it came, and what it is there."""
    return _block(to.say("Already here, and left as it is:"), [_known(*each, to) for each in known], to)


def cut_note(to: Language) -> str:
    """A warning that Discord has probably cut a paste off."""
    return to.say(
        "⚠️ The text filled its box to the last character, so Discord has probably cut off the end. "
        "A longer article can be added as a file."
    )


def _title_note(to: Language) -> str:
    """A warning that the first sentence of a text has probably been taken for its title."""
    return to.say(
        "⚠️ The title reads like a sentence of the text, and titles are not quoted. If it belongs to the "
        "text, press Edit and write a title above it, with an empty line between them."
    )


def _new_lines(new: Sequence[Article], to: Language) -> list[str]:
    named = [BETWEEN.join(filter(None, [title(each.title), source(each, to)])) for each in new]
    return _block(to.say("New:"), named, to)


def _block(lead: str, lines: Sequence[str], to: Language) -> list[str]:
    return [lead, *items(lines, MAX_NAMED, to)] if lines else []


def _known(name: str, match: Match, to: Language) -> str:
    there, likeness = match.listing.title, to.retell(match.likeness)
    if there == name:
        return f"{title(there)} ({likeness})"
    return to.say(
        "{title}, which is {there} ({likeness})", title=title(name), there=title(there), likeness=likeness
    )


def _problem(problem: Trouble, to: Language) -> str:
    place = escaped_line(to.retell(problem.source), MAX_TITLE)
    if problem.line is not None:
        place = to.say("{place}, line {line}", place=place, line=to.number(problem.line))
    return f"{place}: {escape(to.retell(problem.message))}"


def _unsaved(what: str, to: Language) -> Text:
    note = to.say("Nothing is saved yet, and nothing will be until you save it.")
    return Text(f"### {what}\n-# {note}")
