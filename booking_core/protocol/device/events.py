"""What happens to a kiosk's process. Instants are UTC, by handshake time and the machine's steady clock."""

from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.protocol.escrow.journal import Witness
from booking_core.protocol.messages import Book, Incarnation
from booking_core.protocol.messages.escrow import JournalEntry, Synced, Wished


@dataclass(frozen=True, slots=True)
class Welcomed:
    """The centre has given this process a life. `previous` is the one it names before it.

    `witness` is what memory kept of the process before, `boot` which start of the machine this is.
    `is_recovering`: the centre was restored and does not know yet what this machine knows.
    """

    epoch: int
    incarnation: Incarnation
    previous: Incarnation
    witness: Witness | None
    boot: str
    now: datetime
    is_recovering: bool = False


@dataclass(frozen=True, slots=True)
class SyncAnswered:
    """The centre has answered a SYNC; its feed entries are in the replica by now."""

    epoch: int
    message: Synced
    now: datetime


@dataclass(frozen=True, slots=True)
class EpochHeard:
    """An answer, signed by the centre, names its epoch."""

    epoch: int


@dataclass(frozen=True, slots=True)
class Disowned:
    """An answer, signed by the centre, says that it does not know this machine."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody presses "book". `calendar` is the replica with all that was confirmed here since.

    `in_contact`: the centre has answered the last that it was asked.
    """

    command: Book
    municipality: Municipality
    calendar: Calendar
    now: datetime
    in_contact: bool = True


@dataclass(frozen=True, slots=True)
class CentreConfirmed:
    """The centre has confirmed a wish of somebody here."""

    booking: Booking
    now: datetime


@dataclass(frozen=True, slots=True)
class WishedFor:
    """Somebody gives back, has come, or needs less, of a booking that is the centre's; it does not answer."""

    act: Wished
    now: datetime


@dataclass(frozen=True, slots=True)
class PageOpened:
    """Somebody looks at a confirm page for these cells."""

    cells: frozenset[Cell]
    now: datetime


@dataclass(frozen=True, slots=True)
class PageClosed:
    """Nobody looks at a confirm page."""


@dataclass(frozen=True, slots=True)
class Committed:
    """The entry is on the disk."""

    entry: JournalEntry


@dataclass(frozen=True, slots=True)
class DiskFailed:
    """The disk has refused something, or may have."""


@dataclass(frozen=True, slots=True)
class StopWanted:
    """The program is to end in good order."""

    now: datetime


Event = (
    Welcomed
    | SyncAnswered
    | EpochHeard
    | Disowned
    | Wanted
    | CentreConfirmed
    | WishedFor
    | PageOpened
    | PageClosed
    | Committed
    | DiskFailed
    | StopWanted
)
