"""What the journals of kiosks say, taken in once and in order.

entry known already           passed over: sent twice is harmless
entry after a hole, altered   nothing of the part is taken in: JournalBroken
CONFIRM                       the booking, in cells that this life held; it gives them back to the centre with it
CONFIRM of a known booking    was it made again from its paper: who booked it, and all that paper does not say
CONFIRM after a rebooking     its people have what the desk booked in its place: who they are, and nothing else
RELEASE                       the centre's again, where the token is the one the cell is held under
WHOLE                         everything the life before held and did not use is the centre's again
GIVE_BACK, ARRIVE, SHORTEN    decided like a command that comes by itself, once their booking is here: `wishes`
"""

from collections.abc import Iterable
from datetime import datetime
from typing import assert_never

from booking_core.domain.bookings import Booking, Cell
from booking_core.domain.identity import Slot
from booking_core.domain.succession import newest_of_line
from booking_core.protocol.escrow.books import CentreBooks, Doubt, KeptWish, Standing
from booking_core.protocol.escrow.journal import end_after, entry_follows
from booking_core.protocol.escrow.redeeming import in_full
from booking_core.protocol.escrow.terms import WANTED_FOR, Token, cells_held
from booking_core.protocol.escrow.wishes import booked_instead, carry_out_kept, doubt, hear_wish
from booking_core.protocol.messages import Incarnation
from booking_core.protocol.messages.escrow import (
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
            hear_wish(books, KeptWish(standing.id, incarnation, entry.sequence, act), now=now)
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
    known = books.booking(booking.id)
    if known is not None:
        if known.device == standing.id:
            _told_in_full(books, known, booking, contact=contact, now=now)
        return
    instead = booked_instead(books, booking.id)
    if instead is not None:
        if contact is not None:
            books.take_in_contact(instead, contact, now=now)
        return
    is_held_elsewhere = len(own) < len(holders)
    if is_held_elsewhere or not books.take_in(booking, contact, now=now):
        doubt(books, Doubt(booking, standing.id, contact), now=now)
        return
    carry_out_kept(books, of=(booking.id,), now=now)


def _told_in_full(books: CentreBooks, known: Booking, told: Booking, *, contact: bytes | None, now: datetime) -> None:
    """Its paper was shown before its kiosk could tell of it. A recovery may still bring a newer version of it."""
    if contact is not None:
        present = newest_of_line(known.id, known=books.booking, in_place_of=books.in_place_of)
        for one in {known.id: known, **({} if present is None else {present.id: present})}.values():
            books.take_in_contact(one, contact, now=now)
    full = in_full(known, told, books.municipality)
    if full is not None and not books.is_recovering:
        books.bring_up_to((full,), now=now)


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


def _doubt_all(books: CentreBooks, standing: Standing, bookings: Iterable[Booking], *, now: datetime) -> None:
    for booking in bookings:
        doubt(books, Doubt(booking, standing.id), now=now)
