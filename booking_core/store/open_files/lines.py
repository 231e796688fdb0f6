"""What a line of each file says. Fields are told in this order; `docs/open-files.md` has the same, and a test says so.

Instants are aware and in UTC, days are local.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, TypeAlias
from uuid import UUID

from msgspec import Meta, Raw, Struct

from booking_core.domain.blocks import BlockKind, BlockState
from booking_core.domain.bookings import (
    BookingState,
    CellKind,
    Channel,
    DeclinedBecause,
    Need,
    Openness,
    Purpose,
    SetUpBy,
    Whereabouts,
)
from booking_core.domain.identity import DeviceRole, StaffRole
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser
from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.domain.told.demand import UnmetSource
from booking_core.domain.told.house_wishes import LONGEST_ANSWER, WeekPart, WishedPlace
from booking_core.protocol.notices import NoticeKind
from booking_core.store.machines.doubts import DoubtKind

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Instant = Annotated[datetime, Meta(tz=True)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9-]+\Z")]
"""An id from the places: a file is called by that of a house, and must lie where it is meant to."""
JsonOrNull: TypeAlias = Raw
"""JSON that may be null: msgspec reads a `Raw | None` as null and refuses everything else."""


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of a file."""


class PlacesLine(Line, frozen=True, kw_only=True):
    """Every version of the places; the highest is in force."""

    version: Count
    source: str
    imported_at: Instant
    places: Raw


class VenueLine(Line, frozen=True, kw_only=True):
    """A house, also one that is no longer in the places."""

    id: Slug
    name: str
    retired: bool


class RoomLine(Line, frozen=True, kw_only=True):
    id: str
    venue: str
    name: str
    retired: bool


class SpaceLine(Line, frozen=True, kw_only=True):
    id: str
    venue: str
    name: str
    retired: bool


class MachineLine(Line, frozen=True, kw_only=True):
    """A kiosk or a desk, without what lets it speak."""

    id: str
    venue: str
    role: DeviceRole
    retired: bool
    lost_at: Instant | None


class MachineKeyLine(Line, frozen=True, kw_only=True):
    """A public key that a machine signs or signed receipts with."""

    public_key: Annotated[bytes, Meta(min_length=32, max_length=32)]
    machine: str
    was_lost: bool


class Run(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cells of one room, one after the other, that a booking occupies for one reason."""

    room: str
    kind: CellKind
    starts_at: Instant
    ends_at: Instant


class BookingLine(Line, frozen=True, kw_only=True):
    """A booking or a request as it is now; what it was before stands in the changes."""

    id: UUID
    code: str
    version: Count
    state: BookingState
    space: str
    layout: str
    starts_at: Instant
    ends_at: Instant
    persons: Count
    purpose: Purpose
    openness: Openness
    user: KindOfUser
    channel: Channel
    title: str
    needs: tuple[Need, ...]
    wheelchairs: Count
    set_up_by: SetUpBy
    machine: str | None
    reason: str | None
    replaces: UUID | None
    continues: UUID | None
    series: UUID | None
    answer_by: Instant | None
    declined_because: DeclinedBecause | None
    instead: JsonOrNull
    shelter: str | None
    whereabouts: Whereabouts | None
    group: str | None
    audience: str | None
    is_trial: bool
    created_at: Instant
    ended_at: Instant | None
    cells: tuple[Run, ...]
    spoken: tuple[str, ...] = ()
    named: bool = False
    told_by_others: bool = False
    changed_at: Instant | None = None


class SeriesLine(Line, frozen=True, kw_only=True):
    id: UUID
    version: Count
    created_at: Instant
    series: Raw


class BlockLine(Line, frozen=True, kw_only=True):
    """Rooms closed for a time. It holds every cell of its rooms while it is standing."""

    id: UUID
    version: Count
    state: BlockState
    kind: BlockKind
    venue: str
    rooms: tuple[str, ...]
    starts_at: Instant
    ends_at: Instant
    reason: str
    created_at: Instant
    changed_at: Instant | None = None


class CardLine(Line, frozen=True, kw_only=True):
    """A place card, without what proves it; whose it is stands among the contacts."""

    id: UUID
    kind: CardKind
    group: str | None
    valid_until: date
    issued_at: Instant
    machine: str | None
    revoked_at: Instant | None
    keep_until: Instant


class WaitingLine(Line, frozen=True, kw_only=True):
    """A wish on the waiting list; whom to call stands in the contacts."""

    id: UUID
    code: str
    made_at: Instant
    told_at: Instant | None
    keep_until: Instant
    need: Raw


class UnmetLine(Line, frozen=True, kw_only=True):
    """What somebody could not have."""

    id: UUID
    noted_at: Instant
    source: UnmetSource
    venue: str | None
    district: str
    space: str | None
    day: date
    hour: Annotated[int, Meta(ge=0, le=23)]
    minutes: Count
    persons: Count
    wheelchairs: Count
    needs: tuple[Need, ...]
    purpose: Purpose
    user: KindOfUser
    why: str


class HouseWishLine(Line, frozen=True, kw_only=True):
    """What people miss in a house and said to it, and what it answers."""

    id: UUID
    venue: str
    place: WishedPlace
    purpose: Purpose
    persons: Count
    when: WeekPart
    needs: tuple[Need, ...]
    times: Count
    told_at: Instant
    danish: Annotated[str, Meta(max_length=LONGEST_ANSWER)]
    english: Annotated[str, Meta(max_length=LONGEST_ANSWER)]
    answered_at: Instant | None
    is_closed: bool


class ConditionLine(Line, frozen=True, kw_only=True):
    """What somebody told is broken, dirty or missing, and how often it was told."""

    id: UUID
    space: str
    kind: ConditionKind
    thing: Thing
    first_at: Instant
    last_at: Instant
    times: Count
    closed_at: Instant | None


class ConditionCountLine(Line, frozen=True, kw_only=True):
    """How many reports there were in a local month; those that are lines of their own are not in it."""

    month: Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}\Z")]
    space: str
    kind: ConditionKind
    thing: Thing
    reports: Count
    times: Count
    hours_open: Count


class ContactOf(StrEnum):
    """What somebody stands behind."""

    BOOKING = "booking"
    WISH = "wish"
    DOUBT = "doubt"
    CARD = "card"


class ContactLine(Line, frozen=True, kw_only=True):
    """Who stands behind a booking, a wish, a doubt or a place card; each text may be empty. Personal data."""

    about: ContactOf
    id: UUID
    name: str
    phone: str
    email: str
    language: str
    card: str
    keep_until: Instant
    counted_as: str | None


class QuotaLine(Line, frozen=True, kw_only=True):
    """How much of a quota one party has used in one period."""

    rule: str
    party: str
    period: str
    used: Count
    most: Count
    keep_until: Instant


class OverrideLine(Line, frozen=True, kw_only=True):
    """Rules that staff let one version of a booking past."""

    booking: UUID
    version: Count
    codes: tuple[str, ...]
    reason: str
    machine: str | None
    at: Instant
    keep_until: Instant


class DoubtLine(Line, frozen=True, kw_only=True):
    """A booking that the desk must look at."""

    booking: UUID
    kind: DoubtKind
    told_by: str | None
    at: Instant
    keep_until: Instant
    document: Raw


class NoticeLine(Line, frozen=True, kw_only=True):
    """A letter that has not gone out yet."""

    id: UUID
    kind: NoticeKind
    booking: UUID | None
    wish: UUID | None
    offer: JsonOrNull
    queued_at: Instant
    due_at: Instant
    tries: Count


class StaffLine(Line, frozen=True, kw_only=True):
    """An account, without its password."""

    id: str
    role: StaffRole
    retired: bool


class AuditLine(Line, frozen=True, kw_only=True):
    """Who did what. Each hash covers the entry and the hash before it."""

    number: Count
    at: Instant
    actor: str
    verb: str
    subject: str
    outcome: str
    hash: str


class CheckpointLine(Line, frozen=True, kw_only=True):
    """How the audit log ended at some time, or where it was cut; signed by the centre."""

    number: Count
    at: Instant
    hash: str
    is_cut: bool
    signature: bytes


class AnswerLine(Line, frozen=True, kw_only=True):
    """What a command was answered. A receipt in it is told without its signature, which is made anew."""

    id: UUID
    fingerprint: str
    answered_at: Instant
    answer: Raw


class ChangeLine(Line, frozen=True, kw_only=True):
    """Everything that ever changed, in order: every former version of a booking. Each hash covers the one before."""

    epoch: Count
    number: Count
    hash: str
    change: Raw
