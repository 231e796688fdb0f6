"""A disk that refuses in the middle of a booking, for real: nothing is printed, and the program goes on.

The full disk is a small file system of its own. What a broken one answers is put into the kernel's mouth by strace,
which also shows in which order the program writes, syncs and prints.
"""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from booking_core.domain.identity import BookingId
from booking_core.protocol.codes import code_of
from tests import own_disks
from tests.booking_core.central.running_centre import RunningCentre
from tests.kiosk.killed_kiosk import PATIENCE_SECONDS, Centre, enrolled_kiosk, left_by, soon, started_again

BOOKS = """
import sys
from datetime import datetime
from pathlib import Path
from tests.kiosk.killed_kiosk import book_some
book_some(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), int(sys.argv[3]))
"""
FILLS_THE_DISK = """
import shutil, sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tests.kiosk.killed_kiosk import book_some
folder, filler = Path(sys.argv[1]), Path(sys.argv[1]) / "filler"
def between(number):
    if number == 2:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(512)):
                pass
    if number == 4:
        filler.unlink()
shutil.copytree(sys.argv[4], folder, dirs_exist_ok=True)
book_some(folder, datetime.fromisoformat(sys.argv[2]), int(sys.argv[3]), between=between)
shutil.copytree(folder, sys.argv[4], dirs_exist_ok=True)
"""
CONFIRMED, OUT_OF_ORDER = "BookingConfirmed", "KioskOutOfOrder"


@dataclass(frozen=True)
class Told:
    """What the process said: each outcome with its id, and how many papers there were in the end."""

    outcomes: list[str]
    ids: list[BookingId]
    papers: int

    @property
    def confirmed(self) -> list[BookingId]:
        return [one for one, outcome in zip(self.ids, self.outcomes, strict=True) if outcome == CONFIRMED]


@pytest.fixture
def folder(running: RunningCentre, tmp_path: Path) -> Path:
    enrolled_kiosk(running, tmp_path / "kiosk")
    return tmp_path / "kiosk"


def told_by(command: list[str]) -> Told:
    done = subprocess.run(command, capture_output=True, text=True, timeout=4 * PATIENCE_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines() if line.startswith(("Booking", "Kiosk", "stopped"))]
    outcomes = [(words[0], BookingId(UUID(words[1]))) for words in lines[:-1]]
    assert lines[-1][0] == "stopped", "the program did not go on to its end"
    return Told([outcome for outcome, _ in outcomes], [one for _, one in outcomes], int(lines[-1][1]))


def python(script: str, folder: Path, running: RunningCentre, bookings: int) -> list[str]:
    return [sys.executable, "-c", script, str(folder), running.clock().isoformat(), str(bookings)]


def test_on_a_full_disk_nothing_is_confirmed_until_there_is_room(
    running: RunningCentre, folder: Path, tmp_path: Path
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    books = [*python(FILLS_THE_DISK, small, running, 6), str(folder)]

    told = told_by([*own_disks.on(own_disks.small(4), small), *books])

    assert told.outcomes == [CONFIRMED] * 2 + [OUT_OF_ORDER] * 2 + [CONFIRMED] * 2
    assert told.papers == len(told.confirmed)
    with started_again(running, folder):  # what the kiosk gave out by itself is told by its next start at the latest
        assert soon(lambda: set(told.confirmed) <= set(Centre(running).truth()))


@pytest.mark.parametrize(("call", "error", "after"), [("fdatasync", "EIO", 12), ("pwrite64", "ENOSPC", 80)])
def test_a_journal_that_is_not_kept_ends_confirming_until_the_next_start(
    call: str, error: str, after: int, running: RunningCentre, folder: Path, tmp_path: Path
) -> None:
    """After so many calls: a start takes a few, each booking some."""
    inject = [f"inject={call}:error={error}:when={after}+", f"trace={call}"]
    strace = ["strace", "-f", "--seccomp-bpf", "-o", str(tmp_path / "trace")]
    strace += ["-P", str(folder / "journal.sqlite-wal"), *(word for one in inject for word in ("-e", one))]

    told = told_by([*strace, *python(BOOKS, folder, running, 12)])

    confirmed = len(told.confirmed)
    assert 0 < confirmed < len(told.outcomes)
    assert told.outcomes == [CONFIRMED] * confirmed + [OUT_OF_ORDER] * (len(told.outcomes) - confirmed)
    left = left_by(folder)
    assert left.papers == {code_of(one) for one in told.confirmed} <= left.codes
    with started_again(running, folder) as (_, screen):
        assert Centre(running).settled_after(left) is not None
        screen.until(lambda picture: bool(picture.held))


def test_the_journal_is_on_the_disk_before_the_first_byte_goes_to_the_printer(
    running: RunningCentre, folder: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    strace = ["strace", "-f", "--seccomp-bpf", "-y", "-s", "5000", "-o", str(trace)]
    calls = "trace=pwrite64,write,fdatasync,fsync"

    told = told_by([*strace, "-e", calls, *python(BOOKS, folder, running, 3)])

    lines = trace.read_text(errors="replace").splitlines()
    for booking in told.confirmed:
        paper = first(lines, rf"\bwrite\(\d+<[^>]*/\.receipt-{code_of(booking)}")
        thread = lines[paper].split()[0]
        written = first(lines, rf"^{thread} +pwrite64\(\d+<[^>]*/journal\.sqlite-wal>.*{booking}")
        synced = first(lines[written:], rf"^{thread} +fdatasync\(\d+<[^>]*/journal\.sqlite-wal>") + written
        assert written < synced < paper


def first(lines: list[str], pattern: str) -> int:
    return next(number for number, line in enumerate(lines) if re.search(pattern, line))
