"""What one should know beside a draft, a move or a booking: too few hands, and what happens when it rains."""

from collections.abc import Iterator
from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.occupying.crew_load import CrewPeak
from booking_core.domain.occupying.weather import decide_by, shelter_of
from booking_core.domain.places import Space
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import local_day
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Selected
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import refusal_of_move
from ui.view_models.offering.side_effects import SideEffects, effects_of_move, effects_of_wish
from ui.view_models.visit.speech import starting_large


@dataclass(frozen=True, slots=True)
class NotesState:
    """`warning` never keeps anybody from doing it all the same."""

    warning: str = ""
    weather: str = ""
    indoors: str = ""
    outdoors: str = ""
    without: str = ""


def derive_state(workplace: Workplace) -> NotesState:
    """The notes on what is chosen now."""
    match workplace.chosen:
        case Drafted() as drafted:
            effects = effects_of_wish(workplace.picture, wish_of(drafted), now=workplace.now)
            return _beside(workplace, effects)
        case Moving() as moving:
            return _move(workplace, moving)
        case Selected(booking=booking_id):
            booking = workplace.picture.calendar.bookings.get(booking_id)
            return NotesState() if booking is None else _booking(workplace, booking)
        case _:
            return NotesState()


def _move(workplace: Workplace, moving: Moving) -> NotesState:
    picture, now = workplace.picture, workplace.now
    effects = effects_of_move(picture, moving.booking, moving.to, now=now)
    if effects is not None:
        return _beside(workplace, effects)
    refusal = refusal_of_move(picture, moving.booking, moving.to, now=now)
    if refusal is None or refusal.code is not RefusalCode.SHELTER_TAKEN:
        return NotesState()
    without = effects_of_move(picture, moving.booking, moving.to, now=now, hold_shelter=False)
    shelter = refusal.facts["shelter"]
    text = workplace.speech.say("weather.move-without", shelter=shelter) if workplace.can_change and without else ""
    return NotesState(without=text)


def _beside(workplace: Workplace, effects: SideEffects | None) -> NotesState:
    if effects is None:
        return NotesState()
    warnings = [_told(workplace, peak) for peak in effects.peaks]
    warnings.extend(_missing_shelter(workplace, effects))
    return NotesState(warning="\n".join(warnings), weather=_held(workplace, effects))


def _told(workplace: Workplace, peak: CrewPeak) -> str:
    """ "Kl. 15.00–15.30 skal der bruges 2, og der er 1 på vagt."."""
    speech, day = workplace.speech, local_day(peak.span.starts_at, workplace.picture.municipality.zone)
    key = "crew.peak" if workplace.days == (day,) else "crew.peak-another-day"
    return speech.say(
        key if peak.heads else f"{key}-nobody",
        day=starting_large(speech.short_day(day, workplace.now)),
        span=speech.span(peak.span),
        needed=peak.needed,
        heads=peak.heads,
    )


def _missing_shelter(workplace: Workplace, effects: SideEffects) -> Iterator[str]:
    """Of what is decided already nobody need be warned, nor when it is too late to hold anything."""
    booking, shelter = effects.booking, effects.shelter
    is_ahead = workplace.now < decide_by(workplace.picture.municipality, booking.span)
    if shelter is not None and booking.shelter is None and booking.whereabouts is None and is_ahead:
        yield workplace.speech.say("weather.cannot-hold", shelter=shelter.name)


def _held(workplace: Workplace, effects: SideEffects) -> str:
    return "" if effects.shelter is None else _held_words(workplace, effects.booking, effects.shelter)


def _held_words(workplace: Workplace, booking: Booking, shelter: Space) -> str:
    """ "Laden holdes, hvis det regner. Valget står til kl. 15."."""
    if booking.shelter is None:
        return ""
    until = workplace.speech.when(decide_by(workplace.picture.municipality, booking.span), booking.span.starts_at)
    return workplace.speech.say("weather.holds", shelter=shelter.name, until=until)


def _booking(workplace: Workplace, booking: Booking) -> NotesState:
    speech, municipality = workplace.speech, workplace.picture.municipality
    shelter = None if booking.shelter is None else municipality.space_by_id.get(booking.shelter)
    if shelter is None or not booking.state.occupies:
        return NotesState(weather=_decided(workplace, booking))
    weather = _held_words(workplace, booking, shelter)
    if not workplace.can_change or workplace.now >= decide_by(municipality, booking.span):
        return NotesState(weather=weather)
    return NotesState(
        weather=weather,
        indoors=speech.say("weather.go-indoors", shelter=shelter.name),
        outdoors=speech.say("weather.stay-outdoors", shelter=shelter.name),
    )


def _decided(workplace: Workplace, booking: Booking) -> str:
    """Where it is, or that there is no roof; nothing of a place that has a roof of its own."""
    if not booking.state.occupies:
        return ""
    if booking.whereabouts is not None:
        return workplace.speech.say(f"weather.is-{booking.whereabouts.value}")
    has_twin = shelter_of(workplace.picture.municipality, booking) is not None
    return workplace.speech.say("weather.none") if has_twin else ""
