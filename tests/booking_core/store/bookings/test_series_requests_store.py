"""A series that was asked for, in the real store: answered in one transaction, by one desk, or by the clock."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from booking_core.central.centre import Centre, make_centre, open_centre
from booking_core.domain.bookings import Booking, BookingState, Channel, Contact, DeclinedBecause, Purpose
from booking_core.domain.identity import SeriesId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Answer,
    ApproveSeries,
    BookingChanged,
    BookingSeen,
    BookSeries,
    Command,
    DateAnyway,
    DeclineSeries,
    SeriesAltered,
    SeriesBooked,
    SeriesChanged,
    SeriesRefused,
    SeriesRequested,
)
from booking_core.protocol.receipts import ReceiptRead, ReceiptState, read_receipt
from booking_core.protocol.sealing import seal_contact
from booking_core.protocol.series_on_wire import recurrence_to_wire
from booking_core.store.bookings.overrides import Override, overrides_of
from booking_core.store.bookings.series_store import bookings_of
from booking_core.store.schema import notification, occupancy
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from tests.booking_core.domain.made_series import NOW, TUESDAYS, evening, evenings
from tests.booking_core.sample_places import EMPTY, HALL, MEETING, WORKSHOP

pytestmark = pytest.mark.usefixtures("each_engine")

STAFF, PARTNER = Origin(Channel.STAFF), Origin(Channel.PARTNER)
CHAIR = Contact("Åse Ærø", email="aase@example.org", language="da")
WHY = "Pedellen låser op"


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW)


@pytest.fixture
def centre(tmp_path: Path, clock: MovableClock) -> Iterator[Centre]:
    with opened_centre(tmp_path, clock, MUNICIPALITY) as opened:
        yield opened


def ask(centre: Centre, command: Command, origin: Origin = STAFF) -> Answer:
    return centre.store.submit(command, origin, now=centre.clock())


def asked(centre: Centre) -> SeriesRequested:
    command = BookSeries(
        id=SeriesId(uuid4()),
        recurrence=recurrence_to_wire(evenings()),
        space=HALL,
        layout=EMPTY,
        persons=12,
        purpose=Purpose.TALK,
        user=KindOfUser.ASSOCIATION,
        contact=seal_contact(CHAIR, centre.keys.sealing.public_key()),
    )
    answer = ask(centre, command, PARTNER)
    assert isinstance(answer, SeriesRequested), answer
    return answer


def seen(answer: SeriesRequested) -> tuple[BookingSeen, ...]:
    return tuple(BookingSeen(one.id, one.version) for one in answer.bookings)


def yes(answer: SeriesRequested) -> ApproveSeries:
    return ApproveSeries(id=uuid4(), series=answer.series.id, seen=seen(answer))


def cells(centre: Centre) -> int:
    with centre.store.reading() as connection:
        return connection.execute(select(func.count()).select_from(occupancy)).scalar_one()


def letters(centre: Centre) -> list[str]:
    with centre.store.reading() as connection:
        return sorted(connection.execute(select(notification.c.kind)).scalars())


def dates(centre: Centre, series: SeriesId) -> tuple[Booking, ...]:
    """Every booking that is or was a date of it."""
    with centre.store.reading() as connection:
        return bookings_of(connection, series)


def states(centre: Centre, series: SeriesId) -> list[str]:
    return [one.state.value for one in dates(centre, series)]


def test_a_request_writes_no_cell_and_its_receipt_promises_nothing(centre: Centre) -> None:
    answer = asked(centre)

    read = read_receipt(answer.receipt, centre.receipt_keys())

    assert cells(centre) == 0
    assert isinstance(read, ReceiptRead)
    assert (read.facts.booking, read.facts.state) == (answer.bookings[0].id, ReceiptState.REQUEST)
    assert letters(centre) == ["requested"]


def test_a_yes_is_one_transaction_that_replicas_hear_of_and_one_letter(centre: Centre) -> None:
    answer = asked(centre)
    before = centre.store.head().cursor

    booked = ask(centre, yes(answer))

    assert isinstance(booked, SeriesBooked)
    assert states(centre, answer.series.id) == ["confirmed"] * 4
    assert cells(centre) == 4 * 2 * 8
    entries = centre.store.feed.entries_after(before)
    assert entries is not None
    told = [entry.change for entry in entries]
    assert len([one for one in told if isinstance(one, BookingChanged)]) == 4
    assert [one.series for one in told if isinstance(one, SeriesChanged)] == [booked.series]
    assert letters(centre) == ["confirmed"]


def test_a_no_answers_all_dates_and_one_letter_tells_of_it(centre: Centre) -> None:
    answer = asked(centre)

    no = ask(centre, DeclineSeries(id=uuid4(), series=answer.series.id, seen=seen(answer), reason="Salen males"))

    assert isinstance(no, SeriesAltered)
    assert (no.receipt, no.series.bookings) == ("", ())
    assert states(centre, answer.series.id) == ["declined"] * 4
    assert all(one.instead for one in no.bookings)
    assert letters(centre) == ["declined"]


def test_the_rivals_of_every_date_are_read_and_their_series_written(centre: Centre) -> None:
    ours, theirs = asked(centre), asked(centre)

    booked = ask(centre, yes(ours))

    assert isinstance(booked, SeriesBooked)
    assert states(centre, theirs.series.id) == ["declined"] * 4
    found = centre.store.bookings.series(theirs.series.id)
    assert found is not None
    assert found[0].bookings == ()
    assert {one.declined_because for one in dates(centre, theirs.series.id)} == {DeclinedBecause.RIVAL}
    assert all(one.instead for one in dates(centre, theirs.series.id))


def test_of_two_desks_that_approve_rival_series_at_once_each_day_is_given_once(centre: Centre) -> None:
    commands = [yes(asked(centre)), yes(asked(centre))]
    together = Barrier(2)

    def approve(command: ApproveSeries) -> Answer:
        together.wait(30)
        return ask(centre, command)

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(approve, commands))

    assert sorted(type(one).__name__ for one in answers) == ["SeriesBooked", "SeriesRefused"]
    (refused,) = (one for one in answers if isinstance(one, SeriesRefused))
    assert refused.refusal.code is RefusalCode.ALREADY_ANSWERED
    assert cells(centre) == 4 * 2 * 8


def test_the_same_answer_sent_twice_is_given_once(centre: Centre) -> None:
    command = yes(asked(centre))

    assert ask(centre, command) == ask(centre, command)
    assert cells(centre) == 4 * 2 * 8


def test_a_date_that_begins_unanswered_is_declined_by_the_clock_and_the_series_has_the_rest(
    centre: Centre, clock: MovableClock
) -> None:
    answer = asked(centre)
    clock.advance(evening(TUESDAYS[0]).starts_at - NOW + timedelta(minutes=1))
    before = centre.store.head().cursor

    assert centre.store.upkeep.expire_requests(now=clock()) == 1

    assert states(centre, answer.series.id) == ["declined", "requested", "requested", "requested"]
    found = centre.store.bookings.series(answer.series.id)
    assert found is not None
    assert len(found[0].bookings) == 3
    entries = centre.store.feed.entries_after(before)
    assert entries is not None
    assert [type(entry.change) for entry in entries] == [BookingChanged, SeriesChanged]


def test_before_there_are_places_nothing_expires(tmp_path: Path, clock: MovableClock) -> None:
    make_centre(tmp_path)
    empty = open_centre(tmp_path, clock=clock)
    try:
        assert empty.store.upkeep.expire_requests(now=clock()) == 0
    finally:
        empty.close()


def test_what_a_date_was_let_past_is_kept_with_its_reason(centre: Centre) -> None:
    at_night = evenings(2, starts="21:00", ends="23:00")
    command = BookSeries(
        id=SeriesId(uuid4()),
        recurrence=recurrence_to_wire(at_night),
        space=WORKSHOP,
        layout=MEETING,
        persons=6,
        purpose=Purpose.PLAY,
        contact=b"sealed",
        anyway=(DateAnyway(TUESDAYS[1], (RefusalCode.CLOSED,), WHY),),
    )

    answer = ask(centre, command)

    assert isinstance(answer, SeriesBooked)
    (booked,) = answer.bookings
    with centre.store.reading() as connection:
        assert overrides_of(connection, booked.id) == (Override(1, (RefusalCode.CLOSED,), WHY, None, NOW),)
    assert booked.state is BookingState.CONFIRMED
