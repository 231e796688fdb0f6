"""A room whose layout the crew strikes days later is not free until then, for whoever asks the centre."""

from datetime import timedelta
from uuid import uuid4

from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.time_spans import TimeSpan, slot_start
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Confirmed
from tests.booking_core.central.running_centre import RunningCentre
from tests.booking_core.central.test_desk import hour

BARN = SpaceId("gg-laden")
SATURDAY = TimeSpan(hour(12, 28).starts_at, hour(13, 28).ends_at)
A_DAY = timedelta(days=1)


def booked_with_tables(running: RunningCentre) -> Booking:
    """Set up and struck by the crew, which does not come on Sundays."""
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(BARN, LayoutId("tables"), SATURDAY),),
        persons=20,
        purpose=Purpose.MEETING,
    )
    answer = running.centre.store.submit(command, Origin(Channel.STAFF), now=running.clock())
    assert isinstance(answer, Confirmed), answer
    last = max(entry.cell.slot for entry in answer.booking.occupancy)
    assert slot_start(last) > SATURDAY.ends_at + A_DAY
    return answer.booking


def test_what_a_machine_begins_with_has_the_strike_that_is_still_to_be_done(running: RunningCentre) -> None:
    booking = booked_with_tables(running)
    struck = slot_start(max(entry.cell.slot for entry in booking.occupancy))

    known = [
        booking.id in {one.id for one in running.centre.store.feed.snapshot(now=now).bookings}
        for now in (struck, struck + A_DAY + timedelta(hours=1))
    ]

    assert known == [True, False]


def test_the_centres_own_calendar_has_the_rooms_that_stand_set(running: RunningCentre) -> None:
    booking = booked_with_tables(running)
    sunday = TimeSpan(SATURDAY.starts_at + A_DAY, SATURDAY.ends_at + A_DAY)
    friday = TimeSpan(SATURDAY.starts_at - 2 * A_DAY, SATURDAY.ends_at - 2 * A_DAY)

    standing = [
        booking.id in running.centre.store.bookings.calendar(span, [BARN]).bookings for span in (sunday, friday)
    ]

    assert standing == [True, False]
