"""Everything a places file says, to look things up in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from booking_core.domain.day_memory import DayMemory
from booking_core.domain.identity import DeviceId, RoomId, SpaceId, VenueId
from booking_core.domain.places.days import Closure, PublicHolidays, SchoolHoliday
from booking_core.domain.places.rules import BookingLimits, LimitsOverride, Privacy, Quota, Rules
from booking_core.domain.places.spaces import Room, Space
from booking_core.domain.places.users import Association, Audience, KindOfUser, School
from booking_core.domain.places.venues import Kiosk, Venue


@dataclass(frozen=True)
class Municipality:
    """Everything a places file says. Look things up by id through the properties below."""

    name: str
    time_zone: str
    country: str
    public_url: str
    languages: tuple[str, ...]
    rules: Rules
    privacy: Privacy
    public_holidays: PublicHolidays
    venues: tuple[Venue, ...]
    closures: tuple[Closure, ...] = ()
    school_holidays: tuple[SchoolHoliday, ...] = ()
    audiences: tuple[Audience, ...] = ()
    associations: tuple[Association, ...] = ()
    schools: tuple[School, ...] = ()
    quotas: tuple[Quota, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @cached_property
    def day_memory(self) -> DayMemory:
        """Where `opening_hours` keeps what it has worked out."""
        return DayMemory()

    @cached_property
    def venue_by_id(self) -> Mapping[VenueId, Venue]:
        return {venue.id: venue for venue in self.venues}

    @cached_property
    def room_by_id(self) -> Mapping[RoomId, Room]:
        return {room.id: room for venue in self.venues for room in venue.rooms}

    @cached_property
    def space_by_id(self) -> Mapping[SpaceId, Space]:
        return {space.id: space for _, space in self.spaces()}

    @cached_property
    def venue_of_space(self) -> Mapping[SpaceId, Venue]:
        return {space.id: venue for venue, space in self.spaces()}

    @cached_property
    def venue_of_room(self) -> Mapping[RoomId, Venue]:
        return {room.id: venue for venue in self.venues for room in venue.rooms}

    @cached_property
    def kiosk_by_id(self) -> Mapping[DeviceId, tuple[Venue, Kiosk]]:
        return {kiosk.id: (venue, kiosk) for venue in self.venues for kiosk in venue.kiosks}

    @cached_property
    def after_school_rooms(self) -> frozenset[RoomId]:
        """The rooms of the spaces that are kept for an audience after school."""
        rule = self.rules.after_school
        kept = (self.space_by_id.get(one) for one in (() if rule is None else rule.spaces))
        return frozenset(room for one in kept if one is not None for room in one.rooms)

    def spaces(self) -> Iterator[tuple[Venue, Space]]:
        """Every space with its venue, in the order of the places file."""
        return ((venue, space) for venue in self.venues for space in venue.spaces)

    def limits_of(self, space: Space, user: KindOfUser = KindOfUser.CITIZEN) -> BookingLimits:
        """The narrowest rule wins: space over venue over kind of user over municipality."""
        known = self._limits_known.get((space.id, user))
        if known is None:
            limits = self._limits_for(user).over(self.rules.limits)
            known = space.limits.over(self.venue_of_space[space.id].limits.over(limits))
            self._limits_known[space.id, user] = known
        return known

    @cached_property
    def quotas_known(self) -> dict[SpaceId, tuple[Quota, ...]]:
        """Where `quotas` keeps what holds for each space: every booking asks for it some times."""
        return {}

    @cached_property
    def walks_known(self) -> dict[VenueId, tuple[tuple[int, Venue], ...]]:
        """Where `search` keeps the houses around each, by the minutes on foot."""
        return {}

    @cached_property
    def _limits_known(self) -> dict[tuple[SpaceId, KindOfUser], BookingLimits]:
        """Worked out once: a search asks for them thousands of times."""
        return {}

    def _limits_for(self, user: KindOfUser) -> LimitsOverride:
        match user:
            case KindOfUser.ASSOCIATION:
                return LimitsOverride(longest_minutes=self.rules.association.longest_minutes)
            case KindOfUser.SCHOOL:
                return LimitsOverride(longest_minutes=self.rules.school.longest_minutes)
            case KindOfUser.CITIZEN | KindOfUser.BUSINESS:
                return LimitsOverride()
