"""The contract of `ServerStore`: put a store through it by inheriting `ServerStoreContract`."""

from datetime import UTC, datetime

import pytest

from corpus.servers import EventKind, ServerSettings, Told, Where
from corpus.store import Actor, StoreUnavailable

HERE, THERE = 1001, 2002
MO = Actor("mo (7)", "Discord")
SETTLED = ServerSettings(
    answers_in=Where.EXCEPT,
    channels=frozenset({3, 2**62}),
    answer_channel=4,
    curator_role=5,
    private=True,
    log_channel=6,
    per_member=1,
    per_server=2,
    retention_days=7,
    language="de",
)

READS = {
    "settings": lambda store: store.settings(HERE),
    "trail": lambda store: store.trail(HERE),
    "told": lambda store: store.told(HERE),
    "newest": lambda store: store.newest(),
}
WRITES = {
    "keep_settings": lambda store: store.keep_settings(HERE, SETTLED, "log channel: 6", MO),
    "note": lambda store: store.note(HERE, EventKind.EXPORTED, "", MO),
    "keep_told": lambda store: store.keep_told(HERE, Told(8, 9, 7)),
    "forget": lambda store: store.forget(HERE),
}


def everything(store, server_id):
    return [store.settings(server_id), store.trail(server_id), store.told(server_id)]


class ServerStoreContract:
    """Needs a fixture `make_servers` that gives a function which makes (servers, close), empty and open."""

    @pytest.fixture
    def store(self, make_servers):
        return make_servers()[0]

    def test_a_server_that_settled_nothing_has_the_defaults(self, store):
        assert everything(store, HERE) == [ServerSettings(), [], None]

    @pytest.mark.parametrize("where", list(Where))
    def test_settings_are_read_as_they_were_kept(self, store, where):
        store.keep_settings(HERE, SETTLED, "everything", MO)
        kept = ServerSettings(answers_in=where, channels=frozenset({9}))
        store.keep_settings(HERE, kept, "nearly nothing", MO)
        assert store.settings(HERE) == kept

    def test_what_was_changed_is_in_the_trail(self, store):
        before = datetime.now(UTC)
        store.keep_settings(HERE, SETTLED, "log channel: \ud800", MO)
        (event,) = store.trail(HERE)
        assert (event.kind, event.about, event.actor) == (
            EventKind.SETTINGS_CHANGED,
            "log channel: \ufffd",
            MO,
        )
        assert event.server_id == HERE
        assert before <= event.at <= datetime.now(UTC)

    @pytest.mark.parametrize("kind", list(EventKind))
    def test_a_line_is_read_as_it_was_written(self, store, kind):
        written = store.note(HERE, kind, "https://example.org/feed", MO)
        assert store.trail(HERE) == [written]

    def test_the_trail_is_told_from_one_line_on_oldest_first(self, store):
        lines = [store.note(HERE, EventKind.EXPORTED, str(number), MO) for number in range(4)]
        assert store.trail(HERE, after=lines[1].number) == lines[2:]
        assert store.trail(HERE, limit=3) == lines[:3]
        assert store.trail(HERE, after=lines[-1].number) == []

    def test_numbers_grow_over_all_servers_and_are_never_used_twice(self, store):
        first, second = (store.note(each, EventKind.EXPORTED, "", MO).number for each in (HERE, THERE))
        store.forget(THERE)
        third = store.note(HERE, EventKind.EXPORTED, "", MO).number
        assert first < second < third

    def test_the_newest_line_is_that_of_any_server(self, store):
        assert store.newest() == 0
        for server_id in (HERE, THERE, HERE):
            assert store.newest() < store.note(server_id, EventKind.EXPORTED, "", MO).number == store.newest()
        store.forget(HERE)
        assert store.newest() > 0

    def test_how_far_was_told_is_replaced(self, store):
        store.keep_told(HERE, Told(1, 2, 1))
        store.keep_told(HERE, Told(3, 4, 5))
        assert store.told(HERE) == Told(3, 4, 5)

    def test_a_forgotten_server_leaves_nothing(self, store):
        for write in WRITES.values():
            write(store)
        store.forget(HERE)
        assert everything(store, HERE) == [ServerSettings(), [], None]

    @pytest.mark.parametrize("method", WRITES)
    def test_no_other_server_is_touched(self, store, method):
        store.keep_settings(THERE, SETTLED, "all", MO)
        store.keep_told(THERE, Told(1, 1))
        before = everything(store, THERE)
        WRITES[method](store)
        assert everything(store, THERE) == before

    @pytest.mark.parametrize("method", [*READS, *WRITES])
    def test_a_closed_store_says_so(self, make_servers, method):
        store, close = make_servers()
        close()
        with pytest.raises(StoreUnavailable):
            (READS | WRITES)[method](store)

    def test_every_method_of_the_protocol_is_proven(self, store):
        methods = {name for name in dir(type(store)) if not name.startswith("_")}
        assert methods == set(READS | WRITES)
