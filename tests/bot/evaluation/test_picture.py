import sys
from pathlib import Path

import pytest

from bot.evaluation import Report, check_picture, draw_reliability, evaluate
from bot.evaluation.picture import NoPicture
from tests.bot.evaluation.files import BOLTS, BRIDGE, CUP, lines

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return evaluate(lines(tmp_path / "a.jsonl", BRIDGE), lines(tmp_path / "q.jsonl", BOLTS, CUP))


def test_the_curve_is_drawn(report: Report, tmp_path: Path):
    path = tmp_path / "curve.png"
    check_picture(path)
    draw_reliability(report, path)
    assert path.read_bytes().startswith(PNG)


def test_it_can_be_drawn_as_a_file_that_holds_its_words(report: Report, tmp_path: Path, monkeypatch):
    import matplotlib

    monkeypatch.setitem(matplotlib.rcParams, "svg.fonttype", "none")
    path = tmp_path / "curve.svg"
    draw_reliability(report, path)
    drawn = path.read_text()
    assert "2 questions over 1 articles; calibration error" in drawn
    assert "no article answers" in drawn


def test_a_check_leaves_no_file_behind(tmp_path: Path):
    check_picture(tmp_path / "curve.png")
    assert list(tmp_path.iterdir()) == []


def test_a_check_leaves_an_older_picture_as_it_is(tmp_path: Path):
    older = tmp_path / "curve.png"
    older.write_bytes(b"older")
    check_picture(older)
    assert older.read_bytes() == b"older"


def test_a_missing_folder_is_told(tmp_path: Path):
    with pytest.raises(NoPicture, match="No such file"):
        check_picture(tmp_path / "none" / "curve.png")


@pytest.mark.parametrize("name", ["curve", "curve.docx"])
def test_what_is_no_picture_is_told(tmp_path: Path, name: str):
    with pytest.raises(NoPicture, match=r"Name it something\.png"):
        check_picture(tmp_path / name)


def test_without_matplotlib_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(NoPicture, match="pip install"):
        check_picture(tmp_path / "curve.png")
