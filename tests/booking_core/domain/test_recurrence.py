"""The days of a series: rules, ends, exceptions, the nights the clocks change, and what a change makes of them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rruleset, rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from booking_core.domain.places import Weekday
from booking_core.domain.recurrence import (
    LAST,
    MOST_OCCURRENCES,
    NTHS,
    Count,
    Daily,
    End,
    Monthly,
    Occurrence,
    Pattern,
    Recurrence,
    RecurrenceFault,
    Until,
    UnusableRecurrence,
    Weekly,
    days_of,
    days_of_rule,
    from_day,
    moved,
    occurrences,
    once,
    only_day,
    recurrence_of,
    rule_text,
    until_before,
    weekdays_of,
    with_day,
    without_day,
)
from booking_core.domain.time_spans import TimeSpan

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SEVEN, NINE = time(19), time(21)
TUESDAY = date(2027, 1, 5)
EIGHT_TUESDAYS = tuple(TUESDAY + timedelta(weeks=n) for n in range(8))
SPRING_NIGHT, AUTUMN_NIGHT = date(2027, 3, 28), date(2027, 10, 31)
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
EVERY_TUESDAY, EIGHT_TIMES = Weekly((TUE,)), Count(8)


def series(
    pattern: Pattern = EVERY_TUESDAY,
    first_day: date = TUESDAY,
    end: End = EIGHT_TIMES,
    *,
    exceptions: tuple[date, ...] = (),
    additions: tuple[date, ...] = (),
) -> Recurrence:
    return Recurrence(pattern, first_day, end, SEVEN, NINE, exceptions, additions)


def read(
    text: str, first_day: date = TUESDAY, *, exceptions: tuple[date, ...] = (), additions: tuple[date, ...] = ()
) -> Recurrence:
    return recurrence_of(
        text,
        first_day,
        starts=SEVEN,
        ends=NINE,
        zone=COPENHAGEN,
        exceptions=exceptions,
        additions=additions,
    )


def at(day: date, wall: str) -> datetime:
    """The instant of a Danish wall time; of two, the first."""
    return datetime.combine(day, time.fromisoformat(wall), COPENHAGEN).astimezone(UTC)


def of_2027(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2027-{day}") for day in days)


def days_in(part: Recurrence | None) -> tuple[date, ...]:
    return () if part is None else days_of(part)


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

FAULTS = [
    ("FREQ=WEEKLY;BYDAY=TU", RecurrenceFault.NEVER_ENDS, {}),
    ("FREQ=WEEKLY;COUNT=3;UNTIL=20270301", RecurrenceFault.TWO_ENDS, {}),
    ("", RecurrenceFault.UNREADABLE, {"part": ""}),
    ("WEEKLY", RecurrenceFault.UNREADABLE, {"part": "WEEKLY"}),
    ("FREQ=WEEKLY;", RecurrenceFault.UNREADABLE, {"part": ""}),
    ("FREQ=WEEKLY;COUNT=1;COUNT=2", RecurrenceFault.UNREADABLE, {"part": "COUNT=2"}),
    ("FREQ=SOMETIMES;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "FREQ=SOMETIMES"}),
    ("COUNT=1", RecurrenceFault.UNREADABLE, {"part": "FREQ="}),
    ("FREQ=WEEKLY;COUNT=-1", RecurrenceFault.UNREADABLE, {"part": "COUNT=-1"}),
    ("FREQ=WEEKLY;COUNT=٣", RecurrenceFault.UNREADABLE, {"part": "COUNT=٣"}),
    ("FREQ=WEEKLY;INTERVAL=0;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "INTERVAL=0"}),
    ("FREQ=WEEKLY;BYDAY=TI;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=TI"}),
    ("FREQ=WEEKLY;BYDAY=1TU;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=1TU"}),
    ("FREQ=MONTHLY;BYDAY=1TI;COUNT=1", RecurrenceFault.UNREADABLE, {"part": "BYDAY=1TI"}),
    ("FREQ=WEEKLY;UNTIL=20270230", RecurrenceFault.UNREADABLE, {"part": "UNTIL=20270230"}),
    ("FREQ=WEEKLY;UNTIL=20270223T25", RecurrenceFault.UNREADABLE, {"part": "UNTIL=20270223T25"}),
    ("FREQ=WEEKLY;UNTIL=99991231T235959Z", RecurrenceFault.UNREADABLE, {"part": "UNTIL=99991231T235959Z"}),
    ("FREQ=WEEKLY;UNTIL=00010101T000000", RecurrenceFault.UNREADABLE, {"part": "UNTIL=00010101T000000"}),
    ("FREQ=WEEKLY;COUNT=1;BYMOON=FULL", RecurrenceFault.UNKNOWN_PART, {"part": "BYMOON"}),
    ("DTSTART:20270105\nRRULE:FREQ=WEEKLY", RecurrenceFault.UNKNOWN_PART, {"part": "DTSTART:20270105\nRRULE:FREQ"}),
    ("FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYSETPOS"}),
    ("FREQ=MONTHLY;BYMONTHDAY=15;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYMONTHDAY"}),
    ("FREQ=MONTHLY;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY"}),
    ("FREQ=MONTHLY;BYDAY=TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY;BYDAY=TU"}),
    ("FREQ=MONTHLY;BYDAY=1TU,3TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=MONTHLY;BYDAY=1TU,3TU"}),
    ("FREQ=MONTHLY;BYDAY=5TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "BYDAY=5TU"}),
    ("FREQ=DAILY;BYDAY=TU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=DAILY;BYDAY"}),
    ("FREQ=YEARLY;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "FREQ=YEARLY"}),
    ("FREQ=WEEKLY;WKST=SU;COUNT=1", RecurrenceFault.UNSUPPORTED, {"part": "WKST=SU"}),
    ("FREQ=WEEKLY;UNTIL=20270104", RecurrenceFault.UNTIL_BEFORE_FIRST_DAY, {"day": TUESDAY}),
    ("FREQ=DAILY;COUNT=401", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=DAILY;COUNT=999999", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=DAILY;UNTIL=99991231", RecurrenceFault.TOO_MANY, {"most": 400}),
    ("FREQ=MONTHLY;BYDAY=1TU;COUNT=122", RecurrenceFault.TOO_LONG, {"years": 10}),
    ("FREQ=WEEKLY;INTERVAL=999999;COUNT=2", RecurrenceFault.TOO_LONG, {"years": 10}),
    ("FREQ=WEEKLY;COUNT=0", RecurrenceFault.NO_OCCURRENCE, {}),
    ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20270110", RecurrenceFault.NO_OCCURRENCE, {}),
]


@pytest.mark.parametrize(("text", "fault", "facts"), FAULTS)
def test_a_text_that_gives_no_usable_series_is_refused_with_the_reason(
    text: str, fault: RecurrenceFault, facts: Mapping[str, object]
) -> None:
    with pytest.raises(UnusableRecurrence) as refused:
        read(text)

    assert (refused.value.fault, dict(refused.value.facts)) == (fault, facts)


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


# As text


@pytest.mark.parametrize(
    ("recurrence", "text"),
    [
        (series(), "FREQ=WEEKLY;BYDAY=TU;COUNT=8"),
        (series(Weekly((THU, MON), 2)), "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=8"),
        (series(Monthly(THU, LAST)), "FREQ=MONTHLY;BYDAY=-1TH;COUNT=8"),
        (series(Daily(), end=Until(date(2027, 2, 1))), "FREQ=DAILY;UNTIL=20270201T235959"),
    ],
)
def test_a_rule_is_written_as_calendars_write_it(recurrence: Recurrence, text: str) -> None:
    assert rule_text(recurrence) == text


@pytest.mark.parametrize(
    ("last_day", "text"),
    [(date(2027, 2, 23), "20270223T225959Z"), (date(2027, 7, 6), "20270706T215959Z")],
)
def test_beside_a_zone_the_end_is_written_in_utc(last_day: date, text: str) -> None:
    assert rule_text(series(end=Until(last_day)), COPENHAGEN) == f"FREQ=WEEKLY;BYDAY=TU;UNTIL={text}"


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("20270223", "02-23"),
        ("20270223T190000", "02-23"),
        ("20270223T185959", "02-22"),
        ("20270223T180000Z", "02-23"),
        ("20270223T175959Z", "02-22"),
        ("20270223T225959Z", "02-23"),
        ("20270223T230000Z", "02-23"),
    ],
)
def test_an_end_between_two_starts_means_the_earlier_day(text: str, last_day: str) -> None:
    assert read(f"FREQ=WEEKLY;UNTIL={text}").end == Until(*of_2027(last_day))


# Changing it


def test_only_this_is_taken_out_and_stands_by_itself() -> None:
    day = EIGHT_TUESDAYS[3]

    assert days_in(without_day(series(), day)) == (*EIGHT_TUESDAYS[:3], *EIGHT_TUESDAYS[4:])
    assert days_of(only_day(series(), day)) == (day,)


def test_this_and_the_following_are_a_series_of_their_own() -> None:
    day = EIGHT_TUESDAYS[3]

    assert until_before(series(), day) == series(end=Count(3))
    assert from_day(series(), day) == series(first_day=day, end=Count(5))


def test_a_fortnightly_series_keeps_its_weeks_when_it_is_cut_in_the_week_between() -> None:
    fortnightly = series(Weekly((TUE,), 2), end=Count(4))

    assert days_in(from_day(fortnightly, date(2027, 1, 11))) == of_2027("01-19", "02-02", "02-16")


def test_a_part_without_any_day_is_none() -> None:
    assert until_before(series(), TUESDAY) is None
    assert from_day(series(), EIGHT_TUESDAYS[-1] + timedelta(days=1)) is None
    assert without_day(series(end=Count(1)), TUESDAY) is None


def test_a_part_that_has_additions_alone_is_a_series_of_them() -> None:
    late = of_2027("03-04", "03-06")

    assert days_in(from_day(series(additions=late), date(2027, 3, 1))) == late


def test_taking_out_a_day_the_series_is_not_on_is_refused() -> None:
    for change in (without_day, only_day):
        with pytest.raises(UnusableRecurrence, match="not-an-occurrence"):
            change(series(), date(2027, 1, 6))


def test_a_day_that_was_taken_out_comes_back_and_another_is_added() -> None:
    chess = series(exceptions=of_2027("02-16"))

    assert with_day(chess, date(2027, 2, 16)) == series()
    assert with_day(chess, date(2027, 2, 18)).additions == of_2027("02-18")
    assert with_day(chess, TUESDAY) == chess


def test_another_time_leaves_the_days_alone() -> None:
    chess = series(exceptions=of_2027("02-16"))

    later = moved(chess, starts=time(20), ends=time(1))

    assert (later.starts, later.ends, days_of(later)) == (time(20), time(1), days_of(chess))
    assert moved(chess) == chess


def test_a_weekly_series_moves_within_its_weeks_and_what_was_taken_out_stays_out() -> None:
    chess = series(exceptions=of_2027("02-16"), additions=of_2027("02-26"))

    moved_chess = moved(chess, weekdays={TUE: THU})

    assert moved_chess.exceptions == of_2027("02-18")
    assert days_of(moved_chess) == (
        *of_2027("01-07", "01-14", "01-21", "01-28", "02-04", "02-11", "02-25"),
        *of_2027("02-26"),
    )


def test_one_weekday_of_several_moves_and_the_others_stay() -> None:
    yoga = series(Weekly((TUE, FRI)), end=Until(date(2027, 1, 15)), exceptions=of_2027("01-08"))

    assert days_of(moved(yoga, weekdays={FRI: MON})) == of_2027("01-05", "01-11", "01-12")


def test_a_monthly_series_moves_to_the_same_place_among_its_new_weekdays() -> None:
    cafe = series(Monthly(THU, LAST), end=Count(3), exceptions=of_2027("02-25"))

    moved_cafe = moved(cafe, weekdays={THU: SUN})

    assert moved_cafe.pattern == Monthly(SUN, LAST)
    assert days_of(moved_cafe) == of_2027("01-31", "03-28")


def test_an_addition_on_a_day_the_series_moves_to_is_one_with_it() -> None:
    chess = series(end=Count(2), exceptions=of_2027("01-12"), additions=of_2027("01-14"))

    assert days_of(moved(chess, weekdays={TUE: THU})) == of_2027("01-07", "01-14")


@pytest.mark.parametrize("pattern", [Weekly((TUE,)), Monthly(TUE, 1), Daily()])
def test_a_weekday_the_rule_does_not_name_cannot_move(pattern: Pattern) -> None:
    with pytest.raises(UnusableRecurrence, match="weekday-not-in-rule"):
        moved(series(pattern), weekdays={WED: THU})


# Laws

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
WALLS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))
STEPS = st.integers(1, 4)
ONE_WEEKDAY = st.one_of(
    st.builds(Weekly, st.sampled_from(Weekday).map(lambda weekday: (weekday,)), STEPS),
    st.builds(Monthly, st.sampled_from(Weekday), st.sampled_from(NTHS), STEPS),
)
SEVERAL_WEEKDAYS = st.builds(Weekly, st.lists(st.sampled_from(Weekday), min_size=2, max_size=4).map(tuple), STEPS)
WITH_WEEKDAYS = st.one_of(ONE_WEEKDAY, SEVERAL_WEEKDAYS)
PATTERNS = st.one_of(st.builds(Daily, STEPS), WITH_WEEKDAYS)


@st.composite
def recurrences(
    draw: st.DrawFn, patterns: st.SearchStrategy[Pattern] = PATTERNS, most_additions: int = 4
) -> Recurrence:
    """Series from 2026 on with some days taken out and some put in, near the nights the clocks change or not."""
    first_day = draw(st.one_of(DAYS, st.sampled_from([SPRING_NIGHT, AUTUMN_NIGHT]).map(lambda day: day - timedelta(9))))
    last_days = st.integers(130, 300).map(lambda days: first_day + timedelta(days=days))
    end = draw(st.one_of(st.builds(Count, st.integers(1, 30)), st.builds(Until, last_days)))
    whole = Recurrence(draw(patterns), first_day, end, draw(WALLS), draw(WALLS))
    ruled = days_of_rule(whole)
    near = st.integers(-40, 200).map(lambda days: first_day + timedelta(days=days))
    exceptions = draw(st.sets(st.sampled_from(ruled), max_size=6))
    additions = draw(st.sets(near, max_size=most_additions)) - set(ruled)
    assume(set(ruled) - exceptions or additions)
    return Recurrence(whole.pattern, first_day, end, whole.starts, whole.ends, tuple(exceptions), tuple(additions))


@st.composite
def series_and_days(draw: st.DrawFn) -> tuple[Recurrence, date]:
    """A series and one of its days."""
    recurrence = draw(recurrences())
    return recurrence, draw(st.sampled_from(days_of(recurrence)))


@st.composite
def series_and_cuts(draw: st.DrawFn) -> tuple[Recurrence, date]:
    """A series and any day in it, before it or after it."""
    recurrence = draw(recurrences())
    return recurrence, recurrence.first_day + timedelta(days=draw(st.integers(-45, 205)))


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


@given(recurrences(), st.sampled_from([None, COPENHAGEN]))
def test_what_is_written_is_read_back(recurrence: Recurrence, zone: ZoneInfo | None) -> None:
    again = recurrence_of(
        rule_text(recurrence, zone),
        recurrence.first_day,
        starts=recurrence.starts,
        ends=recurrence.ends,
        zone=COPENHAGEN,
        exceptions=recurrence.exceptions,
        additions=recurrence.additions,
    )

    assert again == recurrence


@given(st.text(alphabet="FREQINTVALUCOBYDSP=;,0123456789-+WKTMHZ ", max_size=60))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        found = read(f"FREQ=WEEKLY;{text}")
    except UnusableRecurrence:
        return
    assert days_of(found)


@given(series_and_cuts())
def test_the_part_before_a_day_and_the_part_from_it_make_up_the_whole(case: tuple[Recurrence, date]) -> None:
    recurrence, day = case
    before, after = until_before(recurrence, day), from_day(recurrence, day)

    assert days_in(before) + days_in(after) == days_of(recurrence)
    assert all(other < day for other in days_in(before))
    assert all(other >= day for other in days_in(after))


@given(recurrences())
def test_a_cut_outside_the_series_leaves_it_as_it_is(recurrence: Recurrence) -> None:
    every_day = {*days_of_rule(recurrence), *recurrence.additions}
    assume(set(days_of_rule(recurrence)) - set(recurrence.exceptions))

    assert from_day(recurrence, min(every_day)) == recurrence
    assert until_before(recurrence, max(every_day) + timedelta(days=1)) == recurrence


@given(series_and_days())
def test_without_a_day_and_that_day_alone_make_up_the_whole(case: tuple[Recurrence, date]) -> None:
    recurrence, day = case
    rest = without_day(recurrence, day)

    assert sorted(days_in(rest) + days_of(only_day(recurrence, day))) == list(days_of(recurrence))
    assert rest is None or days_of(with_day(rest, day)) == days_of(recurrence)


@given(series_and_cuts())
def test_a_part_keeps_its_times(case: tuple[Recurrence, date]) -> None:
    recurrence, day = case
    parts = [part for part in (until_before(recurrence, day), from_day(recurrence, day)) if part is not None]

    spans = sorted(one for part in parts for one in occurrences(part, COPENHAGEN))

    assert tuple(spans) == occurrences(recurrence, COPENHAGEN)


@given(recurrences(WITH_WEEKDAYS), st.data())
def test_a_moved_series_has_each_of_its_days_in_the_same_week_or_month(
    recurrence: Recurrence, data: st.DataObject
) -> None:
    moves = {data.draw(st.sampled_from(weekdays_of(recurrence.pattern))): data.draw(st.sampled_from(Weekday))}
    kept = set(days_of(recurrence)) - set(recurrence.additions)

    found = moved(recurrence, weekdays=moves)

    expected = {moved_by_hand(recurrence.pattern, day, moves) for day in kept}
    assert set(days_of(found)) == expected | set(recurrence.additions)
    assert type(found.end) is type(recurrence.end)


def moved_by_hand(pattern: Pattern, day: date, moves: Mapping[Weekday, Weekday]) -> date:
    weekday = moves.get(Weekday.of(day), Weekday.of(day))
    if isinstance(pattern, Monthly):
        month = [date(day.year, day.month, 1) + timedelta(days=n) for n in range(31)]
        alike = [other for other in month if other.month == day.month and Weekday.of(other) is weekday]
        return alike[pattern.nth if pattern.nth == LAST else pattern.nth - 1]
    return day + timedelta(days=list(Weekday).index(weekday) - day.weekday())


@given(recurrences(ONE_WEEKDAY, most_additions=0), st.sampled_from(Weekday))
def test_moving_there_and_back_changes_no_day(recurrence: Recurrence, there: Weekday) -> None:
    (here,) = weekdays_of(recurrence.pattern)

    back = moved(moved(recurrence, weekdays={here: there}), weekdays={there: here})

    assert days_of(back) == days_of(recurrence)
