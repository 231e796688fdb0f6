"""Days set at the centre live beside those of the file, and outlive it."""

from dataclasses import replace
from datetime import date

from booking_core.domain.hours.edited_days import carried_over, edited_days, with_edited_day, without_edited_day
from booking_core.domain.places import DatedDay, Municipality
from tests.booking_core.domain.made_bookings import FRIDAY, MUNICIPALITY, THURSDAY
from tests.booking_core.sample_places import HOUSE, LIBRARY, hours

MONDAY = date(2026, 11, 30)
OF_THE_FILE = DatedDay(FRIDAY, FRIDAY, (), reason="Personaledag")
EDITED = DatedDay(FRIDAY, FRIDAY, (hours("10:00", "14:00"),), reason="Valg", edited=True)


def with_file_days(*days: DatedDay) -> Municipality:
    """The sample as a file would bring it whose house has `days`."""
    house, *others = MUNICIPALITY.venues
    return replace(MUNICIPALITY, venues=(replace(house, days=days), *others))


def test_an_edited_day_stands_beside_that_of_the_file() -> None:
    changed = with_edited_day(with_file_days(OF_THE_FILE), HOUSE, replace(EDITED, edited=False))

    assert changed.venue_by_id[HOUSE].days == (OF_THE_FILE, EDITED)
    assert changed.venue_by_id[LIBRARY] == MUNICIPALITY.venue_by_id[LIBRARY]


def test_a_day_edited_again_says_the_last_only() -> None:
    first = with_edited_day(MUNICIPALITY, HOUSE, EDITED)
    closed = replace(EDITED, opening=(), reason="Vandskade")

    assert edited_days(with_edited_day(first, HOUSE, closed).venue_by_id[HOUSE]) == (closed,)


def test_edited_days_stand_by_date_however_they_were_entered() -> None:
    days = [replace(EDITED, first_day=day, last_day=day) for day in (THURSDAY, FRIDAY, MONDAY)]
    forwards, backwards = MUNICIPALITY, MUNICIPALITY
    for day in days:
        forwards = with_edited_day(forwards, HOUSE, day)
    for day in reversed(days):
        backwards = with_edited_day(backwards, HOUSE, day)

    assert edited_days(forwards.venue_by_id[HOUSE]) == tuple(days)
    assert forwards == backwards


def test_what_is_removed_leaves_the_file_as_it_was() -> None:
    before = with_file_days(OF_THE_FILE)

    assert without_edited_day(with_edited_day(before, HOUSE, EDITED), HOUSE, FRIDAY) == before


def test_removing_takes_nothing_of_the_file_and_no_other_day() -> None:
    other = replace(EDITED, first_day=THURSDAY, last_day=THURSDAY)
    before = with_edited_day(with_file_days(OF_THE_FILE), HOUSE, other)

    assert without_edited_day(before, HOUSE, FRIDAY) == before


def test_a_new_file_keeps_the_edited_days_and_brings_its_own() -> None:
    before = with_edited_day(with_file_days(OF_THE_FILE), HOUSE, EDITED)
    new = replace(OF_THE_FILE, first_day=MONDAY, last_day=MONDAY)

    carried = carried_over(with_file_days(new), before)

    assert carried.municipality.venue_by_id[HOUSE].days == (new, EDITED)
    assert carried.gone == ()


def test_the_same_file_again_is_the_same_places() -> None:
    before = with_edited_day(with_file_days(OF_THE_FILE), HOUSE, EDITED)

    assert carried_over(with_file_days(OF_THE_FILE), before).municipality == before


def test_a_house_that_is_gone_is_named_when_it_had_edited_days() -> None:
    before = with_edited_day(MUNICIPALITY, HOUSE, EDITED)
    without_house = replace(MUNICIPALITY, venues=MUNICIPALITY.venues[1:])

    assert [venue.id for venue in carried_over(without_house, before).gone] == [HOUSE]
    assert carried_over(without_house, MUNICIPALITY).gone == ()
