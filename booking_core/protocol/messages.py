"""What kiosks, partners and the centre say to each other, as typed values with one JSON form.

Every message may be sent twice without harm: a booking carries an id chosen by whoever asks, and the centre keeps
its answer to that id for ever.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from booking_core.domain.bookings import Booking, Need, Openness, Purpose, SetUpBy
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan

MOST_ALTERNATIVES = 4
MOST_PERSONS = 10_000
LONGEST_SPAN = timedelta(days=8)
LONGEST_CONTACT_BYTES = 1024
LONGEST_WAIT_SECONDS = 25
LONGEST_TITLE = 120
LONGEST_REASON = 200
LONGEST_SEARCH = 100
MOST_WHEELCHAIRS = 500
MOST_NEEDS = len(Need)

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""As far as a store's integers count."""


class Message(msgspec.Struct, frozen=True, kw_only=True, tag_field="is", forbid_unknown_fields=True):
    """A message, told apart from others by its field `is`."""


class Alternative(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing a person would be content with."""

    space: SpaceId
    layout: LayoutId
    span: TimeSpan

    def __post_init__(self) -> None:
        if self.span.length > LONGEST_SPAN:
            message = f"a booking spans at most {LONGEST_SPAN.days} days"
            raise ValueError(message)


class Book(Message, frozen=True, kw_only=True, tag="book"):
    """Please confirm the first alternative that is wholly free.

    `contact` is a name and a phone number sealed to the centre's key (see `sealing`), or None for a walk-in.
    `title` is for everybody to read: it counts from a desk alone, and only when the booking is not closed. So does
    `replaces`, for the old code and contact lead to the new booking.
    """

    id: BookingId
    alternatives: Annotated[tuple[Alternative, ...], Meta(min_length=1, max_length=MOST_ALTERNATIVES)]
    persons: Annotated[int, Meta(ge=1, le=MOST_PERSONS)]
    purpose: Purpose
    openness: Openness = Openness.CLOSED
    user: KindOfUser = KindOfUser.CITIZEN
    title: Annotated[str, Meta(max_length=LONGEST_TITLE)] = ""
    needs: Annotated[tuple[Need, ...], Meta(max_length=MOST_NEEDS)] = ()
    wheelchairs: Annotated[int, Meta(ge=0, le=MOST_WHEELCHAIRS)] = 0
    set_up_by: SetUpBy = SetUpBy.CREW
    contact: Annotated[bytes, Meta(min_length=1, max_length=LONGEST_CONTACT_BYTES)] | None = None
    replaces: BookingId | None = None
    continues: BookingId | None = None


class Cancel(Message, frozen=True, kw_only=True, tag="cancel"):
    """Please give the room back, or the rest of a time that has begun. `id` is this wish's own.

    Cancelling twice is harmless. A desk cancels for the house and must say why in `reason`, which the person reads.
    """

    id: UUID
    booking: BookingId
    reason: Annotated[str, Meta(max_length=LONGEST_REASON)] = ""


class CheckIn(Message, frozen=True, kw_only=True, tag="check-in"):
    """The people have come. `id` is this wish's own; coming twice is harmless."""

    id: UUID
    booking: BookingId


class Reschedule(Message, frozen=True, kw_only=True, tag="reschedule"):
    """Please let the booking be `to` instead: moved, stretched, shortened or set up in another way.

    `version` is the one the asker has seen: when the booking has changed since, nothing is done. From a kiosk only
    the end may differ. `id` is this wish's own.
    """

    id: UUID
    booking: BookingId
    version: Annotated[int, Meta(ge=1)]
    to: Alternative


class ReceiptWanted(Message, frozen=True, kw_only=True, tag="receipt-wanted"):
    """A receipt for the booking as it is now: for a copy, or after a change."""

    booking: BookingId


class ContactsWanted(Message, frozen=True, kw_only=True, tag="contacts-wanted"):
    """Who stands behind the bookings that touch `span`? Answered to a desk alone."""

    span: TimeSpan

    def __post_init__(self) -> None:
        if self.span.length > LONGEST_SPAN:
            message = f"contacts are given for at most {LONGEST_SPAN.days} days"
            raise ValueError(message)


class BookingsWanted(Message, frozen=True, kw_only=True, tag="bookings-wanted"):
    """Which bookings that have not ended have `text` in their title, name, phone number or code? For a desk alone."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_SEARCH)]


class HelloStart(Message, frozen=True, kw_only=True, tag="hello-start"):
    """I want to begin; give me something fresh to sign."""


class Hello(Message, frozen=True, kw_only=True, tag="hello"):
    """I have just started, and sign your challenge together with my own nonce."""

    challenge: bytes
    nonce: bytes
    software: str


class Cursor(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The last feed entry a device has applied: epoch, number and chain hash."""

    epoch: Count
    number: Count
    chain_hash: str


class Feed(Message, frozen=True, kw_only=True, tag="feed"):
    """What has changed since `after`? Wait up to `wait_seconds` (at most 25) when nothing has."""

    after: Cursor
    wait_seconds: Annotated[float, Meta(ge=0, le=LONGEST_WAIT_SECONDS)]


class SnapshotWanted(Message, frozen=True, kw_only=True, tag="snapshot-wanted"):
    """Everything a replica needs, at one feed entry."""


Command = Book | Cancel | CheckIn | Reschedule
"""What changes something at the centre."""

Query = ReceiptWanted | ContactsWanted | BookingsWanted
"""What is only asked for."""

DeviceMessage = (
    HelloStart
    | Hello
    | Feed
    | SnapshotWanted
    | Book
    | Cancel
    | CheckIn
    | Reschedule
    | ReceiptWanted
    | ContactsWanted
    | BookingsWanted
)


class RefusalOnWire(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A refusal with its facts as JSON knows them: instants and days in ISO 8601."""

    code: RefusalCode
    facts: dict[str, str | int]


class Confirmed(Message, frozen=True, kw_only=True, tag="confirmed"):
    """It counts. `alternative` says which was given; `receipt` is the signed token for the paper."""

    booking: Booking
    alternative: int
    receipt: str


class Declined(Message, frozen=True, kw_only=True, tag="declined"):
    """None of the alternatives; one refusal for each, in their order."""

    id: BookingId
    refusals: tuple[RefusalOnWire, ...]


class Cancelled(Message, frozen=True, kw_only=True, tag="cancelled"):
    """Given back; a time that had begun is completed, cut at the quarter that runs."""

    booking: Booking


class NotCancelled(Message, frozen=True, kw_only=True, tag="not-cancelled"):
    refusal: RefusalOnWire


class Changed(Message, frozen=True, kw_only=True, tag="changed"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NotChanged(Message, frozen=True, kw_only=True, tag="not-changed"):
    """The booking is as it was."""

    refusal: RefusalOnWire


class ReceiptGiven(Message, frozen=True, kw_only=True, tag="receipt-given"):
    """The booking as it is now, with the signed token of a receipt for it."""

    booking: Booking
    receipt: str


class NoReceipt(Message, frozen=True, kw_only=True, tag="no-receipt"):
    """There is no such booking, or it holds nothing any more."""

    refusal: RefusalOnWire


class BookingContact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who stands behind a booking; either text may be empty."""

    booking: BookingId
    name: str
    phone: str


class Contacts(Message, frozen=True, kw_only=True, tag="contacts"):
    """Those who left a name or a phone number."""

    contacts: tuple[BookingContact, ...]


class BookingsFound(Message, frozen=True, kw_only=True, tag="bookings-found"):
    """The nearest in time first, with those who stand behind them."""

    bookings: tuple[Booking, ...]
    contacts: tuple[BookingContact, ...]


class SameIdOtherBody(Message, frozen=True, kw_only=True, tag="same-id-other-body"):
    """The id was used before for something else. Nothing was done."""


class Challenge(Message, frozen=True, kw_only=True, tag="challenge"):
    challenge: bytes


class Welcome(Message, frozen=True, kw_only=True, tag="welcome"):
    """You are known. Put `epoch` and `incarnation` into everything you send from now on."""

    epoch: int
    incarnation: int
    server_time: datetime


class BookingChanged(Message, frozen=True, kw_only=True, tag="booking-changed"):
    """A booking as it is now; it replaces whatever a replica holds under its id."""

    booking: Booking


class PlacesChanged(Message, frozen=True, kw_only=True, tag="places-changed"):
    """The places file was imported again: take a snapshot."""

    version: int


FeedChange = BookingChanged | PlacesChanged


class FeedEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cursor: Cursor
    change: FeedChange


class Changes(Message, frozen=True, kw_only=True, tag="changes"):
    """Entries after the cursor, dense and in order; empty when nothing came within the wait."""

    entries: tuple[FeedEntry, ...]


class CursorUnknown(Message, frozen=True, kw_only=True, tag="cursor-unknown"):
    """The centre does not know that entry: take a snapshot."""


class Snapshot(Message, frozen=True, kw_only=True, tag="snapshot"):
    """The places and every booking that has not ended, as they were at `cursor`."""

    cursor: Cursor
    municipality: Municipality
    bookings: tuple[Booking, ...]


class NotUnderstood(Message, frozen=True, kw_only=True, tag="not-understood"):
    """The message broke a rule of the protocol; `code` is stable: see `booking_core.central.devices`."""

    code: str


CentreMessage = (
    Challenge
    | Welcome
    | Changes
    | CursorUnknown
    | Snapshot
    | Confirmed
    | Declined
    | Cancelled
    | NotCancelled
    | Changed
    | NotChanged
    | ReceiptGiven
    | NoReceipt
    | Contacts
    | BookingsFound
    | SameIdOtherBody
    | NotUnderstood
)

BookAnswer = Confirmed | Declined | SameIdOtherBody
CancelAnswer = Cancelled | NotCancelled | SameIdOtherBody
ChangeAnswer = Changed | NotChanged | SameIdOtherBody
Answer = Confirmed | Declined | Cancelled | NotCancelled | Changed | NotChanged | SameIdOtherBody
"""What a command is answered, kept with its id."""

_DAY_FACTS = frozenset({"day", "last_day"})
_INSTANT_FACTS = frozenset({"opens_at", "closes_at", "free_from", "ready_at", "next_at"})


def refusal_to_wire(refusal: Refusal) -> RefusalOnWire:
    """A refusal as JSON can carry it."""
    facts = {name: value.isoformat() if isinstance(value, date) else value for name, value in refusal.facts.items()}
    return RefusalOnWire(refusal.code, facts)


def refusal_from_wire(refusal: RefusalOnWire) -> Refusal:
    """The refusal that was carried, its instants and days typed again."""
    facts: Mapping[str, Fact] = {name: _fact(name, value) for name, value in refusal.facts.items()}
    return Refusal(refusal.code, MappingProxyType(dict(facts)))


def _fact(name: str, value: str | int) -> Fact:
    if isinstance(value, str) and name in _DAY_FACTS:
        return date.fromisoformat(value)
    if isinstance(value, str) and name in _INSTANT_FACTS:
        return datetime.fromisoformat(value)
    return value
