"""The pictures of what the bot sends on Discord, the README's among them: python -m docs.picture."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docs.look.drawing import DESKTOP, PHONE, draw
from docs.look.themes import DARK, LIGHT
from docs.scenes import SCENES, Scene, play
from docs.scenes.stage import NOW

FOLDER: Final = Path(__file__).parent
README: Final = FOLDER / "reply.svg"
WIDTHS: Final = {"desktop": DESKTOP, "phone": PHONE}


def pictures(scene: Scene) -> Iterator[tuple[Path, str]]:
    """The pictures of a scene, light and dark, on a desktop and on a phone, as (where it lies, SVG)."""
    shown = play(scene)
    title = " ".join((scene.__doc__ or "").split())
    name = scene.__name__.replace("_", "-")
    for theme in (DARK, LIGHT):
        for width, pixels in WIDTHS.items():
            svg = draw(shown, theme, pixels, NOW, title)
            yield FOLDER / "pictures" / f"{name}-{theme.name}-{width}.svg", svg
            if (name, theme, width) == ("reply", DARK, "desktop"):
                yield README, svg


if __name__ == "__main__":
    for each in SCENES:
        for path, svg in pictures(each):
            path.parent.mkdir(exist_ok=True)
            path.write_text(svg, encoding="utf-8")
