"""The pictures in the documentation are what the bot sends now."""

import re

import pytest

from docs.picture import FOLDER, GALLERY, README, gallery, pictures
from docs.scenes import play_all

ANEW = "make them anew: python -m docs.picture"


@pytest.fixture(scope="module")
def scenes():
    return play_all()


def without_images(svg: str) -> str:
    """A picture without the PNGs in it, whose bytes differ from machine to machine."""
    return re.sub('data:image/png;base64,[^"]*', "", svg)


def test_the_pictures_are_what_the_bot_sends_now(scenes) -> None:
    for played in scenes:
        for path, svg in pictures(played):
            assert without_images(path.read_text(encoding="utf-8")) == without_images(svg), ANEW


def test_the_page_shows_every_scene(scenes) -> None:
    assert GALLERY.read_text(encoding="utf-8") == gallery(scenes), ANEW


def test_there_is_no_picture_that_no_scene_makes(scenes) -> None:
    made = {path for played in scenes for path, _ in pictures(played)}
    assert made == {README, *(FOLDER / "pictures").iterdir()}


def test_the_readmes_shows_an_answer_and_honest_silence() -> None:
    shown = re.sub("<[^>]*>", "", README.read_text(encoding="utf-8"))
    assert "Its shares dropped 18 percent" in shown
    assert "No article here answers that." in shown
