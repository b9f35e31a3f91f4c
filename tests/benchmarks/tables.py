"""The tables of the page, made of figures that were measured."""

from collections.abc import Callable, Sequence
from typing import Final

from tests.benchmarks.records import Figures, Record

_NONE: Final = "–"
_NAMES: Final = {1_000: "1k", 10_000: "10k", 100_000: "100k", 1_000_000: "1M"}
_MEGABYTE: Final = 1e6


def size_name(size: int) -> str:
    """A number of passages in short."""
    return _NAMES.get(size, f"{size:,}")


def all_tables(figures: Figures) -> dict[str, str]:
    """Every table by its name on the page, in Markdown."""
    return {
        "machine": _machine(figures),
        "latency": _grid(figures, "search", lambda r: _spread(r, 1, 0)),
        "multiples": _grid(figures, "search", lambda r: f"{r['times_ours']:,.2f}"),
        "throughput": _grid(figures, "search", lambda r: f"{r['per_second']:,.0f}"),
        "shared": _grid(figures, "search", lambda r: f"{100 * r['shared_best']:.0f} %"),
        "add": _grid(figures, "change", lambda r: _spread(r["add"], 1_000, 1)),
        "remove": _grid(figures, "change", lambda r: _spread(r["remove"], 1_000, 1)),
        "first": _grid(figures, "opening", lambda r: f"{r['first_answer_ms']:,.0f}"),
        "memory": _grid(figures, "opening", lambda r: _megabytes(r["peak_bytes"])),
        "disk": _grid(figures, "search", lambda r: _megabytes(r["disk_bytes"])),
        "ask": _grid(figures, "ask", lambda r: _spread(r, 1_000, 2)),
        "shelf": _rows(figures, "shelf", _SHELF),
        "cold": _rows(figures, "cold", _COLD),
        "load": _rows(figures, "load", _LOAD),
        "servers": _rows(figures, "servers", _SERVERS),
        "chat": _rows(figures, "chat", _CHAT),
        "left-out": _left_out(figures),
    }


Column = tuple[str, Callable[[Record], str]]

_SIZE: Final[Column] = ("passages", lambda r: size_name(r["size"]))
_PEAK: Final[Column] = ("peak memory, MB", lambda r: _megabytes(r["peak_bytes"]))
_SHELF: Final[Sequence[Column]] = (
    _SIZE,
    ("database on", lambda r: r["place"]),
    ("stored", lambda r: _spread(r["stored"], 1_000, 1)),
    ("and searchable", lambda r: _spread(r["searchable"], 1_000, 1)),
    ("and a question answered", lambda r: _spread(r["answered"], 1_000, 1)),
    ("removed", lambda r: _spread(r["removed"], 1_000, 1)),
    ("one `fsync`", lambda r: f"{r['sync_us'] / 1_000:.2f}"),
    ("answered from it", lambda r: f"{r['right']} of {r['removed']['count']}"),
)
_COLD: Final[Sequence[Column]] = (
    _SIZE,
    ("to the printed answer, median", lambda r: f"{r['printed_ms']:,}"),
    ("slowest", lambda r: f"{r['slowest_ms']:,}"),
    ("to the end of the process", lambda r: f"{r['ended_ms']:,}"),
    ("the very first after loading", lambda r: f"{r['first_ms']:,}"),
    _PEAK,
)
_LOAD: Final[Sequence[Column]] = (
    _SIZE,
    ("articles", lambda r: f"{r['articles']:,}"),
    ("added (the others were duplicates)", lambda r: f"{r['added']:,}"),
    ("seconds", lambda r: f"{r['seconds']:,.1f}"),
    ("articles a second", lambda r: f"{r['articles_per_second']:,.0f}"),
    _PEAK,
    ("on disk, MB", lambda r: _megabytes(r["disk_bytes"])),
)
_SERVERS: Final[Sequence[Column]] = (
    ("servers", lambda r: f"{r['servers']:,}"),
    ("passages each", lambda r: f"{r['passages']:,}"),
    ("questions", lambda r: f"{r['count']:,}"),
    ("p50 / p95 / p99, ms", lambda r: _spread(r, 1_000, 1)),
    _PEAK,
)
_CHAT: Final[Sequence[Column]] = (
    ("articles", lambda r: f"{r['size']:,}"),
    ("questions", lambda r: f"{r['count']:,}"),
    ("a second", lambda r: f"{r['pace']:g}"),
    ("lost", lambda r: f"{r['lost']:,}"),
    ("p50 / p95 / p99, ms", lambda r: _spread(r, 1_000, 1)),
)


def _grid(figures: Figures, kind: str, cell: Callable[[Record], str]) -> str:
    """Engines down, sizes across; what was left out or not measured is a dash."""
    records = figures.of(kind)
    sizes = list(dict.fromkeys(record["size"] for record in records))
    engines = dict.fromkeys(record["engine"] for record in records)
    known = {(record["engine"], record["size"]): record for record in records}
    rows = []
    for engine in engines:
        found = [known.get((engine, size)) for size in sizes]
        rows.append([engine, *(_NONE if not each or "left_out" in each else cell(each) for each in found)])
    return _table(["", *map(size_name, sizes)], rows)


def _rows(figures: Figures, kind: str, columns: Sequence[Column]) -> str:
    rows = [[show(record) for _, show in columns] for record in figures.of(kind)]
    return _table([name for name, _ in columns], rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "Not measured yet."
    aligned = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, aligned, *rows))


def _machine(figures: Figures) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in figures.machine.items() if name != "system")
    return f"{figures.machine.get('system', '')}; {facts}. Searched: {figures.material}."


def _left_out(figures: Figures) -> str:
    """One line for each engine that was not measured somewhere, and why."""
    lines = [f"- {engine}: `{lacking}` was not installed." for engine, lacking in figures.missing.items()]
    lines += [
        f"- {record['engine']}, changes at {size_name(record['size'])} passages: {record['left_out']}."
        for record in figures.records
        if "left_out" in record
    ]
    return "\n".join(lines) or "- Nothing."


def _spread(figures: Record, per: float, digits: int) -> str:
    return " / ".join(f"{figures[name] / per:,.{digits}f}" for name in ("p50_us", "p95_us", "p99_us"))


def _megabytes(count: float) -> str:
    return f"{count / _MEGABYTE:,.{0 if count >= 10 * _MEGABYTE else 1}f}"
