"""What limits, quotas and the rules for some must say together: a rule that can never hold was meant to say another.

lead time     |---------- lead_minutes ----------|
book ahead    |------ book_ahead_days ------|          nothing could ever be booked
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from booking_core.central.places_file.conversion import limits_at, limits_of_all
from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import Mistake, TomlPath
from booking_core.central.places_file.hours import DAY_MINUTES
from booking_core.central.places_file.schema.rooms import SpaceTable
from booking_core.central.places_file.schema.rules import (
    AssociationRuleTable,
    QuotaTable,
    ResidentsFirstTable,
    RulesTable,
    SchoolRuleTable,
    WalkInTable,
)
from booking_core.central.places_file.schema.venue import VenueTable
from booking_core.central.places_file.wording import shown
from booking_core.domain.places import BookingLimits, LimitsOverride, QuotaPeriod
from booking_core.domain.quotas import BUILT_IN

AMOUNTS = ("most_bookings", "most_minutes")
SPACE_DEPTH = 4
"""("venue", 3, "space", 0): so long is the path of a space."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The municipality, a venue or a space: where its limits stand, what they say, and what then holds in it."""

    path: TomlPath
    own: LimitsOverride
    limits: BookingLimits


def lead_time_is_within_booking_ahead(draft: Draft) -> Iterator[Mistake]:
    """What must be booked two days before cannot be booked for today and tomorrow alone."""
    for place in _places(draft):
        days, lead = place.limits.book_ahead_days, place.limits.lead_minutes
        says_one = place.own.book_ahead_days is not None or place.own.lead_minutes is not None
        most = (days + 1) * DAY_MINUTES
        if not says_one or lead < most:
            continue
        if place.own.lead_minutes is not None:
            expected = f"less than {most}, as book_ahead_days is {days} here"
            yield Mistake((*place.path, "lead_minutes"), str(lead), expected)
        else:
            expected = f"{lead // DAY_MINUTES} or more, as lead_minutes is {lead} here"
            yield Mistake((*place.path, "book_ahead_days"), str(days), expected)


def walk_in_leaves_time_for_notice(draft: Draft) -> Iterator[Mistake]:
    """Without a name one starts soon; where all must be booked long before, nobody could."""
    rules, walk_in = draft.one(("rules",), RulesTable), draft.one(("rules", "walk_in"), WalkInTable)
    if rules is None or walk_in is None or walk_in.starts_within_minutes >= rules.lead_minutes:
        return
    expected = f"at least {rules.lead_minutes}, which is lead_minutes in [rules]"
    yield Mistake(("rules", "walk_in", "starts_within_minutes"), str(walk_in.starts_within_minutes), expected)


def associations_and_schools_may_book_the_shortest(draft: Draft) -> Iterator[Mistake]:
    """Their longest booking is not below everybody's shortest."""
    rules = draft.one(("rules",), RulesTable)
    if rules is None:
        return
    longest = [(path, table.longest_minutes) for path, table in draft.every(AssociationRuleTable)]
    longest += [(path, table.longest_minutes) for path, table in draft.every(SchoolRuleTable)]
    for path, minutes in longest:
        if minutes < rules.shortest_minutes:
            expected = f"at least {rules.shortest_minutes}, which is shortest_minutes in [rules]"
            yield Mistake((*path, "longest_minutes"), str(minutes), expected)


def residents_come_first_at_all(draft: Draft) -> Iterator[Mistake]:
    """What lapses before anybody may book would never hold."""
    ahead = {place.path[:-1]: place.limits.book_ahead_days for place in _places(draft)}
    by_id = {draft.ids.get(path): days for path, days in ahead.items() if len(path) == SPACE_DEPTH}
    for path, table in draft.every(ResidentsFirstTable):
        for space in table.spaces:
            days = by_id.get(space)
            if days is not None and table.lapses_days_before >= days:
                found = f"{table.lapses_days_before}, and {shown(space)} can be booked {days} days ahead"
                yield Mistake((*path, "lapses_days_before"), found, f"less than {days}, or the rule would never hold")


def quotas_have_one_amount(draft: Draft) -> Iterator[Mistake]:
    """Bookings or minutes, not both."""
    for path, table in draft.every(QuotaTable):
        given = [key for key in AMOUNTS if getattr(table, key) is not None]
        if len(given) != 1:
            found = "both most_bookings and most_minutes" if given else "nothing"
            yield Mistake((*path, "most_bookings"), found, "either most_bookings or most_minutes: a whole number")


def quotas_of_a_season_say_which(draft: Draft) -> Iterator[Mistake]:
    """A season has a first and a last day, and no other period has."""
    for path, table in draft.every(QuotaTable):
        days: dict[str, date | None] = {"from": table.first_day, "to": table.last_day}
        for key, day in days.items():
            if table.per is QuotaPeriod.SEASON and day is None:
                yield Mistake((*path, key), "nothing", 'a date without quotes, as per is "season"')
            if table.per is not QuotaPeriod.SEASON and day is not None:
                yield Mistake((*path, key), day.isoformat(), f'no such key, as per is "{table.per.value}"')


def quotas_allow_the_shortest(draft: Draft) -> Iterator[Mistake]:
    """Fewer minutes than the shortest booking has would let nobody book."""
    limits = {place.path[:-1]: place.limits for place in _places(draft)}
    for path, table in draft.every(QuotaTable):
        here = limits.get(path[:-2])
        if here is not None and table.most_minutes is not None and table.most_minutes < here.shortest_minutes:
            expected = f"at least {here.shortest_minutes}, which is shortest_minutes here"
            yield Mistake((*path, "most_minutes"), str(table.most_minutes), expected)


def quotas_have_names_of_their_own(draft: Draft) -> Iterator[Mistake]:
    """Two names stand for the open bookings that the rules themselves limit."""
    for path, table in draft.every(QuotaTable):
        if table.id in BUILT_IN:
            yield Mistake(
                (*path, "id"), shown(table.id), "another id: open_bookings_per_person in [rules] has this one"
            )


def _places(draft: Draft) -> Iterator[_Place]:
    """The municipality, every venue and every space, each with the limits that hold there."""
    rules = draft.one(("rules",), RulesTable)
    if rules is None:
        return
    limits = limits_of_all(rules)
    own = LimitsOverride(limits.shortest_minutes, limits.longest_minutes, limits.book_ahead_days, limits.lead_minutes)
    yield _Place(("rules",), own, limits)
    for path, _ in draft.every(VenueTable):
        at = (*path, "rules")
        yield _Place(at, limits_at(draft, at), limits_at(draft, at).over(limits))
    for path, _ in draft.every(SpaceTable):
        at, venue = (*path, "rules"), limits_at(draft, (*path[:2], "rules")).over(limits)
        yield _Place(at, limits_at(draft, at), limits_at(draft, at).over(venue))
