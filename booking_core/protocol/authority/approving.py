"""Answering a request: yes, with a no to every rival that no longer fits, or no.

REQUESTED ── Approve ──► CONFIRMED     placed as any booking, its cells in the same transaction
    │                       └─────────► every rival it leaves no room for: DECLINED, with what can be had instead
    ├─────── Decline ──► DECLINED      with the reason that whoever asked can read
    ├─────── Cancel ───► WITHDRAWN     by whoever asked; see `cancelling`
    └─────── start ────► DECLINED      nobody had answered: `expired`
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from booking_core.domain.bookings import Booking, BookingState, Channel, DeclinedBecause, Instead
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.suggestions import EVERY_STEP, Step, Wanted, suggestions
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.occupying.weather import sheltered
from booking_core.domain.policy import RULES_OF_ANSWERING, Ask, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.requests import rivals_of
from booking_core.protocol.authority.states import AuthorityState, BookingAltered, Decision, Origin
from booking_core.protocol.authority.verdicts import along, free, not_changed, unknown
from booking_core.protocol.messages import Approve, Decline, RequestDeclined

MOST_INSTEAD = 3
_BECAUSE: Mapping[RefusalCode, DeclinedBecause] = MappingProxyType(
    {
        RefusalCode.TAKEN: DeclinedBecause.RIVAL,
        RefusalCode.SHELTER_TAKEN: DeclinedBecause.RIVAL,
        RefusalCode.HELD_ELSEWHERE: DeclinedBecause.RIVAL,
        RefusalCode.CHAIRS_MISSING: DeclinedBecause.FURNITURE,
        RefusalCode.TABLES_MISSING: DeclinedBecause.FURNITURE,
        RefusalCode.SETUP_TAKEN: DeclinedBecause.WORK,
        RefusalCode.STRIKE_TAKEN: DeclinedBecause.WORK,
        RefusalCode.SETUP_TOO_LATE: DeclinedBecause.WORK,
        RefusalCode.SETUP_OUTSIDE_HOURS: DeclinedBecause.WORK,
        RefusalCode.NO_CREW: DeclinedBecause.WORK,
        RefusalCode.NOT_BY_THEMSELVES: DeclinedBecause.WORK,
        RefusalCode.BLOCKED: DeclinedBecause.BLOCKED,
    }
)
"""What is told of a place that cannot be had; any other refusal is one of the rules."""
MOST_ADVISED = 8
"""Rivals told what they could have instead: looking for it takes time while nobody else can book."""


def decide_approve(state: AuthorityState, command: Approve, origin: Origin, *, now: datetime) -> Decision:
    """The request as a booking with its cells; rivals that cannot stand beside it are declined along with it."""
    request = _request(state, command, origin, now=now)
    if isinstance(request, Refusal):
        return not_changed(request, is_kept=not state.recovering)
    placed = approved(state, request, now=now)
    if isinstance(placed, Refusal):
        return not_changed(placed)
    after = state.calendar.with_bookings((placed.booking, *placed.neighbours))
    rivals = (BookingAltered(one) for one in rivals_declined(state, after, (placed.booking,), now=now))
    return Decision(None, (BookingAltered(placed.booking), *along(placed.neighbours), *rivals))


def decide_decline(state: AuthorityState, command: Decline, origin: Origin, *, now: datetime) -> Decision:
    """The house's no, and what can be had instead."""
    request = _request(state, command, origin, now=now)
    if isinstance(request, Refusal):
        return not_changed(request, is_kept=not state.recovering)
    reason = command.reason.strip()
    if not reason:
        return not_changed(Refusal(RefusalCode.REASON_NEEDED))
    instead = instead_of(state, state.calendar, request, Refusal(RefusalCode.NEEDS_APPROVAL), now=now)
    no = declined(request, DeclinedBecause.HOUSE, reason=reason, instead=instead)
    return Decision(RequestDeclined(booking=no), (BookingAltered(no),))


def declined(
    request: Booking, because: DeclinedBecause, *, reason: str | None = None, instead: tuple[Instead, ...] = ()
) -> Booking:
    """`request` answered with no."""
    return replace(
        request,
        state=BookingState.DECLINED,
        version=request.version + 1,
        reason=reason,
        answer_by=None,
        declined_because=because,
        instead=instead,
    )


def expired(request: Booking, *, now: datetime) -> Booking | None:
    """`request` answered with no because its time has begun; None while it may still be answered."""
    if request.state is not BookingState.REQUESTED or now < request.span.starts_at:
        return None
    return declined(request, DeclinedBecause.EXPIRED)


def _request(state: AuthorityState, command: Approve | Decline, origin: Origin, *, now: datetime) -> Booking | Refusal:
    """The request that is to be answered, if it is one still and `origin` may answer it."""
    booking = state.calendar.bookings.get(command.booking)
    if booking is None or state.recovering:
        return unknown(state)
    if origin.channel is not Channel.STAFF:
        venue = state.municipality.venue_of_space.get(booking.space)
        return Refusal(RefusalCode.STAFF_ONLY, {"phone": "" if venue is None else venue.phone})
    if booking.state is not BookingState.REQUESTED:
        return Refusal(RefusalCode.ALREADY_ANSWERED, {"state": booking.state.value})
    if booking.span.starts_at <= now:
        return Refusal(RefusalCode.IN_THE_PAST)
    if booking.version != command.version:
        return Refusal(RefusalCode.VERSION_CHANGED, {"version": booking.version})
    return booking


def approved(state: AuthorityState, request: Booking, *, now: datetime) -> Placed | Refusal:
    """`request` as a booking, by the rules as they are now: hours may have changed since it was asked for."""
    ask = ask_of_request(state, request, channel=Channel.STAFF)
    refusal = refusal_of(ask, state.municipality, now=now, rules=RULES_OF_ANSWERING)
    if refusal is not None:
        return refusal
    confirmed = replace(request, state=BookingState.CONFIRMED, version=request.version + 1, answer_by=None)
    if request.shelter is not None:
        confirmed = sheltered(state.municipality, confirmed, now=now)
    return free(state, confirmed, now=now)


def rivals_declined(
    state: AuthorityState,
    after: Calendar,
    given: Iterable[Booking],
    *,
    now: datetime,
    steps: frozenset[Step] = EVERY_STEP,
) -> Iterator[Booking]:
    """The requests that no longer fit beside what was `given`, answered with no; `after` is the calendar with it."""
    advised = 0
    for rival in _rivals(state, after, given):
        as_booking = replace(rival, state=BookingState.CONFIRMED, shelter=None)
        placed = place(state.municipality, after, as_booking, now=now)
        if isinstance(placed, Refusal):
            is_advised = advised < MOST_ADVISED
            instead = instead_of(state, after, rival, placed, now=now, steps=steps) if is_advised else ()
            advised += 1
            yield declined(rival, because_of(placed), instead=instead)


def _rivals(state: AuthorityState, after: Calendar, given: Iterable[Booking]) -> tuple[Booking, ...]:
    """The requests that want what was given and are not answered with it, each once."""
    rivals = {one.id: one for booking in given for one in rivals_of(state.municipality, state.calendar, booking)}
    return tuple(
        one
        for one in rivals.values()
        if after.bookings[one.id].state is BookingState.REQUESTED and _is_known(state, one)
    )


def because_of(refusal: Refusal) -> DeclinedBecause:
    """What whoever asked is told."""
    return _BECAUSE.get(refusal.code, DeclinedBecause.RULES)


def _is_known(state: AuthorityState, request: Booking) -> bool:
    space = state.municipality.space_by_id.get(request.space)
    return space is not None and space.layout(request.layout) is not None


def instead_of(
    state: AuthorityState,
    calendar: Calendar,
    request: Booking,
    refusal: Refusal,
    *,
    now: datetime,
    steps: frozenset[Step] = EVERY_STEP,
) -> tuple[Instead, ...]:
    """What whoever asked could book at once, the nearest to what they asked for first."""
    wanted = Wanted(ask_of_request(state, request, channel=request.channel), frozenset(request.needs))
    found = suggestions(state.municipality, calendar, wanted, refusal, now=now, steps=steps)
    asks = [one.ask for one in found if one.step is not Step.WAITING_LIST]
    return tuple(Instead(ask.space, ask.layout, ask.span, ask.set_up_by) for ask in asks[:MOST_INSTEAD])


def ask_of_request(state: AuthorityState, request: Booking, *, channel: Channel) -> Ask:
    """What the rules look at of `request`, as `channel` asks for it."""
    return Ask(
        request.space,
        request.layout,
        request.span,
        request.persons,
        channel=channel,
        named=request.id in state.named,
        set_up_by=request.set_up_by,
        wheelchairs=request.wheelchairs,
        user=request.user,
        group=request.group,
        audience=request.audience,
        openness=request.openness,
        is_trial=request.is_trial,
    )
