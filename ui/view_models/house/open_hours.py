"""Until when a house is open, or when it opens, in a few words."""

from datetime import datetime

from booking_core.domain.finding.availability import lasts_a_day, openings_within
from booking_core.domain.places import Venue
from booking_core.domain.time_spans import TimeSpan
from ui.ports import HousePicture
from ui.view_models.house.free_lines import LOOK_AHEAD
from ui.view_models.visit.speech import Speech


def told_open(picture: HousePicture, venue: Venue, *, now: datetime, speech: Speech) -> str:
    """Until when `venue` is open at `now`, or when it opens; empty where it stays closed for days."""
    openings = openings_within(picture.municipality, venue, TimeSpan(now, now + LOOK_AHEAD))
    if not openings:
        return ""
    if openings[0].holds(now):
        return _until(openings[0].ends_at, now, speech=speech)
    return speech.say("screen.opens", when=speech.when(openings[0].starts_at, now))


def _until(ends_at: datetime, now: datetime, *, speech: Speech) -> str:
    """The hour of closing, with its day where that is not the coming one; none where it is not in sight."""
    if ends_at >= now + LOOK_AHEAD:
        return speech.say("screen.open-always")
    told = speech.when(ends_at, now) if lasts_a_day(now, ends_at) else speech.until(ends_at, now)
    return speech.say("screen.open-until", at=told)
