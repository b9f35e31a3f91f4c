"""An export erased and added back gives the same shelf, article for article, revision for revision."""

import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.archive import read_archive_at
from corpus.article import Article, ExportedRevision
from corpus.errors import VerbatimError
from corpus.export import export_server
from corpus.feeds import Item, ItemState, Terms, Visit
from corpus.feeds import Standing as FeedStanding
from corpus.intake import take_in
from corpus.questions import Asked, Cited
from corpus.readers import Problem, read_bytes
from corpus.servers import EventKind, ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor

HERE, THERE = 1001, 2002
MO = Actor("mo", "a test")
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)

# Texts some of which are nearly the same, addresses that several share: what a shelf takes for duplicates.
DONE = ("sailed", "stopped", "turned", "waited", "sank", "rose", "left")
BODY = " ".join(f"The ferry {word} at dawn." for word in DONE)
RAIN = "Rain fell.\n\nAll day, said the mayor."
TEXTS = [BODY, f"{BODY} Again.", BODY.upper(), RAIN, "Zwölf Äpfel 📰 lagen da."]
URLS = [None, "https://example.org/a", "https://www.example.org/a?utm_source=x", "https://example.org/b"]
PUBLISHED = [None, date(2026, 1, 2), datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC)]

articles = st.builds(
    Article,
    title=st.sampled_from(["Ferry", "Rain *falls*", "", "Äpfel"]),
    text=st.sampled_from(TEXTS),
    outlet=st.sampled_from([None, "The Post"]),
    authors=st.sampled_from([(), ("A. One", "B. Two")]),
    published=st.sampled_from(PUBLISHED),
    url=st.sampled_from(URLS),
    id=st.sampled_from(["", "", "x", "y"]),
)
steps = st.one_of(
    st.tuples(st.just("add"), articles),
    st.tuples(st.just("revise"), articles, st.integers(0, 5)),
    st.tuples(st.just("remove"), st.integers(0, 5)),
    st.tuples(st.just("undo")),
)
CROSSED = [
    ("add", Article("Y", TEXTS[3], id="y")),
    ("add", Article("X", TEXTS[0], id="x")),
    ("revise", Article("X", TEXTS[4]), 0),
    ("revise", Article("Y", TEXTS[0]), 1),
]
"""An article that comes to say what another one said before."""


def live(shelf, history, server_id=HERE):
    """Let a shelf go through a history; what its rules refuse does not happen."""
    for kind, *details in history:
        with suppress(VerbatimError):
            if kind == "add":
                shelf.add(server_id, details[0], MO)
            elif kind == "undo":
                shelf.undo(server_id, MO)
            elif listings := shelf.store.listings(server_id):
                listing = listings[details[-1] % len(listings)]
                if kind == "remove":
                    shelf.remove(server_id, listing.id, MO)
                else:
                    shelf.revise(server_id, listing.id, details[0], MO)


def state(store, server_id):
    """The articles that stand, in their order, and every revision of all that ever stood."""
    changes = store.changes(server_id)
    revisions = {(each.article_id, each.revision) for each in changes}
    return (
        list(store.articles(server_id)),
        [replace(each, added=None) for each in store.listings(server_id)],
        {key: store.revision(server_id, *key) for key in revisions},
    )


def exported(store, folder, server_id=HERE, **more):
    folder.mkdir(exist_ok=True)
    return export_server(store, store.records, server_id, folder, **more)


def add_back(shelf, export, server_id=HERE):
    return [take_in(shelf, server_id, read_archive_at(part), MO) for part in export.parts]


def lines(export, name):
    found = []
    for part in export.parts:
        with zipfile.ZipFile(part) as archive:
            if name in archive.namelist():
                found += map(json.loads, archive.read(name).splitlines())
    return found


@pytest.fixture
def shelf(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store:
        yield Shelf(store)


@settings(max_examples=150, deadline=None)
@given(st.lists(steps, max_size=14))
@example(CROSSED)
def test_an_export_erased_and_added_back_gives_the_same_shelf(tmp_path_factory, history):
    with SQLiteStore(":memory:") as store:
        shelf = Shelf(store)
        live(shelf, history)
        before = state(store, HERE)
        export = exported(store, tmp_path_factory.mktemp("export"))
        store.erase(HERE)
        assert state(store, HERE) == ([], [], {})
        (intake,) = add_back(shelf, export)
        assert not intake.problems
        assert not intake.known
        assert len(intake.added) == export.articles == len({each.id for each in intake.added})
        assert state(store, HERE) == before
        (again,) = add_back(shelf, export)
        assert not again.added
        assert not again.problems
        assert state(store, HERE) == before


@settings(max_examples=30, deadline=None)
@given(st.lists(steps, max_size=14))
def test_it_comes_back_on_another_server_as_well(tmp_path_factory, history):
    with SQLiteStore(":memory:") as store:
        shelf = Shelf(store)
        live(shelf, history)
        export = exported(store, tmp_path_factory.mktemp("export"))
        add_back(shelf, export, THERE)
        assert state(store, THERE) == state(store, HERE)


def test_what_an_article_said_before_can_be_undone_to_after_it_came_back(shelf, tmp_path):
    live(shelf, CROSSED[:3])
    export = exported(shelf.store, tmp_path / "export")
    shelf.store.erase(HERE)
    add_back(shelf, export)
    shelf.undo(HERE, MO)
    assert shelf.store.get(HERE, "x").text == TEXTS[0]


def long_article(number):
    words = " ".join(f"{number * 7919 * step % 1_000_003:x}" for step in range(1, 9000))
    return Article(f"Report {number}", f"{words}.", id=f"a{number}")


def test_a_large_export_comes_in_parts_that_each_keep_the_limit(shelf, tmp_path):
    for number in range(60):
        shelf.add(HERE, long_article(number), MO)
    shelf.revise(HERE, "a30", long_article(1030), MO)
    before = state(shelf.store, HERE)
    export = exported(shelf.store, tmp_path / "export", max_part=900_000)
    assert len(export.parts) > 2
    assert all(part.stat().st_size <= 900_000 for part in export.parts)
    assert (export.articles, export.revisions) == (60, 61)
    shelf.store.erase(HERE)
    assert not [each.problems for each in add_back(shelf, export) if each.problems]
    assert state(shelf.store, HERE) == before


def test_an_article_too_long_for_one_part_comes_back_too(shelf, tmp_path):
    shelf.add(HERE, long_article(7), MO)
    for number in range(1, 9):
        shelf.revise(HERE, "a7", Article("Report", f"{long_article(7).text} {number}"), MO)
    before = state(shelf.store, HERE)
    export = exported(shelf.store, tmp_path / "export", max_part=260_000)
    assert len(export.parts) > 2
    shelf.store.erase(HERE)
    add_back(shelf, export)
    assert state(shelf.store, HERE) == before


def test_an_article_that_was_removed_since_is_put_back(shelf, tmp_path):
    live(shelf, CROSSED)
    export = exported(shelf.store, tmp_path / "export")
    before = state(shelf.store, HERE)
    shelf.remove(HERE, "x", MO)
    (intake,) = add_back(shelf, export)
    assert [each.id for each in intake.added] == ["x"]
    assert state(shelf.store, HERE) == before


def test_what_another_shelf_has_already_is_not_added_twice(shelf, tmp_path):
    live(shelf, CROSSED)
    shelf.add(THERE, Article("Known", TEXTS[4], id="z"), MO)
    export = exported(shelf.store, tmp_path / "export")
    (intake,) = add_back(shelf, export, THERE)
    assert [each.match.listing.id for each in intake.known] == ["z"]
    assert [each.id for each in intake.added] == ["y"]


def test_an_id_that_belongs_to_another_article_is_refused(shelf, tmp_path):
    live(shelf, CROSSED)
    shelf.add(THERE, Article("Another", "Wholly different words stand here.", id="x"), MO)
    export = exported(shelf.store, tmp_path / "export")
    (intake,) = add_back(shelf, export, THERE)
    assert {each.message for each in intake.problems} == {
        "The id x belongs to another article of this shelf, or did before."
    }
    assert shelf.store.get(THERE, "x").title == "Another"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"revisions": 0, "revision": 1}, "“revisions” must be a number from 1"),
        ({"revisions": "2", "revision": 1}, "“revisions” must be a number from 1"),
        ({"revisions": 2, "revision": 3}, "“revision” must be a number from 1 to 2"),
        ({"revisions": 2, "revision": 2, "id": None}, "needs the “id”"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(more, said):
    line = {"id": "x", "title": "T", "text": "One sentence.", **more}
    (problem,) = read_bytes(json.dumps(line).encode(), "a.jsonl")
    assert isinstance(problem, Problem)
    assert said in problem.message


def test_a_revision_without_those_before_it_is_refused(shelf):
    late = ExportedRevision(Article("T", "One sentence.", id="x", revision=2), 2, removed=False)
    intake = take_in(shelf, HERE, [late], MO)
    assert "in their order" in intake.problems[0].message
    assert not shelf.store.changes(HERE)


def ask(number, **fields):
    first = {"server_id": HERE, "asker": 987_654, "at": NOW + timedelta(hours=number), "channel_id": 123_456}
    return Asked(f"q{number}", question=f"What of {number}?", subject="?", **{**first, **fields})


def test_beside_the_articles_is_all_else_but_who_asked_and_what_only_they_saw(shelf, tmp_path):
    live(shelf, CROSSED)
    records = shelf.store.records
    cited = (Cited(HERE, "x", 1, 0, 5),)
    for asked in (
        ask(1, message_id=345_678, cited=cited, confidence=0.8),
        ask(2, message_id=None, cited=cited),
        ask(3, message_id=None),
    ):
        records.questions.keep(HERE, asked)
    records.servers.keep_settings(HERE, ServerSettings(channels=frozenset({5, 4})), "channels", MO)
    records.servers.note(HERE, EventKind.EXPORTED, "", MO)
    terms = Terms(include=("ferry",), queue=5)
    feed = records.feeds.add(HERE, "https://example.org/feed", "Harbour", terms, by="mo", now=NOW)
    item = Item(feed.number, "key", Article("Waits", "It waits."), ItemState.WAITING, "digest")
    records.feeds.visited(HERE, feed.number, Visit(FeedStanding(NOW), new=[item]), NOW)
    export = exported(shelf.store, tmp_path / "export")
    assert [(each["url"], each["include"]) for each in lines(export, "feeds.jsonl")] == [
        ("https://example.org/feed", ["ferry"])
    ]
    assert [(each["title"], each["state"]) for each in lines(export, "items.jsonl")] == [
        ("Waits", "waiting for a decision")
    ]
    questions = lines(export, "questions.jsonl")
    assert [(each["question"], each["answered"], each["day"]) for each in questions] == [
        ("What of 1?", True, "2026-03-04"),
        ("What of 3?", False, "2026-03-04"),
    ]
    told = json.dumps(questions)
    assert not [number for number in ("987654", "123456", "345678") if number in told]
    assert [each["kind"] for each in lines(export, "trail.jsonl")] == ["settings changed", "exported"]
    assert [each["channels"] for each in lines(export, "settings.jsonl")] == [[4, 5]]
    assert [each["kind"] for each in lines(export, "changes.jsonl")] == [
        "added",
        "added",
        "revised",
        "revised",
    ]
    assert [(each["asked"], each["answered"]) for each in lines(export, "weeks.jsonl")] == [(3, 2)]


def test_nothing_of_another_server_is_in_it(shelf, tmp_path):
    live(shelf, CROSSED, THERE)
    shelf.store.records.questions.keep(THERE, ask(1, server_id=THERE, message_id=None))
    shelf.store.records.servers.note(THERE, EventKind.EXPORTED, "", MO)
    export = exported(shelf.store, tmp_path / "export")
    assert export.articles == 0
    (part,) = export.parts
    with zipfile.ZipFile(part) as archive:
        assert archive.namelist() == ["settings.jsonl"]
