"""What stands where in texts, as arrays."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.retriever.term_lists import Flags, Numbers


class Places(NamedTuple):
    """Things that stand in texts, each in text `texts[i]` at `places[i]` of its terms as term `terms[i]`."""

    texts: Numbers
    places: Numbers
    terms: Numbers

    def where(self, chosen: Flags) -> "Places":
        """Those of them that are `chosen`."""
        return Places(self.texts[chosen], self.places[chosen], self.terms[chosen])

    def inside(self, text: int) -> list[int]:
        """The places of those of them that stand in one of the texts."""
        places: list[int] = self.places[self.texts == text].tolist()
        return places


class Names(NamedTuple):
    """Names in texts: each in text `texts[i]` from `places[i]` of its terms on, of `sizes[i]` terms.

    `placed`, `person`, `place` as in `Name`. Term `said[j]` is one of name `owners[j]`.
    """

    texts: Numbers
    places: Numbers
    sizes: Numbers
    placed: Flags
    person: npt.NDArray[np.float64]
    place: Flags
    owners: Numbers
    said: Numbers
