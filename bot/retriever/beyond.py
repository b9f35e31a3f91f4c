"""What texts say beyond some terms that are known already."""

from collections.abc import Collection
from functools import cached_property

import numpy as np

from bot.retriever.term_lists import Flags, Numbers
from bot.retriever.texts import Texts


class Beyond:
    """What `texts` say beyond the terms `known`.

    `told[n]` is whether term number `n` is known; `new[i]` whether name `i` of `texts` has no known term.
    """

    def __init__(self, texts: Texts, known: Collection[str]) -> None:
        self.texts = texts
        self.known = known
        self.told: Flags = texts.glossary.among(known)
        self.new: Flags = ~self.names_with(self.told)

    def names_with(self, terms: Flags) -> Flags:
        """For each name of the texts, whether one of its terms is among `terms`, marked by their numbers."""
        names = self.texts.names
        return np.bincount(names.owners[terms[names.said]], minlength=len(names.texts)) > 0

    def naming(self, chosen: Flags) -> Flags:
        """For each text, whether one of the `chosen` of its names stands in it."""
        return self.having(self.texts.names.texts[chosen])

    def having(self, found: Numbers) -> Flags:
        """For each text, whether it is one of `found`."""
        having = np.zeros(len(self.texts), dtype=np.bool_)
        having[found] = True
        return having

    def capitals(self, words: Collection[str]) -> Flags:
        """For each text, whether one of `words` stands in it with a capital, and is not known."""
        return self.having(self._capital_texts[self._marked(words)[self._capitals]])

    def saying(self, words: Collection[str]) -> Flags:
        """For each text, whether one of `words` stands in it, and is not known."""
        return self.having(self.texts.text_of[self._marked(words)[self.texts.said]])

    def giving(self, sign: int) -> Flags:
        """For each text, whether it gives a sign, one of those in `bot.retriever.signs`."""
        giving: Flags = self.texts.signs & sign > 0
        return giving

    def _marked(self, words: Collection[str]) -> Flags:
        marked: Flags = self.texts.glossary.among(words) & ~self.told
        return marked

    @cached_property
    def _capitals(self) -> Numbers:
        return np.concatenate((self.texts.names.said, self.texts.alone.terms))

    @cached_property
    def _capital_texts(self) -> Numbers:
        names = self.texts.names
        return np.concatenate((names.texts[names.owners], self.texts.alone.texts))
