"""The contract of `QuestionStore`: put a store through it by inheriting `QuestionStoreContract`."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from corpus.article import SHARED
from corpus.questions import AnswerGone, Asked, Cited, Personal, Quoted, Standing, Verdicts, Week, monday_of
from corpus.store import StoreUnavailable

HERE, THERE = 1001, 2002
ANN, BO = 11, 12
MOMENT = datetime(2026, 3, 4, 12, 30, 15, 250_000, tzinfo=UTC)
TIDES = Cited(HERE, "tides", 1, 10, 40)
FERRY = Cited(SHARED, "ferry", 2, 0, 20, "differs")


def asked(answer_id="q1", **fields):
    question = fields.pop("question", f"What of {answer_id}?")
    first = {"server_id": HERE, "asker": ANN, "at": MOMENT, "channel_id": 5, "message_id": None}
    return Asked(answer_id, question=question, subject=fields.pop("subject", question), **(first | fields))


def answered(answer_id="q1", **fields):
    return asked(answer_id, **({"cited": (TIDES,), "message_id": 77, "confidence": 0.75} | fields))


READS = {
    "get": lambda store: store.get(HERE, "q1"),
    "by_message": lambda store: store.by_message(HERE, 5, 77),
    "citing": lambda store: store.citing(HERE, "tides"),
    "gaps": lambda store: store.gaps(HERE),
    "answered": lambda store: store.answered(HERE),
    "questions": lambda store: list(store.questions(HERE)),
    "weeks": lambda store: store.weeks(HERE, MOMENT.date()),
    "most_quoted": lambda store: store.most_quoted(HERE, MOMENT.date()),
    "personal": lambda store: store.personal(ANN),
    "servers": lambda store: store.servers(),
    "home": lambda store: store.home(ANN),
}
WRITES = {
    "keep": lambda store: store.keep(HERE, answered("new")),
    "mark": lambda store: store.mark(HERE, ["q1"], Standing.REVISED),
    "correct": lambda store: store.correct(HERE, "q1", Standing.REVISED, (FERRY,)),
    "judge": lambda store: store.judge(HERE, "q1", ANN, helpful=True),
    "forget_person": lambda store: store.forget_person(ANN),
    "choose_home": lambda store: store.choose_home(ANN, HERE),
    "expire": lambda store: store.expire(HERE, MOMENT + timedelta(days=1)),
    "forget": lambda store: store.forget(HERE),
}


def everything(store, server_id):
    """All that a server's part of the store tells."""
    since = date(2000, 1, 1)
    kept = list(store.questions(server_id))
    return [
        kept,
        [store.get(server_id, each.id) for each in kept],
        [store.by_message(server_id, 5, number) for number in (77, 78)],
        store.gaps(server_id),
        store.answered(server_id),
        store.weeks(server_id, since),
        store.most_quoted(server_id, since),
    ]


class QuestionStoreContract:
    """Needs a fixture `make_questions`: a function that makes (questions, close), empty and open."""

    @pytest.fixture
    def store(self, make_questions):
        return make_questions()[0]

    # Keeping and reading

    def test_what_is_kept_is_read_as_it_was(self, store):
        full = answered(
            question="Où est le *bac* 📰?",
            subject="What of the ferry?",
            language="fr",
            cited=(FERRY, TIDES),
            closest=(Cited(HERE, "port", 3, 0, 0),),
            standing=Standing.REVISED,
        )
        store.keep(HERE, full)
        assert store.get(HERE, "q1") == full

    def test_a_time_elsewhere_in_the_world_is_the_same_moment(self, store):
        zone = timezone(timedelta(hours=9))
        store.keep(HERE, asked("q1", at=MOMENT.astimezone(zone)))
        store.keep(HERE, asked("q2", at=MOMENT + timedelta(seconds=1)))
        assert store.get(HERE, "q1").at == MOMENT
        assert [each.id for each in store.gaps(HERE)] == ["q2", "q1"]

    def test_lone_surrogates_do_no_harm(self, store):
        store.keep(HERE, asked("q1", question="\ud800?"))
        assert store.get(HERE, "q1").question == "\ufffd?"
        with pytest.raises(AnswerGone):
            store.get(HERE, "\ud800")

    def test_kept_again_it_is_replaced_and_not_counted_again(self, store):
        store.keep(HERE, answered("q1", message_id=None))
        store.judge(HERE, "q1", BO, helpful=True)
        store.keep(HERE, answered("q1", message_id=78))
        assert store.by_message(HERE, 5, 78) == answered("q1", message_id=78)
        assert store.weeks(HERE, MOMENT.date()) == [Week(monday_of(MOMENT), 1, 1, 1, 0)]
        assert store.most_quoted(HERE, MOMENT.date()) == [Quoted(HERE, "tides", 1)]
        assert store.judge(HERE, "q1", BO, helpful=True) == Verdicts(1, 0)

    def test_the_id_of_another_servers_answer_cannot_be_taken(self, store):
        store.keep(HERE, answered("q1"))
        with pytest.raises(ValueError, match="another server"):
            store.keep(THERE, asked("q1", server_id=THERE))
        assert store.get(HERE, "q1") == answered("q1")
        assert store.weeks(THERE, MOMENT.date()) == []

    def test_what_is_not_kept_is_said(self, store):
        with pytest.raises(AnswerGone, match="ask again"):
            store.get(HERE, "q1")
        with pytest.raises(AnswerGone):
            store.judge(HERE, "q1", ANN, helpful=True)
        assert store.by_message(HERE, 5, 77) is None

    # What became of answers

    def test_answers_citing_an_article_are_those_that_all_see(self, store):
        store.keep(HERE, answered("old"))
        store.keep(THERE, answered("elsewhere", server_id=THERE, at=MOMENT + timedelta(hours=1)))
        store.keep(HERE, answered("private", message_id=None))
        store.keep(HERE, answered("second", cited=(FERRY, TIDES)))
        store.keep(HERE, answered("revised", standing=Standing.REVISED))
        store.keep(HERE, asked("gap", message_id=80))
        assert [each.id for each in store.citing(HERE, "tides")] == ["elsewhere", "revised", "second", "old"]
        assert [each.id for each in store.citing(SHARED, "ferry")] == ["second"]

    def test_marks_are_kept_and_unknown_ids_passed_over(self, store):
        store.keep(HERE, answered("q1"))
        store.mark(HERE, ["q1", "gone"], Standing.WITHDRAWN)
        assert store.get(HERE, "q1").standing is Standing.WITHDRAWN
        assert not store.answered(HERE)

    def test_a_corrected_answer_says_what_it_quotes_now(self, store):
        store.keep(HERE, answered("q1"))
        moved = replace(TIDES, revision=2, start=12, end=42)
        store.correct(HERE, "q1", Standing.REVISED, (moved, FERRY))
        store.correct(HERE, "gone", Standing.REVISED, (moved,))
        assert store.get(HERE, "q1") == answered("q1", standing=Standing.REVISED, cited=(moved, FERRY))

    def test_gaps_are_the_unanswered_newest_first_until_settled(self, store):
        for hour, answer_id in enumerate(["a", "b", "c"]):
            store.keep(HERE, asked(answer_id, at=MOMENT + timedelta(hours=hour)))
        store.keep(HERE, answered("answered"))
        assert [each.id for each in store.gaps(HERE)] == ["c", "b", "a"]
        assert [each.id for each in store.gaps(HERE, limit=2)] == ["c", "b"]
        store.mark(HERE, ["b"], Standing.SETTLED)
        assert [each.id for each in store.gaps(HERE)] == ["c", "a"]

    def test_all_questions_oldest_first(self, store):
        for hour, answer_id in enumerate(["z", "y", "x"]):
            store.keep(HERE, asked(answer_id, at=MOMENT + timedelta(hours=hour)))
        store.keep(HERE, answered("first", at=MOMENT - timedelta(days=9), standing=Standing.WITHDRAWN))
        assert [each.id for each in store.questions(HERE)] == ["first", "z", "y", "x"]

    # Verdicts

    def test_a_verdict_replaces_the_one_before(self, store):
        store.keep(HERE, answered("q1"))
        assert store.judge(HERE, "q1", ANN, helpful=True) == Verdicts(1, 0)
        assert store.judge(HERE, "q1", BO, helpful=False) == Verdicts(1, 1)
        assert store.judge(HERE, "q1", ANN, helpful=True) == Verdicts(1, 1)
        assert store.judge(HERE, "q1", ANN, helpful=False) == Verdicts(0, 2)
        assert store.weeks(HERE, MOMENT.date()) == [Week(monday_of(MOMENT), 1, 1, 0, 2)]

    # Weeks

    @pytest.mark.parametrize(
        ("moment", "monday"),
        [
            (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), date(2025, 12, 29)),
            (datetime(2026, 1, 1, tzinfo=UTC), date(2025, 12, 29)),
            (datetime(2026, 1, 4, 23, 59, 59, tzinfo=UTC), date(2025, 12, 29)),
            (datetime(2026, 1, 5, tzinfo=UTC), date(2026, 1, 5)),
            (datetime(2021, 1, 3, tzinfo=UTC), date(2020, 12, 28)),  # the 53rd week of its year
            (datetime(2026, 1, 5, 3, tzinfo=timezone(timedelta(hours=5))), date(2025, 12, 29)),
        ],
    )
    def test_a_week_begins_on_monday_in_utc_over_the_end_of_a_year_too(self, store, moment, monday):
        store.keep(HERE, answered("q1", at=moment))
        assert store.weeks(HERE, monday) == [Week(monday, 1, 1)]
        assert store.weeks(HERE, monday + timedelta(days=6)) == [Week(monday, 1, 1)]
        assert store.weeks(HERE, monday + timedelta(days=7)) == []
        assert store.most_quoted(HERE, monday + timedelta(days=6)) == [Quoted(HERE, "tides", 1)]
        assert store.most_quoted(HERE, monday + timedelta(days=7)) == []

    def test_weeks_come_oldest_first_each_with_its_counts(self, store):
        for number, day in enumerate([datetime(2026, 1, 6, tzinfo=UTC), datetime(2025, 12, 30, tzinfo=UTC)]):
            store.keep(HERE, answered(f"a{number}", at=day))
            store.keep(HERE, asked(f"g{number}", at=day))
        store.judge(HERE, "a1", ANN, helpful=True)
        assert store.weeks(HERE, date(2025, 1, 1)) == [
            Week(date(2025, 12, 29), 2, 1, 1, 0),
            Week(date(2026, 1, 5), 2, 1, 0, 0),
        ]

    def test_the_most_quoted_come_first(self, store):
        for number in range(3):
            store.keep(HERE, answered(f"t{number}", at=MOMENT + timedelta(weeks=number)))
        store.keep(HERE, answered("f", cited=(FERRY, TIDES)))
        assert store.most_quoted(HERE, MOMENT.date()) == [
            Quoted(HERE, "tides", 3),
            Quoted(SHARED, "ferry", 1),
        ]
        assert store.most_quoted(HERE, MOMENT.date(), limit=1) == [Quoted(HERE, "tides", 3)]

    # People

    def test_what_is_kept_of_a_person_is_told_and_forgotten_over_all_servers(self, store):
        here, there = answered("q1"), asked("q2", server_id=THERE, at=MOMENT + timedelta(hours=1))
        others = answered("q3", asker=BO, message_id=78)
        for each in (here, there, others):
            store.keep(each.server_id, each)
        store.judge(HERE, "q1", BO, helpful=True)
        store.judge(HERE, "q3", ANN, helpful=True)
        store.choose_home(ANN, THERE)
        assert store.personal(ANN) == Personal([there, here], 1, THERE)
        store.forget_person(ANN)
        assert store.personal(ANN) == Personal([], 0, None)
        assert store.personal(BO) == Personal([others], 0, None)
        assert store.judge(HERE, "q3", BO, helpful=False) == Verdicts(0, 1)
        assert [week.asked for week in store.weeks(HERE, MOMENT.date())] == [2]

    def test_a_home_is_chosen_changed_and_taken_back(self, store):
        assert store.home(ANN) is None
        store.choose_home(ANN, HERE)
        store.choose_home(ANN, THERE)
        assert store.home(ANN) == THERE
        store.choose_home(ANN, None)
        assert store.home(ANN) is None

    # The end

    def test_what_is_older_expires_with_its_verdicts_and_stays_counted(self, store):
        store.keep(HERE, answered("old"))
        store.judge(HERE, "old", ANN, helpful=True)
        store.keep(HERE, asked("new", at=MOMENT + timedelta(microseconds=1)))
        zone = timezone(timedelta(hours=-11))
        assert store.expire(HERE, (MOMENT + timedelta(microseconds=1)).astimezone(zone)) == 1
        assert [each.id for each in store.questions(HERE)] == ["new"]
        assert store.personal(ANN).verdicts == 0
        assert store.weeks(HERE, MOMENT.date()) == [Week(monday_of(MOMENT), 2, 1, 1, 0)]
        assert store.expire(HERE, MOMENT) == 0

    def test_the_servers_with_questions_are_named(self, store):
        store.keep(HERE, answered("q1"))
        store.keep(SHARED, asked("q2", server_id=SHARED))
        assert sorted(store.servers()) == [SHARED, HERE]
        store.expire(HERE, MOMENT + timedelta(days=1))
        assert list(store.servers()) == [SHARED]

    def test_a_forgotten_server_leaves_nothing(self, store):
        store.keep(HERE, answered("q1"))
        store.judge(HERE, "q1", ANN, helpful=True)
        store.choose_home(ANN, HERE)
        store.forget(HERE)
        assert everything(store, HERE) == [[], [], [None, None], [], [], [], []]
        assert store.personal(ANN) == Personal([], 0, None)

    @pytest.mark.parametrize("method", ["keep", "mark", "correct", "judge", "expire", "forget"])
    def test_no_other_server_is_touched(self, store, method):
        store.keep(HERE, answered("q1"))
        for each in (answered("o1", message_id=78), asked("o2"), answered("o3", message_id=None)):
            store.keep(THERE, replace(each, server_id=THERE))
        store.judge(THERE, "o1", BO, helpful=True)
        store.choose_home(BO, THERE)
        before = everything(store, THERE)
        WRITES[method](store)
        assert everything(store, THERE) == before
        assert store.home(BO) == THERE
        assert store.judge(THERE, "o1", BO, helpful=True) == Verdicts(1, 0)

    @pytest.mark.parametrize("method", ["get", "judge", "mark", "correct"])
    def test_an_id_of_another_server_leads_nowhere(self, store, method):
        there = answered("q1", server_id=THERE)
        store.keep(THERE, there)
        if method in ("mark", "correct"):
            WRITES[method](store)
        else:
            with pytest.raises(AnswerGone):
                (READS | WRITES)[method](store)
        assert store.get(THERE, "q1") == there
        assert store.by_message(HERE, 5, 77) is None

    @pytest.mark.parametrize("method", [*READS, *WRITES])
    def test_a_closed_store_says_so(self, make_questions, method):
        store, close = make_questions()
        store.keep(HERE, answered("q1"))
        close()
        with pytest.raises(StoreUnavailable):
            (READS | WRITES)[method](store)

    def test_every_method_of_the_protocol_is_proven(self, store):
        methods = {name for name in dir(type(store)) if not name.startswith("_")}
        assert methods == set(READS | WRITES)
