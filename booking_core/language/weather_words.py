"""Where people are when it rains, in one sentence: the same on paper, on a kiosk and at the desk."""

from dataclasses import dataclass

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import SpaceId
from booking_core.domain.occupying.weather import decide_by, shelter_of
from booking_core.domain.places import Municipality
from booking_core.domain.time_spans import local_day
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


@dataclass(frozen=True, slots=True)
class WeatherChoice:
    """The question where people are, what each answer does, and what happens by itself."""

    question: str
    lead: str
    indoors: str
    indoors_then: str
    outdoors: str
    outdoors_then: str
    silence: str


def weather_choice(words: Words, municipality: Municipality, booking: Booking) -> WeatherChoice:
    """The choice of whoever has `booking`, which holds a shelter."""
    place, shelter = municipality.space_by_id[booking.space].name, _named(municipality, booking)
    facts = {"place": place, "shelter": shelter, "until": _until(words, municipality, booking)}

    def said(key: str) -> str:
        return words.text(f"weather.choose.{key}", **facts)

    return WeatherChoice(
        question=said("question"),
        lead=said("lead"),
        indoors=said("indoors"),
        indoors_then=said("indoors-then"),
        outdoors=said("outdoors"),
        outdoors_then=said("outdoors-then"),
        silence=said("silence"),
    )


def came_indoors(municipality: Municipality, booking: Booking, paper: SpaceId) -> bool:
    """Whether the weather, and nobody else, brought `booking` from the place on its paper to where it is."""
    before = municipality.space_by_id.get(paper)
    is_its_shelter = before is not None and before.bad_weather_space == booking.space
    return booking.whereabouts is Whereabouts.INDOORS and is_its_shelter


def _named(municipality: Municipality, booking: Booking) -> str:
    """The shelter, with its house where that is another."""
    assert booking.shelter is not None  # noqa: S101  as asked above
    house, own = municipality.venue_of_space[booking.shelter], municipality.venue_of_space.get(booking.space)
    name = municipality.space_by_id[booking.shelter].name
    return name if own is not None and own.id == house.id else f"{name}, {house.name}"


def _until(words: Words, municipality: Municipality, booking: Booking) -> str:
    """Until when it can be said, with the day where that is the one before."""
    zone, by = municipality.zone, decide_by(municipality, booking.span)
    day = local_day(by, zone)
    if day == local_day(booking.span.starts_at, zone):
        return words.clock_time(by, zone)
    return f"{words.day(day)} {words.time_on_day(by, zone)}"
