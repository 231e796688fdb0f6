"""Which of a house's rules decides a day: closure, dated day, public holiday, season or week."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.hours.opening_hours import (
    HoursRule,
    Shift,
    crew_plan,
    crew_shifts_between,
    crew_spans_between,
    day_plan,
    open_spans_between,
    school_holiday_on,
    staffed_plan,
)
from booking_core.domain.places import (
    Closure,
    CrewHours,
    DatedDay,
    Hours,
    Municipality,
    PublicHolidays,
    SchoolHoliday,
    Season,
    Venue,
    Weekday,
)
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at
from tests.booking_core.sample_places import HOUSE, LIBRARY, hours

GOOD_FRIDAY = date(2027, 3, 26)
SATURDAY = date(2026, 11, 28)
EVERY_DAY = tuple(Weekday)
HOLIDAYS_KEPT = PublicHolidays(open=False, exceptions={HOUSE: (hours("13:00", "17:00"),)})
NO_HOLIDAYS = PublicHolidays(open=True, exceptions={})
CLOSURE = Closure(GOOD_FRIDAY, GOOD_FRIDAY, None, "Maling")
DATED = DatedDay(
    GOOD_FRIDAY,
    GOOD_FRIDAY,
    (hours("18:00", "02:00"),),
    staffed=(hours("18:00", "22:00"),),
    crew=(CrewHours(hours("16:00", "02:00"), 2),),
    reason="Kulturnat",
)
SEASON = Season(
    "Forår",
    date(2027, 3, 1),
    date(2027, 3, 31),
    opening={day: (hours("10:00", "16:00"),) for day in EVERY_DAY},
    staffed={day: (hours("11:00", "12:00"),) for day in EVERY_DAY},
    crew={day: (CrewHours(hours("09:00", "10:00"), 3),) for day in EVERY_DAY},
)
UNCHANGING = replace(SEASON, opening=None, staffed=None, crew=None)
HOME = replace(
    MUNICIPALITY.venue_by_id[HOUSE],
    crew={day: (CrewHours(hours("07:00", "15:00"), 1),) for day in EVERY_DAY},
)
"""The sample's house with a crew: open 08-22, Fridays to 01; at the desk 09-15; crew 07-15."""


def town(venue: Venue, *closures: Closure, public_holidays: PublicHolidays = NO_HOLIDAYS) -> Municipality:
    """The sample with `venue` as its house."""
    others = MUNICIPALITY.venues[1:]
    return replace(MUNICIPALITY, venues=(venue, *others), closures=closures, public_holidays=public_holidays)


def walls(spans: tuple[TimeSpan, ...]) -> list[str]:
    zone = MUNICIPALITY.zone
    return [f"{s.starts_at.astimezone(zone):%H:%M}-{s.ends_at.astimezone(zone):%H:%M}" for s in spans]


def told(municipality: Municipality, day: date) -> tuple[HoursRule, str, str, str]:
    """The rule that decides, and when the house is open, staffed, and has crew."""
    venue = municipality.venue_by_id[HOUSE]
    plan, crew = day_plan(municipality, venue, day), crew_plan(municipality, venue, day)
    spans = (plan.open_spans, staffed_plan(municipality, venue, day), tuple(shift.span for shift in crew))
    opening, staffed, on_duty = (" ".join(walls(one)) for one in spans)
    return plan.decided_by, opening, staffed, on_duty


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        # closed dated holiday season      decided by                open           at the desk    crew
        ("closed dated holiday season", (HoursRule.CLOSURE, "", "", "")),
        ("closed dated holiday -", (HoursRule.CLOSURE, "", "", "")),
        ("closed dated - season", (HoursRule.CLOSURE, "", "", "")),
        ("closed dated - -", (HoursRule.CLOSURE, "", "", "")),
        ("closed - holiday season", (HoursRule.CLOSURE, "", "", "")),
        ("closed - holiday -", (HoursRule.CLOSURE, "", "", "")),
        ("closed - - season", (HoursRule.CLOSURE, "", "", "")),
        ("closed - - -", (HoursRule.CLOSURE, "", "", "")),
        ("- dated holiday season", (HoursRule.DATED_DAY, "18:00-02:00", "18:00-22:00", "16:00-02:00")),
        ("- dated holiday -", (HoursRule.DATED_DAY, "18:00-02:00", "18:00-22:00", "16:00-02:00")),
        ("- dated - season", (HoursRule.DATED_DAY, "18:00-02:00", "18:00-22:00", "16:00-02:00")),
        ("- dated - -", (HoursRule.DATED_DAY, "18:00-02:00", "18:00-22:00", "16:00-02:00")),
        ("- - holiday season", (HoursRule.PUBLIC_HOLIDAY, "13:00-17:00", "", "")),
        ("- - holiday -", (HoursRule.PUBLIC_HOLIDAY, "13:00-17:00", "", "")),
        ("- - - season", (HoursRule.SEASON, "10:00-16:00", "11:00-12:00", "09:00-10:00")),
        ("- - - -", (HoursRule.WEEK, "08:00-01:00", "09:00-15:00", "07:00-15:00")),
    ],
)
def test_the_first_rule_that_says_something_decides(rules: str, expected: tuple[HoursRule, str, str, str]) -> None:
    closed, dated, holiday, season = (rule != "-" for rule in rules.split())
    venue = replace(HOME, days=(DATED,) if dated else (), seasons=(SEASON,) if season else ())
    closures = (CLOSURE,) if closed else ()

    municipality = town(venue, *closures, public_holidays=HOLIDAYS_KEPT if holiday else NO_HOLIDAYS)

    assert told(municipality, GOOD_FRIDAY) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # what a dated day that only says when it is open leaves to the rules behind it
        (DatedDay(FRIDAY, FRIDAY, (hours("10:00", "14:00"),)), ("10:00-14:00", "10:00-14:00", "07:00-15:00")),
        (DatedDay(FRIDAY, FRIDAY, (hours("12:00", "23:00"),)), ("12:00-23:00", "12:00-15:00", "07:00-15:00")),
        (DatedDay(FRIDAY, FRIDAY, (hours("16:00", "23:00"),)), ("16:00-23:00", "", "07:00-15:00")),
        (DatedDay(FRIDAY, FRIDAY, ()), ("", "", "")),
        (DatedDay(FRIDAY, FRIDAY, (), crew=(CrewHours(hours("08:00", "12:00"), 2),)), ("", "", "08:00-12:00")),
        (DatedDay(FRIDAY, FRIDAY, (hours("10:00", "14:00"),), staffed=()), ("10:00-14:00", "", "07:00-15:00")),
        (DatedDay(FRIDAY, FRIDAY, (hours("10:00", "14:00"),), crew=()), ("10:00-14:00", "10:00-14:00", "")),
    ],
)
def test_a_dated_day_leaves_people_to_the_rules_behind_it_while_the_house_is_open(
    day: DatedDay, expected: tuple[str, str, str]
) -> None:
    assert told(town(replace(HOME, days=(day,))), FRIDAY)[1:] == expected


def test_on_a_public_holiday_a_dated_day_brings_no_people_it_does_not_name() -> None:
    opened = DatedDay(GOOD_FRIDAY, GOOD_FRIDAY, (hours("10:00", "14:00"),))

    municipality = town(replace(HOME, days=(opened,)), public_holidays=HOLIDAYS_KEPT)

    assert told(municipality, GOOD_FRIDAY)[1:] == ("10:00-14:00", "", "")


def test_on_a_public_holiday_a_dated_day_may_name_its_crew() -> None:
    opened = DatedDay(
        GOOD_FRIDAY, GOOD_FRIDAY, (hours("10:00", "14:00"),), crew=(CrewHours(hours("08:00", "10:00"), 1),)
    )

    municipality = town(replace(HOME, days=(opened,)), public_holidays=HOLIDAYS_KEPT)

    assert told(municipality, GOOD_FRIDAY)[3] == "08:00-10:00"


@pytest.mark.parametrize(
    ("season", "expected"),
    [
        (replace(UNCHANGING, opening=SEASON.opening), (HoursRule.SEASON, "10:00-16:00", "09:00-15:00", "07:00-15:00")),
        (replace(UNCHANGING, staffed=SEASON.staffed), (HoursRule.WEEK, "08:00-01:00", "11:00-12:00", "07:00-15:00")),
        (replace(UNCHANGING, crew=SEASON.crew), (HoursRule.WEEK, "08:00-01:00", "09:00-15:00", "09:00-10:00")),
        (replace(UNCHANGING, opening={}), (HoursRule.SEASON, "", "09:00-15:00", "07:00-15:00")),
        (replace(UNCHANGING, crew={}), (HoursRule.WEEK, "08:00-01:00", "09:00-15:00", "")),
    ],
)
def test_a_season_changes_what_it_names_and_nothing_else(
    season: Season, expected: tuple[HoursRule, str, str, str]
) -> None:
    assert told(town(replace(HOME, seasons=(season,))), GOOD_FRIDAY) == expected


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2027, 2, 28), HoursRule.WEEK),
        (date(2027, 3, 1), HoursRule.SEASON),
        (date(2027, 3, 31), HoursRule.SEASON),
        (date(2027, 4, 1), HoursRule.WEEK),
    ],
)
def test_a_season_includes_its_first_and_its_last_day(day: date, rule: HoursRule) -> None:
    municipality = town(replace(HOME, seasons=(SEASON,)))

    assert told(municipality, day)[0] is rule


def test_two_seasons_that_change_different_things_hold_together() -> None:
    open_late = replace(SEASON, staffed=None, crew=None)
    more_crew = replace(SEASON, name="Ombygning", opening=None, staffed=None)

    municipality = town(replace(HOME, seasons=(more_crew, open_late)))

    assert told(municipality, GOOD_FRIDAY)[1:] == ("10:00-16:00", "09:00-15:00", "09:00-10:00")


def test_a_day_of_several_holds_on_each_of_them() -> None:
    municipality = town(replace(HOME, days=(DatedDay(FRIDAY, SATURDAY, (hours("12:00", "13:00"),)),)))
    days = [FRIDAY + timedelta(days=n) for n in range(-1, 3)]

    assert [told(municipality, day)[1] == "12:00-13:00" for day in days] == [False, True, True, False]


def test_what_was_edited_beats_what_the_file_says_of_the_day() -> None:
    of_the_file = DatedDay(FRIDAY, FRIDAY, (), reason="Personaledag")
    edited = DatedDay(FRIDAY, FRIDAY, (hours("12:00", "13:00"),), reason="Valg", edited=True)

    assert told(town(replace(HOME, days=(of_the_file, edited))), FRIDAY)[1] == "12:00-13:00"
    assert told(town(replace(HOME, days=(edited, of_the_file))), FRIDAY)[1] == "12:00-13:00"


@pytest.mark.parametrize(
    ("day", "reason", "closed_because"),
    [
        (DatedDay(FRIDAY, FRIDAY, (), reason="Personaledag"), "Personaledag", "Personaledag"),
        (DatedDay(FRIDAY, FRIDAY, ()), "", ""),
        (DatedDay(FRIDAY, FRIDAY, (hours("12:00", "13:00"),), reason="Kulturnat"), "Kulturnat", ""),
    ],
)
def test_a_dated_day_says_why_and_is_closed_because_only_when_it_is(
    day: DatedDay, reason: str, closed_because: str
) -> None:
    venue = replace(HOME, days=(day,))

    plan = day_plan(town(venue), venue, FRIDAY)

    assert (plan.reason, plan.closed_because) == (reason, closed_because)


def test_a_weekday_that_a_season_leaves_out_is_closed_for_no_special_reason() -> None:
    venue = replace(HOME, seasons=(replace(SEASON, opening={}),))

    plan = day_plan(town(venue), venue, GOOD_FRIDAY)

    assert (plan.open_spans, plan.reason, plan.closed_because) == ((), "Forår", "")


def test_crew_comes_on_a_weekday_on_which_the_house_is_not_open() -> None:
    no_fridays = replace(HOME, opening={Weekday.THU: (hours("08:00", "22:00"),)})

    assert told(town(no_fridays), FRIDAY)[1:] == ("", "09:00-15:00", "07:00-15:00")


def test_a_shift_past_midnight_belongs_to_the_day_it_begins() -> None:
    night = {Weekday.FRI: (CrewHours(hours("16:00", "02:00"), 2),)}
    venue = replace(HOME, crew=night, staffed={Weekday.FRI: (hours("20:00", "01:00"),)})
    municipality = town(venue)

    assert crew_plan(municipality, venue, FRIDAY) == (Shift(TimeSpan(at("16:00", FRIDAY), at("02:00", SATURDAY)), 2),)
    assert staffed_plan(municipality, venue, FRIDAY) == (TimeSpan(at("20:00", FRIDAY), at("01:00", SATURDAY)),)
    assert (crew_plan(municipality, venue, SATURDAY), staffed_plan(municipality, venue, SATURDAY)) == ((), ())


def test_a_closed_saturday_does_not_send_the_friday_shift_home_at_midnight() -> None:
    night = {Weekday.FRI: (CrewHours(hours("16:00", "02:00"), 2),)}
    venue = replace(HOME, crew=night)
    municipality = town(venue, Closure(SATURDAY, SATURDAY, None, "Maling"))

    shifts = crew_shifts_between(municipality, venue, FRIDAY, SATURDAY)

    assert [shift.span.ends_at for shift in shifts] == [at("02:00", SATURDAY)]


def test_shifts_keep_their_heads_and_spans_are_joined() -> None:
    crew = {day: (CrewHours(hours("15:00", "22:00"), 1), CrewHours(hours("07:00", "15:00"), 2)) for day in EVERY_DAY}
    venue = replace(HOME, crew=crew)
    municipality = town(venue)

    shifts = crew_shifts_between(municipality, venue, THURSDAY, FRIDAY)

    assert [(shift.span.starts_at, shift.heads) for shift in shifts] == [
        (at("07:00"), 2),
        (at("15:00"), 1),
        (at("07:00", FRIDAY), 2),
        (at("15:00", FRIDAY), 1),
    ]
    assert crew_spans_between(municipality, venue, THURSDAY, FRIDAY) == (
        TimeSpan(at("07:00"), at("22:00")),
        TimeSpan(at("07:00", FRIDAY), at("22:00", FRIDAY)),
    )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 2, 12), None),
        (date(2027, 2, 13), "Vinterferie"),
        (date(2027, 2, 21), "Vinterferie"),
        (date(2027, 2, 22), None),
    ],
)
def test_a_school_holiday_includes_its_first_and_its_last_day(day: date, name: str | None) -> None:
    winter = SchoolHoliday("Vinterferie", date(2027, 2, 13), date(2027, 2, 21))

    holiday = school_holiday_on(replace(MUNICIPALITY, school_holidays=(winter,)), day)

    assert (None if holiday is None else holiday.name) == name


HOURS_OF_A_DAY = st.sampled_from([(), (hours("10:00", "14:00"),), (hours("18:00", "02:00"),)])


@given(
    day=st.dates(date(2027, 3, 20), date(2027, 4, 5)),
    closes=st.booleans(),
    opening=HOURS_OF_A_DAY,
    holidays_open=st.booleans(),
)
def test_nobody_is_promised_at_the_desk_or_on_duty_on_a_day_that_is_closed_by_date(
    *, day: date, closes: bool, opening: tuple[Hours, ...], holidays_open: bool
) -> None:
    dated = DatedDay(GOOD_FRIDAY, GOOD_FRIDAY, opening)
    closures = (CLOSURE,) if closes else ()
    venue = replace(HOME, days=(dated,), seasons=(SEASON,))
    municipality = town(venue, *closures, public_holidays=NO_HOLIDAYS if holidays_open else HOLIDAYS_KEPT)

    plan = day_plan(municipality, venue, day)

    if not plan.open_spans and plan.decided_by not in {HoursRule.SEASON, HoursRule.WEEK}:
        assert (staffed_plan(municipality, venue, day), crew_plan(municipality, venue, day)) == ((), ())
    if plan.decided_by is HoursRule.DATED_DAY:
        staffed = staffed_plan(municipality, venue, day)
        assert all(any(opening.contains(span) for opening in plan.open_spans) for span in staffed)


def test_what_was_worked_out_once_is_told_again() -> None:
    venue = replace(HOME, days=(DATED,))
    municipality = town(venue)
    questions = (day_plan, staffed_plan, crew_plan)

    first = [ask(municipality, venue, day) for ask, day in product(questions, (GOOD_FRIDAY, FRIDAY))]
    again = [ask(municipality, venue, day) for ask, day in product(questions, (GOOD_FRIDAY, FRIDAY))]

    assert all(one is other for one, other in zip(first, again, strict=True))
    assert len(municipality.day_memory) == 6


def test_a_changed_house_is_never_told_the_hours_of_the_one_in_the_file() -> None:
    municipality = town(HOME)
    before = day_plan(municipality, municipality.venue_by_id[HOUSE], FRIDAY)
    changed = replace(HOME, opening={})

    assert day_plan(municipality, changed, FRIDAY).open_spans == ()
    assert day_plan(municipality, municipality.venue_by_id[HOUSE], FRIDAY) == before


def test_a_new_version_of_the_places_remembers_nothing_of_the_old() -> None:
    municipality = town(HOME)
    venue = municipality.venue_by_id[HOUSE]
    open_spans_between(municipality, venue, THURSDAY, SATURDAY)

    shut = replace(municipality, closures=(Closure(FRIDAY, FRIDAY, None, "Maling"),))

    assert len(shut.day_memory) == 0
    assert day_plan(shut, venue, FRIDAY).open_spans == ()


def test_two_houses_are_told_apart() -> None:
    library = MUNICIPALITY.venue_by_id[LIBRARY]
    municipality = town(HOME)

    plans = [day_plan(municipality, venue, THURSDAY) for venue in municipality.venues]

    assert plans[0].open_spans != plans[1].open_spans
    assert plans[1] == day_plan(MUNICIPALITY, library, THURSDAY)
