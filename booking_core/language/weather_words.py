"""Where people are when it rains, in one sentence: the same on paper, on a kiosk and at the desk."""

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
from booking_core.domain.weather import decide_by, shelter_of
from booking_core.language.words import Words


def weather_sentence(words: Words, municipality: Municipality, booking: Booking) -> str:
    """What becomes of `booking` when it rains; empty where it has a roof of its own, or holds nothing."""
    if not booking.state.occupies:
        return ""
    if booking.whereabouts is Whereabouts.INDOORS:
        return words.text("weather.indoors")
    if booking.whereabouts is Whereabouts.OUTDOORS:
        return words.text("weather.outdoors")
    if booking.shelter is not None and booking.shelter in municipality.space_by_id:
        return words.text(
            "weather.choice", shelter=_named(municipality, booking), until=_until(words, municipality, booking)
        )
    return "" if shelter_of(municipality, booking) is None else words.text("weather.none")


def _named(municipality: Municipality, booking: Booking) -> str:
    """The shelter, with its house where that is another."""
    assert booking.shelter is not None  # noqa: S101  as asked above
    house, own = municipality.venue_of_space[booking.shelter], municipality.venue_of_space.get(booking.space)
    name = municipality.space_by_id[booking.shelter].name
    return name if own is not None and own.id == house.id else f"{name}, {house.name}"


def _until(words: Words, municipality: Municipality, booking: Booking) -> str:
    """Until when it can be said, with the day where that is the one before."""
    zone, by = municipality.zone, decide_by(municipality, booking.span)
    time, day = words.clock_time(by, zone), local_day(by, zone)
    return time if day == local_day(booking.span.starts_at, zone) else f"{words.day(day)} {time}"
