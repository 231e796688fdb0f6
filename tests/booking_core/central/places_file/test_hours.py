from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.central.places_file.hours import parse_hours, parse_time, written
from booking_core.domain.places import Hours

WALL = st.times().map(lambda wall: wall.replace(second=0, microsecond=0))


def test_hours_are_read_from_their_two_ends() -> None:
    assert parse_hours("08:00-22:15") == Hours(time(8), time(22, 15))


def test_an_end_before_the_start_is_kept_for_the_next_morning() -> None:
    assert parse_hours("18:00-02:00") == Hours(time(18), time(2))


@pytest.mark.parametrize("text", ["18:00-24:00", "18:00-00:00"])
def test_midnight_as_an_end_may_be_written_both_ways(text: str) -> None:
    assert parse_hours(text) == Hours(time(18), time(0))


def test_a_whole_day_is_written_with_24_00() -> None:
    assert parse_hours("00:00-24:00") == Hours(time(0), time(0))


@pytest.mark.parametrize(
    "text",
    [
        *("", "8-14", "8:00-14:00", "08.00-14.00", "08:00 - 14:00", "08:00-14:00\n", " 08:00-14:00"),
        *("08:00-25:00", "24:00-08:00", "08:60-09:00", "08:00-24:30", "08:00–14:00", "٠٨:٠٠-١٤:٠٠"),
        *("08:00-08:00", "00:00-00:00", 800, None, ["08:00-14:00"], time(8)),
    ],
)
def test_what_is_not_hours_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="hours"):
        parse_hours(text)


def test_a_time_of_day_is_read() -> None:
    assert parse_time("06:45") == time(6, 45)


@pytest.mark.parametrize("text", ["6:45", "24:00", "06.45", "06:45:00", "0645", "", 645, time(6, 45)])
def test_what_is_not_a_time_of_day_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="time of day"):
        parse_time(text)


@given(WALL, WALL)
def test_written_hours_are_read_as_they_were(opens: time, closes: time) -> None:
    hours = Hours(opens, closes)

    if opens == closes != time(0):
        with pytest.raises(ValueError, match="without length"):
            parse_hours(written(hours))
    else:
        assert parse_hours(written(hours)) == hours
