"""Random operations on several servers' shelves of one store, each compared with a store of its own."""

from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from corpus.article import SHARED, Article
from corpus.store import Actor, Entry, Fingerprint, StoreError
from tests.corpus.fakes import MemoryStore

SERVERS = (SHARED, 1001, 2002)
IDS = ("a", "b", "c")
FORMS = ("f1", "f2")
REVISIONS = [(article_id, revision) for article_id in IDS for revision in (3, 1, 2)]
PRINTS = tuple(Fingerprint(f"https://example.org/{n}", f"{n:064}", 0x0F0F << 16 * n) for n in range(3))

servers = st.sampled_from(SERVERS)
ids = st.sampled_from(IDS)
prints = st.sampled_from(PRINTS)
forms = st.sampled_from(FORMS)
entries = st.none() | st.builds(Entry, forms, st.binary(max_size=3))
actors = st.builds(Actor, st.sampled_from(["anna", "ben"]), st.just("door"))


class IsolatedShelves(RuleBasedStateMachine):
    """Whatever happens on one server's shelf, every method tells each of them what its own would."""

    def __init__(self, store):
        super().__init__()
        self.store = store
        self.own = {server_id: MemoryStore() for server_id in SERVERS}
        self.written = 0

    def do(self, server_id, change):
        """Make a change to the store and to the server's own, which must fare alike."""
        outcomes = []
        for store in (self.store, self.own[server_id]):
            try:
                outcomes.append(change(store).kind)
            except (StoreError, ValueError) as error:
                outcomes.append(type(error))
        assert outcomes[0] == outcomes[1]

    def new_article(self, server_id, article_id):
        self.written += 1
        return Article(f"Title {server_id} {self.written}", f"Text {server_id}.", id=article_id)

    @rule(server_id=servers, article_id=ids, fingerprint=prints, actor=actors, entry=entries)
    def add(self, server_id, article_id, fingerprint, actor, entry):
        article = self.new_article(server_id, article_id)
        self.do(server_id, lambda store: store.add(server_id, article, fingerprint, actor, entry=entry))

    @rule(server_id=servers, article_id=ids, fingerprint=prints, actor=actors, entry=entries)
    def revise(self, server_id, article_id, fingerprint, actor, entry):
        article = self.new_article(server_id, article_id)
        self.do(server_id, lambda store: store.revise(server_id, article, fingerprint, actor, entry=entry))

    @rule(server_id=servers, form=forms, revision=st.sampled_from(REVISIONS), data=st.binary(max_size=3))
    def keep_entry(self, server_id, form, revision, data):
        for store in (self.store, self.own[server_id]):
            store.keep_entries(server_id, form, [(*revision, data)])

    @rule(server_id=servers, form=forms, later=st.integers(1, 3), data=st.binary(max_size=3))
    def keep_packed(self, server_id, form, later, data):
        for store in (self.store, self.own[server_id]):
            store.keep_packed(server_id, form, store.erased(server_id) + later, [data])

    @rule(server_id=servers)
    def erase(self, server_id):
        for store in (self.store, self.own[server_id]):
            store.erase(server_id)

    @rule(server_id=servers, article_id=ids, actor=actors)
    def remove(self, server_id, article_id, actor):
        self.do(server_id, lambda store: store.remove(server_id, article_id, actor))

    @rule(server_id=servers, article_id=ids, actor=actors)
    def restore(self, server_id, article_id, actor):
        self.do(server_id, lambda store: store.restore(server_id, article_id, actor))

    @rule(server_id=servers, other_id=servers, data=st.data(), actor=actors, restore=st.booleans())
    @precondition(lambda self: self.written)
    def undo_by_number(self, server_id, other_id, data, actor, restore):
        """Undo any change of any server: those of others must be refused."""
        changes = self.store.changes(other_id)
        if not changes:
            return
        index = data.draw(st.integers(0, len(changes) - 1))
        article_id = changes[index].article_id

        def undo(store):
            numbers = [change.number for change in store.changes(other_id)]
            undoes = numbers[index] if numbers else 10**9
            method = store.restore if restore else store.remove
            return method(server_id, article_id, actor, undoes=undoes)

        self.do(server_id, undo)

    @rule(server_id=servers, article_id=ids, fingerprint=prints, actor=actors)
    def change_of_mind(self, server_id, article_id, fingerprint, actor):
        article = self.new_article(server_id, article_id)

        def write_and_fail(store):
            with store.transaction(server_id):
                store.add(server_id, article, fingerprint, actor)
                store.remove(server_id, article_id, actor)
                raise ValueError

        self.do(server_id, write_and_fail)

    @invariant()
    def every_server_sees_its_own(self):
        for server_id in SERVERS:
            assert told(self.store, server_id) == told(self.own[server_id], server_id)

    def teardown(self):
        self.store.close()


def told(store, server_id):
    """All that a store tells a server, without the numbers and times that differ from store to store."""
    changes = store.changes(server_id)
    order = {change.number: index for index, change in enumerate(changes)}
    listings = store.listings(server_id)
    middle = changes[len(changes) // 2].number if changes else 0
    return {
        "articles": list(store.articles(server_id)),
        "some articles": list(store.articles(server_id, IDS[1:])),
        "got": [store.get(server_id, listing.id) for listing in listings],
        "not got": [each for each in IDS if refused(lambda each=each: store.get(server_id, each))],
        "revisions": [store.revision(server_id, each.article_id, each.revision) for each in changes],
        "no revisions": [
            each for each in IDS if refused(lambda each=each: store.revision(server_id, each, 1))
        ],
        "listings": [timeless(listing) for listing in listings],
        "found": [timeless(each) for each in store.listings(server_id, matching="title 1001", limit=2)],
        "meant": [timeless(each) for each in store.find(server_id, "title", removed_too=True)],
        "outlets": store.outlets(server_id),
        "count": (store.count(server_id), store.count(server_id, matching="2002")),
        "matches": [
            [(timeless(match.listing), match.likeness) for match in store.matches(server_id, each)]
            for each in (*PRINTS, Fingerprint(None, "", PRINTS[1].simhash ^ 0b111))
        ],
        "changes": [numberless(change, order) for change in changes],
        "later changes": [numberless(each, order) for each in store.changes(server_id, after=middle)],
        "standing": store.standing(server_id),
        "some standing": store.standing(server_id, IDS[1:]),
        "readings": [store.readings(server_id, REVISIONS, form) for form in FORMS],
        "packed": [relative(store.packed(server_id, form), store.erased(server_id)) for form in FORMS],
        "history": [numberless(change, order) for change in store.history(server_id)],
        "history of one": [numberless(each, order) for each in store.history(server_id, article_id="a")],
        "version is the last change": store.version(server_id) == (changes[-1].number if changes else 0),
    }


def relative(packed, erased):
    return packed and (packed[0] - erased, packed[1])


def refused(call):
    try:
        call()
    except StoreError:
        return True
    return False


def timeless(listing):
    return replace(listing, added=None)


def numberless(change, order):
    return replace(change, number=order[change.number], undoes=order.get(change.undoes), at=None)
