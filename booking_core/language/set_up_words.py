"""Who sets a room up, and when it is ready, in one sentence: the same on a screen and on paper."""

from datetime import timedelta

from booking_core.domain.bookings import Booking, CellKind, SetUpBy
from booking_core.domain.occupying.changeovers import minutes_of, whole_slots
from booking_core.domain.places import Layout, Municipality
from booking_core.domain.time_spans import SLOT_LENGTH
from booking_core.language.words import Words


def set_up_sentence(words: Words, municipality: Municipality, booking: Booking) -> str:
    """Whose work makes the room stand as `booking` has it; empty where it stands so by itself.

    A booking without cells, such as a request, is told as if nobody shared with it.
    """
    layout = _layout(municipality, booking)
    if layout is None or layout.standing:
        return ""
    zone, kinds = municipality.zone, {entry.kind for entry in booking.occupancy}
    stands = _stands(booking)
    if booking.set_up_by is not SetUpBy.THEMSELVES:
        ready = words.clock_time(booking.span.starts_at, zone)
        return words.text("set-up.stands") if stands else words.text("set-up.house", ready=ready)
    work = _own_work(layout)
    key = "own" + ("-stands" if stands else "") + ("-left" if kinds and CellKind.STRIKE not in kinds else "")
    return words.text(
        f"set-up.{key}",
        begins=words.clock_time(booking.span.starts_at - work, zone),
        done=words.clock_time(booking.span.ends_at + work, zone),
    )


def set_up_told(words: Words, municipality: Municipality, booking: Booking) -> str:
    """As `set_up_sentence`, with the layout's name before it."""
    sentence = set_up_sentence(words, municipality, booking)
    return words.text("set-up.told", layout=words.layout(booking.layout), sentence=sentence) if sentence else ""


def set_up_in_brief(words: Words, municipality: Municipality, booking: Booking) -> str:
    """As `set_up_sentence`, the beginning alone: when people must be there, or that they need not."""
    layout = _layout(municipality, booking)
    if layout is None or layout.standing:
        return ""
    if _stands(booking):
        return words.text("set-up.stands")
    if booking.set_up_by is not SetUpBy.THEMSELVES:
        return words.text("set-up.house-brief")
    begins = words.clock_time(booking.span.starts_at - _own_work(layout), municipality.zone)
    return words.text("set-up.own-brief", begins=begins)


def _stands(booking: Booking) -> bool:
    """Whether somebody before wanted the same. Of a booking without cells nobody knows."""
    kinds = {entry.kind for entry in booking.occupancy}
    return bool(kinds) and CellKind.SETUP not in kinds


def _own_work(layout: Layout) -> timedelta:
    minutes, _ = minutes_of(layout, SetUpBy.THEMSELVES)
    return whole_slots(minutes or 0) * SLOT_LENGTH


def _layout(municipality: Municipality, booking: Booking) -> Layout | None:
    space = municipality.space_by_id.get(booking.space)
    return None if space is None else space.layout(booking.layout)
