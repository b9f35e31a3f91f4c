"""Small files of articles and questions for the tests of the evaluation."""

import json
from pathlib import Path
from typing import Any

BRIDGE = {
    "id": "bridge",
    "title": "Harbour bridge reopens",
    "published": "2026-03-09",
    "text": "The bridge in Westport reopened on Monday.\n\nEngineers replaced 312 bolts of the eastern span.",
}
BOLTS = {
    "id": "bolts",
    "question": "How many bolts did engineers replace?",
    "asked": "2026-03-10",
    "answers": ["312"],
    "article_ids": ["bridge"],
    "sentences": ["Engineers replaced 312 bolts of the eastern span."],
    "answerable": True,
}
CUP = {"id": "cup", "question": "Who won the World Cup?", "asked": "2026-04-10", "answerable": False}


def lines(path: Path, *objects: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in objects))
    return path
