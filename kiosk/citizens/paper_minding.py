"""How many slips a machine prints: enough for those who want one, and not a whole roll for whoever keeps pressing.

A slip is paper without a booking, and anybody may ask for one. The person does not matter, as a visit is begun anew by
a touch; the roll does.
"""

from collections.abc import Callable
from threading import Lock
from time import monotonic

AT_ONCE = 8
ONE_MORE_EVERY_SECONDS = 120.0


class SlipAllowance:
    """Eight slips at once, and one more every two minutes. Safe to use from any thread."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._left = float(AT_ONCE)
        self._counted_at = clock()

    def has_some(self) -> bool:
        """Whether a slip may be printed now."""
        with self._lock:
            self._fill()
            return self._left >= 1

    def spend(self) -> None:
        """A slip has come out of the printer."""
        with self._lock:
            self._fill()
            self._left = max(0.0, self._left - 1)

    def _fill(self) -> None:
        now = self._clock()
        self._left = min(float(AT_ONCE), self._left + (now - self._counted_at) / ONE_MORE_EVERY_SECONDS)
        self._counted_at = now
