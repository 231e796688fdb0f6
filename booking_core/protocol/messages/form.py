"""What all messages have in common: their form, how much they may carry, and what a used id is answered."""

from datetime import MAXYEAR, MINYEAR, date, time, timedelta
from typing import Annotated

import msgspec
from msgspec import Meta

from booking_core.domain.bookings import Need
from booking_core.domain.recurring.recurrence import MOST_OCCURRENCES
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan

TEXT = r"^[^\x00]*$"
"""What every database keeps: anything but U+0000."""

LONGEST_SPAN = timedelta(days=8)
MOST_PERSONS = 10_000
MOST_WHEELCHAIRS = 500
MOST_NEEDS = len(Need)
LONGEST_TITLE = 120
LONGEST_REASON = 200
LONGEST_ID = 64
LONGEST_CONTACT_BYTES = 1024

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""As far as a store's integers count."""

LAST_EPOCH = 2**22
Epoch = Annotated[int, Meta(ge=0, le=LAST_EPOCH)]
"""A life of the centre: one begins with each restore, and a token has no room for more."""

Version = Annotated[int, Meta(ge=1)]
"""As the asker has seen it."""

Persons = Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
Wheelchairs = Annotated[int, Meta(ge=0, le=MOST_WHEELCHAIRS)]
Needs = Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)]
Title = Annotated[str, Meta(max_length=LONGEST_TITLE, pattern=TEXT)]
Reason = Annotated[str, Meta(max_length=LONGEST_REASON, pattern=TEXT)]

GroupName = Annotated[str, Meta(max_length=LONGEST_ID, pattern=TEXT)]
"""The id of an association, a school or an audience in the places file."""

SealedContact = Annotated[bytes, Meta(min_length=1, max_length=LONGEST_CONTACT_BYTES)]
"""A name and a phone number that the centre alone can read, see `sealing`."""

Overrides = Annotated[tuple[RefusalCode, ...], Meta(max_length=len(RefusalCode))]
WallTime = Annotated[time, Meta(tz=False)]
Days = Annotated[tuple[date, ...], Meta(max_length=MOST_OCCURRENCES)]


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", forbid_unknown_fields=True):
    """A message, told apart from others by its field `is`."""


class SameIdOtherBody(Message, frozen=True, kw_only=True, tag="same-id-other-body"):
    """The id was used before for something else. Nothing was done."""


_FIRST_YEAR, _LAST_YEAR = MINYEAR + 1, MAXYEAR - 1


def check_length(span: TimeSpan) -> None:
    """Whether a booking may span that much.

    Raises:
        ValueError: no.
    """
    if span.length > LONGEST_SPAN:
        message = f"a booking spans at most {LONGEST_SPAN.days} days"
        raise ValueError(message)
    if not _FIRST_YEAR < span.starts_at.year <= span.ends_at.year < _LAST_YEAR:
        message = f"{span.starts_at} lies at the calendar's edge: there is nothing around it to look at"
        raise ValueError(message)
