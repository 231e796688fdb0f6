"""Bookings made for tests, in the sample municipality on Thursday 26 November 2026."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st

from booking_core.domain.bookings import (
    Booking,
    BookingState,
    CellKind,
    Channel,
    Occupancy,
    Openness,
    Purpose,
    cells_of,
)
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan, local_instant
from tests.booking_core.sample_places import HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP, sample_municipality

MUNICIPALITY = sample_municipality()
ZONE = MUNICIPALITY.zone
THURSDAY = date(2026, 11, 26)
FRIDAY = date(2026, 11, 27)
QUARTER = timedelta(minutes=15)


def at(wall: str, day: date = THURSDAY) -> datetime:
    """The instant at which the clock in the house shows `wall` on `day`."""
    return local_instant(day, time.fromisoformat(wall), ZONE)


def on_thursday(starts: str, ends: str) -> TimeSpan:
    return TimeSpan(at(starts), at(ends))


def number(value: int) -> BookingId:
    """A booking id that is the same in every run."""
    return BookingId(UUID(int=value))


def made_booking(
    space_id: SpaceId,
    span: TimeSpan,
    *,
    booking_id: BookingId | None = None,
    state: BookingState = BookingState.CONFIRMED,
    openness: Openness = Openness.CLOSED,
    kind: CellKind = CellKind.USE,
    title: str = "",
    version: int = 1,
) -> Booking:
    """A booking in the space's standing layout; it has cells only while its state holds them."""
    space = MUNICIPALITY.space_by_id[space_id]
    occupancy = tuple(Occupancy(cell, kind) for cell in cells_of(space, span)) if state.occupies else ()
    return Booking(
        id=booking_id or BookingId(uuid4()),
        version=version,
        state=state,
        space=space_id,
        layout=space.standing_layout.id,
        span=span,
        persons=4,
        purpose=Purpose.MEETING,
        openness=openness,
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=occupancy,
        title=title,
    )


@st.composite
def house_bookings(draw: st.DrawFn, most: int = 8) -> tuple[Booking, ...]:
    """Bookings of the house from Thursday noon on, no cell in two of them."""
    bookings: list[Booking] = []
    cells: set[object] = set()
    for value in range(draw(st.integers(0, most))):
        space = draw(st.sampled_from((WORKSHOP, HALL_NORTH, HALL_SOUTH, HALL)))
        starts_at = at("12:00") + draw(st.integers(0, 72)) * QUARTER
        span = TimeSpan(starts_at, starts_at + draw(st.integers(1, 12)) * QUARTER)
        booking = made_booking(
            space,
            span,
            booking_id=number(value + 1),
            openness=draw(st.sampled_from(Openness)),
            kind=draw(st.sampled_from(sorted(set(CellKind) - {CellKind.BLOCKED}))),
            title="Fællesspisning",
        )
        wanted = {entry.cell for entry in booking.occupancy}
        if not wanted & cells:
            cells |= wanted
            bookings.append(booking)
    return tuple(bookings)
