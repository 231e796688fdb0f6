"""The centre's feed of changes, and the snapshot with which a replica begins.

    machine ── SnapshotWanted ─► Snapshot(everything, cursor)
            ── Feed(after) ────► Changes(entries)   or   CursorUnknown: take a snapshot

`booking_core.protocol.feed` chains the entries together.
"""

from datetime import date
from functools import cached_property
from typing import Annotated, get_args

import msgspec
from msgspec import Meta

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import CardId
from booking_core.domain.places import Municipality
from booking_core.domain.told.conditions import ConditionReport
from booking_core.protocol.messages.form import Count, Epoch, Message
from booking_core.protocol.messages.series import SeriesOnWire

LONGEST_WAIT_SECONDS = 25


class Cursor(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The last feed entry a device has applied: epoch, number and chain hash."""

    epoch: Epoch
    number: Count
    chain_hash: str


class Feed(Message, frozen=True, kw_only=True, tag="feed"):
    """What has changed since `after`? Wait up to `wait_seconds` (at most 25) when nothing has."""

    after: Cursor
    wait_seconds: Annotated[float, Meta(ge=0, le=LONGEST_WAIT_SECONDS)]


class SnapshotWanted(Message, frozen=True, kw_only=True, tag="snapshot-wanted"):
    """Everything a replica needs, at one feed entry."""


class RevokedCard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place card that was stopped before `valid_until`, its last day: nobody needs to know of it afterwards."""

    card: CardId
    valid_until: date


class BookingChanged(Message, frozen=True, kw_only=True, tag="booking-changed", forbid_unknown_fields=False):
    """A booking as it is now; it replaces whatever a replica holds under its id."""

    booking: Booking


class SeriesChanged(Message, frozen=True, kw_only=True, tag="series-changed", forbid_unknown_fields=False):
    """A series as it is now; it replaces whatever a replica holds under its id."""

    series: SeriesOnWire


class BlockChanged(Message, frozen=True, kw_only=True, tag="block-changed", forbid_unknown_fields=False):
    """A block as it is now; it replaces whatever a replica holds under its id."""

    block: Block


class PlacesChanged(Message, frozen=True, kw_only=True, tag="places-changed", forbid_unknown_fields=False):
    """The places file was imported again: take a snapshot."""

    version: int


class CardRevoked(Message, frozen=True, kw_only=True, tag="card-revoked", forbid_unknown_fields=False):
    """A place card is not to be taken any more."""

    revoked: RevokedCard


class ConditionChanged(Message, frozen=True, kw_only=True, tag="condition-changed", forbid_unknown_fields=False):
    """A condition report as it is now; one that is closed is on no list any more."""

    report: ConditionReport


FeedChange = BookingChanged | SeriesChanged | BlockChanged | PlacesChanged | CardRevoked | ConditionChanged


class UnknownChange(msgspec.Struct, frozen=True):
    """A change of a kind that this program does not know: a newer centre has told it."""

    kind: str = msgspec.field(name="is")


class FeedEntry(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """A change just as it was `written`, byte for byte: that is what its hash covers, whoever reads it.

    A program that knows more fields or kinds, or fewer, reads the same entry.
    """

    cursor: Cursor
    written: msgspec.Raw = msgspec.field(name="change")

    @classmethod
    def of(cls, cursor: Cursor, change: FeedChange, written: msgspec.Raw | None = None) -> "FeedEntry":
        """The entry with `change`, which need not be encoded again where it is `written` already."""
        entry = cls(cursor, written or msgspec.Raw(msgspec.json.encode(change)))
        entry.__dict__["change"] = change
        return entry

    @cached_property
    def change(self) -> FeedChange | UnknownChange:
        """The change as this program reads it.

        Raises:
            msgspec.ValidationError: it is of a kind that is known here, and has not its form; or it is none.
        """
        try:
            return _FEED_CHANGES.decode(self.written)
        except msgspec.ValidationError:
            unknown = _OTHER_CHANGES.decode(self.written)
            if unknown.kind in _KINDS_OF_CHANGE:
                raise
            return unknown


_FEED_CHANGES: msgspec.json.Decoder[FeedChange] = msgspec.json.Decoder(FeedChange)
_OTHER_CHANGES = msgspec.json.Decoder(UnknownChange)
_KINDS_OF_CHANGE = frozenset(kind.__struct_config__.tag for kind in get_args(FeedChange))


class Changes(Message, frozen=True, kw_only=True, tag="changes"):
    """Entries after the cursor, dense and in order; empty when nothing came within the wait."""

    entries: tuple[FeedEntry, ...]


class CursorUnknown(Message, frozen=True, kw_only=True, tag="cursor-unknown"):
    """The centre does not know that entry, or too much came after it: take a snapshot."""


class Snapshot(Message, frozen=True, kw_only=True, tag="snapshot", forbid_unknown_fields=False):
    """The places, every booking and block that has not ended, and the series of these, as they were at `cursor`.

    `revoked_cards` are the place cards that were stopped and would be good otherwise, `conditions` the condition
    reports that are open. What a newer centre adds is passed over.
    """

    cursor: Cursor
    municipality: Municipality
    bookings: tuple[Booking, ...]
    series: tuple[SeriesOnWire, ...] = ()
    blocks: tuple[Block, ...] = ()
    revoked_cards: tuple[RevokedCard, ...] = ()
    conditions: tuple[ConditionReport, ...] = ()
