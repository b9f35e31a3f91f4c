import numpy as np

from bot.retriever.index.growing import Growing


def test_a_longer_one_leaves_the_shorter_as_it_was() -> None:
    short = Growing(np.arange(3))
    longer = short.plus([3, 4])
    longest = longer.plus(np.array([5]))
    assert [each.array.tolist() for each in (short, longer, longest)] == [
        [0, 1, 2],
        [0, 1, 2, 3, 4],
        [0, 1, 2, 3, 4, 5],
    ]


def test_two_that_go_on_from_one_do_not_mix() -> None:
    start = Growing(np.empty(0, object)).plus(["a"])
    one, other = start.plus(["b", "c"]), start.plus(["d"])
    assert one.plus(["e"]).array.tolist() == ["a", "b", "c", "e"]
    assert other.plus(["f"]).array.tolist() == ["a", "d", "f"]
    assert one.array.tolist() == ["a", "b", "c"]


def test_memory_is_shared_while_there_is_room() -> None:
    many = Growing(np.zeros(1000, np.int64)).plus([1])
    assert np.shares_memory(many.array, many.plus([2]).array)
