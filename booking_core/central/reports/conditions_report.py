"""`moedested central stats --conditions`: what is broken, dirty or missing now, and what was put right each month."""

from collections.abc import Iterator
from itertools import groupby

from booking_core.domain.places import Municipality
from booking_core.domain.told.conditions import ConditionReport, in_order
from booking_core.store.central_store import CentralStore
from booking_core.store.told.condition_store import ConditionCount


def condition_lines(store: CentralStore) -> Iterator[str]:
    """The list, a house after the other, and the counts of what was closed long ago.

    Raises:
        NoPlaces: nothing has been imported yet.
    """
    places, reports = store.municipality(), store.conditions.still_open()
    yield f"{len(reports)} open"
    for venue in places.venues:
        here = [one for one in in_order(reports) if places.venue_of_space.get(one.space) == venue]
        yield from ("", venue.name) if here else ()
        yield from (_open_line(places, one) for one in here)
    for month, counts in groupby(store.conditions.counts(), key=lambda one: one.month):
        yield from ("", f"{month}, put right")
        yield from (_count_line(places, one) for one in counts)


def _open_line(places: Municipality, one: ConditionReport) -> str:
    since = one.first_at.astimezone(places.zone)
    what = f"{one.thing.value} {one.kind.value}"
    return f"  {since:%Y-%m-%d %H:%M}  {places.space_by_id[one.space].name:<28}{what:<24}told {one.times}"


def _count_line(places: Municipality, one: ConditionCount) -> str:
    space = places.space_by_id.get(one.space)
    name, what = one.space if space is None else space.name, f"{one.thing.value} {one.kind.value}"
    hours = one.hours_open // one.reports
    return f"  {name:<28}{what:<24}{one.reports:>4} reports, told {one.times}, open {hours} hours on average"
