"""The time of day, also when the machine's clock jumps: what somebody trustworthy said, and how long ago."""

import logging
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from corpus.clock import Clock, utc_now

log = logging.getLogger(__name__)

TOLERANCE: Final = timedelta(minutes=5)
"""By so much the machine's clock may differ from what is known otherwise, and is believed."""


class TrustedClock:
    """Gives the time of the machine's clock, as long as that agrees with what was heard last.

    A clock that jumped is not believed before somebody else says the same time: else one that was a year
    ahead for a minute would have every question deleted, and no feed be asked for a year. At the start the
    machine's clock is believed, until something else is `heard`. `steady` gives seconds that never go back.
    May be called from several threads.
    """

    def __init__(self, machine: Clock = utc_now, steady: Callable[[], float] = time.monotonic) -> None:
        self._machine = machine
        self._steady = steady
        self._heard = machine(), steady()
        self._wrong = False

    def __call__(self) -> datetime:
        """This moment."""
        moment, since = self._heard
        known = moment + timedelta(seconds=self._steady() - since)
        told = self._machine()
        wrong = abs(told - known) > TOLERANCE
        if wrong is not self._wrong:
            self._wrong = wrong
            self._tell(told - known)
        return known if wrong else told

    def heard(self, moment: datetime) -> None:
        """Somebody whose clock is right says that it is this moment, to the second."""
        self._heard = moment, self._steady()

    def _tell(self, ahead: timedelta) -> None:
        if self._wrong:
            way = "ahead" if ahead > timedelta() else "behind"
            log.warning("The machine's clock is %s %s; its time is not believed", abs(ahead), way)
        else:
            log.info("The machine's clock is right again")
