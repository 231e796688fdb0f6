"""What stands in the tables is compared with the feed, every night, beside people who book."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from prometheus_client import generate_latest
from sqlalchemy import Connection, delete, select, update

from booking_core.central.centre import Centre
from booking_core.central.nightly_look import AFTER_A_START, NightlyLook
from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import SLOT_SECONDS, TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Book, Cancel, Confirmed
from booking_core.protocol.sealing import seal_contact
from booking_core.store import schema
from booking_core.store.schema import block, booking, feed, occupancy, room
from booking_core.store.upkeep.invariants import Invariant, Looked, looking, seen_in
from tests.booking_core.central.filled_town import LOK5, PERSON, at, fill
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.conftest import ENGINES, kept_on

STAFF = Origin(Channel.STAFF)
CLOCK = MovableClock()


@pytest.fixture(scope="module", params=ENGINES)
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centre]:
    """With something of every kind in it. Whoever damages it puts it right again."""
    with kept_on(request.param), opened_centre(tmp_path_factory.mktemp("town") / "data", CLOCK) as centre:
        fill(centre)
        yield centre


def ahead(connection: Connection) -> str:
    """The confirmed booking that is farthest ahead."""
    standing = select(booking.c.id).where(booking.c.state == "confirmed")
    one: str = connection.execute(standing.order_by(booking.c.starts_at.desc(), booking.c.id).limit(1)).scalar_one()
    return one


def over(connection: Connection) -> str:
    past = booking.c.ends_at <= CLOCK().timestamp()
    one: str = connection.execute(select(booking.c.id).where(past).order_by(booking.c.id).limit(1)).scalar_one()
    return one


def lose_a_cell(connection: Connection) -> None:
    cell = connection.execute(select(occupancy).where(occupancy.c.booking_id == ahead(connection)).limit(1)).one()
    connection.execute(delete(occupancy).where(occupancy.c.room_id == cell.room_id, occupancy.c.slot == cell.slot))


def take_a_cell(connection: Connection, one: str, *, in_days: int = 0) -> None:
    """In a room in which nothing is booked then."""
    slot = int(CLOCK().timestamp()) // SLOT_SECONDS + 30 + in_days * 96
    taken = select(occupancy.c.room_id).where(occupancy.c.slot == slot)
    free = connection.execute(
        select(room.c.id).where(room.c.id.not_in(taken)).order_by(room.c.id).limit(1)
    ).scalar_one()
    connection.execute(occupancy.insert().values(room_id=free, slot=slot, booking_id=one, kind="use"))


def change(connection: Connection, one: str, **values: object) -> None:
    connection.execute(update(booking).where(booking.c.id == one).values(**values))


def move_by_a_day(connection: Connection) -> None:
    change(connection, ahead(connection), starts_at=booking.c.starts_at + 86400, ends_at=booking.c.ends_at + 86400)


def lose_a_booking(connection: Connection) -> None:
    one = ahead(connection)
    for table in (occupancy, schema.contact, schema.booking_party, schema.booking_override):
        connection.execute(delete(table).where(table.c.booking_id == one))
    connection.execute(delete(booking).where(booking.c.id == one))


def put_in_a_booking(connection: Connection) -> None:
    row = connection.execute(select(booking).where(booking.c.id == over(connection))).one()._mapping
    connection.execute(booking.insert().values({**row, "id": str(uuid4())}))


def lose_the_cells_of_a_block(connection: Connection) -> None:
    connection.execute(delete(occupancy).where(occupancy.c.block_id.is_not(None)))


def open_a_block(connection: Connection) -> None:
    connection.execute(update(block).values(state="lifted"))


def write_into_the_feed(connection: Connection) -> None:
    connection.execute(update(feed).where(feed.c.number == 3).values(change=b"{}"))


def lose_the_end_of_the_feed(connection: Connection) -> None:
    last = connection.execute(select(feed.c.number).order_by(feed.c.number.desc()).limit(1)).scalar_one()
    connection.execute(delete(feed).where(feed.c.number == last))


BOOKINGS, BLOCKS, LACKING, ASTRAY = Invariant.BOOKINGS, Invariant.BLOCKS, Invariant.LACKING, Invariant.ASTRAY
DAMAGE: dict[str, tuple[Callable[[Connection], None], set[Invariant]]] = {
    "a cell is lost": (lose_a_cell, {LACKING}),
    "a cell of another room": (lambda to: take_a_cell(to, ahead(to)), {ASTRAY}),
    "a cell of another day": (lambda to: take_a_cell(to, ahead(to), in_days=40), {ASTRAY}),
    "a cell ahead of one that is over": (lambda to: take_a_cell(to, over(to)), {ASTRAY}),
    "moved by hand": (move_by_a_day, {BOOKINGS, LACKING, ASTRAY}),
    "cancelled by hand": (lambda to: change(to, ahead(to), state="cancelled-by-staff"), {BOOKINGS, ASTRAY}),
    "an older version": (lambda to: change(to, ahead(to), version=0), {BOOKINGS}),
    "one that is over is changed": (lambda to: change(to, over(to), version=9), {BOOKINGS}),
    "a booking is gone": (lose_a_booking, {BOOKINGS}),
    "a booking that was never told": (put_in_a_booking, {BOOKINGS}),
    "a block without cells": (lose_the_cells_of_a_block, {BLOCKS}),
    "a block opened by hand": (open_a_block, {BLOCKS}),
    "an entry of the feed is changed": (write_into_the_feed, {Invariant.FEED}),
    "the end of the feed is lost": (lose_the_end_of_the_feed, {Invariant.FEED}),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_each_kind_of_damage_is_seen_and_nothing_else(town: Centre, name: str) -> None:
    damage, expected = DAMAGE[name]
    with town.store.writing() as connection:
        nested = connection.begin_nested()
        damage(connection)
        seen = seen_in(connection, now=CLOCK())
        nested.rollback()
        assert seen_in(connection, now=CLOCK()).counts == {}

    assert set(seen.counts) == expected
    assert set(seen.named) == expected


def test_people_who_book_and_cancel_between_the_parts_are_no_fault(town: Centre) -> None:
    wishes, parts = iter(range(16)), 0
    booked = [_book(town, next(wishes)) for _ in range(2)]
    under_way = looking(town.store.reading, now=CLOCK(), at_once=4)
    looked: Looked | None = None
    while looked is None:
        try:
            next(under_way)
        except StopIteration as end:
            looked = end.value
        parts += 1
        if (wish := next(wishes, None)) is not None:
            booked.append(_book(town, wish))
            town.store.submit(Cancel(id=uuid4(), booking=booked.pop(0), reason="Vandskade"), STAFF, now=CLOCK())

    assert next(wishes, None) is None, "they went on booking until it was looked at whole"
    assert looked is not None
    assert looked.counts == {}
    assert looked.entries == town.store.head().cursor.number
    assert parts > looked.entries / 4


def _book(town: Centre, number: int) -> BookingId:
    """An hour of one room, each another."""
    starts_at = at(30, 9) + timedelta(days=number // 4, hours=number % 4)
    layout = town.store.municipality().space_by_id[LOK5].standing_layout.id
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(LOK5, layout, TimeSpan(starts_at, starts_at + timedelta(hours=1))),),
        persons=4,
        purpose=Purpose.MEETING,
        contact=seal_contact(replace(PERSON, phone=f"44 00 02 {number:02}"), town.keys.sealing.public_key()),
    )
    answer = town.store.submit(command, STAFF, now=CLOCK())
    assert isinstance(answer, Confirmed), answer
    return command.id


def test_the_service_looks_after_a_start_and_then_each_night_and_tells_what_does_not_hold(
    town: Centre, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = MovableClock(CLOCK())
    centre = replace(town, clock=clock)
    night = NightlyLook(centre)
    _look(night)
    assert measured(centre, "moedested_invariants_looked_at_seconds") == 0

    clock.advance(AFTER_A_START)
    _look(night)

    looked_at = clock().timestamp()
    assert measured(centre, "moedested_invariants_looked_at_seconds") == looked_at
    assert measured(centre, 'moedested_invariants_wrong{invariant="lacking"}') == 0
    with lost_cell(centre) as one:
        clock.advance(timedelta(hours=9))
        _look(night)
        assert measured(centre, "moedested_invariants_looked_at_seconds") == looked_at, "it is not night yet"
        capsys.readouterr()

        clock.advance(timedelta(hours=4))
        _look(night)

    assert measured(centre, 'moedested_invariants_wrong{invariant="lacking"}') == 1
    told = capsys.readouterr().out
    assert "what is kept does not hold" in told
    assert f"lack cells of their own time, so that others may be given their rooms ({one})" in told
    assert "put back the newest backup" in told


@contextmanager
def lost_cell(centre: Centre) -> Iterator[str]:
    """The booking that has lost it."""
    with centre.store.writing() as connection:
        one = ahead(connection)
        before = connection.execute(select(occupancy).where(occupancy.c.booking_id == one)).all()
        lose_a_cell(connection)
    yield one
    with centre.store.writing() as connection:
        connection.execute(delete(occupancy).where(occupancy.c.booking_id == one))
        connection.execute(occupancy.insert().values([dict(row._mapping) for row in before]))


def _look(night: NightlyLook) -> None:
    """Step by step, as the service does."""
    night.step()
    while not night.is_done:
        night.step()


def measured(centre: Centre, name: str) -> float:
    page = generate_latest(centre.measures.registry).decode()
    return float(next(line for line in page.splitlines() if line.startswith(name + " ")).split()[-1])
