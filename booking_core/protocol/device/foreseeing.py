"""What will have become of the bookings when the centre has heard what people wished here.

Until then a person who has given a place back, or needs it shorter, sees it so at this kiosk; and what is asked next is
asked of what is left: nobody goes on from an end that they have given up.
"""

from collections.abc import Iterable
from dataclasses import replace

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import DeviceId
from booking_core.domain.places import Municipality
from booking_core.protocol.authority import AuthorityState, BookingAltered, Origin, decide
from booking_core.protocol.device.states import AgentState
from booking_core.protocol.escrow.wished import command_of
from booking_core.protocol.messages.escrow import Arrive, GiveBack, JournalEntry, Shorten


def wishes_unheard(state: AgentState) -> tuple[JournalEntry, ...]:
    """What people wished here and the centre has not heard, the oldest first."""
    unheard = (entry for own in sorted(state.lives) for entry in state.lives[own].journal.unheard())
    return tuple(entry for entry in unheard if isinstance(entry.act, GiveBack | Arrive | Shorten))


def with_wishes(
    calendar: Calendar, wishes: Iterable[JournalEntry], municipality: Municipality, device: DeviceId
) -> Calendar:
    """`calendar` as the centre will make it of `wishes`; what it would refuse changes nothing.

    A booking keeps the version in which it is known: the next command names the one that the centre has.
    """
    for wish in wishes:
        calendar = calendar.with_bookings(_altered(calendar, wish, municipality, device))
    return calendar


def _altered(
    calendar: Calendar, wish: JournalEntry, municipality: Municipality, device: DeviceId
) -> tuple[Booking, ...]:
    act = wish.act
    booking = calendar.bookings.get(act.booking) if isinstance(act, GiveBack | Arrive | Shorten) else None
    if booking is None or not isinstance(act, GiveBack | Arrive | Shorten):
        return ()
    command = command_of(act, booking, command_id=booking.id)
    if command is None:
        return ()
    state = AuthorityState(municipality=municipality, epoch=0, calendar=calendar, held={}, answers={})
    decision = decide(state, command, Origin(Channel.KIOSK, device), fingerprint="", now=wish.at)
    altered = [change.booking for change in decision.changes if isinstance(change, BookingAltered)]
    return tuple(replace(one, version=calendar.bookings[one.id].version) for one in altered)
