"""What goes wrong while reading, and where."""

from dataclasses import dataclass

from corpus.errors import VerbatimError, excerpt


class UnreadableArticle(VerbatimError):
    """No article can be made of this; `line` counts from 1 where one line is to blame."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be read: its file, the line if one is to blame, and what was wrong with it.

    `serious` is False for what was passed over on purpose and is only worth knowing. As text it is safe to
    show; `source` alone is whatever the file is called.
    """

    source: str
    line: int | None
    message: str
    serious: bool = True

    def __str__(self) -> str:
        source = excerpt(self.source, 300)
        place = source if self.line is None else f"{source}, line {self.line:,}"
        return f"{place}: {self.message}"
