"""The machine's clock, the centre's as far as it is known, and one that pretends, for demonstrations."""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from booking_core.domain.time_spans import instant_of
from ui.ports import Clock


def machine_clock() -> datetime:
    """The present instant by the machine's clock, UTC."""
    return datetime.now(UTC)


def pretending_clock(start: datetime) -> Clock:
    """A clock that shows `start` (aware) now and runs on from there."""
    ahead = start.astimezone(UTC) - machine_clock()
    return lambda: machine_clock() + ahead


def steady_seconds() -> float:
    """Seconds that go on while the machine sleeps, and that nobody can set."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class HandshakeClock:
    """The centre's time, as far as it has told it: a machine whose own clock is years off then shows the right day.

    Between two handshakes it goes with the machine's steady clock; before the first it shows what `fallback` says.
    """

    def __init__(self, fallback: Clock, *, steady: Callable[[], float] = steady_seconds) -> None:
        self._fallback = fallback
        self._steady = steady
        self._told: tuple[datetime, float] | None = None

    def __call__(self) -> datetime:
        if self._told is None:
            return self._fallback()
        server_time, at = self._told
        return server_time + timedelta(seconds=self._steady() - at)

    def told(self, server_time: datetime) -> None:
        """The centre says that it is `server_time` (aware)."""
        self._told = (server_time, self._steady())


def instant_argument(text: str) -> datetime:
    """An instant given on the command line.

    Raises:
        argparse.ArgumentTypeError: it is none, or has no UTC offset.
    """
    try:
        return instant_of(text)
    except ValueError as err:
        message = f"{text!r} is no instant; expected one with its UTC offset, such as 2026-11-26T14:08+01:00"
        raise argparse.ArgumentTypeError(message) from err
