from collections.abc import Callable

import pytest

from booking_core.central.places_file.checks import dates, times
from booking_core.central.places_file.draft import Draft

DraftAfter = Callable[..., Draft]
NIGHT = 'date = 2027-10-15\nopening = ["08:00-02:00"]\n'
SUMMER = "from = 2027-07-01\nto = 2027-07-31\n"
SUMMER_STAFF = 'staffed = { mon = ["13:00-16:00"] }\n\n'


def another_day(text: str) -> tuple[str, str]:
    """A second [[venue.day]] of the citizens' house."""
    return "[venue.store]", f"[[venue.day]]\n{text}\n\n[venue.store]"


def another_season(text: str) -> tuple[str, str]:
    """A second [[venue.season]] of Hjortespring."""
    return SUMMER_STAFF, f'{SUMMER_STAFF}[[venue.season]]\nname = "Ombygning"\n{text}\n\n'


@pytest.mark.parametrize("when", ["date = 2027-10-15\n", "from = 2027-10-15\nto = 2027-10-16\n"])
def test_a_dated_day_has_a_date_or_a_first_and_a_last(draft_after: DraftAfter, when: str) -> None:
    draft = draft_after((NIGHT, NIGHT.replace("date = 2027-10-15\n", when)))

    assert list(dates.dated_days_say_when(draft)) == []


@pytest.mark.parametrize(
    ("when", "key", "found"),
    [
        ("", "date", "nothing"),
        ("from = 2027-10-15\n", "to", "nothing"),
        ("to = 2027-10-15\n", "from", "nothing"),
        ("date = 2027-10-15\nto = 2027-10-16\n", "date", "a date beside from or to"),
        ("date = 2027-10-15\nfrom = 2027-10-15\nto = 2027-10-16\n", "date", "a date beside from or to"),
    ],
)
def test_a_dated_day_that_does_not_say_when_is_told_what_it_lacks(
    draft_after: DraftAfter, when: str, key: str, found: str
) -> None:
    (mistake,) = dates.dated_days_say_when(draft_after((NIGHT, NIGHT.replace("date = 2027-10-15\n", when))))

    assert mistake.path == ("venue", 0, "day", 0, key)
    assert mistake.found == found


def test_dated_days_and_seasons_end_after_they_begin(draft_after: DraftAfter) -> None:
    draft = draft_after(
        (NIGHT, NIGHT.replace("date = 2027-10-15", "from = 2027-10-15\nto = 2027-10-14")),
        ("to = 2027-07-31", "to = 2027-06-30"),
    )

    mistakes = list(times.days_are_in_order(draft))

    assert {mistake.path for mistake in mistakes} == {("venue", 0, "day", 0, "to"), ("venue", 2, "season", 0, "to")}


@pytest.mark.parametrize(
    "other",
    [
        "date = 2027-10-14\nopening = []",
        "from = 2027-10-16\nto = 2027-10-20\nopening = []",
    ],
)
def test_dated_days_beside_each_other_are_in_order(draft_after: DraftAfter, other: str) -> None:
    assert list(dates.dated_days_do_not_meet(draft_after(another_day(other)))) == []


@pytest.mark.parametrize(
    ("other", "key", "found"),
    [
        ("date = 2027-10-15\nopening = []", "date", "2027-10-15, which meets 2027-10-15"),
        (
            "from = 2027-10-10\nto = 2027-10-15\nopening = []",
            "from",
            "2027-10-10 to 2027-10-15, which meets 2027-10-15",
        ),
    ],
)
def test_a_day_that_is_dated_twice_is_told_at_the_later_one(
    draft_after: DraftAfter, other: str, key: str, found: str
) -> None:
    (mistake,) = dates.dated_days_do_not_meet(draft_after(another_day(other)))

    assert mistake.path == ("venue", 0, "day", 1, key)
    assert mistake.found == found


def test_two_houses_may_have_the_same_day(draft_after: DraftAfter) -> None:
    draft = draft_after((SUMMER_STAFF, f"{SUMMER_STAFF}[[venue.day]]\n{NIGHT}\n"))

    assert list(dates.dated_days_do_not_meet(draft)) == []


@pytest.mark.parametrize(
    ("day", "closure"),
    [("2026-12-24", '"Jul" (2026-12-24 to 2026-12-26)'), ("2027-01-01", '"Nytår" (2026-12-31 to 2027-01-01)')],
)
def test_a_dated_day_on_a_closed_day_contradicts_it(draft_after: DraftAfter, day: str, closure: str) -> None:
    (mistake,) = dates.dated_days_are_on_no_closed_day(draft_after(("date = 2027-10-15", f"date = {day}")))

    assert mistake.path == ("venue", 0, "day", 0, "date")
    assert mistake.found == f"{day}, when it is closed: {closure}"


def test_a_dated_day_of_several_meets_a_closure_with_one_of_them(draft_after: DraftAfter) -> None:
    draft = draft_after(("date = 2027-10-15", "from = 2026-12-20\nto = 2026-12-24"))

    (mistake,) = dates.dated_days_are_on_no_closed_day(draft)

    assert mistake.path[-1] == "from"


def test_a_closure_of_another_house_contradicts_nothing(draft_after: DraftAfter) -> None:
    assert list(dates.dated_days_are_on_no_closed_day(draft_after(("date = 2027-10-15", "date = 2027-07-05")))) == []


def test_a_season_that_changes_nothing_is_told(draft_after: DraftAfter) -> None:
    (mistake,) = dates.seasons_change_something(draft_after(another_season("from = 2027-09-01\nto = 2027-09-30")))

    assert mistake.path == ("venue", 2, "season", 1, "opening")


@pytest.mark.parametrize(
    "other",
    [
        "from = 2027-06-01\nto = 2027-06-30\nopening = { }",
        "from = 2027-08-01\nto = 2027-08-31\nopening = { }",
        "from = 2027-07-10\nto = 2027-07-20\ncrew = { }",
    ],
)
def test_seasons_beside_each_other_or_of_different_things_are_in_order(draft_after: DraftAfter, other: str) -> None:
    assert list(dates.seasons_do_not_meet(draft_after(another_season(other)))) == []


@pytest.mark.parametrize(
    ("other", "keys"),
    [
        ("from = 2027-06-01\nto = 2027-07-01\nopening = { }", ["opening"]),
        ("from = 2027-07-31\nto = 2027-08-31\nstaffed = { }", ["staffed"]),
        ("from = 2027-07-10\nto = 2027-07-20\nopening = { }\nstaffed = { }\ncrew = { }", ["opening", "staffed"]),
    ],
)
def test_two_seasons_that_change_the_same_on_the_same_day_are_told(
    draft_after: DraftAfter, other: str, keys: list[str]
) -> None:
    mistakes = list(dates.seasons_do_not_meet(draft_after(another_season(other))))

    assert {mistake.path for mistake in mistakes} == {("venue", 2, "season", 1, "from")}
    assert [mistake.expected.split()[2] for mistake in mistakes] == keys
    assert mistakes[0].found.startswith('"Ombygning" (2027-0')
    assert mistakes[0].found.endswith('which meets "Sommertid" (2027-07-01 to 2027-07-31)')


def test_school_holidays_do_not_meet(draft_after: DraftAfter) -> None:
    draft = draft_after(("from = 2027-10-16", "from = 2027-02-21"))

    (mistake,) = dates.school_holidays_do_not_meet(draft)

    assert mistake.path == ("school_holiday", 1, "from")
    assert list(dates.school_holidays_do_not_meet(draft_after())) == []


@pytest.mark.parametrize(
    ("hours", "keys"),
    [
        ('opening = ["10:00-12:00", "12:00-02:00"]', []),
        ('opening = ["10:00-12:00", "11:00-13:00"]', [("opening", 1)]),
        ('opening = ["10:00-02:00", "01:00-03:00"]', []),
        ('opening = ["08:00-20:00"]\nstaffed = ["10:00-12:00", "11:00-13:00"]', [("staffed", 1)]),
    ],
)
def test_hours_of_a_date_do_not_overlap(draft_after: DraftAfter, hours: str, keys: list[tuple[str, int]]) -> None:
    draft = draft_after(('opening = ["08:00-02:00"]', hours))

    assert [mistake.path[-2:] for mistake in times.hours_of_a_date_do_not_overlap(draft)] == keys


@pytest.mark.parametrize(
    ("staffed", "positions"),
    [
        ('["08:00-02:00"]', []),
        ('["18:00-01:00"]', []),
        ("[]", []),
        ('["07:00-09:00", "20:00-22:00"]', [0]),
        ('["20:00-22:00", "23:00-03:00"]', [1]),
    ],
)
def test_staff_of_a_date_is_there_while_it_is_open(draft_after: DraftAfter, staffed: str, positions: list[int]) -> None:
    draft = draft_after(('opening = ["08:00-02:00"]', f'opening = ["08:00-02:00"]\nstaffed = {staffed}'))

    found = list(times.staff_of_a_date_is_there_while_it_is_open(draft))

    assert [mistake.path[-1] for mistake in found] == positions


def test_the_weeks_of_a_season_do_not_overlap_either(draft_after: DraftAfter) -> None:
    draft = draft_after(('fri = ["10:00-16:00"]', 'fri = ["10:00-16:00", "15:00-17:00"]'))

    assert [mistake.path for mistake in times.hours_do_not_overlap(draft)] == [
        ("venue", 2, "season", 0, "opening", "fri", 1)
    ]
