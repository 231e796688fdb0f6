"""What people wished at a kiosk while the centre was silent: carried out as soon as it can be, and never lost.

of a booking that is here          decided like a command that comes by itself
of one that has not arrived yet    kept, and carried out when it comes, whatever brings it
of one in whose place the desk has booked another
                                   GIVE_BACK gives that other back, ARRIVE checks it in: its people hold no other
                                   paper. A SHORTEN is of a time that is theirs no more: it comes to nothing
while the centre recovers          kept until all is known: another machine may know the booking in a newer version

A SHORTEN tells until when the booking was, as it was shown. Has somebody made it longer since, it comes to nothing.

A restored centre hears wishes again that it had carried out before its copy was put back. Giving back and having come
may be done twice. Of a SHORTEN the end tells nothing then, as it may have been that long before and after: it names the
version that was shown, and one that was kept goes with no other.
"""

from collections.abc import Iterable
from datetime import datetime

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.identity import BookingId
from booking_core.domain.succession import newest_of_line
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.books import CentreBooks, Doubt, KeptWish
from booking_core.protocol.escrow.wished import command_of
from booking_core.protocol.messages.escrow import GiveBack, Shorten


def hear_wish(books: CentreBooks, wish: KeptWish, *, now: datetime) -> None:
    """Carry it out, or keep it until that can be."""
    booking = books.booking(wish.act.booking)
    meant = _booked_instead_of(books, wish) if booking is None else booking
    if meant is not None and not books.is_recovering:
        _decide(books, wish, meant, now=now)
        return
    books.keep_wish(wish, now=now)
    if booking is None and isinstance(wish.act, GiveBack):
        books.settle(wish.act.booking)


def _booked_instead_of(books: CentreBooks, wish: KeptWish) -> Booking | None:
    return None if isinstance(wish.act, Shorten) else booked_instead(books, wish.act.booking)


def booked_instead(books: CentreBooks, lost: BookingId) -> Booking | None:
    """What the desk booked for its people, who had shown their paper when others had its cells."""
    if books.in_doubt(lost) is None:
        return None
    return newest_of_line(lost, known=books.booking, in_place_of=books.in_place_of)


def carry_out_kept(books: CentreBooks, *, of: Iterable[BookingId] | None = None, now: datetime) -> None:
    """Carry out what is kept of these bookings, or of all, as far as they are here; nothing while the centre recovers.

    All that is wished of a booking was wished of the version in which it is now.
    """
    if books.is_recovering:
        return
    by_booking: dict[BookingId, list[KeptWish]] = {}
    for wish in books.kept_wishes(None if of is None else frozenset(of)):
        by_booking.setdefault(wish.act.booking, []).append(wish)
    for known, wishes in by_booking.items():
        booking = books.booking(known)
        for wish in wishes if booking is not None else ():
            _carry_out(books, wish, seen=booking, now=now)


def doubt(books: CentreBooks, one: Doubt, *, now: datetime) -> None:
    """Let the desk see it, unless its people have given it back already."""
    if is_given_back(books, one.booking.id):
        _forget(books, one.booking.id)
    else:
        books.doubt(one, now=now)


def is_given_back(books: CentreBooks, booking: BookingId) -> bool:
    """Whether its people do not want it any more, for all that is kept."""
    return any(isinstance(wish.act, GiveBack) for wish in books.kept_wishes(frozenset({booking})))


def _carry_out(books: CentreBooks, wish: KeptWish, *, seen: Booking | None, now: datetime) -> None:
    books.drop_wish(wish)
    present = books.booking(wish.act.booking)
    is_of_another = isinstance(wish.act, Shorten) and seen is not None and wish.act.version != seen.version
    if present is not None and not is_of_another:
        _decide(books, wish, present, now=now)


def _forget(books: CentreBooks, booking: BookingId) -> None:
    for wish in books.kept_wishes(frozenset({booking})):
        books.drop_wish(wish)


def _decide(books: CentreBooks, wish: KeptWish, booking: Booking, *, now: datetime) -> None:
    command = command_of(wish.act, booking, command_id=wish.id)
    if command is not None:
        books.decide(command, Origin(Channel.KIOSK, wish.device), now=now)
