"""Which answers leave unmet demand behind, and of what."""

from uuid import UUID

import pytest

from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.demand import UnmetWish, unmet_id
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import (
    Alternative,
    Answer,
    Book,
    Cancel,
    Command,
    Confirmed,
    Declined,
    NotCancelled,
    NotChanged,
    RefusalOnWire,
    Reschedule,
    SameIdOtherBody,
)
from booking_core.protocol.unmet import unmet_of
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.sample_places import GROUP_ROOM, HOUSE, MEETING, WORKSHOP

SPAN = on_thursday("18:00", "19:30")
BOOKING = made_booking(WORKSHOP, on_thursday("15:00", "16:00"), booking_id=number(1))
BOOK = Book(
    id=number(2),
    alternatives=(Alternative(WORKSHOP, MEETING, SPAN), Alternative(GROUP_ROOM, MEETING, SPAN)),
    persons=12,
    purpose=Purpose.MAKING,
    needs=(Need.STEP_FREE, Need.STEP_FREE),
    wheelchairs=2,
    user=KindOfUser.SCHOOL,
)
RESCHEDULE = Reschedule(id=UUID(int=3), booking=BOOKING.id, version=1, to=Alternative(GROUP_ROOM, MEETING, SPAN))


def refusal(code: RefusalCode) -> RefusalOnWire:
    return RefusalOnWire(code, {})


def declined(*codes: RefusalCode) -> Declined:
    return Declined(id=BOOK.id, refusals=tuple(refusal(code) for code in codes))


def left(command: Command, answer: Answer, *, knows_booking: bool = True) -> list[UnmetWish]:
    return list(
        unmet_of(
            MUNICIPALITY,
            command,
            answer,
            BOOKING if knows_booking else None,
            origin=Origin(Channel.KIOSK),
            venue=HOUSE,
            now=at("14:08"),
        )
    )


def test_each_alternative_has_its_own_wish_and_reason() -> None:
    first, second = left(BOOK, declined(RefusalCode.TAKEN, RefusalCode.CLOSED))

    assert (first.space, first.code, first.id) == (WORKSHOP, RefusalCode.TAKEN, unmet_id(BOOK.id, 0))
    assert (second.space, second.code, second.id) == (GROUP_ROOM, RefusalCode.CLOSED, unmet_id(BOOK.id, 1))
    for wish in (first, second):
        assert (wish.persons, wish.wheelchairs, wish.needs, wish.purpose, wish.user, wish.minutes) == (
            12,
            2,
            (Need.STEP_FREE,),
            Purpose.MAKING,
            KindOfUser.SCHOOL,
            90,
        )


def test_an_alternative_that_could_not_be_meant_does_not_move_the_numbers_of_the_others() -> None:
    (wish,) = left(BOOK, declined(RefusalCode.NOT_ON_QUARTER, RefusalCode.TAKEN))

    assert wish.id == unmet_id(BOOK.id, 1)


def test_a_refused_move_is_a_wish_for_where_it_should_have_gone() -> None:
    (wish,) = left(RESCHEDULE, NotChanged(refusal=refusal(RefusalCode.TAKEN)))

    assert (wish.space, wish.hour, wish.persons, wish.purpose) == (GROUP_ROOM, 18, BOOKING.persons, BOOKING.purpose)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        (BOOK, Confirmed(booking=BOOKING, alternative=0, receipt="")),
        (BOOK, SameIdOtherBody()),
        (BOOK, declined(RefusalCode.RECOVERING, RefusalCode.RECOVERING)),
        (RESCHEDULE, NotChanged(refusal=refusal(RefusalCode.VERSION_CHANGED))),
        (Cancel(id=UUID(int=4), booking=BOOKING.id), NotCancelled(refusal=refusal(RefusalCode.ALREADY_OVER))),
    ],
)
def test_other_answers_leave_nothing(command: Command, answer: Answer) -> None:
    assert left(command, answer) == []


def test_a_move_of_a_booking_that_is_not_there_leaves_nothing() -> None:
    assert left(RESCHEDULE, NotChanged(refusal=refusal(RefusalCode.TAKEN)), knows_booking=False) == []
