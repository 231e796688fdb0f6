"""The confirm page says what cannot be had before it is asked for, and that the centre is silent."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize

from tests.ui.fit import misfits
from tests.ui.herlev_day import NOW, booking, picture_of_the_day
from tests.ui.visitor import Arrive


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
    visitor.kiosk.window.resize(QSize(1920, 1080))
    visitor.waits_for("headerNote")
    visitor.waits_until(lambda: misfits(visitor.kiosk.window) == [])
