"""Questions that ask the same are put together: measured on 200 of our own, and the rules one by one."""

from itertools import combinations
from pathlib import Path

import pytest

from bot.retriever.gaps import grouped

GROUPS = [
    block.splitlines()
    for block in Path(__file__)
    .with_name("gap_questions.txt")
    .read_text(encoding="utf-8")
    .strip()
    .split("\n\n")
]


def pairs(groups):
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def test_the_like_are_together_and_the_unlike_apart():
    """Of pairs put together so many are right, and of those that should be so many are (200 questions)."""
    questions = [question for group in GROUPS for question in group]
    order = sorted(range(len(questions)), key=lambda place: hash_of(questions[place]))
    found = [[order[place] for place in group] for group in grouped([questions[each] for each in order])]
    starts = [sum(map(len, GROUPS[:number])) for number in range(len(GROUPS))]
    wanted = pairs(range(start, start + len(group)) for start, group in zip(starts, GROUPS, strict=True))
    right = pairs(found) & wanted
    wrong = [(questions[a], questions[b]) for a, b in sorted(pairs(found) - wanted)]
    assert len(questions) == 200
    assert len(right) / len(pairs(found)) >= 0.97, wrong
    assert len(right) / len(wanted) >= 0.83


def hash_of(text):
    """An order that has nothing to do with the groups, and is the same every time."""
    return sum(ord(letter) * (7919**place % 10007) for place, letter in enumerate(text)) % 99991


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When does the pool open?", "when will the POOL be opened"),
        ("Who won the election in Hartwell?", "who won the election in hartwel"),
        ("What happened at gate 7?", "Gate seven: what happened?"),
    ],
)
def test_alike(one, other):
    assert grouped([one, other]) == [[0, 1]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("When does the pool open?", "Who opens the pool?"),
        ("What happened at gate 7?", "What happened at gate 9?"),
        ("Who won in Hartwell?", "Who won in Linden?"),
        ("?", "!"),
    ],
)
def test_unlike(one, other):
    assert grouped([one, other]) == [[0], [1]]


def test_nothing_is_nothing():
    assert grouped([]) == []


def test_groups_keep_the_order_of_their_first_question():
    questions = ["Why is it cold?", "Who owns the bakery?", "why so cold", "Where is Linden?"]
    assert grouped(questions) == [[0, 2], [1], [3]]


def test_a_thousand_questions_take_no_second():
    from time import perf_counter

    questions = [f"What did witness {number} say about the trial of {number % 40}?" for number in range(1000)]
    start = perf_counter()
    groups = grouped(questions)
    assert perf_counter() - start < 3
    assert sum(map(len, groups)) == 1000
