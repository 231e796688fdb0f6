"""One house with its kiosk, and the centre's books in memory, for the tests of escrow."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking, Channel, Purpose
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, LayoutId, Slot, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.device import (
    AgentState,
    BeginLife,
    Commit,
    Committed,
    Effect,
    Event,
    Print,
    SyncAnswered,
    Wanted,
    Welcomed,
    begin,
    step,
    sync_of,
)
from booking_core.protocol.escrow.books import Standing
from booking_core.protocol.escrow.journal import Witness, end_after
from booking_core.protocol.escrow.serving import begin_life, has_to_report, serve_sync
from booking_core.protocol.escrow.terms import NEVER, NO_TOKEN
from booking_core.protocol.messages import Alternative, Book, BookingChanged, JournalEnd
from booking_core.protocol.messages.escrow import EscrowAnswer, Synced
from booking_core.simulation.books import MemoryBooks
from booking_core.simulation.town import DESK, HOUSE, STANDING, town

TOWN = town(0)
PLACES = TOWN.places
KIOSK = DeviceId("house-1")
NOON = datetime.fromisoformat("2026-09-15T12:00:00+02:00")
AT_FOUR = NOON + timedelta(hours=4)
DESK_ASKS = Origin(Channel.STAFF, DESK)


def an_id(number: int) -> BookingId:
    return BookingId(UUID(int=number))


def wish(
    space: str = "workshop",
    *,
    number: int = 1,
    starts_at: datetime = AT_FOUR,
    hours: float = 1,
    layout: str = STANDING,
) -> Book:
    """A place in the house, for four with a number to call."""
    span = TimeSpan(starts_at, starts_at + timedelta(hours=hours))
    one = Alternative(SpaceId(space), LayoutId(layout), span)
    return Book(id=an_id(number), alternatives=(one,), persons=4, purpose=Purpose.MEETING, contact=b"sealed")


def empty_books(*devices: DeviceId) -> MemoryBooks:
    """The centre's books with those kiosks, or that of the house, and the desk; a transaction is open."""
    books = MemoryBooks(PLACES)
    books.begin()
    for device in devices or (KIOSK,):
        venue = TOWN.kiosks[device]
        books.stand(Standing(device, venue, DeviceRole.KIOSK, NEVER, NEVER, NO_TOKEN, reported=1))
    books.stand(Standing(DESK, HOUSE, DeviceRole.DESK, NEVER, NEVER, NO_TOKEN, reported=1))
    return books


@dataclass
class House:
    """A kiosk beside its centre. `paper` is what was printed, `done` all effects in order."""

    books: MemoryBooks = field(default_factory=empty_books)
    state: AgentState = field(default_factory=lambda: begin(KIOSK, 1, ()))
    witness: Witness | None = None
    boot: str = "first"
    now: datetime = NOON
    paper: list[Booking] = field(default_factory=list)
    done: list[Effect] = field(default_factory=list)

    def hello(self, last: JournalEnd | None = None) -> None:
        begun = begin_life(self.books, KIOSK, last or self.state.newest_on_disk)
        recovering = has_to_report(self.books, begun)
        epoch, own, previous = self.books.epoch, begun.incarnation, begun.previous
        self.do(Welcomed(epoch, own, previous, self.witness, self.boot, self.now, is_recovering=recovering))

    def sync(self) -> EscrowAnswer:
        answer = serve_sync(self.books, KIOSK, sync_of(self.state, self.books.head(), wait_seconds=0), now=self.now)
        if isinstance(answer, Synced):
            self.do(SyncAnswered(self.books.epoch, answer, self.now))
        return answer

    def start(self) -> None:
        """Through the boot barrier, with all that the centre grants."""
        self.hello()
        self.sync()
        self.sync()

    def want(self, command: Book) -> None:
        local = {one.id: one for one in self.state.bookings_kept() if self.books.booking(one.id) is None}
        calendar = self.calendar().with_bookings(local.values())
        self.do(Wanted(command, PLACES, calendar, self.now))

    def calendar(self) -> Calendar:
        return self.books.calendar((), TimeSpan(NOON, AT_FOUR))

    def do(self, event: Event) -> None:
        self.state, effects = step(self.state, event)
        for effect in effects:
            self.done.append(effect)
            match effect:
                case BeginLife(incarnation=incarnation):
                    self.witness = Witness(self.boot, self.state.lives[incarnation].journal.end)
                case Commit(incarnation=incarnation, entry=entry):
                    self.witness = Witness(self.boot, end_after(incarnation, entry))
                    self.do(Committed(entry))
                case Print(booking=booking):
                    self.paper.append(booking)
                case _:
                    pass

    def kill(self) -> None:
        """The process is gone; the disk and the memory beside it are left."""
        self.state = begin(KIOSK, self.state.epoch, self.state.lives.values())

    def cut_power(self) -> None:
        self.boot, self.witness = f"after {self.boot}", None
        self.kill()

    def lose_last_entry(self) -> None:
        """The disk had not written what it said it had."""
        newest = max(self.state.lives)
        life = self.state.lives[newest]
        shorter = replace(life.journal, entries=life.journal.entries[:-1])
        self.state = replace(self.state, lives={**self.state.lives, newest: replace(life, journal=shorter)})

    def feed_of(self, number: int) -> list[Booking]:
        """What the feed has told of that booking."""
        changes = (entry.change for entry in self.books.kept.feed)
        told = [change.booking for change in changes if isinstance(change, BookingChanged)]
        return [booking for booking in told if booking.id == an_id(number)]

    def frozen(self) -> int:
        """How many cells are held by any life but the present one."""
        held = self.books.held_by(KIOSK, since=Slot(0)).values()
        return sum(holder.incarnation != self.state.incarnation for holder in held)
