from collections.abc import Callable, Iterator

import pytest

from booking_core.central.places_file.checks import plans
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake

DraftAfter = Callable[..., Draft]
Check = Callable[[Draft], Iterator[Mistake]]

LIBRARY_FLOOR = ("venue", 1, "floor", 0)


@pytest.mark.parametrize(
    ("check", "old", "new", "path", "said"),
    [
        (
            plans.plans_draw_rooms_of_their_house,
            '{ room = "gruppe1", at',
            '{ room = "lok3", at',
            (*LIBRARY_FLOOR, "rooms", 0, "room"),
            "the id of a room of this venue",
        ),
        (
            plans.plans_show_kiosks_of_their_house,
            '{ kiosk = "bib-kiosk-1", at',
            '{ kiosk = "mh-kiosk-1", at',
            (*LIBRARY_FLOOR, "kiosks", 0, "kiosk"),
            "the id of a kiosk of this venue",
        ),
        (
            plans.plans_draw_everything_once,
            '{ room = "stille", at',
            '{ room = "gruppe1", at',
            ("venue", 1, "floor", 1, "rooms", 1, "room"),
            "every room once",
        ),
        (
            plans.plans_stay_within_their_floor,
            "at = [29, 2, 5, 4]",
            "at = [32, 2, 5, 4]",
            (*LIBRARY_FLOOR, "rooms", 0, "at"),
            "36 m by 20 m",
        ),
        (
            plans.plans_stay_within_their_floor,
            '{ kind = "desk", at = [22, 14] }',
            '{ kind = "desk", at = [22, 24] }',
            (*LIBRARY_FLOOR, "marks", 1, "at"),
            "36 m by 20 m",
        ),
        (
            plans.plans_draw_no_room_upon_another,
            "at = [1, 5, 10, 7]",
            "at = [1, 6, 10, 7]",
            (*LIBRARY_FLOOR, "rooms", 2, "at"),
            "upon no other",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_where_it_is_wrong(
    draft_after: DraftAfter, check: Check, old: str, new: str, path: tuple[str | int, ...], said: str
) -> None:
    (mistake,) = check(draft_after((old, new)))

    assert mistake.path == path
    assert said in mistake.expected


def test_rooms_with_a_wall_in_common_lie_upon_no_other(draft_after: DraftAfter) -> None:
    assert not [*plans.plans_draw_no_room_upon_another(draft_after())]
