"""What the promise costs at a kiosk: a confirmation without the network, and a room given back to somebody elsewhere.

Everything is real: the service on the loopback, the machine's files with full fsync, and the receipts as the printers
get them. `python -m benchmarks.promise` runs it alone.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from random import Random
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, thread_time

from benchmarks.results import Result, print_results
from booking_core.protocol.escrow.journal import end_after, journal_begin, next_entry
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import Confirm
from booking_core.store.machine_disk.journal import KioskJournal
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from tests.kiosk.killed_kiosk import (
    PAPER,
    PATIENCE_SECONDS,
    a_wish,
    enrolled_kiosk,
    held_choices,
)
from tests.kiosk.loopback_centre import NOON, booking_somewhere
from tests.kiosk.machine import Screen
from tests.kiosk.rough_network import RoughNetwork
from ui.ports import Alternative, BookingConfirmed, PaperState

CONFIRMATIONS = 60
RECALLS = 40
ENTRIES = 1000
SEALED_BYTES = 110
SEED = 2026
ROLL = "escpos+file:/dev/null"
CONFIRMED_WITHIN_MS = 100
GIVEN_BACK_WITHIN_MS = 300


def measure() -> list[Result]:
    """Both times, and what a thousand bookings take on the disk."""
    with TemporaryDirectory() as name, running_centre(Path(name) / "centre") as running:
        given_back = list(_recalls(running, Path(name) / "recalls"))
    confirmed: dict[str, list[Taken]] = {}
    for printer in (PAPER, ROLL):
        with TemporaryDirectory() as name, running_centre(Path(name) / "centre") as running:
            confirmed[printer] = list(_confirmations(running, Path(name) / "kiosk", printer))
    with TemporaryDirectory() as name:
        size = _journal_bytes(Path(name))
    return [
        *_confirmed("offline confirmation to a PDF on the disk", confirmed[PAPER]),
        *_confirmed("offline confirmation to bytes at the roll", confirmed[ROLL]),
        *_times("a held room booked from elsewhere", given_back, GIVEN_BACK_WITHIN_MS),
        Result(f"journal after {ENTRIES:,} bookings", size / 2**20, "MiB", "", "none"),
    ]


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds by the clock, and of a processor: the second does not grow with what else the machine does."""

    wall: float
    processor: float


def _confirmations(running: RunningCentre, folder: Path, printer: str) -> Iterator[Taken]:
    """What each booking takes, from the call to its answer with the paper out, while the network is away."""
    with _held(running, folder, printer=printer, is_cut_off=True) as (machine, screen):
        random = Random(SEED)
        for choice in islice(held_choices(screen, random), CONFIRMATIONS):
            wish, began, began_at = a_wish(choice, random), perf_counter(), thread_time()
            outcome = machine.desk.book(wish)
            yield Taken((perf_counter() - began) * 1000, (thread_time() - began_at) * 1000)
            assert isinstance(outcome, BookingConfirmed), outcome
            assert outcome.proof.paper is PaperState.PRINTED, outcome.proof


def _recalls(running: RunningCentre, folder: Path) -> Iterator[float]:
    """Milliseconds of each booking by somebody elsewhere, of a room that a kiosk holds, from the call to the yes."""
    with _held(running, folder) as (_, screen):
        random = Random(SEED)
        for choice in islice(held_choices(screen, random), RECALLS):
            wish, began = _wanted_elsewhere(choice), perf_counter()
            answer = running.post("/v1/bookings", wish)
            yield (perf_counter() - began) * 1000
            assert answer.status_code == HTTPStatus.CREATED, answer.text


def _wanted_elsewhere(choice: Alternative) -> dict[str, object]:
    return ask_for(choice.space, choice.span.starts_at.isoformat(), choice.span.ends_at.isoformat())


@contextmanager
def _held(
    running: RunningCentre, folder: Path, *, printer: str = PAPER, is_cut_off: bool = False
) -> Iterator[tuple[Machine, Screen]]:
    """A kiosk that holds its rooms; when it `is_cut_off`, from then on without the network."""
    enrolled_kiosk(running, folder)
    network = RoughNetwork(running.url, SEED, roughness=0)
    with network.open() as url, ExitStack() as stack:
        settings = KioskSettings(folder, printer=printer, centre_url=url)
        machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
        stack.callback(machine.stop)
        screen = Screen()
        machine.first_picture(within_seconds=PATIENCE_SECONDS)
        machine.follow(screen.post)
        screen.until(lambda picture: bool(picture.held))
        if is_cut_off:
            network.is_cut.set()
            screen.until_lost()
        yield machine, screen


def _journal_bytes(folder: Path) -> int:
    """What lies on the disk, the write-ahead log included."""
    path, life = folder / "journal.sqlite", Incarnation(1, 1)
    journal, end = KioskJournal.open(path), journal_begin(life)
    journal.begin_life(life, whole=(), lacking=(), at=NOON)
    for _ in range(ENTRIES):
        entry = next_entry(end, Confirm(booking_somewhere(), b"s" * SEALED_BYTES), at=NOON)
        journal.commit(life, entry)
        end = end_after(life, entry)
    size = sum(part.stat().st_size for part in folder.iterdir())
    journal.close()
    return size


def _confirmed(what: str, taken: Sequence[Taken]) -> list[Result]:
    return [
        *_times(what, [one.wall for one in taken], CONFIRMED_WITHIN_MS),
        *_times("  the same, of a processor", [one.processor for one in taken], CONFIRMED_WITHIN_MS),
    ]


def _times(what: str, taken: Sequence[float], goal: float) -> list[Result]:
    parts = quantiles(taken, n=100, method="inclusive")
    return [
        Result(f"{what}, median", parts[49], "ms", f"at most {goal}", f"{len(taken)} of them"),
        Result(f"{what}, 99 of 100", parts[98], "ms", f"at most {goal}", "none", holds=parts[98] <= goal),
    ]


if __name__ == "__main__":
    print_results(measure())
