"""What a hand on the board means by where it is."""

from datetime import timedelta

import pytest

from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from tests.booking_core.domain.made_bookings import at, made_booking, on_thursday
from tests.booking_core.sample_places import WORKSHOP
from ui.view_models.desk.board.grip import Grip, Part, part_at, span_under

BOOKING = made_booking(WORKSHOP, on_thursday("14:00", "15:30"))


def held(part: Part, hand: str, *, from_: str = "14:30") -> TimeSpan:
    return span_under(Grip(part, at(from_), room=0, booking=BOOKING), at(hand))


def test_a_block_held_in_the_middle_moves_by_as_much_as_the_hand() -> None:
    assert held(Part.WHOLE, "16:00") == on_thursday("15:30", "17:00")
    assert held(Part.WHOLE, "13:15") == on_thursday("12:45", "14:15")


def test_an_end_is_stretched_and_never_crosses_the_other() -> None:
    assert held(Part.END, "16:30", from_="15:30") == on_thursday("14:00", "16:30")
    assert held(Part.END, "09:00", from_="15:30") == TimeSpan(at("14:00"), at("14:00") + SLOT_LENGTH)
    assert held(Part.START, "13:00", from_="14:00") == on_thursday("13:00", "15:30")
    assert held(Part.START, "20:00", from_="14:00") == TimeSpan(at("15:30") - SLOT_LENGTH, at("15:30"))


def test_a_new_booking_is_drawn_both_ways() -> None:
    grip = Grip(Part.NEW, at("14:00"), room=0)

    assert span_under(grip, at("15:00")) == on_thursday("14:00", "15:00")
    assert span_under(grip, at("13:00")) == on_thursday("13:00", "14:00")
    assert span_under(grip, at("14:00")).length == SLOT_LENGTH


@pytest.mark.parametrize(
    ("hand", "part"),
    [("14:00", Part.START), ("14:09", Part.START), ("14:10", Part.WHOLE), ("15:19", Part.WHOLE), ("15:21", Part.END)],
)
def test_the_ends_of_a_block_stretch_it(hand: str, part: Part) -> None:
    assert part_at(BOOKING.span, at(hand), tolerance=timedelta(minutes=10)) is part


def test_a_short_block_can_still_be_moved() -> None:
    short = on_thursday("14:00", "14:30")

    assert part_at(short, at("14:15"), tolerance=timedelta(hours=1)) is Part.WHOLE
