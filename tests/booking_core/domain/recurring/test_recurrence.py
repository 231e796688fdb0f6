"""The days of a series: rules, ends, exceptions, and the nights the clocks change."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import assume, given

from booking_core.domain.recurring.recurrence import (
    MOST_OCCURRENCES,
    Count,
    Daily,
    Occurrence,
    Recurrence,
    RecurrenceFault,
    UnusableRecurrence,
    Weekly,
    days_of,
    days_of_rule,
    occurrences,
    once,
)
from booking_core.domain.recurring.recurrence_text import rule_text
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_recurrences import (
    AUTUMN_NIGHT,
    COPENHAGEN,
    EIGHT_TUESDAYS,
    FRI,
    MON,
    SEVEN,
    SPRING_NIGHT,
    THU,
    TUESDAY,
    of_2027,
    read,
    recurrences,
    series,
)

# Which days a rule gives

RULES = [
    ("FREQ=WEEKLY;COUNT=3", of_2027("01-05", "01-12", "01-19")),
    ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270119", of_2027("01-05", "01-12", "01-19")),
    ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270118", of_2027("01-05", "01-12")),
    ("FREQ=WEEKLY;BYDAY=TH,MO;COUNT=4", of_2027("01-07", "01-11", "01-14", "01-18")),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=3", of_2027("01-05", "01-19", "02-02")),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=4", of_2027("01-07", "01-18", "01-21", "02-01")),
    ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=2", of_2027("01-18", "02-01")),
    ("FREQ=WEEKLY;INTERVAL=3;WKST=MO;COUNT=2", of_2027("01-05", "01-26")),
    ("FREQ=MONTHLY;BYDAY=1TU;COUNT=3", of_2027("01-05", "02-02", "03-02")),
    ("FREQ=MONTHLY;BYDAY=+2TH;COUNT=2", of_2027("01-14", "02-11")),
    ("FREQ=MONTHLY;BYDAY=-1TH;COUNT=4", of_2027("01-28", "02-25", "03-25", "04-29")),
    ("FREQ=MONTHLY;BYDAY=-1SU;COUNT=3", of_2027("01-31", "02-28", "03-28")),
    ("FREQ=MONTHLY;INTERVAL=2;BYDAY=4FR;COUNT=3", of_2027("01-22", "03-26", "05-28")),
    ("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", of_2027("02-01", "03-01")),
    ("FREQ=DAILY;COUNT=3", of_2027("01-05", "01-06", "01-07")),
    ("FREQ=DAILY;INTERVAL=10;UNTIL=20270131", of_2027("01-05", "01-15", "01-25")),
    ("RRULE:freq=weekly;count=1", of_2027("01-05")),
]


@pytest.mark.parametrize(("text", "days"), RULES)
def test_a_rule_gives_the_days_a_calendar_shows(text: str, days: tuple[date, ...]) -> None:
    assert days_of(read(text)) == days


def test_a_daily_series_is_on_the_leap_day_and_crosses_the_year() -> None:
    leap = read("FREQ=DAILY;COUNT=3", date(2028, 2, 28))
    year = read("FREQ=DAILY;COUNT=3", date(2026, 12, 31))

    assert days_of(leap) == (date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1))
    assert days_of(year) == (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2))


def test_the_last_tuesday_of_a_leap_february_is_the_leap_day() -> None:
    assert date(2028, 2, 29) in days_of(read("FREQ=MONTHLY;BYDAY=-1TU;COUNT=3", date(2028, 1, 1)))


def test_exceptions_are_left_out_and_count_among_the_times_while_additions_come_on_top() -> None:
    chess = series(exceptions=of_2027("02-16"), additions=of_2027("02-25"))

    assert days_of(chess) == (
        *of_2027("01-05", "01-12", "01-19", "01-26", "02-02", "02-09", "02-23"),
        *of_2027("02-25"),
    )
    assert days_of_rule(chess) == EIGHT_TUESDAYS


def test_an_exception_wins_over_an_addition_and_an_addition_on_a_day_of_the_rule_is_dropped() -> None:
    chess = series(exceptions=of_2027("02-16"), additions=of_2027("02-16", "02-23", "02-25"))

    assert chess.additions == of_2027("02-25")
    assert of_2027("02-16")[0] not in days_of(chess)


def test_the_order_in_which_days_are_given_makes_no_difference() -> None:
    days = of_2027("02-16", "01-12", "01-12")

    assert series(exceptions=days) == series(exceptions=days[::-1])
    assert Weekly((THU, MON, THU)) == Weekly((MON, THU))


def test_an_addition_may_lie_before_the_first_day() -> None:
    assert days_of(series(end=Count(1), additions=of_2027("01-04"))) == of_2027("01-04", "01-05")


# What there is no series for


def test_as_many_as_allowed_are_allowed() -> None:
    assert len(days_of(read(f"FREQ=DAILY;COUNT={MOST_OCCURRENCES}"))) == MOST_OCCURRENCES
    assert len(days_of(read("FREQ=MONTHLY;BYDAY=1TU;COUNT=120"))) == 120


def fault_of(*, exceptions: tuple[date, ...] = (), additions: tuple[date, ...] = ()) -> UnusableRecurrence:
    with pytest.raises(UnusableRecurrence) as refused:
        series(exceptions=exceptions, additions=additions)
    return refused.value


def test_an_exception_must_be_a_day_of_the_rule() -> None:
    refused = fault_of(exceptions=of_2027("01-12", "01-13"))

    assert (refused.fault, refused.facts["day"]) == (RecurrenceFault.NOT_AN_OCCURRENCE, date(2027, 1, 13))


def test_a_series_of_exceptions_alone_has_no_day() -> None:
    assert fault_of(exceptions=EIGHT_TUESDAYS).fault is RecurrenceFault.NO_OCCURRENCE


@pytest.mark.parametrize("day", [date.min, date(2, 12, 31), date(9998, 1, 1), date.max])
def test_a_day_at_the_edge_of_the_calendar_is_none(day: date) -> None:
    with pytest.raises(UnusableRecurrence) as raised:
        once(day, starts=time(19), ends=time(21))

    assert raised.value.fault is RecurrenceFault.NO_OCCURRENCE


def test_additions_keep_the_limits_too() -> None:
    one_more = tuple(date(2027, 4, 1) + timedelta(days=n) for n in range(500) if n % 7)[: MOST_OCCURRENCES - 7]

    assert fault_of(additions=one_more).fault is RecurrenceFault.TOO_MANY
    assert fault_of(additions=(date(2038, 1, 1),)).fault is RecurrenceFault.TOO_LONG


def test_a_week_needs_a_weekday_and_a_step_at_least_one() -> None:
    with pytest.raises(UnusableRecurrence, match="no-weekday"):
        Weekly(())
    for every in (0, -1):
        with pytest.raises(UnusableRecurrence, match="unreadable"):
            Daily(every)


# Wall times


@pytest.mark.parametrize(
    ("day", "starts", "ends", "first", "last"),
    [
        (TUESDAY, "19:00", "21:00", "2027-01-05T18:00", "2027-01-05T20:00"),
        (date(2027, 7, 6), "19:00", "21:00", "2027-07-06T17:00", "2027-07-06T19:00"),
        (date(2026, 12, 31), "22:00", "02:00", "2026-12-31T21:00", "2027-01-01T01:00"),
        (TUESDAY, "08:00", "08:00", "2027-01-05T07:00", "2027-01-06T07:00"),
        # Spring: 02:00 to 03:00 is not there.
        (SPRING_NIGHT - timedelta(days=1), "22:00", "02:30", "2027-03-27T21:00", "2027-03-28T01:30"),
        (SPRING_NIGHT - timedelta(days=1), "22:00", "04:00", "2027-03-27T21:00", "2027-03-28T02:00"),
        (SPRING_NIGHT, "02:30", "04:00", "2027-03-28T01:30", "2027-03-28T02:00"),
        (SPRING_NIGHT, "01:30", "03:30", "2027-03-28T00:30", "2027-03-28T01:30"),
        # Autumn: 02:00 to 03:00 is there twice.
        (AUTUMN_NIGHT - timedelta(days=1), "22:00", "02:30", "2027-10-30T20:00", "2027-10-31T00:30"),
        (AUTUMN_NIGHT - timedelta(days=1), "22:00", "04:00", "2027-10-30T20:00", "2027-10-31T03:00"),
        (AUTUMN_NIGHT, "02:30", "03:30", "2027-10-31T00:30", "2027-10-31T02:30"),
    ],
)
def test_an_occurrence_is_where_the_clock_on_the_wall_says(
    day: date, starts: str, ends: str, first: str, last: str
) -> None:
    meeting = once(day, starts=time.fromisoformat(starts), ends=time.fromisoformat(ends))

    span = TimeSpan(datetime.fromisoformat(f"{first}Z"), datetime.fromisoformat(f"{last}Z"))
    assert occurrences(meeting, COPENHAGEN) == (Occurrence(day, span),)


@pytest.mark.parametrize("night", [SPRING_NIGHT, AUTUMN_NIGHT])
def test_seven_in_the_evening_stays_seven_when_the_clocks_change(night: date) -> None:
    choir = series(Weekly((FRI,)), night - timedelta(days=9), Count(4))

    spans = [one.span for one in occurrences(choir, COPENHAGEN)]

    assert {span.starts_at.astimezone(COPENHAGEN).time() for span in spans} == {SEVEN}
    assert {span.length for span in spans} == {timedelta(hours=2)}
    assert {later.starts_at - earlier.starts_at for earlier, later in pairwise(spans)} > {timedelta(days=7)}


def test_an_occurrence_that_spring_swallows_whole_is_left_out() -> None:
    nights = Recurrence(Daily(), SPRING_NIGHT - timedelta(days=1), Count(3), time(2), time(3))

    assert [one.day for one in occurrences(nights, COPENHAGEN)] == [date(2027, 3, 27), date(2027, 3, 29)]


# Laws


def by_dateutil(recurrence: Recurrence) -> list[datetime]:
    """The naive local starts of the series, as python-dateutil reads its text."""

    def start(day: date) -> datetime:
        return datetime.combine(day, recurrence.starts)

    found = rrulestr(rule_text(recurrence), dtstart=start(recurrence.first_day), forceset=True)
    assert isinstance(found, rruleset)
    for day in recurrence.additions:
        found.rdate(start(day))
    for day in recurrence.exceptions:
        found.exdate(start(day))
    return list(found)


def is_usual(recurrence: Recurrence, start: datetime) -> bool:
    """Whether spring neither leaves the start out nor swallows all that begins then."""
    last_sunday_of_march = start.month == 3 and start.day > 24 and start.weekday() == 6
    return not last_sunday_of_march or recurrence.starts >= time(3)


@given(recurrences())
def test_the_days_are_those_python_dateutil_finds_in_local_time(recurrence: Recurrence) -> None:
    assert [datetime.combine(day, recurrence.starts) for day in days_of(recurrence)] == by_dateutil(recurrence)


@given(recurrences())
def test_every_occurrence_starts_when_the_wall_clock_shows_its_time(recurrence: Recurrence) -> None:
    starts = [one.span.starts_at.astimezone(COPENHAGEN) for one in occurrences(recurrence, COPENHAGEN)]

    shown = [start.replace(tzinfo=None) for start in starts if is_usual(recurrence, start)]

    assert shown == [start for start in by_dateutil(recurrence) if is_usual(recurrence, start)]
    assert all(start.fold == 0 for start in starts)


@given(recurrences())
def test_occurrences_are_sorted_unique_and_shorter_than_a_day_and_an_hour(recurrence: Recurrence) -> None:
    found = occurrences(recurrence, COPENHAGEN)

    assert all(earlier.day < later.day for earlier, later in pairwise(found))
    assert all(earlier.span.starts_at < later.span.starts_at for earlier, later in pairwise(found))
    assert all(timedelta() < one.span.length <= timedelta(hours=25) for one in found)


@given(recurrences())
def test_a_series_with_an_hour_between_never_overlaps_itself(recurrence: Recurrence) -> None:
    ends, starts = (datetime.combine(TUESDAY, wall) for wall in (recurrence.ends, recurrence.starts))
    assume(timedelta() < (ends - starts) % timedelta(days=1) <= timedelta(hours=23))

    spans = [one.span for one in occurrences(recurrence, COPENHAGEN)]

    assert not any(earlier.overlaps(later) for earlier, later in pairwise(spans))
