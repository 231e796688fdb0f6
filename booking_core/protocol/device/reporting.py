"""What a kiosk sends of itself: its SYNC, and its REPORT to a restored centre."""

from collections.abc import Iterable, Iterator

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking
from booking_core.domain.told.conditions import ConditionReport
from booking_core.protocol.device.states import AgentState, Journal
from booking_core.protocol.escrow.journal import end_after, journal_begin
from booking_core.protocol.escrow.terms import runs_held
from booking_core.protocol.messages import Cursor, JournalEnd, RevokedCard, SeriesOnWire
from booking_core.protocol.messages.escrow import MOST_ENTRIES, JournalPart, Report, Sync


def sync_of(state: AgentState, cursor: Cursor, *, wait_seconds: float) -> Sync:
    """What the centre has not heard, the older lives first, and from where on this machine knows nothing."""
    parts = tuple(_unheard(state))
    wait = 0.0 if any(part.entries for part in parts) else wait_seconds
    return Sync(parts=parts, cursor=cursor, granted=state.granted, heard_at=state.heard_at, wait_seconds=wait)


def report_of(
    state: AgentState,
    bookings: Iterable[Booking],
    series: Iterable[SeriesOnWire],
    blocks: Iterable[Block],
    *,
    cursor: Cursor,
    revoked_cards: Iterable[RevokedCard] = (),
    conditions: Iterable[ConditionReport] = (),
) -> Report:
    """Everything kept here; `bookings`, `series`, `blocks`, `revoked_cards` and `conditions` are all the replica's."""
    parts = tuple(part for own in sorted(state.lives) for part in _in_parts(state.lives[own].journal))
    return Report(
        incarnation=state.incarnation,
        parts=parts,
        bookings=tuple(bookings),
        series=tuple(series),
        blocks=tuple(blocks),
        revoked_cards=tuple(revoked_cards),
        conditions=tuple(conditions),
        holdings=runs_held(state.holdings),
        is_whole=state.is_whole,
        cursor=cursor,
    )


def _unheard(state: AgentState) -> Iterator[JournalPart]:
    left = MOST_ENTRIES
    for own in sorted(state.lives):
        journal = state.lives[own].journal
        entries = journal.unheard()[:left]
        if entries:
            yield JournalPart(_end_at(journal, entries[0].sequence - 1), entries)
        left -= len(entries)
        if not left:
            return


def _in_parts(journal: Journal) -> Iterator[JournalPart]:
    for first in range(0, len(journal.entries), MOST_ENTRIES):
        entries = journal.entries[first : first + MOST_ENTRIES]
        yield JournalPart(_end_at(journal, entries[0].sequence - 1), entries)


def _end_at(journal: Journal, sequence: int) -> JournalEnd:
    """The end that the journal had after its entry `sequence`."""
    incarnation = journal.begins_after.incarnation
    if sequence <= journal.begins_after.sequence:
        return journal.begins_after if sequence else journal_begin(incarnation)
    entry = next(entry for entry in journal.entries if entry.sequence == sequence)
    return end_after(incarnation, entry)
