"""How a server's questions fared, for its moderators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.formatter.card import Card, Colour, Divider, Part, Picture, Text
from bot.formatter.chart import chart_words
from bot.formatter.escape import escape
from bot.formatter.one_line import one_line, shortened
from bot.formatter.source import UNTITLED
from bot.translation import ENGLISH, Language
from corpus.questions import Week

MAX_DESCRIPTION = 1024
"""Characters of what is said of a picture."""

_MAX_TITLE = 100
NAME = "questions.png"


@dataclass(frozen=True, slots=True)
class MostQuoted:
    """An article that was quoted, None where it is gone, and how often."""

    title: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is shown: weeks without a gap, oldest first, and the articles quoted most often in them."""

    weeks: Sequence[Week]
    quoted: Sequence[MostQuoted]

    @property
    def asked(self) -> int:
        """All questions."""
        return sum(week.asked for week in self.weeks)

    @property
    def answered(self) -> int:
        """Those that were answered."""
        return sum(week.answered for week in self.weeks)

    @property
    def since(self) -> date:
        """When the first week began."""
        return self.weeks[0].monday


def stats_card(figures: Figures, picture: bytes, to: Language = ENGLISH) -> Card:
    """Figures in words, the weeks as a picture, and what was quoted most."""
    if not figures.asked:
        nothing = to.say("Nobody has asked anything in the last {n} weeks.", n=len(figures.weeks))
        return Card((Text(f"## {to.say('Figures of this server')}\n{nothing}"),), Colour.SILENCE)
    description = shortened(chart_words(figures.weeks, to), MAX_DESCRIPTION)
    parts: list[Part] = [
        Text(f"## {to.say('Figures of this server')}\n{_summary(figures, to)}"),
        Picture(NAME, picture, description),
    ]
    if figures.quoted:
        lines = [f"{number}. {_line(each, to)}" for number, each in enumerate(figures.quoted, 1)]
        parts += [Divider(), Text(f"**{to.say('Quoted most often')}**\n" + "\n".join(lines))]
    since = to.say("Since {day}. Counted without names.", day=to.day(figures.since))
    return Card((*parts, Text(f"-# {since}")))


def _summary(figures: Figures, to: Language) -> str:
    asked = to.count("**{n}** question", "**{n}** questions", figures.asked)
    answered = to.say("**{share}** answered", share=_share(figures.answered, figures.asked, to))
    helpful = sum(week.helpful for week in figures.weeks)
    judged = helpful + sum(week.unhelpful for week in figures.weeks)
    verdict = to.count("of {n} verdict", "of {n} verdicts", judged)
    found = (
        to.say("**{share}** helpful", share=_share(helpful, judged, to)) + f" ({verdict})" if judged else ""
    )
    return " · ".join(filter(None, (asked, answered, found)))


def _share(part: int, whole: int, to: Language) -> str:
    return to.say("{n}%", n=round(100 * part / whole))


def _line(quoted: MostQuoted, to: Language) -> str:
    if quoted.title is None:
        title = to.say("an article that is gone")
    else:
        title = escape(shortened(one_line(quoted.title) or to.say(UNTITLED), _MAX_TITLE))
    return f"{title} · {to.count('{n} time', '{n} times', quoted.times)}"
