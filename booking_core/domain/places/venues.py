"""A house or a place in the open, with its machines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from booking_core.domain.identity import DeviceId, RoomId, VenueId
from booking_core.domain.places.days import DatedDay, Season, WeeklyCrew, WeeklyHours
from booking_core.domain.places.floor_plans import FloorPlan
from booking_core.domain.places.rules import NO_OVERRIDE, LimitsOverride, Quota
from booking_core.domain.places.spaces import Room, Space


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
    limits: LimitsOverride = NO_OVERRIDE
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
