"""Bad weather: a place in the open with a roof held beside it, until it is known whether it rains.

    the place     |          |## use ##|             use either way, but for rain
    its shelter   |          |~standby~|             nobody else's meanwhile
                  ^          ^
                  decide_by  starts_at               some hours before: then one of the two is given back

Who has booked, or the house, says which. Whoever says nothing is outdoors, and the shelter is free for others.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState, CellKind, Instead, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import opening_around
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.places import Municipality, Space
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan

HOUR = timedelta(hours=1)


def decide_by(municipality: Municipality, span: TimeSpan) -> datetime:
    """Until when (UTC) it can be said whether a booking at that time is indoors or outdoors."""
    return span.starts_at - municipality.rules.decide_weather_hours_before * HOUR


def shelter_of(municipality: Municipality, booking: Booking) -> Space | None:
    """The bad-weather space of the place where `booking` is."""
    space = municipality.space_by_id.get(booking.space)
    twin = None if space is None else space.bad_weather_space
    return None if twin is None else municipality.space_by_id.get(twin)


def sheltered(municipality: Municipality, booking: Booking, *, now: datetime) -> Booking:
    """`booking` with the shelter of its place, where that is of use to it; whether it is free, `placing` says.

    Of use is a shelter that all have room in, in a house that is open then, while it is still to be decided.
    """
    shelter = shelter_of(municipality, booking)
    is_of_use = (
        shelter is not None
        and booking.whereabouts is None
        and _is_of_use(municipality, shelter, booking.span, persons=booking.persons, now=now)
    )
    wanted = shelter.id if shelter is not None and is_of_use else None
    return booking if booking.shelter == wanted else replace(booking, shelter=wanted)


def can_be_held(
    municipality: Municipality, calendar: Calendar, shelter: Space, span: TimeSpan, *, persons: int, now: datetime
) -> bool:
    """Whether `shelter` would be held for `persons` who book a place in the open for `span` now."""
    of_use = _is_of_use(municipality, shelter, span, persons=persons, now=now)
    return of_use and calendar.is_free(shelter, span)


def can_be_decided(municipality: Municipality, booking: Booking, *, now: datetime) -> bool:
    """Whether it can be said now where the people of `booking` are: it holds a shelter, and there is time."""
    return (
        booking.shelter is not None
        and booking.shelter in municipality.space_by_id
        and booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN}
        and now < decide_by(municipality, booking.span)
    )


def _is_of_use(municipality: Municipality, shelter: Space, span: TimeSpan, *, persons: int, now: datetime) -> bool:
    return (
        now < decide_by(municipality, span)
        and persons <= shelter.standing_layout.capacity
        and opening_around(municipality, municipality.venue_of_space[shelter.id], span) is not None
    )


def moved(municipality: Municipality, booking: Booking, to: Instead, *, now: datetime, hold: bool = True) -> Booking:
    """`booking` at `to`, without cells yet: with the shelter of the new place, unless `hold` is False.

    A booking whose end alone moves stays where it was decided that it is; a new time is a new decision.
    """
    keeps_start = (booking.space, booking.span.starts_at) == (to.space, to.span.starts_at)
    there = replace(booking, space=to.space, layout=to.layout, span=to.span, set_up_by=to.set_up_by)
    if keeps_start and booking.whereabouts is not None:
        return there
    undecided = replace(there, whereabouts=None)
    return sheltered(municipality, undecided, now=now) if hold else replace(undecided, shelter=None)


def place_with_shelter(
    municipality: Municipality, calendar: Calendar, booking: Booking, *, now: datetime, must_hold: bool = False
) -> Placed | Refusal:
    """`booking` in its place; with its shelter where that is free, or not at all when it `must_hold` it."""
    placed = place(municipality, calendar, booking, now=now)
    is_taken = isinstance(placed, Refusal) and placed.code is RefusalCode.SHELTER_TAKEN
    if is_taken and not must_hold:
        return place(municipality, calendar, replace(booking, shelter=None), now=now)
    return placed


def without_shelter(booking: Booking) -> Booking:
    """`booking` with its shelter given back."""
    kept = tuple(entry for entry in booking.occupancy if entry.kind is not CellKind.STANDBY)
    return replace(booking, shelter=None, occupancy=kept)


def stays_outdoors(booking: Booking) -> Booking:
    """`booking` in the open for good: its shelter is given back."""
    return replace(without_shelter(booking), whereabouts=Whereabouts.OUTDOORS)


def comes_indoors(municipality: Municipality, booking: Booking) -> Booking:
    """`booking` under the roof held for it, to be placed there. It must hold one."""
    assert booking.shelter is not None  # noqa: S101  as said
    layout = municipality.space_by_id[booking.shelter].standing_layout.id
    return replace(booking, space=booking.shelter, layout=layout, shelter=None, whereabouts=Whereabouts.INDOORS)


def settled(municipality: Municipality, booking: Booking, *, now: datetime) -> Booking | None:
    """`booking` outdoors, one version on, because nobody has said otherwise in time; None while it may be said."""
    if booking.shelter is None or not booking.state.occupies or now < decide_by(municipality, booking.span):
        return None
    return replace(stays_outdoors(booking), version=booking.version + 1)
