"""What adding would do, before anything is added: no Discord in here."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from corpus.article import Article, ExportedRevision, ServerId
from corpus.prepared import prepared_clean
from corpus.readers import Problem
from corpus.shelf import Shelf
from corpus.store import Match


@dataclass(slots=True)
class Survey:
    """Articles that are new, those that are on the shelf already (and as what), and problems.

    `incoming` is what is to be put on the shelf: the new articles, those of an export with every revision.
    """

    new: list[Article] = field(default_factory=list)
    incoming: list[Article | ExportedRevision] = field(default_factory=list)
    known: list[tuple[Article, Match]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def total(self) -> int:
        """How many articles were read."""
        return len(self.new) + len(self.known)

    @property
    def has_revisions(self) -> bool:
        """Whether there are revisions of an export among them, which only come together."""
        return any(isinstance(each, ExportedRevision) for each in self.incoming)


def survey(shelf: Shelf, server_id: ServerId, read: Iterable[Article | ExportedRevision | Problem]) -> Survey:
    """Look what of all that was read is new on a shelf. What came twice counts once. Blocks."""
    made, seen = Survey(), set[str]()
    exported: dict[str, list[ExportedRevision]] = {}
    for each in read:
        if isinstance(each, Problem):
            made.problems.append(each)
            continue
        if isinstance(each, ExportedRevision):
            exported.setdefault(each.article.id, []).append(each)
            continue
        newcomer = prepared_clean(each)
        if newcomer.fingerprint.digest in seen:
            continue
        seen.add(newcomer.fingerprint.digest)
        if match := shelf.match(server_id, newcomer):
            made.known.append((each, match))
        else:
            made.new.append(each)
            made.incoming.append(each)
    for revisions in exported.values():
        newest = revisions[-1].article
        if match := shelf.match(server_id, prepared_clean(newest)):
            made.known.append((newest, match))
        else:
            made.new.append(newest)
            made.incoming += revisions
    return made
