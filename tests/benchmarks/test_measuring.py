import os
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.engines.ours import Ours
from tests.benchmarks.engines.rank_bm25 import RankBm25
from tests.benchmarks.material import prepare
from tests.benchmarks.processes import CommandFailed, apart, launched, one_core
from tests.benchmarks.rounds import in_turn
from tests.benchmarks.searching import measure_engines


def test_every_way_gets_every_item_in_every_round() -> None:
    got: dict[str, list[int]] = {"one": [], "other": []}
    ways = {name: items.append for name, items in got.items()}
    taken = in_turn(ways, [1, 2, 3], rounds=2)
    assert got == {"one": [1, 2, 3] * 3, "other": [1, 2, 3] * 3}  # the first time to warm up
    assert {name: len(seconds) for name, seconds in taken.items()} == {"one": 3, "other": 3}


def test_the_slower_way_is_seen_to_be_slower() -> None:
    taken = in_turn({"quick": lambda _: None, "slow": lambda _: time.sleep(0.01)}, [0], rounds=1)
    assert taken["slow"][0] > taken["quick"][0]


def test_a_process_is_measured_from_outside() -> None:
    ran = launched(["-c", "import time; print('ready', flush=True); time.sleep(0.2)"])
    assert ran.output == "ready\n"
    assert 0 < ran.printed_seconds < ran.seconds - 0.1
    assert 2_000_000 < ran.peak_bytes < 100_000_000


def test_a_command_that_fails_is_no_figure() -> None:
    with pytest.raises(CommandFailed):
        launched(["-c", "raise SystemExit(3)"])


def test_work_is_done_in_another_process() -> None:
    assert apart(os.getpid) != os.getpid()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a thread be kept on a core")
def test_one_core_is_left_again() -> None:
    before = os.sched_getaffinity(0)
    with one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_engines_are_measured_over_invented_articles(tmp_path: Path) -> None:
    material = prepare(tmp_path / "material", None, 50)
    records = measure_engines(material, 50, tmp_path, [Ours, RankBm25])
    found = {(record["kind"], record["engine"]): record for record in records}
    assert found["search", "Verbatim"]["times_ours"] == 1
    assert found["search", "rank_bm25"]["shared_best"] > 0.8
    assert found["change", "Verbatim"]["add"]["count"] == 30
    assert all(record["size"] == 50 for record in records)
