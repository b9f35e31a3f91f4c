"""What is left out of a card, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.answers.fitting import Piece, fitting
from bot.formatter.card import Text, texts_of


def piece(length: int, rank: int, letter: str = "x", instead: int = 0) -> Piece:
    return Piece((Text(letter * length),), rank, (Text("i" * instead),) if instead else ())


def shown(pieces: list[Piece], room: int) -> list[str]:
    return [text[0] for text in texts_of(fitting(pieces, room))]


def test_the_highest_ranks_go_first_and_the_order_stays() -> None:
    pieces = [piece(4, 2, "c"), piece(4, 0, "a"), piece(4, 1, "b")]
    assert shown(pieces, 12) == ["c", "a", "b"]
    assert shown(pieces, 11) == ["a", "b"]
    assert shown(pieces, 7) == ["a"]
    assert shown(pieces, 0) == ["a"]


def test_of_one_rank_the_first_are_shown() -> None:
    assert shown([piece(4, 1, "a"), piece(4, 1, "b")], 4) == ["a"]


def test_what_stands_in_for_another_has_its_room() -> None:
    pieces = [piece(10, 1, "a", instead=2), piece(10, 1, "b", instead=2)]
    assert shown(pieces, 20) == ["a", "b"]
    assert shown(pieces, 19) == ["a", "i"]
    assert shown(pieces, 11) == ["i", "i"]


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 3), st.integers(0, 5))), st.integers(0, 200))
def test_it_never_takes_more_room_than_it_has_to(sizes: list[tuple[int, int, int]], room: int) -> None:
    pieces = [piece(length, rank, instead=min(length, instead)) for length, rank, instead in sizes]
    least = sum(len(text) for each in pieces for text in texts_of(each.instead if each.rank else each.parts))
    assert sum(map(len, texts_of(fitting(pieces, room)))) <= max(room, least)
