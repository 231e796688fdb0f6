"""What a hand on the board has taken hold of, and what becomes of it as the hand moves: pure geometry in time.

|===|=====================|===|
start        whole         end        and anywhere else: a new booking is drawn
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from booking_core.domain.bookings import Booking
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan


class Part(Enum):
    WHOLE = auto()
    START = auto()
    END = auto()
    NEW = auto()


@dataclass(frozen=True, slots=True)
class Grip:
    """`at` is the quarter under the hand when it took hold; `room` is the row's number then.

    `booking` is None while a new one is drawn. `moved` says whether the hand has left its quarter or row.
    """

    part: Part
    at: datetime
    room: int
    booking: Booking | None = None
    moved: bool = False


def span_under(grip: Grip, instant: datetime) -> TimeSpan:
    """The span meant when the hand is at `instant` (on a quarter): never shorter than one slot."""
    if grip.booking is None:
        return _between(grip.at, instant)
    span, shift = grip.booking.span, instant - grip.at
    match grip.part:
        case Part.START:
            return TimeSpan(min(span.starts_at + shift, span.ends_at - SLOT_LENGTH), span.ends_at)
        case Part.END:
            return TimeSpan(span.starts_at, max(span.ends_at + shift, span.starts_at + SLOT_LENGTH))
        case _:
            return TimeSpan(span.starts_at + shift, span.ends_at + shift)


def _between(one: datetime, other: datetime) -> TimeSpan:
    first, last = min(one, other), max(one, other)
    return TimeSpan(first, max(last, first + SLOT_LENGTH))


def part_at(span: TimeSpan, instant: datetime, *, tolerance: timedelta) -> Part:
    """Which part of a block a hand at `instant` (exact) takes hold of; the middle third always moves it."""
    reach = min(tolerance, span.length / 3)
    if instant - span.starts_at < reach:
        return Part.START
    return Part.END if span.ends_at - instant <= reach else Part.WHOLE
