"""How much may be asked in a minute: no Discord in here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.client.asking.limits import Limits, Once, Wait
from corpus.article import SHARED
from corpus.servers import ServerSettings

SERVER, ANN, BO = 1, 10, 11
SETTINGS = ServerSettings(per_member=2, per_server=3)


class Clock:
    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limits(clock):
    return Limits(clock)


def ask(limits, person=ANN, server=SERVER, times=1, settings=SETTINGS):
    return [limits.ask(server, person, settings) for _ in range(times)][-1]


def test_a_person_may_ask_so_much_and_is_told_when_again(limits, clock):
    assert ask(limits) is None
    clock.now += 20
    assert ask(limits) is None
    assert ask(limits) == Wait(40)
    clock.now += 39.5
    assert ask(limits).seconds == 1
    clock.now += 0.5
    assert ask(limits) is None
    assert ask(limits) == Wait(20)


def test_the_server_as_a_whole_may_ask_so_much(limits):
    ask(limits, ANN, times=2)
    assert ask(limits, BO) is None
    assert ask(limits, BO) == Wait(60, everyone=True)


def test_on_another_server_one_begins_anew(limits):
    assert ask(limits, times=3) is not None
    assert ask(limits, server=2) is None


def test_who_has_to_wait_is_told_once_until_there_is_room_again(limits, clock):
    ask(limits, times=2)
    assert ask(limits).first
    clock.now += 30
    assert not ask(limits).first
    clock.now += 30
    assert ask(limits, times=3).first


def test_outside_of_servers_strangers_do_not_use_up_each_others_room(limits):
    for person in range(100):
        assert ask(limits, person, SHARED) is None
    assert ask(limits, 5, SHARED, times=2) == Wait(60)


def test_its_memory_is_bounded(clock):
    limits = Limits(clock, capacity=10)
    for person in range(100):
        ask(limits, person)
    assert len(limits._asked) == 10


@given(pauses=st.lists(st.integers(0, 160), max_size=40), most=st.integers(1, 5), everyones=st.integers(1, 8))
def test_never_more_in_any_minute_and_whoever_waits_as_told_gets_through(pauses, most, everyones):
    clock = Clock()
    limits, settings = Limits(clock), ServerSettings(per_member=most, per_server=everyones)
    passed = []
    for pause in pauses:
        clock.now += pause / 4  # quarters are exact in binary
        wait = limits.ask(SERVER, ANN, settings)
        if wait is not None:
            clock.now += wait.seconds
            assert limits.ask(SERVER, ANN, settings) is None
        passed.append(clock.now)
        assert sum(at > clock.now - 60 for at in passed) <= min(most, everyones)


def test_once_is_once_for_each_until_a_while_has_passed(clock):
    once = Once(300, clock)
    assert [once.first("ann"), once.first("ann"), once.first("bo")] == [True, False, True]
    clock.now += 300
    assert once.first("ann")


def test_what_happened_once_is_remembered_for_so_many_and_no_more(clock):
    once = Once(300, clock, capacity=2)
    assert [once.first(name) for name in "abc"] == [True] * 3
    assert len(once._since) == 2
