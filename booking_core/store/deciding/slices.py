"""What deciding a run of wishes looks at, read at once for all of them, and kept true while they are decided.

Each wish sees the slice that it would see if it came alone, after those before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal_column, null, select, union_all

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, RoomId
from booking_core.domain.places import Municipality
from booking_core.domain.quotas import Counting, Share, Tally, shares_of
from booking_core.domain.time_spans import slots_of
from booking_core.protocol.authority import (
    AuthorityState,
    BookingGiven,
    Decision,
    Extent,
    RequestTaken,
    StoredAnswer,
    extents_of,
)
from booking_core.protocol.messages import Book
from booking_core.store.accounts import place_cards
from booking_core.store.bookings import block_store, quota_store
from booking_core.store.deciding.cases import SLOTS_SEEN_AFTER, Case
from booking_core.store.deciding.kept_answers import answers_to, fingerprint_of
from booking_core.store.logs.feed_log import CentreHead
from booking_core.store.machines import authority_store, devices
from booking_core.store.rows import bookings_with_ids
from booking_core.store.schema import answer, authority, booking, occupancy
from booking_core.store.statements.listed import NUMBER, RANGES, CellRange, listed, one_of, within
from booking_core.store.statements.prepared import Prepared

_OWN, _ANSWERED, _HELD = -1, -2, -3
"""In the place of a number: a booking or an answer that has the id of one of the wishes, and cells that kiosks hold."""


def _mark(number: int) -> ColumnElement[int]:
    return literal_column(str(number))


_THERE = Prepared(
    union_all(
        select(
            NUMBER.label("number"), func.coalesce(occupancy.c.booking_id, occupancy.c.block_id), occupancy.c.block_id
        )
        .distinct()
        .select_from(RANGES.join(occupancy, within(occupancy))),
        select(_mark(_OWN), booking.c.id, null()).where(one_of(booking.c.id, "ids")),
        select(_mark(_ANSWERED), answer.c.command_id, null()).where(one_of(answer.c.command_id, "ids")),
        select(_mark(_HELD), authority.c.device_id, null())
        .distinct()
        .select_from(RANGES.join(authority, within(authority))),
    )
)
"""Whether there is anything at all where the wishes look. Most often there is nothing, and nothing more is read."""


class Stretch(NamedTuple):
    """The slots from `first` to `last`, both of them, of some rooms."""

    rooms: frozenset[RoomId]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A case whose command is to book, with where it looks, whose quotas it uses, and each alternative what of them."""

    case: Case
    command: Book
    extents: tuple[Stretch, ...]
    person: str | None
    shares: tuple[tuple[Share, ...], ...]
    fingerprint: str


@dataclass(slots=True)
class Slices:
    """Of each wish, by its number: what stands there, what is closed there and what kiosks hold there."""

    municipality: Municipality
    epoch: int
    answers: dict[UUID, StoredAnswer]
    uses: Counter[Tally]
    stopped: frozenset[str] = frozenset()
    """Who is known by a place card that is not taken any more."""
    standing: defaultdict[int, dict[BookingId, Booking]] = field(default_factory=lambda: defaultdict(dict))
    closed: defaultdict[int, list[Block]] = field(default_factory=lambda: defaultdict(list))
    held: defaultdict[int, dict[Cell, DeviceId]] = field(default_factory=lambda: defaultdict(dict))
    given: defaultdict[RoomId | UUID, list[Booking]] = field(default_factory=lambda: defaultdict(list))
    """Just now, by each of its rooms, and by its id."""

    def state_of(self, number: int, wish: Wish, connection: Connection) -> AuthorityState:
        """The slice of wish `number`, after everything that was decided before it."""
        standing = self.standing[number] | {one.id: one for one in self._given_to(wish)}
        held = self.held[number]
        return AuthorityState(
            municipality=self.municipality,
            epoch=self.epoch,
            calendar=Calendar.of(standing.values(), self.closed[number]),
            held=held,
            answers=self.answers,
            person=wish.person,
            uses=self.uses,
            is_card_stopped=wish.person in self.stopped,
            heard_at=devices.last_contacts(connection, held.values()) if held else {},
        )

    def _give(self, booking: Booking) -> None:
        self.given[booking.id].append(booking)
        for room in {one.cell.room for one in booking.occupancy}:
            self.given[room].append(booking)

    def _given_to(self, wish: Wish) -> Iterator[Booking]:
        """What was given just now where the wish looks, and what it asks for."""
        yield from self.given.get(wish.command.id, ())
        for rooms, first, last in wish.extents:
            for room in rooms & self.given.keys():
                yield from (one for one in self.given[room] if _has_cells(one, room, first, last + SLOTS_SEEN_AFTER))

    def keep(self, wish: Wish, decision: Decision, answer: StoredAnswer) -> None:
        """From now on this is decided so."""
        self.answers[wish.command.id] = answer
        for change in decision.changes:
            if isinstance(change, BookingGiven | RequestTaken):
                self._give(change.booking)
            if isinstance(change, BookingGiven):
                self.uses.update({one.tally: one.amount for one in wish.shares[change.alternative]})


def wish_of(case: Case, command: Book) -> Wish:
    """The case with what follows from it alone."""
    extents = extents_of(case.municipality, command, None)
    person = None if command.contact is None else case.identify(command.contact)
    countings = (Counting(one.space, one.span, command.user, command.group) for one in command.alternatives)
    shares = (shares_of(case.municipality, counting, person) for counting in countings)
    fingerprint = fingerprint_of(command, case.origin.asker)
    return Wish(case, command, tuple(map(_stretch, extents)), person, tuple(shares), fingerprint)


def read_slices(connection: Connection, wishes: Sequence[Wish], head: CentreHead, *, seen_after: int) -> Slices:
    """Everything that deciding `wishes` needs; they are of one second and of the same places.

    A yes needs to know nothing of what stands in the slots after; a no tells until when the room is taken.
    """
    case = wishes[0].case
    shares = [share for wish in wishes for of_one in wish.shares for share in of_one]
    there = _there(connection, wishes, seen_after=seen_after)
    answered = [UUID(one.what) for one in there if one.number == _ANSWERED]
    slices = Slices(
        case.municipality,
        head.epoch,
        answers=answers_to(connection, *answered) if answered else {},
        uses=Counter(quota_store.uses_of(connection, case.municipality, shares, now=case.now)),
        stopped=place_cards.stopped_among(connection, (wish.person for wish in wishes)),
    )
    own = {str(wish.command.id): number for number, wish in enumerate(wishes)}
    _read_standing(connection, slices, [one.of(own) for one in there if one.number >= _OWN])
    if any(one.number == _HELD for one in there):
        for number, cell, device in authority_store.held_within(connection, _ranges(wishes, seen_after=0)):
            slices.held[number][cell] = device
    return slices


class _There(NamedTuple):
    """A booking, or a `block`, in the range with that number; or what the marks in the place of the number say."""

    number: int
    what: str
    block: str | None
    """The same id, of a block."""

    def of(self, own: Mapping[str, int]) -> "_There":
        """With the number of the wish whose id it has."""
        return self._replace(number=own[self.what]) if self.number == _OWN else self


def _there(connection: Connection, wishes: Sequence[Wish], *, seen_after: int) -> list[_There]:
    ranges = listed(_ranges(wishes, seen_after=seen_after))
    ids = listed(str(wish.command.id) for wish in wishes)
    return list(map(_There._make, _THERE.rows(connection, ranges=ranges, ids=ids)))


def _read_standing(connection: Connection, slices: Slices, there: Sequence[_There]) -> None:
    found = bookings_with_ids(connection, {one.what for one in there if one.block is None})
    bookings = {str(one.id): one for one in found}
    blocks = block_store.blocks_with_ids(connection, {one.block for one in there if one.block is not None})
    for number, what, block in there:
        if block is not None:
            slices.closed[number].append(blocks[block])
        else:
            slices.standing[number][bookings[what].id] = bookings[what]


def _ranges(wishes: Iterable[Wish], *, seen_after: int) -> Iterator[CellRange]:
    for number, wish in enumerate(wishes):
        for rooms, first, last in wish.extents:
            for room in sorted(rooms):
                yield CellRange(number, room, first, last + seen_after)


def _stretch(extent: Extent) -> Stretch:
    slots = slots_of(extent.span)
    return Stretch(extent.rooms, slots.start, slots.stop - 1)


def _has_cells(booking: Booking, room: RoomId, first: int, last: int) -> bool:
    return any(one.cell.room == room and first <= one.cell.slot <= last for one in booking.occupancy)
