from collections.abc import Callable

import pytest

from booking_core.central.places_file.checks import times
from booking_core.central.places_file.draft import Draft

DraftAfter = Callable[..., Draft]
MONDAY = 'opening = { mon = ["08:00-22:00"]'
SUNDAY = 'sun = ["10:00-20:00"]'


def test_a_closure_of_a_single_day_is_in_order(draft_after: DraftAfter) -> None:
    assert list(times.days_are_in_order(draft_after(("to = 2026-12-26", "to = 2026-12-24")))) == []


@pytest.mark.parametrize("old", ["to = 2026-12-26", "to = 2027-01-01", "to = 2027-10-24"])
def test_nothing_ends_before_it_begins(draft_after: DraftAfter, old: str) -> None:
    (mistake,) = times.days_are_in_order(draft_after((old, "to = 2026-12-01")))

    assert mistake.path[-1] == "to"
    assert mistake.found == "2026-12-01"


@pytest.mark.parametrize(
    "hours",
    [
        '["08:00-12:00", "12:00-22:00"]',
        '["12:00-22:00", "08:00-12:00"]',
        '["20:00-08:00"]',
        '["08:00-24:00"]',
        "[]",
    ],
)
def test_hours_that_only_touch_do_not_overlap(draft_after: DraftAfter, hours: str) -> None:
    draft = draft_after((MONDAY, f"opening = {{ mon = {hours}"))

    assert list(times.hours_do_not_overlap(draft)) == []


@pytest.mark.parametrize(
    ("hours", "places"),
    [
        ('["08:00-12:00", "11:59-22:00"]', [("mon", 1)]),
        ('["08:00-22:00", "09:00-10:00"]', [("mon", 1)]),
        ('["08:00-22:00", "08:00-22:00"]', [("mon", 1)]),
        ('["20:00-08:01"]', [("tue", 0)]),
        ('["00:00-24:00", "12:00-13:00"]', [("mon", 1)]),
        ('["20:00-10:00", "09:00-21:00"]', [("mon", 1), ("tue", 0)]),
    ],
)
def test_hours_that_overlap_are_told_at_the_later_one(
    draft_after: DraftAfter, hours: str, places: list[tuple[str, int]]
) -> None:
    draft = draft_after((MONDAY, f"opening = {{ mon = {hours}"))

    assert [mistake.path[-2:] for mistake in times.hours_do_not_overlap(draft)] == places


def test_sunday_night_runs_into_monday(draft_after: DraftAfter) -> None:
    (mistake,) = times.hours_do_not_overlap(draft_after((SUNDAY, 'sun = ["10:00-09:00"]')))

    assert mistake.found == "sun 10:00-09:00, which overlaps mon 08:00-22:00"


def test_staffed_hours_do_not_overlap_either(draft_after: DraftAfter) -> None:
    draft = draft_after(('staffed = { mon = ["09:00-15:00"]', 'staffed = { mon = ["09:00-15:00", "14:00-16:00"]'))

    assert [mistake.path[2] for mistake in times.hours_do_not_overlap(draft)] == ["staffed"]


def test_two_of_the_crew_may_be_there_at_once(draft_after: DraftAfter) -> None:
    draft = draft_after(('hours = "15:00-22:00"', 'hours = "14:00-22:00"'))

    assert list(times.hours_do_not_overlap(draft)) == []


def test_hours_of_one_venue_on_a_public_holiday_do_not_overlap(draft_after: DraftAfter) -> None:
    twice = '"10:00-16:00" }, { venue = "bibliotek", hours = "15:00-18:00" }'

    (mistake,) = times.holiday_hours_do_not_overlap(draft_after(('"10:00-16:00" }', twice)))

    assert mistake.path == ("public_holidays", "exceptions", 1, "hours")


def test_two_venues_may_be_open_on_a_public_holiday(draft_after: DraftAfter) -> None:
    both = '"10:00-16:00" }, { venue = "hjortespring", hours = "15:00-18:00" }'

    assert list(times.holiday_hours_do_not_overlap(draft_after(('"10:00-16:00" }', both)))) == []


def test_shortest_equal_to_longest_is_in_order(draft_after: DraftAfter) -> None:
    draft = draft_after(("longest_minutes = 840", "shortest_minutes = 840, longest_minutes = 840"))

    assert list(times.shortest_is_not_above_longest(draft)) == []


def test_a_municipality_out_of_order_is_told_once(draft_after: DraftAfter) -> None:
    (mistake,) = times.shortest_is_not_above_longest(draft_after(("shortest_minutes = 30", "shortest_minutes = 900")))

    assert mistake.path == ("rules", "longest_minutes")


def test_a_space_that_changes_only_the_shortest_is_compared_with_the_municipality(
    draft_after: DraftAfter,
) -> None:
    draft = draft_after(("rules = { longest_minutes = 120 }", "rules = { shortest_minutes = 241 }"))

    (mistake,) = times.shortest_is_not_above_longest(draft)

    assert mistake.path[-2:] == ("rules", "shortest_minutes")
    assert mistake.expected.startswith("at most 240")


def test_a_space_is_compared_with_its_venue_before_the_municipality(draft_after: DraftAfter) -> None:
    draft = draft_after(
        ('walk = ["salen-a"', 'rules = { shortest_minutes = 150 }\nwalk = ["salen-a"'),
    )

    (mistake,) = times.shortest_is_not_above_longest(draft)

    assert draft.error(mistake, file="").table == 'venue "bibliotek" / space "bib-stille" / rules'
    assert mistake.expected.startswith("at least 150")


def test_a_venue_out_of_order_is_told_and_its_spaces_are_not(draft_after: DraftAfter) -> None:
    draft = draft_after(
        ('walk = ["salen-a"', 'rules = { shortest_minutes = 300 }\nwalk = ["salen-a"'),
    )

    (mistake,) = times.shortest_is_not_above_longest(draft)

    assert mistake.path == ("venue", 1, "rules", "shortest_minutes")


def test_without_a_name_one_may_book_as_long_as_with_one_and_not_longer(draft_after: DraftAfter) -> None:
    as_long = draft_after(("longest_minutes = 120", "longest_minutes = 240"))
    longer = draft_after(("longest_minutes = 120", "longest_minutes = 255"))

    assert list(times.walk_in_is_not_above_longest(as_long)) == []
    (mistake,) = times.walk_in_is_not_above_longest(longer)
    assert mistake.path == ("rules", "walk_in", "longest_minutes")
