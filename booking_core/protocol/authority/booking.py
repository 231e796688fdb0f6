"""Deciding a wish for a place: the first alternative that can be had, or asked of the house."""

from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState, Channel, Openness, SetUpBy
from booking_core.domain.occupying.placing import Placed
from booking_core.domain.occupying.weather import sheltered
from booking_core.domain.policy import RULES_OF_ASKING, Ask, needs_no_approval, refusal_of, refusals_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.requests import answer_due
from booking_core.protocol.authority.continuing import decide_continuation, is_a_continuation
from booking_core.protocol.authority.judging import judged, known_of, let_past
from booking_core.protocol.authority.states import AuthorityState, BookingGiven, Decision, Origin, RequestTaken
from booking_core.protocol.authority.verdicts import along, free, recovering
from booking_core.protocol.messages import (
    Alternative,
    Book,
    Confirmed,
    Declined,
    Requested,
    SameIdOtherBody,
    refusal_to_wire,
)


def decide_book(state: AuthorityState, command: Book, origin: Origin, *, now: datetime) -> Decision:
    """The first alternative that keeps the rules and is free or may be asked for, or why none does."""
    known = state.calendar.bookings.get(command.id)
    if known is not None:
        return _already(known, command, origin)
    if is_a_continuation(command, origin):
        return decide_continuation(state, command, origin, now=now)
    refusals: list[Refusal] = []
    for number in range(len(command.alternatives)):
        had = _had(state, command, number, origin=origin, now=now)
        if isinstance(had, Decision):
            return had
        refusals.append(had)
    declined = Declined(id=command.id, refusals=tuple(refusal_to_wire(r) for r in refusals))
    return Decision(declined, is_kept=not state.recovering)


def _already(known: Booking, command: Book, origin: Origin) -> Decision:
    """What came in by a kiosk's journal, or back after a restore, is confirmed to whoever asks for just that."""
    number = _alternative(known, command)
    if number is None or (known.device, known.persons, known.purpose) != (
        origin.device,
        command.persons,
        command.purpose,
    ):
        return Decision(SameIdOtherBody(), is_kept=False)
    if known.state is BookingState.REQUESTED:
        requested = Requested(booking=known, alternative=number, receipt="", is_free=False)
        return Decision(requested, is_kept=False, receipt_for=known)
    if known.state.occupies:
        confirmed = Confirmed(booking=known, alternative=number, receipt="")
        return Decision(confirmed, is_kept=False, receipt_for=known)
    over = refusal_to_wire(Refusal(RefusalCode.ALREADY_OVER, {"state": known.state.value}))
    return Decision(Declined(id=command.id, refusals=(over,) * len(command.alternatives)), is_kept=False)


def _alternative(known: Booking, command: Book) -> int | None:
    """Which was given; the first where the booking has been moved since."""
    if known.version > 1:
        return 0
    place = (known.space, known.layout, known.span)
    numbers = (number for number, one in enumerate(command.alternatives) if (one.space, one.layout, one.span) == place)
    return next(numbers, None)


def _had(state: AuthorityState, command: Book, number: int, *, origin: Origin, now: datetime) -> Decision | Refusal:
    """Alternative `number` confirmed or asked for, or why it cannot be."""
    if state.recovering:
        return recovering(state)
    if state.is_card_stopped:
        return Refusal(RefusalCode.CARD_REVOKED)
    from_waiting = command.from_waiting if origin.channel is Channel.STAFF else None
    if from_waiting is not None and from_waiting not in state.waiting:
        return Refusal(RefusalCode.NO_LONGER_WAITING)
    alternative = command.alternatives[number]
    ask = ask_of(command, alternative, origin)
    broken = refusals_of(ask, state.municipality, now=now, rules=RULES_OF_ASKING, known=known_of(state))
    overridden = judged(broken, command, origin)
    if isinstance(overridden, Refusal):
        return overridden
    booking = _booking(command, alternative, origin)
    if command.hold_shelter:
        booking = sheltered(state.municipality, booking, now=now)
    placed = free(state, booking, now=now)
    needs_yes = refusal_of(ask, state.municipality, now=now, rules=(needs_no_approval,))
    if needs_yes is not None:
        is_free = isinstance(placed, Placed)
        return _asked(state, booking, command, number, is_free=is_free, now=now) or needs_yes
    if isinstance(placed, Refusal):
        return placed
    given = BookingGiven(placed.booking, number, command.contact, from_waiting)
    return Decision(None, (given, *along(placed.neighbours)), overridden=let_past(placed.booking, overridden, command))


def _asked(
    state: AuthorityState, booking: Booking, command: Book, number: int, *, is_free: bool, now: datetime
) -> Decision | None:
    """The house is asked; None when there is no time left to answer in."""
    if booking.span.starts_at <= now:
        return None
    answer_by = answer_due(state.municipality, booking.span, now=now)
    request = replace(booking, state=BookingState.REQUESTED, answer_by=answer_by)
    return Decision(None, (RequestTaken(request, number, command.contact, is_free),))


def ask_of(command: Book, alternative: Alternative, origin: Origin) -> Ask:
    """What the rules look at of one alternative."""
    return Ask(
        alternative.space,
        alternative.layout,
        alternative.span,
        command.persons,
        channel=origin.channel,
        named=command.contact is not None,
        set_up_by=command.set_up_by,
        wheelchairs=min(command.wheelchairs, command.persons),
        user=command.user,
        group=command.group,
        audience=command.audience,
        openness=command.openness,
        is_trial=command.is_trial,
        is_resident=command.is_resident,
        asked_at=command.asked_at,
    )


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
        group=command.group,
        audience=command.audience,
        is_trial=command.is_trial,
        spoken=() if command.openness is Openness.CLOSED else tuple(sorted(set(command.spoken))),
        named=command.contact is not None,
    )


def _hands(command: Book, origin: Origin) -> SetUpBy:
    """Only the house can promise that somebody of it comes outside the crew's hours."""
    by_staff = origin.channel is Channel.STAFF
    return command.set_up_by if by_staff or command.set_up_by is not SetUpBy.ON_CALL else SetUpBy.CREW
