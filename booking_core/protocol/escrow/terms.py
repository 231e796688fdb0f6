"""Who holds a cell, and runs of cells as they are sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NewType

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import DeviceId, RoomId, Slot
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import HeldRun

Token = NewType("Token", int)
"""Which grant a cell came with: the centre's epoch and a number in it, so that it grows and never repeats."""

NO_TOKEN = Token(0)

WANTED_FOR = timedelta(seconds=30)
"""How long after somebody last asked a cell is kept from being granted again; it decides nothing about safety."""

NEVER = Incarnation(0, 0)
"""Before a device's first life."""


def forgotten(epoch: int) -> Incarnation:
    """Stands for the lives of a device that a centre, restored in `epoch`, may have forgotten."""
    return Incarnation(epoch, 0)


_NUMBER_BITS = 40


def first_token(epoch: int) -> Token:
    """The token before the first of `epoch`."""
    return Token(epoch << _NUMBER_BITS)


def epoch_of(token: int) -> int:
    """In which life of the centre that grant was made."""
    return token >> _NUMBER_BITS


@dataclass(frozen=True, slots=True)
class Holder:
    """A cell is under the authority of one life of one device, by one grant."""

    device: DeviceId
    incarnation: Incarnation
    token: Token


def runs_held(held: Mapping[Cell, Token]) -> tuple[HeldRun, ...]:
    """The cells as runs of one room and token, sorted."""
    return tuple(_runs(sorted(held.items())))


def cells_held(runs: Iterable[HeldRun]) -> Iterator[tuple[Cell, Token]]:
    """Every cell of `runs` with its token."""
    for run in runs:
        for slot in range(run.first, run.end):
            yield Cell(run.room, Slot(slot)), Token(run.token)


def _runs(held: Iterable[tuple[Cell, Token]]) -> Iterator[HeldRun]:
    room, first, end, token = RoomId(""), 0, 0, NO_TOKEN
    for cell, its_token in held:
        if (cell.room, cell.slot, its_token) == (room, end, token):
            end += 1
            continue
        if end > first:
            yield HeldRun(room, first, end, token)
        room, first, end, token = cell.room, cell.slot, cell.slot + 1, its_token
    if end > first:
        yield HeldRun(room, first, end, token)
