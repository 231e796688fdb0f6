"""Releasing rooms whose people have not come, while the centre's clock can be trusted.

The rule is `protocol.escrow.absences`; what is watched here is the clock it goes by. It is compared with one that
nobody can set and that also runs while the machine sleeps.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from booking_core.central.centre import Clock
from booking_core.store.central_store import CentralStore

TOLERATED = timedelta(seconds=30)
"""As far as a clock may be put right in small steps, all together, before nothing is released by it any more."""
SMALL_STEP = timedelta(seconds=2)
"""Between two looks: a clock that is being put right slowly."""

Steady = Callable[[], float]

log = structlog.get_logger()


def since_boot() -> float:
    """Seconds by the clock that nobody sets, sleep included."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class EvenClock:
    """Whether a clock has run evenly since the first look; it is trusted again when it has jumped back."""

    def __init__(self, clock: Clock, steady: Steady = since_boot) -> None:
        self._clock = clock
        self._steady = steady
        self._last: tuple[datetime, float] | None = None
        self._jumped = timedelta(0)

    def look(self) -> tuple[datetime, bool]:
        """The instant, and whether it may be gone by."""
        now, steady = self._clock(), self._steady()
        if self._last is None:
            self._last = now, steady
            return now, False
        last, last_steady = self._last
        step = (now - last) - timedelta(seconds=steady - last_steady)
        self._last = now, steady
        if abs(step) > SMALL_STEP:
            self._jumped += step
            log.error("the clock has jumped", seconds=round(step.total_seconds()), is_trusted=self._is_even)
        return now, self._is_even

    @property
    def _is_even(self) -> bool:
        return abs(self._jumped) <= TOLERATED


class AbsenceWatch:
    """Ends bookings whose people have not come, while the clock runs evenly."""

    def __init__(self, store: CentralStore, clock: EvenClock) -> None:
        self._store = store
        self._clock = clock

    def release(self) -> int:
        """How many were ended now."""
        now, is_even = self._clock.look()
        return self._store.release_absent(now=now) if is_even else 0
