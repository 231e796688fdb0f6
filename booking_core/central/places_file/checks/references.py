"""Ids that the municipality's own rules mention must be ids of something."""

from collections.abc import Collection, Iterable, Iterator

from booking_core.central.places_file.conversion import EVERY_VENUE
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.schema.days import ClosedTable, HolidayHoursTable
from booking_core.central.places_file.schema.rules import AfterSchoolTable, ResidentsFirstTable
from booking_core.central.places_file.wording import one_of, shown


def closures_name_venues(draft: Draft) -> Iterator[Mistake]:
    """Venues the file has, or "*" alone for all of them."""
    known = draft.known_of_kind("venue")
    for path, table in draft.every(ClosedTable):
        if table.venues == [EVERY_VENUE]:
            continue
        if EVERY_VENUE in table.venues:
            yield Mistake((*path, "venues"), shown(table.venues), 'either ["*"], for all venues, or ids')
        named = (venue if venue != EVERY_VENUE else "" for venue in table.venues)
        yield from unknown_in_list((*path, "venues"), named, known=known, kind="the id of a venue")


def holiday_hours_name_venues(draft: Draft) -> Iterator[Mistake]:
    """Hours on public holidays belong to venues the file has."""
    known = draft.known_of_kind("venue")
    for path, table in draft.every(HolidayHoursTable):
        yield from unknown((*path, "venue"), table.venue, known=known, kind="the id of a venue")


def after_school_names_spaces(draft: Draft) -> Iterator[Mistake]:
    """What is kept for the young are spaces the file has."""
    known = draft.known_of_kind("space")
    for path, table in draft.every(AfterSchoolTable):
        yield from unknown_in_list((*path, "spaces"), table.spaces, known=known, kind="the id of a space")


def after_school_names_an_audience(draft: Draft) -> Iterator[Mistake]:
    """Those it is kept for are an audience the file has."""
    known = draft.known_of_kind("audience")
    for path, table in draft.every(AfterSchoolTable):
        yield from unknown((*path, "audience"), table.audience, known=known, kind="the id of an audience")


def residents_first_names_spaces(draft: Draft) -> Iterator[Mistake]:
    """What is kept for residents are spaces the file has."""
    known = draft.known_of_kind("space")
    for path, table in draft.every(ResidentsFirstTable):
        yield from unknown_in_list((*path, "spaces"), table.spaces, known=known, kind="the id of a space")


def unknown_in_list(
    path: TomlPath, named: Iterable[str], *, known: Collection[str] | None, kind: str
) -> Iterator[Mistake]:
    """`unknown` for each of `named`. Empty names are passed over."""
    for position, name in enumerate(named):
        if name:
            yield from unknown((*path, position), name, known=known, kind=kind)


def unknown(path: TomlPath, name: str, *, known: Collection[str] | None, kind: str) -> Iterator[Mistake]:
    """A mistake if `name` is not among `known`; None where nobody knows them all."""
    if known is not None and name not in known:
        yield Mistake(path, shown(name), f"{kind}: {one_of(known, meant=name)}")
