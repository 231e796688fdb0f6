"""A janitor's day, told as lines: time, what, where, furniture."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from booking_core.domain.bookings import Booking, BookingState, CellKind, SetUpBy
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Closure, Municipality, Weekday
from booking_core.domain.places.floors import Floor
from booking_core.domain.schedule import DaySchedule, LegKind, Task, TaskKind, day_at_work
from tests.booking_core.janitor_day import THURSDAY, a_booking, at, herlev, house, janitor_day, schedule_of
from tests.booking_core.sample_places import hours

FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)
CHRISTMAS_EVE = date(2026, 12, 24)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)


def line(task: Task) -> str:
    """ "08.25 prepare mh-lok4 +2 -16"."""
    moved = "" if task.change is None else f"{task.change.difference.tables:+} {task.change.difference.chairs:+}"
    return " ".join(part for part in (wall(task.begins_at), task.kind.value, task.space or "", moved) if part)


def work(schedule: DaySchedule) -> list[str]:
    """Every task but the doors."""
    doors = {TaskKind.OPEN_HOUSE, TaskKind.LOCK_FLOOR, TaskKind.CLOSE_HOUSE}
    return [line(task) for task in schedule.tasks if task.kind not in doors]


def doors(schedule: DaySchedule) -> list[str]:
    return [line(task) for task in schedule.tasks if task.kind not in {TaskKind.PREPARE, TaskKind.STRIKE}]


def wall(instant: datetime) -> str:
    return instant.astimezone(herlev().zone).strftime("%H.%M")


def lanes(schedule: DaySchedule) -> list[str]:
    """Everything drawn on the day's ribbons."""
    return [
        f"{lane.room} {stretch.kind} {wall(stretch.span.starts_at)}–{wall(stretch.span.ends_at)}"
        for lane in schedule.lanes
        for stretch in lane.stretches
    ]


def without_setup_time(booking: Booking) -> Booking:
    """The same with its use alone, as an older program booked it."""
    return replace(booking, occupancy=tuple(each for each in booking.occupancy if each.kind is CellKind.USE))


def test_a_full_day_goes_floor_by_floor_and_never_back_in_time() -> None:
    schedule = schedule_of(janitor_day())

    floors = [(leg.kind, leg.floor.level) for leg in schedule.legs]
    times = [task.begins_at for task in schedule.tasks]
    assert floors == [
        (LegKind.UNLOCK, 0),
        (LegKind.WALK, 1),
        (LegKind.WALK, 0),
        (LegKind.WALK, 1),
        (LegKind.WALK, 0),
        (LegKind.WALK, 1),
        (LegKind.WALK, 0),
        (LegKind.LOCK, 1),
    ]
    assert times == sorted(times)


def test_what_is_due_soon_on_a_floor_is_done_before_it_is_left() -> None:
    rush = (
        a_booking("mh-lok4", "09:00", "10:00"),
        a_booking("mh-lok3", "09:05", "10:00"),
        a_booking("mh-lille-sal", "09:10", "10:00"),
        a_booking("mh-lok5", "09:15", "10:00"),
    )

    assert work(schedule_of(rush)) == [
        "08.45 prepare mh-lok4",
        "08.50 prepare mh-lille-sal",
        "08.50 prepare mh-lok3",
        "09.00 prepare mh-lok5",
    ]


def test_a_set_up_is_taken_along_only_within_its_own_cells() -> None:
    upstairs = a_booking("mh-lok3", "12:00", "13:00")
    set_up = a_booking("mh-lok4", "12:30", "13:00", layout="rows")

    tasks = [task for task in schedule_of((upstairs, set_up)).tasks if task.kind is TaskKind.PREPARE]

    assert [line(task) for task in tasks] == ["11.45 prepare mh-lok3", "12.10 prepare mh-lok4 -10 +8"]


def test_rooms_of_one_floor_at_one_time_follow_the_walk() -> None:
    together = (
        a_booking("mh-lille-sal", "10:00", "11:00"),
        a_booking("mh-foyer", "10:00", "11:00"),
        a_booking("mh-lok4", "10:00", "11:00"),
    )

    assert work(schedule_of(together)) == [
        "09.45 prepare mh-foyer",
        "09.45 prepare mh-lok4",
        "09.45 prepare mh-lille-sal",
    ]


def test_a_room_is_unlocked_before_its_first_use_and_only_looked_after_before_the_next() -> None:
    twice = (a_booking("mh-lok3", "09:00", "10:00"), a_booking("mh-lok3", "14:00", "15:00"))

    first, second = (task for task in schedule_of(twice).tasks if task.kind is TaskKind.PREPARE)

    assert (first.unlocks, line(first)) == (True, "08.45 prepare mh-lok3")
    assert (second.unlocks, line(second)) == (False, "14.00 prepare mh-lok3")


def test_a_layout_of_its_own_is_set_up_and_struck_by_the_exact_minutes() -> None:
    assert work(schedule_of([a_booking("mh-lok4", "13:00", "14:00", layout="horseshoe")])) == [
        "12.40 prepare mh-lok4 +2 -16",
        "14.00 strike mh-lok4 -2 +16",
    ]


def test_with_no_room_for_a_booking_between_strike_and_set_up_are_one_task() -> None:
    turned = (
        a_booking("mh-lok4", "10:00", "11:00", layout="horseshoe"),
        a_booking("mh-lok4", "12:00", "13:00", layout="rows"),
    )

    assert work(schedule_of(turned)) == [
        "09.40 prepare mh-lok4 +2 -16",
        "11.00 prepare mh-lok4 -12 +24",
        "13.00 strike mh-lok4 +10 -8",
    ]


def test_the_same_layout_again_at_once_stays_as_it_is() -> None:
    again = (
        a_booking("mh-lok4", "10:00", "11:00", layout="rows"),
        a_booking("mh-lok4", "12:00", "13:00", layout="rows"),
    )

    assert work(schedule_of(again)) == [
        "09.40 prepare mh-lok4 -10 +8",
        "12.00 prepare mh-lok4",
        "13.00 strike mh-lok4 +10 -8",
    ]


def test_joined_halls_are_one_task_over_all_their_rooms() -> None:
    schedule = schedule_of([a_booking("mh-store-sal", "10:00", "12:00", layout="tables")])

    assert work(schedule) == ["08.30 prepare mh-store-sal +50 +200", "12.00 strike mh-store-sal -50 -200"]
    prepared = next(task for task in schedule.tasks if task.kind is TaskKind.PREPARE)
    assert prepared.rooms == ("store-sal-nord", "store-sal-syd")


def test_the_whole_house_begins_from_what_stands_in_every_room() -> None:
    assert work(schedule_of([a_booking("mh-hele-huset", "12:00", "16:00", layout="festival")])) == [
        "08.00 prepare mh-hele-huset +41 +24",
        "16.00 strike mh-hele-huset -41 -24",
    ]


def test_half_a_hall_still_set_up_counts_when_the_whole_is_prepared() -> None:
    half = without_setup_time(a_booking("mh-store-sal-nord", "10:00", "12:00", layout="tables"))
    whole = a_booking("mh-store-sal", "15:00", "17:00", layout="tables")

    assert work(schedule_of((half, whole)))[1] == "13.30 prepare mh-store-sal +27 +110"


def test_what_was_left_standing_last_night_is_turned_this_morning() -> None:
    last_night = without_setup_time(
        a_booking("mh-lok4", "19:00", "21:00", layout="horseshoe", day=THURSDAY - timedelta(days=1))
    )

    assert work(schedule_of((last_night, a_booking("mh-lok4", "09:00", "10:00", layout="rows")))) == [
        "08.40 prepare mh-lok4 -12 +24",
        "10.00 strike mh-lok4 +10 -8",
    ]


def test_the_house_opens_for_its_hours_and_floors_are_locked_from_the_top_after_their_last_use() -> None:
    used = (a_booking("mh-lok3", "18:30", "20:30"), a_booking("mh-lille-sal", "19:00", "21:00"))

    assert doors(schedule_of(used)) == [
        "07.45 open-house",
        "21.00 lock-floor",
        "21.15 lock-floor",
        "22.00 close-house",
    ]


def test_work_before_opening_opens_the_house_for_it() -> None:
    early = a_booking("mh-store-sal", "08:30", "10:00", layout="tables")

    assert doors(schedule_of([early]))[0] == "07.00 open-house"


@pytest.mark.parametrize("last", ["mh-lok3", "mh-lok4"])
def test_floors_free_at_one_time_are_locked_from_the_top_wherever_the_last_work_was(last: str) -> None:
    early = (a_booking("mh-lok3", "12:00", "13:00"), a_booking("mh-lok4", "12:00", "13:00"))

    tasks = schedule_of((*early, a_booking(last, "15:00", "16:00"))).tasks

    assert [task.floor for task in tasks if task.kind is TaskKind.LOCK_FLOOR] == [Floor(1), Floor(0)]


def test_the_round_never_locks_a_lower_floor_before_the_one_above() -> None:
    late = (a_booking("mh-lok4", "13:00", "14:00"), a_booking("mh-lok3", "20:00", "21:45"))

    locked = [task.floor for task in schedule_of(late).tasks if task.kind is TaskKind.LOCK_FLOOR]
    assert locked == [Floor(1), Floor(0)]
    assert doors(schedule_of(late))[1:] == ["22.00 lock-floor", "22.00 lock-floor", "22.00 close-house"]


@pytest.mark.parametrize(
    ("venue", "space", "expected"),
    [("bibliotek", "bib-gruppe1", True), ("gammelgaard", "gg-laden", True), ("medborgerhus", "mh-lok3", False)],
)
def test_where_the_janitor_has_no_keys_doors_are_told_and_not_ticked(venue: str, space: str, *, expected: bool) -> None:
    schedule = schedule_of([a_booking(space, "14:00", "15:00")], venue=VenueId(venue))

    assert schedule.tasks[0].kind is TaskKind.OPEN_HOUSE
    assert {task.is_note for task in schedule.tasks if task.kind is TaskKind.OPEN_HOUSE} == {expected}
    assert any(task.unlocks for task in schedule.tasks) is not expected


def test_a_place_in_the_open_has_no_door() -> None:
    schedule = schedule_of(
        [a_booking("by-torvet", "10:00", "12:00", layout="stalls", by=SetUpBy.THEMSELVES)], venue=VenueId("byrum")
    )

    assert [line(task) for task in schedule.tasks] == [
        "10.00 prepare by-torvet",
    ]


@pytest.mark.parametrize(
    ("state", "stands"),
    [
        (BookingState.CONFIRMED, True),
        (BookingState.CHECKED_IN, True),
        (BookingState.COMPLETED, True),
        (BookingState.REQUESTED, False),
        (BookingState.DECLINED, False),
        (BookingState.CANCELLED_BY_CITIZEN, False),
        (BookingState.CANCELLED_BY_STAFF, False),
        (BookingState.NO_SHOW, False),
    ],
)
def test_only_bookings_that_hold_their_time_are_work(state: BookingState, *, stands: bool) -> None:
    assert bool(work(schedule_of([a_booking("mh-lok3", "09:00", "10:00", state=state)]))) is stands


def test_a_booking_past_midnight_belongs_to_the_day_it_starts() -> None:
    late = a_booking("mh-lok4", "23:00", "00:45", layout="rows", day=FRIDAY, by=SetUpBy.ON_CALL)

    assert work(schedule_of([late], day=FRIDAY)) == ["22.40 prepare mh-lok4 -10 +8", "00.45 strike mh-lok4 +10 -8"]
    assert doors(schedule_of([late], day=FRIDAY)) == ["07.45 open-house", "01.05 lock-floor", "01.05 close-house"]
    assert work(schedule_of([late], day=SATURDAY)) == []


def test_where_the_crew_has_gone_home_it_sets_up_before_and_strikes_the_next_morning() -> None:
    late = a_booking("mh-lok4", "23:00", "00:45", layout="rows", day=FRIDAY)

    assert work(schedule_of([late], day=FRIDAY)) == ["21.30 prepare mh-lok4 -10 +8", "23.00 prepare mh-lok4"]
    assert work(schedule_of([late], day=SATURDAY)) == ["08.00 strike mh-lok4 +10 -8"]
    assert lanes(schedule_of([late], day=SATURDAY)) == ["lok4 strike 00.45–08.30"]


def test_what_people_set_up_themselves_is_no_work_for_the_janitor() -> None:
    theirs = a_booking("mh-lok4", "13:00", "14:00", layout="rows", by=SetUpBy.THEMSELVES)

    assert work(schedule_of([theirs])) == ["12.45 prepare mh-lok4"]


def test_when_nobody_is_on_duty_the_task_says_so() -> None:
    monday = date(2026, 11, 23)

    tasks = schedule_of([a_booking("mh-lok3", "14:00", "18:00", day=monday)], day=monday).tasks

    assert [(line(task), task.off_duty) for task in tasks] == [
        ("07.45 open-house", False),
        ("13.45 prepare mh-lok3", False),
        ("21.00 lock-floor", True),
        ("22.00 close-house", True),
    ]


@pytest.mark.parametrize(("day", "length"), [(SPRING, 23), (AUTUMN, 25)])
def test_on_the_nights_the_clocks_change_every_task_keeps_its_real_distance(day: date, length: int) -> None:
    night = at_night(herlev(), day - timedelta(days=1))
    party = a_booking("mh-lok4", "22:00", "05:00", layout="rows", day=day - timedelta(days=1), by=SetUpBy.ON_CALL)

    schedule = schedule_of([party], day=day - timedelta(days=1), places=night)

    opened, prepared, struck, locked, closed = schedule.tasks
    assert struck.begins_at - prepared.begins_at == timedelta(hours=7 + (length - 24), minutes=20)
    assert closed.begins_at == at("06:00", day)
    assert (opened.begins_at, locked.begins_at) == (at("19:45", day - timedelta(days=1)), at("05:35", day))


def at_night(places: Municipality, day: date) -> Municipality:
    """The same places; the house is open from 20:00 to 06:00 on that weekday."""
    changed = replace(house(), opening={Weekday.of(day): (hours("20:00", "06:00"),)}, crew={})
    return replace(places, venues=tuple(changed if venue.id == changed.id else venue for venue in places.venues))


def test_split_hours_open_and_close_the_house_twice() -> None:
    noon = replace(house(), opening={Weekday.THU: (hours("08:00", "12:00"), hours("16:00", "20:00"))})
    places = replace(herlev(), venues=(noon,))

    assert doors(schedule_of((), places=places)) == [
        "07.45 open-house",
        "12.00 close-house",
        "15.45 open-house",
        "20.00 close-house",
    ]


def test_a_closed_day_has_no_walk_but_tells_the_bookings_made_before() -> None:
    forgotten = a_booking("mh-lok3", "10:00", "11:00", day=CHRISTMAS_EVE)

    schedule = schedule_of([forgotten], day=CHRISTMAS_EVE)

    assert (schedule.is_closed, schedule.plan.closed_because, schedule.legs) == (True, "Jul", ())
    assert schedule.bookings == (forgotten,)


def test_an_open_day_without_bookings_is_a_walk_to_the_door_and_back() -> None:
    assert [line(task) for task in schedule_of(()).tasks] == ["07.45 open-house", "22.00 close-house"]


def test_rooms_in_use_show_their_time_in_the_order_of_the_walk() -> None:
    schedule = schedule_of(janitor_day())

    assert [lane.room for lane in schedule.lanes] == house_walk(janitor_day())
    lane = next(lane for lane in schedule.lanes if lane.room == "lok5")
    assert [(part.kind, part.span.length) for part in lane.stretches][1:] == [
        (CellKind.SETUP, timedelta(minutes=15)),
        (CellKind.USE, timedelta(hours=2)),
        (CellKind.STRIKE, timedelta(minutes=15)),
    ]


def house_walk(bookings: Iterable[Booking]) -> list[str]:
    used = {cell.cell.room for booking in bookings for cell in booking.occupancy}
    return [room for room in house().walk if room in used]


def test_another_houses_bookings_are_not_on_the_sheet() -> None:
    assert schedule_of([a_booking("bib-gruppe1", "10:00", "11:00")]).bookings == ()


def test_a_closure_of_one_day_is_found_for_the_house_alone() -> None:
    shut = Closure(THURSDAY, THURSDAY, frozenset({VenueId("bibliotek")}), "Gulvet lakeres")
    places = replace(herlev(), closures=(shut,))

    assert schedule_of((), places=places).is_closed is False
    assert schedule_of((), places=places, venue=VenueId("bibliotek")).plan.closed_because == "Gulvet lakeres"


@pytest.mark.parametrize(
    ("now", "round_of"),
    [
        (at("23:30", FRIDAY), FRIDAY),
        (at("00:40", SATURDAY), FRIDAY),
        (at("01:30", SATURDAY), FRIDAY),
        (at("02:00", SATURDAY), SATURDAY),
        (at("00:40", FRIDAY), FRIDAY),
    ],
)
def test_after_midnight_the_round_is_still_yesterdays_until_the_house_is_locked(now: datetime, round_of: date) -> None:
    assert day_at_work(herlev(), house(), now) == round_of
