"""Where on a picture something is drawn."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """From the corner (x, y) to the right, at most `width`, and down as far as need be; in pixels."""

    x: float
    y: float
    width: float

    def at(self, y: float) -> "Place":
        """The same column, from `y` down."""
        return replace(self, y=y)

    def inside(self, left: float, top: float = 0, right: float | None = None) -> "Place":
        """What is left of it inside margins; without a right one, it is that of the left."""
        taken = left + (left if right is None else right)
        return Place(self.x + left, self.y + top, self.width - taken)

    def at_most(self, width: float) -> "Place":
        """The same, but no wider than that."""
        return replace(self, width=min(self.width, width))
