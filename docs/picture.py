"""The pictures of what the bot sends on Discord, the README's among them: python -m docs.picture."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from docs.look.drawing import DESKTOP, PHONE, draw
from docs.look.themes import DARK, LIGHT
from docs.scenes import SCENES, Played, play_all

FOLDER: Final = Path(__file__).parent
README: Final = FOLDER / "reply.svg"
PICTURES: Final = FOLDER / "pictures"
GALLERY: Final = FOLDER / "pictures.md"
WIDTHS: Final = {"desktop": DESKTOP, "phone": PHONE}

PREFACE: Final = """\
# What it looks like on Discord

Every message and form below is what the bot sent to the tests' own Discord, drawn as Discord's clients show
it, on a desktop and on a phone, in the colours (light or dark) that you read this page in.
`python -m docs.picture` makes the pictures anew, and a test fails where they are not what the bot sends now.
"""


def pictures(played: Played) -> Iterator[tuple[Path, str]]:
    """The pictures of a scene, light and dark, on a desktop and on a phone, as (where it lies, SVG)."""
    for theme in (DARK, LIGHT):
        for width, pixels in WIDTHS.items():
            svg = draw(played.shown, theme, pixels, played.now, played.title)
            yield PICTURES / f"{played.name}-{theme.name}-{width}.svg", svg
            if (played.name, theme, width) == ("reply", DARK, "desktop"):
                yield README, svg


def gallery(scenes: Sequence[Played]) -> str:
    """The page that shows all pictures, in Markdown."""
    parts = (_part(part, [each for each in scenes if each.part == part]) for part in SCENES)
    return "\n".join([PREFACE, *parts])


def _part(part: str, scenes: Iterable[Played]) -> str:
    """A heading, and the scenes below it."""
    return "\n".join([f"## {part}", "", *map(_shown, scenes)])


def _shown(played: Played) -> str:
    """One scene's part of the page; the reader's own colours choose between light and dark."""
    views = []
    for width in WIDTHS:
        dark, light = (f"pictures/{played.name}-{theme.name}-{width}.svg" for theme in (DARK, LIGHT))
        views.append(
            f'<picture><source media="(prefers-color-scheme: dark)" srcset="{dark}">'
            f'<img alt="{played.title}, on a {width}" src="{light}"></picture>'
        )
    return "\n".join([f"### {played.title}", "", *views, ""])


def main() -> None:
    """Write them all."""
    scenes = play_all()
    GALLERY.write_text(gallery(scenes), encoding="utf-8")
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    for played in scenes:
        for path, svg in pictures(played):
            path.parent.mkdir(exist_ok=True)
            path.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
