"""Many servers with a shelf each, asked at random: how soon, and in how much memory."""

import json
from itertools import islice
from pathlib import Path

from bot.retriever.index.entry import stored_entry
from bot.retriever.retriever import Retriever
from corpus.intake import take_in
from corpus.open_store import open_store
from corpus.readers import read_paths
from corpus.shelf import Shelf
from corpus.store import Actor
from tests.benchmarks.loading import corpus_url
from tests.benchmarks.material import Material
from tests.benchmarks.processes import apart, launched
from tests.benchmarks.records import Record


def server_records(material: Material, servers: int, passages: int, folder: Path, asked: int) -> list[Record]:
    """Give each of `servers` its own `passages`, then ask `asked` questions in a fresh process."""
    apart(fill_servers, material, servers, passages, folder)
    questions = folder / "questions.json"
    questions.write_text(json.dumps([each.text for each in material.questions(400)]), encoding="utf-8")
    ran = launched(
        ["-m", "tests.benchmarks.ask_servers", corpus_url(folder), str(questions), str(servers), str(asked)]
    )
    return [
        {
            "kind": "servers",
            "size": servers * passages,
            "servers": servers,
            "passages": passages,
            "peak_bytes": ran.peak_bytes,
            **json.loads(ran.output),
        }
    ]


def fill_servers(material: Material, servers: int, passages: int, folder: Path) -> None:
    """Put on the shelf of server 1, 2, ... one run of articles after the other."""
    begins = material.passages(servers * passages).articles.tolist()
    lines = (json.dumps(article) for article in material.articles(servers * passages))
    actor = Actor("maintainer", "benchmark")
    file = folder / "one_server.jsonl"
    with open_store(corpus_url(folder)) as store:
        shelf, retriever = Shelf(store, stored_entry), Retriever(store)
        for server in range(1, servers + 1):
            count = sum((server - 1) * passages <= begin < server * passages for begin in begins)
            file.write_text("\n".join(islice(lines, count)), encoding="utf-8")
            take_in(shelf, server, read_paths([file]), actor)
            retriever.prepare(server)
