"""Where a plate about what is held stands: near it, and where it hides the least of what is booked.

Lokale 3    [======]   [==]  [leaving]
Lokale 4         [=====][held]
Lokale 5  [===]        |The room is taken …|      - here: nothing of it is hidden
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.view_models.desk.board.board import BlockKind, BoardBlock, BoardRow

STEPS = 24
"""So many places along a row are looked at."""

FARTHEST = 2
"""Rows away: farther off nobody sees what it is about."""

_HIDDEN, _ROW = 8.0, 0.6
"""What it costs to hide something as long as a plate, and to stand a row further away."""

_MAY_BE_HIDDEN = frozenset({BlockKind.FREE, BlockKind.CLOSED, BlockKind.FORGOTTEN})


@dataclass(frozen=True, slots=True)
class PlateRoom:
    """How wide a plate is, and between where what is seen lies: all along the days shown."""

    wide: float = 0.0
    first: float = 0.0
    last: float = 1.0


@dataclass(frozen=True, slots=True)
class Spot:
    """The row it stands in, and where it begins."""

    rooms: int
    along: float


def spot_for(
    held: Spot, room: PlateRoom, *, rows: Iterable[BoardRow], blocks: Sequence[BoardBlock], week: bool
) -> Spot:
    """The best place for a plate about what is at `held`. In the `week` the words below a lane count as booked."""
    spots = [
        Spot(row.rooms, along)
        for row in rows
        if not row.head and 0 < abs(row.rooms - held.rooms) <= FARTHEST
        for along in _along(held, room)
    ]
    taken = [_reach(block, week=week) for block in blocks if block.kind not in _MAY_BE_HIDDEN]
    return min(spots, key=lambda spot: _cost(spot, held, room, taken), default=held)


def _along(held: Spot, room: PlateRoom) -> Iterator[float]:
    """Right where it begins, and steps from the first to the last place there is."""
    farthest = max(room.first, room.last - room.wide)
    yield min(farthest, max(room.first, held.along))
    yield from (room.first + (farthest - room.first) * step / STEPS for step in range(STEPS + 1))


def _reach(block: BoardBlock, *, week: bool) -> tuple[int, float, float]:
    if week and block.name:
        return block.rooms, block.column, block.column + 1.0
    return block.rooms, block.column + block.startFraction, block.column + block.endFraction


def _cost(spot: Spot, held: Spot, room: PlateRoom, taken: Iterable[tuple[int, float, float]]) -> float:
    ends = spot.along + room.wide
    hidden = sum(max(0.0, min(ends, end) - max(spot.along, start)) for row, start, end in taken if row == spot.rooms)
    aside = abs(spot.along - held.along)
    return (hidden * _HIDDEN + aside) / max(room.wide, 0.001) + abs(spot.rooms - held.rooms) * _ROW
