"""Every night, and soon after a start, the service looks whether what it keeps is what it must be.

    step ─ step ─ step …   a part of the tables each, in one state of the database; people book between and meanwhile
                        └─► the log, and the measures: when it was seen last, and what does not hold

Whoever is told of something asks the doctor, which looks by the same code.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from booking_core.central.centre import Centre
from booking_core.central.reports.invariants_told import WHAT_TO_DO, faults_in
from booking_core.domain.time_spans import ONE_DAY, local_day, local_instant
from booking_core.store.upkeep.invariants import Looked, Looking, looking

AT_NIGHT = time(1, 30)
"""On the wall of the town, when few book, and when no clock is ever put forward or back."""
AFTER_A_START = timedelta(minutes=10)
"""Machines that were without contact come first."""
AFTER_A_FAILURE = timedelta(hours=1)

log = structlog.get_logger()


class NightlyLook:
    """A look, part by part; `is_done` between one and the next."""

    def __init__(self, centre: Centre) -> None:
        self._centre = centre
        self._under_way: Looking | None = None
        self._next_at = centre.clock() + AFTER_A_START

    @property
    def is_done(self) -> bool:
        return self._under_way is None

    def step(self) -> int:
        """Look at a part, where it is time for it. None, for the log: what was seen is told by itself.

        Raises:
            NoPlaces: nothing has been imported yet.
        """
        if self._under_way is None and self._centre.clock() >= self._next_at:
            self._under_way = self._begun()
        if self._under_way is not None:
            self._go_on(self._under_way)
        return 0

    def _begun(self) -> Looking:
        now = self._centre.clock()
        self._next_at = next_night(now, self._centre.store.municipality().zone)
        return looking(self._centre.store.reading, now=now)

    def _go_on(self, under_way: Looking) -> None:
        self._under_way = None
        try:
            next(under_way)
        except StopIteration as end:
            self._tell(end.value)
        except Exception:
            self._next_at = self._centre.clock() + AFTER_A_FAILURE
            raise
        else:
            self._under_way = under_way

    def _tell(self, looked: Looked) -> None:
        self._centre.measures.looked(looked.counts, at=self._centre.clock())
        for invariant, fault in faults_in(looked):
            log.error("what is kept does not hold", invariant=invariant.value, fault=fault, advice=WHAT_TO_DO)
        if not looked.counts:
            log.info("what is kept holds", feed_entries=looked.entries)


def next_night(now: datetime, zone: ZoneInfo) -> datetime:
    """The first `AT_NIGHT` of that zone after `now`, UTC."""
    today = local_day(now, zone)
    nights = (local_instant(day, AT_NIGHT, zone) for day in (today, today + ONE_DAY))
    return next(night for night in nights if night > now)
