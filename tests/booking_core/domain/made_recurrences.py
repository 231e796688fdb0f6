"""Series of days made for tests: the Tuesdays of 2027, and any there can be."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume
from hypothesis import strategies as st

from booking_core.domain.places import Weekday
from booking_core.domain.recurring.recurrence import (
    NTHS,
    Count,
    Daily,
    End,
    Monthly,
    Pattern,
    Recurrence,
    Until,
    Weekly,
    days_of,
    days_of_rule,
)
from booking_core.domain.recurring.recurrence_text import recurrence_of

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


def of_2027(*days: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(f"2027-{day}") for day in days)


def days_in(part: Recurrence | None) -> tuple[date, ...]:
    return () if part is None else days_of(part)


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
def series_and_cuts(draw: st.DrawFn) -> tuple[Recurrence, date]:
    """A series and any day in it, before it or after it."""
    recurrence = draw(recurrences())
    return recurrence, recurrence.first_day + timedelta(days=draw(st.integers(-45, 205)))
