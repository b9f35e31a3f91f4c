"""Why these sentences, in a terminal: plain text that a moderator understands."""

import math
from collections.abc import Iterator, Sequence
from typing import Final

from bot.formatter.lines import headline_and_day, wrapped
from bot.retriever.explanation import Difference, ExplainedQuote, Explanation, FamilyPart
from bot.retriever.features.catalogue import FEATURES
from bot.retriever.kinds import AnswerKind
from corpus.article import Quote

_ASKS_FOR: Final = {
    AnswerKind.AMOUNT: "an amount",
    AnswerKind.TIME: "a time",
    AnswerKind.PLACE: "a place",
    AnswerKind.PERSON: "a person",
    AnswerKind.ORGANISATION: "an organisation",
    AnswerKind.CAUSE: "a reason",
    AnswerKind.MANNER: "a way of doing something",
    AnswerKind.THING: "no particular kind of thing",
}

_SEEN: Final = 0.005
"""What is smaller reads as 0.00."""

_OPENED: Final = 2
"""Of so many families, the largest, the features are shown too."""

_FEATURES: Final = 5
"""How many of them, the largest."""

_DIFFERENCES: Final = 3
_BAR: Final = 12


def explanation_text(explanation: Explanation, width: int = 80) -> str:
    """What was done and why; each quote with what spoke for and against it; why the second came second.

    Everything is wrapped to `width` columns.
    """
    parts = [wrapped(_decision(explanation), width)]
    longest = max((abs(p.contribution) for each in explanation.quotes for p in each.parts), default=0.0)
    for number, each in enumerate(explanation.quotes, 1):
        parts.append("\n".join(_quote_lines(number, each, longest, width)))
        if number == 2:
            parts.append("\n".join(_lost_lines(explanation.differences, width)))
    return "\n\n".join(parts)


def _decision(explanation: Explanation) -> str:
    asked = f"The question asks for {_ASKS_FOR[explanation.kind]}."
    if not explanation.quotes:
        return f"{asked} No sentence here matches it, so the bot stays silent."
    # Rounded down, so that what lies below the threshold never looks as if it reached it.
    chance = f"{math.floor(explanation.confidence * 100) / 100:.2f}"
    sure = (
        f"The first sentence is right with a chance of {chance}; an answer takes {explanation.threshold:g}."
    )
    if explanation.said is None:
        return f"{asked} The bot stays silent. {sure}"
    return f"{asked} The bot answers with {_which(explanation, explanation.said)}. {sure}"


def _which(explanation: Explanation, said: Quote) -> str:
    places = [number for number, each in enumerate(explanation.quotes, 1) if each.quote == said]
    if not places:
        return "a sentence that is not shown here"
    return "the first sentence" if places[0] == 1 else f"sentence {places[0]}"


def _quote_lines(number: int, explained: ExplainedQuote, longest: float, width: int) -> Iterator[str]:
    mark = f"{number}. "
    yield wrapped(explained.quote.text, width, mark, " " * len(mark))
    yield wrapped(headline_and_day(explained.quote.article), width, " " * len(mark) * 2)
    yield f"   Score {explained.score:.2f}:"
    shown = [part for part in explained.parts if abs(part.contribution) >= _SEEN]
    for place, part in enumerate(shown):
        bar = _bar(part.contribution, longest)
        yield f"   {part.contribution:+6.2f}  {bar:<{_BAR}}  {part.family}"
        if place < _OPENED:
            yield from _feature_lines(part, width)


def _feature_lines(part: FamilyPart, width: int) -> Iterator[str]:
    for feature in part.features[:_FEATURES]:
        if abs(feature.contribution) >= _SEEN:
            first = f"{feature.contribution:>+17.2f}  "
            yield wrapped(FEATURES[feature.name], width, first, " " * len(first))


def _lost_lines(differences: Sequence[Difference], width: int) -> Iterator[str]:
    yield f"The second lost to the first by {sum(each.size for each in differences):.2f}:"
    for each in differences[:_DIFFERENCES]:
        if abs(each.size) >= _SEEN:
            first = f"   {each.size:+6.2f}  "
            against = f"{each.family}: {each.first:+.2f} against {each.second:+.2f}"
            yield wrapped(against, width, first, " " * len(first))


def _bar(contribution: float, longest: float) -> str:
    length = max(1, round(_BAR * abs(contribution) / longest))
    return ("+" if contribution > 0 else "-") * length
