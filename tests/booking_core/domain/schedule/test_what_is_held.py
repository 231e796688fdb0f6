"""What a janitor reads of shelters held for rain and of rooms that are closed off."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, CellKind, Whereabouts
from booking_core.domain.identity import RoomId, SpaceId, VenueId
from booking_core.domain.schedule import DaySchedule, Task, TaskKind
from booking_core.domain.schedule.changes import BookingChange, ChangeKind, changes_since, printed_sheet
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.janitor_day import HOUSE, THURSDAY, a_booking, at, herlev, schedule_of, with_shelter

FARM = VenueId("gammelgaard")
YARD, BARN, FOYER = SpaceId("gg-gaardrum"), SpaceId("gg-laden"), SpaceId("mh-foyer")
FRIDAY = date(2026, 11, 27)
ROOM3, ROOM4 = RoomId("lok3"), RoomId("lok4")
GRILL = with_shelter(a_booking(YARD, "14:00", "16:00", title="Fællesgrill", persons=40))
MARKET = with_shelter(a_booking("by-torvet", "10:00", "12:00", title="Julemarked"))


def closed(starts: datetime, ends: datetime, *rooms: RoomId, of: int = 1) -> Block:
    return made_block(TimeSpan(starts, ends), *rooms, of=of, venue=HOUSE)


def prepared(schedule: DaySchedule) -> list[Task]:
    return [task for task in schedule.tasks if task.kind is TaskKind.PREPARE]


def wall(instant: datetime) -> str:
    return instant.astimezone(herlev().zone).strftime("%H.%M")


def drawn(schedule: DaySchedule) -> list[str]:
    return [
        f"{lane.room} {part.kind} {wall(part.span.starts_at)}–{wall(part.span.ends_at)}"
        for lane in schedule.lanes
        for part in lane.stretches
    ]


def test_both_places_are_looked_after_until_it_is_decided() -> None:
    schedule = schedule_of([GRILL], venue=FARM)

    assert {(task.space, task.if_it_rains) for task in prepared(schedule)} == {(YARD, False), (BARN, True)}
    assert len({task.key for task in schedule.tasks}) == len(schedule.tasks)
    assert drawn(schedule) == ["gaardrum use 14.00–16.00", "laden standby 14.00–16.00"]


@pytest.mark.parametrize(
    ("decided", "places"),
    [
        (a_booking(BARN, "14:00", "16:00"), [BARN]),
        (replace(a_booking(YARD, "14:00", "16:00"), whereabouts=Whereabouts.OUTDOORS), [YARD]),
    ],
)
def test_then_only_one_is(decided: Booking, places: list[SpaceId]) -> None:
    schedule = schedule_of([decided], venue=FARM)

    assert [(task.space, task.if_it_rains) for task in prepared(schedule)] == [(place, False) for place in places]


def test_the_house_of_the_shelter_reads_of_people_from_another_house() -> None:
    schedule = schedule_of([MARKET])

    assert (schedule.bookings, schedule.held) == ((), (MARKET,))
    assert [(task.space, task.if_it_rains, task.unlocks) for task in prepared(schedule)] == [(FOYER, True, True)]
    assert drawn(schedule) == ["foyer standby 10.00–12.00"]
    assert [task.rooms for task in schedule.tasks if task.kind is TaskKind.LOCK_FLOOR] == [(RoomId("foyer"),)]


@pytest.mark.parametrize("day", [THURSDAY - timedelta(days=1), FRIDAY])
def test_a_shelter_of_another_day_is_not_on_the_sheet(day: date) -> None:
    assert schedule_of([MARKET], day=day).held == ()


def test_a_cancelled_booking_holds_no_shelter() -> None:
    cancelled = replace(MARKET, state=BookingState.CANCELLED_BY_STAFF, occupancy=())

    assert schedule_of([cancelled]).held == ()


def test_what_is_closed_off_is_told_and_drawn_while_the_house_is_open() -> None:
    over_days = closed(at("20:00", THURSDAY - timedelta(days=1)), at("12:00"), ROOM3, ROOM4)
    evening = closed(at("18:00"), at("23:30"), ROOM3, of=2)

    schedule = schedule_of([], blocks=[evening, over_days])

    assert schedule.blocks == (over_days, evening)
    assert drawn(schedule) == ["lok4 blocked 08.00–12.00", "lok3 blocked 08.00–12.00", "lok3 blocked 18.00–22.00"]
    assert prepared(schedule) == []


def test_what_is_closed_off_at_night_is_told_and_not_drawn() -> None:
    night = closed(at("22:30"), at("23:30"), ROOM3)

    schedule = schedule_of([], blocks=[night])

    assert (schedule.blocks, schedule.lanes) == ((night,), ())


@pytest.mark.parametrize("day", [THURSDAY - timedelta(days=1), FRIDAY])
def test_what_is_closed_off_on_another_day_or_in_another_house_is_not_told(day: date) -> None:
    block = closed(at("00:00"), at("00:00", FRIDAY), ROOM3)

    assert schedule_of([], blocks=[block], day=day).blocks == ()
    assert schedule_of([], blocks=[block], venue=FARM).blocks == ()


def test_a_closed_day_tells_what_is_closed_off_besides() -> None:
    christmas = date(2026, 12, 24)
    block = closed(at("08:00", christmas), at("12:00", christmas), ROOM3)

    schedule = schedule_of([], blocks=[block], day=christmas)

    assert (schedule.blocks, schedule.lanes, schedule.legs) == ((block,), (), ())


def test_a_print_after_the_choice_says_what_became_of_the_shelter() -> None:
    printed = printed_sheet(schedule_of([GRILL], venue=FARM), number=1, now=at("06:45"))
    stays = replace(
        a_booking(YARD, "14:00", "16:00", title="Fællesgrill", persons=40), whereabouts=Whereabouts.OUTDOORS
    )
    comes_in = replace(stays, space=BARN, whereabouts=Whereabouts.INDOORS)

    kinds = []
    for now in (GRILL, stays, comes_in):
        changes = changes_since(printed, schedule_of([now], venue=FARM)).changes
        kinds.append([change.kind for change in changes if isinstance(change, BookingChange)])

    assert kinds == [[], [ChangeKind.SHELTER], [ChangeKind.ANOTHER_PLACE]]


def test_the_stretches_of_a_day_say_whose_they_are() -> None:
    block = closed(at("08:00"), at("12:00"), ROOM3)
    schedule = schedule_of([MARKET], blocks=[block])

    whose = {part.kind: part.booking for lane in schedule.lanes for part in lane.stretches}
    assert whose == {CellKind.STANDBY: MARKET.id, CellKind.BLOCKED: None}
