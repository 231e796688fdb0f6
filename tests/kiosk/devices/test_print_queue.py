"""What waits for a printer lies on the disk, comes out when the printer is back, and never for a stranger."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition

import pytest

from kiosk.devices.print_queue import FETCHED_WITHIN_SECONDS, UNPRINTED_IS_KEPT_SECONDS, PrintQueue
from kiosk.devices.printers import PrinterAway
from ui.ports import PaperState

PATIENCE_SECONDS = 10


@dataclass
class Line:
    """A printer that can be taken away and brought back."""

    away: bool = False
    got: list[bytes] = field(default_factory=list)
    tries: int = 0
    changed: Condition = field(default_factory=Condition)

    def send(self, document: bytes) -> None:
        with self.changed:
            self.tries += 1
            self.changed.notify_all()
            if self.away:
                reason = "out of paper"
                raise PrinterAway(reason)
            self.got.append(document)

    def until(self, holds: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(holds, PATIENCE_SECONDS)


@dataclass
class Desk:
    folder: Path
    line: Line = field(default_factory=Line)
    now: list[float] = field(default_factory=lambda: [1_000_000.0])
    queues: list[PrintQueue] = field(default_factory=list)

    def queue(self) -> PrintQueue:
        made = PrintQueue(
            self.folder, self.line.send, patience_seconds=0.3, retry_seconds=0.02, clock=lambda: self.now[0]
        )
        self.queues.append(made)
        return made

    def restarted(self) -> PrintQueue:
        self.queues.pop().stop()
        return self.queue()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "print-queue")
    yield made
    for queue in made.queues:
        queue.stop()


def test_a_ready_printer_prints_at_once_and_nothing_is_kept(desk: Desk) -> None:
    queue = desk.queue()

    assert queue.print_receipt(b"one", "receipt-1.bin") is PaperState.PRINTED
    assert (desk.line.got, list(desk.folder.iterdir())) == ([b"one"], [])


def test_out_of_paper_the_job_waits_and_comes_when_there_is_paper_again(desk: Desk) -> None:
    desk.line.away = True
    queue = desk.queue()

    assert queue.print_receipt(b"one", "receipt-1.bin") is PaperState.WAITING
    assert queue.waiting()[0].endswith("receipt-1.bin")
    desk.line.away = False
    desk.line.until(lambda: desk.line.got == [b"one"])

    assert queue.print_receipt(b"two", "receipt-2.bin") is PaperState.PRINTED


def test_jobs_come_out_in_the_order_they_were_made(desk: Desk) -> None:
    desk.line.away = True
    queue = desk.queue()
    for number in range(3):
        desk.now[0] += 1
        queue.print_receipt(b"%d" % number, f"receipt-{number}.bin")

    desk.line.away = False
    desk.line.until(lambda: len(desk.line.got) == 3)

    assert desk.line.got == [b"0", b"1", b"2"]


def test_what_waits_is_still_there_after_a_restart_and_printed_once(desk: Desk) -> None:
    desk.line.away = True
    desk.queue().print_receipt(b"one", "receipt-1.bin")

    desk.line.away = False
    desk.restarted()
    desk.line.until(lambda: desk.line.got == [b"one"])
    desk.restarted()

    assert desk.line.got == [b"one"]


def test_a_receipt_nobody_waits_for_any_more_is_not_printed_for_a_stranger(desk: Desk) -> None:
    desk.line.away = True
    queue = desk.queue()
    queue.print_receipt(b"one", "receipt-1.bin")

    desk.now[0] += FETCHED_WITHIN_SECONDS + 1
    desk.line.away = False
    assert queue.print_receipt(b"two", "receipt-2.bin") is PaperState.PRINTED

    assert desk.line.got == [b"two"]
    assert [name.partition("-")[2] for name in queue.unprinted()] == ["receipt-1.bin"]


def test_what_was_not_printed_is_forgotten_after_a_day(desk: Desk) -> None:
    desk.line.away = True
    desk.queue().print_receipt(b"one", "receipt-1.bin")
    desk.now[0] += FETCHED_WITHIN_SECONDS + 1
    desk.line.away = False
    desk.queues[0].print_receipt(b"two", "receipt-2.bin")

    desk.now[0] += UNPRINTED_IS_KEPT_SECONDS
    desk.queues[0].print_receipt(b"three", "receipt-3.bin")

    assert desk.queues[0].unprinted() == ()


def test_a_disk_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "print-queue").write_text("a file where the folder should be")
    desk = Desk(tmp_path / "print-queue")
    queue = desk.queue()

    assert queue.print_receipt(b"one", "receipt-1.bin") is PaperState.FAILED
    queue.stop()
