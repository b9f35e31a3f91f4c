"""The benchmark on Discord, small: every question is answered, and timed."""

from pathlib import Path

from tests.benchmarks.chatting import chat_records
from tests.benchmarks.loading import load_records
from tests.benchmarks.material import prepare


def test_questions_on_discord_are_answered_and_timed(tmp_path: Path) -> None:
    material = prepare(tmp_path / "material", None, 50)
    load_records(material, 50, tmp_path)
    [record] = chat_records(material, 10, tmp_path, 20, pace=50)
    assert (record["count"], record["lost"]) == (20, 0)
    assert 0 < record["p50_us"] < 5_000_000
