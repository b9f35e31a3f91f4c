import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.article import Article
from corpus.article_ids import ID_LENGTH, ID_LETTERS
from corpus.clean import ArticleRefused
from corpus.fingerprint import fingerprint
from corpus.prepared import prepared
from corpus.shelf import (
    Added,
    AlreadyOnShelf,
    ChangedMeanwhile,
    Duplicate,
    IdTaken,
    NothingToUndo,
    Shelf,
    Unchanged,
)
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, ArticleNotFound, ChangeKind, Entry, Likeness, Reading
from tests.corpus.fakes import MemoryStore

HERE, THERE = 1001, 2002
ANNA = Actor("anna", "test")
SHIP = Article("The ship sails", "The ship sailed on Monday.\n\nIt carried grain.", "The Post")
TRAIN = Article("The train stops", "The train stopped for an hour.")
STORY = " ".join(f"word{number * 7919 % 1009}" for number in range(600))


@pytest.fixture
def shelf():
    return Shelf(MemoryStore())


def add(shelf, article, server_id=HERE):
    """Add what must not be a duplicate."""
    outcome = shelf.add(server_id, article, ANNA)
    assert isinstance(outcome, Added)
    return outcome.article


def texts(shelf):
    return [each.text for each in shelf.store.articles(HERE)]


# Adding


def test_an_added_article_is_told_as_it_was_stored(shelf):
    added = add(shelf, replace(SHIP, text="The  ship sailed.\r\n"))
    assert added.text == "The ship sailed."
    assert shelf.store.get(HERE, added.id) == added


def test_what_cannot_be_kept_is_refused(shelf):
    with pytest.raises(ArticleRefused):
        shelf.add(HERE, replace(SHIP, text="  \u200b "), ANNA)
    assert shelf.store.changes(HERE) == []


def test_an_article_gets_a_short_id_that_is_easy_to_type(shelf):
    assert re.fullmatch(f"[{ID_LETTERS}]{{{ID_LENGTH}}}", add(shelf, SHIP).id)


def test_every_article_gets_another_id(shelf):
    ids = {add(shelf, Article("T", f"Sentence number {number}.")).id for number in range(200)}
    assert len(ids) == 200


@pytest.mark.parametrize(
    "own", ["rtq-e40927594f", "7", "wiki-Sierra_Nevada_(U.S.)", "two words", "é/ü", "a" * 100]
)
def test_a_well_formed_id_is_kept(shelf, own):
    assert add(shelf, replace(SHIP, id=own)).id == own


@pytest.mark.parametrize("own", ["", "-a", " a", "a" * 101, "a\n", "\udcff", "..", "/a"])
def test_any_other_id_is_replaced(shelf, own):
    added = add(shelf, replace(SHIP, id=own))
    assert len(added.id) == ID_LENGTH


def test_an_id_that_belongs_to_another_article_is_refused(shelf):
    add(shelf, replace(SHIP, id="a"))
    with pytest.raises(IdTaken, match=r"id a belongs to another article.*another id"):
        shelf.add(HERE, replace(TRAIN, id="a"), ANNA)
    assert texts(shelf) == [SHIP.text]


def test_an_id_that_belonged_to_another_article_is_refused_too(shelf):
    add(shelf, replace(SHIP, id="a"))
    shelf.remove(HERE, "a", ANNA)
    with pytest.raises(IdTaken):
        shelf.add(HERE, replace(TRAIN, id="a"), ANNA)


@pytest.mark.parametrize("own", ["", "a"])
def test_a_removed_article_that_comes_again_is_put_back(shelf, own):
    first = add(shelf, replace(SHIP, id=own))
    shelf.remove(HERE, first.id, ANNA)
    assert add(shelf, replace(SHIP, id=own)) == first
    assert [change.kind for change in shelf.store.changes(HERE)] == ["added", "removed", "restored"]


def test_a_removed_article_that_comes_again_changed_is_put_back_and_revised(shelf):
    url = "https://example.org/ship"
    first = add(shelf, replace(SHIP, id="a", url=url))
    shelf.remove(HERE, "a", ANNA)
    again = add(shelf, replace(SHIP, id="a", url=url, text="The ship sank."))
    assert (again.id, again.revision) == ("a", 2)
    assert shelf.store.get(HERE, "a") == again
    assert shelf.store.get(HERE, "a", 1) == first


# Recognising


@pytest.mark.parametrize(
    ("known", "asked", "likeness"),
    [
        (SHIP, replace(SHIP, title="Another title"), Likeness.SAME_TEXT),
        (SHIP, replace(SHIP, text=SHIP.text.upper()), Likeness.SAME_TEXT),
        (
            replace(SHIP, url="http://www.example.org/a/?utm_source=x"),
            replace(TRAIN, url="https://example.org/a#top"),
            Likeness.SAME_URL,
        ),
        (replace(SHIP, text=STORY), replace(SHIP, text=f"Picture: File.\n\n{STORY}"), Likeness.NEAR_TEXT),
    ],
)
def test_what_the_shelf_has_is_recognised_and_not_stored_twice(shelf, known, asked, likeness):
    first = add(shelf, known)
    outcome = shelf.add(HERE, asked, ANNA)
    assert isinstance(outcome, Duplicate)
    assert (outcome.match.listing.id, outcome.match.likeness) == (first.id, likeness)
    assert shelf.store.count(HERE) == 1


def test_another_server_may_have_the_same_article(shelf):
    assert add(shelf, SHIP, HERE).id == add(shelf, SHIP, THERE).id


def test_a_report_in_the_same_words_with_other_facts_is_another(shelf):
    first = f"United won 2-1. {STORY}"
    second = f"United won 4-0. {STORY}"
    one, other = (fingerprint(Article("T", text)) for text in (first, second))
    assert one.likeness(other) is Likeness.NEAR_TEXT
    add(shelf, replace(SHIP, text=first))
    add(shelf, replace(SHIP, text=second))


def test_among_many_reports_in_the_same_words_a_copy_is_still_found(shelf):
    for number in range(15):
        add(shelf, replace(SHIP, text=f"The score was {number}. {STORY}"))
    outcome = shelf.add(HERE, replace(SHIP, text=f"The score was 7. {STORY} again"), ANNA)
    assert isinstance(outcome, Duplicate)
    assert shelf.store.get(HERE, outcome.match.listing.id).text.startswith("The score was 7.")


ADD = """
import sys
from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
with SQLiteStore(sys.argv[1]) as store:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(40):
        outcome = Shelf(store).add(1001, Article("T", f"Sentence number {number}."), Actor("child", "test"))
        print(type(outcome).__name__)
"""


def test_two_processes_that_add_the_same_articles_at_once_end_with_one_of_each(tmp_path):
    command = [sys.executable, "-c", ADD, str(tmp_path / "a.db")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    children = [subprocess.Popen(command, **pipes) for _ in range(2)]
    for child in children:
        assert child.stdout.readline() == "ready\n"
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    outcomes = [child.communicate()[0].split() for child in children]
    assert sum(outcome.count("Added") for outcome in outcomes) == 40
    assert sum(outcome.count("Duplicate") for outcome in outcomes) == 40
    with SQLiteStore(tmp_path / "a.db") as store:
        assert store.count(HERE) == 40


# Revising and removing


def test_a_revision_is_told_as_it_was_stored(shelf):
    first = add(shelf, replace(SHIP, url="https://example.org/a"))
    revised = shelf.revise(HERE, first.id, replace(first, text="The ship  sank."), ANNA)
    assert revised == replace(first, text="The ship sank.", revision=2)
    assert shelf.store.get(HERE, first.id) == revised


def test_a_revision_belongs_to_the_article_asked_for_whatever_its_own_id(shelf):
    first = add(shelf, SHIP)
    assert shelf.revise(HERE, first.id, replace(TRAIN, id="other"), ANNA).id == first.id


def test_a_revision_that_changes_nothing_says_so(shelf):
    first = add(shelf, replace(SHIP, published=date(2026, 1, 31)))
    with pytest.raises(Unchanged):
        shelf.revise(HERE, first.id, replace(first, title=f" {first.title} "), ANNA)
    assert shelf.store.version(HERE) == 1
    shelf.revise(HERE, first.id, replace(first, published=datetime(2026, 1, 31, tzinfo=UTC)), ANNA)


def test_a_revision_made_from_what_is_no_longer_the_newest_overwrites_nothing(shelf):
    seen = add(shelf, SHIP)
    shelf.revise(HERE, seen.id, replace(seen, title="By another"), ANNA, expected=1)
    with pytest.raises(ChangedMeanwhile):
        shelf.revise(HERE, seen.id, replace(seen, title="Late"), ANNA, expected=1)
    assert shelf.store.get(HERE, seen.id).title == "By another"


def test_a_revision_must_be_fit_to_keep(shelf):
    first = add(shelf, SHIP)
    with pytest.raises(ArticleRefused):
        shelf.revise(HERE, first.id, replace(first, text=" "), ANNA)


def test_a_revision_must_not_become_another_article(shelf):
    add(shelf, SHIP)
    train = add(shelf, TRAIN)
    with pytest.raises(AlreadyOnShelf, match=r"same text already: “The ship sails”") as raised:
        shelf.revise(HERE, train.id, SHIP, ANNA)
    assert raised.value.match.listing.title == SHIP.title
    assert shelf.store.get(HERE, train.id) == train


@pytest.mark.parametrize("article_id", ["x", ""])
def test_only_what_is_there_can_be_revised_or_removed(shelf, article_id):
    with pytest.raises(ArticleNotFound):
        shelf.revise(HERE, article_id, SHIP, ANNA)
    with pytest.raises(ArticleNotFound):
        shelf.remove(HERE, article_id, ANNA)


# Entries


@pytest.fixture
def with_entries():
    return Shelf(MemoryStore(), length_of)


def length_of(article):
    """An entry that tells one text from another."""
    return Entry("length", str(len(article.text)).encode())


def entries(shelf):
    found = shelf.store.readings(HERE, shelf.store.standing(HERE), "length")
    return [found[key].entry for key in shelf.store.standing(HERE)]


def test_what_is_added_and_revised_gets_its_entry(with_entries):
    added = add(with_entries, replace(SHIP, text="  Ahoy. "))
    assert entries(with_entries) == [b"5"]
    with_entries.revise(HERE, added.id, replace(SHIP, text="Ahoy!  All."), ANNA)
    assert entries(with_entries) == [b"10"]


def test_an_undone_revision_gets_the_entry_of_the_text_before_it(with_entries):
    added = add(with_entries, replace(SHIP, text="Ahoy."))
    with_entries.revise(HERE, added.id, replace(SHIP, text="Ahoy! All."), ANNA)
    with_entries.undo(HERE, ANNA)
    assert with_entries.store.readings(HERE, [("a", 3), (added.id, 3)], "length") == {
        (added.id, 3): Reading(replace(added, revision=3), b"5")
    }


@pytest.mark.parametrize(("text", "entry"), [("Ahoy.", b"5"), ("Ahoy! All.", b"10")])
def test_what_is_put_back_gets_an_entry_if_it_had_none(text, entry):
    store = MemoryStore()
    url = "https://example.org/ship"
    added = add(Shelf(store), replace(SHIP, text="Ahoy.", url=url))
    store.remove(HERE, added.id, ANNA)
    shelf = Shelf(store, length_of)
    add(shelf, replace(SHIP, id=added.id, text=text, url=url))
    assert entries(shelf) == [entry]


def test_nobody_waits_for_an_entry(tmp_path):
    with SQLiteStore(tmp_path / "a.db") as store, SQLiteStore(tmp_path / "a.db", patience=0.1) as other:

        def entry_of(article):
            with other.transaction(THERE):
                return length_of(article)

        shelf = Shelf(store, entry_of)
        added = add(shelf, SHIP)
        shelf.revise(HERE, added.id, TRAIN, ANNA)
        shelf.undo(HERE, ANNA)
        assert len(store.changes(HERE)) == 3


def test_what_was_prepared_without_an_entry_gets_it_when_it_is_put_there(with_entries):
    with_entries.put(HERE, prepared(SHIP), ANNA)
    assert entries(with_entries) == [length_of(SHIP).data]


# Undoing


def test_an_addition_is_undone(shelf):
    added = add(shelf, SHIP)
    change = shelf.undo(HERE, ANNA)
    assert (change.kind, change.article_id, change.undoes) == (ChangeKind.REMOVED, added.id, 1)
    assert texts(shelf) == []


def test_a_removal_is_undone(shelf):
    added = add(shelf, SHIP)
    shelf.remove(HERE, added.id, ANNA)
    assert shelf.undo(HERE, ANNA).kind is ChangeKind.RESTORED
    assert shelf.store.get(HERE, added.id) == added


def test_a_revision_is_undone_by_a_new_one(shelf):
    added = add(shelf, SHIP)
    shelf.revise(HERE, added.id, TRAIN, ANNA)
    change = shelf.undo(HERE, ANNA)
    assert (change.kind, change.revision) == (ChangeKind.REVISED, 3)
    assert shelf.store.get(HERE, added.id) == replace(added, revision=3)
    assert isinstance(shelf.add(HERE, SHIP, ANNA), Duplicate)


def test_undoing_goes_back_step_by_step_to_the_beginning(shelf):
    ship = add(shelf, SHIP)
    shelf.revise(HERE, ship.id, replace(SHIP, text="The ship sank."), ANNA)
    add(shelf, TRAIN)
    shelf.revise(HERE, ship.id, replace(SHIP, text="The ship was raised."), ANNA)
    shelf.remove(HERE, ship.id, ANNA)
    seen = [texts(shelf)]
    for _ in range(5):
        shelf.undo(HERE, ANNA)
        seen.append(texts(shelf))
    assert seen == [
        [TRAIN.text],
        ["The ship was raised.", TRAIN.text],
        ["The ship sank.", TRAIN.text],
        ["The ship sank."],
        [SHIP.text],
        [],
    ]
    with pytest.raises(NothingToUndo):
        shelf.undo(HERE, ANNA)


def test_what_is_undone_is_what_was_shown(shelf):
    add(shelf, SHIP)
    shown = shelf.undoable(HERE)
    add(shelf, TRAIN)
    with pytest.raises(ChangedMeanwhile):
        shelf.undo(HERE, ANNA, expected=shown.number)
    assert len(texts(shelf)) == 2
    assert shelf.undo(HERE, ANNA, expected=shelf.undoable(HERE).number).title == TRAIN.title


def test_after_an_undoing_new_changes_are_undone_first(shelf):
    ship = add(shelf, SHIP)
    shelf.revise(HERE, ship.id, replace(SHIP, text="The ship sank."), ANNA)
    shelf.undo(HERE, ANNA)
    shelf.revise(HERE, ship.id, replace(SHIP, text="The ship was raised."), ANNA)
    shelf.undo(HERE, ANNA)
    assert texts(shelf) == [SHIP.text]
    shelf.undo(HERE, ANNA)
    assert texts(shelf) == []


def test_a_hundred_changes_can_be_undone(shelf):
    for number in range(100):
        add(shelf, Article("T", f"Sentence number {number}."))
    for _ in range(100):
        shelf.undo(HERE, ANNA)
    assert shelf.store.count(HERE) == 0


def test_nothing_of_another_server_is_undone(shelf):
    add(shelf, SHIP, THERE)
    with pytest.raises(NothingToUndo, match="nothing left to undo"):
        shelf.undo(HERE, ANNA)
    assert shelf.store.count(THERE) == 1
