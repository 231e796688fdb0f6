"""Dated days that were set at the centre, beside those of the places file.

    file ───► [[venue.day]] ──┐
                              ├──► days of a venue      on one day the edited one decides
    centre ─► edited ─────────┘

A new file brings days of its own and takes none of the edited ones away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from booking_core.domain.identity import VenueId
from booking_core.domain.places import DatedDay, Municipality, Venue


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """New places with the edited days of those before them. `gone` are venues that had some and are no more."""

    municipality: Municipality
    gone: tuple[Venue, ...] = ()


def edited_days(venue: Venue) -> tuple[DatedDay, ...]:
    """The days of `venue` that were set at the centre, by date."""
    return tuple(sorted((day for day in venue.days if day.edited), key=lambda day: day.first_day))


def with_edited_day(municipality: Municipality, venue_id: VenueId, edited: DatedDay) -> Municipality:
    """The same places in which `venue_id` has `edited` instead of what was edited for its days before."""
    venue = municipality.venue_by_id[venue_id]
    others = (day for day in edited_days(venue) if not _meet(day, edited))
    return _with(municipality, _edited(venue, (*others, replace(edited, edited=True))))


def without_edited_day(municipality: Municipality, venue_id: VenueId, day: date) -> Municipality:
    """The same places in which nothing is edited for `day` in `venue_id`: the file decides again."""
    venue = municipality.venue_by_id[venue_id]
    return _with(municipality, _edited(venue, (one for one in edited_days(venue) if not one.holds_on(day))))


def carried_over(fresh: Municipality, before: Municipality) -> CarriedOver:
    """`fresh`, as a file describes it, with the days that were edited in the places `before` it."""
    kept = fresh
    for venue in before.venues:
        new = fresh.venue_by_id.get(venue.id)
        if new is not None and edited_days(venue):
            kept = _with(kept, _edited(new, edited_days(venue)))
    gone = (venue for venue in before.venues if venue.id not in fresh.venue_by_id and edited_days(venue))
    return CarriedOver(kept, tuple(gone))


def _edited(venue: Venue, edited: Iterable[DatedDay]) -> Venue:
    """`venue` with the days of its file and `edited` by date, so that the same days are always the same venue."""
    of_the_file = (day for day in venue.days if not day.edited)
    return replace(venue, days=(*of_the_file, *sorted(edited, key=lambda day: day.first_day)))


def _with(municipality: Municipality, changed: Venue) -> Municipality:
    venues = (changed if venue.id == changed.id else venue for venue in municipality.venues)
    return replace(municipality, venues=tuple(venues))


def _meet(one: DatedDay, other: DatedDay) -> bool:
    return one.first_day <= other.last_day and other.first_day <= one.last_day
