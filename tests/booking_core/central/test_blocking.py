"""Blocks and shelters in the real service and store: sent twice, told to everybody, never beside a booking."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from booking_core.central.chores import chores_of
from booking_core.central.letters.notifying import NoNotifier
from booking_core.domain.blocks import BlockKind, BlockState
from booking_core.domain.bookings import Booking, CellKind, Channel, Instead, Purpose, Whereabouts
from booking_core.domain.calendar import Calendar
from booking_core.domain.displacing import displaced_by, taken
from booking_core.domain.identity import BlockId, BookingId, RoomId, SeriesId, SpaceId, VenueId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    BlockChanged,
    BlockRooms,
    Book,
    BookingChanged,
    BookingDisplaced,
    BookSeries,
    Cancel,
    Changed,
    Confirmed,
    Decide,
    Declined,
    NotBlocked,
    RecurrenceOnWire,
    RoomsBlocked,
    SeriesBooked,
    Unblock,
    Unblocked,
)
from booking_core.store.machine_disk.replica import Replica
from booking_core.store.machines import devices
from booking_core.store.places import PlacesWouldStrand
from booking_core.store.schema import occupancy
from tests.booking_core.central.desks import DESK, taken_in
from tests.booking_core.central.machines.test_answering import KIOSK
from tests.booking_core.central.running_centre import MovableClock, RunningCentre, herlev, opened_centre

STAFF = Origin(Channel.STAFF)
LOK3, LOK5, YARD, BARN = (SpaceId(name) for name in ("mh-lok3", "mh-lok5", "gg-gaardrum", "gg-laden"))
ROOM3, ROOM4, BARN_ROOM = RoomId("lok3"), RoomId("lok4"), RoomId("laden")
HERLEV = herlev()
RACES = 40


def hours(starts: int, ends: int, day: int = 27) -> TimeSpan:
    """By the clock in Herlev, which in November is an hour ahead."""
    return TimeSpan(datetime(2026, 11, day, starts - 1, tzinfo=UTC), datetime(2026, 11, day, ends - 1, tzinfo=UTC))


def book(space: SpaceId, span: TimeSpan, *, persons: int = 6) -> Book:
    layout = HERLEV.space_by_id[space].standing_layout.id
    return Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(space, layout, span),),
        persons=persons,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )


def block(span: TimeSpan, *rooms: RoomId, displaced: tuple[BookingDisplaced, ...] = ()) -> BlockRooms:
    return BlockRooms(
        id=BlockId(uuid4()),
        kind=BlockKind.ELECTION,
        rooms=rooms,
        span=span,
        reason="Folketingsvalg",
        displaced=displaced,
    )


def booked(running: RunningCentre, command: Book) -> Booking:
    answer = running.centre.store.submit(command, STAFF, now=running.clock())
    assert isinstance(answer, Confirmed), answer
    return answer.booking


def calendar_of(running: RunningCentre) -> Calendar:
    snapshot = running.centre.store.feed.snapshot(now=running.clock())
    return Calendar.of(snapshot.bookings, snapshot.blocks)


def cells_of(running: RunningCentre) -> list[tuple[str, int]]:
    with running.centre.store.reading() as connection:
        return [(row.room_id, row.slot) for row in connection.execute(select(occupancy))]


def test_a_block_over_a_week_and_every_room_is_made_sent_twice_and_lifted(running: RunningCentre) -> None:
    rooms = tuple(room.id for room in HERLEV.venue_by_id[VenueId("medborgerhus")].rooms)
    command = block(TimeSpan(running.clock().replace(minute=15), datetime(2026, 12, 4, 12, tzinfo=UTC)), *rooms)
    store = running.centre.store

    first = store.submit(command, STAFF, now=running.clock())
    again = store.submit(command, STAFF, now=running.clock())

    assert isinstance(first, RoomsBlocked)
    assert again == first
    assert len(cells_of(running)) == len(list(first.block.cells)) > 5000
    lifted = store.submit(Unblock(id=uuid4(), block=first.block.id), STAFF, now=running.clock())
    assert isinstance(lifted, Unblocked)
    assert lifted.block.state is BlockState.LIFTED
    assert cells_of(running) == []


def test_what_is_displaced_is_moved_and_cancelled_with_the_block_in_one_stroke(running: RunningCentre) -> None:
    one, two = booked(running, book(LOK3, hours(10, 12))), booked(running, book(LOK5, hours(10, 12)))
    wanted = hours(9, 18)
    (shown,) = displaced_by(HERLEV, calendar_of(running), (ROOM3,), wanted, now=running.clock())
    assert shown.suggestion is not None
    to = taken(shown.suggestion)

    answer = running.centre.store.submit(
        block(wanted, ROOM3, displaced=(BookingDisplaced(one.id, one.version, to),)), STAFF, now=running.clock()
    )

    assert isinstance(answer, RoomsBlocked)
    after = calendar_of(running)
    assert (after.bookings[one.id].space, after.bookings[one.id].version) == (to.space, 2)
    assert after.bookings[two.id] == two
    assert after.blocks[answer.block.id] == answer.block


def test_a_date_of_a_series_that_is_cancelled_for_a_block_is_none_of_its_dates_any_more(running: RunningCentre) -> None:
    weekly = RecurrenceOnWire("FREQ=WEEKLY;COUNT=3", date(2026, 11, 27), time(10), time(12))
    command = BookSeries(
        id=SeriesId(uuid4()),
        recurrence=weekly,
        space=LOK3,
        layout=HERLEV.space_by_id[LOK3].standing_layout.id,
        persons=6,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )
    made = running.centre.store.submit(command, STAFF, now=running.clock())
    assert isinstance(made, SeriesBooked)
    first, *others = made.bookings

    answer = running.centre.store.submit(
        block(hours(9, 18), ROOM3, displaced=(BookingDisplaced(first.id, 1),)), STAFF, now=running.clock()
    )

    assert isinstance(answer, RoomsBlocked)
    found = running.centre.store.bookings.series(command.id)
    assert found is not None
    assert found[0].bookings == tuple(one.id for one in others)


def test_a_booking_made_meanwhile_stops_the_block_and_nothing_is_done(running: RunningCentre) -> None:
    one = booked(running, book(LOK3, hours(10, 12)))
    command = block(hours(9, 18), ROOM3)

    answer = running.centre.store.submit(command, STAFF, now=running.clock())

    assert isinstance(answer, NotBlocked)
    assert answer.refusal.code is RefusalCode.OTHERS_IN_THE_WAY
    assert calendar_of(running).bookings == {one.id: one}
    assert calendar_of(running).blocks == {}


def test_one_that_cannot_go_where_it_is_sent_leaves_everything_as_it_was(running: RunningCentre) -> None:
    one, two = booked(running, book(LOK3, hours(10, 12))), booked(running, book(LOK5, hours(10, 12)))
    to = Instead(LOK5, two.layout, one.span)

    answer = running.centre.store.submit(
        block(hours(9, 18), ROOM3, displaced=(BookingDisplaced(one.id, 1, to),)), STAFF, now=running.clock()
    )

    assert isinstance(answer, NotBlocked)
    assert (answer.refusal.code, answer.booking) == (RefusalCode.TAKEN, one.id)
    assert set(calendar_of(running).bookings.values()) == {one, two}


def test_a_desk_closes_rooms_over_the_wire_and_a_kiosk_may_not(running: RunningCentre) -> None:
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, VenueId("medborgerhus"))
    desk, kiosk = taken_in(running, DESK), taken_in(running, KIOSK)

    refused = kiosk.ask(block(hours(9, 18), ROOM3))
    made = desk.ask(block(hours(9, 18), ROOM3))

    assert isinstance(refused, NotBlocked)
    assert refused.refusal.code is RefusalCode.STAFF_ONLY
    assert isinstance(made, RoomsBlocked)
    assert isinstance(desk.ask(Unblock(id=uuid4(), block=made.block.id)), Unblocked)


def test_everybody_hears_of_a_block_and_a_replica_holds_just_what_the_centre_does(
    running: RunningCentre, tmp_path: Path
) -> None:
    store, replica = running.centre.store, Replica.open(tmp_path / "replica.sqlite")
    one = booked(running, book(LOK3, hours(10, 12)))
    snapshot = store.feed.snapshot(now=running.clock())
    replica.apply_snapshot(snapshot, seen_at=running.clock())

    store.submit(block(hours(9, 18), ROOM3, displaced=(BookingDisplaced(one.id, 1),)), STAFF, now=running.clock())
    entries = store.feed.entries_after(snapshot.cursor)
    assert entries is not None
    replica.apply_changes(entries, seen_at=running.clock())

    picture = replica.load()
    assert [type(entry.change) for entry in entries] == [BookingChanged, BlockChanged]
    assert picture is not None
    assert (picture.calendar.bookings, picture.calendar.blocks) == (
        calendar_of(running).bookings,
        calendar_of(running).blocks,
    )
    replica.forget_ended(hours(19, 20).starts_at)
    kept = replica.load()
    assert kept is not None
    assert kept.calendar.blocks == {}
    replica.close()


def test_partners_are_shown_blocked_and_held_time(running: RunningCentre) -> None:
    running.centre.store.submit(block(hours(16, 22), ROOM3), STAFF, now=running.clock())
    booked(running, book(YARD, hours(12, 14), persons=40))

    def kinds(space: str) -> list[tuple[str, str]]:
        (lane,) = running.get("/v1/availability", space=space, **{"from": "2026-11-27"}).json()["lanes"]
        return [(one["kind"], one["title"]) for one in lane["segments"] if one["kind"] not in {"free", "closed"}]

    assert kinds("mh-lok3") == [("blocked", "Folketingsvalg")]
    assert kinds("gg-laden") == [("standby", "")]


def test_the_store_holds_no_cell_of_nobody_and_none_of_both(running: RunningCentre) -> None:
    one = booked(running, book(LOK3, hours(10, 12)))
    made = running.centre.store.submit(block(hours(9, 18), ROOM4), STAFF, now=running.clock())
    assert isinstance(made, RoomsBlocked)
    cell = {"room_id": "lok5", "slot": 1, "kind": CellKind.USE.value}

    for held_by in ({}, {"booking_id": str(one.id), "block_id": str(made.block.id)}):
        with pytest.raises(IntegrityError), running.centre.store.writing() as connection:
            connection.execute(occupancy.insert().values(**cell, **held_by))


def test_places_without_a_blocked_room_are_not_put_in_force(running: RunningCentre) -> None:
    house = HERLEV.venue_by_id[VenueId("gammelgaard")]
    without = replace(
        house,
        rooms=tuple(room for room in house.rooms if room.id != BARN_ROOM),
        spaces=tuple(replace(space, bad_weather_space=None) for space in house.spaces if BARN_ROOM not in space.rooms),
        walk=tuple(room for room in house.walk if room != BARN_ROOM),
    )
    venues = tuple(without if one.id == house.id else one for one in HERLEV.venues)
    made = running.centre.store.submit(block(hours(9, 18), BARN_ROOM), STAFF, now=running.clock())
    assert isinstance(made, RoomsBlocked)

    with pytest.raises(PlacesWouldStrand) as refused:
        running.centre.store.import_places(replace(HERLEV, venues=venues), source="new", now=running.clock())

    assert refused.value.blocks == (made.block,)


@pytest.mark.parametrize("place", Whereabouts)
def test_where_a_booking_is_can_be_said_twice_and_one_place_is_held(running: RunningCentre, place: Whereabouts) -> None:
    held = booked(running, book(YARD, hours(12, 14), persons=40))
    command = Decide(id=uuid4(), booking=held.id, version=1, place=place)
    store = running.centre.store

    first, again = (store.submit(command, STAFF, now=running.clock()) for _ in range(2))

    assert isinstance(first, Changed)
    assert again == first
    room = "laden" if place is Whereabouts.INDOORS else "gaardrum"
    assert {where for where, _ in cells_of(running)} == {room}
    assert running.centre.store.bookings.with_id(str(held.id)) == first.booking


def test_silence_frees_the_shelter_on_time_and_once(running: RunningCentre) -> None:
    store, clock = running.centre.store, running.clock
    held = booked(running, book(YARD, hours(12, 14), persons=40))
    (chore,) = (one for one in chores_of(running.centre, NoNotifier()) if one.name == "bookings left outdoors")
    clock.show(held.span.starts_at - timedelta(hours=3, seconds=1))
    too_early = chore.do()
    clock.advance(timedelta(seconds=1))
    cursor = store.head().cursor

    done, again = chore.do(), chore.do()

    assert (too_early, done, again) == (0, 1, 0)
    after = store.bookings.with_id(str(held.id))
    assert after is not None
    assert (after.whereabouts, after.shelter, after.version) == (Whereabouts.OUTDOORS, None, 2)
    assert {room for room, _ in cells_of(running)} == {"gaardrum"}
    assert store.feed.entries_after(cursor) is not None
    assert [entry.change for entry in store.feed.entries_after(cursor) or ()] == [BookingChanged(booking=after)]
    assert booked(running, book(BARN, hours(12, 14))).space == BARN


def test_a_cancelled_booking_in_the_open_leaves_both_places(running: RunningCentre) -> None:
    held = booked(running, book(YARD, hours(12, 14), persons=40))

    running.centre.store.submit(Cancel(id=uuid4(), booking=held.id, reason="Regn"), STAFF, now=running.clock())

    assert cells_of(running) == []


@pytest.fixture(scope="module")
def racing(tmp_path_factory: pytest.TempPathFactory, each_engine_once: str) -> Iterator[RunningCentre]:
    clock = MovableClock()
    with opened_centre(tmp_path_factory.mktemp(each_engine_once), clock) as centre:
        yield RunningCentre(centre, clock, "")


def test_of_a_block_and_a_booking_of_the_same_time_one_is_made(racing: RunningCentre) -> None:
    for number in range(RACES):
        day = timedelta(days=number // 8)
        span = TimeSpan(hours(9 + number % 8, 20).starts_at + day, hours(8, 10 + number % 8).ends_at + day)
        rivals: list[Book | BlockRooms] = [block(span, ROOM3, ROOM4), book(LOK3, span)]
        commands = [_with_own_id(command) for command in rivals * 4]
        together = Barrier(len(commands))

        def send(command: Book | BlockRooms, together: Barrier = together) -> object:
            together.wait(10)
            return racing.centre.store.submit(command, STAFF, now=racing.clock())

        with ThreadPoolExecutor(len(commands)) as pool:
            answers = list(pool.map(send, commands))

        made = [one for one in answers if isinstance(one, Confirmed | RoomsBlocked)]
        assert len(made) == 1, answers
        assert all(isinstance(one, Confirmed | RoomsBlocked | Declined | NotBlocked) for one in answers)
    cells = cells_of(racing)
    assert len(cells) == len(set(cells))


def _with_own_id(command: Book | BlockRooms) -> Book | BlockRooms:
    return msgspec.structs.replace(command, id=uuid4())
