"""What the centre objects to is told again after a rest: a program newer than the centre is understood one day."""

from collections.abc import Callable
from datetime import datetime, timedelta

REST_AFTER_AN_OBJECTION = timedelta(hours=1)


class Rest:
    """A while in which nothing is told."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._until: datetime | None = None

    @property
    def is_on(self) -> bool:
        return self._until is not None and self._clock() < self._until

    def begin(self) -> None:
        """From now on."""
        self._until = self._clock() + REST_AFTER_AN_OBJECTION
