"""A block being made: which rooms, when, what for, and what becomes of everybody in the way. Frozen values alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Instead
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import BlockId, BookingId, RoomId, VenueId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import ONE_DAY, SLOT_LENGTH, TimeSpan, local_day, local_instant, slot_of, slot_start
from booking_core.protocol.messages import LONGEST_SPAN

FIRST_LENGTH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class BlockDraft:
    """What is filled in. `fates` holds what was chosen for single bookings: where to, or None to cancel."""

    venue: VenueId
    rooms: frozenset[RoomId]
    span: TimeSpan
    kind: BlockKind = BlockKind.MAINTENANCE
    reason: str = ""
    fates: Mapping[BookingId, Instead | None] = field(default_factory=lambda: MappingProxyType({}))

    def over(self, venue: VenueId, rooms: Iterable[RoomId], span: TimeSpan) -> "BlockDraft":
        """The same over other rooms or another time. In another house it is begun anew, with its kind and reason."""
        fates: Mapping[BookingId, Instead | None] = self.fates if venue == self.venue else {}
        return replace(self, venue=venue, rooms=frozenset(rooms), span=span, fates=fates)

    def toggled(self, venue: VenueId, room: RoomId) -> "BlockDraft":
        """With that room, or without it when it is among them; the last one stays."""
        if venue != self.venue:
            return self.over(venue, (room,), self.span)
        rooms = self.rooms ^ {room}
        return replace(self, rooms=rooms) if rooms else self

    def with_fate(self, booking: BookingId, to: Instead | None) -> "BlockDraft":
        """With what shall become of a booking in the way."""
        return replace(self, fates={**self.fates, booking: to})


@dataclass(frozen=True, slots=True)
class BlockDrafted:
    """`id` is chosen once: pressing twice blocks once."""

    draft: BlockDraft
    id: BlockId


@dataclass(frozen=True, slots=True)
class BlockChosen:
    """A block that stands, open in the panel."""

    block: BlockId


def first_span(municipality: Municipality, venue: Venue, day: date, *, now: datetime) -> TimeSpan:
    """What is proposed for a block on the local `day`: while the house is open, from now on where that is today."""
    zone = municipality.zone
    openings = day_plan(municipality, venue, day).open_spans
    opens, closes = local_instant(day, time(8), zone), local_instant(day, time(22), zone)
    if openings:
        opens, closes = openings[0].starts_at, openings[-1].ends_at
    starts_at = max(opens, slot_start(slot_of(now)))
    return TimeSpan(starts_at, max(closes, starts_at + FIRST_LENGTH))


def begun(span: TimeSpan, *, days: int = 0, quarters: int = 0, zone: ZoneInfo) -> TimeSpan:
    """`span` begun so much later, at the same wall time on another day; its end is pushed ahead of it."""
    starts_at = _shifted(span.starts_at, days=days, quarters=quarters, zone=zone)
    ends_at = (
        span.ends_at if starts_at < span.ends_at else _shifted(span.ends_at, days=days, quarters=quarters, zone=zone)
    )
    return _within_limits(span, starts_at, ends_at)


def ended(span: TimeSpan, *, days: int = 0, quarters: int = 0, zone: ZoneInfo) -> TimeSpan:
    """`span` ended so much later, and never before it has begun."""
    ends_at = _shifted(span.ends_at, days=days, quarters=quarters, zone=zone)
    return _within_limits(span, span.starts_at, max(ends_at, span.starts_at + SLOT_LENGTH))


def _within_limits(before: TimeSpan, starts_at: datetime, ends_at: datetime) -> TimeSpan:
    """As long as a block may be, else as it was."""
    return TimeSpan(starts_at, ends_at) if ends_at - starts_at <= LONGEST_SPAN else before


def _shifted(instant: datetime, *, days: int, quarters: int, zone: ZoneInfo) -> datetime:
    if days:
        local = instant.astimezone(zone)
        instant = local_instant(local_day(instant, zone) + days * ONE_DAY, local.time(), zone)
    return instant + quarters * SLOT_LENGTH
