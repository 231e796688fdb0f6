"""The one availability function: kiosk, desk, sheet, API and statistics all draw what it answers.

    lane of a space     |····|======|  free  |//|####|  free  |[key]|····|
                        closed  booked        setup booked  blocked closed

Free, occupied and closed together are the whole window, in order, without gaps.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from booking_core.domain.bookings import Booking, CellKind, Openness
from booking_core.domain.calendar import Calendar, Stretch
from booking_core.domain.hours.opening_hours import open_spans_between, opening_slots
from booking_core.domain.identity import BookingId, Slot
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, slot_start, slots_of, span_of_slots


class SegmentKind(StrEnum):
    FREE = "free"
    BOOKED = "booked"
    SETUP = "setup"
    STANDBY = "standby"
    """Held for a booking in the open, in case it rains."""
    BLOCKED = "blocked"
    CLOSED = "closed"


_WORK = frozenset({CellKind.SETUP, CellKind.STRIKE})


class Segment(NamedTuple):
    """The slots from `first` up to `end`, of one kind.

    `title` and `booking` only where everybody may know them: open bookings. The title of a block is its reason.
    """

    first: int
    end: int
    kind: SegmentKind
    title: str = ""
    booking: BookingId | None = None

    @classmethod
    def over(cls, span: TimeSpan, kind: SegmentKind, title: str = "", booking: BookingId | None = None) -> "Segment":
        """A segment of every slot that `span` touches."""
        slots = slots_of(span)
        return cls(slots.start, slots.stop, kind, title, booking)

    @property
    def span(self) -> TimeSpan:
        return span_of_slots(Slot(self.first), self.end - self.first)


def lane(municipality: Municipality, calendar: Calendar, space: Space, window: TimeSpan) -> tuple[Segment, ...]:
    """What `space` is doing during `window` (UTC, on slot boundaries): segments that fill it, in order."""
    segments: list[Segment] = []
    slots = slots_of(window)
    closed_from = slots.start
    for first, end in _openings(municipality, space, window, slots):
        segments.extend(_closed(closed_from, first))
        segments.extend([_segment(calendar, stretch) for stretch in calendar.stretches(space, first, end)])
        closed_from = end
    segments.extend(_closed(closed_from, slots.stop))
    return tuple(segments)


def free_stretches(
    municipality: Municipality, calendar: Calendar, space: Space, window: TimeSpan, *, at_least: int = 1
) -> Iterator[TimeSpan]:
    """The free time of `space` during `window` in stretches of `at_least` so many slots, in order.

    Whoever needs only the first pays for no more.
    """
    for first, end in _openings(municipality, space, window, slots_of(window)):
        for start, stop in calendar.gaps(space, first, end):
            if stop - start >= at_least:
                yield span_of_slots(Slot(start), stop - start)


def _openings(municipality: Municipality, space: Space, window: TimeSpan, slots: range) -> Iterator[tuple[int, int]]:
    """The openings cut to the slots of `window`, also those begun the evening before."""
    venue, zone = municipality.venue_of_space[space.id], municipality.zone
    first, last = local_day(window.starts_at, zone) - ONE_DAY, local_day(window.ends_at, zone)
    for start, end in opening_slots(municipality, venue, first, last):
        if end > slots.start and start < slots.stop:
            yield max(start, slots.start), min(end, slots.stop)


def _closed(first: int, end: int) -> Iterator[Segment]:
    if first < end:
        yield Segment(first, end, SegmentKind.CLOSED)


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
    stretches = free_stretches(municipality, calendar, space, window)
    return next((span.ends_at for span in stretches if span.holds(instant)), None)


def lasts_a_day(starts_at: datetime, ends_at: datetime) -> bool:
    """Whether free time goes on for a day or more, as in a house that never closes.

    It is followed no further, so that its end is only that of what was looked at, and tells nobody anything.
    """
    return ends_at - starts_at >= ONE_DAY


def _segment(calendar: Calendar, stretch: Stretch) -> Segment:
    first, end, run = stretch
    if run is None:
        return Segment(first, end, SegmentKind.FREE)
    _, _, kind, used_by, block = run
    if block is not None:
        return Segment(first, end, SegmentKind.BLOCKED, calendar.blocks[block].reason)
    if kind in _WORK:
        return Segment(first, end, SegmentKind.SETUP)
    if kind is CellKind.STANDBY or used_by is None:
        return Segment(first, end, SegmentKind.STANDBY)
    booking = calendar.bookings.get(used_by)
    if booking is None or booking.openness is Openness.CLOSED:
        return Segment(first, end, SegmentKind.BOOKED)
    return Segment(first, end, SegmentKind.BOOKED, booking.title, booking.id)


def open_to_all(calendar: Calendar, venue: Venue, window: TimeSpan) -> tuple[Booking, ...]:
    """The bookings of `venue` during `window` that anybody may come to, by start."""
    spaces = {space.id for space in venue.spaces}
    events = (
        booking
        for booking in calendar.bookings.values()
        if booking.openness is not Openness.CLOSED and booking.state.occupies and booking.space in spaces
    )
    return tuple(sorted((b for b in events if b.span.overlaps(window)), key=lambda b: (b.span, b.space)))
