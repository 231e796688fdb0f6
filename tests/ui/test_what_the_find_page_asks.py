"""The page of questions, as a visitor sees it: the number with its word, and only times there are."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.touring.coming_to_rest import come_to_rest
from tests.shots import LANDSCAPE
from tests.ui.fit import misfits
from tests.ui.herlev_day import wall
from tests.ui.on_the_page import visible_in
from tests.ui.visitor import Arrive, Visitor
from ui.view_models.visit.session import Comfort, When


def stepped(visitor: Visitor, name: str) -> str:
    """What the number between minus and plus has as its `name`."""
    items = visible_in(visitor.kiosk.window.contentItem())
    return next(str(item.property(name)) for item in items if item.property("decreaseText") and item.property("unit"))


def test_one_is_a_person_on_the_screen_and_aloud(arrive: Arrive) -> None:
    visitor = arrive()
    visitor.touch("find")
    visitor.waits_for("persons")
    visit = visitor.kiosk.visit
    visit.choose(replace(visit.session, persons=1))
    visitor.waits_until(lambda: stepped(visitor, "value") == "1")
    assert (stepped(visitor, "unit"), stepped(visitor, "amount")) == ("person", "1\u00a0person")


def test_late_in_the_evening_later_today_cannot_be_chosen_and_says_why(arrive: Arrive) -> None:
    visitor = arrive(now=wall("21:40"))
    visitor.touch("find")
    visitor.waits_for("when-later")
    assert visitor.detail_of("when-later") == "Lukker kl.\u00a022"
    assert not visitor.can_touch("when-later")


def test_while_every_house_is_closed_now_cannot_be_chosen_and_says_until_when(arrive: Arrive) -> None:
    visitor = arrive(now=wall("22:40"))
    visitor.touch("find")
    visitor.waits_for("when-now")
    assert visitor.detail_of("when-now") == "Åbner i morgen kl.\u00a07"
    assert not visitor.can_touch("when-now")
    assert visitor.can_touch("when-other-day")


def test_where_only_half_an_hour_is_left_later_today_says_so_and_takes_it(arrive: Arrive) -> None:
    visitor = arrive(now=wall("21:20"))
    visitor.touch("find")
    visitor.waits_for("when-later")
    assert visitor.detail_of("when-later") == "Højst 30 min."
    visitor.touch("when-later")
    visitor.waits_until(lambda: visitor.kiosk.visit.session.when is When.LATER)
    session = visitor.kiosk.visit.session
    assert (session.starts_at, session.length) == (wall("21:30"), timedelta(minutes=30))
    assert visitor.detail_of("when-later") == ""


def test_the_last_time_that_fits_today_is_later_today(arrive: Arrive) -> None:
    visitor = arrive(now=wall("20:40"))
    visitor.touch_all("find", "when-later")
    visitor.waits_until(lambda: visitor.kiosk.visit.session.when is When.LATER)
    assert visitor.kiosk.visit.session.starts_at == wall("21:00")


def test_other_times_just_before_midnight_propose_no_day_but_this(arrive: Arrive) -> None:
    visitor = arrive(now=wall("23:50", day=27))
    visitor.touch_all("find", "show", "otherTimes")
    visitor.waits_for("when-later")
    assert visitor.kiosk.visit.session.when is When.NOW
    assert visitor.detail_of("when-later") == "Lukker kl.\u00a01"


@pytest.mark.parametrize("now", ["21:10", "22:40"])
def test_what_fits_so_far_keeps_its_words_whole_beside_a_long_button(arrive: Arrive, now: str) -> None:
    visitor = arrive(now=wall(now), languages=("da", "uk"))
    visitor.touch("find")
    visitor.waits_for("show")
    visitor.kiosk.window.resize(LANDSCAPE)
    visitor.kiosk.visit.choose_comfort(Comfort(language="uk", text_percent=150))
    come_to_rest(visitor.kiosk.window)

    assert misfits(visitor.kiosk.window) == []
