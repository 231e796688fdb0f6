"""Until when the chosen room is free, as the confirm page says it."""

from dataclasses import replace

from booking_core.domain.calendar import Calendar
from tests.ui.herlev_day import NOW, picture_of_round_the_clock, picture_of_the_day, wall
from ui.ports import HousePicture
from ui.view_models.confirming.confirm_words import free_words
from ui.view_models.offering.offers import choices_for
from ui.view_models.visit.session import Session, When
from ui.view_models.visit.speech import Speech

TOMORROW_AT_TEN = Session(when=When.OTHER_DAY, starts_at=wall("10:00", day=27))


def told_of_the_first(picture: HousePicture, speech: Speech) -> str:
    """What stands beside the first of the places that suit tomorrow at ten."""
    choice = choices_for(picture, TOMORROW_AT_TEN, now=NOW)[0]
    return free_words(picture, choice, persons=6, now=NOW, speech=speech).replace("\u00a0", " ")


def test_a_room_without_bookings_is_free_until_its_house_closes_at_night(danish: Speech) -> None:
    picture = replace(picture_of_the_day(), calendar=Calendar.of(()))
    assert told_of_the_first(picture, danish) == "rummet er ledigt til kl. 1 om natten"


def test_a_room_that_is_never_closed_is_free_for_a_day_or_more(danish: Speech) -> None:
    picture = replace(picture_of_round_the_clock(), calendar=Calendar.of(()))
    assert told_of_the_first(picture, danish) == "rummet er ledigt et døgn eller mere"
