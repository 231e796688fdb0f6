"""The journal of one life: a chain without gaps, and what proves that it lacks nothing."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import BookingId, RoomId, Slot
from booking_core.protocol.escrow.journal import Witness, end_after, entry_follows, is_whole, journal_begin, next_entry
from booking_core.protocol.escrow.terms import Token, cells_held, runs_held
from booking_core.protocol.messages import Incarnation, JournalEnd
from booking_core.protocol.messages.escrow import Close, GiveBack, HeldRun, JournalEntry

LIFE = Incarnation(1, 4)
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
HALL = RoomId("hall")
STAGE = RoomId("stage")


def a_booking() -> BookingId:
    return BookingId(UUID(int=1))


def journal(*, closed: bool) -> list[JournalEntry]:
    first = next_entry(journal_begin(LIFE), GiveBack(a_booking()), at=NOW)
    act = Close() if closed else GiveBack(a_booking())
    return [first, next_entry(end_after(LIFE, first), act, at=NOW)]


def end_of(entries: list[JournalEntry]) -> JournalEnd:
    return end_after(LIFE, entries[-1])


def test_each_entry_follows_the_one_before_it_and_no_other() -> None:
    first, second = journal(closed=True)
    assert entry_follows(journal_begin(LIFE), first)
    assert entry_follows(end_after(LIFE, first), second)
    assert not entry_follows(journal_begin(LIFE), second)
    assert not entry_follows(journal_begin(Incarnation(1, 5)), first)


def test_a_journal_that_ends_in_close_is_whole_even_after_the_machine_was_restarted() -> None:
    entries = journal(closed=True)
    assert is_whole(entries, end_of(entries), witness=None, boot="another")


@pytest.mark.parametrize(
    ("seen", "boot", "whole"),
    [(0, "this", True), (1, "this", True), (2, "this", True), (2, "another", False), (3, "this", False)],
    ids=["nothing seen", "less than there is", "all", "machine restarted", "more than there is"],
)
def test_without_close_the_witness_decides(*, seen: int, boot: str, whole: bool) -> None:
    entries = journal(closed=False)
    longer = [*entries, next_entry(end_of(entries), Close(), at=NOW)]
    ends = [journal_begin(LIFE), *(end_after(LIFE, entry) for entry in longer)]
    witness = Witness("this", ends[seen])
    assert is_whole(entries, end_of(entries), witness=witness, boot=boot) is whole


def test_the_witness_of_another_life_proves_nothing() -> None:
    entries = journal(closed=False)
    other = Witness("this", journal_begin(Incarnation(1, 5)))
    assert not is_whole(entries, end_of(entries), witness=other, boot="this")


def test_cells_become_runs_and_runs_become_cells_again() -> None:
    held = {Cell(HALL, Slot(slot)): Token(7) for slot in (4, 5, 6, 9)}
    held |= {Cell(STAGE, Slot(5)): Token(7), Cell(HALL, Slot(10)): Token(8)}
    runs = runs_held(held)
    assert runs == (
        HeldRun(HALL, 4, 7, 7),
        HeldRun(HALL, 9, 10, 7),
        HeldRun(HALL, 10, 11, 8),
        HeldRun(STAGE, 5, 6, 7),
    )
    assert dict(cells_held(runs)) == held
