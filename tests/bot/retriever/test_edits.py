from hypothesis import given
from hypothesis import strategies as st

from bot.retriever.edits import edits

words = st.text("abc", max_size=7)


def table_distance(one: str, other: str) -> int:
    """Optimal string alignment by the whole table, as Damerau's rule is usually written down."""
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, beside in enumerate(other, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != beside)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == beside:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


@given(words, words, st.integers(0, 3))
def test_the_distance_is_that_of_the_whole_table_as_far_as_it_matters(one: str, other: str, most: int):
    assert min(edits(one, other, most), most + 1) == min(table_distance(one, other), most + 1)
