import numpy as np
import pytest

from bot.retriever.index.register import UNDATED, Line, Register, empty_register

HARBOUR = Line("harbour", 1, 739_000, "en", 0, 3)
ORCHARD = Line("orchard", 2, UNDATED, "de", 3, 2)
AGAIN = Line("harbour", 2, 739_010, "en", 5, 1)


@pytest.fixture
def register() -> Register:
    return empty_register().with_lines([HARBOUR, ORCHARD])


def test_an_empty_register_knows_nothing() -> None:
    empty = empty_register()
    assert (len(empty), empty.changes, empty.standing, empty.languages) == (0, 0, [], frozenset())
    assert (empty.latest, empty.newest(800_000), empty.lines_of(["harbour"])) == (UNDATED, UNDATED, [])


def test_what_was_entered_is_read(register: Register) -> None:
    assert [register.line(number) for number in register.standing] == [HARBOUR, ORCHARD]
    assert register.lines_of({"orchard", "unknown"}) == [1]
    assert register.languages == {"en", "de"}


def test_a_passage_is_of_the_article_whose_numbers_it_is_among(register: Register) -> None:
    passages = np.arange(5)
    assert register.lines_at(passages).tolist() == [0, 0, 0, 1, 1]
    assert register.days_at(passages).tolist() == [739_000] * 3 + [UNDATED] * 2


def test_an_article_without_passages_is_whose_no_passage_is() -> None:
    bare = Line("bare", 1, UNDATED, "en", 3, 0)
    register = empty_register().with_lines([HARBOUR, bare, Line("orchard", 1, UNDATED, "en", 3, 2)])
    assert register.lines_at(np.arange(5)).tolist() == [0, 0, 0, 2, 2]


def test_a_revised_article_gets_a_new_line(register: Register) -> None:
    revised = register.without([0]).with_lines([AGAIN])
    assert revised.lines_of(["harbour"]) == [2]
    assert revised.line(2) == AGAIN
    assert (len(revised), revised.changes) == (2, 4)
    assert register.lines_of(["harbour"]) == [0]


def test_what_is_struck_out_has_no_day_and_no_language(register: Register) -> None:
    without = register.without([0])
    assert (without.latest, without.languages) == (UNDATED, {"de"})


def test_the_newest_day_looks_no_further_than_the_horizon(register: Register) -> None:
    later = register.with_lines([AGAIN])
    assert later.latest == AGAIN.day
    assert later.newest(AGAIN.day) == AGAIN.day
    assert later.newest(AGAIN.day - 1) == HARBOUR.day
    assert later.newest(HARBOUR.day - 1) == UNDATED


def test_a_packed_register_is_the_same(register: Register) -> None:
    packed = Register.unpack(register.without([1]).pack())
    assert packed.standing == [0]
    assert packed.line(1) == ORCHARD
    assert packed.with_lines([AGAIN]).lines_of(["harbour"]) == [0, 2]


def test_what_is_no_register_is_refused() -> None:
    with pytest.raises(ValueError, match="sections"):
        Register.unpack(empty_register().pack() + bytes(8))
