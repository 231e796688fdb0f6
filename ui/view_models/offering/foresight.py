"""What the centre would say, before it is asked: the same pure decision, over the picture this machine has.

So a conflict shows while a booking is still being dragged. The centre has the last word all the same: the picture is
a moment old.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking, BookingState, Channel
from booking_core.domain.finding.suggestions import Step, Wanted, judge_of, suggestions
from booking_core.domain.policy import OVERRIDABLE, Ask
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import slot_of, slot_start
from booking_core.protocol import messages
from booking_core.protocol.authority import AuthorityState, BookingAltered, Decision, Origin, decide
from booking_core.protocol.messages import (
    Approve,
    Book,
    Declined,
    NotChanged,
    Reschedule,
    SameIdOtherBody,
    refusal_from_wire,
)
from ui.ports import Alternative, HousePicture, Override, StaffWish

MOST_SUGGESTIONS = 3
_STEPS = frozenset({Step.SHIFT, Step.OTHER_LAYOUT, Step.INDOORS, Step.OTHER_SPACE, Step.OTHER_HOUSE})
STAFF = Origin(Channel.STAFF)
_NOBODY = UUID(int=0)
_FORESEEN = "?"
"""In place of the reason that staff have yet to give."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can really be had instead. `shift` is how much later it begins; negative is earlier."""

    to: Alternative
    shift: timedelta


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a yes to a request would come to: `declined` are the rivals that would get a no along with it."""

    refusal: Refusal | None
    declined: tuple[Booking, ...] = ()


def refusal_of_move(
    picture: HousePicture,
    booking: Booking,
    to: Alternative,
    *,
    now: datetime,
    origin: Origin = STAFF,
    override: Override | None = None,
    named: bool = True,
) -> Refusal | None:
    """Why `booking` cannot be `to` when `origin` asks for it; None when it can.

    Whether somebody left a number for it only the centre knows; here it is taken for granted, or not with `named`.
    """
    command = Reschedule(
        id=_NOBODY,
        booking=booking.id,
        version=booking.version,
        to=_on_wire(to),
        overrides=() if override is None else override.codes,
        override_reason="" if override is None else override.reason,
    )
    return _refusal(picture, command, now=now, origin=origin, named=named)


def refusal_of_wish(picture: HousePicture, wish: StaffWish, *, now: datetime) -> Refusal | None:
    """Why `wish` cannot be booked; None when it can."""
    return _refusal(picture, book_of(wish), now=now)


def book_of(wish: StaffWish) -> Book:
    """What the centre is asked for by `wish`, without who it is for."""
    return Book(
        id=wish.id,
        alternatives=(_on_wire(wish.to),),
        persons=wish.persons,
        purpose=wish.purpose,
        openness=wish.openness,
        wheelchairs=wish.wheelchairs,
        user=wish.user,
        group=wish.group,
        audience=wish.audience,
        is_trial=wish.is_trial,
        is_resident=wish.is_resident,
        overrides=() if wish.override is None else wish.override.codes,
        override_reason="" if wish.override is None else wish.override.reason,
    )


def rules_in_the_way(
    refusal_with: Callable[[Override], Refusal | None], *, known: Refusal | None = None
) -> tuple[Refusal, ...]:
    """Every rule staff would have to let it past, in the order they are told; nothing where one cannot be overridden.

    `known` is what only the centre could tell, such as a quota that is used up.
    """
    found = [] if known is None else [known]
    while all(refusal.code in OVERRIDABLE for refusal in found):
        refusal = refusal_with(Override(tuple(one.code for one in found), _FORESEEN))
        if refusal is None:
            return tuple(found)
        found.append(refusal)
    return ()


def moves_instead(picture: HousePicture, booking: Booking, to: Alternative, *, now: datetime) -> tuple[Suggestion, ...]:
    """What `booking` could be instead of `to`: another time, layout or place, the nearest of each."""
    ask = Ask(to.space, to.layout, to.span, booking.persons, Channel.STAFF, named=True, set_up_by=booking.set_up_by)
    found = _instead(picture, Wanted(ask, frozenset(booking.needs), booking), now=now)
    return tuple(one for one in found if refusal_of_move(picture, booking, one.to, now=now) is None)


def wishes_instead(picture: HousePicture, wish: StaffWish, *, now: datetime) -> tuple[Suggestion, ...]:
    """What could be booked instead of `wish`: another time, layout or place, the nearest of each."""
    ask = _ask_of(wish)
    found = _instead(picture, Wanted(ask, frozenset(wish.needs)), now=now)
    return tuple(one for one in found if refusal_of_wish(picture, replace(wish, to=one.to), now=now) is None)


def _ask_of(wish: StaffWish) -> Ask:
    return Ask(
        wish.to.space,
        wish.to.layout,
        wish.to.span,
        wish.persons,
        Channel.STAFF,
        named=True,
        wheelchairs=wish.wheelchairs,
        user=wish.user,
        group=wish.group,
        audience=wish.audience,
        openness=wish.openness,
        is_trial=wish.is_trial,
        is_resident=wish.is_resident,
    )


def refusal_of_approval(picture: HousePicture, request: Booking, *, now: datetime) -> Refusal | None:
    """Why the house cannot say yes to `request`; None when it can."""
    ask = Ask(
        request.space,
        request.layout,
        request.span,
        request.persons,
        Channel.STAFF,
        named=True,
        set_up_by=request.set_up_by,
        wheelchairs=request.wheelchairs,
        user=request.user,
        openness=request.openness,
    )
    judge = judge_of(picture.municipality, picture.calendar, Wanted(ask, own=request), now=now)
    return judge(ask)


def answer_foreseen(picture: HousePicture, request: Booking, *, now: datetime) -> Foreseen:
    """What a yes to `request` would come to: why it cannot be given, or who would get a no along with it."""
    command = Approve(id=_NOBODY, booking=request.id, version=request.version)
    decision = decision_on(picture, command, now=now)
    if isinstance(decision.answer, NotChanged):
        return Foreseen(refusal_from_wire(decision.answer.refusal))
    changed = (change.booking for change in decision.changes if isinstance(change, BookingAltered))
    return Foreseen(None, tuple(one for one in changed if one.state is BookingState.DECLINED))


def _refusal(
    picture: HousePicture, command: Book | Reschedule, *, now: datetime, origin: Origin = STAFF, named: bool = True
) -> Refusal | None:
    answer = decision_on(picture, command, now=now, origin=origin, named=named).answer
    match answer:
        case Declined(refusals=refusals):
            return refusal_from_wire(refusals[0])
        case NotChanged(refusal=refusal):
            return refusal_from_wire(refusal)
        case SameIdOtherBody() | None | _:
            return None


def decision_on(
    picture: HousePicture,
    command: Book | Reschedule | Approve,
    *,
    now: datetime,
    origin: Origin = STAFF,
    named: bool = True,
) -> Decision:
    """What the centre would decide, were this picture all there is."""
    return decide(_state(picture, command, named=named), command, origin, fingerprint="", now=now)


def _state(picture: HousePicture, command: Book | Reschedule | Approve, *, named: bool) -> AuthorityState:
    return AuthorityState(
        municipality=picture.municipality,
        epoch=0,
        calendar=picture.calendar,
        held={},
        answers={},
        named=frozenset(() if isinstance(command, Book) or not named else {command.booking}),
    )


def _instead(picture: HousePicture, wanted: Wanted, *, now: datetime) -> tuple[Suggestion, ...]:
    """What the house's own people would propose: hands they have, and no day but this one."""
    calendar, places = picture.calendar, picture.municipality
    refusal = judge_of(places, calendar, wanted, now=now)(wanted.ask)
    if refusal is None:
        return ()
    found = suggestions(places, calendar, wanted, refusal, now=now, steps=_STEPS)
    own = wanted.ask.set_up_by
    return tuple(
        Suggestion(Alternative(one.ask.space, one.ask.layout, one.ask.span), one.shift)
        for one in found
        if one.ask.set_up_by is own
    )[:MOST_SUGGESTIONS]


def _on_wire(to: Alternative) -> messages.Alternative:
    return messages.Alternative(to.space, to.layout, to.span)


def on_quarter(instant: datetime) -> datetime:
    """The quarter of an hour `instant` lies in."""
    return slot_start(slot_of(instant.replace(minute=instant.minute // 15 * 15, second=0, microsecond=0)))
