"""What the API says to the municipality's own programs, and hears; `/schema/openapi.json` is made from these."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from booking_core.central.api.messages import ApiStruct, BookingOut, PlacesId
from booking_core.domain.blocks import BlockKind
from booking_core.domain.recurring.recurrence import MOST_OCCURRENCES
from booking_core.protocol.messages import LONGEST_REASON, MOST_DISPLACED, MOST_ROOMS, TEXT

Version = Annotated[int, Meta(ge=1, le=2**31)]
Reason = Annotated[str, Meta(min_length=1, max_length=LONGEST_REASON, pattern=TEXT)]


class HouseRequestOut(ApiStruct, frozen=True, kw_only=True):
    """A request that waits for the house's answer. One with a `series` is answered with all of that."""

    booking: BookingOut
    series: UUID | None


class HouseRequestsOut(ApiStruct, frozen=True, kw_only=True):
    """Some of the requests, by start; `next` is the `cursor` of the page behind these, null at the end."""

    requests: tuple[HouseRequestOut, ...]
    next: str | None


class ApproveIn(ApiStruct, frozen=True, kw_only=True):
    """`version` is that of the request you have seen."""

    version: Version


class DeclineIn(ApiStruct, frozen=True, kw_only=True):
    """`version` is that of the request you have seen; `reason` is read by whoever asked."""

    version: Version
    reason: Reason


class SeenIn(ApiStruct, frozen=True, kw_only=True):
    """A date of a series in the version you have seen."""

    booking: UUID
    version: Version


Seen = Annotated[tuple[SeenIn, ...], Meta(min_length=1, max_length=MOST_OCCURRENCES)]


class ApproveSeriesIn(ApiStruct, frozen=True, kw_only=True):
    """`seen` names every date that waits for an answer."""

    seen: Seen


class DeclineSeriesIn(ApiStruct, frozen=True, kw_only=True):
    """`seen` names every date that waits for an answer; `reason` is read by whoever asked."""

    seen: Seen
    reason: Reason


class MovedToIn(ApiStruct, frozen=True, kw_only=True):
    """Where a booking goes. `layout` is the standing one when left out."""

    space: PlacesId
    starts_at: Annotated[datetime, Meta(tz=True)]
    ends_at: Annotated[datetime, Meta(tz=True)]
    layout: PlacesId | None = None


class DisplacedIn(ApiStruct, frozen=True, kw_only=True):
    """A booking in the way, in the version you have seen, and where it goes; without `to` it is cancelled."""

    booking: UUID
    version: Version
    to: MovedToIn | None = None


class BlockIn(ApiStruct, frozen=True, kw_only=True):
    """`rooms` of one house are closed from a quarter to a quarter; `reason` is for everybody to read.

    `displaced` names everything that is in the way.
    """

    kind: BlockKind
    rooms: Annotated[tuple[PlacesId, ...], Meta(min_length=1, max_length=MOST_ROOMS)]
    starts_at: Annotated[datetime, Meta(tz=True)]
    ends_at: Annotated[datetime, Meta(tz=True)]
    reason: Reason
    displaced: Annotated[tuple[DisplacedIn, ...], Meta(max_length=MOST_DISPLACED)] = ()


class LiftIn(ApiStruct, frozen=True, kw_only=True):
    """`version` is that of the block you have seen."""

    version: Version


class SeriesAnsweredOut(ApiStruct, frozen=True, kw_only=True):
    """The series as it is now, and those of its dates that were answered."""

    id: UUID
    version: int
    bookings: tuple[BookingOut, ...]
