"""Questions whose answers are known, read from a file, and the definition of a right quote."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.retriever.folding import TYPOGRAPHIC
from corpus.article import Quote
from corpus.clock import utc_now
from corpus.errors import VerbatimError


class UnreadableQuestions(VerbatimError):
    """A questions file cannot be used; the message names the line."""


@dataclass(frozen=True, slots=True)
class KnownQuestion:
    """A question with its answers, and the sentences and articles that give them, as far as known."""

    id: str
    question: str
    asked: datetime | None
    answers: tuple[str, ...]
    article_ids: frozenset[str]
    sentences: tuple[str, ...]
    answerable: bool

    @property
    def clock(self) -> datetime:
        """The moment as of which to answer: its own day, or now if it has none."""
        return self.asked or utc_now()

    def is_right(self, quote: Quote) -> bool:
        """Whether `quote` answers, after folding case, white space, and typographic quotes and dashes.

        An answer must stand in it at word boundaries; it must contain a gold sentence, or be part of one, and
        be at most twice as long, where there are gold sentences; and be of a named article, where some are.
        """
        if self.article_ids and quote.article.id not in self.article_ids:
            return False
        if not self.is_answered_in(quote.text):
            return False
        text = folded(quote.text)
        gold = [folded(sentence) for sentence in self.sentences]
        return not gold or any((g in text or text in g) and len(text) <= 2 * len(g) for g in gold)

    def holds_gold(self, passage: str, article_id: str) -> bool:
        """Whether a gold sentence lies in this passage of this article; an answer, where none is known."""
        if self.article_ids and article_id not in self.article_ids:
            return False
        if self.sentences:
            text = folded(passage)
            return any(folded(sentence) in text for sentence in self.sentences)
        return self.is_answered_in(passage)

    def is_answered_in(self, text: str) -> bool:
        """Whether an answer stands in `text` at word boundaries, after folding both."""
        return any(_at_word_boundaries(folded(answer), folded(text)) for answer in self.answers)


def folded(text: str) -> str:
    """`text` without differences of case, white space, and typographic quotes and dashes."""
    return " ".join(text.translate(TYPOGRAPHIC).casefold().split())


def read_questions(path: Path) -> list[KnownQuestion]:
    """The questions of a JSON Lines file; all fields but `question` and `answerable` may be missing or null.

    Raises:
        UnreadableQuestions: the file cannot be read, or a line of it is not such a question.
    """
    try:
        with path.open(encoding="utf-8-sig") as lines:
            found = [_question(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]
    except OSError as error:
        raise UnreadableQuestions(f"{path}: {error.strerror or error}. Name a questions file.") from error
    except UnicodeDecodeError as error:
        raise UnreadableQuestions(f"{path}: not UTF-8. Save the file as UTF-8.") from error
    if not found:
        raise UnreadableQuestions(f"{path}: no questions in it. The format is in docs/quality.md.")
    return found


def every_nth(questions: Sequence[KnownQuestion], limit: int | None) -> list[KnownQuestion]:
    """At most `limit` questions, spread evenly over the file, so that no week or article is preferred."""
    if limit is None or limit >= len(questions):
        return list(questions)
    return [questions[place * len(questions) // limit] for place in range(limit)]


def _question(line: str, source: str) -> KnownQuestion:
    try:
        fields: dict[str, Any] = json.loads(line)
        asked = fields.get("asked")
        return KnownQuestion(
            id=str(fields.get("id") or source),
            question=str(fields["question"]),
            asked=_moment(asked) if asked else None,
            answers=tuple(fields.get("answers") or ()),
            article_ids=frozenset(map(str, fields.get("article_ids") or ())),
            sentences=tuple(fields.get("sentences") or ()),
            answerable=bool(fields["answerable"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableQuestions(
            f"{source}: not a question ({error}). The format is in docs/quality.md."
        ) from error


def _moment(asked: str) -> datetime:
    moment = datetime.fromisoformat(asked)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _at_word_boundaries(answer: str, text: str) -> bool:
    return bool(answer) and bool(re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", text))
