"""Deciding a wish for a place: the first alternative that can be had."""

from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, SetUpBy
from booking_core.domain.placing import Placed
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority.states import AuthorityState, BookingGiven, Decision, Origin
from booking_core.protocol.authority.verdicts import along, free
from booking_core.protocol.messages import Alternative, Book, Declined, SameIdOtherBody, refusal_to_wire


def decide_book(state: AuthorityState, command: Book, origin: Origin, *, now: datetime) -> Decision:
    """The first alternative that keeps the rules and is free, or why none does."""
    if command.id in state.calendar.bookings:
        return Decision(SameIdOtherBody(), is_kept=False)
    refusals: list[Refusal] = []
    for number, alternative in enumerate(command.alternatives):
        placed = _placed(state, command, alternative, origin=origin, now=now)
        if isinstance(placed, Placed):
            given = BookingGiven(placed.booking, number, command.contact)
            return Decision(None, (given, *along(placed.neighbours)))
        refusals.append(placed)
    declined = Declined(id=command.id, refusals=tuple(refusal_to_wire(r) for r in refusals))
    return Decision(declined, is_kept=not state.recovering)


def _placed(
    state: AuthorityState, command: Book, alternative: Alternative, *, origin: Origin, now: datetime
) -> Placed | Refusal:
    if state.recovering:
        return Refusal(RefusalCode.RECOVERING)
    ask = Ask(
        alternative.space,
        alternative.layout,
        alternative.span,
        command.persons,
        channel=origin.channel,
        named=command.contact is not None,
        set_up_by=command.set_up_by,
    )
    refusal = refusal_of(ask, state.municipality, now=now)
    if refusal is not None:
        return refusal
    return free(state, _booking(command, alternative, origin), origin, now=now)


def _booking(command: Book, alternative: Alternative, origin: Origin) -> Booking:
    by_staff = origin.channel is Channel.STAFF
    is_public = by_staff and command.openness is not Openness.CLOSED
    return Booking(
        id=command.id,
        version=1,
        state=BookingState.CONFIRMED,
        space=alternative.space,
        layout=alternative.layout,
        span=alternative.span,
        persons=command.persons,
        purpose=command.purpose,
        openness=command.openness,
        user=command.user,
        channel=origin.channel,
        occupancy=(),
        title=command.title.strip() if is_public else "",
        needs=tuple(sorted(set(command.needs))),
        wheelchairs=min(command.wheelchairs, command.persons),
        set_up_by=_hands(command, origin),
        device=origin.device,
        replaces=command.replaces if by_staff else None,
        continues=command.continues,
    )


def _hands(command: Book, origin: Origin) -> SetUpBy:
    """Only the house can promise that somebody of it comes outside the crew's hours."""
    by_staff = origin.channel is Channel.STAFF
    return command.set_up_by if by_staff or command.set_up_by is not SetUpBy.ON_CALL else SetUpBy.CREW
