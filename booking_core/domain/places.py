"""Where people meet: the municipality, its venues, rooms, spaces and layouts, and the rules written for them.

A *room* is the smallest physical part. A *space* is what a person books: one or more rooms. Spaces that share
a room exclude each other. These are plain values: the places file is read into them by the central service
and every kiosk gets the same values from the centre.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from functools import cached_property
from zoneinfo import ZoneInfo

from booking_core.domain.day_memory import DayMemory
from booking_core.domain.floor_plans import FloorPlan
from booking_core.domain.identity import DeviceId, LayoutId, QuotaId, RoomId, SpaceId, VenueId


class Weekday(StrEnum):
    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @classmethod
    def of(cls, day: date) -> "Weekday":
        return tuple(cls)[day.weekday()]


class Reach(StrEnum):
    """How one gets in."""

    STEP_FREE = "step-free"
    LIFT = "lift"
    STAIRS = "stairs"


class VenueKind(StrEnum):
    CITIZENS_HOUSE = "citizens-house"
    LIBRARY = "library"
    CULTURE_HOUSE = "culture-house"
    OUTDOOR = "outdoor"


class OpenedBy(StrEnum):
    """Who unlocks the venue in the morning."""

    CREW = "crew"
    STAFF = "staff"
    UNSTAFFED = "unstaffed"
    OPEN_AIR = "open-air"


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class PrinterKind(StrEnum):
    CUPS = "cups"
    ESCPOS = "escpos"


class KindOfUser(StrEnum):
    CITIZEN = "citizen"
    ASSOCIATION = "association"
    SCHOOL = "school"
    BUSINESS = "business"


@dataclass(frozen=True, slots=True)
class Hours:
    """Local wall times. An end at or before its start is the next morning."""

    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class CrewHours:
    hours: Hours
    heads: int


WeeklyHours = Mapping[Weekday, tuple[Hours, ...]]
WeeklyCrew = Mapping[Weekday, tuple[CrewHours, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way a space can be set up. The standing one is there without work."""

    id: LayoutId
    seats: int
    wheelchair_places: int
    tables: int
    chairs: int
    standing_places: int = 0
    standing: bool = False
    setup_minutes: int = 0
    strike_minutes: int = 0
    self_minutes: int | None = None

    @property
    def capacity(self) -> int:
        """How many people it is made for: seats, or places to stand where there are more of those."""
        return max(self.seats, self.standing_places)

    @property
    def work_minutes(self) -> int:
        """How long the crew sets it up and strikes it, together."""
        return self.setup_minutes + self.strike_minutes


WAYS_LANGUAGE = "da"
"""What a way is written in, as the doors and signs of the houses are."""


def steps_of(way: str) -> tuple[str, ...]:
    """`way` a step each; the steps stand between commas, also those of scripts that run from the right."""
    return tuple(step.strip() for step in way.replace("،", ",").split(",") if step.strip())


@dataclass(frozen=True, slots=True)
class Room:
    id: RoomId
    name: str
    square_metres: int
    max_persons: int
    way: str
    reach: Reach
    ways: Mapping[str, str] = field(default_factory=dict)

    def way_in(self, language: str) -> str:
        """How to get there in `language`; in Danish, as on the doors, where the places file says it in no other."""
        return self.ways.get(language, self.way)

    def tells_way_in(self, language: str) -> bool:
        """Whether the way is told in `language`."""
        return language == WAYS_LANGUAGE or language in self.ways


@dataclass(frozen=True, slots=True)
class BookingLimits:
    """How long a booking may be, how far ahead it may start, and how long before its start it must be made."""

    shortest_minutes: int
    longest_minutes: int
    book_ahead_days: int
    lead_minutes: int = 0


@dataclass(frozen=True, slots=True)
class LimitsOverride:
    """What a venue or a space says differently; None keeps the wider rule."""

    shortest_minutes: int | None = None
    longest_minutes: int | None = None
    book_ahead_days: int | None = None
    lead_minutes: int | None = None

    def over(self, limits: BookingLimits) -> BookingLimits:
        return BookingLimits(
            shortest_minutes=_chosen(self.shortest_minutes, limits.shortest_minutes),
            longest_minutes=_chosen(self.longest_minutes, limits.longest_minutes),
            book_ahead_days=_chosen(self.book_ahead_days, limits.book_ahead_days),
            lead_minutes=_chosen(self.lead_minutes, limits.lead_minutes),
        )


def _chosen(narrower: int | None, wider: int) -> int:
    return wider if narrower is None else narrower


class CountedParty(StrEnum):
    """Whose bookings a quota counts together."""

    PERSON = "person"
    """One place card or phone number: what citizens and businesses book."""
    ASSOCIATION = "association"
    """One association, or the person who books for one that is not named."""
    SCHOOL = "school"
    """As of an association."""
    HOUSE = "house"
    """Everybody."""


class QuotaPeriod(StrEnum):
    """In which stretch of local days a quota counts what begins there."""

    DAY = "day"
    WEEK = "week"
    SEASON = "season"
    OPEN = "open"
    """No stretch: what is still to come, whenever that is."""


class Counted(StrEnum):
    """What a quota counts."""

    BOOKINGS = "bookings"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Quota:
    """How much one party may have booked in a period, in all the spaces the quota is written for.

    `first_day` and `last_day` are the season's, both included; None of any other period.
    """

    id: QuotaId
    who: CountedParty
    per: QuotaPeriod
    most: int
    counted: Counted = Counted.BOOKINGS
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class RoomPicture:
    """What a space looks like: `file` lies in the folder of pictures, `shows` tells it in Danish."""

    file: str
    shows: str
    told: Mapping[str, str] = field(default_factory=dict)

    def shows_in(self, language: str) -> str:
        """What is to be seen, in `language`; in Danish where the places file says it in no other."""
        return self.told.get(language, self.shows)

    def tells_in(self, language: str) -> bool:
        """Whether what is to be seen is told in `language`."""
        return language == WAYS_LANGUAGE or language in self.told


@dataclass(frozen=True, slots=True)
class Space:
    """What a person books. `prices` are whole kroner for a booking, by kind of user."""

    id: SpaceId
    name: str
    rooms: tuple[RoomId, ...]
    layouts: tuple[Layout, ...]
    features: tuple[str, ...] = ()
    offline: bool = False
    check_in: bool = False
    approval: bool = False
    prices: Mapping[KindOfUser, int] = field(default_factory=dict)
    limits: LimitsOverride = LimitsOverride()
    bad_weather_space: SpaceId | None = None
    quotas: tuple[Quota, ...] = ()
    picture: RoomPicture | None = None

    @property
    def standing_layout(self) -> Layout:
        return next(layout for layout in self.layouts if layout.standing)

    def layout(self, layout_id: LayoutId) -> Layout | None:
        for layout in self.layouts:
            if layout.id == layout_id:
                return layout
        return None


@dataclass(frozen=True, slots=True)
class Printer:
    """`queue` names a CUPS queue; `width_mm` and `code_page` belong to an ESC/POS printer."""

    id: str
    kind: PrinterKind
    queue: str | None = None
    width_mm: int | None = None
    code_page: str | None = None


@dataclass(frozen=True, slots=True)
class Kiosk:
    """A screen in a house. `holds`: the rooms it may confirm by itself; `offline_until`: a wall time."""

    id: DeviceId
    where: str
    holds: tuple[RoomId, ...]
    offline_until: time
    screen_mm: tuple[int, int]
    orientation: Orientation
    printer: str | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Season:
    """Days, the first and the last included, in which a venue has other weeks. None keeps the venue's own."""

    name: str
    first_day: date
    last_day: date
    opening: WeeklyHours | None = None
    staffed: WeeklyHours | None = None
    crew: WeeklyCrew | None = None

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class DatedDay:
    """Hours of one venue on a date, or on each day of a few; without any it is closed.

    `staffed` and `crew` are None where the day says nothing of them. `edited` marks what was set at the centre and
    not in the places file: importing a file leaves it alone.
    """

    first_day: date
    last_day: date
    opening: tuple[Hours, ...]
    staffed: tuple[Hours, ...] | None = None
    crew: tuple[CrewHours, ...] | None = None
    reason: str = ""
    edited: bool = False

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


@dataclass(frozen=True, slots=True)
class Venue:
    id: VenueId
    name: str
    kind: VenueKind
    district: str
    address: str
    phone: str
    position: Position
    step_free: bool
    accessible_toilet: bool
    story: str
    opening: WeeklyHours
    staffed: WeeklyHours
    crew: WeeklyCrew
    opened_by: OpenedBy
    rooms: tuple[Room, ...]
    spaces: tuple[Space, ...]
    kiosks: tuple[Kiosk, ...] = ()
    printers: tuple[Printer, ...] = ()
    walk: tuple[RoomId, ...] = ()
    furniture: Mapping[str, int] = field(default_factory=dict)
    """What the house's store holds beyond the standing layouts: item → how many."""
    print_day_at: time | None = None
    limits: LimitsOverride = LimitsOverride()
    demo: bool = False
    seasons: tuple[Season, ...] = ()
    days: tuple[DatedDay, ...] = ()
    quotas: tuple[Quota, ...] = ()
    plans: tuple[FloorPlan, ...] = ()

    def room(self, room_id: RoomId) -> Room:
        return next(room for room in self.rooms if room.id == room_id)

    def dated_day(self, day: date) -> DatedDay | None:
        """What is dated `day` here: what was edited before what the file says, then closed before open."""
        found = (dated for dated in self.days if dated.holds_on(day))
        return min(found, key=lambda dated: (not dated.edited, bool(dated.opening)), default=None)


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which venues are closed, whatever their weekly hours say. Both days are included."""

    first_day: date
    last_day: date
    venues: frozenset[VenueId] | None
    """None means every venue."""
    reason: str

    def shuts(self, venue_id: VenueId, day: date) -> bool:
        in_days = self.first_day <= day <= self.last_day
        return in_days and (self.venues is None or venue_id in self.venues)


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Closed on public holidays, but for venues with hours of their own on them."""

    open: bool
    exceptions: Mapping[VenueId, tuple[Hours, ...]]


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Audience:
    id: str
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Association:
    id: str
    name: str
    purpose: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class School:
    id: str
    name: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class WalkInRule:
    """Booking without a name: soon and short, one at a time, and never the last room for long."""

    starts_within_minutes: int
    longest_minutes: int
    start_tolerance_minutes: int
    pause_between_minutes: int
    last_room_minutes: int = 60


@dataclass(frozen=True, slots=True)
class AssociationRule:
    longest_minutes: int
    longest_series_occurrences: int
    weekly_all_season: bool
    open_bookings_per_person: int


@dataclass(frozen=True, slots=True)
class SchoolRule:
    longest_minutes: int
    travel_minutes: int
    hours: Hours


@dataclass(frozen=True, slots=True)
class TryAnIdeaRule:
    requires_open_event: bool
    requires_approval: bool


@dataclass(frozen=True, slots=True)
class AfterSchoolRule:
    audience: str
    days: tuple[Weekday, ...]
    hours: Hours
    spaces: tuple[SpaceId, ...]
    released_minutes_before: int


@dataclass(frozen=True, slots=True)
class ResidentsFirstRule:
    spaces: tuple[SpaceId, ...]
    lapses_days_before: int


@dataclass(frozen=True, slots=True)
class Rules:
    limits: BookingLimits
    open_bookings_per_person: int
    late_cancel_minutes: int
    answer_within_days: int
    decide_weather_hours_before: int
    hold_minutes: int
    walk_in: WalkInRule
    association: AssociationRule
    school: SchoolRule
    try_an_idea: TryAnIdeaRule
    after_school: AfterSchoolRule | None = None
    residents_first: ResidentsFirstRule | None = None


@dataclass(frozen=True, slots=True)
class Privacy:
    contact_kept_days_after: int
    audit_kept_days: int


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
