"""What people are told of: what the house did, that they have what they asked for, and that it is given back."""

from dataclasses import replace
from uuid import UUID

import pytest

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.identity import SeriesId
from booking_core.protocol.authority import BookingAltered, BookingGiven, Change, Origin, RequestTaken
from booking_core.protocol.notices import NoticeKind, notices_of
from tests.booking_core.domain.made_bookings import made_booking, number, on_thursday
from tests.booking_core.sample_places import GROUP_ROOM, HALL, HOUSE_KIOSK

S = BookingState
KIOSK = Origin(Channel.KIOSK, HOUSE_KIOSK)
STAFF = Origin(Channel.STAFF)
EVENING = on_thursday("18:00", "20:00")
LATE = on_thursday("19:00", "21:00")


def a_booking(state: BookingState = S.CONFIRMED, *, booking_id: int = 1) -> Booking:
    return made_booking(HALL, EVENING, booking_id=number(booking_id), state=state)


def given(booking: Booking) -> BookingGiven:
    return BookingGiven(booking, alternative=0, contact=b"sealed")


def told(before: Booking, after: Booking, origin: Origin) -> list[NoticeKind]:
    return [notice.kind for notice in notices_of([BookingAltered(after)], {before.id: before}, origin)]


@pytest.mark.parametrize("origin", [KIOSK, STAFF], ids=["kiosk", "staff"])
@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (S.REQUESTED, S.CONFIRMED, [NoticeKind.CONFIRMED]),
        (S.REQUESTED, S.DECLINED, [NoticeKind.DECLINED]),
        (S.REQUESTED, S.WITHDRAWN, [NoticeKind.GIVEN_BACK]),
        (S.CONFIRMED, S.CANCELLED_BY_CITIZEN, [NoticeKind.GIVEN_BACK]),
        (S.CONFIRMED, S.CANCELLED_BY_STAFF, [NoticeKind.CANCELLED]),
        (S.CONFIRMED, S.CHECKED_IN, []),
        (S.CONFIRMED, S.NO_SHOW, []),
        (S.CHECKED_IN, S.COMPLETED, []),
    ],
)
def test_each_change_of_state_is_told_or_not(
    before: BookingState, after: BookingState, kinds: list[NoticeKind], origin: Origin
) -> None:
    was = a_booking(before)

    assert told(was, replace(was, state=after), origin) == kinds


def test_a_booking_given_and_a_request_taken_are_told() -> None:
    asked = a_booking(S.REQUESTED, booking_id=2)
    changes: list[Change] = [given(a_booking()), RequestTaken(asked, alternative=0, contact=b"sealed", is_free=True)]

    assert [(notice.kind, notice.booking) for notice in notices_of(changes, {}, KIOSK)] == [
        (NoticeKind.CONFIRMED, number(1)),
        (NoticeKind.REQUESTED, number(2)),
    ]


@pytest.mark.parametrize("moved", [{"span": LATE}, {"space": GROUP_ROOM}], ids=["another time", "another room"])
def test_who_is_moved_by_the_house_is_told_and_who_moves_is_not(moved: dict[str, object]) -> None:
    was = a_booking()
    elsewhere = replace(was, **moved)  # type: ignore[arg-type]

    assert told(was, elsewhere, STAFF) == [NoticeKind.MOVED]
    assert told(was, elsewhere, KIOSK) == []


def test_nothing_is_told_of_what_stays_where_it_was() -> None:
    was = a_booking()

    assert told(was, replace(was, persons=was.persons + 1), STAFF) == []


def test_the_first_date_speaks_for_the_series() -> None:
    series = SeriesId(UUID(int=7))
    dates = [replace(a_booking(booking_id=one), series=series) for one in (1, 2, 3)]
    alone = a_booking(booking_id=4)

    notices = list(notices_of([given(one) for one in (*dates, alone)], {}, STAFF))

    assert [notice.booking for notice in notices] == [number(1), number(4)]
