"""The page of one's own booking stands there while the time goes on: it offers nothing that has become untrue."""

from dataclasses import replace
from datetime import datetime

import pytest

from booking_core.domain.bookings import Booking, BookingState
from booking_core.protocol.codes import code_of
from tests.ui.herlev_day import MemoryDesk, booking, picture_of_the_day, wall
from tests.ui.visitor import Arrive, Visitor
from ui.ports import ReceiptFound

STARTED = booking("mh-lok3", "13:45", "15:15")
PAPER = "CE" + "A" * 147
"""What stands in its square."""


def at_the_booking(arrive: Arrive, own: Booking = STARTED, *, now: datetime) -> Visitor:
    desk = MemoryDesk()
    desk.kept |= dict.fromkeys((code_of(own.id), PAPER), ReceiptFound(code_of(own.id), "", own, None))
    visitor = arrive(picture_of_the_day(more=[own]), desk, now=now)
    visitor.kiosk.scan(PAPER)
    visitor.waits_for("askGiveBack")
    return visitor


def it_is(visitor: Visitor, now: datetime) -> None:
    visitor.clock.now = now
    visitor.kiosk.beat()


@pytest.mark.parametrize("question", ["askGiveBack", "longer", "way"])
def test_a_question_about_it_goes_with_its_time(arrive: Arrive, question: str) -> None:
    visitor = at_the_booking(arrive, now=wall("15:05"))
    visitor.touch(question)
    visitor.waits_until(lambda: not visitor.sees("askGiveBack"))

    it_is(visitor, STARTED.span.ends_at)

    visitor.waits_for("findAnother")
    assert visitor.text_of("plate") == "Tiden er gået"
    assert not any(visitor.sees(name) for name in ("sure", "ends", "close"))


def test_a_touch_that_comes_as_the_question_goes_gives_nothing_back(arrive: Arrive) -> None:
    """The clock is looked at once a second: a finger may be faster."""
    visitor = at_the_booking(arrive, now=wall("15:05"))
    visitor.touch("askGiveBack")
    visitor.waits_for("giveBack")

    visitor.clock.now = STARTED.span.ends_at
    visitor.kiosk.mine.giveBack()

    visitor.waits_for("findAnother")
    assert visitor.desk.given_back == []


def test_the_end_that_was_touched_is_the_one_that_was_read(arrive: Arrive) -> None:
    """At half past two the first of the ends is gone, and all others move up."""
    visitor = at_the_booking(arrive, now=wall("14:14"))
    visitor.touch("shorter")
    visitor.waits_for("end-1")
    read = visitor.text_of("end-1")

    visitor.clock.now = wall("14:16")
    visitor.kiosk.mine.chooseEnd(1)

    visitor.waits_for("note")
    kept = visitor.desk.kept[code_of(STARTED.id)].booking
    assert (read, kept and kept.span.ends_at) == ("kl.\u00a014.30", wall("14:30"))


def test_an_end_that_has_passed_is_not_taken(arrive: Arrive) -> None:
    visitor = at_the_booking(arrive, now=wall("14:14"))
    visitor.touch("shorter")
    visitor.waits_for("end-0")

    visitor.clock.now = wall("14:46")
    visitor.kiosk.mine.chooseEnd(0)

    visitor.waits_until(lambda: visitor.text_of("end-0") == "kl.\u00a015")
    kept = visitor.desk.kept[code_of(STARTED.id)].booking
    assert kept == STARTED


def test_whoever_gives_it_back_is_not_told_how_soon_it_begins_and_may_look_for_another(arrive: Arrive) -> None:
    soon = booking("mh-lok3", "14:15", "15:15")
    visitor = at_the_booking(arrive, soon, now=wall("14:08"))
    assert "om\u00a07" in visitor.text_of("about")

    visitor.touch_all("askGiveBack", "giveBack")

    visitor.waits_for("givenBack")
    assert "om\u00a07" not in str(visitor.kiosk.mine.property("about"))
    assert not any(visitor.sees(name) for name in ("checkIn", "plate", "kept", "answer"))
    visitor.touch("findAnother")
    visitor.waits_for("findPage")


def test_one_that_the_house_cancels_meanwhile_stops_being_asked_about(arrive: Arrive) -> None:
    soon = booking("mh-lok3", "14:15", "15:15")
    visitor = at_the_booking(arrive, soon, now=wall("14:08"))
    visitor.touch("askGiveBack")
    visitor.waits_for("giveBack")

    gone = replace(soon, version=2, state=BookingState.CANCELLED_BY_STAFF, occupancy=(), reason="Vandskade")
    visitor.kiosk.post(picture_of_the_day(more=[gone]))

    visitor.waits_for("findAnother")
    assert visitor.text_of("plate") == "Aflyst af huset"
    assert not visitor.sees("sure")
