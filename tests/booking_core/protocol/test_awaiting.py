"""Wishes for cells that a kiosk holds: who waits, for which cells, and what is said when the patience is over."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
import pytest

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import BlockId
from booking_core.domain.refusals import Refusal
from booking_core.protocol.authority import PATIENCE, AuthorityState, Decision, decide, may_wait, waits_on_paper
from booking_core.protocol.messages import (
    Approve,
    BlockRooms,
    Book,
    Command,
    Confirmed,
    Declined,
    NotBlocked,
    NotChanged,
    Requested,
    Reschedule,
    SameIdOtherBody,
    refusal_from_wire,
)
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, number, on_thursday
from tests.booking_core.protocol.test_authority import (
    AFTERNOON,
    KIOSK,
    LATER,
    NOW,
    PARTNER,
    STAFF,
    R,
    book,
    cells,
    one,
    state_of,
)
from tests.booking_core.sample_places import GROUP_ROOM, LIBRARY_KIOSK, WORKSHOP

A_WISH = UUID(int=77)
HELD = dict.fromkeys(cells(WORKSHOP), LIBRARY_KIOSK)


def decided(state: AuthorityState, command: Command, *, waits: bool = True, now: datetime = NOW) -> Decision:
    return decide(state, command, STAFF, fingerprint="first", now=now, waits=waits)


def heard(state: AuthorityState, heard_at: datetime) -> AuthorityState:
    return AuthorityState(
        state.municipality, state.epoch, state.calendar, state.held, state.answers, heard_at={LIBRARY_KIOSK: heard_at}
    )


def why(decision: Decision) -> list[Refusal]:
    match decision.answer:
        case Declined(refusals=refusals):
            return [refusal_from_wire(refusal) for refusal in refusals]
        case NotChanged(refusal=refusal) | NotBlocked(refusal=refusal):
            return [refusal_from_wire(refusal)]
        case _:
            pytest.fail(f"no refusal in {decision.answer}")


def moved_there(booking: Booking) -> Reschedule:
    return Reschedule(id=A_WISH, booking=booking.id, version=1, to=one(WORKSHOP))


def closed() -> BlockRooms:
    rooms = MUNICIPALITY.space_by_id[WORKSHOP].rooms
    return BlockRooms(id=BlockId(A_WISH), kind=BlockKind.MAINTENANCE, rooms=rooms, span=AFTERNOON, reason="Vandskade")


def test_who_waits_hears_nothing_yet_and_the_cells_are_asked_for() -> None:
    decision = decided(state_of(held=HELD), book(one(WORKSHOP)))

    assert decision.is_pending
    assert not decision.is_kept
    assert decision.awaited == frozenset(cells(WORKSHOP))


def test_every_alternative_that_a_kiosk_holds_is_asked_for_and_no_other_cell() -> None:
    taken = made_booking(GROUP_ROOM, LATER, booking_id=number(9))
    held = HELD | dict.fromkeys(cells(WORKSHOP, LATER), LIBRARY_KIOSK) | dict.fromkeys(cells(GROUP_ROOM), LIBRARY_KIOSK)

    decision = decided(state_of(taken, held=held), book(one(WORKSHOP), one(GROUP_ROOM, LATER), one(GROUP_ROOM)))

    assert decision.is_pending
    assert decision.awaited == frozenset((*cells(WORKSHOP), *cells(GROUP_ROOM)))


def test_an_alternative_that_is_free_is_not_waited_for() -> None:
    decision = decided(state_of(held=HELD), book(one(WORKSHOP), one(GROUP_ROOM)))

    assert not decision.is_pending
    assert decision.change is not None


def test_where_something_else_is_in_the_way_too_nobody_waits() -> None:
    taken = made_booking(WORKSHOP, on_thursday("14:15", "14:30"), booking_id=number(9))

    decision = decided(state_of(taken, held=HELD), book(one(WORKSHOP)))

    assert [refusal.code for refusal in why(decision)] == [R.TAKEN]
    assert decision.awaited == frozenset()


def test_a_booking_that_is_refused_for_good_is_kept_and_the_cells_are_asked_for_all_the_same() -> None:
    decision = decided(state_of(held=HELD), book(one(WORKSHOP)), waits=False)

    assert why(decision) == [Refusal(R.HELD_ELSEWHERE)]
    assert decision.is_kept
    assert decision.awaited == frozenset(cells(WORKSHOP))


@pytest.mark.parametrize("what", ["move", "approve", "block"])
def test_every_other_command_waits_too_and_may_be_asked_again_when_it_was_refused(what: str) -> None:
    booking = made_booking(WORKSHOP, LATER, booking_id=number(9))
    request = made_booking(WORKSHOP, AFTERNOON, booking_id=number(8), state=BookingState.REQUESTED)
    commands: dict[str, Command] = {
        "move": moved_there(booking),
        "approve": Approve(id=A_WISH, booking=request.id, version=1),
        "block": closed(),
    }
    state = state_of(booking, request, held=HELD)

    waiting, refused = (decided(state, commands[what], waits=waits) for waits in (True, False))

    assert waiting.is_pending
    assert waiting.awaited == frozenset(cells(WORKSHOP))
    assert [refusal.code for refusal in why(refused)] == [R.HELD_ELSEWHERE]
    assert not refused.is_kept


def test_a_silent_kiosk_is_named_with_when_it_was_last_heard() -> None:
    state = heard(state_of(held=HELD), at("14:02"))

    assert why(decided(state, book(one(WORKSHOP)), waits=False)) == [
        Refusal(R.HELD_ELSEWHERE, {"house": "Prøveby Bibliotek", "kiosk": "Ved indgangen", "last_heard": at("14:02")})
    ]
    assert why(decided(heard(state, NOW - timedelta(seconds=60)), book(one(WORKSHOP)), waits=False)) == [
        Refusal(R.HELD_ELSEWHERE)
    ]


def test_a_person_waits_two_and_a_half_seconds_and_paper_waits_for_ever() -> None:
    wish = book(one(WORKSHOP))
    printed = msgspec.structs.replace(wish, is_printed=True)

    assert may_wait(wish, timedelta(0))
    assert not may_wait(wish, PATIENCE)
    assert may_wait(printed, timedelta(days=1))
    assert waits_on_paper(printed)
    assert not waits_on_paper(wish)


def asked_again(known: Booking, **other: object) -> Book:
    """The wish that `known` came from, as the machine it was made at sends it."""
    wish = book(one(known.space, known.span), persons=known.persons)
    return msgspec.structs.replace(wish, id=known.id, purpose=known.purpose, **other)


def test_a_booking_that_came_in_by_a_journal_is_confirmed_again_to_who_asks_for_it() -> None:
    known = made_booking(WORKSHOP, AFTERNOON, booking_id=number(9))
    answers = [
        decide(state_of(known), asked_again(known, **other), PARTNER, fingerprint="first", now=NOW)
        for other in ({}, {"persons": known.persons + 1}, {"alternatives": (one(WORKSHOP, LATER),)})
    ]

    confirmed, *others = answers
    assert confirmed.answer == Confirmed(booking=known, alternative=0, receipt="")
    assert (confirmed.receipt_for, confirmed.changes, confirmed.is_kept) == (known, (), False)
    assert [one.answer for one in others] == [SameIdOtherBody(), SameIdOtherBody()]
    assert decide(state_of(known), asked_again(known), KIOSK, fingerprint="first", now=NOW).answer == SameIdOtherBody()


def test_one_that_was_given_back_since_is_over_and_gets_no_receipt() -> None:
    known = made_booking(WORKSHOP, AFTERNOON, booking_id=number(9), state=BookingState.CANCELLED_BY_CITIZEN)

    decision = decide(state_of(known), asked_again(known), PARTNER, fingerprint="first", now=NOW)

    assert [refusal.code for refusal in why(decision)] == [R.ALREADY_OVER]
    assert (decision.receipt_for, decision.is_kept) == (None, False)


def test_a_request_that_came_back_is_taken_down_again() -> None:
    known = made_booking(WORKSHOP, AFTERNOON, booking_id=number(9), state=BookingState.REQUESTED)

    decision = decide(state_of(known), asked_again(known), PARTNER, fingerprint="first", now=NOW)

    assert decision.answer == Requested(booking=known, alternative=0, receipt="", is_free=False)
