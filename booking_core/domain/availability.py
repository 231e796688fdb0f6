"""The one availability function: kiosk, desk, sheet, API and statistics all draw what it answers.

    lane of a space     |····|======|  free  |//|####|  free  |····|
                        closed  booked        setup booked     closed

Free, occupied and closed together are the whole window, in order, without gaps.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import groupby

from booking_core.domain.bookings import Booking, CellKind, Openness
from booking_core.domain.calendar import Calendar, CellUse
from booking_core.domain.identity import BookingId, Slot
from booking_core.domain.opening_hours import ONE_DAY, open_spans_between
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import TimeSpan, local_day, slot_start, without


class SegmentKind(StrEnum):
    FREE = "free"
    BOOKED = "booked"
    SETUP = "setup"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one kind. `title` and `booking` only where everybody may know them: open bookings."""

    span: TimeSpan
    kind: SegmentKind
    title: str = ""
    booking: BookingId | None = None


def lane(municipality: Municipality, calendar: Calendar, space: Space, window: TimeSpan) -> tuple[Segment, ...]:
    """What `space` is doing during `window` (UTC, on slot boundaries): segments that fill it, in order."""
    venue = municipality.venue_of_space[space.id]
    openings = openings_within(municipality, venue, window)
    pieces = [Segment(span, SegmentKind.CLOSED) for span in without((window,), openings)]
    for opening in openings:
        pieces.extend(_open_segments(calendar, space, opening))
    return tuple(sorted(pieces, key=lambda piece: piece.span))


def openings_within(municipality: Municipality, venue: Venue, window: TimeSpan) -> tuple[TimeSpan, ...]:
    """The openings of `venue` cut to `window`, also those begun the evening before."""
    first = local_day(window.starts_at, municipality.zone) - ONE_DAY
    last = local_day(window.ends_at, municipality.zone)
    openings = open_spans_between(municipality, venue, first, last)
    return tuple(clipped for span in openings if (clipped := span.clipped_to(window)) is not None)


def free_spans(segments: Iterable[Segment]) -> Iterator[TimeSpan]:
    """The free stretches of a lane."""
    return (segment.span for segment in segments if segment.kind is SegmentKind.FREE)


def free_until(municipality: Municipality, calendar: Calendar, space: Space, instant: datetime) -> datetime | None:
    """Until when `space` is free without a break from `instant` on; None when it is taken or closed then."""
    window = TimeSpan(slot_start(Slot(int(instant.timestamp()) // 900)), instant + timedelta(days=1))
    segments = lane(municipality, calendar, space, window)
    return next((span.ends_at for span in free_spans(segments) if span.holds(instant)), None)


def _open_segments(calendar: Calendar, space: Space, opening: TimeSpan) -> Iterator[Segment]:
    slots = calendar.uses_of(space, opening)
    for use, run in groupby(slots, key=lambda entry: entry[1]):
        numbers = [slot for slot, _ in run]
        span = TimeSpan(slot_start(numbers[0]), slot_start(Slot(numbers[-1] + 1)))
        clipped = span.clipped_to(opening)
        if clipped is not None:
            yield _segment(calendar, clipped, use)


def _segment(calendar: Calendar, span: TimeSpan, use: CellUse | None) -> Segment:
    if use is None:
        return Segment(span, SegmentKind.FREE)
    if use.kind in {CellKind.SETUP, CellKind.STRIKE}:
        return Segment(span, SegmentKind.SETUP)
    booking = calendar.bookings[use.booking]
    if booking.openness is Openness.CLOSED:
        return Segment(span, SegmentKind.BOOKED)
    return Segment(span, SegmentKind.BOOKED, booking.title, booking.id)


def open_to_all(calendar: Calendar, venue: Venue, window: TimeSpan) -> tuple[Booking, ...]:
    """The bookings of `venue` during `window` that anybody may come to, by start."""
    spaces = {space.id for space in venue.spaces}
    events = (
        booking
        for booking in calendar.bookings.values()
        if booking.openness is not Openness.CLOSED and booking.state.occupies and booking.space in spaces
    )
    return tuple(sorted((b for b in events if b.span.overlaps(window)), key=lambda b: (b.span, b.space)))
