"""Judging what is asked for by the rules, and what staff override of them."""

from collections.abc import Iterator

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.policy import Known
from booking_core.domain.policy import let_past as past_the_rules
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.authority.states import AuthorityState, LetPast, Origin
from booking_core.protocol.messages import Book, ChangeSeries, Reschedule

Overridden = tuple[RefusalCode, ...]
Overriding = Book | Reschedule | ChangeSeries
"""What may name rules to be let past."""


def known_of(state: AuthorityState, own: Booking | None = None) -> Known:
    """What the rules look at besides the ask; `own` is the booking that is to change."""
    return Known(state.calendar, state.walk_in_at, state.person, state.uses, own)


def let_past(booking: Booking, overridden: Overridden, command: Book | Reschedule) -> tuple[LetPast, ...]:
    """What is kept of the rules that `booking` was let past, where it was."""
    return (LetPast(booking, overridden, command.override_reason.strip()),) if overridden else ()


def judged(broken: Iterator[Refusal], command: Overriding, origin: Origin) -> Overridden | Refusal:
    """Which rules are overridden knowingly, or the first that holds. Only staff override, and they say why."""
    codes = command.overrides if origin.channel is Channel.STAFF else ()
    return past_the_rules(broken, codes, reason=command.override_reason)
