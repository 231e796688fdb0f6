"""The confirm page says what cannot be had before it is asked for, and that the centre is silent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QSize

from tests.ui.fit import misfits
from tests.ui.herlev_day import NOW, booking, picture_of_the_day, wall
from tests.ui.visitor import Arrive

PORTRAIT, LANDSCAPE = QSize(1080, 1920), QSize(1920, 1080)


def test_a_room_that_is_taken_next_cannot_be_had_longer_and_says_why(arrive: Arrive) -> None:
    visitor = arrive(picture_of_the_day(more=[booking("mh-lok3", "15:15", "16:30")]))
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("confirmPage")
    assert visitor.text_of("time") == "14.15–15.15"

    assert not visitor.can_touch("longer")
    assert visitor.kiosk.confirm.state.longer_limit == "Rummet er optaget fra kl.\u00a015.15."
    assert "ledigt til kl.&nbsp;15.15" in visitor.text_of("length")
    visitor.touch("shorter")
    visitor.waits_until(lambda: visitor.can_touch("longer"))


def test_without_the_centre_the_page_says_so_on_high_and_wide_screens(arrive: Arrive) -> None:
    away = replace(picture_of_the_day(connected=False, seen_at=NOW - timedelta(minutes=16)), held=frozenset())
    visitor = arrive(away)
    for name in ("find", "show", "take-0"):
        visitor.touch(name)
    visitor.waits_for("confirmPage")

    assert visitor.sees("banner")
    visitor.kiosk.window.resize(LANDSCAPE)
    visitor.waits_for("headerNote")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE])
@pytest.mark.parametrize("now", ["11:00", "13:22", "15:00", "20:55"])
def test_each_end_of_the_time_hangs_beside_the_other(arrive: Arrive, now: str, size: QSize) -> None:
    visitor = arrive(now=wall(now))
    visitor.touch_all("find", "show", "take-0")
    visitor.waits_for("startHandle")
    visitor.kiosk.window.resize(size)

    def apart() -> bool:
        return visitor.place_of("startHandle").right() < visitor.place_of("endHandle").left()

    for _ in range(2):
        visitor.waits_until(apart)
        visitor.touch("shorter")  # to half an hour
    visitor.waits_until(apart)


def test_a_start_on_the_full_hour_goes_later_at_its_right_chevron(arrive: Arrive) -> None:
    visitor = arrive(now=wall("11:00"))
    visitor.touch_all("find", "show", "take-0")
    visitor.waits_for("startHandle")
    assert visitor.text_of("startHandle") == "11.00"

    visitor.touch_right_half("startHandle")

    visitor.waits_until(lambda: visitor.text_of("startHandle") == "11.15")
