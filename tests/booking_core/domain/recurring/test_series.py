"""Each date of a series is told for itself; what is said to fit is booked, and every suggestion can be had."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booking_core.domain.bookings import Booking, BookingState, CellKind, Channel, Instead, SetUpBy
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.places import KindOfUser, Municipality, Weekday
from booking_core.domain.recurring.recurrence import (
    LAST,
    Count,
    Daily,
    End,
    Monthly,
    Pattern,
    Recurrence,
    Until,
    Weekly,
    days_of,
    once,
)
from booking_core.domain.recurring.series import RULES_HOLD, SeriesWish, booking_id_of, first_ahead, renewed
from booking_core.domain.recurring.series_dates import DatePreview, Fits, Had, Refused, lay_out, placer_of, preview
from booking_core.domain.recurring.series_dates import taken as taken_instead
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import TimeSpan, local_day
from tests.booking_core.domain.made_bookings import MUNICIPALITY, QUARTER, ZONE, at, made_booking, number
from tests.booking_core.domain.made_series import (
    EVERY_TUESDAY,
    NOW,
    TUESDAY,
    TUESDAYS,
    a_series,
    a_wish,
    evening,
    evenings,
    taken,
    told,
)
from tests.booking_core.domain.occupying.test_placing import FEAST, PLACES, ROWS
from tests.booking_core.sample_places import (
    CIRCLE,
    EMPTY,
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    MEETING,
    WORKSHOP,
)
from tests.slices import examples

FREE = Calendar.of(())
WORKSHOP_FULL = tuple(TimeSpan(at("08:00", day), at("22:00", day)) for day in TUESDAYS)


def previewed(wish: SeriesWish, calendar: Calendar = FREE, places: Municipality = MUNICIPALITY) -> list[str]:
    return told(preview(places, calendar, wish, now=NOW))


# Which dates fit


def test_where_all_is_free_every_date_fits() -> None:
    assert previewed(a_wish()) == ["1 fits", "8 fits", "15 fits", "22 fits"]


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        ("17:00", "19:00", "8 fits"),  # it ends where ours begins
        ("21:00", "22:00", "8 fits"),  # it begins where ours ends
        ("18:00", "19:15", "8 taken, shift 19:15 workshop"),
        ("19:30", "20:00", "8 taken, shift 20:00 workshop"),
        ("20:45", "22:00", "8 taken, shift 18:45 workshop"),
        ("19:00", "21:00", "8 taken, shift 17:00 workshop"),
    ],
)
def test_a_date_is_refused_when_it_meets_another_booking(starts: str, ends: str, said: str) -> None:
    assert previewed(a_wish(), taken(evening(TUESDAYS[1], starts, ends))) == ["1 fits", said, "15 fits", "22 fits"]


def test_a_closed_day_says_so_and_the_nearest_open_day_is_suggested() -> None:
    """24 to 26 December are closed: the suggestion skips them, and what the series has itself."""
    wish = a_wish(
        a_series(Recurrence(Weekly((Weekday.WED, Weekday.THU)), date(2026, 12, 22), Count(2), time(19), time(20)))
    )

    assert previewed(wish) == ["23 fits", "24 closed-all-day, other-day 19:00 on 22 workshop"]


def test_when_the_whole_day_is_taken_another_place_in_the_house_is_suggested() -> None:
    assert previewed(a_wish(), taken(*WORKSHOP_FULL))[0] == "1 taken, other-space 19:00 hall"


def test_when_the_house_is_full_the_same_hour_another_day_is_suggested() -> None:
    full = taken(*WORKSHOP_FULL).with_bookings(
        made_booking(HALL, TimeSpan(at("08:00", day), at("22:00", day)), booking_id=number(50 + day.day))
        for day in TUESDAYS
    )

    assert previewed(a_wish(), full) == [
        "1 taken, other-day 19:00 on 2 workshop",
        "8 taken, other-day 19:00 on 9 workshop",
        "15 taken, other-day 19:00 on 16 workshop",
        "22 taken, other-day 19:00 on 23 workshop",
    ]


def test_where_nothing_helps_nothing_is_suggested() -> None:
    wish = a_wish(a_series(persons=500))

    assert previewed(wish)[0] in {"1 too-many-persons", "1 fire-limit"}


def test_dates_too_far_ahead_are_refused_one_by_one() -> None:
    """The sample is booked 90 days ahead: until 24 February."""
    wish = a_wish(a_series(evenings(3, first_day=date(2027, 2, 16))))

    assert [one.split(",")[0] for one in previewed(wish)] == ["16 fits", "23 fits", "2 too-far-ahead"]


# Dates of one series


def test_dates_of_one_series_do_not_hide_one_another() -> None:
    """Two dates are put in one place: the earlier has it, the later is told that it is taken."""
    there = Instead(HALL_NORTH, EMPTY, evening(date(2026, 12, 9)))

    wish = a_wish(instead={TUESDAYS[0]: there, TUESDAYS[1]: there})

    assert previewed(wish)[:2] == ["1 fits on 9", "8 taken, shift 17:00 on 9 hall-north"]


def test_what_is_chosen_instead_of_one_date_does_not_push_out_another() -> None:
    """Wednesday is put in Thursday's place: Thursday's own date was there first."""
    both = Recurrence(Weekly((Weekday.WED, Weekday.THU)), date(2026, 12, 2), Count(2), time(19), time(21))
    thursday = Instead(WORKSHOP, MEETING, evening(date(2026, 12, 3)))

    wednesday, other = previewed(a_wish(a_series(both), instead={date(2026, 12, 2): thursday}))

    assert (wednesday.split(",")[0], other) == ("2 taken", "3 fits")


def test_a_date_that_is_left_out_is_not_laid_out() -> None:
    assert previewed(a_wish(left_out=frozenset({TUESDAYS[1]})))[1] == "8 left out"


def test_what_was_chosen_instead_is_judged_in_its_place() -> None:
    later = Instead(HALL_NORTH, EMPTY, evening(date(2026, 12, 9), "18:00", "20:00"))

    dates = preview(MUNICIPALITY, taken(evening(TUESDAYS[1])), a_wish(instead={TUESDAYS[1]: later}), now=NOW)

    assert told(dates)[1] == "8 fits on 9"
    assert isinstance(dates[1].verdict, Fits)
    assert (dates[1].verdict.booking.space, dates[1].verdict.booking.span) == (HALL_NORTH, later.span)


def test_the_bookings_of_a_preview_have_the_ids_the_centre_will_give_them() -> None:
    wish = a_wish()

    dates = preview(MUNICIPALITY, FREE, wish, now=NOW)

    assert [one.asked.id for one in dates if one.asked is not None] == [booking_id_of(wish.id, day) for day in TUESDAYS]
    assert len({booking_id_of(wish.id, day) for day in TUESDAYS}) == 4
    assert all(one.asked is not None and one.asked.series == wish.series.id for one in dates)


def test_set_up_and_strike_of_dates_that_follow_closely_are_shared() -> None:
    """Every day in a circle, the room stands set overnight where the crew could not do both."""
    daily = Recurrence(Daily(), date(2026, 12, 1), Count(3), time(8), time(10))

    wish = a_wish(a_series(daily, layout=CIRCLE), named=True)

    laid = lay_out(MUNICIPALITY, FREE, wish, placer=placer_of(MUNICIPALITY, wish, now=NOW))

    assert len(laid.fitting) == 3
    assert all(laid.calendar.bookings[one.id].occupancy == one.occupancy for one in laid.fitting)
    assert {one.version for one in laid.fitting} == {1}


# What an association may


@pytest.mark.parametrize(
    ("user", "every_week_all_season", "fitting"),
    [
        (KindOfUser.ASSOCIATION, False, 8),
        (KindOfUser.ASSOCIATION, True, 10),
        (KindOfUser.CITIZEN, False, 10),
        (KindOfUser.SCHOOL, False, 0),
    ],
)
def test_an_association_has_short_series(user: KindOfUser, *, every_week_all_season: bool, fitting: int) -> None:
    rules = MUNICIPALITY.rules
    association = replace(rules.association, weekly_all_season=every_week_all_season)
    places = replace(MUNICIPALITY, rules=replace(rules, association=association))
    wish = a_wish(a_series(replace(evenings(), pattern=EVERY_TUESDAY, end=Count(10)), user=user))

    dates = preview(places, FREE, wish, now=NOW)

    assert sum(isinstance(one.verdict, Fits) for one in dates) == fitting


def test_of_an_associations_series_a_refused_date_makes_room_for_a_later_one_and_the_limit_is_said() -> None:
    wish = a_wish(a_series(evenings(10), user=KindOfUser.ASSOCIATION))

    dates = preview(MUNICIPALITY, taken(evening(TUESDAYS[0])), wish, now=NOW)

    codes = [one.verdict.refusal.code for one in dates if isinstance(one.verdict, Refused)]
    assert (codes[0], codes[-1]) == (RefusalCode.TAKEN, RefusalCode.FIXED_MEETINGS)
    assert sum(isinstance(one.verdict, Fits) for one in dates) == 8


def test_when_an_association_has_its_eight_no_more_is_suggested() -> None:
    wish = a_wish(a_series(evenings(9), user=KindOfUser.ASSOCIATION))

    dates = preview(MUNICIPALITY, taken(evening(TUESDAYS[0])), wish, now=NOW)

    fits = sum(isinstance(one.verdict, Fits) for one in dates)
    suggested = sum(isinstance(one.verdict, Refused) and one.verdict.suggestion is not None for one in dates)
    assert fits + suggested <= 8


# Clocks and midnights


def test_the_hour_stays_when_the_clocks_change() -> None:
    """31 October 2027: 19.00 is 17:00 UTC before and 18:00 UTC after."""
    rules = MUNICIPALITY.rules
    ahead = replace(MUNICIPALITY, rules=replace(rules, limits=replace(rules.limits, book_ahead_days=500)))
    sundays = replace(evenings(2, first_day=date(2027, 10, 24)), pattern=Weekly((Weekday.SUN,)))

    dates = preview(ahead, FREE, a_wish(a_series(sundays)), now=NOW)

    assert told(dates) == ["24 fits", "31 fits"]
    assert [one.asked.span.starts_at.hour for one in dates if one.asked is not None] == [17, 18]


def test_a_time_that_spring_leaves_out_is_told_and_not_dropped() -> None:
    night = replace(
        evenings(2, first_day=date(2027, 3, 21), starts="02:00", ends="03:00"), pattern=Weekly((Weekday.SUN,))
    )

    dates = preview(MUNICIPALITY, FREE, a_wish(a_series(night)), now=NOW)

    assert (told(dates)[1], dates[1].asked) == ("28 no-such-time", None)


def test_a_night_past_midnight_belongs_to_the_day_it_starts() -> None:
    fridays = replace(
        evenings(2, first_day=date(2026, 12, 4), starts="23:00", ends="01:00"), pattern=Weekly((Weekday.FRI,))
    )

    dates = preview(MUNICIPALITY, FREE, a_wish(a_series(fridays, space=HALL_NORTH, layout=EMPTY)), now=NOW)

    assert told(dates) == ["4 fits", "11 fits"]
    spans = [one.asked.span for one in dates if one.asked is not None]
    assert [span.length for span in spans] == [timedelta(hours=2)] * 2
    assert [local_day(span.ends_at, ZONE) for span in spans] == [date(2026, 12, 5), date(2026, 12, 12)]


def test_the_last_thursday_of_the_month_is_a_series_too() -> None:
    monthly = Recurrence(Monthly(Weekday.THU, LAST), date(2026, 12, 1), Count(3), time(19), time(21))

    assert [one.split(",")[0] for one in previewed(a_wish(a_series(monthly)))] == [
        "31 fits",
        "28 fits",
        "25 too-far-ahead",
    ]


# As it is afterwards


def bookings_of(days: Mapping[int, BookingState]) -> list[Booking]:
    return [
        made_booking(WORKSHOP, evening(date(2026, 12, day)), booking_id=number(day), state=state)
        for day, state in days.items()
    ]


def test_a_series_has_the_days_of_those_that_are_left() -> None:
    confirmed, gone = BookingState.CONFIRMED, BookingState.CANCELLED_BY_CITIZEN

    series = renewed(a_series(), bookings_of({1: confirmed, 8: gone, 15: BookingState.COMPLETED, 16: confirmed}), ZONE)

    assert days_of(series.recurrence) == (date(2026, 12, 1), date(2026, 12, 15), date(2026, 12, 16))
    assert series.bookings == (number(1), number(15), number(16))
    assert [series.place_of(number(one)) for one in (1, 8, 16)] == [1, None, 3]
    assert series.version == 2


def test_a_series_with_nothing_left_keeps_its_days_and_has_no_dates() -> None:
    series = renewed(a_series(), bookings_of({1: BookingState.CANCELLED_BY_STAFF}), ZONE)

    assert (series.bookings, days_of(series.recurrence)) == ((), TUESDAYS)


def test_the_first_ahead_stands_for_the_whole() -> None:
    confirmed, gone = BookingState.CONFIRMED, BookingState.CANCELLED_BY_CITIZEN
    dates = bookings_of({22: confirmed, 1: gone, 8: confirmed})

    assert first_ahead(dates, now=NOW) == dates[2]
    assert first_ahead(dates, now=at("23:00", date(2026, 12, 8))) == dates[0]
    assert first_ahead(dates[1:2], now=NOW) is None


# Laws

SPACES: tuple[tuple[SpaceId, LayoutId], ...] = (
    (WORKSHOP, MEETING),
    (WORKSHOP, CIRCLE),
    (HALL_NORTH, EMPTY),
    (HALL_NORTH, ROWS),
    (HALL, FEAST),
    (GROUP_ROOM, MEETING),
)


PATTERNS: tuple[Pattern, ...] = (
    Daily(),
    Daily(2),
    EVERY_TUESDAY,
    Weekly((Weekday.TUE, Weekday.FRI)),
    Weekly((Weekday.FRI,), 2),
)


@st.composite
def recurrences(draw: st.DrawFn) -> Recurrence:
    first_day = TUESDAY + timedelta(days=draw(st.integers(-6, 6)))
    pattern = draw(st.sampled_from(PATTERNS))
    minutes = draw(st.integers(7 * 4, 23 * 4)) * 15
    length = draw(st.integers(2, 18)) * 15
    starts, ends = (time(value // 60 % 24, value % 60) for value in (minutes, minutes + length))
    ends_by: tuple[End, ...] = (Count(4), Until(first_day + timedelta(days=14)))
    end = draw(st.sampled_from(ends_by))
    return Recurrence(pattern, first_day, end, starts, ends)


@st.composite
def crowded(draw: st.DrawFn) -> Calendar:
    """Bookings of the house in the first days of December, put in as the centre would."""
    placer = placer_of(PLACES, a_wish(named=True), now=NOW)
    calendar = FREE
    for value in range(draw(st.integers(0, 6))):
        space, layout = draw(st.sampled_from(SPACES))
        starts_at = at("08:00", TUESDAY) + timedelta(days=draw(st.integers(-3, 7))) + draw(st.integers(0, 50)) * QUARTER
        span = TimeSpan(starts_at, starts_at + draw(st.integers(2, 16)) * QUARTER)
        wished = made_booking(space, span, booking_id=number(value + 1)) if space in PLACES.space_by_id else None
        if wished is None:
            continue
        had = placer(calendar, replace(wished, layout=layout, occupancy=(), channel=Channel.STAFF), RULES_HOLD)
        if isinstance(had, Had):
            calendar = had.added_to(calendar)
    return calendar


@st.composite
def wishes(draw: st.DrawFn) -> SeriesWish:
    space, layout = draw(st.sampled_from(SPACES))
    user = draw(st.sampled_from((KindOfUser.CITIZEN, KindOfUser.ASSOCIATION)))
    channel = draw(st.sampled_from((Channel.STAFF, Channel.PARTNER)))
    series = a_series(draw(recurrences()), space=space, layout=layout, user=user, channel=channel, persons=6)
    return a_wish(series, named=draw(st.booleans()))


def suggested(dates: tuple[DatePreview, ...]) -> dict[date, Instead]:
    return {
        one.day: taken_instead(one.verdict.suggestion)
        for one in dates
        if isinstance(one.verdict, Refused) and one.verdict.suggestion is not None
    }


@settings(max_examples=examples(250), deadline=None)
@given(wishes(), crowded(), st.data())
def test_what_fits_is_booked_and_so_is_any_choice_of_the_suggestions(
    wish: SeriesWish, calendar: Calendar, data: st.DataObject
) -> None:
    dates = preview(PLACES, calendar, wish, now=NOW)
    offered = suggested(dates)
    chosen = {day: offered[day] for day in offered if data.draw(st.booleans())}

    again = preview(PLACES, calendar, replace(wish, instead=chosen), now=NOW)

    fitting = {one.day for one in dates if isinstance(one.verdict, Fits)}
    assert {one.day for one in again if isinstance(one.verdict, Fits)} == fitting | chosen.keys()


@settings(max_examples=examples(120), deadline=None)
@given(wishes(), crowded())
def test_no_cell_is_in_two_bookings_when_a_series_is_laid_out(wish: SeriesWish, calendar: Calendar) -> None:
    laid = lay_out(PLACES, calendar, wish, placer=placer_of(PLACES, wish, now=NOW))

    for runs in laid.calendar.runs.values():
        assert all(one.end <= other.first for one, other in pairwise(runs))
    for one in laid.fitting:
        used = {entry.cell for entry in one.occupancy if entry.kind is CellKind.USE}
        assert used == {entry.cell for entry in laid.calendar.bookings[one.id].occupancy if entry.kind is CellKind.USE}


@settings(max_examples=examples(60), deadline=None)
@given(recurrences())
def test_every_day_of_the_recurrence_is_told_once_and_in_order(recurrence: Recurrence) -> None:
    dates = preview(MUNICIPALITY, FREE, a_wish(a_series(recurrence)), now=NOW)

    assert tuple(one.day for one in dates) == days_of(recurrence)


def test_a_single_day_is_a_series_of_one() -> None:
    wish = a_wish(a_series(once(TUESDAY, starts=time(19), ends=time(21))))

    assert previewed(wish) == ["1 fits"]


def test_people_who_set_up_themselves_do_so_on_every_date() -> None:
    series = replace(a_series(space=HALL_SOUTH, layout=ROWS), set_up_by=SetUpBy.THEMSELVES)

    dates = preview(
        PLACES, FREE, a_wish(replace(series, recurrence=evenings(2, starts="17:00", ends="19:00"))), now=NOW
    )

    assert told(dates) == ["1 fits", "8 fits"]
    assert all(one.asked is not None and one.asked.set_up_by is SetUpBy.THEMSELVES for one in dates)
