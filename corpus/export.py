"""All that a server owns, as archives of JSON Lines from which `add` makes the same shelf again."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from corpus.archive import ARTICLES, EXPORT
from corpus.article import Article, ServerId
from corpus.feeds import Feed, ItemState
from corpus.parts import Line, Parts
from corpus.questions import Asked
from corpus.records import Records
from corpus.servers import Event
from corpus.store import ArticleStore, Change, ChangeKind

MAX_PART: Final = 8_000_000
"""Bytes of an archive: what `/article add` takes."""

MAX_UNPACKED: Final = 20_000_000
"""Bytes of all files of an archive before they are packed: fewer than `/article add` unpacks."""

MAX_ITEMS: Final = 10_000
"""Items of feeds in each state; the last ones."""


@dataclass(frozen=True, slots=True)
class Export:
    """The archives, in the order in which they are to be added back, and what is in them."""

    parts: tuple[Path, ...]
    articles: int
    revisions: int


@dataclass(slots=True)
class _Revisions:
    """The revisions that an article has, and whether it was removed."""

    count: int = 0
    removed: bool = False


def export_server(
    store: ArticleStore, records: Records, server_id: ServerId, folder: Path, *, max_part: int = MAX_PART
) -> Export:
    """Write the export of a server into `folder`, in parts of at most `max_part` bytes where one line allows.

    `articles.jsonl` has a line for each revision of each article, removed ones too: the fields that `add`
    reads, `revision`, `revisions` (how many there are) and `removed`. Beside it are `changes.jsonl`,
    `trail.jsonl`, `settings.jsonl`, `feeds.jsonl`, `items.jsonl` (those that wait or were rejected),
    `questions.jsonl` and `weeks.jsonl`. Of a question is told what was
    asked, on which day and what became of it, never by whom or where, and nothing of answers that only the
    asker saw: they are the asker's.

    Raises:
        ArticleNotFound: the server was erased meanwhile.
        OSError: the folder cannot be written to.
    """
    changes = store.changes(server_id)
    articles = _articles(changes)
    with Parts(folder, min(max_part, MAX_PART), MAX_UNPACKED, EXPORT) as parts:
        for article_id, known in articles.items():
            parts.write(ARTICLES, _revision_lines(store, server_id, article_id, known))
        parts.write_each("changes.jsonl", map(_change_line, changes))
        parts.write_each("trail.jsonl", map(_event_line, _trail(records, server_id)))
        parts.write_each("settings.jsonl", [_settings_line(records, server_id)])
        parts.write_each("feeds.jsonl", map(_feed_line, records.feeds.feeds(server_id)))
        parts.write_each("items.jsonl", _item_lines(records, server_id))
        parts.write_each("questions.jsonl", _question_lines(records.questions.questions(server_id)))
        parts.write_each("weeks.jsonl", _week_lines(records, server_id))
    return Export(tuple(parts.paths), len(articles), sum(each.count for each in articles.values()))


def _articles(changes: Iterable[Change]) -> dict[str, _Revisions]:
    """The articles of a shelf, in the order in which they were first added."""
    found: dict[str, _Revisions] = {}
    for change in changes:
        known = found.setdefault(change.article_id, _Revisions())
        known.count = max(known.count, change.revision)
        known.removed = change.kind is ChangeKind.REMOVED
    return found


def _revision_lines(
    store: ArticleStore, server_id: ServerId, article_id: str, known: _Revisions
) -> Iterator[Line]:
    for number in range(1, known.count + 1):
        article = store.revision(server_id, article_id, number)
        yield _article_line(article) | {"revisions": known.count, "removed": known.removed}


def _article_line(article: Article) -> Line:
    return {
        "id": article.id,
        "revision": article.revision,
        "title": article.title,
        "outlet": article.outlet,
        "authors": article.authors,
        "published": article.published and article.published.isoformat(),
        "url": article.url,
        "text": article.text,
    }


def _change_line(change: Change) -> Line:
    return {
        "number": change.number,
        "article_id": change.article_id,
        "revision": change.revision,
        "kind": change.kind,
        "title": change.title,
        "actor": change.actor.name,
        "door": change.actor.door,
        "at": change.at,
        "undoes": change.undoes,
    }


def _trail(records: Records, server_id: ServerId) -> Iterator[Event]:
    after = 0
    while events := records.servers.trail(server_id, after=after):
        yield from events
        after = events[-1].number


def _event_line(event: Event) -> Line:
    return {
        "number": event.number,
        "kind": event.kind,
        "about": event.about,
        "actor": event.actor.name,
        "door": event.actor.door,
        "at": event.at,
    }


def _settings_line(records: Records, server_id: ServerId) -> Line:
    settings = records.servers.settings(server_id)
    return asdict(settings) | {"channels": sorted(settings.channels)}


def _feed_line(feed: Feed) -> Line:
    return {
        "number": feed.number,
        "url": feed.url,
        "title": feed.title,
        "include": feed.terms.include,
        "exclude": feed.terms.exclude,
        "queue": feed.terms.queue,
        "paused": feed.paused,
        "added": feed.added,
        "added_by": feed.added_by,
    }


def _item_lines(records: Records, server_id: ServerId) -> Iterator[Line]:
    for state in (ItemState.WAITING, ItemState.REJECTED):
        for item in records.feeds.items(server_id, state, limit=MAX_ITEMS):
            article = {"title": item.article.title, "url": item.article.url}
            yield {"feed": item.feed, "state": state, **article, "note": item.note}


def _question_lines(questions: Iterable[Asked]) -> Iterator[Line]:
    for asked in questions:
        if asked.answered and asked.message_id is None:
            continue
        yield {
            "question": asked.question,
            "day": asked.at.date(),
            "answered": asked.answered,
            "confidence": round(asked.confidence, 3),
            "standing": asked.standing,
            "cited": [asdict(each) for each in asked.cited],
        }


def _week_lines(records: Records, server_id: ServerId) -> Iterator[Line]:
    for week in records.questions.weeks(server_id, date.min.replace(year=2000)):
        yield asdict(week)
