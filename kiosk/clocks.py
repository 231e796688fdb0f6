"""The machine's clock, and one that pretends, for demonstrations."""

import argparse
from datetime import UTC, datetime

from booking_core.domain.time_spans import instant_of
from ui.ports import Clock


def machine_clock() -> datetime:
    """The present instant by the machine's clock, UTC."""
    return datetime.now(UTC)


def pretending_clock(start: datetime) -> Clock:
    """A clock that shows `start` (aware) now and runs on from there."""
    ahead = start.astimezone(UTC) - machine_clock()
    return lambda: machine_clock() + ahead


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
