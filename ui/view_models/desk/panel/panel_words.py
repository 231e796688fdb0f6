"""How the panel says where, when and how."""

from datetime import datetime

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, local_day
from ui.ports import Alternative, HousePicture
from ui.view_models.desk.panel.panel_state import OfferRow
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.places import with_floor
from ui.view_models.visit.speech import Speech, in_groups, starting_large

PHONE_PAIRS = 2


def where_told(picture: HousePicture, space_id: str, speech: Speech) -> str:
    """The space with its floor and house, as far as it is known."""
    space = picture.municipality.space_by_id.get(space_id)  # type: ignore[call-overload]
    if space is None:
        return space_id
    venue = picture.municipality.venue_of_space[space.id]
    return f"{with_floor(space.name, venue, space, speech)}\n{venue.name}"


def when_told(workplace: Workplace, starts_at: datetime, span: str) -> str:
    """The day and the span."""
    zone = workplace.picture.municipality.zone
    day = local_day(starts_at, zone)
    return f"{starting_large(workplace.speech.short_day(day, workplace.now))} {span}"


def when_shown(workplace: Workplace, span: TimeSpan) -> str:
    """The span, with its day where a week is shown."""
    hours = workplace.speech.span(span)
    return when_told(workplace, span.starts_at, hours) if workplace.is_week else hours


def set_up_in_words(booking: Booking, speech: Speech) -> str:
    """The layout, and for how many."""
    return f"{starting_large(speech.layout(booking.layout))} · {speech.count('count.persons', booking.persons)}"


def set_up_there(booking: Booking, to: Alternative, speech: Speech) -> str:
    """The layout it has, and the one it gets where that is another."""
    if to.layout == booking.layout:
        return set_up_in_words(booking, speech)
    before, after = starting_large(speech.layout(booking.layout)), speech.layout(to.layout)
    becomes = speech.say("panel.layout-becomes", before=before, after=after)
    return f"{becomes} · {speech.count('count.persons', booking.persons)}"


def needs_in_words(booking: Booking, speech: Speech) -> str:
    """What they need there."""
    words = [speech.named(need) for need in booking.needs]
    if booking.wheelchairs:
        words.append(speech.count("panel.wheelchairs", booking.wheelchairs))
    return starting_large(", ".join(words))


def place_and_time(workplace: Workplace, to: Alternative) -> str:
    """Where and when, on one line."""
    name = workplace.picture.municipality.space_by_id[to.space].name
    return f"{name} · {workplace.speech.span(to.span)}"


def name_of_space(picture: HousePicture, booking: Booking) -> str:
    """Its name, or its id where the places no longer have it."""
    space: Space | None = picture.municipality.space_by_id.get(booking.space)
    return booking.space if space is None else space.name


def booking_line(workplace: Workplace, booking: Booking, span: str) -> OfferRow:
    """A booking as one of a list."""
    speech = workplace.speech
    here = booking.state is BookingState.CHECKED_IN
    detail = f"{name_of_space(workplace.picture, booking)}{' · ' + speech.named(booking.state) if here else ''}"
    title = f"{span} {starting_large(workplace.called(booking))}"
    return OfferRow(str(booking.id), title, detail, "", primary=False)


def in_pairs(phone: str) -> str:
    """A phone number in pairs of digits, as Danes read it; anything else as it is."""
    digits = "".join(phone.split())
    return in_groups(digits, PHONE_PAIRS) if digits.isdigit() else phone
