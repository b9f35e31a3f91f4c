from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.index.tally import Tally

counts = st.lists(st.dictionaries(st.integers(0, 20), st.integers(-3, 3)), max_size=5)


@given(counts)
def test_counts_add_up(additions: list[dict[int, int]]):
    tally, expected = Tally(), Counter[int]()
    for added in additions:
        keys = np.array(sorted(added), dtype=np.uint64)
        tally = tally.plus(keys, np.array([added[key] for key in sorted(added)], dtype=np.int64))
        expected.update(added)
    keys = np.arange(25, dtype=np.uint64)
    assert tally.of(keys).tolist() == [expected[key] for key in range(25)]
    assert [tally.count(key) for key in range(25)] == [expected[key] for key in range(25)]
    assert tally.keys.tolist() == sorted(tally.keys.tolist())
