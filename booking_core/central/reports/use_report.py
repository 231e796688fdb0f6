"""`moedested central stats --use`: how much each place was used, and what stood empty though it was booked.

    Herlev Medborgerhus           kept    hours  given back     late  nobody came
      Lokale 3                     212      318          31        9            4

The days are those of the bookings' starts. Given back late is what came back too late for others to use it: how late
that is says `late_cancel_minutes` in the places file. In the CSV file, for anybody, a count under five is "<5".
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from booking_core.central.reports.demand_report import Days, span_of, write_table
from booking_core.domain.places import Municipality
from booking_core.domain.told.evidence import told_outside
from booking_core.store.bookings.space_use import SpaceUse
from booking_core.store.central_store import CentralStore

COLUMNS = (
    "first_day",
    "last_day",
    "house",
    "place",
    "kept",
    "hours",
    "given_back_in_time",
    "given_back_late",
    "absent",
)


def use_in(store: CentralStore, days: Days) -> tuple[SpaceUse, ...]:
    """Every space of which a booking began on those days.

    Raises:
        ReportRefused: the last day is before the first.
        NoPlaces: nothing has been imported yet.
    """
    places = store.municipality()
    return store.bookings.use_of_spaces(places.rules, span_of(days, places.zone))


def lines_of(places: Municipality, days: Days, found: Iterable[SpaceUse]) -> Iterator[str]:
    """The report in words, with exact counts."""
    by_space = {one.space: one for one in found}
    bookings = sum(_of(one) for one in by_space.values())
    yield f"{bookings} {'booking' if bookings == 1 else 'bookings'} from {days.first} to {days.last}"
    for venue in places.venues:
        here = [(space.name, by_space.pop(space.id)) for space in venue.spaces if space.id in by_space]
        yield from _table(venue.name, here)
    yield from _table("(no longer a place)", [(one.space, one) for one in by_space.values()])


def write_csv(places: Municipality, days: Days, found: Iterable[SpaceUse], path: Path) -> None:
    """The report as anybody may read it, in UTF-8 with commas.

    Raises:
        ReportRefused: the file cannot be written.
    """
    write_table(path, COLUMNS, (_row(places, days, one) for one in found))


def _table(heading: str, uses: Sequence[tuple[str, SpaceUse]]) -> Iterator[str]:
    if not uses:
        return
    yield ""
    yield f"{heading:<34}{'kept':>7}{'hours':>9}{'given back':>13}{'late':>8}{'nobody came':>14}"
    for name, one in uses:
        hours, back = one.kept_minutes / 60, one.back_in_time + one.back_late
        yield f"  {name:<32}{one.kept:>7}{hours:>9.1f}{back:>13}{one.back_late:>8}{one.nobody_came:>14}"


def _row(places: Municipality, days: Days, one: SpaceUse) -> Sequence[str]:
    space, venue = places.space_by_id.get(one.space), places.venue_of_space.get(one.space)
    hours = f"{one.kept_minutes / 60:.1f}" if told_outside(one.kept) == str(one.kept) else ""
    counts = (told_outside(number) for number in (one.back_in_time, one.back_late, one.nobody_came))
    names = ("" if venue is None else venue.name, one.space if space is None else space.name)
    return (str(days.first), str(days.last), *names, told_outside(one.kept), hours, *counts)


def _of(one: SpaceUse) -> int:
    return one.kept + one.back_in_time + one.back_late + one.nobody_came
