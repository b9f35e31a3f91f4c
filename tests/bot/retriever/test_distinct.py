import numpy as np
import pytest

from bot.retriever.distinct import distinct


@pytest.mark.parametrize("numbers", [[], [3], [3, 1, 3, 2, 1], [5, 5, 5]])
def test_each_once_in_ascending_order(numbers: list[int]):
    assert distinct(np.array(numbers, np.int64)).tolist() == sorted(set(numbers))
