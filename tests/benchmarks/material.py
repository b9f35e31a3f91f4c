"""What is searched and what is asked: articles, their passages as terms, and questions, in one folder."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np

from bot.retriever.words import terms
from tests.benchmarks.invented_articles import invented_articles, invented_questions
from tests.benchmarks.passages import Passages, read_passages, write_passages
from tests.benchmarks.real_articles import real_articles, real_questions

SEED: Final = 20_260
QUESTIONS: Final = 400
LATER: Final = 400
"""How many articles are kept back to be added while it is measured."""


@dataclass(frozen=True)
class Question:
    """A question, and the moment it was asked."""

    text: str
    asked: datetime

    @cached_property
    def terms(self) -> list[str]:
        """Its terms, each once: what every engine is asked for."""
        return list(dict.fromkeys(terms(self.text)))


class Material:
    """A folder filled by `prepare`. The articles of a smaller size are the first ones of a larger."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def said(self) -> str:
        """What kind of articles these are, for people."""
        return (self.folder / "said.txt").read_text(encoding="utf-8")

    @property
    def later(self) -> list[dict[str, Any]]:
        """Articles that stand on no shelf."""
        return [json.loads(line) for line in _open(self.folder / "later.jsonl")]

    def passages(self, size: int) -> Passages:
        """At least `size` passages, of whole articles."""
        return read_passages(self.folder).first(size)

    def size_of(self, articles: int) -> int:
        """The passages of so many articles, or of all there are."""
        begins = read_passages(self.folder).articles
        return int(begins[min(articles, len(begins) - 1)])

    def articles(self, size: int) -> Iterator[dict[str, Any]]:
        """The articles that `passages(size)` are of."""
        lines = _open(self.folder / "articles.jsonl")
        return (json.loads(line) for line in islice(lines, len(self.passages(size).articles)))

    def questions(self, count: int) -> list[Question]:
        """Questions that have at least one term, in an order of no meaning."""
        read = (json.loads(line) for line in _open(self.folder / "questions.jsonl"))
        asked = (Question(each["question"], _moment(each["asked"])) for each in read)
        return list(islice((each for each in asked if each.terms), count))


def prepare(folder: Path, data: Path | None, size: int) -> Material:
    """Fill `folder` with material for `size` passages: of the real articles in `data`, or invented ones."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"{size} {data is not None} {SEED}"
    made = folder / "made.txt"
    if not made.exists() or made.read_text(encoding="utf-8") != wanted:
        _fill(folder, data, size)
        made.write_text(wanted, encoding="utf-8")
    return Material(folder)


def _fill(folder: Path, data: Path | None, size: int) -> None:
    articles = real_articles(data, SEED) if data else invented_articles(SEED)
    later = list(islice(articles, LATER))
    _write(folder / "later.jsonl", later)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        write_passages(folder, _kept(articles, file), size)
    questions = real_questions(data) if data else invented_questions(_first(folder, 4 * QUESTIONS), SEED)
    order = np.random.default_rng(SEED).permutation(len(questions))
    _write(folder / "questions.jsonl", [questions[number] for number in order.tolist()])
    said = (
        "real news articles and Wikipedia paragraphs with real questions; from about 100,000 passages on, "
        "copies with words swapped"
        if data
        else "articles and questions invented from a seed, their words by Zipf's law"
    )
    (folder / "said.txt").write_text(said, encoding="utf-8")


def _kept(articles: Iterator[dict[str, Any]], file: Any) -> Iterator[dict[str, Any]]:
    for article in articles:
        file.write(json.dumps(article, ensure_ascii=False) + "\n")
        yield article


def _first(folder: Path, count: int) -> list[dict[str, Any]]:
    return [json.loads(line) for line in islice(_open(folder / "articles.jsonl"), count)]


def _open(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from file


def _write(path: Path, objects: Sequence[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(each) + "\n" for each in objects), encoding="utf-8")


def _moment(asked: str) -> datetime:
    moment = datetime.fromisoformat(asked)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
