"""What people wished at a kiosk while the centre was silent: carried out as soon as it can be, and never lost.

of a booking that is here          decided like a command that comes by itself
of one that has not arrived yet    kept, and carried out when it comes, whatever brings it
GIVE_BACK of one in whose place the desk has booked another
                                   that other is given back: its people hold no other paper
while the centre recovers          kept until all is known: another machine may know the booking in a newer version

A restored centre hears wishes again that it had carried out before its copy was put back. Giving back and having come
may be done twice. A SHORTEN names the version of the booking it was wished of, and goes with no other one: somebody
may have made it longer since.
"""

from collections.abc import Iterable
from datetime import datetime

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.identity import BookingId
from booking_core.domain.succession import newest_of_line
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.escrow.books import CentreBooks, Doubt, KeptWish
from booking_core.protocol.escrow_messages import Arrive, GiveBack, Shorten
from booking_core.protocol.messages import Alternative, Cancel, CheckIn, Command, Reschedule


def hear_wish(books: CentreBooks, wish: KeptWish, *, now: datetime) -> None:
    """Carry it out, or keep it until that can be."""
    booking = books.booking(wish.act.booking)
    gives_back = isinstance(wish.act, GiveBack)
    meant = booked_instead(books, wish.act.booking) if booking is None and gives_back else booking
    if meant is not None and not books.is_recovering:
        _decide(books, wish, meant, now=now)
        return
    books.keep_wish(wish, now=now)
    if booking is None and gives_back:
        books.settle(wish.act.booking)


def booked_instead(books: CentreBooks, lost: BookingId) -> Booking | None:
    """What the desk booked for its people, who had shown their paper when others had its cells."""
    if not books.is_doubted(lost):
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
    command = _command(wish, booking)
    if command is not None:
        books.decide(command, Origin(Channel.KIOSK, wish.device), now=now)


def _command(wish: KeptWish, booking: Booking) -> Command | None:
    match wish.act:
        case GiveBack():
            return Cancel(id=wish.id, booking=booking.id)
        case Arrive():
            return CheckIn(id=wish.id, booking=booking.id)
        case Shorten(ends_at=ends_at):
            if not booking.span.starts_at < ends_at < booking.span.ends_at:
                return None
            to = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
            return Reschedule(id=wish.id, booking=booking.id, version=booking.version, to=to)
