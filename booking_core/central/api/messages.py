"""What the public API says and hears, as typed values; `/schema/openapi.json` is made from these."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import EMAIL, LONGEST_EMAIL, DeclinedBecause, Openness, Purpose, Whereabouts
from booking_core.domain.finding.availability import SegmentKind
from booking_core.domain.places import KindOfUser, Reach, VenueKind
from booking_core.domain.typed_numbers import PHONE_TYPED
from booking_core.protocol.messages import MOST_ALTERNATIVES, MOST_PERSONS, Spoken

PHONE_FORM = (
    "Eight Danish digits beginning with 2 to 9, with +45 or without, or + and 7 to 15 digits. As people type them: "
    "Latin or Arabic digits, with spaces, dots, dashes, slashes and brackets between them or none."
)

PlacesId = Annotated[str, Meta(max_length=64, pattern=r"^[^\x00-\x1f]*$")]
"""An id of the places file, known or not. PostgreSQL keeps no text with a NUL in it."""


class ApiStruct(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of the API."""


class LayoutOut(ApiStruct, frozen=True, kw_only=True):
    """A way to set a space up."""

    id: str
    seats: int
    standing_places: int
    wheelchair_places: int
    tables: int
    chairs: int
    standing: bool


class SpaceOut(ApiStruct, frozen=True, kw_only=True):
    """What a person books. `rules` are all that hold for it, in sentences of the language asked for.

    `calendar` is a calendar file (RFC 5545) to subscribe to: when the space is taken.
    """

    id: str
    name: str
    rooms: tuple[str, ...]
    features: tuple[str, ...]
    approval: bool
    prices: dict[KindOfUser, int]
    shortest_minutes: int
    longest_minutes: int
    book_ahead_days: int
    lead_minutes: int
    rules: tuple[str, ...]
    layouts: tuple[LayoutOut, ...]
    calendar: str


class RoomOut(ApiStruct, frozen=True, kw_only=True):
    """A part of a house that cannot be divided any further."""

    id: str
    name: str
    square_metres: int
    max_persons: int
    way: str
    reach: Reach


class VenueOut(ApiStruct, frozen=True, kw_only=True):
    """A house. `calendar` is a calendar file (RFC 5545) to subscribe to: what anybody may come to."""

    id: str
    name: str
    kind: VenueKind
    district: str
    address: str
    phone: str
    latitude: float
    longitude: float
    step_free: bool
    accessible_toilet: bool
    story: str
    demo: bool
    rooms: tuple[RoomOut, ...]
    spaces: tuple[SpaceOut, ...]
    calendar: str


class VenuesOut(ApiStruct, frozen=True, kw_only=True):
    """Every house of the municipality."""

    municipality: str
    time_zone: str
    venues: tuple[VenueOut, ...]


class SegmentOut(ApiStruct, frozen=True, kw_only=True):
    """A stretch of a space's day. `title` only for events that anybody may come to."""

    starts_at: datetime
    ends_at: datetime
    kind: SegmentKind
    title: str


class LaneOut(ApiStruct, frozen=True, kw_only=True):
    """One space on one local day, from midnight to midnight: the segments fill it, in order."""

    venue: str
    space: str
    day: date
    segments: tuple[SegmentOut, ...]


class AvailabilityOut(ApiStruct, frozen=True, kw_only=True):
    """What spaces do through local days."""

    as_of: datetime
    time_zone: str
    lanes: tuple[LaneOut, ...]


class FitOut(ApiStruct, frozen=True, kw_only=True):
    """A space that fits, and when. `free_until` is the end of the unbroken free time after the start.

    `walking_minutes` are from the house that was named; `suits`: it has something that is good for the purpose.
    `price` is in whole kroner, for the kind of user that was named.
    """

    venue: str
    space: str
    layout: str
    starts_at: datetime
    ends_at: datetime
    free_until: datetime
    walking_minutes: int
    suits: bool
    price: int | None


class FitsOut(ApiStruct, frozen=True, kw_only=True):
    """What fits, the best first."""

    as_of: datetime
    time_zone: str
    offers: tuple[FitOut, ...]


class AlternativeIn(ApiStruct, frozen=True, kw_only=True):
    """One thing to book. `layout` is the standing one when left out."""

    space: Annotated[str, Meta(max_length=64)]
    starts_at: Annotated[datetime, Meta(tz=True)]
    ends_at: Annotated[datetime, Meta(tz=True)]
    layout: Annotated[str, Meta(max_length=64)] | None = None


class BookingIn(ApiStruct, frozen=True, kw_only=True):
    """Up to four alternatives; the first that is wholly free is confirmed.

    `phone` or `email` makes it a booking with somebody to reach; without either the walk-in rule holds (soon and
    short). What becomes of it is written to `email`, in the language of Accept-Language. `group` is the id of an
    association or a school of the places file, `audience` that of the people it is for; `is_trial`: an idea is tried
    for free, which is open to all and needs the house's yes. `spoken`: short names of the languages that are spoken.
    """

    alternatives: Annotated[tuple[AlternativeIn, ...], Meta(min_length=1, max_length=MOST_ALTERNATIVES)]
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    purpose: Purpose = Purpose.MEETING
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    group: PlacesId | None = None
    audience: PlacesId | None = None
    is_trial: bool = False
    spoken: Spoken = ()
    phone: Annotated[str, Meta(pattern=PHONE_TYPED, description=PHONE_FORM)] | None = None
    email: Annotated[str, Meta(pattern=EMAIL, max_length=LONGEST_EMAIL)] | None = None


class OfferOut(ApiStruct, frozen=True, kw_only=True):
    """A place and time that could be booked in place of a request when it was declined."""

    venue: str
    space: str
    layout: str
    starts_at: datetime
    ends_at: datetime


class BookingOut(ApiStruct, frozen=True, kw_only=True):
    """A booking or a request. `answer_by` is until when the house answers a request.

    `held_until` is until when the room is kept for people who have not checked in at the screen in the house: then
    the booking ends as `no-show`. It is null where the room is theirs to the end.

    `reason` is why the house cancelled or declined it, in its own words; `declined_because` and `instead` are told of
    a declined request alone.
    """

    id: UUID
    version: int
    state: str
    venue: str
    space: str
    layout: str
    starts_at: datetime
    ends_at: datetime
    persons: int
    purpose: Purpose
    openness: Openness
    code: str
    answer_by: datetime | None = None
    held_until: datetime | None = None
    reason: str = ""
    declined_because: DeclinedBecause | None = None
    instead: tuple[OfferOut, ...] = ()


class ConfirmedOut(ApiStruct, frozen=True, kw_only=True):
    """`receipt` is the signed proof; keep it, it is what cancels. `receipt_url` is what the QR code holds."""

    booking: BookingOut
    alternative: int
    receipt: str
    receipt_url: str


class RequestedOut(ApiStruct, frozen=True, kw_only=True):
    """Asked of the house, which answers by the booking's `answer_by`; it holds nothing until then.

    `is_free` says whether it is free just now, which promises nothing. `receipt` shows the answer and withdraws.
    """

    booking: BookingOut
    alternative: int
    is_free: bool
    receipt: str
    receipt_url: str


class CancelIn(ApiStruct, frozen=True, kw_only=True):
    """The signed proof that came with the booking, or the address in its QR code; not its nine digits."""

    receipt: Annotated[str, Meta(max_length=400)]


class EventOut(ApiStruct, frozen=True, kw_only=True):
    """What anybody may come to. `id` is a name for it that stays; it is not the booking's. `title` may be empty."""

    id: UUID
    venue: str
    space: str
    title: str
    starts_at: datetime
    ends_at: datetime
    openness: Openness
    purpose: Purpose
    audience: str | None
    spoken: tuple[str, ...] = ()


class EventsOut(ApiStruct, frozen=True, kw_only=True):
    """Some of the events, by start; `next` is the `cursor` of the page behind these, null at the end."""

    events: tuple[EventOut, ...]
    next: str | None


class EndIn(ApiStruct, frozen=True, kw_only=True):
    """When it ends from now on. `version` is that of the booking you have seen, `receipt` as in cancelling it."""

    receipt: Annotated[str, Meta(max_length=400)]
    version: Annotated[int, Meta(ge=1, le=2**31)]
    ends_at: Annotated[datetime, Meta(tz=True)]


class WhereaboutsIn(ApiStruct, frozen=True, kw_only=True):
    """Where it is. `version` is that of the booking you have seen, `receipt` as in cancelling it."""

    receipt: Annotated[str, Meta(max_length=400)]
    version: Annotated[int, Meta(ge=1, le=2**31)]
    place: Whereabouts


class ChangedOut(ApiStruct, frozen=True, kw_only=True):
    """The booking as it is now, with a receipt for it: the former one leads to it too."""

    booking: BookingOut
    receipt: str
    receipt_url: str


class ChangeOut(ApiStruct, frozen=True, kw_only=True):
    """Something is different for `space` in this span: ask for its availability. Empty space: the places changed."""

    number: int
    space: str
    starts_at: datetime | None
    ends_at: datetime | None


class ChangesOut(ApiStruct, frozen=True, kw_only=True):
    """Pass `cursor` as `after` in the next call: at once, when there is `more` already.

    `reset` means: forget what you hold and read everything anew.
    """

    cursor: str
    reset: bool
    more: bool
    changes: tuple[ChangeOut, ...]


class EnrolIn(ApiStruct, frozen=True, kw_only=True):
    """`public_key` is the device's raw Ed25519 key (32 bytes), base64."""

    code: Annotated[str, Meta(max_length=64)]
    public_key: Annotated[bytes, Meta(min_length=32, max_length=32)]


class EnrolOut(ApiStruct, frozen=True, kw_only=True):
    """Raw keys, base64: `centre_key` (Ed25519) signs answers and receipts, `sealing_key` (X25519) takes contacts."""

    device: str
    venue: str
    role: str
    epoch: int
    centre_key: bytes
    sealing_key: bytes


class InsteadOut(ApiStruct, frozen=True, kw_only=True):
    """Something that could be booked just now. `step` says what differs: see the API's description of a refusal."""

    step: str
    sentence: str
    venue: str
    space: str
    layout: str
    starts_at: datetime
    ends_at: datetime


class RefusalOut(ApiStruct, frozen=True, kw_only=True):
    """A "no" with its stable code, the rule in words and the numbers in it.

    `instead` is what could be booked, the nearest first: another time (`shift`), less of it (`shorter`), another
    set-up (`other-layout`), a roof (`indoors`), another place (`other-space`, `other-house`), another day
    (`other-day`).
    """

    code: str
    sentence: str
    facts: dict[str, str | int]
    instead: tuple[InsteadOut, ...] = ()


class Part(StrEnum):
    """Where in a request something stands."""

    QUERY = "query"
    HEADER = "header"
    PATH = "path"
    BODY = "body"


class FaultOut(ApiStruct, frozen=True, kw_only=True):
    """One thing that is wrong with a request: where, what, and in `sentence` what to do, in the language asked for.

    `part` is the part of the request, and `field` the path in it, such as `alternatives[0].starts_at`; it is the name
    of the part where the whole of it is meant. `code` says what is wrong, as its own word or as that of the problem.
    `choices` are the names that exist in the place of an unknown one, and the values there are in the place of one
    that is none of them.
    """

    part: Part
    field: str
    code: str
    sentence: str
    choices: tuple[str, ...] = ()


class BlockOut(ApiStruct, frozen=True, kw_only=True):
    """A block as it is now. `bookings` are those that were moved or cancelled for it, or gave their shelter back."""

    id: UUID
    version: int
    state: str
    kind: BlockKind
    venue: str
    rooms: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime
    reason: str
    bookings: tuple[BookingOut, ...] = ()


class ProblemOut(ApiStruct, frozen=True, kw_only=True):
    """Every error of this API, as RFC 9457 has them. `title` is the status in words, for programs that know no more.

    `code` is stable; `detail` says what is wrong and what to do, in the language asked for. `faults` are all that is
    wrong with the request, up to fifty, and `fields` their names, each once. `booking` is the one that was to change,
    as it is now, when it is not what you saw; `bookings` are those that an answer for several must name, as they are.
    `block` is the one that was to be lifted, as it is now.
    """

    title: str
    status: int
    code: str
    detail: str
    refusals: tuple[RefusalOut, ...] = ()
    fields: tuple[str, ...] = ()
    faults: tuple[FaultOut, ...] = ()
    booking: BookingOut | None = None
    bookings: tuple[BookingOut, ...] = ()
    block: BlockOut | None = None


class AliveOut(ApiStruct, frozen=True, kw_only=True):
    """The process answers."""

    ok: bool


class Readiness(StrEnum):
    """A restored centre answers machines and books nothing: it is told apart, and others are ready or not at all."""

    READY = "ready"
    RECOVERING = "recovering"


class ReadinessOut(ApiStruct, frozen=True, kw_only=True):
    """`waiting_for` are the places of the machines whose reports a restored centre waits for before it books."""

    state: Readiness
    epoch: int
    feed_number: int
    waiting_for: tuple[str, ...]
