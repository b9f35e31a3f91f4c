"""The pictures in the documentation are what the bot sends now."""

import re

import pytest

from docs.picture import FOLDER, README, pictures
from docs.scenes import SCENES


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_the_pictures_are_what_the_bot_sends_now(scene) -> None:
    for path, svg in pictures(scene):
        assert path.read_text(encoding="utf-8") == svg, "make them anew: python -m docs.picture"


def test_there_is_no_picture_that_no_scene_makes() -> None:
    names = {scene.__name__.replace("_", "-") for scene in SCENES}
    drawn = {re.sub(r"-(dark|light)-\w+$", "", path.stem) for path in (FOLDER / "pictures").iterdir()}
    assert drawn == names


def test_the_readmes_shows_an_answer_and_honest_silence() -> None:
    shown = re.sub("<[^>]*>", "", README.read_text(encoding="utf-8"))
    assert "Its shares dropped 18 percent" in shown
    assert "No article here answers that." in shown
