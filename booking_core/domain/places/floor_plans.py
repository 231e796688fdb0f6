"""Where the rooms of a house lie: a floor seen from above, in metres from its upper left corner.

0 ──────────────► x, width
│ ┌──────┐  ┌───┐
│ │ room │  └───┘       a room is a rectangle; what is between them is corridor
▼ └──────┘      ▣ mark  a lift, the entrance, a screen: a point
y, depth
"""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

from booking_core.domain.identity import DeviceId, RoomId


class MarkKind(StrEnum):
    """What people look for on their way."""

    ENTRANCE = "entrance"
    LIFT = "lift"
    STAIRS = "stairs"
    TOILET = "toilet"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float

    def distance_to(self, other: "Point") -> float:
        """In metres."""
        return hypot(self.x - other.x, self.y - other.y)


@dataclass(frozen=True, slots=True)
class RoomArea:
    """A room as a rectangle whose upper left corner is (`x`, `y`)."""

    room: RoomId
    x: float
    y: float
    width: float
    depth: float

    @property
    def middle(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.depth / 2)

    def overlaps(self, other: "RoomArea") -> bool:
        """Whether they have more than a wall in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.depth and other.y < self.y + self.depth


@dataclass(frozen=True, slots=True)
class Mark:
    kind: MarkKind
    at: Point


@dataclass(frozen=True, slots=True)
class KioskSpot:
    """Where a screen hangs: "you are here"."""

    kiosk: DeviceId
    at: Point


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """One floor of a house; `name` as people call it: "1. sal"."""

    name: str
    width: float
    depth: float
    areas: tuple[RoomArea, ...] = ()
    marks: tuple[Mark, ...] = ()
    kiosks: tuple[KioskSpot, ...] = ()

    def area_of(self, room: RoomId) -> RoomArea | None:
        """Where `room` is, when it is on this floor."""
        return next((area for area in self.areas if area.room == room), None)

    def spot_of(self, kiosk: DeviceId) -> Point | None:
        """Where `kiosk` is, when it is on this floor."""
        return next((spot.at for spot in self.kiosks if spot.kiosk == kiosk), None)
