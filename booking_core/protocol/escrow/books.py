"""What the centre must be able to read and write about authority over cells: a port, one transaction at a time.

`booking_core.store` keeps it in a database, the simulator in memory. Nothing here decides anything.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID, uuid5

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, RoomId, Slot, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.messages import (
    Command,
    Cursor,
    FeedEntry,
    Incarnation,
    JournalEnd,
    RevokedCard,
    SeriesOnWire,
)
from booking_core.protocol.messages.escrow import Wished

_WISHES = UUID("5f7b6f3e-52a4-4f7e-9d8e-6a2b1e0a7d11")


@dataclass(frozen=True, slots=True)
class Standing:
    """A device as the centre knows it. `previous` is its life before this one, `token` its newest grant.

    `was_granted`: its present life has been given cells. `reported` is the last epoch in whose recovery it has
    reported. `synced_to` is the instant up to which it is known to have told everything.
    """

    id: DeviceId
    venue: VenueId
    role: DeviceRole
    incarnation: Incarnation
    previous: Incarnation
    token: Token
    reported: int
    was_granted: bool = False
    is_lost: bool = False
    synced_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A confirmed booking that a journal, a replica or a receipt tells of, and whose cells have gone elsewhere.

    `contact` is whom to call, sealed, where that was told too.
    """

    booking: Booking
    told_by: DeviceId | None
    contact: bytes | None = None


@dataclass(frozen=True, slots=True)
class KeptWish:
    """A wish from the journal of a kiosk's life, and which entry of it that was."""

    device: DeviceId
    incarnation: Incarnation
    sequence: int
    act: Wished

    @property
    def id(self) -> UUID:
        """The same whenever the entry is heard again."""
        own = self.incarnation
        return uuid5(_WISHES, f"{self.device} {own.epoch} {own.number} {self.sequence}")


class CentreBooks(Protocol):
    """The centre's memory within one transaction: what is written here is read back here."""

    @property
    def municipality(self) -> Municipality: ...
    @property
    def epoch(self) -> int: ...
    @property
    def is_recovering(self) -> bool: ...

    def begin_epoch(self, epoch: int, *, recovering: bool) -> None: ...
    def end_recovery(self) -> None: ...

    def head(self) -> Cursor:
        """The last entry of the feed."""
        ...

    def knows(self, cursor: Cursor) -> bool: ...
    def entries_after(self, cursor: Cursor) -> tuple[FeedEntry, ...]:
        """Up to a bounded number of entries, in order."""
        ...

    def standing(self, device: DeviceId) -> Standing: ...
    def standings(self) -> tuple[Standing, ...]:
        """Every device that is enrolled and not retired."""
        ...

    def stand(self, standing: Standing) -> None: ...

    def journal_end(self, device: DeviceId, incarnation: Incarnation) -> JournalEnd: ...
    def set_journal_end(self, device: DeviceId, end: JournalEnd) -> None: ...
    def journal_ends(self, device: DeviceId) -> tuple[JournalEnd, ...]: ...

    def holders(self, cells: Iterable[Cell]) -> Mapping[Cell, Holder]:
        """Who holds which of `cells`; those of the centre are missing."""
        ...

    def held_by(self, device: DeviceId, *, since: Slot) -> Mapping[Cell, Holder]:
        """What any life of the device holds from that slot on."""
        ...

    def slots_held(self, rooms: Iterable[RoomId], span: TimeSpan) -> Mapping[RoomId, Collection[Slot]]:
        """Which slots of `rooms` any device holds during `span`, at least; asking what is in there is cheap."""
        ...

    def hold(self, cells: Iterable[Cell], holder: Holder) -> None: ...
    def release(self, cells: Iterable[Cell]) -> None: ...

    def want(self, cells: Iterable[Cell], until: datetime) -> None:
        """Somebody waits for these cells: they are recalled, and not granted again before `until`."""
        ...

    def wanted(self, *, now: datetime) -> frozenset[Cell]:
        """All that somebody waits for: mostly nothing."""
        ...

    def calendar(self, rooms: Iterable[RoomId], span: TimeSpan) -> Calendar: ...
    def booking(self, booking: BookingId) -> Booking | None: ...
    def came_at(self, booking: BookingId) -> datetime | None:
        """When it came from whoever made it; None when it was told by others: a report after a loss, or its paper."""
        ...

    def in_place_of(self, booking: BookingId) -> Booking | None:
        """The newest booking that was made in the place of that one."""
        ...

    def take_in(self, booking: Booking, contact: bytes | None, *, now: datetime) -> bool:
        """Keep a booking as it was confirmed elsewhere, and tell the feed; False, and nothing, when a cell is taken."""
        ...

    def take_in_contact(self, known: Booking, contact: bytes, *, now: datetime) -> None:
        """Who is behind a booking that came without anybody; nothing where somebody is kept already."""
        ...

    def bring_up_to(self, bookings: Iterable[Booking], *, now: datetime) -> tuple[Booking, ...]:
        """Let all of `bookings`, new or known in an older version, be so; those come back whose cells are taken."""
        ...

    def end_absent(self, ended: Iterable[Booking], neighbours: Iterable[Booking], *, now: datetime) -> None:
        """Let bookings be over whose people have not come, and those beside them have the time that is freed."""
        ...

    def bring_series_up_to(self, series: Iterable[SeriesOnWire], blocks: Iterable[Block], *, now: datetime) -> None: ...
    def stop_cards(self, cards: Iterable[RevokedCard], *, told_by: DeviceId, now: datetime) -> None:
        """Let none of these place cards be taken any more, known here or not, and tell the feed of those that were."""
        ...

    def open_conditions(self, reports: Iterable[ConditionReport], *, now: datetime) -> None:
        """Let these condition reports stand, each as often told, or put right, as is known anywhere; tell the feed."""
        ...

    def bring_wishes(self, heard: tuple[WishHeard, ...]) -> None:
        """Let these wishes have been said as often as is known anywhere, with the newest answer of the house."""
        ...

    def doubt(self, doubt: Doubt, *, now: datetime) -> None: ...
    def in_doubt(self, booking: BookingId) -> Booking | None:
        """The booking as the desk was shown it, which may have booked something in its place; None if it was not."""
        ...

    def settle(self, booking: BookingId) -> None:
        """Nobody need look at it any more."""
        ...

    def keep_wish(self, wish: KeptWish, *, now: datetime) -> None: ...
    def drop_wish(self, wish: KeptWish) -> None: ...
    def kept_wishes(self, of: frozenset[BookingId] | None) -> tuple[KeptWish, ...]:
        """What waits for these bookings, or for any, in the order of the journals."""
        ...

    def decide(self, command: Command, origin: Origin, *, now: datetime) -> None:
        """Decide a command as when it comes by itself."""
        ...
