"""What the authority is asked about, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, SeriesId, StaffId, WaitingId
from booking_core.domain.places import Municipality
from booking_core.domain.quotas import Tally
from booking_core.domain.recurring.series import Series
from booking_core.domain.refusals import RefusalCode
from booking_core.protocol.messages import Answer


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sends a command: through what, from which device when it is one, and who of the staff is signed in there.

    `staff` without a device is a program of the municipality's own. `signed_by` is the kiosk that signed the receipt
    which was shown for it, where that was not the centre.
    """

    channel: Channel
    device: DeviceId | None = None
    staff: StaffId | None = None
    signed_by: DeviceId | None = None

    @property
    def asker(self) -> DeviceId | StaffId | None:
        """Who alone is answered again under an id: the machine, whoever is signed in there, or the program."""
        return self.device or self.staff


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the id was first used for, and what was answered."""

    fingerprint: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """The slice of the centre's state that one command touches."""

    municipality: Municipality
    epoch: int
    calendar: Calendar
    """The booking that is to change, all of its series, and everything that stands in the command's extents.

    What it shows of the hours after an alternative lets a refusal say until when the room is taken.
    """
    held: Mapping[Cell, DeviceId]
    """The cells of the alternatives that are under the authority of a device."""
    answers: Mapping[UUID, StoredAnswer]
    recovering: bool = False
    named: frozenset[BookingId] = frozenset()
    """Bookings somebody left a number for."""
    waiting: frozenset[WaitingId] = frozenset()
    """The wishes that the command names and that are on the waiting list."""
    series: Mapping[SeriesId, Series] = field(default_factory=dict)
    """What the command, or the booking it changes, belongs to."""
    person: str | None = None
    """Whose quotas count: a card, or a phone number behind a keyed hash."""
    uses: Mapping[Tally, int] | None = None
    """How far each quota is used; None where nobody knows."""
    walk_in_at: datetime | None = None
    """When somebody last booked without a name at the same kiosk."""
    heard_at: Mapping[DeviceId, datetime] = field(default_factory=dict)
    """When each device that holds such a cell was last heard."""
    waited_for: tuple[str, ...] = ()
    """The places of the machines whose reports a restored centre waits for."""
    is_card_stopped: bool = False
    """Whether whoever asks is known by a place card that is not taken any more."""


@dataclass(frozen=True, slots=True)
class BookingGiven:
    """A booking is confirmed: alternative number `alternative` of `command`, with its cells.

    `from_waiting` is the wish on the waiting list that it ends, whose contact is the booking's.
    """

    booking: Booking
    alternative: int
    contact: bytes | None
    from_waiting: WaitingId | None = None


@dataclass(frozen=True, slots=True)
class RequestTaken:
    """A request is taken down for the house to answer: alternative number `alternative` of the command, no cells.

    `is_free` says whether its cells could be had just now.
    """

    booking: Booking
    alternative: int
    contact: bytes | None
    is_free: bool


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """A booking has another state, time, place or layout; it holds just the cells it names now."""

    booking: Booking


@dataclass(frozen=True, slots=True)
class SeriesRecorded:
    """A series is so now, new or not."""

    series: Series


@dataclass(frozen=True, slots=True)
class BlockSet:
    """A block is so now, new or not; it holds just its cells."""

    block: Block


@dataclass(frozen=True, slots=True)
class LetPast:
    """A booking, as it is now, that staff let past rules knowingly, and why."""

    booking: Booking
    codes: tuple[RefusalCode, ...]
    reason: str


Change = BookingGiven | RequestTaken | BookingAltered | SeriesRecorded | BlockSet


@dataclass(frozen=True, slots=True)
class Decision:
    """`answer` is None when a receipt belongs into it: the service signs it for the booking of `change`.

    Into the answer about a series, or about a booking that stands already, it puts the receipt of `receipt_for`.
    `is_kept` is False when nothing is to be written: the command had been answered before, or the answer holds
    only for the moment and the same id may be asked again.
    `awaited` are the cells to be asked back from their kiosks; with neither answer nor changes, it waits for them.
    """

    answer: Answer | None
    changes: tuple[Change, ...] = ()
    is_kept: bool = True
    receipt_for: Booking | None = None
    overridden: tuple[LetPast, ...] = ()
    awaited: frozenset[Cell] = frozenset()

    @property
    def is_pending(self) -> bool:
        """Whether nothing is answered yet."""
        return self.answer is None and not self.changes and bool(self.awaited)

    @property
    def change(self) -> Change | None:
        """What the command asked for; the others come along."""
        return self.changes[0] if self.changes else None
