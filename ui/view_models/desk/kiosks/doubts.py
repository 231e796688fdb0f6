"""Bookings whose paper counts and that somebody must look at, in words, each with a way on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from booking_core.domain.bookings import Booking, BookingState
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages.escrow import BookingInDoubt
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.answering.calls import offer_words
from ui.view_models.desk.kiosks.kiosk_watch import Sighting
from ui.view_models.desk.workplace import Workplace

CELLS, QUOTA = "cells", "quota"


@dataclass(frozen=True, slots=True)
class WayRow:
    """Something they can have. `number` is its place among what could be had that day; `detail` the house."""

    number: int
    label: str
    detail: str
    primary: bool


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """One booking in doubt: which, what happened, what to do. `look` leads to what stands on the board.

    An `urgent` one has no room.
    """

    key: str
    place: str
    code: str
    what: str
    how: str
    look: str
    urgent: bool
    ways: tuple[WayRow, ...]


def open_doubts(workplace: Workplace, sighting: Sighting) -> tuple[BookingInDoubt, ...]:
    """Those that are not over, and in whose place nothing has been booked yet, or given back by its people."""
    if not sighting.machines.in_doubt:
        return ()
    bookings = workplace.picture.calendar.bookings.values()
    met = {one.replaces for one in bookings if one.state.occupies or one.state is BookingState.CANCELLED_BY_CITIZEN}
    return tuple(
        doubt
        for doubt in sighting.machines.in_doubt
        if doubt.booking.span.ends_at > workplace.now and doubt.booking.id not in met
    )


def need_somebody(doubts: Sequence[BookingInDoubt]) -> int:
    """How many have no room: what went beyond a quota stands, and need only be known."""
    return sum(doubt.why == CELLS for doubt in doubts)


def doubt_rows(workplace: Workplace, sighting: Sighting) -> Iterator[DoubtRow]:
    """Those without a room first, each in the order in which the centre heard of them."""
    for doubt in sorted(open_doubts(workplace, sighting), key=lambda one: one.why != CELLS):
        yield _row(workplace, doubt, sighting.instead.get(doubt.booking.id, ()))


def on_the_board(picture: HousePicture, booking: Booking) -> Booking | None:
    """What stands on the board for a booking in doubt: itself, or whoever has its room then."""
    calendar, space = picture.calendar, picture.municipality.space_by_id.get(booking.space)
    if booking.id in calendar.bookings:
        return calendar.bookings[booking.id]
    there = () if space is None else calendar.bookings_within(space.rooms, booking.span)
    return next(iter(there), None)


def _row(workplace: Workplace, doubt: BookingInDoubt, instead: tuple[Alternative, ...]) -> DoubtRow:
    speech, booking = workplace.speech, doubt.booking
    own = Alternative(booking.space, booking.layout, booking.span)
    stands = on_the_board(workplace.picture, booking) is not None
    return DoubtRow(
        key=str(booking.id),
        place=offer_words(workplace, own),
        code=speech.say("panel.code", code=grouped(code_of(booking.id))),
        what=" ".join(_what(workplace, doubt, stands=stands)),
        how=speech.say(f"kiosks.{_how(doubt, own, instead)}"),
        look=speech.say("kiosks.look-at-booking" if doubt.why == QUOTA else "kiosks.look-at-time"),
        urgent=doubt.why == CELLS,
        ways=tuple(_way(workplace, one, number) for number, one in enumerate(instead)),
    )


def _way(workplace: Workplace, to: Alternative, number: int) -> WayRow:
    municipality, speech = workplace.picture.municipality, workplace.speech
    what = f"{municipality.space_by_id[to.space].name} · {speech.span(to.span)}"
    label, house = speech.say("kiosks.book-for-them", what=what), municipality.venue_of_space[to.space]
    return WayRow(number, label, house.name, primary=number == 0)


def _what(workplace: Workplace, doubt: BookingInDoubt, *, stands: bool) -> Iterator[str]:
    speech, known = workplace.speech, workplace.picture.municipality.kiosk_by_id
    if doubt.why == QUOTA:
        yield speech.say("kiosks.beyond-quota")
    else:
        yield speech.say("kiosks.both-have-paper" if stands else "kiosks.only-paper")
    if doubt.told_by is not None and doubt.told_by in known:
        yield speech.say("kiosks.told-by", kiosk=known[doubt.told_by][1].where)


def _how(doubt: BookingInDoubt, own: Alternative, instead: tuple[Alternative, ...]) -> str:
    if doubt.why == QUOTA:
        return "stands"
    if own in instead:
        return "free-again"
    return "find-another" if instead else "nothing-near"
