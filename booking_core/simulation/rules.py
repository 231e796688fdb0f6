"""The functions of the protocol that decide, by name: a test puts a broken one in a place and must see it caught."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import DeviceId
from booking_core.protocol import device
from booking_core.protocol.device import AgentState, Effect, Event, Life
from booking_core.protocol.escrow import absences, custody, serving
from booking_core.protocol.escrow.books import CentreBooks, Standing
from booking_core.protocol.messages import JournalEnd
from booking_core.protocol.messages.escrow import EscrowAnswer, Report, Sync
from booking_core.simulation.books import MemoryBooks

Begin = Callable[[DeviceId, int, Iterable[Life]], AgentState]
Step = Callable[[AgentState, Event], tuple[AgentState, tuple[Effect, ...]]]
BeginLife = Callable[[CentreBooks, DeviceId, JournalEnd | None], Standing]


def _serve_sync(books: MemoryBooks, device: DeviceId, message: Sync, now: datetime) -> EscrowAnswer:
    return serving.serve_sync(books, device, message, now=now)


def _serve_report(books: MemoryBooks, device: DeviceId, message: Report, now: datetime) -> EscrowAnswer:
    return serving.serve_report(books, device, message, now=now)


def _no_shows(books: MemoryBooks, now: datetime) -> tuple[Booking, ...]:
    return absences.release_absent(books, now=now)


def _declare_lost(books: MemoryBooks, device: DeviceId, now: datetime) -> None:
    custody.declare_lost(books, device, now=now)


def _is_of_this_epoch(books: MemoryBooks, epoch: int) -> bool:
    return epoch >= books.epoch


def _before_deciding(books: MemoryBooks, now: datetime) -> None:  # noqa: ARG001  # authority never ends by time
    return


@dataclass(frozen=True, slots=True)
class Rules:
    """What the simulated machines run: the protocol's own functions, unless a test says otherwise."""

    begin: Begin = device.begin
    step: Step = device.step
    begin_life: BeginLife = serving.begin_life
    serve_sync: Callable[[MemoryBooks, DeviceId, Sync, datetime], EscrowAnswer] = _serve_sync
    serve_report: Callable[[MemoryBooks, DeviceId, Report, datetime], EscrowAnswer] = _serve_report
    no_shows: Callable[[MemoryBooks, datetime], tuple[Booking, ...]] = _no_shows
    is_of_this_epoch: Callable[[MemoryBooks, int], bool] = _is_of_this_epoch
    before_deciding: Callable[[MemoryBooks, datetime], None] = _before_deciding
    declare_lost: Callable[[MemoryBooks, DeviceId, datetime], None] = _declare_lost
