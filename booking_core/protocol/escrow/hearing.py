"""What the journals of kiosks say, taken in once and in order.

entry known already           passed over: sent twice is harmless
entry after a hole, altered   nothing of the part is taken in: JournalBroken
CONFIRM                       the booking, in cells that this life held; it gives them back to the centre with it
RELEASE                       the centre's again, where the token is the one the cell is held under
WHOLE                         everything the life before held and did not use is the centre's again
GIVE_BACK, ARRIVE, SHORTEN    decided like a command that comes by itself
"""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never
from uuid import UUID, uuid5

from booking_core.domain.bookings import Booking, Cell, Channel
from booking_core.domain.identity import Slot
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.books import CentreBooks, Doubt, Standing
from booking_core.protocol.escrow.journal import end_after, entry_follows
from booking_core.protocol.escrow.terms import WANTED_FOR, Token, cells_held
from booking_core.protocol.escrow_messages import (
    Arrive,
    Close,
    Confirm,
    Copy,
    GiveBack,
    JournalEntry,
    JournalPart,
    Release,
    Shorten,
    Whole,
)
from booking_core.protocol.messages import Alternative, Cancel, CheckIn, Command, Incarnation, Reschedule

_WISHES = UUID("5f7b6f3e-52a4-4f7e-9d8e-6a2b1e0a7d11")
_SINCE_EVER = Slot(0)


class JournalBroken(Exception):
    """Entries do not follow what is known: something is missing or was altered. Nothing of them was taken in."""


def hear(books: CentreBooks, standing: Standing, parts: Iterable[JournalPart], *, now: datetime) -> None:
    """Take in `parts`, of whatever life of the device.

    Raises:
        JournalBroken: see the class.
    """
    for part in parts:
        _hear_part(books, standing, part, now=now)


def _hear_part(books: CentreBooks, standing: Standing, part: JournalPart, *, now: datetime) -> None:
    end = books.journal_end(standing.id, part.incarnation)
    if end.sequence < part.after.sequence:
        if not books.is_recovering:
            raise JournalBroken
        end = part.after
    for entry in part.entries:
        if entry.sequence <= end.sequence:
            continue
        if not entry_follows(end, entry):
            raise JournalBroken
        _take_in(books, standing, part.incarnation, entry, now=now)
        end = end_after(part.incarnation, entry)
        books.set_journal_end(standing.id, end)


def _take_in(
    books: CentreBooks, standing: Standing, incarnation: Incarnation, entry: JournalEntry, *, now: datetime
) -> None:
    act = entry.act
    match act:
        case Confirm(booking=booking):
            _confirmed(books, standing, incarnation, booking, contact=act.contact, now=now)
        case Copy(booking=booking):
            if books.is_recovering and books.booking(booking.id) is None:
                _doubt_all(books, standing, books.bring_up_to((booking,), now=now), now=now)
        case Release(runs=runs):
            _released(books, standing, incarnation, dict(cells_held(runs)), now=now)
        case Whole():
            _made_whole(books, standing, incarnation, act)
        case GiveBack() | Arrive() | Shorten():
            command = _command(books, standing, incarnation, act, sequence=entry.sequence)
            if command is not None:
                books.decide(command, Origin(Channel.KIOSK, standing.id), now=now)
        case Close():
            pass
        case _:
            assert_never(act)


def _confirmed(
    books: CentreBooks,
    standing: Standing,
    incarnation: Incarnation,
    booking: Booking,
    *,
    contact: bytes | None,
    now: datetime,
) -> None:
    """A booking that cannot be had in its cells is never dropped in silence: the desk sees it."""
    cells = [entry.cell for entry in booking.occupancy]
    holders = books.holders(cells)
    own = [cell for cell, one in holders.items() if (one.device, one.incarnation) == (standing.id, incarnation)]
    books.release(own)
    if books.booking(booking.id) is not None:
        return
    is_held_elsewhere = len(own) < len(holders)
    if is_held_elsewhere or not books.take_in(booking, contact, now=now):
        books.doubt(Doubt(booking, standing.id, contact), now=now)


def _released(
    books: CentreBooks, standing: Standing, incarnation: Incarnation, told: dict[Cell, Token], *, now: datetime
) -> None:
    """Whoever it was given back for may still be on the way: it is granted to nobody at once."""
    released = [
        cell
        for cell, holder in books.holders(told).items()
        if (holder.device, holder.incarnation, holder.token) == (standing.id, incarnation, told[cell])
    ]
    books.release(released)
    books.want(released, now + WANTED_FOR)


def _made_whole(books: CentreBooks, standing: Standing, incarnation: Incarnation, act: Whole) -> None:
    """Only of an earlier life, and only when all of it is known here."""
    end = act.end
    if end.incarnation < incarnation and books.journal_end(standing.id, end.incarnation) == end:
        held = books.held_by(standing.id, since=_SINCE_EVER)
        books.release([cell for cell, holder in held.items() if holder.incarnation == end.incarnation])


def _command(
    books: CentreBooks,
    standing: Standing,
    incarnation: Incarnation,
    act: GiveBack | Arrive | Shorten,
    *,
    sequence: int,
) -> Command | None:
    """The wish as a command, with an id that is the same whenever the entry is heard again."""
    own_id = uuid5(_WISHES, f"{standing.id} {incarnation.epoch} {incarnation.number} {sequence}")
    booking = books.booking(act.booking)
    if booking is None:
        return None
    match act:
        case GiveBack():
            return Cancel(id=own_id, booking=booking.id)
        case Arrive():
            return CheckIn(id=own_id, booking=booking.id)
        case Shorten(ends_at=ends_at):
            if not booking.span.starts_at < ends_at < booking.span.ends_at:
                return None
            to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
            return Reschedule(id=own_id, booking=booking.id, version=booking.version, to=to)


def _doubt_all(books: CentreBooks, standing: Standing, bookings: Iterable[Booking], *, now: datetime) -> None:
    for booking in bookings:
        books.doubt(Doubt(booking, standing.id), now=now)
