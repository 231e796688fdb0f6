"""What a booking would bring along that nobody asked for: hands that are missing, and a roof that cannot be held."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from booking_core.domain.bookings import Booking
from booking_core.domain.occupying.crew_load import CrewPeak, crew_load, work_of
from booking_core.domain.occupying.weather import shelter_of
from booking_core.domain.places import Space
from booking_core.protocol import messages
from booking_core.protocol.authority import BookingAltered, BookingGiven
from booking_core.protocol.messages import Book, Reschedule
from ui.ports import Alternative, HousePicture, StaffWish
from ui.view_models.offering.foresight import book_of, decision_on

_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class SideEffects:
    """`booking` as the centre would make it; `peaks` are the moments at which its work finds too few hands.

    `shelter` is the bad-weather space of its place, whether it is held or not.
    """

    booking: Booking
    peaks: tuple[CrewPeak, ...]
    shelter: Space | None


def effects_of_wish(picture: HousePicture, wish: StaffWish, *, now: datetime) -> SideEffects | None:
    """What `wish` would bring along; None when it cannot be booked."""
    return _effects(picture, book_of(wish), now=now)


def effects_of_move(
    picture: HousePicture, booking: Booking, to: Alternative, *, now: datetime, hold_shelter: bool = True
) -> SideEffects | None:
    """What moving `booking` would bring along; None when it cannot be moved."""
    command = Reschedule(
        id=_NOBODY, booking=booking.id, version=booking.version, to=_on_wire(to), hold_shelter=hold_shelter
    )
    return _effects(picture, command, now=now)


def _effects(picture: HousePicture, command: Book | Reschedule, *, now: datetime) -> SideEffects | None:
    changes = decision_on(picture, command, now=now).changes
    bookings = [change.booking for change in changes if isinstance(change, BookingGiven | BookingAltered)]
    if not bookings:
        return None
    places, calendar = picture.municipality, picture.calendar.with_bookings(bookings)
    venue = places.venue_of_space[bookings[0].space]
    work = work_of(places, calendar, bookings[0])
    peaks = tuple(peak for span in work for peak in crew_load(places, calendar, venue, span))
    return SideEffects(bookings[0], peaks, shelter_of(places, bookings[0]))


def _on_wire(to: Alternative) -> messages.Alternative:
    return messages.Alternative(to.space, to.layout, to.span)
