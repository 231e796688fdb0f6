"""What differs from the week: each rule once for days in a row."""

from dataclasses import replace
from datetime import date, time

from booking_core.domain.hours.deviations import Deviation, deviations
from booking_core.domain.hours.opening_hours import HoursRule
from booking_core.domain.places import Closure, DatedDay, Hours, Season, Venue
from tests.booking_core.domain.made_bookings import MUNICIPALITY
from tests.booking_core.sample_places import HOUSE, LIBRARY, hours

APRIL_1 = date(2027, 4, 1)


def changed(venue: Venue, first: date, last: date, *closures: Closure) -> list[Deviation]:
    others = tuple(one for one in MUNICIPALITY.venues if one.id != venue.id)
    municipality = replace(MUNICIPALITY, venues=(venue, *others), closures=closures)
    return list(deviations(municipality, venue, first, last))


def test_an_ordinary_week_has_none() -> None:
    assert changed(MUNICIPALITY.venue_by_id[HOUSE], date(2026, 11, 23), date(2026, 11, 29)) == []


def test_days_in_a_row_are_told_once() -> None:
    closure = Closure(date(2027, 4, 5), date(2027, 4, 9), None, "Maling")

    found = changed(MUNICIPALITY.venue_by_id[HOUSE], APRIL_1, date(2027, 4, 30), closure)

    assert found == [Deviation(closure.first_day, closure.last_day, HoursRule.CLOSURE, "Maling")]


def test_easter_is_told_by_its_holidays_and_their_hours() -> None:
    found = changed(MUNICIPALITY.venue_by_id[LIBRARY], date(2027, 3, 22), date(2027, 3, 31))

    assert [(one.first_day.day, one.reason, one.hours) for one in found] == [
        (25, "Skærtorsdag", (Hours(time(10), time(16)),)),
        (26, "Langfredag", (Hours(time(10), time(16)),)),
        (28, "Påskedag", (Hours(time(10), time(16)),)),
        (29, "Anden påskedag", (Hours(time(10), time(16)),)),
    ]


def test_a_season_is_told_without_hours_around_the_day_in_it_that_differs() -> None:
    season = Season("Sommertid", date(2027, 7, 1), date(2027, 7, 31), opening={})
    night = DatedDay(date(2027, 7, 10), date(2027, 7, 10), (hours("18:00", "02:00"),), reason="Sommernat", edited=True)
    house = replace(MUNICIPALITY.venue_by_id[HOUSE], seasons=(season,), days=(night,))

    found = changed(house, date(2027, 6, 20), date(2027, 8, 10))

    assert [(one.first_day.day, one.last_day.day, one.decided_by, one.edited) for one in found] == [
        (1, 9, HoursRule.SEASON, False),
        (10, 10, HoursRule.DATED_DAY, True),
        (11, 31, HoursRule.SEASON, False),
    ]
    assert [one.hours for one in found] == [(), (Hours(time(18), time(2)),), ()]
