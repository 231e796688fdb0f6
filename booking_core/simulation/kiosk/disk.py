"""A kiosk's disk and the memory beside it, and what can become of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, SeriesId
from booking_core.protocol.device import BeginLife, Journal, Life
from booking_core.protocol.device.states import fresh_life
from booking_core.protocol.escrow.journal import Witness, end_after, journal_begin
from booking_core.protocol.feed import beginning, follows
from booking_core.protocol.messages import (
    BlockChanged,
    Book,
    BookingChanged,
    Cursor,
    FeedEntry,
    Incarnation,
    JournalEnd,
    SeriesChanged,
    SeriesOnWire,
)
from booking_core.protocol.messages.escrow import JournalEntry


@dataclass(frozen=True, slots=True)
class Replica:
    """What the centre has told. `cursor` is None before the first snapshot, and when a fresh one is due."""

    cursor: Cursor | None = None
    calendar: Calendar = field(default_factory=lambda: Calendar.of(()))
    series: dict[SeriesId, SeriesOnWire] = field(default_factory=dict)

    @property
    def known(self) -> Cursor:
        return beginning(1) if self.cursor is None else self.cursor

    def with_entries(self, entries: tuple[FeedEntry, ...]) -> "Replica":
        """This replica after those of `entries` that are the very next ones."""
        if self.cursor is None:
            return self
        cursor, bookings, blocks, series = self.cursor, list[Booking](), list[Block](), dict(self.series)
        for entry in entries:
            if not follows(cursor, entry):
                continue
            cursor = entry.cursor
            if isinstance(entry.change, BookingChanged):
                bookings.append(entry.change.booking)
            elif isinstance(entry.change, BlockChanged):
                blocks.append(entry.change.block)
            elif isinstance(entry.change, SeriesChanged):
                series[entry.change.series.id] = entry.change.series
        if cursor == self.cursor:
            return self
        return Replica(cursor, self.calendar.with_bookings(bookings).with_blocks(blocks), series)


@dataclass(frozen=True, slots=True)
class Wish:
    """Asked of the centre and not answered. `is_printed`: a request is on paper; else nobody waits for it any more."""

    command: Book
    is_printed: bool


@dataclass(slots=True)
class Disk:
    """What lasts. All of it is values: a copy is an image."""

    lives: dict[Incarnation, Life] = field(default_factory=dict)
    replica: Replica = field(default_factory=Replica)
    outbox: dict[BookingId, Wish] = field(default_factory=dict)

    def begin_life(self, begins: BeginLife) -> None:
        """As `BeginLife` says."""
        for own in begins.lacking:
            self.lives.setdefault(own, fresh_life(own))
        for own, life in self.lives.items():
            over_at = begins.at if life.over_at is None else life.over_at
            self.lives[own] = replace(life, over_at=over_at, is_whole=life.is_whole or own in begins.whole)
        self.lives[begins.incarnation] = fresh_life(begins.incarnation)

    def commit(self, incarnation: Incarnation, entry: JournalEntry) -> None:
        life = self.lives[incarnation]
        journal = replace(life.journal, entries=(*life.journal.entries, entry))
        self.lives[incarnation] = replace(life, journal=journal)

    def forget(self, kept: Mapping[Incarnation, JournalEnd]) -> None:
        """What has passed: whole lives, and entries before where the kept ones begin."""
        for own, life in list(self.lives.items()):
            begins_after = kept.get(own)
            if begins_after is None:
                del self.lives[own]
            elif begins_after != life.journal.begins_after:
                entries = tuple(one for one in life.journal.entries if one.sequence > begins_after.sequence)
                self.lives[own] = replace(life, journal=Journal(begins_after, entries))

    def holds(self, incarnation: Incarnation, entry: JournalEntry) -> bool:
        life = self.lives.get(incarnation)
        return life is not None and bool(life.journal.entries) and life.journal.entries[-1] == entry

    def lose_last(self, count: int) -> int:
        """A disk that lied: the newest `count` entries were never written. How many there were."""
        if not self.lives:
            return 0
        newest = max(self.lives)
        life = self.lives[newest]
        kept = life.journal.entries[: max(0, len(life.journal.entries) - count)]
        lost = len(life.journal.entries) - len(kept)
        self.lives[newest] = replace(life, journal=replace(life.journal, entries=kept))
        return lost

    def image(self) -> "Disk":
        return Disk(dict(self.lives), self.replica, dict(self.outbox))

    def lives_for_a_start(self) -> tuple[Life, ...]:
        """As a process reads them: what the centre has acknowledged stands in no file."""
        return tuple(replace(life, journal=_unacked(life.journal)) for life in self.lives.values())


def _unacked(journal: Journal) -> Journal:
    return replace(journal, acked=0)


@dataclass(slots=True)
class Memory:
    """What outlives a process and not the machine's start: `boot` counts those."""

    boot: int = 0
    witness: Witness | None = None

    def see_life(self, incarnation: Incarnation) -> None:
        self.witness = Witness(str(self.boot), journal_begin(incarnation))

    def see_entry(self, incarnation: Incarnation, entry: JournalEntry) -> None:
        self.witness = Witness(str(self.boot), end_after(incarnation, entry))

    def start_anew(self) -> None:
        self.boot += 1
        self.witness = None
