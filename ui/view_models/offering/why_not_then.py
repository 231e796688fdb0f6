"""Why no place can be had now, or later today: when a house closes, and when one opens."""

from datetime import datetime, timedelta

from booking_core.domain.finding.availability import openings_within
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.time_spans import TimeSpan
from ui.ports import HousePicture
from ui.view_models.offering.offers import SHORTEST, here
from ui.view_models.offering.starts import is_open_soon, later_today, opens_next
from ui.view_models.visit.speech import Speech


def why_not_now(picture: HousePicture, *, now: datetime, speech: Speech) -> str:
    """Why no place can be had now: when this house closes, or when one opens; empty where a house is open."""
    if is_open_soon(picture, now):
        return ""
    closes_at = _closes_at(picture, now)
    if closes_at is not None:
        return speech.say("screen.closes", at=speech.at(closes_at))
    opens_at = opens_next(picture, now=now, speech=speech)
    if opens_at is None:
        return speech.say("screen.closed-today")
    return speech.say("screen.opens-then", when=speech.when(opens_at, now))


def _closes_at(picture: HousePicture, now: datetime) -> datetime | None:
    """When this house closes; None where it is closed."""
    openings = openings_within(picture.municipality, here(picture)[0], TimeSpan(now, now + SHORTEST))
    return next((span.ends_at for span in openings if span.holds(now)), None)


def why_not_later(picture: HousePicture, length: timedelta, *, now: datetime, speech: Speech) -> str:
    """Why there is no time later today: when this house closes, or that it is closed; empty where there is."""
    if later_today(picture, length, now=now, speech=speech) is not None:
        return ""
    house, _ = here(picture)
    spans = day_plan(picture.municipality, house, speech.local(now).date()).open_spans
    closes_at = max((span.ends_at for span in spans), default=now)
    if closes_at <= now:
        return speech.say("screen.closed-today")
    return speech.say("screen.closes", at=speech.at(closes_at))
