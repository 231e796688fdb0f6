"""Thursday 26 November 2026 in Herlev Medborgerhus as a janitor sees it: halls joined and rooms turned."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID, uuid5

from booking_core.central.places_file import read_places_file
from booking_core.domain.blocks import Block
from booking_core.domain.bookings import (
    Booking,
    BookingState,
    CellKind,
    Channel,
    Need,
    Occupancy,
    Openness,
    Purpose,
    SetUpBy,
    cells_of,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, SpaceId, VenueId
from booking_core.domain.occupying.changeovers import NoHands, changeover_of, occupancy_of
from booking_core.domain.occupying.weather import shelter_of
from booking_core.domain.places import KindOfUser, Municipality, Venue
from booking_core.domain.schedule import DaySchedule, day_schedule
from booking_core.domain.time_spans import TimeSpan, local_instant
from resources import RESOURCES

HOUSE = VenueId("medborgerhus")
THURSDAY = date(2026, 11, 26)
_NAMES = UUID("5c1f8a52-8f0d-4c2b-9a55-0f6d2f1f8a11")


@lru_cache(maxsize=1)
def herlev() -> Municipality:
    return read_places_file(RESOURCES / "demo" / "herlev.toml")


def house(venue: VenueId = HOUSE) -> Venue:
    return herlev().venue_by_id[venue]


def at(wall: str, day: date = THURSDAY) -> datetime:
    """The instant at which the clock in Herlev shows `wall` on `day`."""
    return local_instant(day, time.fromisoformat(wall), herlev().zone)


def a_booking(
    space: str,
    starts: str,
    ends: str,
    *,
    layout: str = "",
    title: str = "",
    openness: Openness | None = None,
    persons: int = 12,
    purpose: Purpose = Purpose.MEETING,
    needs: tuple[Need, ...] = (),
    wheelchairs: int = 0,
    day: date = THURSDAY,
    state: BookingState = BookingState.CONFIRMED,
    by: SetUpBy = SetUpBy.CREW,
) -> Booking:
    """A booking with its set-up and strike, in the standing layout unless told otherwise; open when it has a title."""
    place = herlev().space_by_id[SpaceId(space)]
    stands = next((each for each in place.layouts if each.id == layout), place.standing_layout)
    ends_on = day if ends > starts else day + timedelta(days=1)
    span = TimeSpan(at(starts, day), at(ends, ends_on))
    changeover = changeover_of(herlev(), place, stands, span, by=by)
    assert not isinstance(changeover, NoHands)
    return Booking(
        id=BookingId(uuid5(_NAMES, f"{space} {day} {starts}")),
        version=1,
        state=state,
        space=place.id,
        layout=stands.id,
        span=span,
        persons=persons,
        purpose=purpose,
        openness=openness or (Openness.OPEN if title else Openness.CLOSED),
        user=KindOfUser.CITIZEN,
        channel=Channel.KIOSK,
        occupancy=occupancy_of(place, span, changeover),
        title=title,
        needs=needs,
        wheelchairs=wheelchairs,
        set_up_by=by,
    )


JOB_FAIR = a_booking("mh-store-sal", "10:00", "13:00", layout="tables", title="Jobmesse", persons=180, wheelchairs=4)
CHOIR = a_booking("mh-lok5", "15:30", "17:30", layout="rows", persons=24, purpose=Purpose.MUSIC, wheelchairs=2)
GYMNASTICS = a_booking("mh-store-sal-nord", "15:00", "16:30", title="Gymnastik for alle over 60", persons=60)


def janitor_day() -> tuple[Booking, ...]:
    """A full day."""
    return (
        a_booking("mh-foyer", "08:00", "22:00", title="Børn tegner Herlev", openness=Openness.COME_AND_SEE),
        a_booking("mh-lok4", "08:45", "10:00", layout="horseshoe", needs=(Need.HEARING_LOOP,)),
        a_booking("mh-lok3", "09:00", "11:00", title="Sprogskolen"),
        JOB_FAIR,
        a_booking("mh-lok5", "10:00", "12:00", title="Barselscafé"),
        a_booking("mh-lok4", "13:00", "14:45"),
        GYMNASTICS,
        CHOIR,
        a_booking("mh-lok4", "17:00", "18:30", layout="horseshoe", title="Sprogcafé: dansk for alle"),
        a_booking("mh-lok3", "18:30", "20:30"),
        a_booking(
            "mh-lille-sal", "19:00", "21:00", title="Fællessang", persons=90, needs=(Need.HEARING_LOOP,), wheelchairs=4
        ),
    )


def schedule_of(
    bookings: Iterable[Booking],
    *,
    blocks: Iterable[Block] = (),
    venue: VenueId = HOUSE,
    day: date = THURSDAY,
    places: Municipality | None = None,
) -> DaySchedule:
    municipality = places or herlev()
    return day_schedule(municipality, Calendar.of(bookings, blocks), municipality.venue_by_id[venue], day)


def with_shelter(booking: Booking) -> Booking:
    """The same booking of a place in the open, with its shelter held for it."""
    shelter = shelter_of(herlev(), booking)
    assert shelter is not None
    held = (Occupancy(cell, CellKind.STANDBY) for cell in cells_of(shelter, booking.span))
    return replace(booking, shelter=shelter.id, occupancy=(*booking.occupancy, *held))
