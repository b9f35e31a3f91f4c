"""What became of what a curator did."""

from collections.abc import Sequence

from bot.formatter.articles.difference import difference_text
from bot.formatter.articles.draft import MAX_NAMED, Trouble, known_lines, problem_lines
from bot.formatter.articles.words import fitted, items, title
from bot.formatter.card import Button, Card, Colour, Look, Row, Text
from bot.translation import ENGLISH, Language
from corpus.article import Article
from corpus.difference import Difference
from corpus.store import Match

_ROOM = 3400


def added_card(
    titles: Sequence[str],
    known: Sequence[tuple[str, Match]] = (),
    problems: Sequence[Trouble] = (),
    to: Language = ENGLISH,
) -> Card:
    """What came onto the shelf, and what did not."""
    lines = [*known_lines(known, to), *problem_lines(problems, to)]
    match titles:
        case []:
            return Card((Text(fitted([to.say("Nothing was added."), *lines], _ROOM, to)),), Colour.CHANGED)
        case [only]:
            lead = to.say("Added {title}. `/article undo` takes it back.", title=title(only))
        case _:
            named = items([title(each) for each in titles], MAX_NAMED, to)
            counted = to.count("Added {n} article:", "Added {n} articles:", len(titles))
            lead = "\n".join([counted, *named])
    return Card((Text(fitted([lead, *lines], _ROOM, to)),), Colour.GOOD)


def revised_card(difference: Difference, revision: int, to: Language = ENGLISH) -> Card:
    """A revision was saved, and what it changed."""
    lead = to.say(
        "Saved {title} as revision {revision}. `/article undo` takes it back.",
        title=title(difference.after.title),
        revision=revision,
    )
    return Card((Text(lead), Text(difference_text(difference, 3000, to))), Colour.GOOD)


def overtaken_card(difference: Difference, to: Language = ENGLISH) -> Card:
    """Somebody else saved a revision meanwhile, and what it changed. Presses: `again`, `cancel`."""
    lead = to.say(
        "Somebody else has revised {title} in the meantime; nothing was overwritten. What they changed:",
        title=title(difference.after.title),
    )
    note = to.say("“Edit again” opens what you typed; it is compared with their revision before it is saved.")
    buttons = (Button(to.say("Edit again"), "again", Look.MAIN), Button(to.say("Cancel"), "cancel"))
    changed = Text(difference_text(difference, 3000, to))
    return Card((Text(lead), changed, Text(f"-# {note}"), Row(buttons)), Colour.BAD)


def removal_card(article: Article, to: Language = ENGLISH) -> Card:
    """The question before an article is removed. Presses: `remove`, `keep`."""
    question = to.say("Remove {title}? Nobody will get answers from it any more.", title=title(article.title))
    buttons = (Button(to.say("Remove"), "remove", Look.DANGER), Button(to.say("Keep"), "keep"))
    return Card((Text(question), Row(buttons)), Colour.BAD)


def note_card(text: str, colour: Colour = Colour.SILENCE) -> Card:
    """A plain word, where the message has to stay a card."""
    return Card((Text(text),), colour)
