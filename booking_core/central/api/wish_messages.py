"""What the public API says and hears about wishes; `/schema/openapi.json` is made from these."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import ApiStruct, PlacesId
from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.told.house_wishes import WeekPart, WishedPlace
from booking_core.protocol.messages import MOST_NEEDS, MOST_PERSONS


class HouseWishIn(ApiStruct, frozen=True, kw_only=True):
    """What somebody misses in the house `venue`: a kind of place, what for, for how many, and when in the week.

    `persons` is taken as the size that so many need. There is no room for a name, and no need of one.
    """

    venue: PlacesId
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    place: WishedPlace = WishedPlace.ANY
    purpose: Purpose = Purpose.MEETING
    when: WeekPart = WeekPart.ANY
    needs: Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)] = ()


class HouseAnswerOut(ApiStruct, frozen=True, kw_only=True):
    """What the house says, as its staff wrote it; `english` may be empty."""

    danish: str
    english: str
    answered_at: datetime


class HouseWishOut(ApiStruct, frozen=True, kw_only=True):
    """A wish. `id` is the same for all who wish the same, `times` how many have said it, `told_at` the last full hour.

    `answer` is null until the house has answered.
    """

    id: UUID
    venue: str
    place: WishedPlace
    purpose: Purpose
    persons: int
    when: WeekPart
    needs: tuple[Need, ...]
    times: int
    told_at: datetime
    answer: HouseAnswerOut | None


class HouseWishesOut(ApiStruct, frozen=True, kw_only=True):
    """The most wished first."""

    wishes: tuple[HouseWishOut, ...]
