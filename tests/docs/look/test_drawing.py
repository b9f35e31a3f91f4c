"""Whatever Discord's JSON holds is in the picture, within its width, and well-formed."""

import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from docs.look.drawing import DESKTOP, PHONE, draw
from docs.look.themes import DARK, LIGHT
from tests.docs.look.payloads import (
    EVERYTHING,
    FORM,
    MARKDOWN,
    ROBIN,
    button,
    card,
    container,
    message,
    row,
    text,
)

NOW = datetime(2026, 11, 12, 19, 30, tzinfo=UTC)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*things, width=DESKTOP, theme=DARK):
    return ElementTree.fromstring(draw(things, theme, width, NOW, "A title"))


def words(picture):
    return " ".join(" ".join(each.text for each in picture.iter(f"{SVG}text")).split())


def placed(picture, content):
    """The top left corner of a piece of text."""
    found = next(each for each in picture.iter(f"{SVG}text") if each.text == content)
    return float(found.get("x")), float(found.get("y"))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("thing", [EVERYTHING, FORM], ids=["message", "form"])
def test_nothing_reaches_over_the_edge(thing, width, theme):
    picture = drawn(thing, width=width, theme=theme)
    height = float(picture.get("height"))
    for each in (*picture.iter(f"{SVG}text"), *picture.iter(f"{SVG}rect"), *picture.iter(f"{SVG}image")):
        wide = float(each.get("width") or each.get("textLength") or 0)
        assert 0 <= float(each.get("x", 0)) <= width - wide + 0.2
        assert 0 <= float(each.get("y", 0)) + float(each.get("height") or 0) <= height


def test_what_stands_in_a_message_stands_in_its_picture():
    shown = words(drawn(EVERYTHING))
    for each in (
        "Heading one",
        "bold",
        "@Curators",
        "#general",
        "/article add",
        "28 October 2026",
        "15 days ago",
        "Primary",
        "A page",
        "👍",
        "Which?",
        "One",
        "#news",
        "Choose a role",
        "export.zip",
        "2.93 KB",
        "(edited)",
        "Only you can see this",
        "used /ask",
    ):
        assert each in shown
    assert "**" not in shown


def test_what_stands_in_a_form_stands_in_its_picture():
    shown = words(drawn(FORM))
    for each in (
        "Add an article",
        "Verbatim",
        "Some words first.",
        "Text *",
        "The title first",
        "Twice.",
        "CNN",
        "Pick one",
        "Up to 10 files",
        "What somebody thinks",
        "Tell everybody",
        "Cancel Submit",
    ):
        assert each in shown


def test_a_question_and_a_reply():
    question = message("<@6> What is it?", author=ROBIN)
    reply = message("It\n> is.", referenced_message=question.payload)
    shown = words(drawn(question, reply))
    assert shown == "R Robin 19:30 <@6> What is it? R Robin <@6> What is it? “ Verbatim APP 19:30 It is."


def test_a_reply_to_a_card_says_that_there_is_something():
    shown = words(drawn(message("And where?", author=ROBIN, referenced_message=card(text("a")).payload)))
    assert "Verbatim Click to see attachment R Robin" in shown


def test_buttons_without_room_go_into_a_further_line():
    buttons = [button(f"Button number {number}") for number in range(3)]
    wide, narrow = (drawn(message("", [row(*buttons)]), width=width) for width in (DESKTOP, PHONE))
    assert placed(wide, "Button number 2")[1] == placed(wide, "Button number 0")[1]
    assert placed(narrow, "Button number 2")[1] > placed(narrow, "Button number 0")[1]


def test_a_container_has_its_colour_at_its_side():
    picture = drawn(card(container(text("a"), colour=0x00AA7F)))
    assert "#00aa7f" in {each.get("fill") for each in picture.iter(f"{SVG}path")}


def test_a_picture_is_held_in_the_picture():
    (small, large) = drawn(EVERYTHING).iter(f"{SVG}image")
    assert float(large.get("width")) == pytest.approx(400 * float(large.get("height")) / 120)
    assert small.get("href") == large.get("href")
    assert large.get("href").startswith("data:image/png;base64,")
    assert large.get("aria-label") == "A chart"


def test_files_of_a_message_without_cards_stand_under_it():
    assert "my article.txt 9 bytes" in words(drawn(message("Here:", files={"my article.txt": b"It rained"})))


def test_markup_in_a_text_is_text():
    picture = drawn(message("a <b> & <script>alert(1)</script>"))
    assert "a <b> & <script>alert(1)</script>" in words(picture)


def test_themes_differ_in_colours_alone():
    dark, light = (draw([message(MARKDOWN)], theme, PHONE, NOW, "A title") for theme in (DARK, LIGHT))
    assert dark != light
    assert re.sub("#[0-9a-f]{6}", "", dark) == re.sub("#[0-9a-f]{6}", "", light)


@pytest.mark.parametrize("thing", [message("", [{"type": 99}]), card(container({"type": 99}))])
def test_a_component_it_does_not_know_is_an_error(thing):
    with pytest.raises(ValueError, match="99"):
        drawn(thing)
