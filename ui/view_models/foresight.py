"""What the centre would say, before it is asked: the same pure decision, over the picture this machine has.

So a conflict shows while a booking is still being dragged. The centre has the last word all the same: the picture is
a moment old.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.policy import Ask
from booking_core.domain.refusals import Refusal
from booking_core.domain.suggestions import Step, Wanted, judge_of, suggestions
from booking_core.domain.time_spans import slot_of, slot_start
from booking_core.protocol import messages
from booking_core.protocol.authority import AuthorityState, Origin, decide
from booking_core.protocol.messages import (
    Book,
    Declined,
    NotChanged,
    Reschedule,
    SameIdOtherBody,
    refusal_from_wire,
)
from ui.ports import Alternative, HousePicture, StaffWish

MOST_SUGGESTIONS = 3
_STEPS = frozenset({Step.SHIFT, Step.OTHER_LAYOUT, Step.INDOORS, Step.OTHER_SPACE, Step.OTHER_HOUSE})
STAFF = Origin(Channel.STAFF)
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that can really be had instead. `shift` is how much later it begins; negative is earlier."""

    to: Alternative
    shift: timedelta


def refusal_of_move(
    picture: HousePicture, booking: Booking, to: Alternative, *, now: datetime, origin: Origin = STAFF
) -> Refusal | None:
    """Why `booking` cannot be `to` when `origin` asks for it; None when it can.

    Whether somebody left a number for it only the centre knows; here it is taken for granted.
    """
    command = Reschedule(id=_NOBODY, booking=booking.id, version=booking.version, to=_on_wire(to))
    return _refusal(picture, command, now=now, origin=origin)


def refusal_of_wish(picture: HousePicture, wish: StaffWish, *, now: datetime) -> Refusal | None:
    """Why `wish` cannot be booked; None when it can."""
    command = Book(
        id=wish.id,
        alternatives=(_on_wire(wish.to),),
        persons=wish.persons,
        purpose=wish.purpose,
        openness=wish.openness,
    )
    return _refusal(picture, command, now=now)


def moves_instead(picture: HousePicture, booking: Booking, to: Alternative, *, now: datetime) -> tuple[Suggestion, ...]:
    """What `booking` could be instead of `to`: another time, layout or place, the nearest of each."""
    ask = Ask(to.space, to.layout, to.span, booking.persons, Channel.STAFF, named=True, set_up_by=booking.set_up_by)
    found = _instead(picture, Wanted(ask, frozenset(booking.needs), booking), now=now)
    return tuple(one for one in found if refusal_of_move(picture, booking, one.to, now=now) is None)


def wishes_instead(picture: HousePicture, wish: StaffWish, *, now: datetime) -> tuple[Suggestion, ...]:
    """What could be booked instead of `wish`: another time, layout or place, the nearest of each."""
    ask = Ask(wish.to.space, wish.to.layout, wish.to.span, wish.persons, Channel.STAFF, named=True)
    found = _instead(picture, Wanted(ask, frozenset(wish.needs)), now=now)
    return tuple(one for one in found if refusal_of_wish(picture, replace(wish, to=one.to), now=now) is None)


def _refusal(
    picture: HousePicture, command: Book | Reschedule, *, now: datetime, origin: Origin = STAFF
) -> Refusal | None:
    answer = decide(_state(picture, command), command, origin, fingerprint="", now=now).answer
    match answer:
        case Declined(refusals=refusals):
            return refusal_from_wire(refusals[0])
        case NotChanged(refusal=refusal):
            return refusal_from_wire(refusal)
        case SameIdOtherBody() | None | _:
            return None


def _state(picture: HousePicture, command: Book | Reschedule) -> AuthorityState:
    return AuthorityState(
        municipality=picture.municipality,
        epoch=0,
        calendar=picture.calendar,
        held={},
        answers={},
        named=frozenset({command.booking} if isinstance(command, Reschedule) else ()),
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
