"""A moment of the day that `make soak` lives through; here so that it works when it is wanted."""

import pytest

from tests.soak.day import live
from tests.soak.plan import A_MOMENT, Doing, the_day
from tests.soak.report import Part, Seen, complaints

CALM = Part(100e6, 1000, 10, 8, 20, 0.010, 0.030, 0.010, 0.005, 1000)


def seen(late: Part = CALM, **more) -> Seen:
    well = {"seconds": 60.0, "reconnected": 1, "lost": 0, "twice": 0, "violations": (), "left_behind": ()}
    return Seen([CALM] * 7 + [late] * 3, **well | more)


def test_a_moment_loses_nothing_and_says_nothing_twice():
    told = []
    lived = live(A_MOMENT, seed=1, tell=told.append)
    assert (lived.lost, lived.twice, lived.violations) == (0, 0, [])
    assert sum(part.questions for part in lived.parts) == A_MOMENT.questions
    assert lived.reconnected == A_MOMENT.reconnects
    assert told == sorted(told)


def test_the_day_is_the_same_for_the_same_seed_and_holds_all():
    day = list(the_day(A_MOMENT, 1))
    assert day == list(the_day(A_MOMENT, 1)) != list(the_day(A_MOMENT, 2))
    kinds = [doing for _, doing in day]
    asked = [kinds.count(each) for each in (Doing.MENTION, Doing.COMMAND, Doing.DIRECT)]
    assert (sum(asked), kinds.count(Doing.ARTICLE_IN)) == (A_MOMENT.questions, A_MOMENT.articles)


def test_a_calm_day_brings_no_complaint():
    assert complaints(seen()) == []
    slow_machine = Part(100e6, 1000, 10, 8, 20, 0.020, 0.060, 0.020, 0.010, 1000)
    assert complaints(seen(slow_machine)) == []


@pytest.mark.parametrize(
    ("late", "more"),
    [
        (Part(111e6, 1000, 10, 8, 20, 0.010, 0.030, 0.010, 0.005, 1000), {}),
        (Part(100e6, 1000, 21, 8, 20, 0.010, 0.030, 0.010, 0.005, 1000), {}),
        (Part(100e6, 1000, 10, 19, 20, 0.010, 0.030, 0.010, 0.005, 1000), {}),
        (Part(100e6, 1000, 10, 8, 31, 0.010, 0.030, 0.010, 0.005, 1000), {}),
        (Part(100e6, 1000, 10, 8, 20, 0.010, 0.030, 0.012, 0.005, 1000), {}),
        (Part(100e6, 1000, 10, 8, 20, 0.010, 0.030, 0.010, 0.004, 1000), {}),
        (CALM, {"lost": 1}),
        (CALM, {"twice": 1}),
        (CALM, {"violations": ["a ping"]}),
        (CALM, {"left_behind": ["a task"]}),
    ],
)
def test_what_is_not_well_is_complained_of(late, more):
    assert len(complaints(seen(late, **more))) == 1
