"""NO_SHOW: the one change that no person makes, and the receipt says so ("else we keep the room until 10.15").

    starts_at ── minutes ──► hold's end ──► a SYNC begun after it, from every kiosk of the house ──► NO_SHOW
                                            a house out of contact releases nothing

Whoever has a booking that was moved may still have come to the house it was in: of one that was ever changed, every
kiosk must have told.

A booking that continues another never ends by itself: its people came when they came to the first. It ends with the
first, and neither ends when somebody has come to either.

A SYNC was begun after the hold's end when it names an answer that the centre gave after it: no clock but the centre's
takes part. Whoever watches that clock calls this only while it runs evenly.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.holding import held_until
from booking_core.domain.identity import DeviceId, DeviceRole, RoomId
from booking_core.domain.occupying.placing import release
from booking_core.domain.places import Venue
from booking_core.domain.stays import going_on_from
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.escrow.books import CentreBooks

LONGEST_HOLD = timedelta(days=1)
UNCHANGED = 1
"""The version of a booking as it was first confirmed."""


def release_absent(books: CentreBooks, *, now: datetime) -> tuple[Booking, ...]:
    """End every booking whose people have not come, as far as their house has told everything; those that were."""
    if books.is_recovering:
        return ()
    absent = tuple(one for venue in books.municipality.venues for one in _absent(books, venue, now=now))
    for booking in absent:
        _end(books, booking, now=now)
    return absent


def _absent(books: CentreBooks, venue: Venue, *, now: datetime) -> Iterator[Booking]:
    spaces = [space for space in venue.spaces if space.check_in]
    told = _told_until(books, {kiosk.id for kiosk in venue.kiosks})
    if not spaces or told is None:
        return
    told_everywhere = _told_until(books, {kiosk.id for one in books.municipality.venues for kiosk in one.kiosks})
    rooms = {room for space in spaces for room in space.rooms}
    span = TimeSpan(now - LONGEST_HOLD, now)
    for booking in books.calendar(rooms, span).bookings_within(rooms, span):
        kept_until = held_until(books.municipality, booking)
        known = told if booking.version == UNCHANGED else told_everywhere
        if kept_until is None or known is None or booking.span.ends_at <= now:
            continue
        if kept_until <= min(now, known) and not _came_to_the_rest(books, booking):
            yield booking


def _came_to_the_rest(books: CentreBooks, booking: Booking) -> bool:
    return any(one.state is not BookingState.CONFIRMED for one in _rest(books, booking))


def _rest(books: CentreBooks, booking: Booking) -> tuple[Booking, ...]:
    """What goes on from `booking`."""
    after = TimeSpan(booking.span.ends_at, booking.span.ends_at + LONGEST_HOLD)
    return going_on_from(booking, books.calendar(_rooms(books, booking), after).with_bookings([booking]))


def _told_until(books: CentreBooks, kiosks: set[DeviceId]) -> datetime | None:
    """Up to when everything is known that was told at one of `kiosks`; None while one has told nothing."""
    standings = [one for one in books.standings() if one.id in kiosks and one.role is DeviceRole.KIOSK]
    told = [one.synced_to for one in standings if not one.is_lost]
    known = [one for one in told if one is not None]
    return min(known) if known and len(known) == len(told) else None


def _end(books: CentreBooks, booking: Booking, *, now: datetime) -> None:
    neighbours = release(books.municipality, books.calendar(_rooms(books, booking), _around(booking)), booking)
    ended = (booking, *_rest(books, booking))
    gone = [replace(one, state=BookingState.NO_SHOW, version=one.version + 1, occupancy=()) for one in ended]
    books.end_absent(gone, neighbours, now=now)


def _rooms(books: CentreBooks, booking: Booking) -> frozenset[RoomId]:
    return frozenset(books.municipality.space_by_id[booking.space].rooms)


def _around(booking: Booking) -> TimeSpan:
    return TimeSpan(booking.span.starts_at - LONGEST_HOLD, booking.span.ends_at + LONGEST_HOLD)
