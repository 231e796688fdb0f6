"""A janitor's day in one house, and whose round it is at an instant."""

from datetime import date, datetime, timedelta

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.hours.opening_hours import crew_plan, day_plan
from booking_core.domain.occupying.changeovers import CREW_WITHIN
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.schedule.house import House
from booking_core.domain.schedule.lanes import lanes_of
from booking_core.domain.schedule.tasks import tasks_of
from booking_core.domain.schedule.terms import LOCKING_ROUND, DaySchedule
from booking_core.domain.schedule.walk import legs_of
from booking_core.domain.stays import as_stays
from booking_core.domain.time_spans import TimeSpan, local_day, local_midnight

_NEIGHBOUR_DAYS = CREW_WITHIN + timedelta(days=1)
"""Work may lie that far from its booking."""


def day_schedule(municipality: Municipality, calendar: Calendar, venue: Venue, day: date) -> DaySchedule:
    """What is to be done in `venue` on the local `day`. A booking belongs to the day it starts."""
    plan = day_plan(municipality, venue, day)
    house = House(municipality, venue, plan, crew_plan(municipality, venue, day))
    around = _bookings_around(house, calendar)
    of_day = tuple(booking for booking in around if house.day_of(booking.span.starts_at) == day)
    held, blocks = _held(house, calendar), _blocks(house, calendar)
    legs = tuple(legs_of(house, tasks_of(house, around, held))) if plan.open_spans else ()
    lanes = tuple(lanes_of(house, (*around, *(one for one in held if one not in around)), blocks))
    return DaySchedule(venue.id, plan, house.shifts, legs, lanes, of_day, held=held, blocks=blocks)


def day_at_work(municipality: Municipality, venue: Venue, now: datetime) -> date:
    """Whose round it is at `now` (aware): after midnight yesterday's, until the house has been locked for a while."""
    today = local_day(now, municipality.zone)
    yesterday = today - timedelta(days=1)
    late = day_plan(municipality, venue, yesterday).open_spans
    goes_on = bool(late) and late[-1].ends_at > local_midnight(today, municipality.zone)
    return yesterday if goes_on and now < late[-1].ends_at + LOCKING_ROUND else today


def _bookings_around(house: House, calendar: Calendar) -> tuple[Booking, ...]:
    """The house's bookings of the day and its neighbours, by time: last night's furniture may still stand.

    A stay is one booking here: nobody unlocks for people who are in the room.
    """
    day = house.plan.day
    found = (
        booking
        for booking in calendar.bookings.values()
        if booking.state.occupies
        and house.municipality.venue_of_space.get(booking.space) == house.venue
        and abs(house.day_of(booking.span.starts_at) - day) <= _NEIGHBOUR_DAYS
    )
    return as_stays(sorted(found, key=lambda booking: (booking.span, house.space(booking).name)))


def _held(house: House, calendar: Calendar) -> tuple[Booking, ...]:
    """Bookings of the day that hold a shelter in the house, by time."""
    found = (
        booking
        for booking in calendar.bookings.values()
        if booking.shelter is not None
        and booking.state.occupies
        and house.municipality.venue_of_space.get(booking.shelter) == house.venue
        and house.day_of(booking.span.starts_at) == house.plan.day
    )
    return tuple(sorted(found, key=lambda booking: (booking.span, booking.id)))


def _blocks(house: House, calendar: Calendar) -> tuple[Block, ...]:
    """What closes rooms of the house at some time of the day."""
    day, zone = house.plan.day, house.municipality.zone
    whole_day = TimeSpan(local_midnight(day, zone), local_midnight(day + timedelta(days=1), zone))
    return calendar.blocks_within((room.id for room in house.venue.rooms), whole_day)
