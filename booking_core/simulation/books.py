"""The centre's memory as dictionaries: transactions, and snapshots that cost nothing until something is written.

Every transaction copies the dictionaries that it writes to, and no others: what was kept before is never touched, so
that a snapshot is the old dictionaries themselves.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, CardId, DeviceId, RoomId, SeriesId, Slot
from booking_core.domain.places import Municipality
from booking_core.domain.recurring.series import Series
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionReport
from booking_core.domain.told.house_wishes import WishHeard
from booking_core.protocol.authority import (
    AuthorityState,
    BlockSet,
    BookingAltered,
    BookingGiven,
    Change,
    Decision,
    Origin,
    RequestTaken,
    SeriesRecorded,
    StoredAnswer,
    decide,
)
from booking_core.protocol.escrow.books import Doubt, KeptWish, Standing
from booking_core.protocol.escrow.journal import journal_begin
from booking_core.protocol.escrow.terms import WANTED_FOR, Holder
from booking_core.protocol.feed import beginning, next_entry
from booking_core.protocol.messages import (
    Answer,
    BlockChanged,
    BookingChanged,
    CardRevoked,
    Changed,
    Command,
    Confirmed,
    Cursor,
    FeedChange,
    FeedEntry,
    Incarnation,
    JournalEnd,
    Pending,
    Requested,
    RevokedCard,
    SeriesChanged,
    SeriesOnWire,
)
from booking_core.protocol.series_on_wire import series_from_wire, series_to_wire

MOST_ENTRIES = 500

Held = Mapping[Cell, Holder]
_NOTHING: Held = {}
Written = tuple[Booking | None, Booking]
"""A booking as it was, None of a new one, and as it is."""


@dataclass(slots=True)
class Tables:
    """Everything the centre keeps. `feed` is shared by all snapshots: each reads as far as its `feed_length`."""

    epoch: int = 1
    is_recovering: bool = False
    feed: list[FeedEntry] = field(default_factory=list)
    feed_length: int = 0
    standings: dict[DeviceId, Standing] = field(default_factory=dict)
    ends: dict[tuple[DeviceId, Incarnation], JournalEnd] = field(default_factory=dict)
    holders: dict[Cell, Holder] = field(default_factory=dict)
    held: dict[DeviceId, dict[Cell, Holder]] = field(default_factory=dict)
    slots: dict[RoomId, dict[Slot, Holder]] = field(default_factory=dict)
    wanted: dict[Cell, datetime] = field(default_factory=dict)
    calendar: Calendar = field(default_factory=lambda: Calendar.of(()))
    answers: dict[UUID, StoredAnswer] = field(default_factory=dict)
    series: dict[SeriesId, Series] = field(default_factory=dict)
    named: dict[BookingId, bytes] = field(default_factory=dict)
    doubts: dict[BookingId, Doubt] = field(default_factory=dict)
    challenges: dict[int, object] = field(default_factory=dict)
    wishes: dict[UUID, KeptWish] = field(default_factory=dict)
    stopped_cards: dict[CardId, RevokedCard] = field(default_factory=dict)


class MemoryBooks:
    """A `CentreBooks`. Write between `begin` and `commit` or `roll_back`.

    Since `begin`, `written` are the bookings, `closed` the blocks, `freed` the cells with who held them, `granted`
    those held anew, and `has_recalls` says whether cells are wanted back that nobody wanted before.
    """

    def __init__(self, municipality: Municipality) -> None:
        self._municipality = municipality
        self.kept = Tables()
        self._now = self.kept
        self._owned: set[str] = set()
        self._ahead: dict[DeviceId, tuple[Held, Slot, Held]] = {}
        self.has_recalls = False
        self.written: list[Written] = []
        self.closed: list[Block] = []
        self.freed: dict[Cell, Holder] = {}
        self.granted: set[Cell] = set()

    # Transactions

    def begin(self) -> None:
        self._now = replace(self.kept)
        self._owned.clear()
        self.has_recalls = False
        self.written.clear()
        self.closed.clear()
        self.freed.clear()
        self.granted.clear()

    @property
    def has_written(self) -> bool:
        """Whether this transaction changes anything that is kept."""
        before, after = self.kept, self._now
        is_elsewhere = (before.epoch, before.is_recovering) != (after.epoch, after.is_recovering)
        return bool(self._owned) or is_elsewhere or before.feed_length != after.feed_length

    def commit(self) -> None:
        self.kept = self._now

    def roll_back(self) -> None:
        """The feed is cut where it was: what follows was never told to anybody."""
        self._now = self.kept
        del self.kept.feed[self.kept.feed_length :]

    def restore(self, tables: Tables) -> None:
        """Be as in that snapshot; the feed parts from the one that was."""
        self.kept = self._now = replace(tables, feed=tables.feed[: tables.feed_length])
        self._owned.clear()

    def _own(self, name: str) -> None:
        """Copy a dictionary before it is written to for the first time in this transaction."""
        if name not in self._owned:
            self._owned.add(name)
            setattr(self._now, name, dict(getattr(self._now, name)))

    # Escrow

    @property
    def municipality(self) -> Municipality:
        return self._municipality

    @property
    def epoch(self) -> int:
        return self._now.epoch

    @property
    def is_recovering(self) -> bool:
        return self._now.is_recovering

    def begin_epoch(self, epoch: int, *, recovering: bool) -> None:
        self._now.epoch, self._now.is_recovering = epoch, recovering

    def end_recovery(self) -> None:
        self._now.is_recovering = False

    def head(self) -> Cursor:
        length = self._now.feed_length
        last = self._now.feed[length - 1].cursor if length else beginning(1)
        return Cursor(self._now.epoch, length, last.chain_hash)

    def knows(self, cursor: Cursor) -> bool:
        """The head of a life in which nothing has happened yet is the last entry of a life before."""
        if cursor.number > self._now.feed_length:
            return False
        entry = self._now.feed[cursor.number - 1].cursor if cursor.number else beginning(1)
        return entry.epoch <= cursor.epoch and entry.chain_hash == cursor.chain_hash

    def entries_after(self, cursor: Cursor) -> tuple[FeedEntry, ...]:
        last = min(self._now.feed_length, cursor.number + MOST_ENTRIES)
        return tuple(self._now.feed[cursor.number : last])

    def standing(self, device: DeviceId) -> Standing:
        return self._now.standings[device]

    def standings(self) -> tuple[Standing, ...]:
        return tuple(self._now.standings.values())

    def stand(self, standing: Standing) -> None:
        self._own("standings")
        self._now.standings[standing.id] = standing

    def first_answer(self, challenge: int) -> object | None:
        """What the challenge was answered when it was used; None while it is fresh."""
        return self._now.challenges.get(challenge)

    def keep_first_answer(self, challenge: int, answer: object) -> None:
        self._own("challenges")
        self._now.challenges[challenge] = answer

    def journal_end(self, device: DeviceId, incarnation: Incarnation) -> JournalEnd:
        known = self._now.ends.get((device, incarnation))
        return journal_begin(incarnation) if known is None else known

    def set_journal_end(self, device: DeviceId, end: JournalEnd) -> None:
        self._own("ends")
        self._now.ends[device, end.incarnation] = end

    def journal_ends(self, device: DeviceId) -> tuple[JournalEnd, ...]:
        return tuple(end for (whose, _), end in self._now.ends.items() if whose == device)

    def holders(self, cells: Iterable[Cell]) -> Held:
        known = self._now.holders
        return {cell: known[cell] for cell in cells if cell in known}

    def held_by(self, device: DeviceId, *, since: Slot) -> Held:
        """The same question about the same cells is answered once: polls ask it again and again."""
        held = self._now.held.get(device, _NOTHING)
        known = self._ahead.get(device)
        if known is None or known[0] is not held or known[1] != since or f"held {device}" in self._owned:
            known = held, since, {cell: one for cell, one in held.items() if cell.slot >= since}
            self._ahead[device] = known
        return known[2]

    def slots_held(self, rooms: Iterable[RoomId], span: TimeSpan) -> Mapping[RoomId, Collection[Slot]]:  # noqa: ARG002
        return self._now.slots

    def hold(self, cells: Iterable[Cell], holder: Holder) -> None:
        held, holders = self._held_of(holder.device), self._now.holders
        for cell in cells:
            holders[cell] = held[cell] = holder
            self._slots_of(cell.room)[cell.slot] = holder
            self.granted.add(cell)

    def release(self, cells: Iterable[Cell]) -> None:
        for cell in list(cells):
            holder = self._now.holders.get(cell)
            if holder is not None:
                held = self._held_of(holder.device)
                del self._now.holders[cell], held[cell], self._slots_of(cell.room)[cell.slot]
                self.freed[cell] = holder

    def _held_of(self, device: DeviceId) -> dict[Cell, Holder]:
        name = f"held {device}"
        if name not in self._owned:
            self._own("holders")
            self._own("held")
            self._owned.add(name)
            self._now.held[device] = dict(self._now.held.get(device, {}))
        return self._now.held[device]

    def _slots_of(self, room: RoomId) -> dict[Slot, Holder]:
        name = f"slots {room}"
        if name not in self._owned:
            self._own("slots")
            self._owned.add(name)
            self._now.slots[room] = dict(self._now.slots.get(room, {}))
        return self._now.slots[room]

    def want(self, cells: Iterable[Cell], until: datetime) -> None:
        self._own("wanted")
        asked = dict.fromkeys(cells, until)
        self.has_recalls = self.has_recalls or not asked.keys() <= self._now.wanted.keys()
        self._now.wanted.update(asked)

    def wanted(self, *, now: datetime) -> frozenset[Cell]:
        still = frozenset(cell for cell, until in self._now.wanted.items() if until > now)
        if len(still) < len(self._now.wanted):
            self._now.wanted = {cell: self._now.wanted[cell] for cell in still}
        return still

    # Bookings

    def calendar(self, rooms: Iterable[RoomId], span: TimeSpan) -> Calendar:  # noqa: ARG002  # all of it will do
        return self._now.calendar

    def booking(self, booking: BookingId) -> Booking | None:
        return self._now.calendar.bookings.get(booking)

    def came_at(self, booking: BookingId) -> datetime | None:  # noqa: ARG002
        """No simulated machine is given another key."""
        return None

    def in_place_of(self, booking: BookingId) -> Booking | None:
        made = [one for one in self._now.calendar.bookings.values() if one.replaces == booking]
        return made[-1] if made else None

    def take_in(self, booking: Booking, contact: bytes | None, *, now: datetime) -> bool:  # noqa: ARG002
        if not self._are_free(booking):
            return False
        if contact is not None:
            self._own("named")
            self._now.named[booking.id] = contact
        self._put([booking])
        return True

    def take_in_contact(self, known: Booking, contact: bytes, *, now: datetime) -> None:  # noqa: ARG002
        if known.id not in self._now.named:
            self._own("named")
            self._now.named[known.id] = contact

    def end_absent(self, ended: Iterable[Booking], neighbours: Iterable[Booking], *, now: datetime) -> None:
        self.bring_up_to((*ended, *neighbours), now=now)

    def bring_up_to(self, bookings: Iterable[Booking], *, now: datetime) -> tuple[Booking, ...]:  # noqa: ARG002
        """Whatever is given up first makes room for the others."""
        wanted = list(bookings)
        calendar = self._now.calendar
        given_up = [replace(calendar.bookings[one.id], occupancy=()) for one in wanted if one.id in calendar.bookings]
        left = calendar.with_bookings(given_up)
        put: list[Booking] = []
        taken: list[Booking] = []
        for one in sorted(wanted, key=lambda booking: booking.state.occupies):
            if any(left.use_of(entry.cell) is not None for entry in one.occupancy):
                taken.append(one)
            else:
                left = left.with_bookings([one])
                put.append(one)
        self._put(put)
        return tuple(taken)

    def bring_series_up_to(self, series: Iterable[SeriesOnWire], blocks: Iterable[Block], *, now: datetime) -> None:  # noqa: ARG002
        """A block yields to bookings."""
        for block in blocks:
            standing = self._now.calendar.blocks.get(block.id)
            if (standing is None or standing.version < block.version) and self._can_close(block):
                self._close(block)
        self._own("series")
        for one in series:
            known = self._now.series.get(one.id)
            if known is None or known.version < one.version:
                self._now.series[one.id] = series_from_wire(one, self._municipality.zone)
                self._tell(SeriesChanged(series=one))

    def stop_cards(self, cards: Iterable[RevokedCard], *, told_by: DeviceId, now: datetime) -> None:  # noqa: ARG002
        new = [one for one in cards if one.card not in self._now.stopped_cards]
        self._own("stopped_cards")
        self._now.stopped_cards.update({one.card: one for one in new})
        for one in new:
            self._tell(CardRevoked(revoked=one))

    def open_conditions(self, reports: Iterable[ConditionReport], *, now: datetime) -> None:
        """The simulated town breaks nothing."""

    def bring_wishes(self, heard: tuple[WishHeard, ...]) -> None:
        """Nor does it miss anything."""

    def doubt(self, doubt: Doubt, *, now: datetime) -> None:  # noqa: ARG002
        self._own("doubts")
        self._now.doubts[doubt.booking.id] = doubt

    def in_doubt(self, booking: BookingId) -> Booking | None:
        told = self._now.doubts.get(booking)
        return None if told is None else told.booking

    def settle(self, booking: BookingId) -> None:
        self._own("doubts")
        self._now.doubts.pop(booking, None)

    def keep_wish(self, wish: KeptWish, *, now: datetime) -> None:  # noqa: ARG002
        self._own("wishes")
        self._now.wishes[wish.id] = wish

    def drop_wish(self, wish: KeptWish) -> None:
        self._own("wishes")
        self._now.wishes.pop(wish.id, None)

    def kept_wishes(self, of: frozenset[BookingId] | None) -> tuple[KeptWish, ...]:
        wishes = (one for one in self._now.wishes.values() if of is None or one.act.booking in of)
        return tuple(sorted(wishes, key=lambda one: (one.device, one.incarnation, one.sequence)))

    def decide(self, command: Command, origin: Origin, *, now: datetime) -> None:
        self.answer(command, origin, now=now, waits=False)

    def answer(self, command: Command, origin: Origin, *, now: datetime, waits: bool) -> Answer | Pending:
        """What the centre answers, kept with everything that becomes true; whoever `waits` may have to."""
        decision = self.decision(command, origin, now=now, waits=waits)
        if decision.awaited:
            self.want(decision.awaited, now + WANTED_FOR)
        if decision.is_pending:
            return Pending(id=command.id)
        answer = _final_answer(decision)
        if decision.is_kept:
            self._write(decision.changes)
            self._own("answers")
            self._now.answers[command.id] = StoredAnswer(_fingerprint(command, origin), answer)
        return answer

    def decision(self, command: Command, origin: Origin, *, now: datetime, waits: bool) -> Decision:
        """What the authority says; nothing is written."""
        fingerprint = _fingerprint(command, origin)
        return decide(self._state(), command, origin, fingerprint=fingerprint, now=now, waits=waits)

    def if_nothing_were_held(
        self, command: Command, origin: Origin, known: Iterable[Booking], *, now: datetime
    ) -> tuple[Change, ...]:
        """What would become true if every cell were the centre's, and it had heard of the bookings `known`."""
        unheard = [one for one in known if one.id not in self._now.calendar.bookings and self._are_free(one)]
        calendar = self._now.calendar.with_bookings(unheard)
        state = replace(self._state(), calendar=calendar, held={}, answers={})
        return decide(state, command, origin, fingerprint="", now=now).changes

    def _state(self) -> AuthorityState:
        """All of it: more than a command reaches does no harm."""
        now = self._now
        return AuthorityState(
            municipality=self._municipality,
            epoch=now.epoch,
            calendar=now.calendar,
            held=_Devices(now.holders),
            answers=now.answers,
            recovering=now.is_recovering,
            named=frozenset(now.named),
            series=now.series,
        )

    def _write(self, changes: tuple[Change, ...]) -> None:
        given = [one.booking for one in changes if isinstance(one, BookingGiven | RequestTaken)]
        altered = [one.booking for one in changes if isinstance(one, BookingAltered)]
        for one in changes:
            if isinstance(one, BookingGiven | RequestTaken) and one.contact is not None:
                self._own("named")
                self._now.named[one.booking.id] = one.contact
            elif isinstance(one, SeriesRecorded):
                self._own("series")
                self._now.series[one.series.id] = one.series
                self._tell(SeriesChanged(series=series_to_wire(one.series)))
        if given or altered:
            self._put([*altered[1:], *altered[:1], *given])
        for one in changes:
            if isinstance(one, BlockSet):
                self._close(one.block)

    def put(self, bookings: Iterable[Booking]) -> None:
        """Let `bookings` be so, and tell the feed."""
        self._put(list(bookings))

    def _put(self, bookings: list[Booking]) -> None:
        before = self._now.calendar
        self._now.calendar = before.with_bookings(bookings)
        for one in bookings:
            self._tell(BookingChanged(booking=one))
            self.written.append((before.bookings.get(one.id), one))

    def _close(self, block: Block) -> None:
        self._now.calendar = self._now.calendar.with_blocks([block])
        self._tell(BlockChanged(block=block))
        self.closed.append(block)

    def _can_close(self, block: Block) -> bool:
        uses = (self._now.calendar.use_of(cell) for cell in block.cells)
        return all(use is None or use.block == block.id for use in uses)

    def _tell(self, change: FeedChange) -> None:
        entry = next_entry(self.head(), change, epoch=self._now.epoch)
        del self._now.feed[self._now.feed_length :]
        self._now.feed.append(entry)
        self._now.feed_length += 1

    def _are_free(self, booking: Booking) -> bool:
        return all(self._now.calendar.use_of(entry.cell) is None for entry in booking.occupancy)


class _Devices(Mapping[Cell, DeviceId]):
    """The holders' devices, without a copy of them."""

    def __init__(self, holders: Mapping[Cell, Holder]) -> None:
        self._holders = holders

    def __getitem__(self, cell: Cell) -> DeviceId:
        return self._holders[cell].device

    def __contains__(self, cell: object) -> bool:
        return cell in self._holders

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._holders)

    def __len__(self) -> int:
        return len(self._holders)


def _fingerprint(command: Command, origin: Origin) -> str:
    """Two commands are the same when all of them is."""
    return f"{origin.device} {command!r}"


def _final_answer(decision: Decision) -> Answer:
    """The answer with no signature: keys are not simulated."""
    if decision.answer is not None:
        return decision.answer
    match decision.change:
        case BookingGiven(booking=booking, alternative=alternative):
            return Confirmed(booking=booking, alternative=alternative, receipt="")
        case RequestTaken(booking=booking, alternative=alternative, is_free=is_free):
            return Requested(booking=booking, alternative=alternative, receipt="", is_free=is_free)
        case BookingAltered(booking=booking):
            return Changed(booking=booking, receipt="")
        case _:
            message = "a decision without an answer must change a booking"
            raise TypeError(message)
