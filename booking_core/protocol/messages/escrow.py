"""What a kiosk and the centre say to each other about authority over cells: the messages of escrow.

    kiosk                                   centre
      │ Sync(journal parts, cursor, mark)     │   what was done here, and how far the feed is known
      │ ────────────────────────────────────► │
      │ Synced(acks, recalls, grants, feed)   │   what is heard, wanted back, given, and new elsewhere
      │ ◄──────────────────────────────────── │
      │ Report(...)            a restored centre asked with ReportWanted; Reported thanks

Everything may be sent twice: entries are told apart by (device, incarnation, sequence), grants by their token.
"""

from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, RoomId, VenueId
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.messages.bookings import NoReceipt
from booking_core.protocol.messages.feed import LONGEST_WAIT_SECONDS, Cursor, FeedEntry, RevokedCard
from booking_core.protocol.messages.form import Count, Message, SealedContact
from booking_core.protocol.messages.greeting import Incarnation, JournalEnd
from booking_core.protocol.messages.series import SeriesOnWire
from booking_core.protocol.messages.wishes import MOST_WISHES_TOLD

MOST_ENTRIES = 500
MOST_RUNS = 20_000
MOST_LIVES = 500
LONGEST_RECEIPT = 400
MOST_UNPRINTED = 100


class HeldRun(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """The slots of `room` from `first` up to `end`, which is not among them, granted under `token`."""

    room: RoomId
    first: Count
    end: Count
    token: Count


Runs = Annotated[tuple[HeldRun, ...], Meta(max_length=MOST_RUNS)]


class Act(msgspec.Struct, frozen=True, tag_field="is"):
    """What an entry of a journal says was done. A later program may have written more of it than is read here."""


class Confirm(Act, frozen=True, tag="confirm"):
    """A booking is confirmed in cells this kiosk held. `contact` is sealed, and gone here once the centre has it."""

    booking: Booking
    contact: SealedContact | None = None


class Copy(Act, frozen=True, tag="copy"):
    """The centre has confirmed this for somebody here: a copy of it, before there is paper."""

    booking: Booking


class Release(Act, frozen=True, tag="release"):
    """These cells are the centre's again, where they are still held under just these tokens."""

    runs: Runs


class Whole(Act, frozen=True, tag="whole"):
    """The journal of a life before ended so, and nothing of it is missing: what it held unused is free."""

    end: JournalEnd


class GiveBack(Act, frozen=True, tag="give-back"):
    """The person wants to give the booking back."""

    booking: BookingId


class Arrive(Act, frozen=True, tag="arrive"):
    """The people have come."""

    booking: BookingId


class Shorten(Act, frozen=True, tag="shorten"):
    """The person needs the booking until `ends_at` (UTC) only.

    `version` and `shown_until` (UTC), its end then, are what was shown; older programs tell neither.
    """

    booking: BookingId
    ends_at: Annotated[datetime, Meta(tz=True)]
    version: Count | None = None
    shown_until: Annotated[datetime, Meta(tz=True)] | None = None


class Close(Act, frozen=True, tag="close"):
    """An orderly stop: nothing follows in this life."""


Wished = GiveBack | Arrive | Shorten
"""What people wish of a booking that is the centre's, while it is silent."""

JournalAct = Confirm | Copy | Release | Whole | Wished | Close


_ACTS: msgspec.json.Decoder[JournalAct] = msgspec.json.Decoder(JournalAct)


class JournalEntry(msgspec.Struct, frozen=True, dict=True, forbid_unknown_fields=True):
    """The `sequence`-th act of a life, numbered from 1 without a gap. `chain_hash` covers it and all before it.

    The act is kept just as it was `written`, byte for byte: a program that knows more fields, or fewer, reads the same
    entry, and passes it on as it is.
    """

    sequence: Annotated[int, Meta(ge=1)]
    at: Annotated[datetime, Meta(tz=True)]
    written: msgspec.Raw = msgspec.field(name="act")
    chain_hash: str = msgspec.field()

    @classmethod
    def of(
        cls, sequence: int, at: datetime, act: JournalAct, *, written: msgspec.Raw, chain_hash: str
    ) -> "JournalEntry":
        """The entry with `act`, which is `written` so."""
        entry = cls(sequence, at, written, chain_hash)
        entry.__dict__["act"] = act
        return entry

    @cached_property
    def act(self) -> JournalAct:
        """The act as this program reads it.

        Raises:
            msgspec.ValidationError: it reads none.
        """
        return _ACTS.decode(self.written)


class JournalPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Entries of one life in order; what comes before `after` has passed or is known to the centre."""

    after: JournalEnd
    entries: Annotated[tuple[JournalEntry, ...], Meta(max_length=MOST_ENTRIES)]

    @property
    def incarnation(self) -> Incarnation:
        return self.after.incarnation


Unprinted = Annotated[tuple[BookingId, ...], Meta(max_length=MOST_UNPRINTED)]
Parts = Annotated[tuple[JournalPart, ...], Meta(max_length=MOST_LIVES)]


class Backlog(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What waits at a kiosk: `papers` for its printer, and `untold`, what people did there, for the centre.

    `printer_is_away`: it did not take what it was given last. It is out of paper, switched off, or jammed.
    """

    papers: Count = 0
    untold: Count = 0
    printer_is_away: bool = False


NO_BACKLOG = Backlog()


class Sync(Message, frozen=True, kw_only=True, tag="sync"):
    """What was done here since the last acknowledgement; what is new elsewhere?

    `granted` is the newest token heard of, `heard_at` the instant (the centre's) of the newest answer heard. Answered
    at once when it brings entries, else when there is something to say, at the latest after `wait_seconds`.
    `unprinted` are bookings whose paper may not have come out there: a desk is told, as of the `backlog`.
    """

    parts: Parts = ()
    cursor: Cursor
    granted: Count
    heard_at: Annotated[datetime, Meta(tz=True)] | None = None
    unprinted: Unprinted = ()
    backlog: Backlog = NO_BACKLOG
    wait_seconds: Annotated[float, Meta(ge=0, le=LONGEST_WAIT_SECONDS)]


class Synced(Message, frozen=True, kw_only=True, tag="synced"):
    """To the life `incarnation`: how far each journal is heard, what is wanted back, what is given, what is new.

    `at` is the centre's instant. `changes` is None when the centre does not know the cursor, or too
    much came after it: take a snapshot.
    """

    incarnation: Incarnation
    at: Annotated[datetime, Meta(tz=True)]
    acks: tuple[JournalEnd, ...]
    recalls: Runs = ()
    grants: Runs = ()
    changes: tuple[FeedEntry, ...] | None = ()


class ReportWanted(Message, frozen=True, kw_only=True, tag="report-wanted"):
    """The centre was restored: tell everything you know, before anything else."""


class Report(Message, frozen=True, kw_only=True, tag="report"):
    """To a restored centre: all journals kept here, all that the replica knows, and what is held.

    `incarnation` is the life that speaks, which the restored centre may not know; None of a desk. `is_whole` says that
    nothing of any journal is missing. `revoked_cards` are the place cards that are not taken here, `conditions` the
    condition reports that are open as far as is known here, and those put right lately, `wishes` what people miss in
    its house, as a kiosk was told.
    """

    incarnation: Incarnation | None
    parts: Parts
    bookings: tuple[Booking, ...]
    series: tuple[SeriesOnWire, ...] = ()
    blocks: tuple[Block, ...] = ()
    revoked_cards: tuple[RevokedCard, ...] = ()
    conditions: tuple[ConditionReport, ...] = ()
    wishes: Annotated[tuple[WishHeard, ...], Meta(max_length=MOST_WISHES_TOLD)] = ()
    holdings: Runs = ()
    is_whole: bool
    cursor: Cursor


class Reported(Message, frozen=True, kw_only=True, tag="reported"):
    """Heard. `waiting_for` other machines have not reported yet; take a snapshot."""

    waiting_for: Count


class MachinesWanted(Message, frozen=True, kw_only=True, tag="machines-wanted"):
    """Which machines of this desk's house hold what, and whom the centre has not heard? Answered to a desk alone."""


class RoomHeld(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many free quarters of `room` are in a kiosk's hands, the last of them up to `until` (UTC)."""

    room: RoomId
    quarters: Count
    until: Annotated[datetime, Meta(tz=True)]


class FrozenBecause(StrEnum):
    """Why nobody gets a cell before it has passed."""

    LOST = "lost"
    NOT_REPORTED = "not-reported"
    UNPROVED = "unproved"


class RoomFrozen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many quarters of `room` nobody gets before they have passed, the last of them up to `until` (UTC)."""

    room: RoomId
    quarters: Count
    until: Annotated[datetime, Meta(tz=True)]
    why: FrozenBecause


class MachineAt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A machine, and the house it is in."""

    device: DeviceId
    venue: VenueId
    role: DeviceRole


class MachineSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A machine as the centre knows it.

    `held` is what its present life may confirm by itself, `in_doubt` what was held in its name of which nobody can
    prove that it was not sold. `told_at` (UTC) is when the centre last heard it. `unprinted`, `backlog`: see `Sync`.
    """

    device: DeviceId
    venue: VenueId
    role: DeviceRole
    software: str
    is_lost: bool
    told_at: Annotated[datetime, Meta(tz=True)] | None = None
    held: tuple[RoomHeld, ...] = ()
    in_doubt: tuple[RoomFrozen, ...] = ()
    unprinted: Unprinted = ()
    backlog: Backlog = NO_BACKLOG


class BookingInDoubt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A confirmed booking whose paper counts, and whose cells somebody else has, or that went beyond a quota.

    `why` is "cells" or "quota", `told_by` the machine it came from.
    """

    booking: Booking
    why: str
    told_by: DeviceId | None = None


class Machines(Message, frozen=True, kw_only=True, tag="machines"):
    """The machines of the house, and its bookings that somebody must look at.

    While the centre is `recovering` it sells nothing, and `waited_for` are the machines of all houses that must report
    first: see `ReportWanted`.
    """

    machines: tuple[MachineSeen, ...]
    in_doubt: tuple[BookingInDoubt, ...] = ()
    recovering: bool = False
    waited_for: tuple[MachineAt, ...] = ()


class Redeem(Message, frozen=True, kw_only=True, tag="redeem"):
    """Somebody shows a receipt whose booking, or whose key, is not known here.

    Answered with Redeemed, ReceiptInDoubt, or NoReceipt: while the centre recovers, and when there is none to be had.
    """

    receipt: Annotated[str, Meta(max_length=LONGEST_RECEIPT)]


class Redeemed(Message, frozen=True, kw_only=True, tag="redeemed"):
    """The booking that the receipt stands for now. `made_again`: the centre had lost it and has it from the paper.

    Then it knows neither who booked nor how many come.
    """

    booking: Booking
    made_again: bool = False


class ReceiptInDoubt(Message, frozen=True, kw_only=True, tag="receipt-in-doubt"):
    """The receipt counts, and somebody else has its cells: a desk must look at it."""

    doubt: BookingInDoubt


EscrowMessage = Sync | Report | MachinesWanted | Redeem
RedeemAnswer = Redeemed | ReceiptInDoubt | NoReceipt
EscrowAnswer = Synced | ReportWanted | Reported | Machines | Redeemed | ReceiptInDoubt
