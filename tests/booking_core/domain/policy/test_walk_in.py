"""Without a name: soon, briefly, one at a time, and never the last room of its kind for long."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import SpaceId
from booking_core.domain.policy import Ask, Known, others_of_its_kind, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, on_thursday
from tests.booking_core.domain.policy.asking import GOOD, NOW, code_of
from tests.booking_core.sample_places import EMPTY, HALL, HALL_NORTH, HALL_SOUTH, WORKSHOP

R = RefusalCode
MINUTE = timedelta(minutes=1)
NORTH = replace(GOOD, space=HALL_NORTH, layout=EMPTY)
HERLEV = herlev()


def kind_of(space_id: str) -> set[str]:
    space = HERLEV.space_by_id[SpaceId(space_id)]
    return {other.id for other in others_of_its_kind(HERLEV.venue_of_space[space.id], space)}


@pytest.mark.parametrize(
    ("space", "others"),
    [
        ("bib-gruppe1", {"bib-gruppe2", "bib-stille"}),
        ("bib-makerspace", {"bib-salen-b"}),
        ("bib-salen-a", set()),  # the whole hall has a room in common with it
        ("mh-lok3", {"mh-lok5"}),
        ("mh-lok4", {"mh-foyer"}),
        ("mh-store-sal-nord", {"mh-lille-sal", "mh-store-sal-syd"}),  # the great hall wants asking
    ],
)
def test_a_kind_is_what_holds_about_as_many_in_one_house_and_can_be_had_without_asking(
    space: str, others: set[str]
) -> None:
    assert kind_of(space) == others


def known(*bookings: Booking) -> Known:
    return Known(calendar=Calendar.of(bookings))


def lasting(minutes: int, ask: Ask = NORTH) -> Ask:
    return replace(ask, span=TimeSpan(at("14:15"), at("14:15") + minutes * MINUTE))


SOUTH_TAKEN = made_booking(HALL_SOUTH, on_thursday("15:30", "16:30"))
SOUTH_LATER = made_booking(HALL_SOUTH, on_thursday("16:15", "17:00"))


@pytest.mark.parametrize(
    ("minutes", "taken", "expected"),
    [
        (60, [SOUTH_TAKEN], None),
        (75, [SOUTH_TAKEN], None),  # the other is free until half past three
        (90, [SOUTH_TAKEN], R.NAME_NEEDED_LAST_ROOM),
        (120, [SOUTH_TAKEN], R.NAME_NEEDED_LAST_ROOM),
        (120, [SOUTH_LATER], None),
        (120, [], None),
    ],
)
def test_the_last_free_room_of_its_kind_is_nobodys_for_over_an_hour(
    minutes: int, taken: Iterable[Booking], expected: RefusalCode | None
) -> None:
    assert code_of(lasting(minutes), known=known(*taken)) is expected


def test_the_hour_is_told_and_a_name_or_the_house_are_not_held_to_it() -> None:
    last = lasting(90)

    assert refusal_of(last, MUNICIPALITY, now=NOW, known=known(SOUTH_TAKEN)) == Refusal(
        R.NAME_NEEDED_LAST_ROOM, {"minutes": 60}
    )
    assert code_of(replace(last, named=True), known=known(SOUTH_TAKEN)) is None
    assert code_of(replace(last, channel=Channel.STAFF), known=known(SOUTH_TAKEN)) is None


def test_a_room_without_another_of_its_kind_is_no_last_one() -> None:
    assert code_of(lasting(120, GOOD), known=known()) is None


def test_a_booking_of_the_whole_hall_takes_both_halves() -> None:
    whole = made_booking(HALL, on_thursday("18:00", "20:00"))
    late = replace(NORTH, space=WORKSHOP, layout=GOOD.layout, span=on_thursday("16:15", "18:00"))

    assert code_of(late, known=known(whole)) is None


@pytest.mark.parametrize(
    ("before", "asked", "expected"),
    [
        (None, None, None),
        (NOW - 2 * MINUTE, None, None),
        (NOW - 1.5 * MINUTE, None, R.NAME_NEEDED_PAUSE),
        (NOW, None, R.NAME_NEEDED_PAUSE),
        (NOW, NOW, R.NAME_NEEDED_PAUSE),
        (NOW, NOW - 2 * MINUTE, None),  # it has waited for the network
        (NOW, NOW + 60 * MINUTE, R.NAME_NEEDED_PAUSE),  # a kiosk whose clock is wrong
    ],
)
def test_there_is_a_pause_between_two_at_one_kiosk(
    before: datetime | None, asked: datetime | None, expected: RefusalCode | None
) -> None:
    ask, seen = replace(GOOD, asked_at=asked), Known(walk_in_at=before)

    assert code_of(ask, known=seen) is expected
    assert code_of(replace(ask, named=True), known=seen) is None


def test_the_pause_that_is_left_is_told_in_whole_minutes() -> None:
    just_now = Known(walk_in_at=NOW - MINUTE / 2)

    assert refusal_of(GOOD, MUNICIPALITY, now=NOW, known=just_now) == Refusal(R.NAME_NEEDED_PAUSE, {"minutes": 2})
