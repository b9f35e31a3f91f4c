"""The picture of weeks: bars as high as their figures, on a ground of its own."""

import io
from datetime import date, timedelta

import pytest
from PIL import Image

from bot.formatter.servers.chart import HEIGHT, SCALE, WIDTH, _highest, chart, chart_words
from bot.translation import ENGLISH, language_of
from corpus.questions import Week

MONDAY = date(2026, 9, 7)
BLUE, GREY = (47, 111, 202), (195, 202, 212)


def weeks(*counts):
    return [Week(MONDAY + timedelta(weeks=number), *each) for number, each in enumerate(counts)]


def pixels(data, colour):
    picture = Image.open(io.BytesIO(data))
    assert picture.size == (WIDTH * SCALE, HEIGHT * SCALE)
    return sum(count for count, each in picture.getcolors(1 << 20) if each == colour)


def test_twice_as_many_answers_are_twice_as_much_blue():
    one, two = (pixels(chart(weeks((40, number))), BLUE) for number in (10, 20))
    legend = pixels(chart(weeks((40, 0))), BLUE)
    assert (two - legend) / (one - legend) == pytest.approx(2, rel=0.05)


def test_what_was_not_answered_stays_grey():
    legend = pixels(chart(weeks((0, 0), (40, 40))), GREY)
    assert pixels(chart(weeks((40, 0), (40, 40))), GREY) > 10 * legend


@pytest.mark.parametrize("language", [ENGLISH, language_of("de")])
def test_any_number_of_weeks_and_of_questions_can_be_drawn(language):
    for counts in ([(0, 0)], [(1, 0)], [(10**9, 10**9 - 1)], [(number, 0) for number in range(60)]):
        assert chart(weeks(*counts), language).startswith(b"\x89PNG")


@pytest.mark.parametrize(("most", "top"), [(0, 4), (4, 4), (5, 8), (9, 20), (80, 80), (81, 200), (999, 2000)])
def test_the_scale_ends_at_a_round_number(most, top):
    assert _highest(most) == top


def test_the_same_in_words():
    assert chart_words(weeks((1234, 5))) == (
        "Questions by week: week of 7 September 2026: 1,234 asked, 5 answered."
    )
