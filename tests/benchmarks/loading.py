"""Articles in bulk: `python -m bot add FILE` as a process of its own."""

import json
from pathlib import Path
from typing import Final

from tests.benchmarks.material import Material
from tests.benchmarks.processes import launched
from tests.benchmarks.records import Record

DATABASE: Final = "verbatim.db"


def corpus_url(folder: Path) -> str:
    """The address of the store in `folder`."""
    return f"sqlite:///{folder.absolute() / DATABASE}"


def load_records(material: Material, size: int, folder: Path) -> list[Record]:
    """Fill a new store in `folder` with the articles of `size` passages."""
    file = folder / "articles.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        count = 0
        for article in material.articles(size):
            lines.write(json.dumps(article) + "\n")
            count += 1
    ran = launched(["-m", "bot", "add", str(file), "--json"], {"CORPUS_URL": corpus_url(folder)})
    added = len(json.loads(ran.output)["added"])
    return [
        {
            "kind": "load",
            "size": size,
            "articles": count,
            "added": added,
            "seconds": round(ran.seconds, 2),
            "articles_per_second": round(count / ran.seconds, 1),
            "peak_bytes": ran.peak_bytes,
            "disk_bytes": sum(path.stat().st_size for path in folder.glob(f"{DATABASE}*")),
        }
    ]
