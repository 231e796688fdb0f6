"""What a kiosk's process knows about what it may confirm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import takewhile

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.identity import DeviceId
from booking_core.protocol.escrow.journal import end_after, journal_begin
from booking_core.protocol.escrow.terms import Token
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Confirm, Copy, JournalEntry


@dataclass(frozen=True, slots=True)
class Journal:
    """What one life did. `begins_after` is where the entries that have passed were cut off, `acked` what is heard."""

    begins_after: JournalEnd
    entries: tuple[JournalEntry, ...] = ()
    acked: int = 0

    @property
    def end(self) -> JournalEnd:
        return end_after(self.begins_after.incarnation, self.entries[-1]) if self.entries else self.begins_after

    def unheard(self) -> tuple[JournalEntry, ...]:
        """Entries that the centre has not acknowledged."""
        return tuple(entry for entry in self.entries if entry.sequence > self.acked)

    def without_passed(self, before: datetime) -> "Journal":
        """This journal but for its first entries, as far as they are heard and were written before that instant."""
        passed = list(takewhile(lambda entry: entry.sequence <= self.acked and entry.at < before, self.entries))
        if not passed:
            return self
        begins_after = end_after(self.begins_after.incarnation, passed[-1])
        return replace(self, begins_after=begins_after, entries=self.entries[len(passed) :])


@dataclass(frozen=True, slots=True)
class Life:
    """A life as it is kept on the disk. `is_whole` says that nothing of it is missing, for all that is known.

    `over_at` is when the next one began (UTC), None of the newest.
    """

    journal: Journal
    is_whole: bool = False
    over_at: datetime | None = None

    @property
    def incarnation(self) -> Incarnation:
        return self.journal.begins_after.incarnation

    def has_passed(self, before: datetime) -> bool:
        """Whether it was over by then, and the centre has heard all of it."""
        return self.over_at is not None and self.over_at < before and not self.journal.unheard()


@dataclass(frozen=True, slots=True)
class Page:
    """Somebody looks at a confirm page for these cells; they are given back to nobody before `until`."""

    cells: frozenset[Cell]
    until: datetime


@dataclass(frozen=True, slots=True)
class AgentState:
    """One process. It confirms nothing before the centre has given it a life of its own, `incarnation`.

    `holdings` are the cells it may confirm, each with the token of its grant; `granted` is the newest token heard, and
    `heard_at` when, by the centre's clock, this life was answered last. `walk_in_at` is when somebody last booked here
    without a name. `is_broken`: the disk has refused, and nothing is confirmed until the next start.
    """

    device: DeviceId
    epoch: int
    incarnation: Incarnation | None = None
    is_armed: bool = False
    is_broken: bool = False
    holdings: Mapping[Cell, Token] = field(default_factory=dict)
    granted: int = 0
    heard_at: datetime | None = None
    page: Page | None = None
    lives: Mapping[Incarnation, Life] = field(default_factory=dict)
    walk_in_at: datetime | None = None

    @property
    def newest_on_disk(self) -> JournalEnd | None:
        """The end of the newest journal; None on a fresh disk."""
        return self.lives[max(self.lives)].journal.end if self.lives else None

    @property
    def is_whole(self) -> bool:
        """Whether no journal of an earlier life may lack something."""
        return all(life.is_whole for life in self.lives.values() if life.incarnation != self.incarnation)

    def bookings_kept(self) -> tuple[Booking, ...]:
        """Those whose paper was given out here, as they were then."""
        entries = (entry for life in self.lives.values() for entry in life.journal.entries)
        return tuple(entry.act.booking for entry in entries if isinstance(entry.act, Confirm | Copy))


def begin(device: DeviceId, epoch: int, lives: Iterable[Life]) -> AgentState:
    """A process that has just started, with what is on its disk; `epoch` is the newest it knows of."""
    return AgentState(device, epoch, lives={life.incarnation: life for life in lives})


def fresh_life(incarnation: Incarnation) -> Life:
    """A life in which nothing has happened yet."""
    return Life(Journal(journal_begin(incarnation)))


def with_entry(state: AgentState, entry: JournalEntry) -> AgentState:
    """`state` with one entry more in the present life's journal."""
    assert state.incarnation is not None  # noqa: S101  # only a life writes
    life = state.lives[state.incarnation]
    journal = replace(life.journal, entries=(*life.journal.entries, entry))
    return replace(state, lives={**state.lives, state.incarnation: replace(life, journal=journal)})


def without(holdings: Mapping[Cell, Token], cells: Iterable[Cell]) -> Mapping[Cell, Token]:
    """`holdings` but for `cells`."""
    kept = dict(holdings)
    for cell in cells:
        kept.pop(cell, None)
    return kept
