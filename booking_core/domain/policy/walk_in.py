"""The walk-in rule: without a name one books soon, briefly, one at a time, and never the last room for long.

The last free room *of its kind*: a house's kinds are its spaces of about one size, that people may book without
asking. Where a house has only one space of a kind there is no last one of several, and the rule does not hold.
"""

from datetime import timedelta
from math import ceil

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.places import Municipality, Space, Venue
from booking_core.domain.policy.asks import Case, refusal
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import MINUTE

NO_TIME = timedelta(0)
SIZES = (8, 20, 60)
"""The most persons of a small, a middling and a large kind; whatever holds more is a hall."""


def starts_soon_or_has_a_name(case: Case) -> Refusal | None:
    """Without a name it starts within hours."""
    rule = case.municipality.rules.walk_in
    latest = case.now + rule.starts_within_minutes * MINUTE
    if case.is_known or case.ask.span.starts_at <= latest:
        return None
    return refusal(RefusalCode.NAME_NEEDED_START, minutes=rule.starts_within_minutes)


def is_brief_or_has_a_name(case: Case) -> Refusal | None:
    """Without a name it is short."""
    rule = case.municipality.rules.walk_in
    if case.is_known or case.ask.span.length <= rule.longest_minutes * MINUTE:
        return None
    return refusal(RefusalCode.NAME_NEEDED_LENGTH, minutes=rule.longest_minutes)


def leaves_a_room_or_has_a_name(case: Case) -> Refusal | None:
    """Without a name nobody has the last free room of its kind for long."""
    minutes, calendar = case.municipality.rules.walk_in.last_room_minutes, case.known.calendar
    if case.is_known or calendar is None or case.ask.span.length <= minutes * MINUTE:
        return None
    others = others_of_its_kind(case.venue, case.space)
    if not others or any(calendar.is_free(other, case.ask.span) for other in others):
        return None
    return refusal(RefusalCode.NAME_NEEDED_LAST_ROOM, minutes=minutes)


def pauses_or_has_a_name(case: Case) -> Refusal | None:
    """Without a name one new booking at a kiosk every few minutes; what waited for the network has had its pause."""
    pause, before = case.municipality.rules.walk_in.pause_between_minutes * MINUTE, case.known.walk_in_at
    if case.is_known or before is None:
        return None
    left = before + pause - case.now
    has_waited = case.ask.asked_at is not None and case.ask.asked_at <= case.now - pause
    if left <= NO_TIME or has_waited:
        return None
    return refusal(RefusalCode.NAME_NEEDED_PAUSE, minutes=ceil(left / MINUTE))


def may_be_without_a_name(municipality: Municipality, booking: Booking) -> bool:
    """Whether `booking` may have been made so: kiosks know no names, and promise nothing that needs one.

    Those with a number or a card, the house's own, an association's and whatever is longer than a walk-in's have
    somebody behind them.
    """
    longest = municipality.rules.walk_in.longest_minutes * MINUTE
    is_houses = booking.channel is Channel.STAFF or booking.group is not None or booking.series is not None
    return not (is_houses or booking.named) and booking.span.length <= longest


def others_of_its_kind(venue: Venue, space: Space) -> tuple[Space, ...]:
    """The spaces of `venue` that do as well as `space`, without a room in common with it."""
    return tuple(
        other
        for other in venue.spaces
        if _size(other) == _size(space) and not other.approval and not set(other.rooms) & set(space.rooms)
    )


def _size(space: Space) -> int:
    """The number of its kind, the smallest first."""
    capacity = space.standing_layout.capacity
    return sum(capacity > most for most in SIZES)
