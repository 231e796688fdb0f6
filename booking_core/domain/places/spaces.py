"""Rooms, what a person books of them, and how that can be set up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from booking_core.domain.identity import LayoutId, RoomId, SpaceId
from booking_core.domain.places.rules import NO_OVERRIDE, LimitsOverride, Quota
from booking_core.domain.places.users import KindOfUser


class Reach(StrEnum):
    """How one gets in."""

    STEP_FREE = "step-free"
    LIFT = "lift"
    STAIRS = "stairs"


WAYS_LANGUAGE = "da"
"""What a way is written in, as the doors and signs of the houses are."""


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
    limits: LimitsOverride = NO_OVERRIDE
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
