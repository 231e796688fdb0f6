"""What the authority is asked about, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from booking_core.domain.bookings import Booking, Cell, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.places import Municipality
from booking_core.protocol.messages import Answer


@dataclass(frozen=True, slots=True)
class Origin:
    """Who sends a command: through what, and from which device when it is one."""

    channel: Channel
    device: DeviceId | None = None


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What the id was first used for, and what was answered."""

    fingerprint: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class AuthorityState:
    """The slice of the centre's state that one command touches.

    `calendar` has the booking that is to change, and everything that stands in the `reach` of the command; `held` are
    the cells of its alternatives that are under the authority of a device. What the calendar shows of the hours after
    an alternative lets a refusal say until when the room is taken. `named` are bookings somebody left a number for.
    """

    municipality: Municipality
    epoch: int
    calendar: Calendar
    held: Mapping[Cell, DeviceId]
    answers: Mapping[UUID, StoredAnswer]
    recovering: bool = False
    named: frozenset[BookingId] = frozenset()


@dataclass(frozen=True, slots=True)
class BookingGiven:
    """A booking is confirmed: alternative number `alternative` of `command`, with its cells."""

    booking: Booking
    alternative: int
    contact: bytes | None


@dataclass(frozen=True, slots=True)
class BookingAltered:
    """A booking has another state, time, place or layout; it holds just the cells it names now."""

    booking: Booking


Change = BookingGiven | BookingAltered


@dataclass(frozen=True, slots=True)
class Decision:
    """`answer` is None when a receipt belongs into it: the service signs it for the booking of `change`.

    `is_kept` is False when nothing is to be written: the command had been answered before, or the answer holds
    only for the moment and the same id may be asked again.
    """

    answer: Answer | None
    changes: tuple[Change, ...] = ()
    is_kept: bool = True

    @property
    def change(self) -> Change | None:
        """What the command asked for; the others come along."""
        return self.changes[0] if self.changes else None
