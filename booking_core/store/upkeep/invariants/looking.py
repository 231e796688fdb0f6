"""The tables compared with the feed, in parts, each in one state of the database.

    feed from its beginning ─► each row, with what was told last of it ─► what was told of meanwhile, until nothing is

What changes while it is looked at is told in the feed, and so looked at once more: people go on booking, and what they
do is no fault. Cells are compared of what is not over, and of what is over and takes some that are yet to come: the
others hold up nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, select

from booking_core.domain.bookings import Occupancy
from booking_core.store.machines.doubts import DoubtKind
from booking_core.store.rows import to_seconds
from booking_core.store.schema import doubt, room
from booking_core.store.upkeep.invariants.newest_told import AT_ONCE, NewestTold
from booking_core.store.upkeep.invariants.standing import BLOCKS, BOOKINGS, Kind, RoomsOfSpaces, Told, told_in

MOST_NAMED = 5
"""Of one kind: one is enough to act upon."""


class Invariant(StrEnum):
    """What does not hold. Stable: a measure is labelled with it."""

    FEED = "feed"
    """The feed has a hole, or an entry that does not follow the one before it."""
    BOOKINGS = "bookings"
    """Bookings are gone, were never told of, or are other than was told."""
    BLOCKS = "blocks"
    """The same of blocks; or they have not just their cells."""
    LACKING = "lacking"
    """Bookings that stand lack cells: their rooms can be given to others."""
    ASTRAY = "astray"
    """Bookings take cells that are not theirs: nobody gets these rooms."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen. `counts` has what does not hold alone, `named` the ids of some; of the feed the entry's number.

    A feed that breaks tells nothing that can be relied on: then the cells are compared with their own bookings alone.
    """

    entries: int
    counts: Mapping[Invariant, int]
    named: Mapping[Invariant, Sequence[str]]


Reading = Callable[[], AbstractContextManager[Connection]]
"""One state of the database, for as long as the block lasts."""

Looking = Generator[None, None, Looked]
"""A look under way: it rests after each part, and holds nothing then."""


def seen_in(connection: Connection, *, now: datetime) -> Looked:
    """All of it in one state of the database."""
    under_way = looking(lambda: nullcontext(connection), now=now)
    while True:
        try:
            next(under_way)
        except StopIteration as end:
            seen: Looked = end.value
            return seen


def looking(reading: Reading, *, now: datetime, at_once: int = AT_ONCE) -> Looking:
    """The same part by part, each in a `reading` of its own, with so many entries or rows `at_once`."""
    with closing(NewestTold(at_once=at_once)) as told:
        yield from _until(reading, told.follow)
        comparing = _Comparing(told, now)
        for kind in (BOOKINGS, BLOCKS):
            yield from _until(reading, _EachRow(kind, comparing).compare)
        yield from _until(reading, comparing.compare_left)
        return comparing.looked()


def _until(reading: Reading, is_done: Callable[[Connection], bool]) -> Generator[None, None, None]:
    """Part after part, until one says that it was the last."""
    is_all = False
    while not is_all:
        with reading() as connection:
            is_all = is_done(connection)
        yield


class _EachRow:
    """Every row of one kind, by their ids."""

    def __init__(self, kind: Kind, comparing: "_Comparing") -> None:
        self._kind = kind
        self._comparing = comparing
        self._last = ""
        self._over: set[str] | None = None

    def compare(self, connection: Connection) -> bool:
        """Compare a part; whether there was none left."""
        if self._over is None:
            self._over = self._over_with_cells(connection)
            return False
        rows = self._kind.rows_after(connection, self._last, most=self._comparing.at_once)
        self._comparing.compare(connection, self._kind, rows, over=self._over)
        self._last = rows[-1].id if rows else self._last
        return not rows

    def _over_with_cells(self, connection: Connection) -> set[str]:
        rooms = connection.execute(select(room.c.id)).scalars().all()
        now = self._comparing.now
        return {one for here in rooms for one in self._kind.over_with_cells(connection, here, now=now)}


class _Comparing:
    """Compares rows with what was told last of them, and counts what does not hold."""

    def __init__(self, told: NewestTold, now: datetime) -> None:
        self.now = now
        self.at_once = told.at_once
        self._told = told
        self._spaces = RoomsOfSpaces()
        self._counts: Counter[Invariant] = Counter()
        self._named: dict[Invariant, list[str]] = defaultdict(list)

    def compare(
        self, connection: Connection, kind: Kind, rows: Sequence[Row[Any]], *, over: Collection[str] = ()
    ) -> None:
        """Look at `rows`; at the cells of what is over only where it is among `over`."""
        self._told.follow_to_its_end(connection)
        self._spaces.bring_up_to(connection)
        written = self._told.take(connection, [row.id for row in rows])
        ahead = {row.id for row in rows if row.ends_at > to_seconds(self.now) or row.id in over}
        ahead -= _in_doubt(connection, ahead)
        there = kind.cells(connection, ahead)
        is_whole = self._told.first_break is None
        for row in rows:
            told = told_in(written[row.id]) if is_whole and row.id in written else None
            wrong = set(_wrong_with_facts(kind, row, told)) if is_whole else set()
            if row.id in ahead:
                wrong |= set(_wrong_with_cells(kind, row, told, there.get(row.id, set()), spaces=self._spaces))
            self._note(row.id, wrong)

    def compare_left(self, connection: Connection) -> bool:
        """Look at a part of what was told since its row was looked at, and of what has no row; whether there is none.

        What is gone was a booking or a block: that cannot be seen any more, and bookings are by far the most.
        """
        self._told.follow_to_its_end(connection)
        left = set(self._told.left())
        for kind in (BOOKINGS, BLOCKS):
            rows = kind.rows_with(connection, left)
            self.compare(connection, kind, rows)
            left -= {row.id for row in rows}
        for gone in self._told.take(connection, left):
            self._note(gone, {Invariant.BOOKINGS} if self._told.first_break is None else set())
        return not self._told.left()

    def looked(self) -> Looked:
        counts, named = dict(self._counts), dict(self._named)
        broken = self._told.first_break
        if broken is not None:
            counts[Invariant.FEED], named[Invariant.FEED] = 1, [str(broken)]
        return Looked(self._told.entries, counts, named)

    def _note(self, one: str, wrong: Collection[Invariant]) -> None:
        for invariant in wrong:
            self._counts[invariant] += 1
            if len(self._named[invariant]) < MOST_NAMED:
                self._named[invariant].append(one)


def _in_doubt(connection: Connection, ids: Collection[str]) -> set[str]:
    """Those of `ids` whose cells went elsewhere, which a desk is told of: it has them decided."""
    query = select(doubt.c.booking_id).where(doubt.c.kind == DoubtKind.CELLS.value, doubt.c.booking_id.in_(ids))
    return set(connection.execute(query).scalars()) if ids else set()


def _wrong_with_facts(kind: Kind, row: Row[Any], told: Told | None) -> Iterator[Invariant]:
    if told is None or told.facts != kind.facts(row):
        yield Invariant.BOOKINGS if kind is BOOKINGS else Invariant.BLOCKS


def _wrong_with_cells(
    kind: Kind, row: Row[Any], told: Told | None, there: set[Occupancy], *, spaces: RoomsOfSpaces
) -> Iterator[Invariant]:
    """Without what was `told` the crew's work is what it takes to be."""
    own = kind.own_cells(row, there, spaces)
    known = there if told is None else told.cells
    beside = {one for one in known if one.kind is not kind.own_kind} if kind.occupies(row) else set()
    as_told = {one for one in known if one.kind is kind.own_kind} if told and kind.occupies(row) else own
    if (own | as_told | beside) - there:
        yield Invariant.LACKING if kind is BOOKINGS else Invariant.BLOCKS
    if there - beside - (own & as_told):
        yield Invariant.ASTRAY if kind is BOOKINGS else Invariant.BLOCKS
