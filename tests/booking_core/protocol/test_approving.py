"""A request holds nothing until the house says yes: one of several rivals is given, the others are told what else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, Channel, DeclinedBecause, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import MOST_HOUSES_ROUND, houses_round
from booking_core.domain.identity import BookingId, LayoutId, RoomId, SpaceId, VenueId, WaitingId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.requests import answer_due
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import (
    AuthorityState,
    BookingAltered,
    BookingGiven,
    Decision,
    Origin,
    RequestTaken,
    StoredAnswer,
    decide,
    expired,
    extents_of_answer,
)
from booking_core.protocol.authority.approving import MOST_ADVISED
from booking_core.protocol.messages import (
    Alternative,
    Approve,
    Book,
    Cancel,
    Cancelled,
    CheckIn,
    Command,
    Decline,
    Declined,
    NotCancelled,
    NotChanged,
    RequestDeclined,
    Reschedule,
    SameIdOtherBody,
)
from tests.booking_core.domain.made_bookings import (
    MUNICIPALITY,
    at,
    house_bookings,
    made_booking,
    number,
    on_thursday,
)
from tests.booking_core.sample_places import (
    EMPTY,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    HOUSE_KIOSK,
    MEETING,
    WORKSHOP,
)
from tests.slices import examples

R = RefusalCode
NOW = at("14:08")
KIOSK = Origin(Channel.KIOSK, HOUSE_KIOSK)
STAFF = Origin(Channel.STAFF)
EVENING = on_thursday("18:00", "20:00")
BEFORE = on_thursday("16:00", "18:00")
LATE = on_thursday("19:00", "21:00")
LAYOUTS: Mapping[SpaceId, LayoutId] = {WORKSHOP: MEETING}


def one(space: SpaceId = HALL, span: TimeSpan = EVENING) -> Alternative:
    return Alternative(space, LAYOUTS.get(space, EMPTY), span)


def book(*alternatives: Alternative, booking_id: int = 1, contact: bytes | None = b"sealed", persons: int = 4) -> Book:
    return Book(
        id=number(booking_id),
        alternatives=alternatives or (one(),),
        persons=persons,
        purpose=Purpose.MEETING,
        contact=contact,
    )


def request(booking_id: int = 1, span: TimeSpan = EVENING, space: SpaceId = HALL) -> Booking:
    asked = made_booking(space, span, booking_id=number(booking_id), state=BookingState.REQUESTED)
    return replace(asked, answer_by=answer_due(MUNICIPALITY, span, now=NOW))


def state_of(*bookings: Booking, recovering: bool = False) -> AuthorityState:
    return AuthorityState(
        municipality=MUNICIPALITY,
        epoch=1,
        calendar=Calendar.of(bookings),
        held={},
        answers={},
        recovering=recovering,
        named=frozenset(booking.id for booking in bookings),
    )


def decided(
    state: AuthorityState, command: Command, origin: Origin = STAFF, *, now: datetime = NOW, fingerprint: str = "first"
) -> Decision:
    return decide(state, command, origin, fingerprint=fingerprint, now=now)


def approve(booking_id: int = 1, *, version: int = 1, wish: int = 100) -> Approve:
    return Approve(id=UUID(int=wish), booking=number(booking_id), version=version)


def decline(booking_id: int = 1, *, version: int = 1, reason: str = "Salen males") -> Decline:
    return Decline(id=UUID(int=200), booking=number(booking_id), version=version, reason=reason)


def code(decision: Decision) -> RefusalCode:
    match decision.answer:
        case NotChanged(refusal=refusal) | NotCancelled(refusal=refusal):
            return refusal.code
        case _:
            pytest.fail(f"no refusal in {decision.answer}")


def codes(decision: Decision) -> list[RefusalCode]:
    assert isinstance(decision.answer, Declined)
    return [refusal.code for refusal in decision.answer.refusals]


def taken(decision: Decision) -> RequestTaken:
    assert isinstance(decision.change, RequestTaken), decision
    assert decision.answer is None
    return decision.change


def altered(decision: Decision) -> list[Booking]:
    bookings = [change.booking for change in decision.changes if isinstance(change, BookingAltered)]
    assert len(bookings) == len(decision.changes)
    return bookings


# Asking


def test_a_request_made_in_time_can_be_approved_however_long_the_answer_took() -> None:
    rules = replace(MUNICIPALITY.rules, limits=replace(MUNICIPALITY.rules.limits, lead_minutes=180))
    state = replace(state_of(request()), municipality=replace(MUNICIPALITY, rules=rules))

    decision = decided(state, approve(), now=at("17:30"))

    assert decision.change is not None
    assert decision.change.booking.state is BookingState.CONFIRMED  # type: ignore[union-attr]  # no series, no block


def test_more_rivals_than_can_be_advised_at_once_hear_no_all_the_same() -> None:
    rivals = [request(number_) for number_ in range(2, MOST_ADVISED + 5)]

    decision = decided(state_of(request(), *rivals), approve())

    told = [change.booking for change in decision.changes[1:] if isinstance(change, BookingAltered)]
    assert len(told) == len(rivals)
    assert {one.state for one in told} == {BookingState.DECLINED}
    assert sum(bool(one.instead) for one in told) == MOST_ADVISED


def test_a_space_with_approval_is_asked_for_and_holds_no_cell() -> None:
    asked = taken(decided(state_of(), book(), KIOSK))

    assert asked.booking.state is BookingState.REQUESTED
    assert asked.booking.occupancy == ()
    assert asked.booking.answer_by == EVENING.starts_at
    assert (asked.alternative, asked.contact, asked.is_free) == (0, b"sealed", True)


def test_whether_it_is_free_is_told_and_not_decided() -> None:
    booked = made_booking(HALL_NORTH, LATE, booking_id=number(9))

    assert taken(decided(state_of(booked), book(), KIOSK)).is_free is False


def test_staff_book_it_at_once() -> None:
    assert isinstance(decided(state_of(), book()).change, BookingGiven)


def test_the_first_alternative_that_can_be_had_or_asked_for_decides() -> None:
    workshop_taken = state_of(made_booking(WORKSHOP, EVENING, booking_id=number(9)))

    assert taken(decided(workshop_taken, book(one(WORKSHOP), one()), KIOSK)).alternative == 1
    assert isinstance(decided(workshop_taken, book(one(HALL_NORTH), one()), KIOSK).change, BookingGiven)
    assert taken(decided(workshop_taken, book(one(), one(HALL_NORTH)), KIOSK)).booking.space == HALL


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (book(one(span=on_thursday("21:00", "23:00"))), R.CLOSED),
        (book(one(span=on_thursday("15:00", "20:00"))), R.TOO_LONG),
        (book(persons=121), R.TOO_MANY_PERSONS),
        (book(one(span=on_thursday("13:00", "14:00"))), R.IN_THE_PAST),
        (book(one(span=on_thursday("19:00", "21:00")), contact=None), R.NAME_NEEDED_START),
        (book(Alternative(HALL, LayoutId("rows"), EVENING)), R.UNKNOWN_LAYOUT),
    ],
)
def test_every_other_rule_is_kept_on_arrival(command: Book, expected: RefusalCode) -> None:
    assert codes(decided(state_of(), command, KIOSK)) == [expected]


def test_what_has_begun_cannot_be_asked_for_any_more() -> None:
    just_begun = book(one(span=on_thursday("14:00", "15:00")))

    assert codes(decided(state_of(), just_begun, KIOSK)) == [R.NEEDS_APPROVAL]


def test_a_recovering_centre_takes_no_request() -> None:
    decision = decided(state_of(recovering=True), book(), KIOSK)

    assert codes(decision) == [R.RECOVERING]
    assert not decision.is_kept


# Saying yes


def test_an_approved_request_is_a_booking_with_its_cells() -> None:
    (booking,) = altered(decided(state_of(request()), approve()))

    assert booking.state is BookingState.CONFIRMED
    assert (booking.version, booking.answer_by) == (2, None)
    assert set(booking.occupancy) == set(made_booking(HALL, EVENING).occupancy)


def test_rivals_that_no_longer_fit_are_declined_along_with_it_and_told_what_else() -> None:
    same, later, south = request(2), request(3, LATE), request(4, space=HALL_SOUTH)
    free_after = request(5, on_thursday("20:00", "22:00"))

    approved, *declined = altered(decided(state_of(request(), same, later, south, free_after), approve()))

    assert approved.id == number(1)
    assert {booking.id for booking in declined} == {same.id, later.id, south.id}
    assert all(booking.state is BookingState.DECLINED for booking in declined)
    assert {booking.declined_because for booking in declined} == {DeclinedBecause.RIVAL}
    assert all((booking.version, booking.reason, booking.answer_by) == (2, None, None) for booking in declined)
    assert all(booking.instead for booking in declined)


def test_a_request_cannot_be_approved_over_a_booking() -> None:
    booked = made_booking(HALL_NORTH, LATE, booking_id=number(9))

    decision = decided(state_of(request(), booked), approve())

    assert code(decision) is R.TAKEN
    assert decision.changes == ()


def test_of_two_that_approve_rivals_the_second_is_told_that_it_has_been_answered() -> None:
    first = altered(decided(state_of(request(), request(2)), approve()))

    assert code(decided(state_of(*first), approve(2))) is R.ALREADY_ANSWERED


# Saying no


def test_a_declined_request_says_why_and_what_else() -> None:
    decision = decided(state_of(request()), decline())

    (booking,) = altered(decision)
    assert decision.answer == RequestDeclined(booking=booking)
    assert booking.state is BookingState.DECLINED
    assert (booking.reason, booking.declined_because) == ("Salen males", DeclinedBecause.HOUSE)
    assert [one.space for one in booking.instead][:1] == [WORKSHOP]


def test_a_no_needs_a_reason() -> None:
    assert code(decided(state_of(request()), decline(reason="  "))) is R.REASON_NEEDED


@pytest.mark.parametrize("command", [approve(), decline()], ids=["approve", "decline"])
@pytest.mark.parametrize("state", [state for state in BookingState if state is not BookingState.REQUESTED])
def test_only_a_request_is_answered(command: Command, state: BookingState) -> None:
    answered = made_booking(HALL, EVENING, booking_id=number(1), state=state)

    decision = decided(state_of(answered), command)

    assert code(decision) is R.ALREADY_ANSWERED
    assert decision.changes == ()


@pytest.mark.parametrize("command", [approve(), decline()], ids=["approve", "decline"])
def test_only_the_house_answers(command: Command) -> None:
    assert code(decided(state_of(request()), command, KIOSK)) is R.STAFF_ONLY
    assert code(decided(state_of(request()), command, Origin(Channel.PARTNER))) is R.STAFF_ONLY


@pytest.mark.parametrize("command", [approve(version=2), decline(version=2)], ids=["approve", "decline"])
def test_what_has_changed_since_it_was_seen_is_not_answered(command: Command) -> None:
    assert code(decided(state_of(request()), command)) is R.VERSION_CHANGED


@pytest.mark.parametrize("command", [approve(), decline()], ids=["approve", "decline"])
def test_what_has_begun_is_answered_no_more(command: Command) -> None:
    assert code(decided(state_of(request()), command, now=EVENING.starts_at)) is R.IN_THE_PAST


@pytest.mark.parametrize("command", [approve(), decline()], ids=["approve", "decline"])
def test_what_nobody_knows_is_not_answered(command: Command) -> None:
    assert code(decided(state_of(), command)) is R.UNKNOWN_BOOKING
    recovering = decided(state_of(request(), recovering=True), command)
    assert (code(recovering), recovering.is_kept) == (R.RECOVERING, False)


@pytest.mark.parametrize("command", [approve(), decline(), book(booking_id=7)], ids=["approve", "decline", "book"])
def test_sent_twice_it_is_answered_as_before_and_changes_nothing_more(command: Command) -> None:
    state = state_of(request())
    kept = replace(state, answers={command.id: StoredAnswer("first", SameIdOtherBody())})

    again = decided(kept, command)

    assert again == Decision(SameIdOtherBody(), is_kept=False)
    assert isinstance(decided(kept, command, fingerprint="other").answer, SameIdOtherBody)


# Withdrawing, and what cannot be done with a request


def test_whoever_asked_withdraws_and_may_do_so_twice() -> None:
    cancel = Cancel(id=UUID(int=300), booking=number(1))

    (gone,) = altered(decided(state_of(request()), cancel, KIOSK))

    assert (gone.state, gone.version, gone.answer_by) == (BookingState.WITHDRAWN, 2, None)
    assert decided(state_of(gone), cancel, KIOSK) == Decision(Cancelled(booking=gone))


def test_the_house_declines_a_request_and_does_not_cancel_it() -> None:
    cancel = Cancel(id=UUID(int=300), booking=number(1), reason="Vandskade")

    assert code(decided(state_of(request()), cancel)) is R.NOT_ANSWERED


@pytest.mark.parametrize(
    "command",
    [
        CheckIn(id=UUID(int=400), booking=number(1)),
        Reschedule(id=UUID(int=401), booking=number(1), version=1, to=one(span=LATE)),
    ],
    ids=["check-in", "reschedule"],
)
def test_a_request_is_neither_moved_nor_checked_in(command: Command) -> None:
    assert code(decided(state_of(request()), command)) is R.NOT_ANSWERED


def test_nobody_having_answered_it_is_declined_when_its_time_begins_and_not_before() -> None:
    asked = request()

    assert expired(asked, now=EVENING.starts_at - timedelta(seconds=1)) is None
    gone = expired(asked, now=EVENING.starts_at)
    assert gone is not None
    assert (gone.state, gone.declined_because, gone.version) == (BookingState.DECLINED, DeclinedBecause.EXPIRED, 2)


@pytest.mark.parametrize("state", [state for state in BookingState if state is not BookingState.REQUESTED])
def test_only_a_request_expires(state: BookingState) -> None:
    assert expired(made_booking(HALL, EVENING, state=state), now=EVENING.ends_at) is None


# The waiting list


def test_what_is_booked_for_somebody_who_waits_ends_the_wait() -> None:
    wish = WaitingId(UUID(int=900))
    command = msgspec.structs.replace(book(one(WORKSHOP), contact=None), from_waiting=wish)
    waiting = replace(state_of(), waiting=frozenset({wish}))

    change = decided(waiting, command).change

    assert isinstance(change, BookingGiven)
    assert change.from_waiting == wish
    assert codes(decided(state_of(), command)) == [R.NO_LONGER_WAITING]


def test_nobody_but_the_house_books_for_somebody_who_waits() -> None:
    command = msgspec.structs.replace(book(one(WORKSHOP)), from_waiting=WaitingId(UUID(int=900)))

    change = decided(state_of(), command, KIOSK).change

    assert isinstance(change, BookingGiven)
    assert change.from_waiting is None


# Laws


def cells(calendar: Calendar) -> list[object]:
    return [entry.cell for one in calendar.bookings.values() if one.state.occupies for entry in one.occupancy]


@st.composite
def requests(draw: st.DrawFn) -> tuple[Booking, ...]:
    made = []
    for value in range(draw(st.integers(1, 6))):
        starts_at = at("15:00") + draw(st.integers(0, 20)) * timedelta(minutes=15)
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 16)) * timedelta(minutes=15))
        made.append(request(100 + value, span, draw(st.sampled_from((HALL, HALL_NORTH, WORKSHOP)))))
    return tuple(made)


@settings(max_examples=examples(150))
@given(requests(), house_bookings(), st.data())
def test_however_requests_are_approved_no_cell_is_given_twice(
    asked: tuple[Booking, ...], booked: tuple[Booking, ...], data: st.DataObject
) -> None:
    calendar = Calendar.of((*booked, *asked))

    for booking in data.draw(st.permutations(asked)):
        present = calendar.bookings[booking.id]
        command = Approve(id=UUID(int=booking.id.int + 1000), booking=booking.id, version=present.version)
        decision = decided(replace(state_of(), calendar=calendar), command)
        calendar = calendar.with_bookings(altered(decision))

        held = cells(calendar)
        assert len(held) == len(set(held))


@settings(max_examples=examples(60))
@given(requests(), house_bookings(most=4))
def test_what_a_declined_rival_is_offered_can_be_booked_at_once(
    asked: tuple[Booking, ...], booked: tuple[Booking, ...]
) -> None:
    state = state_of(*booked, *asked)
    decision = decided(state, Approve(id=UUID(int=1), booking=asked[0].id, version=1))
    after = replace(state, calendar=state.calendar.with_bookings(altered(decision)))

    for rival in (one for one in altered(decision) if one.state is BookingState.DECLINED):
        for instead in rival.instead:
            command = Book(
                id=BookingId(UUID(int=5000)),
                alternatives=(Alternative(instead.space, instead.layout, instead.span),),
                persons=rival.persons,
                purpose=rival.purpose,
                set_up_by=instead.set_up_by,
                contact=b"sealed",
            )
            assert isinstance(decided(after, command, Origin(rival.channel)).change, BookingGiven)


def town_of(houses: int) -> Municipality:
    """The house of `HALL` and others like it, each a little further off."""
    own = MUNICIPALITY.venue_of_space[HALL]
    return replace(MUNICIPALITY, venues=(own, *(_like(own, number) for number in range(1, houses))))


def _like(venue: Venue, number: int) -> Venue:
    position = replace(venue.position, latitude=venue.position.latitude + number / 1000)
    rooms = tuple(replace(room, id=RoomId(f"{room.id}-{number}")) for room in venue.rooms)
    spaces = tuple(
        replace(
            space,
            id=SpaceId(f"{space.id}-{number}"),
            rooms=tuple(RoomId(f"{room}-{number}") for room in space.rooms),
            bad_weather_space=None,
        )
        for space in venue.spaces
    )
    return replace(venue, id=VenueId(f"{venue.id}-{number}"), position=position, rooms=rooms, spaces=spaces, kiosks=())


def test_a_no_looks_at_the_houses_round_it_and_not_at_all_of_a_large_town() -> None:
    town, request = town_of(40), made_booking(HALL, EVENING, state=BookingState.REQUESTED)
    decline = Decline(id=UUID(int=9), booking=request.id, version=1, reason="Salen er lejet ud")

    extents = extents_of_answer(town, decline, request, ())

    seen = {room for one in extents for room in one.rooms}
    own = town.venue_of_space[HALL]
    looked_at = (own, *houses_round(town, own))
    assert seen == {room.id for venue in looked_at for room in venue.rooms}
    assert len(looked_at) == 1 + MOST_HOUSES_ROUND < len(town.venues)
