"""Quotas: how much one party may have booked in a period, counted for each of them in a tally of its own.

    quota            party                    period            tally
    2 a day          person  phone:3f9c…         2026-11-26        used 1 of 2
    12 a season      association  skak        2026-08-01        used 9 of 12
    600 min a week   house                    2026-11-23        used 540 of 600

A booking counts in the period its start lies in, while it is to come, runs, or was used; what is cancelled counts
back. The quotas of municipality, venue and space hold together. Those per *open* have no tally in the store: what is
still to come is counted anew each time.

A person's quotas count what citizens and businesses book; an association's and a school's count theirs, by the group
that is named, and by the person where none is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import NamedTuple, assert_never

from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import QuotaId, SpaceId
from booking_core.domain.places import (
    Counted,
    CountedParty,
    KindOfUser,
    Municipality,
    Quota,
    QuotaPeriod,
    Rules,
    Space,
)
from booking_core.domain.refusals import Fact, Refusal, RefusalCode
from booking_core.domain.time_spans import MINUTE, TimeSpan, local_day

PERSON_OPEN = QuotaId("open-bookings-of-a-person")
ASSOCIATION_OPEN = QuotaId("open-bookings-of-an-association")
BUILT_IN = frozenset({PERSON_OPEN, ASSOCIATION_OPEN})
"""What `open_bookings_per_person` in [rules] and [rules.association] become."""

EVERYBODY = "house"
PERSON_MARK = ":"
"""In the key of a person, and in no id of an association or a school."""
OPEN = "open"
PERIODS_SEEN_AHEAD = 7
"""How many periods on a refusal looks for one that is not used up."""

_DAYS_OF: Mapping[QuotaPeriod, int] = MappingProxyType({QuotaPeriod.DAY: 1, QuotaPeriod.WEEK: 7})
_LIVE = frozenset({BookingState.CONFIRMED, BookingState.CHECKED_IN})


class Tally(NamedTuple):
    """One counter: a quota, whose it is, and the period. `period` is the first day, or `OPEN`."""

    rule: QuotaId
    party: str
    period: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one booking adds to a tally of `quota`."""

    quota: Quota
    tally: Tally
    amount: int


@dataclass(frozen=True, slots=True)
class Counting:
    """All of a booking that quotas look at, but for the person. One that `goes_on` counts its time alone."""

    space: SpaceId
    span: TimeSpan
    user: KindOfUser
    group: str | None = None
    goes_on: bool = False

    @classmethod
    def of(cls, booking: Booking) -> "Counting":
        return cls(booking.space, booking.span, booking.user, booking.group, booking.continues is not None)


def quotas_of(municipality: Municipality, space: Space) -> tuple[Quota, ...]:
    """Everything that holds for `space`, the wider first."""
    known = municipality.quotas_known.get(space.id)
    if known is None:
        venue = municipality.venue_of_space[space.id]
        known = (*_built_in(municipality.rules), *municipality.quotas, *venue.quotas, *space.quotas)
        municipality.quotas_known[space.id] = known
    return known


def _built_in(rules: Rules) -> Iterator[Quota]:
    yield Quota(PERSON_OPEN, CountedParty.PERSON, QuotaPeriod.OPEN, rules.open_bookings_per_person)
    most = rules.association.open_bookings_per_person
    yield Quota(ASSOCIATION_OPEN, CountedParty.ASSOCIATION, QuotaPeriod.OPEN, most)


@dataclass(frozen=True, slots=True)
class Written:
    """A quota, and where it is written: for all spaces (None), for those of a venue, or for one."""

    quota: Quota
    where: str
    spaces: frozenset[SpaceId] | None

    def counts_as(self, other: "Written | None") -> bool:
        """Whether tallies of `other` are tallies of this one too, whatever the most is."""
        return (
            other is not None
            and self.where == other.where
            and replace(self.quota, most=0) == replace(other.quota, most=0)
        )


def written_quotas(municipality: Municipality) -> Mapping[QuotaId, Written]:
    """Every quota of the municipality by its id."""
    found = [Written(quota, "", None) for quota in (*_built_in(municipality.rules), *municipality.quotas)]
    for venue in municipality.venues:
        inside = frozenset(space.id for space in venue.spaces)
        found.extend(Written(quota, venue.id, inside) for quota in venue.quotas)
    for _, space in municipality.spaces():
        found.extend(Written(quota, space.id, frozenset({space.id})) for quota in space.quotas)
    return {written.quota.id: written for written in found}


def shares_of(municipality: Municipality, counting: Counting, person: str | None) -> tuple[Share, ...]:
    """What a booking adds to which tallies; nothing where the places no longer have its space."""
    space = municipality.space_by_id.get(counting.space)
    if space is None:
        return ()
    day = local_day(counting.span.starts_at, municipality.zone)
    shares = (_share(quota, counting, person, day) for quota in quotas_of(municipality, space))
    return tuple(share for share in shares if share is not None)


def _share(quota: Quota, counting: Counting, person: str | None, day: date) -> Share | None:
    party = _party_of(quota.who, counting, person)
    period = None if party is None else _period_of(quota, day)
    if party is None or period is None or (counting.goes_on and quota.counted is Counted.BOOKINGS):
        return None
    amount = 1 if quota.counted is Counted.BOOKINGS else counting.span.length // MINUTE
    return Share(quota, Tally(quota.id, party, period), amount)


def _party_of(who: CountedParty, counting: Counting, person: str | None) -> str | None:
    """Whose tally it is; None where the quota does not count such a booking, or nobody knows whose it is."""
    match who:
        case CountedParty.HOUSE:
            return EVERYBODY
        case CountedParty.PERSON:
            is_own = counting.user in {KindOfUser.CITIZEN, KindOfUser.BUSINESS}
            return person if is_own else None
        case CountedParty.ASSOCIATION:
            return (counting.group or person) if counting.user is KindOfUser.ASSOCIATION else None
        case CountedParty.SCHOOL:
            return (counting.group or person) if counting.user is KindOfUser.SCHOOL else None
        case _:
            assert_never(who)


def is_of_a_person(party: str) -> bool:
    """Whether `party` is a person's key, and not the id of a group or `EVERYBODY`."""
    return PERSON_MARK in party


def _period_of(quota: Quota, day: date) -> str | None:
    """The period that `day` lies in; None outside of a season."""
    match quota.per:
        case QuotaPeriod.OPEN:
            return OPEN
        case QuotaPeriod.DAY:
            return day.isoformat()
        case QuotaPeriod.WEEK:
            return (day - timedelta(days=day.weekday())).isoformat()
        case QuotaPeriod.SEASON:
            first, last = quota.first_day, quota.last_day
            return first.isoformat() if first is not None and last is not None and first <= day <= last else None
        case _:
            assert_never(quota.per)


def last_day_of(quota: Quota, tally: Tally) -> date | None:
    """The last day of the tally's period; None of what is open."""
    if quota.per is QuotaPeriod.SEASON:
        return quota.last_day
    days = _DAYS_OF.get(quota.per)
    return None if days is None else date.fromisoformat(tally.period) + timedelta(days=days - 1)


def tallies_after(share: Share) -> tuple[Tally, ...]:
    """Those of the next few periods, for the day on which the quota is free again."""
    days = _DAYS_OF.get(share.quota.per)
    if days is None:
        return ()
    first = date.fromisoformat(share.tally.period)
    periods = (first + timedelta(days=days * ahead) for ahead in range(1, PERIODS_SEEN_AHEAD + 1))
    return tuple(share.tally._replace(period=period.isoformat()) for period in periods)


# Counting


def is_counted(booking: Booking) -> bool:
    """Whether `booking` uses a quota: it is to come, runs, was used, or was kept for people who never came."""
    was_used = booking.state is BookingState.COMPLETED and bool(booking.occupancy)
    return was_used or booking.state in _LIVE or booking.state is BookingState.NO_SHOW


def is_open(booking: Booking, *, now: datetime) -> bool:
    """Whether `booking` is one of those at one time: not over, not given back."""
    return booking.state in _LIVE and booking.span.ends_at > now


def counted(municipality: Municipality, booking: Booking, person: str | None) -> Mapping[Tally, Share]:
    """What `booking` adds to the tallies that the store keeps."""
    shares = shares_of(municipality, Counting.of(booking), person) if is_counted(booking) else ()
    return {share.tally: share for share in shares if share.quota.per is not QuotaPeriod.OPEN}


# Deciding


def refusal_of_quota(
    municipality: Municipality,
    wanted: Counting,
    uses: Mapping[Tally, int],
    *,
    person: str | None,
    own: Booking | None,
    now: datetime,
) -> Refusal | None:
    """The first quota that would be overrun if `wanted` came in the place of `own`.

    Who has more already, as staff may allow, can still change what uses no more than before.
    """
    without_own = _without(municipality, uses, own, person, now=now)
    shares = [
        share
        for share in shares_of(municipality, wanted, person)
        if share.amount > uses.get(share.tally, 0) - without_own.get(share.tally, 0)
    ]
    return next((_used_up(share, without_own) for share in shares if _is_overrun(share, without_own)), None)


def _without(
    municipality: Municipality, uses: Mapping[Tally, int], own: Booking | None, person: str | None, *, now: datetime
) -> Mapping[Tally, int]:
    if own is None:
        return uses
    left = Counter(uses)
    for share in shares_of(municipality, Counting.of(own), person):
        is_in_it = is_open(own, now=now) if share.quota.per is QuotaPeriod.OPEN else is_counted(own)
        left[share.tally] -= share.amount if is_in_it else 0
    return left


def _is_overrun(share: Share, uses: Mapping[Tally, int]) -> bool:
    return uses.get(share.tally, 0) + share.amount > share.quota.most


def _used_up(share: Share, uses: Mapping[Tally, int]) -> Refusal:
    quota = share.quota
    facts: dict[str, Fact] = {
        "who": quota.who.value,
        "per": quota.per.value,
        "most": quota.most,
        "counted": quota.counted.value,
    }
    free_on = _free_on(share, uses)
    return Refusal(RefusalCode.QUOTA_USED, facts if free_on is None else {**facts, "free_on": free_on})


def _free_on(share: Share, uses: Mapping[Tally, int]) -> date | None:
    """The first day of a later period with room for it, as far as is seen."""
    if share.amount > share.quota.most:
        return None
    if share.quota.per is QuotaPeriod.SEASON and share.quota.last_day is not None:
        return share.quota.last_day + timedelta(days=1)
    free = (one for one in tallies_after(share) if not _is_overrun(Share(share.quota, one, share.amount), uses))
    return next((date.fromisoformat(one.period) for one in free), None)
