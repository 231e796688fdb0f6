"""The work around a booking: whose hands, when they are there, and what stands meanwhile."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from booking_core.domain.bookings import CellKind, SetUpBy
from booking_core.domain.hours.opening_hours import crew_spans_between
from booking_core.domain.occupying.changeovers import (
    CREW_WITHIN,
    Changeover,
    End,
    NoHands,
    changeover_of,
    earliest_start,
    occupancy_of,
    whole_slots,
)
from booking_core.domain.places import CrewHours, Municipality, Weekday, WeeklyCrew
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, slots_of
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY, at, on_thursday
from tests.booking_core.sample_places import CIRCLE, HOUSE, WORKSHOP, hours

CREW, THEMSELVES, ON_CALL = SetUpBy.CREW, SetUpBy.THEMSELVES, SetUpBy.ON_CALL
WEDNESDAY = date(2026, 11, 25)
THE_WORKSHOP = MUNICIPALITY.space_by_id[WORKSHOP]
CIRCLE_LAYOUT = THE_WORKSHOP.layout(CIRCLE)
assert CIRCLE_LAYOUT is not None
SLOW = replace(CIRCLE_LAYOUT, setup_minutes=40, strike_minutes=20, self_minutes=25)


def with_crew(*shifts: tuple[str, str], on: tuple[Weekday, ...] = tuple(Weekday)) -> Municipality:
    """The places with a crew that is there at those hours of those days."""
    crew: WeeklyCrew = {day: tuple(CrewHours(hours(*shift), heads=1) for shift in shifts) for day in on}
    venues = tuple(replace(venue, crew=crew) if venue.id == HOUSE else venue for venue in MUNICIPALITY.venues)
    return replace(MUNICIPALITY, venues=venues)


def around(places: Municipality, span: TimeSpan, by: SetUpBy = CREW) -> Changeover:
    found = changeover_of(places, THE_WORKSHOP, SLOW, span, by=by)
    assert isinstance(found, Changeover), found
    return found


@pytest.mark.parametrize("by", SetUpBy)
def test_the_standing_layout_needs_no_hands(by: SetUpBy) -> None:
    places = with_crew(on=())

    found = changeover_of(places, THE_WORKSHOP, THE_WORKSHOP.standing_layout, on_thursday("14:00", "15:00"), by=by)

    assert found == Changeover()


@pytest.mark.parametrize(
    ("shifts", "setup_from", "strike_until"),
    [
        ([("07:00", "22:00")], "13:15", "15:30"),  # there all the time: directly before and after, in whole cells
        ([("07:00", "13:00"), ("16:00", "20:00")], "12:15", "16:30"),  # gone between: the room stands set
        ([("07:00", "13:30"), ("15:15", "20:00")], "12:45", "15:45"),
        (
            [("07:00", "12:00"), ("13:30", "14:00"), ("15:00", "15:15"), ("18:00", "19:00")],
            "11:15",
            "18:30",
        ),  # too short
        ([("07:00", "10:00"), ("10:00", "12:00"), ("16:00", "18:00")], "11:15", "16:30"),
        ([("07:05", "13:10"), ("16:10", "20:00")], "12:15", "16:45"),  # only whole quarters of a shift count
    ],
)
def test_the_crew_sets_up_in_its_last_hours_before_and_strikes_in_its_next(
    shifts: list[tuple[str, str]], setup_from: str, strike_until: str
) -> None:
    found = around(with_crew(*shifts), on_thursday("14:00", "15:00"))

    assert found == Changeover(on_thursday(setup_from, "14:00"), on_thursday("15:00", strike_until))


def test_a_crew_that_comes_in_the_mornings_sets_up_the_day_before_and_strikes_the_day_after() -> None:
    places = with_crew(("08:00", "12:00"), on=(Weekday.WED, Weekday.FRI))

    found = around(places, on_thursday("19:00", "21:00"))

    assert found.setup == TimeSpan(at("11:15", WEDNESDAY), at("19:00"))
    assert found.strike == TimeSpan(at("21:00"), at("08:30", FRIDAY))


@pytest.mark.parametrize(
    ("by", "setup_from", "strike_until"), [(THEMSELVES, "13:30", "15:30"), (ON_CALL, "13:15", "15:30")]
)
def test_hands_that_come_just_then_work_directly_before_and_after(
    by: SetUpBy, setup_from: str, strike_until: str
) -> None:
    found = around(with_crew(on=()), on_thursday("14:00", "15:00"), by)

    assert found == Changeover(on_thursday(setup_from, "14:00"), on_thursday("15:00", strike_until))


def test_without_a_crew_within_a_week_nobody_can_do_it() -> None:
    none = changeover_of(with_crew(on=()), THE_WORKSHOP, SLOW, on_thursday("14:00", "15:00"), by=CREW)
    too_short = changeover_of(with_crew(("09:00", "09:30")), THE_WORKSHOP, SLOW, on_thursday("14:00", "15:00"), by=CREW)

    assert none == NoHands(End.SETUP, 40)
    assert too_short == NoHands(End.SETUP, 40)


def test_a_crew_that_could_set_up_but_never_strike_is_told_apart() -> None:
    only_before = replace(SLOW, strike_minutes=300)

    found = changeover_of(
        with_crew(("09:00", "13:00")), THE_WORKSHOP, only_before, on_thursday("14:00", "15:00"), by=CREW
    )

    assert found == NoHands(End.STRIKE, 300)


def test_people_set_up_themselves_only_where_the_house_lets_them() -> None:
    houses_own = replace(SLOW, self_minutes=None)

    found = changeover_of(MUNICIPALITY, THE_WORKSHOP, houses_own, on_thursday("14:00", "15:00"), by=THEMSELVES)

    assert found == NoHands(End.SETUP, 0)


@pytest.mark.parametrize(
    ("after", "by", "ready"),
    [
        ("14:15", CREW, "15:00"),
        ("12:45", CREW, "14:45"),  # half an hour is too short for it, so it begins in the next shift
        ("13:00", CREW, "14:45"),
        ("14:15", THEMSELVES, "14:45"),
        ("14:15", ON_CALL, "15:00"),
    ],
)
def test_when_a_room_can_stand_set_at_the_soonest(after: str, by: SetUpBy, ready: str) -> None:
    places = with_crew(("08:00", "13:00"), ("14:00", "20:00"))

    assert earliest_start(places, THE_WORKSHOP, SLOW, after=at(after), by=by) == at(ready)


def test_nobody_can_say_when_where_nobody_comes() -> None:
    assert earliest_start(with_crew(on=()), THE_WORKSHOP, SLOW, after=at("12:00"), by=CREW) is None
    assert (
        earliest_start(MUNICIPALITY, THE_WORKSHOP, replace(SLOW, self_minutes=None), after=at("12:00"), by=THEMSELVES)
        is None
    )


@pytest.mark.parametrize(("minutes", "slots"), [(0, 0), (1, 1), (15, 1), (16, 2), (240, 16)])
def test_work_is_rounded_up_to_whole_cells(minutes: int, slots: int) -> None:
    assert whole_slots(minutes) == slots


def test_every_part_is_cells_of_the_booking_sorted() -> None:
    found = occupancy_of(
        THE_WORKSHOP, on_thursday("14:00", "14:30"), around(MUNICIPALITY, on_thursday("14:00", "14:30"))
    )

    assert [entry.kind for entry in found] == [*[CellKind.SETUP] * 3, *[CellKind.USE] * 2, *[CellKind.STRIKE] * 2]
    assert [entry.cell.slot for entry in found] == list(slots_of(on_thursday("13:15", "15:00")))


def quarters(first: str, last: str) -> st.SearchStrategy[datetime]:
    count = int((at(last) - at(first)) / SLOT_LENGTH)
    return st.integers(0, count).map(lambda number: at(first) + number * SLOT_LENGTH)


@given(
    starts_at=quarters("08:00", "20:00"),
    length=st.integers(1, 16),
    shifts=st.lists(st.tuples(st.integers(0, 22), st.integers(1, 6)), max_size=3),
    days=st.sets(st.sampled_from(Weekday)),
)
def test_crew_works_only_in_its_hours_and_the_room_is_the_bookings_from_then_to_then(
    starts_at: datetime, length: int, shifts: list[tuple[int, int]], days: set[Weekday]
) -> None:
    walls = [(f"{first:02}:00", f"{(first + count) % 24:02}:00") for first, count in shifts]
    places = with_crew(*walls, on=tuple(days))
    span = TimeSpan(starts_at, starts_at + length * SLOT_LENGTH)

    found = changeover_of(places, THE_WORKSHOP, SLOW, span, by=CREW)

    if isinstance(found, NoHands):
        return
    assert found.setup is not None
    assert found.strike is not None
    assert (found.setup.ends_at, found.strike.starts_at) == (span.starts_at, span.ends_at)
    setting_up = TimeSpan(found.setup.starts_at, found.setup.starts_at + whole_slots(40) * SLOT_LENGTH)
    striking = TimeSpan(found.strike.ends_at - whole_slots(20) * SLOT_LENGTH, found.strike.ends_at)
    first, last = (local_day(span.starts_at + shift, places.zone) for shift in (-CREW_WITHIN, CREW_WITHIN))
    crew = crew_spans_between(places, places.venue_by_id[HOUSE], first - timedelta(days=1), last + timedelta(days=1))
    assert all(any(shift.contains(work) for shift in crew) for work in (setting_up, striking))
    assert local_day(span.starts_at, places.zone) == THURSDAY
