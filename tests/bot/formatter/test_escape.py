import random
import re
import time

import pytest
from hypothesis import given

from bot.formatter.escape import escape
from tests.bot.formatter.hostile import hostile, hostile_texts
from tests.discord_markdown import blocks, constructs, parse, visible
from tests.test_discord_markdown import ALIVE


def is_shown(text: str) -> bool:
    """Whether Discord shows exactly the text, and nothing of it is alive."""
    escaped = escape(text)
    return visible(parse(escaped)) == text and not constructs(escaped)


@pytest.mark.parametrize("content", [content for _, content, _ in ALIVE])
def test_nothing_alive_stays_alive(content: str) -> None:
    assert is_shown(content)


@given(hostile_texts())
def test_shows_any_text_as_it_is(text: str) -> None:
    assert is_shown(text)


def test_shows_hostile_text_as_it_is() -> None:
    rng = random.Random(1)
    texts = [hostile(rng) for _ in range(5_000)]
    assert [text for text in texts if not is_shown(text)] == []


@given(hostile_texts(10), hostile_texts(10), hostile_texts(10))
def test_holds_beside_markup_of_ours(first: str, second: str, third: str) -> None:
    line = f"{escape(first)}: **{escape(second)}** ({escape(third)}), said"
    assert visible(parse(line)) == f"{first}: {second} ({third}), said"
    assert [kind for kind, _ in constructs(line)] == ["bold"]


def test_holds_at_the_start_of_our_subtext() -> None:
    assert [visible(block.nodes) for block in blocks("-# " + escape("-#1 paper"))] == ["-#1 paper"]


@pytest.mark.parametrize(
    "text",
    [
        "“We're on it,” he said (twice) – at 10:30 – for $4.2 million; up 50%!",
        "Gen. Mark A. Milley [the chairman] said: no.",
        "#1 seed, -5 degrees, ~50 people, 3.5% | 4%",
        "What to know so far:",
        "desk@example.com and www.example.com",
    ],
)
def test_leaves_ordinary_text_readable(text: str) -> None:
    assert escape(text) == text


@given(hostile_texts())
def test_adds_at_most_one_backslash_a_code_point(text: str) -> None:
    assert len(escape(text)) <= 2 * len(text)


@given(hostile_texts())
def test_taking_away_the_backslashes_before_punctuation_gives_the_text(text: str) -> None:
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape(text)) == text


@pytest.mark.parametrize(
    "unit", [":", ":a", "discord.", "\n", " ", "\n ", "1", "1. ", "#", "~", "@", "](", "<@", "\\", "x:y "]
)
def test_takes_linear_time(unit: str) -> None:
    started = time.process_time()
    escape(unit * 200_000)
    assert time.process_time() - started < 1.0
