"""What a place in the open comes with: a roof held beside it in case it rains, or none. Said before one books."""

from datetime import datetime

from booking_core.domain.occupying.weather import can_be_held
from ui.ports import HousePicture
from ui.view_models.visit.session import Choice
from ui.view_models.visit.speech import Speech


def shelter_words(picture: HousePicture, choice: Choice, *, persons: int, now: datetime, speech: Speech) -> str:
    """Whether the bad-weather space of the place would be held with it; empty for a place that has none."""
    places, twin = picture.municipality, choice.offer.space.bad_weather_space
    shelter = None if twin is None else places.space_by_id.get(twin)
    if shelter is None:
        return ""
    if can_be_held(places, picture.calendar, shelter, choice.span, persons=persons, now=now):
        return speech.say("weather.with-it", shelter=shelter.name)
    return speech.say("weather.without-it")
