from collections.abc import Callable

import pytest

from booking_core.central.places_file.checks import houses
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake

DraftAfter = Callable[..., Draft]


def places(mistakes: list[Mistake]) -> list[tuple[str | int, ...]]:
    return [mistake.path for mistake in mistakes]


def test_a_space_is_made_of_rooms_of_its_venue(draft_after: DraftAfter) -> None:
    draft = draft_after(('["salen-a", "salen-b"]\nfeatures', '["salen-a", "lille-sal"]\nfeatures'))

    assert places([*houses.spaces_have_rooms_of_their_house(draft)]) == [("venue", 1, "space", 5, "rooms", 1)]


def test_a_kiosk_holds_rooms_of_its_venue(draft_after: DraftAfter) -> None:
    draft = draft_after(('["laden", "vaerksted"]\noffline', '["laden", "lille-sal"]\noffline'))

    assert places([*houses.kiosks_hold_rooms_of_their_house(draft)]) == [("venue", 3, "kiosk", 0, "holds", 1)]


def test_a_kiosk_prints_on_a_printer_of_its_venue(draft_after: DraftAfter) -> None:
    draft = draft_after(('printer = "gg-receipt"', 'printer = "hj-receipt"'))

    assert places([*houses.kiosks_print_in_their_house(draft)]) == [("venue", 3, "kiosk", 0, "printer")]


def test_a_kiosk_without_a_printer_is_fine(draft_after: DraftAfter) -> None:
    assert not [*houses.kiosks_print_in_their_house(draft_after(('printer = "gg-receipt"\n', "")))]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('queue = "kontor"\n', "", "queue"),
        ('queue = "kontor"', 'queue = "kontor"\nwidth_mm = 80', "width_mm"),
        ('code_page = "CP858"\n', "", "code_page"),
        ('code_page = "CP858"', 'code_page = "CP858"\nqueue = "bon"', "queue"),
    ],
)
def test_a_printer_has_what_its_kind_needs_and_no_more(draft_after: DraftAfter, old: str, new: str, key: str) -> None:
    (mistake,) = houses.printers_have_what_their_kind_needs(draft_after((old, new)))

    assert mistake.path[-1] == key


def test_the_walk_passes_only_rooms_of_the_venue(draft_after: DraftAfter) -> None:
    draft = draft_after(('walk = ["mode", "boerne"]', 'walk = ["mode", "boerne", "lok3"]'))

    assert places([*houses.walk_passes_every_room_once(draft)]) == [("venue", 2, "walk", 2)]


def test_the_walk_leaves_no_room_locked(draft_after: DraftAfter) -> None:
    draft = draft_after(('walk = ["mode", "boerne"]', "walk = []"))

    (mistake,) = houses.walk_passes_every_room_once(draft)

    assert mistake.found == 'a walk without "boerne", "mode"'


def test_where_a_room_has_no_id_that_can_be_read_nobody_is_blamed_for_naming_it(
    draft_after: DraftAfter,
) -> None:
    draft = draft_after(('id = "mode"', "id = true"))

    assert not [*houses.spaces_have_rooms_of_their_house(draft)]
    assert not [*houses.kiosks_hold_rooms_of_their_house(draft)]
    assert not [*houses.walk_passes_every_room_once(draft)]
