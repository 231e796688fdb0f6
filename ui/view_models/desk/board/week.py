"""The week on the board: for every room a lane a day, and below it a line for each booking.

          Mon 23             Tue 24             ...
          8    12    16      8    12    16
Lokale 3  [==  ====    ]     [     ==     =]
          9.00 Sprogskolen   13.00 Rytmik
          12.30 Aeldre...    +2
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from booking_core.domain.hours.opening_hours import day_plan
from ui.view_models.desk.board.board import BlockKind, BoardBlock, BoardPlan, BoardRow, is_forgotten
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import starting_large

MOST_LINES = 4
"""A day with more says how many more there are: the day itself shows them all."""

_IN_WORDS = frozenset({BlockKind.BOOKED, BlockKind.LEAVING, BlockKind.REQUEST, BlockKind.BLOCKED})


@dataclass(frozen=True, slots=True)
class BoardDay:
    """The heading of a day. `note` says why nothing can be seen of it; empty where something can."""

    column: int
    key: str
    name: str
    note: str
    today: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A booking, a request or a block in words; or how many more there are, where `more` is not empty.

    `booking` is empty for a block. `startFraction` is where it begins, for a hand that takes hold of it by its words.
    """

    key: str
    booking: str
    kind: str
    rooms: int
    heads: int
    above: int
    column: int
    place: int
    startFraction: float
    time: str
    name: str
    icon: str
    more: str
    chosen: bool
    spoken: str


@dataclass(frozen=True, slots=True)
class Week:
    """The rows as high as they need to be, and what stands on them."""

    rows: tuple[BoardRow, ...] = ()
    blocks: tuple[BoardBlock, ...] = ()
    lines: tuple[BoardLine, ...] = ()
    days: tuple[BoardDay, ...] = ()


Cell = tuple[int, int]
"""The number of a room's row, and of a day's column."""


def week_of(blocks: Sequence[BoardBlock], plan: BoardPlan, workplace: Workplace) -> Week:
    """What is drawn on the rows of `plan`, with its words."""
    said = _by_cell(blocks)
    rows = tuple(_with_lines(plan.rows, said))
    above = {row.rooms: row.above for row in rows if not row.head}
    lines = (line for cell in said.values() for line in _lines_of(cell, workplace))
    return Week(
        rows,
        tuple(replace(block, above=above[block.rooms]) for block in blocks),
        tuple(replace(line, above=above[line.rooms]) for line in lines),
        tuple(_heading(number, plan, workplace) for number, _ in enumerate(plan.axis.columns)),
    )


def _by_cell(blocks: Iterable[BoardBlock]) -> dict[Cell, list[BoardBlock]]:
    """What there is to say of each room on each day, in order; what nobody may read is not said."""
    said: dict[Cell, list[BoardBlock]] = defaultdict(list)
    for block in blocks:
        if block.kind in _IN_WORDS and block.name:
            said[block.rooms, block.column].append(block)
    return {cell: sorted(found, key=lambda block: block.startFraction) for cell, found in said.items()}


def _with_lines(rows: Iterable[BoardRow], said: dict[Cell, list[BoardBlock]]) -> Iterator[BoardRow]:
    above = 0
    for row in rows:
        if row.head:
            yield replace(row, above=above)
            continue
        busiest = max((len(found) for (room, _), found in said.items() if room == row.rooms), default=0)
        lines = min(MOST_LINES, max(1, busiest))
        yield replace(row, lines=lines, above=above)
        above += lines


def _lines_of(said: Sequence[BoardBlock], workplace: Workplace) -> Iterator[BoardLine]:
    """The first of them, and how many more there are where not all have room."""
    shown = said if len(said) <= MOST_LINES else said[: MOST_LINES - 1]
    for place, block in enumerate(shown):
        yield _line(block, place)
    rest = len(said) - len(shown)
    if rest:
        more = workplace.speech.count("desk.more", rest)
        last = _line(said[len(shown)], len(shown))
        yield replace(last, booking="", kind="", time="", name="", icon="", more=more, chosen=False, spoken=more)


def _line(block: BoardBlock, place: int) -> BoardLine:
    return BoardLine(
        key=f"line {block.key}",
        booking=block.booking,
        kind=block.kind,
        rooms=block.rooms,
        heads=block.heads,
        above=0,
        column=block.column,
        place=place,
        startFraction=block.startFraction,
        time=block.clock,
        name=block.name,
        icon=block.icon,
        more="",
        chosen=block.chosen,
        spoken=block.spoken,
    )


def _heading(number: int, plan: BoardPlan, workplace: Workplace) -> BoardDay:
    speech, municipality = workplace.speech, workplace.picture.municipality
    day = plan.axis.columns[number].day
    is_today = day == workplace.today
    is_open = any(day_plan(municipality, venue, day).open_spans for venue in municipality.venues)
    note = "" if is_open else speech.say("desk.closed-all-day")
    note = speech.say("desk.forgotten") if is_forgotten(workplace, day) else note
    in_full = speech.words.day(day, today=workplace.today)
    words = (speech.say("desk.today") if is_today else "", in_full, note)
    return BoardDay(
        column=number,
        key=day.isoformat(),
        name=starting_large(speech.words.weekday_and_date(day)),
        note=note,
        today=is_today,
        spoken=starting_large(", ".join(filter(None, words))),
    )


def next_booking(blocks: Sequence[BoardBlock], *, along: int, down: int) -> str:
    """Which booking the keys lead to from the one that is chosen; from nothing, to the first.

    `along` goes on in the room and then to the next one; `down` to the nearest in time in a room below, or above.
    """
    there = sorted((one for one in blocks if one.booking and one.name), key=lambda one: (one.rooms, _place(one)))
    here = next((number for number, one in enumerate(there) if one.chosen), None)
    if here is None:
        return there[0].booking if there else ""
    if along:
        return _onward(there, here, along)
    return _beside(there, there[here], down)


def _onward(there: Sequence[BoardBlock], here: int, along: int) -> str:
    """The next one that is another booking: one may stand in several rooms."""
    places = ((here + along * steps) % len(there) for steps in range(1, len(there) + 1))
    return next((there[at].booking for at in places if there[at].booking != there[here].booking), there[here].booking)


def _beside(there: Sequence[BoardBlock], here: BoardBlock, down: int) -> str:
    others = [one for one in there if (one.rooms - here.rooms) * down > 0 and one.booking != here.booking]
    if not others:
        return here.booking
    row = min((one.rooms for one in others), key=lambda rooms: abs(rooms - here.rooms))
    in_row = (one for one in others if one.rooms == row)
    return min(in_row, key=lambda one: abs(_place(one) - _place(here))).booking


def _place(block: BoardBlock) -> float:
    return block.column + block.startFraction
