"""Series in the real store: one transaction, what replicas hear of it, who stands behind it, and two at once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time, timedelta
from pathlib import Path
from threading import Barrier
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import func, select

from booking_core.central.centre import Centre
from booking_core.domain.bookings import BookingState, Channel, Contact, Purpose
from booking_core.domain.identity import SeriesId
from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import Count, Daily, Recurrence, Weekly, days_of
from booking_core.domain.recurring.series import Scope
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import local_day
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    AddToSeries,
    Answer,
    BookingChanged,
    BookingSeen,
    BookSeries,
    Cancel,
    CancelSeries,
    ChangeSeries,
    Command,
    SeriesAltered,
    SeriesBooked,
    SeriesChanged,
    SeriesRefused,
)
from booking_core.protocol.receipts import ReceiptRead, read_receipt
from booking_core.protocol.sealing import seal_contact
from booking_core.protocol.series_on_wire import recurrence_to_wire, series_to_wire
from booking_core.store.schema import occupancy, stock_use
from tests.booking_core.central.running_centre import MovableClock, opened_centre
from tests.booking_core.domain.made_bookings import ZONE
from tests.booking_core.domain.made_series import NOW, TUESDAYS, evenings
from tests.booking_core.domain.occupying.test_placing import PLACES, ROWS
from tests.booking_core.sample_places import CIRCLE, HALL_NORTH, MEETING, WORKSHOP

pytestmark = pytest.mark.usefixtures("each_engine")

STAFF = Origin(Channel.STAFF)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    with opened_centre(tmp_path, MovableClock(NOW), PLACES) as opened:
        yield opened


def book_series(recurrence: Recurrence | None = None, **more: object) -> BookSeries:
    command = BookSeries(
        id=SeriesId(uuid4()),
        recurrence=recurrence_to_wire(recurrence or evenings()),
        space=WORKSHOP,
        layout=MEETING,
        persons=8,
        purpose=Purpose.MEETING,
        contact=b"sealed",
    )
    return msgspec.structs.replace(command, **more)


def ask(centre: Centre, command: Command) -> Answer:
    return centre.store.submit(command, STAFF, now=centre.clock())


def booked(centre: Centre, command: BookSeries | None = None) -> SeriesBooked:
    answer = ask(centre, command or book_series())
    assert isinstance(answer, SeriesBooked), answer
    return answer


def test_a_series_is_on_the_disk_as_it_was_answered(centre: Centre) -> None:
    answer = booked(centre)

    found = centre.store.bookings.series(answer.series.id)

    assert found is not None
    series, bookings = found
    assert series_to_wire(series) == answer.series
    assert bookings == answer.bookings


def test_the_receipt_proves_the_first_date(centre: Centre) -> None:
    answer = booked(centre)

    read = read_receipt(answer.receipt, centre.receipt_keys())

    assert isinstance(read, ReceiptRead)
    assert read.facts.booking == answer.bookings[0].id


def test_replicas_hear_of_the_dates_and_of_the_series(centre: Centre) -> None:
    before = centre.store.head().cursor

    answer = booked(centre)

    entries = centre.store.feed.entries_after(before)
    assert entries is not None
    told = [entry.change for entry in entries]
    assert [one.booking for one in told if isinstance(one, BookingChanged)] == list(answer.bookings)
    assert [one.series for one in told if isinstance(one, SeriesChanged)] == [answer.series]
    assert centre.store.feed.snapshot(now=NOW).series == (answer.series,)


def test_a_series_leaves_the_snapshots_when_its_last_date_is_over(centre: Centre) -> None:
    booked(centre)

    assert centre.store.feed.snapshot(now=NOW + timedelta(days=40)).series == ()


def test_the_same_command_is_answered_alike_and_writes_nothing_more(centre: Centre) -> None:
    command = book_series()
    answer = booked(centre, command)
    head = centre.store.head()

    assert ask(centre, command) == answer
    assert centre.store.head() == head


def test_sealing_anew_makes_no_other_command(centre: Centre) -> None:
    command = book_series(contact=b"sealed once")
    answer = booked(centre, command)

    assert ask(centre, msgspec.structs.replace(command, contact=b"sealed twice")) == answer


def test_who_stands_behind_the_series_stands_behind_every_date_and_those_added(centre: Centre) -> None:
    sealed = seal_contact(Contact("Skakklubben", "44 52 00 17"), centre.keys.sealing.public_key())
    answer = booked(centre, book_series(contact=sealed))
    added = ask(centre, AddToSeries(id=uuid4(), series=answer.series.id, day=date(2026, 12, 9)))
    assert isinstance(added, SeriesAltered)

    window = {"ends_after": NOW, "starts_before": NOW + timedelta(days=60)}
    known = centre.store.bookings.sealed_contacts(**window)

    assert known.keys() == {one.id for one in (*answer.bookings, *added.bookings)}
    assert set(known.values()) == {sealed}


def test_giving_all_back_frees_every_cell_and_the_furniture(centre: Centre) -> None:
    answer = booked(centre, book_series(space=HALL_NORTH, layout=ROWS))

    gone = ask(
        centre,
        CancelSeries(
            id=uuid4(), series=answer.series.id, booking=answer.bookings[0].id, scope=Scope.ALL, reason="Vandskade"
        ),
    )

    assert isinstance(gone, SeriesAltered)
    assert (gone.series.bookings, gone.receipt) == ((), "")
    with centre.store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(occupancy)).scalar_one() == 0
        assert connection.execute(select(func.sum(stock_use.c.used))).scalar_one() in {0, None}


def test_dates_that_change_places_are_written_without_meeting(centre: Centre) -> None:
    both = Recurrence(Weekly((Weekday.TUE, Weekday.WED)), date(2026, 12, 1), Count(4), time(19), time(21))
    answer = booked(centre, book_series(both, layout=CIRCLE))

    changed = ask(
        centre,
        ChangeSeries(
            id=uuid4(),
            series=answer.series.id,
            booking=answer.bookings[0].id,
            scope=Scope.ALL,
            seen=tuple(BookingSeen(one.id, one.version) for one in answer.bookings),
            weekdays={Weekday.TUE: Weekday.WED, Weekday.WED: Weekday.TUE},
        ),
    )

    assert isinstance(changed, SeriesAltered), changed
    stored = {one.id: one for one in centre.store.bookings.with_ids(answer.series.bookings)}
    before = {one.id: local_day(one.span.starts_at, ZONE) for one in answer.bookings}
    assert {one: local_day(stored[one].span.starts_at, ZONE) for one in stored} == {
        one: day + timedelta(days=1 if day.weekday() == 1 else -1) for one, day in before.items()
    }


def test_a_date_given_back_by_itself_leaves_the_series_on_the_disk(centre: Centre) -> None:
    answer = booked(centre)

    ask(centre, Cancel(id=uuid4(), booking=answer.bookings[1].id, reason="Vandskade"))

    found = centre.store.bookings.series(answer.series.id)
    assert found is not None
    assert [one.state for one in found[1]] == [BookingState.CONFIRMED] * 3
    assert days_of(found[0].recurrence) == (TUESDAYS[0], TUESDAYS[2], TUESDAYS[3])


def test_of_two_series_for_the_same_days_each_day_goes_to_exactly_one(centre: Centre) -> None:
    """Two Tuesdays and two Wednesdays, wished for at once: whoever is first has them all, the other is told each."""
    for _ in range(5):
        both = Barrier(2)

        def wish(command: BookSeries, together: Barrier = both) -> Answer:
            together.wait(10)
            return ask(centre, command)

        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(wish, [book_series(), book_series()])

        won, lost = (first, second) if isinstance(first, SeriesBooked) else (second, first)
        assert isinstance(won, SeriesBooked)
        assert isinstance(lost, SeriesRefused)
        assert [one.day for one in lost.dates] == list(TUESDAYS)
        assert {one.refusal.code for one in lost.dates} == {RefusalCode.TAKEN}
        cancel = CancelSeries(
            id=uuid4(), series=won.series.id, booking=won.bookings[0].id, scope=Scope.ALL, reason="Prøve"
        )
        ask(centre, cancel)


def test_the_longest_series_is_booked_within_the_patience_of_a_desk(centre: Centre) -> None:
    """400 dates: those beyond the 90 days that may be booked ahead are each told so."""
    daily = Recurrence(Daily(), date(2026, 11, 27), Count(400), time(8), time(9))

    answer = booked(centre, book_series(daily, id=SeriesId(UUID(int=4))))

    assert len(answer.bookings) + len(answer.refused) == 400
    assert len(answer.bookings) > 80
