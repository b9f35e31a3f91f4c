"""Finds as files: written by a run, kept as tests once they are mended."""

import base64
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.fuzz.target import Input, Piece

KEPT: Final = Path(__file__).with_name("cases")


@dataclass(frozen=True, slots=True)
class Case:
    """An input that a target did not take well, and the seed and number that made it, before it was small."""

    target: str
    given: Input
    seed: str
    number: int
    kind: str
    message: str = ""

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.target}-{self.seed}-{self.number}.json"


def write(case: Case, folder: Path) -> Path:
    """Write a case into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / case.name
    fields = {
        "target": case.target,
        "seed": case.seed,
        "number": case.number,
        "kind": case.kind,
        "given": [_written(piece) for piece in case.given],
        "message": case.message.splitlines(),
    }
    path.write_text(json.dumps(fields, indent=1) + "\n", "utf-8")
    return path


def read(path: Path) -> Case:
    """The case that a file holds."""
    fields: dict[str, Any] = json.loads(path.read_text("utf-8"))
    given = tuple(
        base64.b64decode(piece["bytes"]) if "bytes" in piece else piece["text"] * piece.get("times", 1)
        for piece in fields["given"]
    )
    return Case(fields["target"], given, fields["seed"], fields["number"], fields["kind"])


def _written(piece: Piece) -> dict[str, str]:
    if isinstance(piece, bytes):
        return {"bytes": base64.b64encode(piece).decode()}
    return {"text": piece}
