"""Lines are as wide as there is room for, and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from docs.look.lines import lines, one_line
from docs.look.sheet import Run, Style

STYLES = [Style(16, "#000"), Style(16, "#000", bold=True), Style(14, "#111", mono=True)]
TEXTS = st.text("ab W.\n—é-", max_size=40)
RUNS = st.lists(st.builds(Run, TEXTS, st.sampled_from(STYLES)), max_size=5)


@given(RUNS, st.floats(30, 300))
def test_no_line_is_wider_than_the_room(runs, room):
    for line in lines(runs, room):
        assert sum(run.width for run in line) <= room + 0.01


@given(RUNS, st.floats(30, 300))
def test_nothing_is_lost_but_white_space(runs, room):
    kept = "".join(run.text for line in lines(runs, room) for run in line)
    assert kept.replace(" ", "") == "".join(run.text for run in runs).replace(" ", "").replace("\n", "")


def test_words_of_several_styles_stay_together():
    runs = [Run("one ", STYLES[0]), Run("two", STYLES[1]), Run(", three", STYLES[0])]
    room = runs[0].width + runs[1].width + 1
    assert [[run.text for run in line] for line in lines(runs, room)] == [["one"], ["two", ","], ["three"]]


def test_a_hyphen_between_letters_may_end_a_line():
    run = Run("life-threatening since 1-0", STYLES[0])
    assert [line[0].text for line in lines([run], 90)] == ["life-", "threatening", "since 1-0"]


def test_an_empty_line_stays():
    assert [line[0].text for line in lines([Run("a\n\nb", STYLES[0])], 100)] == ["a", "", "b"]


@given(TEXTS, st.floats(30, 300))
def test_one_line_fits(text, room):
    assert one_line(Run(text, STYLES[0]), room).width <= room + 0.01
