"""Unmet demand: what people wanted and could not have, kept without them, as evidence where new places are missing.

    search finds nothing ──► at the kiosk ──┐
    booking refused ───────► at the centre ─┼──► UnmetWish: when, where, how many, what is needed, why not
    draft given up ────────► at the desk ───┘

A wish has no person in it, and nothing by which one could be found: not who, not on which machine, and not when to
the minute. So it need never be deleted.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import assert_never
from uuid import UUID, uuid5

from booking_core.domain.bookings import Channel, Need, Purpose
from booking_core.domain.finding.search import Search
from booking_core.domain.identity import DeviceRole, SpaceId, VenueId
from booking_core.domain.places import KindOfUser, Municipality
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.time_spans import MINUTE, TimeSpan

HOURS_A_DAY = 24
NOTHING_FITS = "nothing-fits"
"""The code of a search that found nothing; every other wish has that of its refusal."""

DEMAND = frozenset(
    {
        RefusalCode.LAYOUT_NEEDS_CREW,
        RefusalCode.TOO_SHORT,
        RefusalCode.TOO_LONG,
        RefusalCode.TOO_SOON,
        RefusalCode.TOO_FAR_AHEAD,
        RefusalCode.CLOSED,
        RefusalCode.CLOSED_ALL_DAY,
        RefusalCode.FIRE_LIMIT,
        RefusalCode.TOO_MANY_PERSONS,
        RefusalCode.TOO_MANY_WHEELCHAIRS,
        RefusalCode.OUTSIDE_SCHOOL_HOURS,
        RefusalCode.SCHOOL_HOLIDAY,
        RefusalCode.KEPT_FOR,
        RefusalCode.RESIDENTS_FIRST,
        RefusalCode.NOT_OPEN_TO_ALL,
        RefusalCode.FIXED_MEETINGS,
        RefusalCode.NAME_NEEDED_START,
        RefusalCode.NAME_NEEDED_LENGTH,
        RefusalCode.NAME_NEEDED_LAST_ROOM,
        RefusalCode.NAME_NEEDED_PAUSE,
        RefusalCode.NAME_NEEDED_SERIES,
        RefusalCode.QUOTA_USED,
        RefusalCode.NEEDS_APPROVAL,
        RefusalCode.TAKEN,
        RefusalCode.BLOCKED,
        RefusalCode.SHELTER_TAKEN,
        RefusalCode.HELD_ELSEWHERE,
        RefusalCode.SETUP_TAKEN,
        RefusalCode.STRIKE_TAKEN,
        RefusalCode.SETUP_TOO_LATE,
        RefusalCode.SETUP_OUTSIDE_HOURS,
        RefusalCode.NO_CREW,
        RefusalCode.NOT_BY_THEMSELVES,
        RefusalCode.TABLES_MISSING,
        RefusalCode.CHAIRS_MISSING,
    }
)
"""A place was wanted, and others or the rules of the house stood in the way.

The other codes tell of something else: a question that cannot be meant, a booking that is not there, a change that
came too late.
"""


class UnmetSource(StrEnum):
    """Where it was asked. Stable: statistics know them."""

    KIOSK_SEARCH = "kiosk-search"
    KIOSK = "kiosk"
    DESK = "desk"
    PARTNER = "partner"
    """Over the API, or on the public page."""


_FROM_AFAR = UUID("5d0f6d1e-6f0a-4c6e-9a55-0d8f3b1c7a42")


@dataclass(frozen=True, slots=True)
class UnmetWish:
    """What somebody wanted and could not have.

    `noted_at` is the full hour (UTC) in which it was asked. `venue` is the house it was asked in, None from afar;
    `district` that of the place that was wanted, or of the house. Without `space` any would have done. `day` and
    `hour` are local and say when it was wanted, `minutes` for how long. `code` is None when a search found nothing.

    Raises:
        ValueError: it was noted to the minute, or the numbers cannot be meant.
    """

    id: UUID
    noted_at: datetime
    source: UnmetSource
    venue: VenueId | None
    district: str
    space: SpaceId | None
    day: date
    hour: int
    minutes: int
    persons: int
    wheelchairs: int
    needs: tuple[Need, ...]
    purpose: Purpose
    user: KindOfUser
    code: RefusalCode | None

    def __post_init__(self) -> None:
        if self.noted_at.utcoffset() is None or self.noted_at != full_hour(self.noted_at):
            message = "an unmet wish is noted by the full hour, and not by the minute"
            raise ValueError(message)
        is_some_time = 0 <= self.hour < HOURS_A_DAY and self.minutes > 0
        if not is_some_time or self.persons < 1 or not 0 <= self.wheelchairs <= self.persons:
            message = "an unmet wish is for some time on a day, and for somebody"
            raise ValueError(message)

    @property
    def reason(self) -> str:
        """The code as statistics know it."""
        return NOTHING_FITS if self.code is None else self.code.value


@dataclass(frozen=True, slots=True)
class Asked:
    """One place and time somebody wanted to book, and for how many; not who."""

    space: SpaceId
    span: TimeSpan
    persons: int
    purpose: Purpose
    needs: tuple[Need, ...] = ()
    wheelchairs: int = 0
    user: KindOfUser = KindOfUser.CITIZEN


def unmet_search(municipality: Municipality, search: Search, *, now: datetime, wish_id: UUID) -> UnmetWish:
    """A search at a kiosk that found nothing that fits."""
    wanted = search.starts_at.astimezone(municipality.zone)
    return UnmetWish(
        id=wish_id,
        noted_at=full_hour(now),
        source=UnmetSource.KIOSK_SEARCH,
        venue=search.here,
        district=_district(municipality, None, search.here),
        space=None,
        day=wanted.date(),
        hour=wanted.hour,
        minutes=int(search.length / MINUTE),
        persons=search.persons,
        wheelchairs=0,
        needs=tuple(sorted(search.needs)),
        purpose=search.purpose,
        user=search.user,
        code=None,
    )


def unmet_booking(
    municipality: Municipality,
    asked: Asked,
    code: RefusalCode,
    *,
    source: UnmetSource,
    venue: VenueId | None,
    now: datetime,
    wish_id: UUID,
) -> UnmetWish | None:
    """A place that was refused, asked for in `venue` or from afar; None when the refusal tells of no demand."""
    if code not in DEMAND:
        return None
    wanted = asked.span.starts_at.astimezone(municipality.zone)
    return UnmetWish(
        id=wish_id,
        noted_at=full_hour(now),
        source=source,
        venue=venue,
        district=_district(municipality, asked.space, venue),
        space=asked.space,
        day=wanted.date(),
        hour=wanted.hour,
        minutes=max(1, int(asked.span.length / MINUTE)),
        persons=asked.persons,
        wheelchairs=min(asked.wheelchairs, asked.persons),
        needs=tuple(sorted(set(asked.needs))),
        purpose=asked.purpose,
        user=asked.user,
        code=code,
    )


def heard_from(
    municipality: Municipality, wish: UnmetWish, *, venue: VenueId, role: DeviceRole, now: datetime
) -> UnmetWish | None:
    """`wish` as the centre keeps it when a machine of `venue` tells it; None when such a machine cannot tell it.

    In which house and district it was, the centre knows better, and no clock of a machine is ahead of its own.
    """
    is_search = wish.source is UnmetSource.KIOSK_SEARCH
    if wish.source is not _told_by(role) or (wish.code is None) is not is_search:
        return None
    if wish.code is not None and wish.code not in DEMAND:
        return None
    space = wish.space if wish.space in municipality.space_by_id else None
    return replace(
        wish,
        venue=venue,
        district=_district(municipality, space, venue),
        space=space,
        noted_at=min(wish.noted_at, full_hour(now)),
        needs=tuple(sorted(set(wish.needs))),
    )


def source_of(channel: Channel) -> UnmetSource:
    """Where a booking was asked for that came in through `channel`."""
    match channel:
        case Channel.KIOSK:
            return UnmetSource.KIOSK
        case Channel.STAFF:
            return UnmetSource.DESK
        case Channel.PARTNER:
            return UnmetSource.PARTNER
        case _:
            assert_never(channel)


def unmet_id(command: UUID, number: int) -> UUID:
    """The id of the wish that alternative `number` of `command` leaves: however often it is told, it counts once."""
    return uuid5(command, str(number))


def once_an_hour(wish: UnmetWish) -> UnmetWish:
    """`wish` as it counts from somebody nobody knows: the same place and time once an hour, however often it is asked.

    A machine of the house is known and may be believed; a client from afar may ask the same a thousand times.
    """
    asked = (wish.source, wish.noted_at, wish.space, wish.day, wish.hour, wish.minutes, wish.purpose, wish.reason)
    return replace(wish, id=uuid5(_FROM_AFAR, "|".join(map(str, asked))))


def full_hour(instant: datetime) -> datetime:
    """The full hour (UTC) that `instant` (aware) lies in."""
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _told_by(role: DeviceRole) -> UnmetSource:
    match role:
        case DeviceRole.KIOSK:
            return UnmetSource.KIOSK_SEARCH
        case DeviceRole.DESK:
            return UnmetSource.DESK
        case _:
            assert_never(role)


def _district(municipality: Municipality, space: SpaceId | None, venue: VenueId | None) -> str:
    """Of the place that was wanted; where that may be anywhere, of the house it was asked in."""
    wanted = None if space is None else municipality.venue_of_space.get(space)
    asked_in = None if venue is None else municipality.venue_by_id.get(venue)
    house = wanted or asked_in
    return "" if house is None else house.district
