"""A day in memory is what the store says, whatever is booked while it is being read or followed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.central.centre import Centre
from booking_core.central.town import house_days
from booking_core.central.town.house_days import HouseDay, HouseDays, slots_of_day
from booking_core.central.town.town_calendars import TownCalendars
from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BlockId, BookingId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, BlockRooms, Book, Cancel, Confirmed, Cursor, Reschedule
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import (
    FRIDAY,
    MUNICIPALITY,
    THURSDAY,
    at,
    house_bookings,
    on_thursday,
)
from tests.booking_core.sample_places import HOUSE as SAMPLE_HOUSE

STAFF = Origin(Channel.STAFF)
HOUSE, LOK3, MEETING = VenueId("medborgerhus"), SpaceId("mh-lok3"), LayoutId("meeting")


class Town:
    """A centre, its houses' days, and a feed that is followed when the test says so."""

    def __init__(self, centre: Centre, meanwhile: Callable[[], object] = lambda: None) -> None:
        """`meanwhile` is done once, while a day is being read: after the store has told it, and before it is kept."""
        self.centre, self.random = centre, Random(9)
        self.meanwhile = meanwhile
        self.places = centre.store.municipality()
        self.days = HouseDays(self._read)
        self.cursor: Cursor = centre.store.head().cursor
        self.days.forget(self.places, number=self.cursor.number)

    def _read(self, rooms: Sequence[RoomId], slots: range) -> tuple[int, Calendar]:
        read = self.centre.store.bookings.standing_in(rooms, slots)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return read

    def follow(self) -> None:
        entries = self.centre.store.feed.entries_after(self.cursor)
        assert entries is not None
        self.days.follow(entries)
        self.cursor = self.centre.store.head().cursor

    def shown(self, day: date = THURSDAY) -> Calendar:
        (one,) = self.days.of(self.places, [(HOUSE, day)])
        return one.calendar

    def true(self, day: date = THURSDAY) -> Calendar:
        rooms = [room.id for room in self.places.venue_by_id[HOUSE].rooms]
        return self.centre.store.bookings.standing_in(rooms, slots_of_day(self.places, day))[1]

    def an_id(self) -> UUID:
        return UUID(int=self.random.getrandbits(128), version=4)

    def book(self, span: TimeSpan, *, openness: Openness = Openness.CLOSED) -> Booking:
        wish = Book(
            id=BookingId(self.an_id()),
            alternatives=(Alternative(LOK3, MEETING, span),),
            persons=2,
            purpose=Purpose.MEETING,
            openness=openness,
        )
        answer = self.centre.store.submit(wish, STAFF, now=self.centre.clock())
        assert isinstance(answer, Confirmed), answer
        return answer.booking

    def cancel(self, booking: Booking) -> None:
        self.centre.store.submit(Cancel(id=self.an_id(), booking=booking.id), STAFF, now=self.centre.clock())

    def move(self, booking: Booking, span: TimeSpan) -> None:
        to = Alternative(LOK3, MEETING, span)
        move = Reschedule(id=self.an_id(), booking=booking.id, version=booking.version, to=to)
        self.centre.store.submit(move, STAFF, now=self.centre.clock())

    def close_off(self) -> None:
        room = self.places.space_by_id[LOK3].rooms[0]
        span = on_thursday("20:00", "21:00")
        block = BlockRooms(
            id=BlockId(self.an_id()), kind=BlockKind.MAINTENANCE, rooms=(room,), span=span, reason="Maling"
        )
        self.centre.store.submit(block, STAFF, now=self.centre.clock())


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    with opened_centre(tmp_path, MovableClock()) as centre:
        yield Town(centre)


def is_kept(town: Town, day: date = THURSDAY) -> bool:
    return town.days.at_hand(town.places, [(HOUSE, day)]) is not None


def test_a_booking_moves_from_one_day_to_another(town: Town) -> None:
    booking = town.book(on_thursday("18:00", "19:00"), openness=Openness.OPEN)
    before = town.shown(THURSDAY), town.shown(FRIDAY)

    town.move(booking, TimeSpan(at("18:00", FRIDAY), at("19:00", FRIDAY)))
    town.follow()

    after = town.shown(THURSDAY), town.shown(FRIDAY)
    assert [booking.id in one.bookings for one in (*before, *after)] == [True, False, False, True]
    assert after == (town.true(THURSDAY), town.true(FRIDAY))


def test_what_is_told_while_a_day_is_read_is_not_missed(town: Town) -> None:
    standing = town.book(on_thursday("17:00", "18:00"))

    def meanwhile() -> None:
        town.cancel(standing)
        town.book(on_thursday("18:00", "19:00"))
        town.follow()

    town.meanwhile = meanwhile

    assert town.shown() == town.true()
    assert is_kept(town)


def test_a_day_that_was_read_ahead_of_the_feed_is_not_taken_back(town: Town) -> None:
    standing = town.book(on_thursday("17:00", "18:00"), openness=Openness.OPEN)
    town.cancel(standing)
    ahead = town.shown()

    town.follow()

    assert town.shown() == ahead == town.true()


def test_a_day_is_not_kept_if_rooms_were_closed_off_while_it_was_read(town: Town) -> None:
    def meanwhile() -> None:
        town.close_off()
        town.follow()

    town.meanwhile = meanwhile
    town.shown()

    assert not is_kept(town)
    assert town.shown() == town.true()


def test_a_day_is_not_kept_if_more_came_meanwhile_than_is_remembered(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house_days, "MOST_RECENT", 1)
    town.days = HouseDays(town._read)
    town.days.forget(town.places, number=town.cursor.number)

    def meanwhile() -> None:
        town.book(on_thursday("17:00", "18:00"))
        town.book(on_thursday("18:00", "19:00"))
        town.follow()

    town.meanwhile = meanwhile
    town.shown()

    assert not is_kept(town)
    assert town.shown() == town.true()


def test_only_the_house_whose_rooms_are_closed_off_is_read_anew(town: Town) -> None:
    elsewhere = (VenueId("bibliotek"), THURSDAY)
    town.shown()
    town.days.of(town.places, [elsewhere])

    town.close_off()
    town.follow()

    assert not is_kept(town)
    assert town.days.at_hand(town.places, [elsewhere]) is not None
    assert town.shown() == town.true()


def test_the_calendar_of_the_town_is_joined_anew_after_a_booking(town: Town) -> None:
    calendars, span = TownCalendars(town.days), on_thursday("15:00", "23:30")
    space = town.places.space_by_id[LOK3]
    before = calendars.around(town.places, span)

    town.book(on_thursday("18:00", "19:00"))
    town.follow()
    after = calendars.around(town.places, span)

    assert [one.is_free(space, on_thursday("18:00", "19:00")) for one in (before, after)] == [True, False]
    assert calendars.around(town.places, span) is after
    assert [room for room in before.runs if before.runs[room] != after.runs[room]] == list(space.rooms)


# The law


def of_house(bookings: Iterable[Booking], day: date) -> HouseDay:
    """That day of the house, cut out of everything there is."""
    rooms = tuple(room.id for room in MUNICIPALITY.venue_by_id[SAMPLE_HOUSE].rooms)
    slots, whole = slots_of_day(MUNICIPALITY, day), Calendar.of(bookings)
    cut = {
        room: tuple(
            run._replace(first=max(run.first, slots.start), end=min(run.end, slots.stop))
            for run in whole.runs_within(room, slots.start, slots.stop)
        )
        for room in rooms
    }
    named = {one.id: one for one in whole.bookings.values() if one.openness is not Openness.CLOSED}
    return HouseDay.of(rooms, slots, Calendar(named, cut), number=0)


def told(day: HouseDay) -> object:
    return day.calendar.runs, day.calendar.bookings, day.bookings


@given(house_bookings(), house_bookings(), st.sampled_from((THURSDAY, FRIDAY)), st.randoms())
def test_after_any_changes_a_day_is_what_it_would_be_worked_out_from_everything(
    first: tuple[Booking, ...], then: tuple[Booking, ...], day: date, random: Random
) -> None:
    moved = [replace(one, version=2, openness=random.choice(list(Openness))) for one in then]
    gone = {one.id for one in first} - {one.id for one in moved}
    cancelled = [
        replace(one, version=2, state=BookingState.CANCELLED_BY_CITIZEN, occupancy=())
        for one in first
        if one.id in gone
    ]
    changes = [*moved, *cancelled]
    random.shuffle(changes)

    followed = of_house((), day)
    for change in (*first, *changes):
        followed = followed.after(change)

    assert told(followed) == told(of_house(changes, day))
