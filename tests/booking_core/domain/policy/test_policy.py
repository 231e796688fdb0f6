"""Each rule at its boundary, the order of the rules, and who is let past which."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from booking_core.domain.bookings import Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.places import (
    AfterSchoolRule,
    Closure,
    KindOfUser,
    LimitsOverride,
    Municipality,
    ResidentsFirstRule,
    SchoolHoliday,
    Space,
    Weekday,
)
from booking_core.domain.policy import OVERRIDABLE, RULES, Ask, Known, refusal_of
from booking_core.domain.quotas import OPEN, PERSON_OPEN, Tally
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, made_booking, on_thursday
from tests.booking_core.sample_places import (
    CIRCLE,
    EMPTY,
    GROUP_ROOM,
    HALL,
    HALL_NORTH,
    HALL_SOUTH,
    MEETING,
    WORKSHOP,
    hours,
)

NOW = at("14:08")
PHONE = "44 00 00 01"
SATURDAY = date(2026, 11, 28)
MINUTE = timedelta(minutes=1)
R = RefusalCode

GOOD = Ask(WORKSHOP, MEETING, on_thursday("14:15", "15:15"), persons=6, channel=Channel.KIOSK)
NAMED = replace(GOOD, named=True)
STAFF = replace(GOOD, channel=Channel.STAFF)


def code_of(ask: Ask, *, now: datetime = NOW, municipality: Municipality = MUNICIPALITY) -> RefusalCode | None:
    refusal = refusal_of(ask, municipality, now=now)
    return None if refusal is None else refusal.code


def refused(ask: Ask, *, now: datetime = NOW, municipality: Municipality = MUNICIPALITY) -> Refusal:
    refusal = refusal_of(ask, municipality, now=now)
    assert refusal is not None
    return refusal


def lasting(minutes: int, ask: Ask = NAMED) -> Ask:
    return replace(ask, span=TimeSpan(at("14:15"), at("14:15") + minutes * MINUTE))


def with_limits(limits: LimitsOverride, space_id: SpaceId = WORKSHOP) -> Municipality:
    """The sample with other limits for one space."""

    def changed(space: Space) -> Space:
        return replace(space, limits=limits) if space.id == space_id else space

    venues = tuple(
        replace(venue, spaces=tuple(changed(space) for space in venue.spaces)) for venue in MUNICIPALITY.venues
    )
    return replace(MUNICIPALITY, venues=venues)


def test_a_small_meeting_soon_needs_no_name() -> None:
    assert code_of(GOOD) is None


def test_an_unknown_space_and_an_unknown_layout_are_named_as_such() -> None:
    assert refused(replace(GOOD, space=SpaceId("cellar"))) == Refusal(R.UNKNOWN_SPACE)
    assert refused(replace(GOOD, layout=LayoutId("cinema"))) == Refusal(R.UNKNOWN_LAYOUT)
    assert refused(replace(GOOD, layout=EMPTY)) == Refusal(R.UNKNOWN_LAYOUT)  # another space's layout


def test_a_layout_that_does_not_stand_there_needs_crew() -> None:
    assert refused(replace(GOOD, layout=CIRCLE)) == Refusal(R.LAYOUT_NEEDS_CREW, {"phone": PHONE})


@pytest.mark.parametrize(("persons", "expected"), [(1, None), (16, None), (17, R.TOO_MANY_PERSONS)])
def test_a_layout_has_as_many_places_as_it_says(persons: int, expected: RefusalCode | None) -> None:
    assert code_of(replace(GOOD, persons=persons)) is expected


def test_a_hall_to_stand_in_counts_its_standing_places() -> None:
    north = replace(NAMED, space=SpaceId("hall-north"), layout=EMPTY)

    assert code_of(replace(north, persons=120)) is None
    assert refused(replace(north, persons=121)) == Refusal(R.TOO_MANY_PERSONS, {"capacity": 120})


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("14:15", "15:15", None),
        ("14:16", "15:15", R.NOT_ON_QUARTER),
        ("14:15", "15:14", R.NOT_ON_QUARTER),
        ("14:16", "15:16", R.NOT_ON_QUARTER),
        ("14:15:01", "15:15:01", R.NOT_ON_QUARTER),
    ],
)
def test_bookings_start_and_end_on_the_quarter(starts: str, ends: str, expected: RefusalCode | None) -> None:
    assert code_of(replace(NAMED, span=on_thursday(starts, ends))) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("14:00", None),
        ("14:15", None),
        ("14:25", None),
        ("14:25:01", R.IN_THE_PAST),
        ("14:26", R.IN_THE_PAST),
        ("16:00", R.IN_THE_PAST),
    ],
)
def test_a_start_up_to_ten_minutes_ago_is_still_now(now: str, expected: RefusalCode | None) -> None:
    assert code_of(GOOD, now=at(now)) is expected


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(15, R.TOO_SHORT), (30, None), (45, None), (240, None), (255, R.TOO_LONG)],
)
def test_a_booking_is_neither_too_short_nor_too_long(minutes: int, expected: RefusalCode | None) -> None:
    assert code_of(lasting(minutes)) is expected


def test_the_length_that_would_do_is_told() -> None:
    assert refused(lasting(15)) == Refusal(R.TOO_SHORT, {"minutes": 30})
    assert refused(lasting(255)) == Refusal(R.TOO_LONG, {"minutes": 240})


def test_a_space_may_allow_less_than_its_municipality() -> None:
    ask = lasting(180, replace(NAMED, space=GROUP_ROOM))

    assert code_of(ask) is None
    assert refused(lasting(195, ask)) == Refusal(R.TOO_LONG, {"minutes": 180})


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 2, 24), None), (date(2027, 2, 25), R.TOO_FAR_AHEAD)],
)
def test_the_last_day_that_can_be_booked_is_ninety_days_ahead(day: date, expected: RefusalCode | None) -> None:
    ask = replace(NAMED, span=TimeSpan(at("19:00", day), at("20:00", day)))

    assert code_of(ask) is expected


def test_what_is_too_far_ahead_is_told_the_last_day() -> None:
    day = date(2027, 2, 25)
    ask = replace(NAMED, span=TimeSpan(at("10:00", day), at("11:00", day)))

    assert refused(ask) == Refusal(R.TOO_FAR_AHEAD, {"days": 90, "last_day": date(2027, 2, 24)})


@pytest.mark.parametrize(
    ("now", "starts", "expected"),
    [
        (at("00:00"), at("21:00"), None),
        (at("23:59", THURSDAY - timedelta(days=1)), at("08:00"), R.TOO_FAR_AHEAD),  # in UTC it is 22:59
        (at("00:30"), at("08:00"), None),  # in UTC it is still Wednesday
        (at("21:00"), at("08:00", FRIDAY), R.TOO_FAR_AHEAD),
        # The night the clocks go forward: 28 March 2027 begins an hour before UTC's, and ends two before.
        (at("23:30", date(2027, 3, 27)), at("10:00", date(2027, 3, 28)), R.TOO_FAR_AHEAD),
        (at("00:30", date(2027, 3, 28)), at("15:00", date(2027, 3, 28)), None),
        (at("23:30", date(2027, 10, 30)), at("10:00", date(2027, 10, 31)), R.TOO_FAR_AHEAD),
        (at("00:30", date(2027, 10, 31)), at("21:00", date(2027, 10, 31)), None),
    ],
)
def test_today_only_means_the_local_day(now: datetime, starts: datetime, expected: RefusalCode | None) -> None:
    ask = replace(NAMED, space=GROUP_ROOM, span=TimeSpan(starts, starts + 30 * MINUTE))

    assert code_of(ask, now=now) is expected


def test_a_house_open_past_midnight_takes_no_bookings_for_after_midnight_when_it_is_today_only() -> None:
    today_only = with_limits(LimitsOverride(book_ahead_days=0))
    after_midnight = replace(NAMED, span=TimeSpan(at("00:00", SATURDAY), at("00:30", SATURDAY)))
    over_midnight = replace(NAMED, span=TimeSpan(at("23:45", FRIDAY), at("00:30", SATURDAY)))

    assert code_of(over_midnight, now=at("22:00", FRIDAY), municipality=today_only) is None
    assert code_of(after_midnight, now=at("22:00", FRIDAY), municipality=today_only) is R.TOO_FAR_AHEAD


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (TimeSpan(at("08:00", FRIDAY), at("09:00", FRIDAY)), None),
        (TimeSpan(at("07:45", FRIDAY), at("09:00", FRIDAY)), R.CLOSED),
        (TimeSpan(at("00:00", SATURDAY), at("01:00", SATURDAY)), None),
        (TimeSpan(at("00:15", SATURDAY), at("01:15", SATURDAY)), R.CLOSED),
        (on_thursday("21:00", "22:00"), None),
        (on_thursday("21:15", "22:15"), R.CLOSED),
    ],
)
def test_all_of_a_booking_lies_in_the_opening_hours(span: TimeSpan, expected: RefusalCode | None) -> None:
    assert code_of(replace(NAMED, span=span)) is expected


def test_a_closed_hour_is_told_the_days_hours_and_a_closed_day_its_reason() -> None:
    too_late = replace(NAMED, span=on_thursday("22:15", "23:15"))
    christmas = date(2026, 12, 24)
    at_christmas = replace(NAMED, span=TimeSpan(at("10:00", christmas), at("11:00", christmas)))

    hours = {"day": THURSDAY, "opens_at": at("08:00"), "closes_at": at("22:00")}
    assert refused(too_late) == Refusal(R.CLOSED, hours)
    assert refused(at_christmas) == Refusal(R.CLOSED_ALL_DAY, {"day": christmas, "reason": "Jul"})


@pytest.mark.parametrize(
    ("span", "opens_at", "closes_at", "minutes"),
    [
        (on_thursday("21:15", "22:15"), at("08:00"), at("22:00"), 45),
        (TimeSpan(at("00:30", SATURDAY), at("01:30", SATURDAY)), at("08:00", FRIDAY), at("01:00", SATURDAY), 30),
    ],
)
def test_who_stays_past_closing_is_told_when_that_is_and_how_long_it_is_till_then(
    span: TimeSpan, opens_at: datetime, closes_at: datetime, minutes: int
) -> None:
    refusal = refused(replace(NAMED, span=span))

    day = opens_at.date()
    told = {"day": day, "opens_at": opens_at, "closes_at": closes_at, "minutes": minutes}
    assert (refusal.code, dict(refusal.facts)) == (R.CLOSED, told)


def test_a_space_with_approval_is_booked_by_staff_alone() -> None:
    hall = replace(NAMED, space=HALL, layout=EMPTY)

    assert refused(hall) == Refusal(R.NEEDS_APPROVAL, {"phone": PHONE})
    assert code_of(replace(hall, channel=Channel.PARTNER)) is R.NEEDS_APPROVAL
    assert code_of(replace(hall, channel=Channel.STAFF, named=False)) is None


@pytest.mark.parametrize(
    ("now", "expected"),
    [("12:00", None), ("11:59:59", R.NAME_NEEDED_START), ("11:45", R.NAME_NEEDED_START)],
)
def test_without_a_name_a_booking_starts_within_four_hours(now: str, expected: RefusalCode | None) -> None:
    ask = replace(GOOD, span=on_thursday("16:00", "17:00"))

    assert code_of(ask, now=at(now)) is expected
    assert code_of(replace(ask, channel=Channel.PARTNER), now=at(now)) is expected
    assert code_of(replace(ask, named=True), now=at(now)) is None
    assert code_of(replace(ask, channel=Channel.STAFF), now=at(now)) is None


@pytest.mark.parametrize(("minutes", "expected"), [(120, None), (135, R.NAME_NEEDED_LENGTH)])
def test_without_a_name_a_booking_lasts_at_most_two_hours(minutes: int, expected: RefusalCode | None) -> None:
    assert code_of(lasting(minutes, GOOD)) is expected
    assert code_of(lasting(minutes, NAMED)) is None
    assert code_of(lasting(minutes, STAFF)) is None


def test_what_a_name_would_allow_is_told() -> None:
    later = replace(GOOD, span=on_thursday("19:00", "20:00"))

    assert refused(later) == Refusal(R.NAME_NEEDED_START, {"minutes": 240})
    assert refused(lasting(135, GOOD)) == Refusal(R.NAME_NEEDED_LENGTH, {"minutes": 120})


@dataclass(frozen=True, slots=True)
class Wrong:
    """An ask that breaks the rule named, and every later one it can."""

    ask: Ask
    code: RefusalCode


FAR = date(2027, 5, 14)
WORST = Ask(
    HALL,
    LayoutId("x"),
    TimeSpan(at("02:05", FAR), at("12:10", FAR)),
    persons=999,
    channel=Channel.KIOSK,
    group="nobody",
)
NINE = replace(WORST, layout=EMPTY, persons=9, group=None)
NORTH = replace(NINE, space=HALL_NORTH)
FRIDAY_EVENING = TimeSpan(at("14:00", FRIDAY), at("17:00", FRIDAY))
SATURDAY_EVENING = TimeSpan(at("18:00", SATURDAY), at("21:00", SATURDAY))
STRICT = replace(
    with_limits(LimitsOverride(lead_minutes=180), HALL),
    rules=replace(
        MUNICIPALITY.rules,
        after_school=AfterSchoolRule("young", (Weekday.FRI,), hours("14:00", "17:00"), (HALL,), 120),
        residents_first=ResidentsFirstRule((HALL,), lapses_days_before=1),
    ),
    school_holidays=(SchoolHoliday("Ferie", SATURDAY, SATURDAY),),
)
FULL = Known(
    calendar=Calendar.of([made_booking(HALL_SOUTH, on_thursday("18:00", "22:00"))]),
    walk_in_at=NOW - MINUTE,
    person="p",
    uses={Tally(PERSON_OPEN, "p", OPEN): 3},
)


def broken_first(ask: Ask) -> RefusalCode | None:
    refusal = refusal_of(ask, STRICT, now=NOW, known=FULL)
    return None if refusal is None else refusal.code


IN_ORDER = [
    Wrong(replace(WORST, space=SpaceId("cellar")), R.UNKNOWN_SPACE),
    Wrong(WORST, R.UNKNOWN_LAYOUT),
    Wrong(replace(WORST, layout=EMPTY), R.UNKNOWN_GROUP),
    Wrong(replace(WORST, space=WORKSHOP, layout=CIRCLE, group=None), R.LAYOUT_NEEDS_CREW),
    Wrong(replace(WORST, layout=EMPTY, group=None), R.FIRE_LIMIT),
    Wrong(replace(NINE, persons=121), R.TOO_MANY_PERSONS),
    Wrong(replace(NINE, wheelchairs=9), R.TOO_MANY_WHEELCHAIRS),
    Wrong(NINE, R.NOT_ON_QUARTER),
    Wrong(replace(NINE, span=TimeSpan(at("02:00"), at("12:00"))), R.IN_THE_PAST),
    Wrong(replace(NINE, span=TimeSpan(at("02:00", FAR), at("02:15", FAR))), R.TOO_SHORT),
    Wrong(replace(NINE, span=TimeSpan(at("02:00", FAR), at("12:00", FAR))), R.TOO_LONG),
    Wrong(replace(NINE, span=on_thursday("15:00", "17:00")), R.TOO_SOON),
    Wrong(replace(NINE, span=TimeSpan(at("02:00", FAR), at("05:00", FAR))), R.TOO_FAR_AHEAD),
    Wrong(replace(NINE, span=TimeSpan(at("02:00", FRIDAY), at("05:00", FRIDAY))), R.CLOSED),
    Wrong(replace(NINE, user=KindOfUser.SCHOOL, span=FRIDAY_EVENING), R.OUTSIDE_SCHOOL_HOURS),
    Wrong(
        replace(NINE, user=KindOfUser.SCHOOL, span=TimeSpan(at("09:00", SATURDAY), at("12:00", SATURDAY))),
        R.SCHOOL_HOLIDAY,
    ),
    Wrong(replace(NINE, span=FRIDAY_EVENING), R.KEPT_FOR),
    Wrong(replace(NINE, user=KindOfUser.BUSINESS, span=SATURDAY_EVENING), R.RESIDENTS_FIRST),
    Wrong(replace(NINE, is_trial=True, span=SATURDAY_EVENING), R.NOT_OPEN_TO_ALL),
    Wrong(replace(NINE, span=SATURDAY_EVENING), R.NEEDS_APPROVAL),
    Wrong(replace(NORTH, span=SATURDAY_EVENING), R.NAME_NEEDED_START),
    Wrong(replace(NORTH, span=on_thursday("17:15", "20:15")), R.NAME_NEEDED_LENGTH),
    Wrong(replace(NORTH, span=on_thursday("17:15", "19:15")), R.NAME_NEEDED_LAST_ROOM),
    Wrong(replace(NORTH, span=on_thursday("17:15", "18:15")), R.NAME_NEEDED_PAUSE),
    Wrong(replace(NORTH, named=True, span=on_thursday("17:15", "18:15")), R.QUOTA_USED),
]


@pytest.mark.parametrize("wrong", IN_ORDER, ids=[wrong.code.value for wrong in IN_ORDER])
def test_the_first_rule_broken_is_the_one_told(wrong: Wrong) -> None:
    assert broken_first(wrong.ask) is wrong.code


def test_the_order_above_names_every_rule() -> None:
    unknown_names = {R.UNKNOWN_SPACE, R.UNKNOWN_LAYOUT}

    assert len({wrong.code for wrong in IN_ORDER} - unknown_names) == len(RULES)


def test_a_whole_day_closed_comes_at_the_same_place_as_a_closed_hour() -> None:
    shut = replace(MUNICIPALITY, closures=(Closure(THURSDAY, THURSDAY, None, "Maling"),))

    assert code_of(lasting(180, GOOD), municipality=shut) is R.CLOSED_ALL_DAY


def test_staff_keep_every_rule_that_is_not_about_names_approval_or_help_from_the_house() -> None:
    let_past = {
        R.NEEDS_APPROVAL: R.QUOTA_USED,
        R.NAME_NEEDED_START: R.QUOTA_USED,
        R.NAME_NEEDED_LENGTH: R.QUOTA_USED,
        R.NAME_NEEDED_LAST_ROOM: R.QUOTA_USED,
        R.NAME_NEEDED_PAUSE: R.QUOTA_USED,
        R.LAYOUT_NEEDS_CREW: R.FIRE_LIMIT,
    }

    for wrong in IN_ORDER:
        expected = let_past.get(wrong.code, wrong.code)
        assert broken_first(replace(wrong.ask, channel=Channel.STAFF)) is expected


def test_only_what_staff_may_override_can_be_passed_over() -> None:
    for wrong in IN_ORDER:
        refusal = refusal_of(wrong.ask, STRICT, now=NOW, known=FULL, overridden={wrong.code})
        passed_over = refusal is None or refusal.code is not wrong.code
        assert passed_over == (wrong.code in OVERRIDABLE)


def test_what_nobody_can_override() -> None:
    never = {R.UNKNOWN_SPACE, R.UNKNOWN_LAYOUT, R.UNKNOWN_GROUP, R.NOT_ON_QUARTER, R.IN_THE_PAST, R.FIRE_LIMIT, R.TAKEN}

    assert not never & OVERRIDABLE


def test_what_is_not_known_is_not_judged() -> None:
    asks_without_a_name = {R.NAME_NEEDED_LAST_ROOM, R.NAME_NEEDED_PAUSE, R.QUOTA_USED}

    for wrong in IN_ORDER:
        told = refusal_of(wrong.ask, STRICT, now=NOW)
        assert (told is None) == (wrong.code in asks_without_a_name)
