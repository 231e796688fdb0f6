"""Before one books a place in the open, the confirm page says whether a roof is held beside it."""

from datetime import timedelta

from booking_core.domain.bookings import Booking
from booking_core.domain.finding.search import Offer
from booking_core.domain.identity import SpaceId
from tests.ui.herlev_day import NOW, booking, herlev, picture_of_the_day
from ui.view_models.confirming.confirm_state import derive_state
from ui.view_models.visit.session import Certainty, Choice, Session
from ui.view_models.visit.speech import Speech

YARD = booking("gg-gaardrum", "14:00", "16:00", day=27)


def said(speech: Speech, booked: Booking = YARD, *others: Booking, persons: int = 6) -> str:
    """What the confirm page says beside the length of the time."""
    space = herlev().space_by_id[SpaceId(booked.space)]
    span = booked.span
    offer = Offer(
        herlev().venue_of_space[space.id],
        space,
        space.standing_layout,
        span,
        free_from=span.starts_at,
        free_until=span.ends_at + timedelta(hours=1),
        walking_minutes=0,
        suits=True,
        cost=0.0,
    )
    session = Session(persons=persons, choice=Choice(offer, span, Certainty.SURE))
    picture = picture_of_the_day(more=list(others))
    return derive_state(picture, session, speech=speech, now=NOW).free


def test_a_roof_that_is_free_is_held_with_it(danish: Speech, english: Speech) -> None:
    assert said(danish) == "Laden ved regn"
    assert said(english) == "Laden if it rains"


def test_a_roof_that_is_taken_too_small_or_too_late_is_not(danish: Speech) -> None:
    taken = booking("gg-laden", "15:00", "17:00", day=27)
    soon = booking("gg-gaardrum", "14:15", "15:15")

    for words in (said(danish, YARD, taken), said(danish, persons=400), said(danish, soon)):
        assert words == "intet tag ved regn"


def test_a_place_with_a_roof_of_its_own_says_nothing_of_the_weather(danish: Speech) -> None:
    assert "regn" not in said(danish, booking("mh-lok3", "14:00", "16:00", day=27))
