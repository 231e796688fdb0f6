from dataclasses import replace
from datetime import time

from booking_core.domain.places import Closure, DatedDay, Hours, Venue, Weekday
from tests.ui.herlev_day import NOW, herlev, picture_of_the_day, wall
from ui.ports import HousePicture
from ui.view_models.confirming.stopped import whom_to_ask
from ui.view_models.visit.speech import Speech

TODAY = NOW.date()
LATE = (Hours(time(18), time(2)),)


def picture_with(house: Venue, *closures: Closure) -> HousePicture:
    """The day's picture in which the kiosk's own house is `house`."""
    municipality = replace(herlev(), venues=(house, *herlev().venues[1:]), closures=closures)
    return replace(picture_of_the_day(), municipality=municipality)


def test_while_somebody_is_at_the_desk_the_page_says_until_when(danish: Speech) -> None:
    said = whom_to_ask(picture_of_the_day(), now=NOW, speech=danish)

    assert said.startswith(danish.say("screen.staffed-until", at=danish.at(wall("18:00"))))


def test_on_a_day_that_sends_the_staff_home_the_page_names_the_phone_alone(danish: Speech) -> None:
    house = herlev().venues[0]
    opening = house.opening[Weekday.THU]
    sent_home = replace(house, days=(DatedDay(TODAY, TODAY, opening, staffed=()),))

    said = whom_to_ask(picture_with(sent_home), now=NOW, speech=danish)

    assert said == danish.say("screen.call", phone=house.phone)


def test_on_a_closed_day_nobody_is_promised(danish: Speech) -> None:
    house = herlev().venues[0]

    said = whom_to_ask(picture_with(house, Closure(TODAY, TODAY, None, "Maling")), now=NOW, speech=danish)

    assert said == danish.say("screen.call", phone=house.phone)


def test_after_midnight_those_who_came_yesterday_evening_are_still_there(danish: Speech) -> None:
    house = herlev().venues[0]
    night = replace(house, days=(DatedDay(TODAY, TODAY, LATE, staffed=LATE),))

    said = whom_to_ask(picture_with(night), now=wall("00:30", day=27), speech=danish)

    assert danish.at(wall("02:00", day=27)) in said
