"""Machines with one rule taken out, for a simulation that must notice.

`python -m tests.booking_core.simulation.planted` looks for the first seed that does, for each of them.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec

from booking_core.domain.bookings import Booking, BookingState, Cell
from booking_core.domain.holding import held_until
from booking_core.domain.identity import DeviceId, Slot
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol import device
from booking_core.protocol.device import AgentState, Commit, Effect, Event, Life, Print, Wanted
from booking_core.protocol.escrow import absences, recovering, serving
from booking_core.protocol.escrow.hearing import hear
from booking_core.protocol.escrow.terms import WANTED_FOR, Token, cells_held
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import (
    Confirm,
    EscrowAnswer,
    JournalEntry,
    JournalPart,
    Release,
    Report,
    Reported,
    Sync,
)
from booking_core.simulation.books import MemoryBooks
from booking_core.simulation.rules import Rules
from booking_core.simulation.seeds import Outcome, outcome_of

MOST_SEEDS = 2000
LEASE = timedelta(minutes=5)
Stepped = tuple[AgentState, tuple[Effect, ...]]


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake: how it is made anew for each seed, the faults it is meant for, and a seed that shows it."""

    rules: Callable[[], Rules]
    mix: str
    seed: int
    invariants: frozenset[str]


@dataclass
class _NoBootBarrier:
    """What was held stands on the disk beside the journal, and the next process goes on with it at once."""

    kept: dict[tuple[DeviceId, JournalEnd], Mapping[Cell, Token]] = field(default_factory=dict)

    def step(self, state: AgentState, event: Event) -> Stepped:
        after, effects = device.step(state, event)
        if after.incarnation is not None:
            self.kept[after.device, after.lives[after.incarnation].journal.end] = after.holdings
        return after, effects

    def begin(self, name: DeviceId, epoch: int, lives: Iterable[Life]) -> AgentState:
        state = device.begin(name, epoch, lives)
        newest = state.newest_on_disk
        if newest is None or (name, newest) not in self.kept:
            return state
        held = self.kept[name, newest]
        return replace(
            state, incarnation=newest.incarnation, is_armed=True, holdings=held, granted=max(held.values(), default=0)
        )


def _cell_used_twice(state: AgentState, event: Event) -> Stepped:
    after, effects = device.step(state, event)
    if isinstance(event, Wanted) and any(_confirms(effect) for effect in effects):
        return replace(after, holdings=state.holdings), effects
    return after, effects


def _print_before_fsync(state: AgentState, event: Event) -> Stepped:
    after, effects = device.step(state, event)
    acts = [effect.entry.act for effect in effects if isinstance(effect, Commit)]
    early = tuple(Print(act.booking, is_ours=True) for act in acts if isinstance(act, Confirm))
    return after, (*early, *effects)


def _no_journal_dedupe(books: MemoryBooks, name: DeviceId, message: Sync, now: datetime) -> EscrowAnswer:
    for incarnation, entry in _entries(message.parts):
        if entry.sequence <= books.journal_end(name, incarnation).sequence:
            _release(books, name, incarnation, _cells_of(entry))
    return serving.serve_sync(books, name, message, now=now)


def release_without_token(books: MemoryBooks, name: DeviceId, message: Sync, now: datetime) -> EscrowAnswer:
    """A RELEASE frees what that life holds, whichever grant it means: see `test_planted`."""
    for incarnation, entry in _entries(message.parts):
        is_new = entry.sequence > books.journal_end(name, incarnation).sequence
        if is_new and isinstance(entry.act, Release):
            _release(books, name, incarnation, _cells_of(entry))
            books.want(_cells_of(entry), now + WANTED_FOR)
    return serving.serve_sync(books, name, message, now=now)


def _holdings_before_journals(books: MemoryBooks, name: DeviceId, message: Report, now: datetime) -> EscrowAnswer:
    if not serving.has_to_report(books, books.standing(name)):
        return Reported(waiting_for=0)
    waiting = recovering.take_report(books, books.standing(name), msgspec.structs.replace(message, parts=()), now=now)
    hear(books, books.standing(name), message.parts, now=now)
    return Reported(waiting_for=waiting)


def _no_replica(books: MemoryBooks, name: DeviceId, message: Report, now: datetime) -> EscrowAnswer:
    bare = msgspec.structs.replace(message, bookings=(), series=())
    return serving.serve_report(books, name, bare, now=now)


def _timed_lease(books: MemoryBooks, now: datetime) -> None:
    for standing in books.standings():
        if standing.synced_to is not None and standing.synced_to + LEASE < now:
            books.release(list(books.held_by(standing.id, since=Slot(0))))


def _timer_alone(books: MemoryBooks, now: datetime) -> tuple[Booking, ...]:
    span = TimeSpan(now - timedelta(hours=1), now)
    rooms = [room for _, space in books.municipality.spaces() if space.check_in for room in space.rooms]
    there = books.calendar(rooms, span).bookings_within(rooms, span)
    kept = [(one, held_until(books.municipality, one)) for one in there]
    gone = _told_absent(kept, now=now)
    books.put(gone)
    return gone


def _parts_by_themselves(books: MemoryBooks, now: datetime) -> tuple[Booking, ...]:
    """What goes on from a booking is held for a while like any other, as if nobody had been there before."""
    later = [one for one in books.kept.calendar.bookings.values() if one.continues is not None]
    kept = [(one, held_until(books.municipality, replace(one, continues=None))) for one in later]
    gone = _told_absent(kept, now=now)
    books.put(gone)
    return (*gone, *absences.release_absent(books, now=now))


def _told_absent(kept: Iterable[tuple[Booking, datetime | None]], *, now: datetime) -> tuple[Booking, ...]:
    return tuple(
        replace(one, state=BookingState.NO_SHOW, version=one.version + 1, occupancy=())
        for one, until in kept
        if until is not None and until <= now < one.span.ends_at
    )


def _any_epoch(books: MemoryBooks, epoch: int) -> bool:
    del books, epoch
    return True


def _no_boot_barrier() -> Rules:
    planted = _NoBootBarrier()
    return Rules(begin=planted.begin, step=planted.step)


PLANTED: Mapping[str, Planted] = {
    "no boot barrier": Planted(_no_boot_barrier, "disks", 2, frozenset({"I1", "I3", "I9"})),
    "no epoch check": Planted(lambda: Rules(is_of_this_epoch=_any_epoch), "restore", 1, frozenset({"I11"})),
    "cell used twice": Planted(lambda: Rules(step=_cell_used_twice), "network", 0, frozenset({"I1", "I3"})),
    "no journal dedupe": Planted(lambda: Rules(serve_sync=_no_journal_dedupe), "network", 1, frozenset({"I3"})),
    "timed lease": Planted(lambda: Rules(before_deciding=_timed_lease), "network", 0, frozenset({"I1", "I3"})),
    "holdings before journals": Planted(
        lambda: Rules(serve_report=_holdings_before_journals), "restore", 3, frozenset({"I1", "I3"})
    ),
    "print before fsync": Planted(lambda: Rules(step=_print_before_fsync), "crashes", 0, frozenset({"I8"})),
    "no-show by timer alone": Planted(lambda: Rules(no_shows=_timer_alone), "network", 9, frozenset({"I2"})),
    "RELEASE without token": Planted(
        lambda: Rules(serve_sync=release_without_token), "network", 9, frozenset({"I1", "I3"})
    ),
    "a part of a stay absent by itself": Planted(
        lambda: Rules(no_shows=_parts_by_themselves), "network", 15, frozenset({"I2"})
    ),
    "recovery without the feed report": Planted(
        lambda: Rules(serve_report=_no_replica), "restore", 1, frozenset({"I1", "I2"})
    ),
}


def first_caught(planted: Planted, seeds: Iterable[int]) -> Outcome | None:
    """The first of `seeds` in which the mistake breaks one of the invariants it is meant to break."""
    for seed in seeds:
        outcome = outcome_of(seed, planted.mix, planted.rules())
        if outcome.invariant in planted.invariants:
            return outcome
    return None


def _confirms(effect: Effect) -> bool:
    return isinstance(effect, Commit) and isinstance(effect.entry.act, Confirm)


def _entries(parts: Iterable[JournalPart]) -> Iterable[tuple[Incarnation, JournalEntry]]:
    return ((part.incarnation, entry) for part in parts for entry in part.entries)


def _cells_of(entry: JournalEntry) -> list[Cell]:
    match entry.act:
        case Confirm(booking=booking):
            return [one.cell for one in booking.occupancy]
        case Release(runs=runs):
            return [cell for cell, _ in cells_held(runs)]
        case _:
            return []


def _release(books: MemoryBooks, name: DeviceId, incarnation: Incarnation, cells: list[Cell]) -> None:
    held = books.holders(cells).items()
    books.release([cell for cell, one in held if (one.device, one.incarnation) == (name, incarnation)])


def main(names: Iterable[str]) -> None:
    """One line for each mistake."""
    for name in names or PLANTED:
        found = first_caught(PLANTED[name], range(MOST_SEEDS))
        told = f"not within {MOST_SEEDS}" if found is None else f"seed {found.seed}: {found.invariant} {found.why}"
        sys.stdout.write(f"{name} ({PLANTED[name].mix}): {told}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
