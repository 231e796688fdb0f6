"""`moedested central hours`: the hours of one house on single days, without touching the places file.

    set      the day is edited: it decides over the file's own day, holiday, season and week, never over a closure
    remove   what was edited is gone: the file decides again
    list     what differs from the week in the coming year, and why

Every change is a new version of the places. One that would leave a booking without its place is refused by name.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise

from booking_core.central.accounts.operators import operator
from booking_core.central.failures import HoursRefused
from booking_core.central.places_file.hours import minutes_of, written
from booking_core.domain.hours.deviations import Deviation, deviations, wall_hours
from booking_core.domain.hours.edited_days import edited_days, with_edited_day, without_edited_day
from booking_core.domain.hours.opening_hours import HoursRule, day_plan
from booking_core.domain.identity import VenueId
from booking_core.domain.places import DatedDay, Hours, Municipality, Venue
from booking_core.domain.time_spans import local_day
from booking_core.store.central_store import CentralStore
from booking_core.store.places import Imported

COMING_YEAR = timedelta(days=364)
COMMAND = "moedested central hours"
_FROM = {
    HoursRule.CLOSURE: "[[closed]]",
    HoursRule.DATED_DAY: "[[venue.day]]",
    HoursRule.PUBLIC_HOLIDAY: "public holiday",
    HoursRule.SEASON: "[[venue.season]]",
}


def set_day(store: CentralStore, venue: VenueId, edited: DatedDay, *, now: datetime) -> str:
    """Put `edited` in force for `venue`; what to say of it.

    Raises:
        HoursRefused: the venue, the day or its hours cannot be meant.
        PlacesWouldStrand: bookings would lose their place.
    """
    return _change(store, venue, edited.first_day, partial(_with_day, venue_id=venue, edited=edited, now=now), now=now)


def remove_day(store: CentralStore, venue: VenueId, day: date, *, now: datetime) -> str:
    """Let the file decide again on the local `day`; what to say of it.

    Raises:
        HoursRefused: there is no such venue, or nothing was set for that day.
        PlacesWouldStrand: bookings would lose their place.
    """
    return _change(store, venue, day, partial(_without_day, venue_id=venue, day=day), now=now)


def listing(places: Municipality, venue_id: VenueId, *, now: datetime) -> list[str]:
    """What differs from the week in the coming year, a line each.

    Raises:
        HoursRefused: there is no such venue.
    """
    venue, today = _venue(places, venue_id), local_day(now, places.zone)
    found = deviations(places, venue, today, today + COMING_YEAR)
    head = f"{venue.name}, {today} to {today + COMING_YEAR}:"
    return [f"{head} {'what differs from the week' if found else 'as in every week'}", *map(_listed, found)]


def carried_lines(imported: Imported, *, now: datetime) -> list[str]:
    """What an import did with the coming days that were set by this command; nothing where there are none."""
    places = imported.municipality
    today = local_day(now, places.zone)
    kept = [_kept(places, venue, day) for venue in places.venues for day in _coming(venue, today)]
    gone = [f"  {venue.id}, {_day_in_words(day)}" for venue in imported.gone for day in _coming(venue, today)]
    return [
        *([f"Kept, as set with `{COMMAND}`:", *kept] if kept else []),
        *(["Not kept, as the file has their venue no more:", *gone] if gone else []),
    ]


def _change(
    store: CentralStore,
    venue_id: VenueId,
    day: date,
    change: Callable[[Municipality], Municipality],
    *,
    now: datetime,
) -> str:
    before = store.municipality()
    imported = store.change_places(change, source=f"hours {venue_id} {day}", now=now, by=operator())
    was, becomes = (_plan_in_words(places, venue_id, day) for places in (before, imported.municipality))
    version = f"{'version' if imported.changed else 'unchanged, version'} {imported.version}"
    instead = f" instead of {was}" if was != becomes else ""
    return f"{_venue(before, venue_id).name}, {day}: {becomes}{instead} ({version})."


def _with_day(places: Municipality, *, venue_id: VenueId, edited: DatedDay, now: datetime) -> Municipality:
    venue, day = _venue(places, venue_id), edited.first_day
    _check_hours_are_apart(edited.opening)
    if day < local_day(now, places.zone):
        message = f"{day} is over"
        raise HoursRefused(message)
    plan = day_plan(places, venue, day)
    if plan.decided_by is HoursRule.CLOSURE:
        message = f"{venue.name} is closed on {day} by [[closed]] in the places file ({plan.reason}): closed beats open"
        raise HoursRefused(message)
    return with_edited_day(places, venue_id, edited)


def _without_day(places: Municipality, *, venue_id: VenueId, day: date) -> Municipality:
    venue = _venue(places, venue_id)
    if not any(edited.holds_on(day) for edited in edited_days(venue)):
        message = f"nothing was set for {venue.name} on {day}. What the places file says is changed in the file"
        raise HoursRefused(message)
    return without_edited_day(places, venue_id, day)


def _venue(places: Municipality, venue_id: VenueId) -> Venue:
    venue = places.venue_by_id.get(venue_id)
    if venue is None:
        known = ", ".join(sorted(places.venue_by_id))
        message = f"there is no venue {venue_id}. The places file has: {known}"
        raise HoursRefused(message)
    return venue


def _check_hours_are_apart(opening: Sequence[Hours]) -> None:
    for one, other in pairwise(sorted(opening, key=minutes_of)):
        if minutes_of(other)[0] < minutes_of(one)[1]:
            message = f"{written(one)} and {written(other)} overlap"
            raise HoursRefused(message)


def _coming(venue: Venue, today: date) -> Iterator[DatedDay]:
    return (day for day in edited_days(venue) if day.last_day >= today)


def _kept(places: Municipality, venue: Venue, edited: DatedDay) -> str:
    """The day, and what else the file says of it."""
    line = f"  {venue.id}, {_day_in_words(edited)}"
    plan = day_plan(places, venue, edited.first_day)
    if plan.decided_by is HoursRule.CLOSURE:
        return f"{line}; does not count, as [[closed]] closes that day ({plan.reason})"
    of_the_file = (day for day in venue.days if not day.edited and day.holds_on(edited.first_day))
    other = next(of_the_file, None)
    return line if other is None else f"{line}; beats the file's own {_hours_in_words(other.opening)}"


def _plan_in_words(places: Municipality, venue_id: VenueId, day: date) -> str:
    """What holds on `day`, whatever decides it: `10:00-14:00 (Personaledag)`."""
    plan = day_plan(places, _venue(places, venue_id), day)
    hours = _hours_in_words(wall_hours(plan, places.zone))
    return f"{hours} ({plan.reason})" if plan.reason else hours


def _listed(found: Deviation) -> str:
    days = _days_in_words(found.first_day, found.last_day)
    hours = "other weekly hours" if found.decided_by is HoursRule.SEASON else _hours_in_words(found.hours)
    source = f"`{COMMAND}`" if found.edited else _FROM[found.decided_by]
    return f"  {days}: {', '.join(part for part in (hours, found.reason) if part)} ({source})"


def _day_in_words(edited: DatedDay) -> str:
    days, hours = _days_in_words(edited.first_day, edited.last_day), _hours_in_words(edited.opening)
    return f"{days}: {', '.join(part for part in (hours, edited.reason) if part)}"


def _days_in_words(first: date, last: date) -> str:
    return str(first) if first == last else f"{first} to {last}"


def _hours_in_words(hours: Sequence[Hours]) -> str:
    return ", ".join(written(one) for one in hours) or "closed"
