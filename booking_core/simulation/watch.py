"""The invariants, watched after every step: what is printed is kept, what is held is held once, nothing has a hole.

I1  no cell in two live confirmed receipts          I8  on the disk before it is on paper
I2  a printed confirmation is kept or redeemable    I9  unarmed kiosks print none
I3  one authority a cell, holdings in the table     I10 a replica equals the centre at its cursor
I4  only the listed edges                           I11 older epochs have no effect
I5  all cells of a booking or none                  I12 once healed, every request ends
I6  same id, same answer                            I14 confirmations go on without the centre
I7  journals without gaps, occupancy = fold         I15 nothing stays frozen after a stop or a kill
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, Cell, CellKind, cells_of
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BlockId, BookingId, DeviceId
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.authority import CHECK_IN_OPENS_BEFORE
from booking_core.protocol.escrow.terms import Holder, Token
from booking_core.protocol.messages import BlockChanged, BookingChanged, Confirmed, Declined
from booking_core.protocol.messages.escrow import Arrive, Confirm
from booking_core.simulation.books import MemoryBooks
from booking_core.simulation.kiosk.disk import Disk
from booking_core.simulation.kiosk.running import Hardware, Running
from booking_core.simulation.ledger import Doubled, Ledger

I1, I12 = "I1", "I12"


def _no_time_yet() -> datetime:
    return datetime.fromtimestamp(0, UTC)


class Violated(Exception):
    """An invariant does not hold."""

    def __init__(self, invariant: str, why: str) -> None:
        super().__init__(f"{invariant}: {why}")
        self.invariant = invariant
        self.why = why


class Watch:
    """Sees everything and changes nothing."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.clock: Callable[[], datetime] = _no_time_yet
        self.machines: Sequence[Hardware] = ()
        self.books: MemoryBooks | None = None
        self.printed_count = 0
        self.continued_count = 0
        self.trace: list[str] | None = None
        self.restores = 0
        self.trusts_clock = True
        self.trusts_answers = True
        self.may_freeze: set[DeviceId] = set()
        self._arrived: dict[BookingId, tuple[datetime, DeviceId]] = {}
        self._answers: dict[UUID, tuple[int, object]] = {}
        self._seen_tokens: dict[int, int] = {}
        self._thawed: set[int] = set()
        self._replicas_seen = 0

    def note(self, what: Callable[[], str]) -> None:
        """A line of the trace; its words are made only when somebody reads them."""
        if self.trace is not None:
            self.trace.append(f"{self.clock():%d %H:%M:%S} {what()}")

    # What kiosks do

    def printed(self, process: Running, booking: Booking, *, is_ours: bool) -> None:
        self.printed_count += 1
        self.continued_count += is_ours and booking.continues is not None
        self.note(lambda: f"{process.device} prints {_told(booking)}{' itself' if is_ours else ''}")
        if is_ours:
            state = process.state
            self._demand("I9", state.is_armed and state.incarnation is not None, "printed while unarmed")
            journal = None if state.incarnation is None else process.disk.lives.get(state.incarnation)
            newest = journal.journal.entries[-1].act if journal is not None and journal.journal.entries else None
            is_kept = isinstance(newest, Confirm) and newest.booking.id == booking.id
            self._demand("I8", is_kept, f"{booking.id} was printed before it was on the disk")
        self.claim(booking, by=process.device if is_ours else None)

    def told(self, process: Running, what: object) -> None:
        if isinstance(what, Arrive):
            self.note(lambda: f"{process.device} takes down that {what.booking} has come")
            self._arrived.setdefault(what.booking, (self.clock(), process.device))

    def granted(self, process: Running) -> None:
        """New holdings stand in the centre's table."""
        state, books = process.state, self.books
        seen = self._seen_tokens.get(id(process), 0)
        if books is None or state.granted == seen:
            return
        self._seen_tokens[id(process)] = state.granted
        if state.epoch == books.kept.epoch and not books.kept.is_recovering:
            new = {cell: token for cell, token in state.holdings.items() if token > seen}
            self._hold_what_they_say(process, new)

    def synced(self, process: Running) -> None:
        self._is_thawed(process)
        self._replicas_seen += 1
        if self._replicas_seen % 8 == 0:
            self.replica_is_right(process.disk)

    def journal_broken(self, process: Running) -> None:
        self._demand("I7", is_true=False, why=f"the journal of {process.device} does not follow")

    def claim(self, booking: Booking, *, by: DeviceId | None) -> None:
        """Somebody holds a paper that says BEKRÆFTET."""
        try:
            self.ledger.claim(booking, by=by)
        except Doubled as err:
            raise Violated(I1, str(err)) from err

    def answered(self, command: UUID, answer: object) -> None:
        """The same id gets the same answer, as long as the centre has forgotten nothing and is one."""
        if not isinstance(answer, Confirmed | Declined) or not self.trusts_answers:
            return
        restores, first = self._answers.setdefault(command, (self.restores, answer))
        self._demand("I6", restores != self.restores or first == answer, f"two answers to {command}")
        self._answers[command] = (self.restores, answer)

    def lost_by(self, device: DeviceId) -> None:
        """What only that disk knew is gone."""
        self._arrived = {own: one for own, one in self._arrived.items() if one[1] != device}
        self.may_freeze.add(device)

    # What the centre does

    def committed(self, books: MemoryBooks, *, stale: bool) -> None:
        changed = bool(books.written or books.closed or books.freed or books.granted)
        if not changed:
            return
        self._demand("I11", not stale, "a message of an older epoch changed something")
        first: dict[BookingId, Booking | None] = {}
        for before, after in books.written:
            self._note_written(after)
            self._edge(books, before, after)
            first.setdefault(after.id, before)
        newest = {after.id: after for _, after in books.written}.values()
        for booking in newest:
            self._is_held_by_nobody(books, first[booking.id], booking)
            self._whole(books, booking)
            self._ended(books, booking)
        try:
            self.ledger.written(newest)
        except Doubled as err:
            raise Violated(I1, str(err)) from err
        for block in books.closed:
            self._is_nobodys(books, block)
        for cell, holder in books.freed.items():
            if books.kept.holders.get(cell) != holder:
                self._held_by_nobody(cell, holder)

    def _note_written(self, booking: Booking) -> None:
        self.note(lambda: f"centre has {_told(booking)}")

    def _edge(self, books: MemoryBooks, before: Booking | None, after: Booking) -> None:
        if before is None or before == after:
            return
        self._demand("I7", before.version < after.version, f"{_told(after)} is not what it was, in the same version")
        if before.state is after.state:
            return
        leaves_final = before.state.is_final
        is_listed = before.state.may_become(after.state) or (books.kept.is_recovering and not leaves_final)
        self._demand("I4", is_listed, f"{before.state} became {after.state}")

    def _whole(self, books: MemoryBooks, booking: Booking) -> None:
        calendar = books.kept.calendar
        runs = (calendar.use_of(entry.cell) for entry in booking.occupancy)
        is_its = all(run is not None and run.booking == booking.id for run in runs)
        self._demand("I5", is_its, f"{_told(booking)} does not have all of its cells")
        if booking.state in {BookingState.CONFIRMED, BookingState.CHECKED_IN}:
            space = books.municipality.space_by_id[booking.space]
            used = {entry.cell for entry in booking.occupancy if entry.kind is CellKind.USE}
            self._demand("I5", used == set(cells_of(space, booking.span)), f"{_told(booking)} has other cells")

    def _is_held_by_nobody(self, books: MemoryBooks, before: Booking | None, after: Booking) -> None:
        """No booking gets a cell that somebody holds. After a restore one may have some of a life that is long over."""
        if books.kept.is_recovering:
            return
        former = () if before is None else before.occupancy
        fresh = {entry.cell for entry in after.occupancy} - {entry.cell for entry in former}
        held = [cell for cell in fresh if cell in books.kept.holders]
        self._demand("I3", not held, f"{_told(after)} lies in cells that {_holders(books, held)} hold")

    def _is_nobodys(self, books: MemoryBooks, block: Block) -> None:
        """No room is closed under people who have paper for it, nor while a kiosk may sell it."""
        self.note(lambda: f"centre has {block.rooms} {block.state} {block.span.starts_at:%d %H:%M}")
        if books.kept.is_recovering:
            return
        held = [cell for cell in block.cells if cell in books.kept.holders]
        self._demand("I3", not held, f"{block.rooms} were closed in cells that {_holders(books, held)} hold")
        sold = [cell for cell in block.cells if self.ledger.is_on_paper(cell)]
        self._demand("I2", not sold, f"{block.rooms} were closed in {sold}, which are on paper")

    def _ended(self, books: MemoryBooks, booking: Booking) -> None:
        """`books` are of whoever ended it: a centre that was taken over from, and does not know, has its own."""
        if booking.state is BookingState.NO_SHOW:
            self._nobody_came(books, booking)
        is_cancelled = booking.state in {BookingState.CANCELLED_BY_CITIZEN, BookingState.CANCELLED_BY_STAFF}
        if is_cancelled and self.ledger.is_claimed(booking.id):
            self._demand("I2", self._is_given_up(books, booking), f"nobody cancelled {_told(booking)}")

    def _is_given_up(self, books: MemoryBooks, booking: Booking) -> bool:
        """Who gives up a booking gives up what goes on from it."""
        return any(one.id in self.ledger.given_up for one in _line_of(books, booking))

    def _nobody_came(self, books: MemoryBooks, booking: Booking) -> None:
        """What continues another ends with it, and never by itself."""
        *_, first = _line_of(books, booking)
        is_alone = booking.continues is not None and first.state is not BookingState.NO_SHOW
        self._demand("I2", not is_alone, f"{_told(booking)} was released by itself")
        for one in _line_of(books, booking):
            self._had_not_come(one)

    def _had_not_come(self, booking: Booking) -> None:
        came = self._arrived.get(booking.id)
        if came is None or self.books is None or not self.trusts_clock:
            return
        starts_at = booking.span.starts_at
        until = starts_at + timedelta(minutes=self.books.municipality.rules.hold_minutes)
        in_time = starts_at - CHECK_IN_OPENS_BEFORE <= came[0] < until
        self._demand("I2", not in_time, f"{_told(booking)} was released, and its people had come")

    def _held_by_nobody(self, cell: Cell, holder: Holder) -> None:
        if cell.slot < slot_of(self.clock()):
            return
        for process in self._processes():
            state = process.state
            holds = state.incarnation == holder.incarnation and state.holdings.get(cell) == holder.token
            if holds and process.device == holder.device:
                self._demand("I3", is_true=False, why=f"{cell} was taken from {holder}")

    def _hold_what_they_say(self, process: Running, cells: dict[Cell, Token]) -> None:
        books, state, current = self.books, process.state, slot_of(self.clock())
        if books is None or state.incarnation is None:
            return
        for cell, token in cells.items():
            if cell.slot >= current:
                own = Holder(process.device, state.incarnation, token)
                kept = books.kept.holders.get(cell)
                self._demand("I3", kept == own, f"{process.device} says it holds {cell} as {own}, {kept} does")

    def _processes(self) -> Iterable[Running]:
        return (machine.process for machine in self.machines if machine.process is not None)

    def _is_thawed(self, process: Running) -> None:
        """Once its first words are heard, nothing is held by a life before."""
        state, books = process.state, self.books
        if books is None or process.device in self.may_freeze or id(process) in self._thawed or self.restores:
            return
        if any(life.journal.unheard() for life in state.lives.values()):
            return
        if state.incarnation != books.kept.standings[process.device].incarnation:
            return
        self._thawed.add(id(process))
        current = slot_of(self.clock())
        held = books.kept.held.get(process.device, {})
        frozen = [cell for cell, one in held.items() if one.incarnation != state.incarnation and cell.slot >= current]
        self._demand("I15", not frozen, f"{len(frozen)} cells of an earlier life of {process.device} are frozen")

    # All of it again

    def replica_is_right(self, disk: Disk) -> None:
        books, cursor = self.books, disk.replica.cursor
        if books is None or cursor is None or cursor != _head(books):
            return
        own, kept = disk.replica.calendar, books.kept.calendar
        is_same = own.bookings == kept.bookings and own.blocks == kept.blocks
        self._demand("I10", is_same, "a replica differs from the centre")

    def everything(self) -> None:
        """What was watched step by step, from the beginning."""
        books = self.books
        if books is None:
            return
        kept = books.kept
        folded: dict[BookingId, Booking] = {}
        closed: dict[BlockId, Block] = {}
        for entry in kept.feed[: kept.feed_length]:
            if isinstance(entry.change, BookingChanged):
                folded[entry.change.booking.id] = entry.change.booking
            elif isinstance(entry.change, BlockChanged):
                closed[entry.change.block.id] = entry.change.block
        is_told = folded == dict(kept.calendar.bookings) and closed == dict(kept.calendar.blocks)
        self._demand("I7", is_told, "the feed tells another story")
        fresh = Calendar.of(folded.values(), closed.values())
        for room, runs in kept.calendar.runs.items():
            self._demand("I7", fresh.runs.get(room, ()) == runs, f"{room} is occupied by something else")
            overlaps = any(one.end > later.first for one, later in pairwise(runs))
            self._demand("I1", not overlaps, f"{room} is booked twice")
        for process in self._processes():
            if process.state.incarnation == kept.standings[process.device].incarnation:
                self._hold_what_they_say(process, dict(process.state.holdings))
        self.papers_are_kept()

    def papers_are_kept(self) -> None:
        """Every live receipt is in the store, still on its way, or can be redeemed."""
        books = self.books
        if books is None:
            return
        on_their_way = {
            entry.act.booking.id
            for machine in self.machines
            if not machine.is_gone
            for life in machine.disk.lives.values()
            for entry in life.journal.entries
            if isinstance(entry.act, Confirm)
            and entry.sequence > books.journal_end(machine.device, life.incarnation).sequence
        }
        current = slot_of(self.clock())
        for claim in self.ledger.live():
            booking = claim.booking
            if booking.id in books.kept.calendar.bookings or booking.id in on_their_way:
                continue
            ahead = [entry.cell for entry in booking.occupancy if entry.cell.slot >= current]
            is_redeemable = all(self._can_redeem(books, cell, claim.by) for cell in ahead)
            self._demand("I2", is_redeemable, f"{_told(booking)} by {claim.by} is lost")
            self.ledger.only_on_paper.add(booking.id)

    def _can_redeem(self, books: MemoryBooks, cell: Cell, by: DeviceId | None) -> bool:
        holder = books.kept.holders.get(cell)
        return holder is not None and holder.device == by and books.kept.calendar.use_of(cell) is None

    def _demand(self, invariant: str, is_true: bool, why: str) -> None:  # noqa: FBT001
        if not is_true:
            raise Violated(invariant, why)


def _told(booking: Booking) -> str:
    span = booking.span
    return (
        f"{str(booking.id)[:8]} v{booking.version} {booking.state} {booking.space} "
        f"{span.starts_at:%d %H:%M}–{span.ends_at:%H:%M}"
    )


def _line_of(books: MemoryBooks, booking: Booking) -> Iterator[Booking]:
    """`booking`, what it continues, and so on."""
    known = books.kept.calendar.bookings
    one: Booking | None = booking
    while one is not None:
        yield one
        one = None if one.continues is None else known.get(one.continues)


def _holders(books: MemoryBooks, cells: list[Cell]) -> str:
    return ", ".join(sorted({str(books.kept.holders[cell]) for cell in cells}))


def _head(books: MemoryBooks) -> object:
    kept = books.kept
    return kept.feed[kept.feed_length - 1].cursor if kept.feed_length else None
