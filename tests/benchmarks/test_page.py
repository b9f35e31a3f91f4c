import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.benchmarks.measure import PARTS
from tests.benchmarks.page import NoFigures, render
from tests.benchmarks.processes import CHECKOUT
from tests.benchmarks.records import Figures, read_figures, spread
from tests.benchmarks.tables import all_tables

PAGE = """# Speed

<!-- latency -->
old
<!-- /latency -->

Words stay.

<!-- picture -->
<!-- /picture -->
"""


def search(engine: str, size: int, cost: float) -> dict[str, object]:
    return {
        "kind": "search",
        "size": size,
        "passages": size,
        "terms": 9,
        "engine": engine,
        **spread([cost, cost]),
        "times_ours": 1.0,
        "shared_best": 1.0,
        "disk_bytes": 5_000_000,
    }


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    path = tmp_path / "performance.json"
    sample = Figures(machine={"cores": "2"}, material="invented", missing={"tantivy": "tantivy"})
    sample.take([search("Verbatim", 1_000, 31e-6), search("Verbatim", 10_000, 44e-6)])
    sample.take([search("rank_bm25", 1_000, 400e-6)])
    sample.take([{"kind": "change", "size": 10_000, "engine": "rank_bm25", "left_out": "takes too long"}])
    sample.write(path)
    return path


def test_tables_between_marks_are_made_anew_and_words_stay(figures: Path, tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE, encoding="utf-8")
    render(figures, page)
    made = page.read_text(encoding="utf-8")
    assert "| Verbatim | 31 / 31 / 31 | 44 / 44 / 44 |\n| rank_bm25 | 400 / 400 / 400 | – |" in made
    assert "old" not in made
    assert "Words stay." in made
    render(figures, page)
    assert page.read_text(encoding="utf-8") == made


def test_there_is_a_picture_for_light_pages_and_one_for_dark(figures: Path, tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(PAGE, encoding="utf-8")
    render(figures, page)
    pictures = [
        (tmp_path / f"performance-{theme}.svg").read_text(encoding="utf-8") for theme in ("light", "dark")
    ]
    assert all(ElementTree.fromstring(picture).tag.endswith("svg") for picture in pictures)
    assert all("rank_bm25" in picture for picture in pictures)
    assert pictures[0] != pictures[1]
    assert "At 10k passages: Verbatim 44." in page.read_text(encoding="utf-8")


def test_what_was_left_out_is_said(figures: Path) -> None:
    said = all_tables(read_figures(figures))["left-out"]
    assert "tantivy: `tantivy` was not installed" in said
    assert "rank_bm25, changes at 10k passages: takes too long" in said


def test_new_figures_take_the_place_of_old_ones() -> None:
    figures = Figures()
    figures.take([search("Verbatim", 1_000, 1.0), search("tantivy", 1_000, 1.0)])
    figures.take([search("Verbatim", 1_000, 2.0)])
    assert {each["engine"]: each["p50_us"] for each in figures.of("search")} == {
        "Verbatim": 2e6,
        "tantivy": 1e6,
    }


def test_without_figures_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(NoFigures, match="measure first"):
        render(tmp_path / "none.json", None)


def test_the_page_in_the_documentation_has_a_place_for_every_table() -> None:
    text = (CHECKOUT / "docs" / "performance.md").read_text(encoding="utf-8")
    for name in (*all_tables(Figures()), "picture"):
        assert f"<!-- {name} -->" in text, name
        assert f"<!-- /{name} -->" in text, name


def test_every_part_can_be_named_on_the_page() -> None:
    text = (CHECKOUT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert all(f"--only {part}" in text for part in PARTS)


def test_figures_are_json_that_reads_the_same(figures: Path) -> None:
    assert vars(read_figures(figures)) == json.loads(figures.read_text(encoding="utf-8"))
