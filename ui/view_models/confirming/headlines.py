"""The headline over a no: what kind of no it is, before the sentence says why."""

from collections.abc import Mapping
from types import MappingProxyType

from booking_core.domain.refusals import Refusal, RefusalCode
from ui.ports import BookingOutcome, BookingRefused

NOT_YOURS = "screen.not-booked"
"""Somebody else has it, or the time has gone by: it could have been theirs."""

NUMBER = "screen.stopped-number"
"""With a phone number it could still be theirs."""

_R = RefusalCode
_CODES: Mapping[str, tuple[RefusalCode, ...]] = MappingProxyType(
    {
        NOT_YOURS: (
            *(_R.TAKEN, _R.SHELTER_TAKEN, _R.HELD_ELSEWHERE, _R.SETUP_TAKEN, _R.STRIKE_TAKEN),
            *(_R.IN_THE_PAST, _R.VERSION_CHANGED, _R.NO_LONGER_WAITING, _R.OTHERS_IN_THE_WAY, _R.IN_USE),
        ),
        "screen.stopped-closed": (_R.CLOSED, _R.CLOSED_ALL_DAY, _R.BLOCKED, _R.OUTSIDE_SCHOOL_HOURS, _R.SCHOOL_HOLIDAY),
        "screen.stopped-too-many": (_R.FIRE_LIMIT, _R.TOO_MANY_PERSONS, _R.TOO_MANY_WHEELCHAIRS),
        "screen.stopped-furniture": (_R.TABLES_MISSING, _R.CHAIRS_MISSING),
        "screen.stopped-not-ready": (
            *(_R.LAYOUT_NEEDS_CREW, _R.SETUP_TOO_LATE, _R.SETUP_OUTSIDE_HOURS, _R.NO_CREW, _R.NOT_BY_THEMSELVES),
        ),
        NUMBER: (
            *(_R.NAME_NEEDED_START, _R.NAME_NEEDED_LENGTH, _R.NAME_NEEDED_LAST_ROOM, _R.NAME_NEEDED_PAUSE),
            *(_R.NAME_NEEDED_SERIES, _R.CARD_REVOKED),
        ),
        "screen.stopped-enough": (_R.QUOTA_USED,),
        "screen.stopped-rule": (
            *(_R.NOT_ON_QUARTER, _R.TOO_SHORT, _R.TOO_LONG, _R.TOO_SOON, _R.TOO_FAR_AHEAD, _R.KEPT_FOR),
            *(_R.RESIDENTS_FIRST, _R.NOT_OPEN_TO_ALL, _R.FIXED_MEETINGS, _R.TOO_EARLY),
        ),
        "screen.stopped-house": (_R.NEEDS_APPROVAL, _R.STAFF_ONLY, _R.UNKNOWN_GROUP, _R.NOT_ANSWERED),
        "screen.stopped-gone": (_R.UNKNOWN_SPACE, _R.UNKNOWN_LAYOUT, _R.UNKNOWN_BOOKING, _R.ALREADY_OVER),
        "screen.stopped-recovering": (_R.RECOVERING,),
    }
)
_HEADLINES: Mapping[RefusalCode, str] = MappingProxyType({code: key for key, codes in _CODES.items() for code in codes})

NOT_POSSIBLE = "screen.stopped-other"
"""Over what nobody at a kiosk can be told."""


def headline_of(code: RefusalCode) -> str:
    """The key of the headline over a refusal with that code."""
    return _HEADLINES.get(code, NOT_POSSIBLE)


def number_asked_in(outcome: BookingOutcome | None) -> Refusal | None:
    """The no of `outcome` that a phone number undoes; None where it is another, or none."""
    match outcome:
        case BookingRefused(refusals=(first, *_)) if headline_of(first.code) == NUMBER:
            return first
        case _:
            return None
