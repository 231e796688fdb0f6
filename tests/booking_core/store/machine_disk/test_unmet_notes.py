"""What a kiosk notes for the centre survives everything but a lost disk, and does not grow without end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from sqlite3 import Connection
from uuid import UUID

import msgspec

from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.places import KindOfUser
from booking_core.domain.told.demand import UnmetSource, UnmetWish
from booking_core.store.machine_disk.machine_database import MachineDatabase
from booking_core.store.machine_disk.outbox import MOST_UNMET_KEPT, Outbox
from booking_core.store.machine_disk.outbox_schema import OUTBOX_FORM, OUTBOX_TABLES
from tests.booking_core.sample_places import HOUSE


def a_wish(number: int = 1) -> UnmetWish:
    return UnmetWish(
        id=UUID(int=number),
        noted_at=datetime(2026, 11, 24, 12, tzinfo=UTC),
        source=UnmetSource.KIOSK_SEARCH,
        venue=HOUSE,
        district="Midtbyen",
        space=None,
        day=date(2026, 11, 24),
        hour=18,
        minutes=60,
        persons=30,
        wheelchairs=0,
        needs=(Need.STEP_FREE,),
        purpose=Purpose.PLAY,
        user=KindOfUser.CITIZEN,
        code=None,
    )


@contextmanager
def beside(path: Path) -> Iterator[Connection]:
    """A transaction on the file beside the program that has it open."""
    database = MachineDatabase(path)
    with database.transaction() as connection:
        yield connection
    database.close()


def numbers(outbox: Outbox, most: int = MOST_UNMET_KEPT + 10) -> list[int]:
    return [note.wish.id.int for note in outbox.unmet(most)]


def test_what_is_noted_is_there_after_the_power_was_cut(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path / "outbox.sqlite")
    outbox.note_unmet(a_wish())

    again = Outbox.open(tmp_path / "outbox.sqlite")

    assert [note.wish for note in again.unmet(10)] == [a_wish()]
    outbox.close()
    again.close()


def test_the_oldest_come_first_and_what_was_told_comes_no_more(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path / "outbox.sqlite")
    for number in (3, 1, 2):
        outbox.note_unmet(a_wish(number))

    told = outbox.unmet(2)
    outbox.note_unmet(a_wish(4))
    outbox.forget_unmet(told)

    assert [note.wish.id.int for note in told] == [3, 1]
    assert numbers(outbox) == [2, 4]
    outbox.close()


def test_of_too_many_the_oldest_go(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path / "outbox.sqlite")
    documents = [(number, msgspec.json.encode(a_wish(number))) for number in range(1, MOST_UNMET_KEPT + 1)]
    with beside(tmp_path / "outbox.sqlite") as connection:
        connection.executemany("INSERT INTO outbox_unmet (number, document) VALUES (?, ?)", documents)

    for number in (5001, 5002):
        outbox.note_unmet(a_wish(number))

    kept = numbers(outbox)
    assert len(kept) == MOST_UNMET_KEPT
    assert (kept[0], kept[-1]) == (3, 5002)
    outbox.close()


def test_a_file_from_before_there_were_notes_is_used_on(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    with beside(path) as connection:
        for table in OUTBOX_TABLES:
            connection.execute(table)
        connection.execute("DROP TABLE outbox_unmet")
        connection.execute(f"PRAGMA user_version = {OUTBOX_FORM}")

    outbox = Outbox.open(path)
    outbox.note_unmet(a_wish())

    assert outbox.moved_aside is None
    assert numbers(outbox) == [1]
    outbox.close()


def test_no_person_is_on_the_disk(tmp_path: Path) -> None:
    outbox = Outbox.open(tmp_path / "outbox.sqlite")
    outbox.note_unmet(a_wish())
    with beside(tmp_path / "outbox.sqlite") as connection:
        [(written,)] = connection.execute("SELECT document FROM outbox_unmet").fetchall()
    document = msgspec.json.decode(written)
    outbox.close()

    assert document["noted_at"] == "2026-11-24T12:00:00Z"
    assert not {"phone", "name", "title", "contact", "device", "language"} & set(document)
