import re

from docs.picture import TARGET, picture


def test_the_readmes_picture_is_what_the_bot_answers_now() -> None:
    assert TARGET.read_text(encoding="utf-8") == picture(), "make it anew: python -m docs.picture"


def test_it_shows_an_answer_and_honest_silence() -> None:
    shown = re.sub("<[^>]*>", "", TARGET.read_text(encoding="utf-8"))
    assert "Its shares dropped 18 percent" in shown
    assert "No article here answers that." in shown
