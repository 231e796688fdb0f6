"""What the public API says and hears about the waiting list; `/schema/openapi.json` is made from these."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import PHONE_FORM, ApiStruct
from booking_core.central.api.series_messages import WallTime
from booking_core.domain.bookings import EMAIL, LONGEST_EMAIL, Need, Purpose
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.domain.typed_numbers import PHONE_TYPED
from booking_core.protocol.messages import LONGEST_SPAN, MOST_NEEDS, MOST_PERSONS

QUARTER = int(SLOT_LENGTH.total_seconds()) // 60
MOST_MINUTES = int(LONGEST_SPAN.total_seconds()) // 60
LONGEST_NAME = 80
LONGEST_CODE = 32


class HoursIn(ApiStruct, frozen=True, kw_only=True):
    """Between which times of the day; `ends` at or before `starts` is the next morning's."""

    starts: WallTime
    ends: WallTime


class WaitIn(ApiStruct, frozen=True, kw_only=True):
    """What is needed: so many people, for `minutes` on end, some time on the days from `first_day` to `last_day`.

    Both days are local; `last_day` is the first when left out, and without `hours` any time that it is open will do.
    Name a `space`, or a `venue` in which any place will do, or neither. The house calls `phone`, or `email` is written
    to in the language of Accept-Language; one of them is needed. Tell whoever waits that they are used for that alone
    and deleted when the last day is over.
    """

    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    minutes: Annotated[int, Meta(ge=QUARTER, le=MOST_MINUTES, multiple_of=QUARTER)]
    first_day: date
    last_day: date | None = None
    hours: HoursIn | None = None
    space: Annotated[str, Meta(max_length=64)] | None = None
    venue: Annotated[str, Meta(max_length=64)] | None = None
    purpose: Purpose = Purpose.MEETING
    needs: Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)] = ()
    name: Annotated[str, Meta(max_length=LONGEST_NAME)] = ""
    phone: Annotated[str, Meta(pattern=PHONE_TYPED, description=PHONE_FORM)] | None = None
    email: Annotated[str, Meta(pattern=EMAIL, max_length=LONGEST_EMAIL)] | None = None


class WaitingOut(ApiStruct, frozen=True, kw_only=True):
    """A wish on the list. `code` is nine digits that take it off again; `url` is its page, which does too.

    `ahead` is how many wait longer and may be offered the same. At `ends_at` the wish and whom to call are deleted.
    """

    id: UUID
    code: str
    url: str
    ahead: int
    persons: int
    minutes: int
    first_day: date
    last_day: date
    hours: HoursIn | None
    space: str | None
    venue: str | None
    ends_at: datetime


class LeaveIn(ApiStruct, frozen=True, kw_only=True):
    """The nine digits of the wish, as people type them: signs and Arabic digits do no harm."""

    code: Annotated[str, Meta(max_length=LONGEST_CODE)]


class LeftOut(ApiStruct, frozen=True, kw_only=True):
    """The wish with this code is on the list no more, and whom to call is deleted."""

    code: str
