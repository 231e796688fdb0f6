"""Killed between any two steps of a booking: no paper is lost or double, and nothing stays frozen."""

from http import HTTPStatus
from pathlib import Path

import pytest

from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from kiosk.devices.print_queue import WAITING
from kiosk.devices.printer_address import QUEUE_FOLDER
from kiosk.machines.kiosk import JOURNAL_FILE
from tests.booking_core.central.running_centre import RunningCentre, ask_for
from tests.booking_core.store.machine_disk.test_damaged_files import without_last_commit
from tests.kiosk.killed_kiosk import Centre, Edge, Work, Worker, enrolled_kiosk, left_by, soon, started_again

ON_SHEETS = [edge for edge in Edge if edge is not Edge.IN_ROLL]
COMMITTED = {edge: 1 if edge is Edge.BEFORE_COMMIT else 2 for edge in Edge}
PRINTED = {edge: 2 if edge is Edge.AFTER_PAPER else 1 for edge in Edge}
ROLL = "escpos+file:{}"


@pytest.mark.parametrize("edge", ON_SHEETS)
def test_killed_in_the_second_booking_a_kiosk_has_what_was_on_the_disk_by_then(
    edge: Edge, running: RunningCentre, tmp_path: Path
) -> None:
    folder, centre = tmp_path / "kiosk", Centre(running)
    enrolled_kiosk(running, folder)
    worker = Worker(Work(folder, running.clock(), seed=1, edge=edge))
    assert worker.until_ready()
    worker.until_dead()

    left = left_by(folder)
    assert (len(left.confirmed), len(left.papers)) == (COMMITTED[edge], PRINTED[edge])
    assert left.papers <= left.codes

    with started_again(running, folder) as (machine, screen):
        assert centre.settled_after(left) is not None
        assert not centre.is_double()
        screen.until(lambda picture: bool(picture.held))
        assert not_known_to_be_printed(left_by(folder).unprinted) >= left.codes - left.papers
        assert all(isinstance(machine.desk.find(code), tuple) for code in left.codes)
    assert centre.missing(left) == set()


def not_known_to_be_printed(unprinted: frozenset[BookingId]) -> frozenset[str]:
    return frozenset(code_of(booking) for booking in unprinted)


def test_a_disk_that_has_lost_a_printed_entry_sells_nothing_of_that_life(
    running: RunningCentre, tmp_path: Path
) -> None:
    """Whether the centre has heard of it or not: what the paper says is nobody else's."""
    folder, centre = tmp_path / "kiosk", Centre(running)
    enrolled_kiosk(running, folder)
    worker = Worker(Work(folder, running.clock(), seed=1, edge=Edge.AFTER_PAPER))
    assert worker.until_ready()
    worker.until_dead()
    printed = left_by(folder)

    wal, left = folder / f"{JOURNAL_FILE}-wal", printed
    while left.confirmed == printed.confirmed:  # the last commit may be a contact that was forgotten
        wal.write_bytes(without_last_commit(wal.read_bytes()))
        left = left_by(folder)
    lost = set(printed.confirmed) - set(left.confirmed)
    assert (len(left.confirmed), len(lost), left.papers) == (1, 1, printed.papers)
    with started_again(running, folder) as (_, screen):
        screen.until_connected()
        assert soon(lambda: not centre.missing(left))
        assert centre.frozen() > 0
        for booking in (printed.confirmed[one] for one in lost):
            span = booking.span
            wish = ask_for(booking.space, span.starts_at.isoformat(), span.ends_at.isoformat())
            assert running.post("/v1/bookings", wish).status_code != HTTPStatus.CREATED


def test_killed_in_the_middle_of_the_roll_it_comes_out_whole(running: RunningCentre, tmp_path: Path) -> None:
    folder, centre, roll = tmp_path / "kiosk", Centre(running), tmp_path / "roll"
    enrolled_kiosk(running, folder)
    worker = Worker(Work(folder, running.clock(), seed=1, edge=Edge.IN_ROLL, at=1, printer=ROLL.format(roll)))
    assert worker.until_ready()
    worker.until_dead()

    left, (waiting,) = left_by(folder), (folder / QUEUE_FOLDER).glob(f"*{WAITING}")
    document = waiting.read_bytes()
    assert len(left.confirmed) == 1
    assert roll.read_bytes() == document[: len(document) // 2]

    with started_again(running, folder, printer=ROLL.format(roll)):
        assert centre.settled_after(left) is not None
        assert soon(lambda: not waiting.exists())
    assert roll.read_bytes().endswith(document)
    assert left_by(folder).unprinted == set(left.confirmed)
