"""Each rule at its boundary, the order of the rules, and who is let past which."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from booking_core.domain.bookings import Channel
from booking_core.domain.identity import LayoutId, SpaceId
from booking_core.domain.places import Closure, LimitsOverride, Municipality, Space
from booking_core.domain.policy import RULES, Ask, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, on_thursday
from tests.booking_core.sample_places import CIRCLE, EMPTY, GROUP_ROOM, HALL, MEETING, WORKSHOP

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
    too_late = replace(NAMED, span=on_thursday("21:15", "22:15"))
    christmas = date(2026, 12, 24)
    at_christmas = replace(NAMED, span=TimeSpan(at("10:00", christmas), at("11:00", christmas)))

    assert refused(too_late) == Refusal(R.CLOSED, {"day": THURSDAY, "opens_at": at("08:00"), "closes_at": at("22:00")})
    assert refused(at_christmas) == Refusal(R.CLOSED_ALL_DAY, {"day": christmas, "reason": "Jul"})


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
WORST = Ask(HALL, LayoutId("x"), TimeSpan(at("02:05", FAR), at("12:10", FAR)), persons=999, channel=Channel.KIOSK)
IN_ORDER = [
    Wrong(replace(WORST, space=SpaceId("cellar")), R.UNKNOWN_SPACE),
    Wrong(WORST, R.UNKNOWN_LAYOUT),
    Wrong(replace(WORST, space=WORKSHOP, layout=CIRCLE), R.LAYOUT_NEEDS_CREW),
    Wrong(replace(WORST, layout=EMPTY), R.TOO_MANY_PERSONS),
    Wrong(replace(WORST, layout=EMPTY, persons=9), R.NOT_ON_QUARTER),
    Wrong(replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("02:00"), at("12:00"))), R.IN_THE_PAST),
    Wrong(
        replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("02:00", FAR), at("02:15", FAR))),
        R.TOO_SHORT,
    ),
    Wrong(replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("02:00", FAR), at("12:00", FAR))), R.TOO_LONG),
    Wrong(
        replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("02:00", FAR), at("05:00", FAR))),
        R.TOO_FAR_AHEAD,
    ),
    Wrong(
        replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("02:00", FRIDAY), at("05:00", FRIDAY))),
        R.CLOSED,
    ),
    Wrong(
        replace(WORST, layout=EMPTY, persons=9, span=TimeSpan(at("10:00", FRIDAY), at("13:00", FRIDAY))),
        R.NEEDS_APPROVAL,
    ),
    Wrong(replace(GOOD, span=TimeSpan(at("10:00", FRIDAY), at("13:00", FRIDAY))), R.NAME_NEEDED_START),
    Wrong(replace(GOOD, span=on_thursday("15:00", "18:00")), R.NAME_NEEDED_LENGTH),
]


@pytest.mark.parametrize("wrong", IN_ORDER, ids=[wrong.code.value for wrong in IN_ORDER])
def test_the_first_rule_broken_is_the_one_told(wrong: Wrong) -> None:
    assert code_of(wrong.ask) is wrong.code


def test_the_order_above_names_every_rule() -> None:
    unknown_names = {R.UNKNOWN_SPACE, R.UNKNOWN_LAYOUT}

    assert len({wrong.code for wrong in IN_ORDER} - unknown_names) == len(RULES)


def test_a_whole_day_closed_comes_at_the_same_place_as_a_closed_hour() -> None:
    shut = replace(MUNICIPALITY, closures=(Closure(THURSDAY, THURSDAY, None, "Maling"),))

    assert code_of(lasting(180, GOOD), municipality=shut) is R.CLOSED_ALL_DAY


def test_staff_keep_every_rule_that_is_not_about_names_approval_or_help_from_the_house() -> None:
    let_past: dict[RefusalCode, RefusalCode | None] = {
        R.NEEDS_APPROVAL: None,
        R.NAME_NEEDED_START: None,
        R.NAME_NEEDED_LENGTH: None,
        R.LAYOUT_NEEDS_CREW: R.TOO_MANY_PERSONS,
    }

    for wrong in IN_ORDER:
        expected = let_past.get(wrong.code, wrong.code)
        assert code_of(replace(wrong.ask, channel=Channel.STAFF)) is expected
