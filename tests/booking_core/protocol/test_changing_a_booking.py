"""Coming, staying longer, moving and being cancelled by the house: what the centre decides about a booking it has."""

from dataclasses import replace
from uuid import UUID

import pytest

from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Openness
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import AuthorityState, BookingAltered, BookingGiven, Decision, Origin, decide
from booking_core.protocol.messages import (
    Alternative,
    Book,
    Cancel,
    Cancelled,
    CheckIn,
    NotCancelled,
    NotChanged,
    Reschedule,
    refusal_from_wire,
)
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.sample_places import CIRCLE, EMPTY, GROUP_ROOM, HALL, HALL_NORTH, HOUSE_KIOSK, MEETING, WORKSHOP

R = RefusalCode
NOW = at("14:08")
KIOSK = Origin(Channel.KIOSK, HOUSE_KIOSK)
STAFF = Origin(Channel.STAFF)
AFTERNOON = on_thursday("14:15", "15:15")
MINE = made_booking(WORKSHOP, AFTERNOON, booking_id=number(1))


def state_of(*bookings: Booking, named: bool = False) -> AuthorityState:
    return AuthorityState(
        municipality=MUNICIPALITY,
        epoch=1,
        calendar=Calendar.of(bookings),
        held={},
        answers={},
        named=frozenset({MINE.id}) if named else frozenset(),
    )


def check_in() -> CheckIn:
    return CheckIn(id=UUID(int=7), booking=MINE.id)


def to(span: TimeSpan, space: SpaceId = WORKSHOP, layout: LayoutId = MEETING, *, version: int = 1) -> Reschedule:
    return Reschedule(id=UUID(int=8), booking=MINE.id, version=version, to=Alternative(space, layout, span))


def altered(decision: Decision) -> Booking:
    assert decision.answer is None
    assert isinstance(decision.change, BookingAltered)
    return decision.change.booking


def refusal(decision: Decision) -> Refusal:
    assert decision.change is None
    assert isinstance(decision.answer, NotChanged | NotCancelled)
    return refusal_from_wire(decision.answer.refusal)


def decided(
    command: CheckIn | Reschedule | Cancel,
    *others: Booking,
    mine: Booking = MINE,
    origin: Origin = KIOSK,
    now: str = "14:08",
    named: bool = False,
) -> Decision:
    return decide(state_of(mine, *others, named=named), command, origin, fingerprint="f", now=at(now))


def test_people_check_in_from_half_an_hour_before_until_the_end() -> None:
    assert altered(decided(check_in(), now="13:45")) == replace(MINE, state=BookingState.CHECKED_IN, version=2)
    assert altered(decided(check_in(), now="15:14")).state is BookingState.CHECKED_IN
    assert refusal(decided(check_in(), now="13:44")) == Refusal(R.TOO_EARLY, {"opens_at": at("13:45")})
    assert refusal(decided(check_in(), now="15:15")).code is R.ALREADY_OVER


def test_checking_in_twice_is_one_coming() -> None:
    here = replace(MINE, state=BookingState.CHECKED_IN, version=2)

    assert altered(decided(check_in(), mine=here)) == here


def test_a_cancelled_booking_takes_no_check_in() -> None:
    gone = replace(MINE, state=BookingState.CANCELLED_BY_STAFF, occupancy=())

    assert refusal(decided(check_in(), mine=gone)) == Refusal(R.ALREADY_OVER, {"state": "cancelled-by-staff"})


def test_staying_longer_takes_the_quarters_after() -> None:
    longer = altered(decided(to(on_thursday("14:15", "15:45"))))

    assert (longer.span, longer.version, longer.state) == (on_thursday("14:15", "15:45"), 2, BookingState.CONFIRMED)
    assert len(longer.occupancy) == len(MINE.occupancy) + 2


def test_staying_longer_is_refused_where_somebody_comes_after() -> None:
    next_one = made_booking(WORKSHOP, on_thursday("15:30", "16:30"))

    assert altered(decided(to(on_thursday("14:15", "15:30")), next_one)).version == 2
    assert refusal(decided(to(on_thursday("14:15", "15:45")), next_one)) == Refusal(R.TAKEN, {"free_from": at("16:30")})


def test_without_a_name_nobody_stays_past_two_hours() -> None:
    three_hours = to(on_thursday("14:15", "17:15"))

    assert refusal(decided(three_hours)) == Refusal(R.NAME_NEEDED_LENGTH, {"minutes": 120})
    assert altered(decided(three_hours, named=True)).span.ends_at == at("17:15")


def test_ending_earlier_needs_no_rule_but_must_lie_ahead() -> None:
    under_way = to(on_thursday("14:15", "14:30"))

    assert altered(decided(under_way, now="14:20")).span == on_thursday("14:15", "14:30")
    assert refusal(decided(under_way, now="14:30")) == Refusal(R.IN_THE_PAST)


def test_people_at_a_screen_move_nothing_but_the_end() -> None:
    phone = MUNICIPALITY.venue_of_space[WORKSHOP].phone
    moves = [to(on_thursday("14:30", "15:30")), to(AFTERNOON, GROUP_ROOM), to(AFTERNOON, layout=CIRCLE)]

    assert [refusal(decided(move)) for move in moves] == [Refusal(R.STAFF_ONLY, {"phone": phone})] * 3


def test_staff_move_a_booking_to_another_time_and_place() -> None:
    moved = altered(decided(to(on_thursday("16:00", "17:00"), HALL_NORTH, EMPTY), origin=STAFF))

    assert (moved.space, moved.layout, moved.span) == (HALL_NORTH, EMPTY, on_thursday("16:00", "17:00"))
    assert {entry.cell.room for entry in moved.occupancy} == {*MUNICIPALITY.space_by_id[HALL_NORTH].rooms}


def test_a_booking_may_be_moved_onto_its_own_time() -> None:
    moved = altered(decided(to(on_thursday("14:45", "15:45")), origin=STAFF))

    assert moved.span == on_thursday("14:45", "15:45")


def test_a_running_booking_moves_to_another_room_but_never_into_the_past() -> None:
    now = "14:40"

    assert altered(decided(to(AFTERNOON, HALL_NORTH, EMPTY), origin=STAFF, now=now)).space == HALL_NORTH
    assert refusal(decided(to(on_thursday("14:00", "15:00")), origin=STAFF, now=now)).code is R.IN_THE_PAST


def test_a_move_of_an_older_version_changes_nothing() -> None:
    newer = replace(MINE, version=2)

    assert refusal(decided(to(on_thursday("16:00", "17:00")), mine=newer, origin=STAFF)) == Refusal(
        R.VERSION_CHANGED, {"version": 2}
    )


def test_nobody_knows_what_was_never_booked() -> None:
    stranger = replace(MINE, id=number(2))

    assert refusal(decided(check_in(), mine=stranger)).code is R.UNKNOWN_BOOKING
    assert refusal(decided(to(AFTERNOON), mine=stranger)).code is R.UNKNOWN_BOOKING


@pytest.mark.parametrize("reason", ["", "   "])
def test_the_house_cancels_with_a_reason_or_not_at_all(reason: str) -> None:
    command = Cancel(id=UUID(int=9), booking=MINE.id, reason=reason)

    assert refusal(decided(command, origin=STAFF)).code is R.REASON_NEEDED


def test_what_the_house_cancels_tells_why_and_holds_no_cell() -> None:
    command = Cancel(id=UUID(int=9), booking=MINE.id, reason=" Vandskade ")

    decision = decided(command, origin=STAFF, now="14:40")

    cancelled = replace(MINE, state=BookingState.CANCELLED_BY_STAFF, version=2, occupancy=(), reason="Vandskade")
    assert decision == Decision(Cancelled(booking=cancelled), (BookingAltered(cancelled),))


def booked(layout: LayoutId, *others: Booking, origin: Origin = STAFF) -> Decision:
    command = Book(
        id=number(3),
        alternatives=(Alternative(WORKSHOP, layout, on_thursday("16:00", "17:00")),),
        persons=4,
        purpose=MINE.purpose,
        openness=Openness.CLOSED,
        title="Hemmeligt navn",
    )
    return decide(state_of(*others), command, origin, fingerprint="f", now=NOW)


def test_another_layout_brings_its_setting_up_and_clearing_along() -> None:
    change = booked(CIRCLE).change

    assert isinstance(change, BookingGiven)
    layout = MUNICIPALITY.space_by_id[WORKSHOP].layout(CIRCLE)
    assert layout is not None
    kinds = [entry.kind for entry in change.booking.occupancy]
    assert kinds == sorted(kinds, key=[CellKind.SETUP, CellKind.USE, CellKind.STRIKE].index)
    assert kinds.count(CellKind.SETUP) == -(-layout.setup_minutes // 15)
    assert kinds.count(CellKind.STRIKE) == -(-layout.strike_minutes // 15)


def test_a_closed_booking_carries_no_public_title() -> None:
    change = booked(MEETING).change

    assert isinstance(change, BookingGiven)
    assert change.booking.title == ""


def test_nobody_but_staff_books_in_place_of_another() -> None:
    command = Book(
        id=number(3),
        alternatives=(Alternative(WORKSHOP, MEETING, on_thursday("16:00", "17:00")),),
        persons=4,
        purpose=MINE.purpose,
        replaces=MINE.id,
    )

    made = [decide(state_of(), command, origin, fingerprint="f", now=NOW).change for origin in (KIOSK, STAFF)]

    assert [one.booking.replaces for one in made if isinstance(one, BookingGiven)] == [None, MINE.id]


def test_setting_up_that_does_not_fit_says_when_the_room_can_be_ready() -> None:
    before = made_booking(WORKSHOP, on_thursday("15:00", "16:00"))
    after = made_booking(WORKSHOP, on_thursday("17:00", "18:00"))

    tight = booked(CIRCLE, before).answer
    crowded = booked(CIRCLE, after).answer

    assert getattr(tight, "refusals")[0].code is R.SETUP_TAKEN  # noqa: B009
    assert getattr(crowded, "refusals")[0].code is R.STRIKE_TAKEN  # noqa: B009


def test_moving_into_a_joined_hall_looks_at_every_room_of_it() -> None:
    north = made_booking(HALL_NORTH, on_thursday("16:00", "17:00"))

    assert refusal(decided(to(on_thursday("16:30", "17:30"), HALL, EMPTY), north, origin=STAFF)).code is R.TAKEN
