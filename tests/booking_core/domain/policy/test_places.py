"""What stands there, and how many it holds."""

from dataclasses import replace

import pytest

from booking_core.domain.bookings import Channel, SetUpBy
from booking_core.domain.policy import may_be_set_up, refusal_of
from booking_core.domain.refusals import Refusal, RefusalCode
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from tests.booking_core.domain.policy.asking import GOOD, NAMED, NOW, STAFF, code_of
from tests.booking_core.sample_places import CIRCLE, EMPTY, HALL, HALL_NORTH

R = RefusalCode


@pytest.mark.parametrize(
    ("layout", "by", "channel", "expected"),
    [
        ("meeting", SetUpBy.CREW, Channel.KIOSK, None),
        ("circle", SetUpBy.CREW, Channel.KIOSK, R.LAYOUT_NEEDS_CREW),
        ("circle", SetUpBy.CREW, Channel.PARTNER, R.LAYOUT_NEEDS_CREW),
        ("circle", SetUpBy.THEMSELVES, Channel.KIOSK, None),
        ("circle", SetUpBy.CREW, Channel.STAFF, None),
    ],
)
def test_only_what_people_can_have_without_help_is_theirs(
    layout: str, by: SetUpBy, channel: Channel, expected: RefusalCode | None
) -> None:
    chosen = CIRCLE if layout == "circle" else GOOD.layout

    assert code_of(replace(GOOD, layout=chosen, set_up_by=by, channel=channel)) is expected


def test_a_house_that_must_say_yes_may_be_asked_for_its_own_work() -> None:
    rows = replace(MUNICIPALITY.space_by_id[HALL].layouts[0], id=CIRCLE, standing=False)

    assert may_be_set_up(MUNICIPALITY.space_by_id[HALL], rows, SetUpBy.CREW, channel=Channel.KIOSK)
    assert not may_be_set_up(MUNICIPALITY.space_by_id[HALL_NORTH], rows, SetUpBy.CREW, channel=Channel.KIOSK)


@pytest.mark.parametrize(
    ("persons", "expected"),
    [
        (1, None),
        (16, None),
        (17, R.TOO_MANY_PERSONS),  # the layout has 16 places
        (20, R.TOO_MANY_PERSONS),
        (21, R.FIRE_LIMIT),  # and the room lets 20 in
    ],
)
def test_the_layout_holds_so_many_and_the_fire_rules_let_no_more_in(persons: int, expected: RefusalCode | None) -> None:
    assert code_of(replace(GOOD, persons=persons)) is expected


def test_staff_seat_more_than_the_layout_is_made_for_and_never_more_than_the_fire_rules_allow() -> None:
    for persons, told in ((20, None), (21, R.FIRE_LIMIT)):
        ask = replace(STAFF, persons=persons)
        refusal = refusal_of(ask, MUNICIPALITY, now=NOW, overridden={R.TOO_MANY_PERSONS, R.FIRE_LIMIT})
        assert (None if refusal is None else refusal.code) is told


def test_of_several_rooms_the_fire_limits_add_up() -> None:
    both = replace(STAFF, space=HALL, layout=EMPTY, persons=401)

    assert refusal_of(both, MUNICIPALITY, now=NOW) == Refusal(R.FIRE_LIMIT, {"capacity": 400})


@pytest.mark.parametrize(("wheelchairs", "expected"), [(0, None), (8, None), (9, R.TOO_MANY_WHEELCHAIRS)])
def test_a_layout_has_places_for_so_many_wheelchairs(wheelchairs: int, expected: RefusalCode | None) -> None:
    north = replace(NAMED, space=HALL_NORTH, layout=EMPTY, persons=40, wheelchairs=wheelchairs)

    assert code_of(north) is expected
    assert code_of(replace(north, channel=Channel.STAFF)) is expected
