"""Which hour lies where along the board, in a day and in a week."""

from datetime import UTC, date, datetime, timedelta

import pytest

from booking_core.domain.time_spans import TimeSpan
from booking_core.language.words import Words
from tests.ui.desk_day import MUNICIPALITY
from ui.view_models.desk.board.axis import Axis
from ui.view_models.desk.board.hours import axis_of, board_hours
from ui.view_models.visit.speech import Speech

SPEECH = Speech(Words.of("da"), MUNICIPALITY.zone)
AUTUMN = tuple(date(2026, 10, 19) + timedelta(days=number) for number in range(7))
"""The week that ends with the day of twenty-five hours."""


def axis(*days: date) -> Axis:
    return axis_of(MUNICIPALITY, MUNICIPALITY.venues, days, speech=SPEECH)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A wall time of October 2026, as an instant."""
    return datetime(2026, 10, day, hour, minute, tzinfo=MUNICIPALITY.zone).astimezone(UTC)


def test_every_day_of_a_week_has_the_same_hours_of_the_wall_clock() -> None:
    columns = axis(*AUTUMN).columns

    hours = {tuple(SPEECH.clock(end) for end in (one.hours.starts_at, one.hours.ends_at)) for one in columns}
    assert (len(hours), len(columns)) == (1, 7)
    assert [one.day for one in columns] == list(AUTUMN)


@pytest.mark.parametrize("days", [AUTUMN[3:4], AUTUMN])
def test_what_lies_somewhere_is_found_there_again(days: tuple[date, ...]) -> None:
    shown = axis(*days)
    moment = at(22, 13, 45)
    (piece,) = shown.pieces(TimeSpan(moment, moment + timedelta(hours=2)))

    assert abs(shown.instant_at(piece.column + piece.start) - moment) < timedelta(seconds=1)
    assert piece.column == shown.column_of(moment)


def test_on_the_day_of_twenty_five_hours_noon_is_at_noon() -> None:
    shown = axis(*AUTUMN)

    saturday, sunday = (next(shown.pieces(TimeSpan(at(day, 12), at(day, 13)))) for day in (24, 25))

    assert saturday.start == pytest.approx(sunday.start)


def test_what_goes_on_past_midnight_is_seen_on_the_day_it_begins_and_once() -> None:
    shown = axis(*AUTUMN)

    pieces = list(shown.pieces(TimeSpan(at(23, 18), at(24, 1))))

    assert [piece.column for piece in pieces] == [4]


def test_a_hand_holds_still_on_quarters_in_a_day_and_on_half_hours_in_a_week() -> None:
    for shown, wanted in ((axis(AUTUMN[3]), at(22, 13, 15)), (axis(*AUTUMN), at(22, 13, 0))):
        (piece,) = shown.pieces(TimeSpan(at(22, 13, 14), at(22, 14)))
        assert shown.nearest(piece.column + piece.start) == wanted


def test_the_last_of_a_day_is_not_the_first_of_the_next() -> None:
    shown = axis(*AUTUMN)

    assert shown.nearest(0.999) == shown.columns[0].hours.ends_at
    assert shown.step_under(1.0) == shown.columns[1].hours.starts_at


def test_of_a_week_every_fourth_hour_has_its_number_and_none_where_a_note_stands() -> None:
    hours = board_hours(axis(*AUTUMN), SPEECH, noted=frozenset({2}))

    assert {hour.label for hour in hours} >= {"8", "12", "16", "20"}
    assert {hour.column for hour in hours if hour.noted} == {2}
