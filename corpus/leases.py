"""Claims that one of several processes holds for a while, so that what is needed once is done once."""

from typing import Protocol


class LeaseStore(Protocol):
    """Leases by name, seen by every process that shares the store.

    A lease runs out by itself, so that a process that was killed keeps nothing from the others. It counts
    from when it was taken; a clock set back to before that frees it. Every method may raise
    `StoreUnavailable`.
    """

    def take(self, name: str, holder: str, seconds: float) -> bool:
        """Take a lease for so long, or renew one's own; False if another holds it."""
        ...

    def release(self, name: str, holder: str) -> None:
        """Give one's own lease back before its time; one that is not held any more is no error."""
        ...

    def free_in(self, name: str) -> float:
        """Seconds until a lease runs out; 0.0 if nobody holds it."""
        ...
