"""Judging what is asked for by the rules, and what staff override of them."""

from collections.abc import Iterator

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.policy import OVERRIDABLE, Known
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority.states import AuthorityState, Origin
from booking_core.protocol.messages import Book, Reschedule

Overridden = tuple[RefusalCode, ...]


def known_of(state: AuthorityState, own: Booking | None = None) -> Known:
    """What the rules look at besides the ask; `own` is the booking that is to change."""
    return Known(state.calendar, state.walk_in_at, state.person, state.uses, own)


def judged(broken: Iterator[Refusal], command: Book | Reschedule, origin: Origin) -> Overridden | Refusal:
    """Which rules are overridden knowingly, or the first that holds. Only staff override, and they say why."""
    wanted = OVERRIDABLE.intersection(command.overrides) if origin.channel is Channel.STAFF else frozenset()
    overridden: list[RefusalCode] = []
    for refusal in broken:
        if refusal.code not in wanted:
            return refusal
        overridden.append(refusal.code)
    if overridden and not command.override_reason.strip():
        return Refusal(RefusalCode.OVERRIDE_REASON_NEEDED)
    return tuple(overridden)
