"""The contract of `ArticleStore`: put a store through it by inheriting `StoreContract`."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from corpus.article import Article
from corpus.store import (
    Actor,
    AlreadyUndone,
    ArticleExists,
    ArticleNotFound,
    ChangeKind,
    Entry,
    Fingerprint,
    Likeness,
    Order,
    Reading,
    StoreUnavailable,
)
from tests.corpus.fakes import MemoryStore
from tests.corpus.store_machine import IsolatedShelves, told

HERE, THERE = 1001, 2002
ANNA = Actor("anna", "command line")
BEN = Actor("ben", "/article")


def article(article_id="a", text="One sentence.", **fields):
    return Article(fields.pop("title", f"Title of {article_id}"), text, id=article_id, **fields)


def print_of(number, url=None):
    """A fingerprint that is near to no other of these."""
    return Fingerprint(url, f"{number:064x}", number * 0x9E3779B97F4A7C15 % 2**64)


class ChangeOfMind(Exception):
    """What a test raises where something fails half-way."""


class StoreContract:
    """Needs a fixture `make_store` that gives a function which makes an empty, open store."""

    @pytest.fixture
    def store(self, make_store):
        return make_store()

    # Adding and reading

    def test_an_added_article_is_read_as_it_was(self, store):
        full = article(
            text="Zwei\n\nAbsätze 📰",
            outlet="The Post",
            authors=("A. One", "B. “Two”"),
            published=date(2026, 1, 31),
            url="https://example.org/a",
        )
        store.add(HERE, full, print_of(1), ANNA)
        assert store.get(HERE, "a") == full

    @pytest.mark.parametrize(
        "published",
        [
            None,
            date(2026, 1, 31),
            datetime(2026, 1, 31, tzinfo=UTC),
            datetime(2026, 1, 31, 23, 59, 59, 999999, tzinfo=UTC),
            date(1605, 1, 1),
        ],
    )
    def test_a_day_stays_a_day_and_a_time_a_time(self, store, published):
        store.add(HERE, article(published=published), print_of(1), ANNA)
        read = store.get(HERE, "a").published
        assert (type(read), read) == (type(published), published)

    def test_the_first_revision_is_number_1(self, store):
        change = store.add(HERE, article(revision=9), print_of(1), ANNA)
        assert (change.revision, store.get(HERE, "a").revision) == (1, 1)

    def test_an_id_is_given_once(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        with pytest.raises(ArticleExists):
            store.add(HERE, article(text="Another."), print_of(2), ANNA)
        assert store.get(HERE, "a").text == "One sentence."

    def test_the_id_of_a_removed_article_stays_taken(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        store.remove(HERE, "a", ANNA)
        with pytest.raises(ArticleExists):
            store.add(HERE, article(text="Another."), print_of(2), ANNA)

    @pytest.mark.parametrize("article_id", ["b", "A", "", "a ", "\udcff", "%"])
    def test_what_is_not_there_is_not_found(self, store, article_id):
        store.add(HERE, article(), print_of(1), ANNA)
        with pytest.raises(ArticleNotFound):
            store.get(HERE, article_id)

    def test_articles_come_in_the_order_of_adding(self, store):
        self.add_all(store, "bca")
        assert [each.id for each in store.articles(HERE)] == ["b", "c", "a"]

    def test_articles_can_be_asked_for_by_id(self, store):
        self.add_all(store, "bcad")
        store.remove(HERE, "d", ANNA)
        assert [each.id for each in store.articles(HERE, ["a", "b", "d", "x", "a"])] == ["b", "a"]
        assert list(store.articles(HERE, [])) == []

    def test_a_reading_of_articles_is_not_disturbed_by_writes(self, store):
        self.add_all(store, "abc")
        reading = store.articles(HERE)
        first = next(reading)
        store.remove(HERE, "b", ANNA)
        store.add(HERE, article("d"), print_of(9), ANNA)
        assert [first.id, *(each.id for each in reading)] == ["a", "b", "c"]

    # Lists

    def test_listings_come_last_added_first_and_in_pages(self, store):
        self.add_all(store, "abcde")
        store.revise(HERE, article("a", title="New"), print_of(77), ANNA)
        assert [each.id for each in store.listings(HERE, limit=2)] == ["e", "d"]
        assert [each.id for each in store.listings(HERE, offset=3, limit=2)] == ["b", "a"]
        assert store.listings(HERE, offset=5) == []

    def test_a_listing_is_the_article_without_its_text(self, store):
        full = article(
            outlet="The Post", authors=("A",), published=date(2026, 1, 31), url="https://example.org"
        )
        change = store.add(HERE, full, print_of(1), ANNA)
        (listing,) = store.listings(HERE)
        assert replace(full, text="") == Article(
            listing.title,
            "",
            listing.outlet,
            listing.authors,
            listing.published,
            listing.url,
            listing.id,
            listing.revision,
        )
        assert abs(listing.added - change.at) < timedelta(seconds=5)
        assert listing.added.tzinfo == UTC

    @pytest.mark.parametrize(
        ("matching", "ids"),
        [
            ("", ["c", "b", "a"]),
            ("STRASSE", ["a"]),
            ("straße", ["a"]),
            ("éCOLE", ["b"]),
            ("post", ["c", "a"]),
            ("50%", ["c"]),
            ("_", []),
            ("50% post", []),
            ("\udcff", []),
        ],
    )
    def test_listings_can_be_searched_without_regard_to_case(self, store, matching, ids):
        store.add(HERE, article("a", title="Die lange Straße", outlet="The Post"), print_of(1), ANNA)
        store.add(HERE, article("b", title="L'École"), print_of(2), ANNA)
        store.add(HERE, article("c", title="Up 50%", outlet="POST"), print_of(3), ANNA)
        assert [each.id for each in store.listings(HERE, matching=matching)] == ids
        assert store.count(HERE, matching=matching) == len(ids)

    @pytest.mark.parametrize(("order", "ids"), [("added", "dcba"), ("published", "cdab"), ("title", "bdca")])
    def test_listings_are_sorted(self, store, order, ids):
        for number, (letter, title, published) in enumerate(
            [
                ("a", "Zoo", date(2026, 1, 31)),
                ("b", "alpha", None),
                ("c", "Épée", datetime(2026, 2, 1, 12, tzinfo=UTC)),
                ("d", "delta", date(2026, 2, 1)),
            ]
        ):
            store.add(HERE, article(letter, title=title, published=published), print_of(number), ANNA)
        assert [each.id for each in store.listings(HERE, order=Order(order))] == list(ids)

    def test_listings_can_be_of_one_outlet(self, store):
        for number, (letter, outlet) in enumerate(
            [("a", "The Póst"), ("b", "The Post"), ("c", "Post"), ("d", None)]
        ):
            store.add(HERE, article(letter, outlet=outlet), print_of(number), ANNA)
        assert [each.id for each in store.listings(HERE, outlet="THE  post")] == ["b", "a"]
        assert store.count(HERE, outlet="the post") == 2

    def test_outlets_are_those_of_most_articles_first(self, store):
        for number, outlet in enumerate(["The Post", "herald", "Herald", None, "Póstille"]):
            store.add(HERE, article(str(number), outlet=outlet), print_of(number), ANNA)
        store.add(THERE, article("t", outlet="Elsewhere"), print_of(9), ANNA)
        assert store.outlets(HERE) == ["Herald", "Póstille", "The Post"]
        assert set(store.outlets(HERE, matching="POST")) == {"The Post", "Póstille"}
        assert len(store.outlets(HERE, limit=1)) == 1

    # What somebody may mean

    def test_titles_that_begin_with_what_was_typed_come_first_then_what_was_added_last(self, store):
        for number, title in enumerate(["Ship sails", "A ship", "Shípwreck", "Storm"]):
            store.add(HERE, article(str(number), title=title), print_of(number), ANNA)
        assert [each.title for each in store.find(HERE, " SHIP")] == ["Shípwreck", "Ship sails", "A ship"]
        assert [each.title for each in store.find(HERE, "", limit=2)] == ["Storm", "Shípwreck"]

    def test_what_was_removed_is_found_only_where_that_is_asked_for_and_last(self, store):
        self.add_all(store, "ab")
        store.remove(HERE, "b", ANNA)
        assert [each.id for each in store.find(HERE, "")] == ["a"]
        assert [each.id for each in store.find(HERE, "", removed_too=True)] == ["a", "b"]

    def test_an_article_is_found_by_its_newest_title_and_on_its_own_shelf(self, store):
        self.add_all(store, "a")
        store.revise(HERE, article("a", title="Renamed"), print_of(77), ANNA)
        assert [each.title for each in store.find(HERE, "renamed")] == ["Renamed"]
        assert store.find(THERE, "renamed") == []
        assert store.find(HERE, "\udcff") == []

    def test_removed_articles_do_not_count(self, store):
        self.add_all(store, "ab")
        store.remove(HERE, "a", ANNA)
        assert store.count(HERE) == 1
        assert [each.id for each in store.listings(HERE)] == ["b"]

    # Revisions

    def test_a_revision_follows_the_newest(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        change = store.revise(HERE, article(text="Two.", title="Two", revision=77), print_of(2), BEN)
        assert (change.kind, change.revision, change.title) == (ChangeKind.REVISED, 2, "Two")
        assert store.get(HERE, "a") == article(text="Two.", title="Two", revision=2)
        assert store.get(HERE, "a", 1) == article()
        assert [each.text for each in store.articles(HERE)] == ["Two."]

    @pytest.mark.parametrize("revision", [-1, 0, 2])
    def test_a_revision_that_never_was_is_not_found(self, store, revision):
        store.add(HERE, article(), print_of(1), ANNA)
        with pytest.raises(ArticleNotFound):
            store.get(HERE, "a", revision)
        with pytest.raises(ArticleNotFound):
            store.revision(HERE, "a", revision)

    def test_only_what_stands_can_be_revised(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        store.remove(HERE, "a", ANNA)
        for article_id in "ab":
            with pytest.raises(ArticleNotFound):
                store.revise(HERE, article(article_id), print_of(1), ANNA)

    # Removing and restoring

    def test_a_removed_article_is_gone_but_its_revisions_are_kept(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        change = store.remove(HERE, "a", ANNA)
        assert (change.kind, change.revision, change.title) == (ChangeKind.REMOVED, 1, "Title of a")
        with pytest.raises(ArticleNotFound):
            store.get(HERE, "a")
        with pytest.raises(ArticleNotFound):
            store.get(HERE, "a", 1)
        assert list(store.articles(HERE)) == []
        assert store.revision(HERE, "a", 1) == article()

    def test_a_restored_article_stands_where_it_stood(self, store):
        self.add_all(store, "abc")
        store.revise(HERE, article("b", text="Two."), print_of(22), ANNA)
        store.remove(HERE, "b", ANNA)
        change = store.restore(HERE, "b", ANNA)
        assert (change.kind, change.revision) == (ChangeKind.RESTORED, 2)
        assert [(each.id, each.text) for each in store.articles(HERE)][1] == ("b", "Two.")

    def test_what_is_removed_cannot_be_removed_nor_what_stands_restored(self, store):
        self.add_all(store, "ab")
        store.remove(HERE, "a", ANNA)
        for method, article_id in [(store.remove, "a"), (store.restore, "b"), (store.remove, "x")]:
            with pytest.raises(ArticleNotFound):
                method(HERE, article_id, ANNA)

    # Recognising

    @pytest.mark.parametrize(
        ("asked", "likeness"),
        [
            (Fingerprint("https://example.org/a", "0" * 64, 0), Likeness.SAME_URL),
            (Fingerprint(None, "f" * 64, 0), Likeness.SAME_TEXT),
            (Fingerprint(None, "0" * 64, 2**64 - 1), Likeness.NEAR_TEXT),
            (Fingerprint(None, "0" * 64, 2**64 - 1 - 1 - 2**31 - 2**63), Likeness.NEAR_TEXT),
            (Fingerprint(None, "0" * 64, 2**64 - 1 - 1 - 2**17 - 2**31 - 2**63), None),
            (Fingerprint("https://example.org/b", "0" * 64, 0), None),
            (Fingerprint("https://example.org/a", "f" * 64, 2**64 - 1), Likeness.SAME_URL),
        ],
    )
    def test_an_article_is_recognised_by_its_strongest_likeness(self, store, asked, likeness):
        known = Fingerprint("https://example.org/a", "f" * 64, 2**64 - 1)
        store.add(HERE, article(), known, ANNA)
        found = [(match.listing.id, match.likeness) for match in store.matches(HERE, asked)]
        assert found == ([("a", likeness)] if likeness else [])

    def test_articles_without_an_address_do_not_have_the_same_one(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        assert store.matches(HERE, print_of(2)) == []

    def test_matches_come_strongest_first(self, store):
        store.add(HERE, article("near"), Fingerprint(None, "1" * 64, 7), ANNA)
        store.add(HERE, article("text"), Fingerprint(None, "2" * 64, 2**60 - 1), ANNA)
        store.add(HERE, article("url"), Fingerprint("https://example.org", "3" * 64, 2**40 - 1), ANNA)
        found = store.matches(HERE, Fingerprint("https://example.org", "2" * 64, 3))
        assert [match.listing.id for match in found] == ["url", "text", "near"]

    def test_an_article_is_recognised_by_its_newest_revision(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        store.revise(HERE, article(text="Two."), print_of(2), ANNA)
        assert store.matches(HERE, print_of(1)) == []
        assert [match.listing.revision for match in store.matches(HERE, print_of(2))] == [2]

    def test_a_removed_article_is_not_recognised_until_restored(self, store):
        store.add(HERE, article(), print_of(1), ANNA)
        store.remove(HERE, "a", ANNA)
        assert store.matches(HERE, print_of(1)) == []
        store.restore(HERE, "a", ANNA)
        assert len(store.matches(HERE, print_of(1))) == 1

    # Entries and packed indexes

    def test_an_entry_is_kept_with_its_revision(self, store):
        store.add(HERE, article(), print_of(1), ANNA, entry=Entry("f1", b"one\0"))
        store.revise(HERE, article(text="Two."), print_of(2), ANNA, entry=Entry("f1", b"two"))
        found = store.readings(HERE, [("a", 2), ("a", 1)], "f1")
        assert found == {
            ("a", 1): Reading(article(), b"one\0"),
            ("a", 2): Reading(article(text="Two.", revision=2), b"two"),
        }

    def test_an_entry_of_another_form_is_none(self, store):
        store.add(HERE, article(), print_of(1), ANNA, entry=Entry("f1", b"one"))
        assert store.readings(HERE, [("a", 1)], "f2") == {("a", 1): Reading(article(), None)}

    def test_a_revision_without_an_entry_does_not_have_that_of_the_one_before(self, store):
        store.add(HERE, article(), print_of(1), ANNA, entry=Entry("f1", b"one"))
        store.revise(HERE, article(text="Two."), print_of(2), ANNA)
        assert store.readings(HERE, [("a", 2)], "f1")["a", 2].entry is None

    def test_readings_are_of_what_was_removed_too_and_not_of_what_never_was(self, store):
        self.add_all(store, "ab")
        store.remove(HERE, "b", ANNA)
        asked = [("b", 1), ("a", 1), ("a", 2), ("x", 1), ("\udcff", 1), ("a", 1)]
        assert store.readings(HERE, asked, "f1").keys() == {("a", 1), ("b", 1)}
        assert store.readings(HERE, [], "f1") == {}

    def test_what_stands_comes_in_the_order_of_the_changes_that_put_it_there(self, store):
        self.add_all(store, "abcd")
        store.revise(HERE, article("a", text="Two."), print_of(11), ANNA)
        store.remove(HERE, "b", ANNA)
        store.remove(HERE, "c", ANNA)
        store.restore(HERE, "b", ANNA)
        assert store.standing(HERE) == [("d", 1), ("a", 2), ("b", 1)]

    def test_what_stands_can_be_asked_for_by_id(self, store):
        self.add_all(store, "abc")
        store.remove(HERE, "c", ANNA)
        store.revise(HERE, article("a", text="Two."), print_of(11), ANNA)
        assert store.standing(HERE, ["a", "c", "b", "x", "a"]) == [("b", 1), ("a", 2)]
        assert store.standing(HERE, []) == []

    def test_entries_can_be_made_later(self, store):
        store.add(HERE, article("a"), print_of(1), ANNA, entry=Entry("f1", b"of another form"))
        store.add(HERE, article("b"), print_of(2), ANNA, entry=Entry("f2", b"first"))
        store.add(HERE, article("c"), print_of(3), ANNA)
        store.remove(HERE, "c", ANNA)
        made = [("a", 1, b"A"), ("b", 1, b"B"), ("c", 1, b"C"), ("a", 2, b"-"), ("x", 1, b"-")]
        store.keep_entries(HERE, "f2", iter(made))
        found = store.readings(HERE, [("a", 1), ("b", 1), ("c", 1)], "f2")
        assert [found[each, 1].entry for each in "abc"] == [b"A", b"first", b"C"]

    def test_what_is_kept_for_an_index_is_no_change(self, store):
        self.add_all(store, "a")
        version = store.version(HERE)
        store.keep_entries(HERE, "f1", [("a", 1, b"A")])
        store.keep_packed(HERE, "f1", version, [b"packed"])
        assert (store.version(HERE), len(store.changes(HERE))) == (version, 1)

    def test_entries_are_made_before_anybody_waits_for_them(self, store):
        self.add_all(store, "a")

        def entries():
            with ThreadPoolExecutor(1) as other:
                other.submit(self.add_all, store, "b").result(timeout=5)
            yield "a", 1, b"A"

        store.keep_entries(HERE, "f1", entries())
        assert store.readings(HERE, [("a", 1)], "f1")["a", 1].entry == b"A"

    @pytest.mark.parametrize("data", [b"", b"\0" * 3_000_000, memoryview(b"xyz")[1:], bytearray(b"abc")])
    def test_a_packed_index_is_kept_as_it_is(self, store, data):
        assert store.packed(HERE, "f1") is None
        store.keep_packed(HERE, "f1", 7, [data, b"", b"end"])
        assert store.packed(HERE, "f1") == (7, bytes(data) + b"end")
        assert store.packed(HERE, "f2") is None
        assert store.packed(THERE, "f1") is None

    def test_the_packed_index_of_the_later_version_stays(self, store):
        for version, data in [(7, b"first"), (6, b"older"), (7, b"again"), (9, b"newer"), (8, b"late")]:
            store.keep_packed(HERE, "f1", version, [data])
        assert store.packed(HERE, "f1") == (9, b"newer")
        store.keep_packed(HERE, "f2", 3, [b"of another form"])
        assert (store.packed(HERE, "f1"), store.packed(HERE, "f2")) == (None, (3, b"of another form"))

    # The audit trail

    def test_a_change_says_who_when_what_and_through_which_door(self, store):
        before = datetime.now(UTC)
        change = store.add(HERE, article(), print_of(1), BEN)
        assert before - timedelta(seconds=5) <= change.at <= datetime.now(UTC) + timedelta(seconds=5)
        assert change.at.tzinfo == UTC
        assert (change.server_id, change.article_id, change.actor) == (HERE, "a", BEN)
        assert (change.kind, change.undoes, change.undone) == (ChangeKind.ADDED, None, False)
        assert store.changes(HERE) == [change]

    def test_changes_are_told_from_one_on_and_history_backwards(self, store):
        changes = [*self.add_all(store, "abc"), store.remove(HERE, "b", ANNA)]
        assert store.changes(HERE) == changes
        assert store.changes(HERE, after=changes[1].number) == changes[2:]
        assert store.history(HERE, limit=3) == changes[:0:-1]
        assert store.history(HERE, article_id="b") == [changes[3], changes[1]]
        assert store.history(HERE, article_id="b", limit=1) == [changes[3]]
        assert store.history(HERE, offset=1, limit=2) == changes[::-1][1:3]
        assert store.history(HERE, article_id="x") == []

    def test_a_change_keeps_the_title_of_its_time(self, store):
        store.add(HERE, article(title="Old"), print_of(1), ANNA)
        store.revise(HERE, article(title="New"), print_of(2), ANNA)
        assert [change.title for change in store.changes(HERE)] == ["Old", "New"]

    def test_numbers_grow_over_all_servers_and_version_is_the_last(self, store):
        assert store.version(HERE) == store.newest() == 0
        numbers = [
            store.add(server_id, article(article_id), print_of(1), ANNA).number
            for server_id, article_id in [(HERE, "a"), (THERE, "a"), (HERE, "b")]
        ]
        assert numbers == sorted(set(numbers))
        assert (store.version(HERE), store.version(THERE)) == (numbers[2], numbers[1])

    def test_a_change_can_be_undone_once(self, store):
        added = store.add(HERE, article(), print_of(1), ANNA)
        undoing = store.remove(HERE, "a", ANNA, undoes=added.number)
        assert undoing.undoes == added.number
        assert [change.undone for change in store.changes(HERE)] == [True, False]
        with pytest.raises(AlreadyUndone):
            store.restore(HERE, "a", ANNA, undoes=added.number)
        with pytest.raises(ArticleNotFound):
            store.get(HERE, "a")

    def test_only_a_change_of_the_same_article_can_be_undone(self, store):
        self.add_all(store, "ab")
        elsewhere = store.add(THERE, article("a"), print_of(1), ANNA)
        for number in (store.history(HERE, article_id="b")[0].number, elsewhere.number, 10**6):
            with pytest.raises(ValueError, match="none of this article"):
                store.remove(HERE, "a", ANNA, undoes=number)
        assert store.count(HERE) == 2
        assert not store.changes(THERE)[0].undone

    # Transactions, threads, closing

    def test_a_transaction_keeps_all_of_it(self, store):
        with store.transaction(HERE):
            self.add_all(store, "ab")
            assert [each.id for each in store.articles(HERE)] == ["a", "b"]
        assert store.count(HERE) == 2

    def test_a_transaction_that_fails_leaves_nothing(self, store):
        self.add_all(store, "a")
        version = store.version(HERE)
        with pytest.raises(ChangeOfMind):
            self.change_mind(store, "bc", remove="a")
        assert [each.id for each in store.articles(HERE)] == ["a"]
        assert store.version(HERE) == version

    def test_a_failure_inside_a_transaction_leaves_the_rest_of_it(self, store):
        with store.transaction(HERE):
            self.add_all(store, "a")
            with pytest.raises(ArticleExists):
                store.add(HERE, article(), print_of(1), ANNA)
            with pytest.raises(ChangeOfMind):
                self.change_mind(store, "b", remove="a")
            self.add_all(store, "c")
        assert [each.id for each in store.articles(HERE)] == ["a", "c"]

    def test_a_transaction_is_for_one_shelf(self, store):
        with store.transaction(HERE), pytest.raises(ValueError, match="transaction on shelf"):
            store.add(THERE, article(), print_of(1), ANNA)
        assert store.count(THERE) == 0
        store.add(THERE, article(), print_of(1), ANNA)

    def test_threads_write_and_read_at_once(self, store):
        def work(name):
            for number in range(10):
                store.add(HERE, article(f"{name}{number}"), print_of(number), ANNA)
                assert store.get(HERE, f"{name}{number}").id == f"{name}{number}"
                assert sum(1 for _ in store.articles(HERE)) > number

        with ThreadPoolExecutor(6) as threads:
            list(threads.map(work, "abcdef"))
        assert store.count(HERE) == 60
        assert len({change.number for change in store.changes(HERE)}) == 60

    def test_a_transaction_in_one_thread_is_unseen_in_another_until_it_ends(self, store):
        seen = []
        with store.transaction(HERE):
            self.add_all(store, "a")
            reader = threading.Thread(target=lambda: seen.append(store.count(HERE)))
            reader.start()
            reader.join(timeout=0.2)
            assert seen in ([0], [])  # it sees the state before, or waits
        reader.join()
        assert seen in ([0], [1])

    def test_a_closed_store_says_so(self, make_store):
        with make_store() as store:
            store.add(HERE, article(), print_of(1), ANNA)
        store.close()
        for call in (
            lambda: store.get(HERE, "a"),
            lambda: list(store.articles(HERE)),
            lambda: list(store.standing(HERE, "f1")),
            lambda: store.packed(HERE, "f1"),
            lambda: store.version(HERE),
            store.identity,
            lambda: store.remove(HERE, "a", ANNA),
        ):
            with pytest.raises(StoreUnavailable, match="closed"):
                call()

    # Properties

    def test_any_article_is_read_as_it_was(self, store):
        text = st.text(st.characters(exclude_categories=["Cs"]))
        published = st.none() | st.dates() | st.datetimes(timezones=st.just(UTC))
        articles = st.builds(
            article, st.just(""), text, title=text, authors=st.tuples(text), published=published
        )

        @settings(max_examples=60, deadline=None)
        @given(articles)
        @example(article("", "a\0b", title="\0", authors=("", "\0")))
        def check(any_article):
            named = replace(any_article, id=str(store.version(HERE)))
            store.add(HERE, named, print_of(1), ANNA)
            read = store.get(HERE, named.id)
            assert (read, type(read.published)) == (named, type(named.published))

        check()

    def test_a_time_elsewhere_is_kept_as_utc(self, store):
        elsewhere = datetime(2026, 1, 31, 1, tzinfo=timezone(timedelta(hours=2)))
        store.add(HERE, article(published=elsewhere), print_of(1), ANNA)
        assert store.get(HERE, "a").published == elsewhere

    # Erasing

    def test_what_is_erased_is_as_if_it_had_never_been(self, store):
        self.add_all(store, "ab")
        store.revise(HERE, article("a", "Two."), print_of(7), ANNA, entry=Entry("f1", b"e"))
        store.remove(HERE, "b", ANNA)
        store.restore(HERE, "b", ANNA)
        store.keep_packed(HERE, "f1", store.version(HERE), [b"packed"])
        store.erase(HERE)
        assert told(store, HERE) == told(MemoryStore(), HERE)
        assert store.add(HERE, article("a", "New."), print_of(1), BEN).revision == 1

    def test_numbers_of_erased_changes_are_not_used_again(self, store):
        before = self.add_all(store, "ab")[-1].number
        assert store.erased(HERE) == 0
        store.erase(HERE)
        assert store.version(HERE) == 0
        assert before <= store.erased(HERE) < store.add(HERE, article(), print_of(1), ANNA).number
        assert store.erased(THERE) == 0

    def test_an_index_of_an_erased_shelf_is_not_kept(self, store):
        version = self.add_all(store, "ab")[-1].number
        store.erase(HERE)
        store.keep_packed(HERE, "f1", version, [b"of what is gone"])
        assert store.packed(HERE, "f1") is None
        store.keep_packed(HERE, "f1", store.add(HERE, article(), print_of(1), ANNA).number, [b"new"])
        assert store.packed(HERE, "f1")[1] == b"new"

    def test_an_index_of_another_store_is_not_kept(self, store):
        store.keep_packed(HERE, "f1", 1, [b"packed"], of=store.identity())
        store.keep_packed(HERE, "f1", 2, [b"of another"], of="another")
        assert store.packed(HERE, "f1") == (1, b"packed")

    def test_every_store_has_an_identity_of_its_own(self, make_store):
        assert make_store().identity() != make_store().identity()

    def test_erasing_can_be_a_part_of_a_transaction_that_fails(self, store):
        self.add_all(store, "ab")
        before = told(store, HERE)

        def erase_and_fail():
            with store.transaction(HERE):
                store.erase(HERE)
                raise ChangeOfMind

        with pytest.raises(ChangeOfMind):
            erase_and_fail()
        assert told(store, HERE) == before

    def test_no_server_ever_sees_another(self, make_store):
        run_state_machine_as_test(
            lambda: IsolatedShelves(make_store()),
            settings=settings(max_examples=40, stateful_step_count=30, deadline=None),
        )

    @staticmethod
    def change_mind(store, ids, remove):
        """Write a few things in a transaction, and fail."""
        with store.transaction(HERE):
            store.remove(HERE, remove, ANNA)
            StoreContract.add_all(store, ids)
            raise ChangeOfMind

    @staticmethod
    def add_all(store, ids):
        return [store.add(HERE, article(each), print_of(ord(each)), ANNA) for each in ids]
