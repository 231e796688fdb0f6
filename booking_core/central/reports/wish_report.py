"""`moedested central stats --wishes`: what people chose to say that they miss, counted by district.

    district     by           value      wishes
    Herlev Midt  place        hall       12
    Herlev Midt  persons      60         9
    Herlev Midt  week         evenings   11

Each time that a wish was said counts once by kind of place, once by size and once by the part of the week; open wishes
and closed ones alike.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from booking_core.central.reports.demand_report import NOWHERE, write_table
from booking_core.domain.told.evidence import told_outside
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace
from booking_core.store.central_store import CentralStore

COLUMNS = ("district", "by", "value", "wishes")
PLACE, PERSONS, WEEK = "place", "persons", "week"
_ORDER = {PLACE: tuple(WishedPlace), WEEK: tuple(WeekPart)}


@dataclass(frozen=True, slots=True)
class WishCount:
    """How often wishes with `value` were said in a district, when they are counted by `by`."""

    district: str
    by: str
    value: str
    wishes: int


def counts_in(store: CentralStore) -> tuple[WishCount, ...]:
    """Every count that is not zero, district by district.

    Raises:
        NoPlaces: nothing has been imported yet.
    """
    venues, counts = store.municipality().venue_by_id, Counter[tuple[str, str, str]]()
    for heard in store.wishes.heard(None):
        house = venues.get(heard.wish.venue)
        for by, value in _cells(heard.wish):
            counts["" if house is None else house.district, by, value] += heard.times
    found = (WishCount(*cell, number) for cell, number in counts.items())
    return tuple(sorted(found, key=_place_in_the_table))


def lines_of(counts: tuple[WishCount, ...]) -> Iterator[str]:
    """The report in words, with exact counts."""
    said = sum(one.wishes for one in counts if one.by == PLACE)
    yield f"{said} {'wish was' if said == 1 else 'wishes were'} told"
    for district, in_it in groupby(counts, key=lambda one: one.district):
        yield ""
        yield district or NOWHERE
        for by, parts in groupby(in_it, key=lambda one: one.by):
            yield f"  {by}"
            yield from (f"    {one.value:<24}{one.wishes:>6}" for one in parts)


def write_csv(counts: tuple[WishCount, ...], path: Path) -> None:
    """The report as anybody may read it: a count under five is "<5".

    Raises:
        ReportRefused: the file cannot be written.
    """
    write_table(path, COLUMNS, ((one.district, one.by, one.value, told_outside(one.wishes)) for one in counts))


def _cells(wish: HouseWish) -> Iterator[tuple[str, str]]:
    yield PLACE, wish.place
    yield PERSONS, str(wish.persons)
    yield WEEK, wish.when


def _place_in_the_table(one: WishCount) -> tuple[str, int, int]:
    bys = (PLACE, PERSONS, WEEK)
    within = int(one.value) if one.by == PERSONS else _ORDER[one.by].index(one.value)
    return one.district, bys.index(one.by), within
