from dataclasses import replace
from datetime import timedelta

import pytest

from booking_core.domain.bookings import Booking, BookingState, Need
from booking_core.domain.schedule.changes import (
    BookingChange,
    ChangeKind,
    ChangesSince,
    DoorChange,
    changes_since,
    facts_of,
    printed_sheet,
)
from tests.booking_core.janitor_day import CHOIR, a_booking, at, janitor_day, schedule_of

PRINTED_AT = at("06:45")
OTHERS = tuple(booking for booking in janitor_day() if booking != CHOIR)


def since(before: tuple[Booking, ...], now: tuple[Booking, ...]) -> ChangesSince:
    return changes_since(printed_sheet(schedule_of(before), number=1, now=PRINTED_AT), schedule_of(now))


def test_nothing_has_changed_when_nothing_has() -> None:
    found = since(janitor_day(), janitor_day())

    assert (found.changes, found.tasks) == ((), frozenset())


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (a_booking("mh-lok3", "15:30", "17:30"), ChangeKind.ADDED),
        (a_booking("mh-lok5", "16:00", "17:30", layout="rows"), ChangeKind.MOVED),
        (a_booking("mh-lok4", "15:30", "17:30", layout="rows"), ChangeKind.ANOTHER_PLACE),
        (a_booking("mh-lok5", "15:30", "17:30"), ChangeKind.ANOTHER_LAYOUT),
        (a_booking("mh-lok5", "15:30", "18:00", layout="rows", wheelchairs=2), ChangeKind.ANOTHER_LENGTH),
        (replace(CHOIR, wheelchairs=0), ChangeKind.NEEDS),
        (replace(CHOIR, needs=(Need.HEARING_LOOP,)), ChangeKind.NEEDS),
        (replace(CHOIR, persons=30), ChangeKind.PEOPLE),
        (replace(CHOIR, title="Kor"), ChangeKind.NAMED),
    ],
)
def test_a_change_is_told_as_what_matters_most(now: Booking, kind: ChangeKind) -> None:
    now = now if kind is ChangeKind.ADDED else replace(now, id=CHOIR.id)
    before = OTHERS if kind is ChangeKind.ADDED else (*OTHERS, CHOIR)
    after = (*OTHERS, now)

    changes = [change for change in since(before, after).changes if isinstance(change, BookingChange)]

    assert [(change.kind, change.booking.id) for change in changes] == [(kind, now.id)]


def test_a_cancelled_booking_is_told_and_marks_nothing_else() -> None:
    gone = replace(CHOIR, state=BookingState.CANCELLED_BY_STAFF)

    found = since(janitor_day(), (*OTHERS, gone))

    assert [(change.kind, change.booking.id) for change in found.changes if isinstance(change, BookingChange)] == [
        (ChangeKind.CANCELLED, CHOIR.id)
    ]
    assert found.tasks == frozenset()


def test_rows_of_a_changed_booking_are_marked_and_no_others() -> None:
    found = since(OTHERS, janitor_day())

    assert found.tasks == {f"prepare:{CHOIR.id}", f"strike:{CHOIR.id}"}


def test_a_floor_that_can_only_be_locked_later_is_told_as_a_door() -> None:
    late = a_booking("mh-lok3", "20:00", "21:45")

    doors = [
        change for change in since(janitor_day(), (*OTHERS, CHOIR, late)).changes if isinstance(change, DoorChange)
    ]

    assert [(change.before, change.task.due_at) for change in doors] == [
        (at("21:00"), at("22:00")),
    ]


def test_work_done_stays_done_when_people_only_come_later() -> None:
    later = replace(CHOIR, span=a_booking("mh-lok5", "16:00", "17:30").span)
    first = next(task for task in schedule_of((CHOIR,)).tasks if task.booking == CHOIR)
    then = next(task for task in schedule_of((later,)).tasks if task.booking == later)

    assert facts_of(first) != facts_of(then)
    assert facts_of(first).work == facts_of(then).work


def test_what_is_remembered_of_a_print_holds_no_cells() -> None:
    sheet = printed_sheet(schedule_of(janitor_day()), number=3, now=PRINTED_AT + timedelta(hours=1))

    assert sheet.number == 3
    assert {booking.occupancy for booking in sheet.bookings} == {()}
