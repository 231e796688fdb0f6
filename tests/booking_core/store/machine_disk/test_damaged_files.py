"""What a disk can do to the files of a kiosk while it is off: what is missing or altered is noticed at the start."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from booking_core.protocol.escrow.journal import Witness, end_after, is_whole, journal_begin, next_entry
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Confirm
from booking_core.store.machine_disk.journal import KioskJournal
from booking_core.store.machine_disk.outbox import Outbox
from booking_core.store.machine_disk.replica import Replica
from tests.kiosk.loopback_centre import NOON, LoopbackCentre, booking_somewhere
from tests.kiosk.machine import JOURNAL, a_wish, running_machine

LIFE = Incarnation(1, 1)
ENTRIES = 12
WAL = f"{JOURNAL}-wal"
WAL_HEADER, FRAME_HEADER, PAGE = 32, 24, 4096
FRAME = FRAME_HEADER + PAGE
IN_A_FRAME = (0, 1, 8, FRAME_HEADER - 1, FRAME_HEADER, FRAME_HEADER + 1, FRAME_HEADER + PAGE // 2, FRAME - 1)
DRAWN = 25


class Killed:
    """The journal of a kiosk that was killed with everything in its WAL, and of one that closed its file."""

    def __init__(self, folder: Path) -> None:
        self.end: JournalEnd = journal_begin(LIFE)
        self.with_wal, self.closed = folder / "with-wal", folder / "closed"
        journal = KioskJournal.open(self.closed / JOURNAL)
        journal.begin_life(LIFE, whole=(), lacking=(), at=NOON)
        for number in range(ENTRIES):
            act = Confirm(booking_somewhere(), b"sealed" * 20)
            entry = next_entry(self.end, act, at=NOON + timedelta(minutes=number))
            journal.commit(LIFE, entry)
            self.end = end_after(LIFE, entry)
        shutil.copytree(self.closed, self.with_wal)
        journal.close()

    def is_kept_or_noticed(self, source: Path, into: Path, name: str, content: bytes) -> bool:
        """Whether a start on `source`, with `content` in the file called `name`, takes nothing for whole that is not.

        `content` is what the disk has made of that file; the index of the WAL is in memory, and gone.
        """
        shutil.copytree(source, into, ignore=shutil.ignore_patterns("*-shm"))
        (into / name).write_bytes(content)
        journal = KioskJournal.open(into / JOURNAL)
        life = next((one for one in journal.lives() if one.incarnation == LIFE), None)
        journal.close()
        if life is None:
            return True
        entries, end, witness = life.journal.entries, life.journal.end, Witness("this start", self.end)
        is_proved = is_whole(entries, end, witness=witness, boot="this start")
        return is_proved == (end == self.end and len(entries) == ENTRIES) and not life.is_whole


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Killed:
    return Killed(tmp_path_factory.mktemp("killed"))


def cuts(size: int) -> Iterator[int]:
    """Every place in the header, and of a few frames every place where something else begins."""
    yield from (0, 1, WAL_HEADER - 1, WAL_HEADER)
    frames = (size - WAL_HEADER) // FRAME
    for frame in {0, 1, frames // 2, frames - 2, frames - 1}:
        yield from (WAL_HEADER + frame * FRAME + place for place in IN_A_FRAME)


def test_a_wal_cut_off_anywhere_is_all_there_or_proves_nothing(killed: Killed, tmp_path: Path) -> None:
    whole = (killed.with_wal / WAL).read_bytes()

    wrong = [
        cut
        for cut in sorted({*cuts(len(whole)), len(whole)})
        if not killed.is_kept_or_noticed(killed.with_wal, tmp_path / f"at-{cut}", WAL, whole[:cut])
    ]

    assert wrong == []


@pytest.mark.parametrize("name", [JOURNAL, WAL])
@pytest.mark.parametrize("damage", ["one bit", "a few bytes", "a page"])
def test_whatever_is_scrambled_is_all_there_or_proves_nothing(
    killed: Killed, name: str, damage: str, tmp_path: Path
) -> None:
    source = killed.with_wal if name == WAL else killed.closed
    whole, random = (source / name).read_bytes(), Random(f"{name} {damage}")

    wrong = [
        number
        for number in range(DRAWN)
        if not killed.is_kept_or_noticed(source, tmp_path / str(number), name, scrambled(whole, damage, random))
    ]

    assert wrong == []


def test_a_disk_that_went_back_by_one_entry_proves_nothing(killed: Killed, tmp_path: Path) -> None:
    """The frames are sound, and one commit less."""
    shorter = without_last_commit((killed.with_wal / WAL).read_bytes())

    assert killed.is_kept_or_noticed(killed.with_wal, tmp_path / "back", WAL, shorter)
    again = KioskJournal.open(tmp_path / "back" / JOURNAL)
    assert [len(life.journal.entries) for life in again.lives()] == [ENTRIES - 1]
    assert again.moved_aside is None
    again.close()


def without_last_commit(wal: bytes) -> bytes:
    """That write-ahead log as it was one commit before; the last frame of a commit tells how large the file then is."""
    ends = range(len(wal), WAL_HEADER, -FRAME)
    commits = [end for end in ends if wal[end - FRAME + 4 : end - FRAME + 8] != b"\0\0\0\0"]
    return wal[: commits[1]]


@pytest.mark.parametrize("name", ["outbox.sqlite", "replica.sqlite"])
def test_no_bit_on_the_disk_keeps_a_machine_from_starting(name: str, tmp_path: Path) -> None:
    """Nor tells the centre of a feed entry that there never was: it would take itself for restored."""
    source = a_machines_files(tmp_path / "sound")
    cursor = what_is_kept(source / name)
    whole, random = (source / name).read_bytes(), Random(name)

    for number in range(2 * DRAWN):
        damaged = tmp_path / f"{number}-{name}"
        damaged.write_bytes(scrambled(whole, random.choice(("one bit", "a few bytes")), random))
        assert what_is_kept(damaged) in {cursor, None}


def a_machines_files(folder: Path) -> Path:
    with LoopbackCentre().running() as centre:
        with running_machine(centre, folder) as machine:
            machine.sync.start()
            machine.screen.until_connected()
            machine.desk.book(a_wish(phone="12345678"))
        return folder


def what_is_kept(path: Path) -> object:
    if path.name.endswith("outbox.sqlite"):
        outbox = Outbox.open(path)
        outbox.unsettled()
        outbox.unprinted()
        outbox.unmet(10)
        outbox.close()
        return None
    replica = Replica.open(path)
    picture = replica.load()
    replica.close()
    return None if picture is None else picture.cursor


def scrambled(whole: bytes, damage: str, random: Random) -> bytes:
    content = bytearray(whole)
    match damage:
        case "one bit":
            content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        case "a few bytes":
            for _ in range(3):
                content[random.randrange(len(content))] = random.randrange(256)
        case _:
            start = random.randrange(len(content) // PAGE) * PAGE
            content[start : start + PAGE] = random.choice((bytes(PAGE), random.randbytes(PAGE)))
    return bytes(content)
