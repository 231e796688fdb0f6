"""What is to be done, in the order given.

After `Commit` nothing else is done before `Committed` was stepped; where `DiskFailed` was, the rest is left undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.refusals import Refusal
from booking_core.protocol.messages import Book, Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import JournalEntry, Wished


@dataclass(frozen=True, slots=True)
class BeginLife:
    """Keep the new life on the disk, all the way, and the witness of it in memory.

    Every earlier one is over `at` that instant at the latest. `whole` are those proved whole; of those in `lacking`
    something is missing, or all: they are kept too, empty where they are not there.
    """

    incarnation: Incarnation
    whole: tuple[Incarnation, ...]
    lacking: tuple[Incarnation, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """Write the entry to the disk, all the way; then let the witness know."""

    incarnation: Incarnation
    entry: JournalEntry


@dataclass(frozen=True, slots=True)
class Forget:
    """The centre has the journals up to `heard`: forget contacts in them, and all that `kept` does not begin with."""

    heard: tuple[JournalEnd, ...]
    kept: Mapping[Incarnation, JournalEnd]


@dataclass(frozen=True, slots=True)
class Print:
    """Hand out the receipt that says BEKRÆFTET. `is_ours`: signed by this kiosk, else by the centre."""

    booking: Booking
    is_ours: bool


@dataclass(frozen=True, slots=True)
class AskCentre:
    """Only the centre can say: ask it. `refused` is what this kiosk's own rules say, for when it stays silent."""

    command: Book
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Tell:
    """Say that it was taken down, or why it cannot be."""

    what: Wished | Refusal


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """Say that this kiosk keeps nothing, and whom to turn to."""


@dataclass(frozen=True, slots=True)
class SyncNow:
    """There is something the centre should hear at once."""


Effect = BeginLife | Commit | Forget | Print | AskCentre | Tell | OutOfOrder | SyncNow
