"""What the centre would say, before it is asked: the same pure decision, over the picture this machine has.

So a conflict shows while a booking is still being dragged. The centre has the last word all the same: the picture is
a moment old.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.places import Space
from booking_core.domain.refusals import Refusal
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, slot_of, slot_start
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

MOST_SUGGESTIONS = 2
FARTHEST_SHIFT = timedelta(hours=12)
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
    """What `booking` could be instead of `to`: the nearest time in the same place, and the same time elsewhere."""
    return _instead(picture, to, booking.persons, lambda one: refusal_of_move(picture, booking, one, now=now) is None)


def wishes_instead(picture: HousePicture, wish: StaffWish, *, now: datetime) -> tuple[Suggestion, ...]:
    """What could be booked instead of `wish`: the nearest time in the same place, and the same time elsewhere."""
    return _instead(
        picture,
        wish.to,
        wish.persons,
        lambda one: refusal_of_wish(picture, replace(wish, to=one), now=now) is None,
    )


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


def _instead(
    picture: HousePicture, to: Alternative, persons: int, fits: Callable[[Alternative], bool]
) -> tuple[Suggestion, ...]:
    same_place = next((one for one in _shifted(to) if fits(one.to)), None)
    elsewhere = next((one for one in _elsewhere(picture, to, persons) if fits(one.to)), None)
    return tuple(one for one in (same_place, elsewhere) if one is not None)[:MOST_SUGGESTIONS]


def _shifted(to: Alternative) -> Iterator[Suggestion]:
    """The same place at other times, the nearest first, later before earlier."""
    for steps in range(1, int(FARTHEST_SHIFT / SLOT_LENGTH) + 1):
        for shift in (steps * SLOT_LENGTH, -steps * SLOT_LENGTH):
            span = TimeSpan(to.span.starts_at + shift, to.span.ends_at + shift)
            yield Suggestion(Alternative(to.space, to.layout, span), shift)


def _elsewhere(picture: HousePicture, to: Alternative, persons: int) -> Iterator[Suggestion]:
    """The same time in other spaces: of the same house first, then those that waste the fewest places."""
    house = picture.municipality.venue_of_space[to.space]
    others = [
        (venue.id != house.id, space.standing_layout.capacity, space)
        for venue, space in picture.municipality.spaces()
        if space.id != to.space and not _shares_a_room(picture, space, to)
    ]
    fitting = [entry for entry in others if entry[1] >= persons]
    for _, _, space in sorted(fitting, key=lambda entry: entry[:2]):
        yield Suggestion(Alternative(space.id, space.standing_layout.id, to.span), timedelta(0))


def _shares_a_room(picture: HousePicture, space: Space, to: Alternative) -> bool:
    return bool(set(space.rooms) & set(picture.municipality.space_by_id[to.space].rooms))


def _on_wire(to: Alternative) -> messages.Alternative:
    return messages.Alternative(to.space, to.layout, to.span)


def on_quarter(instant: datetime) -> datetime:
    """The quarter of an hour `instant` lies in."""
    return slot_start(slot_of(instant.replace(minute=instant.minute // 15 * 15, second=0, microsecond=0)))
