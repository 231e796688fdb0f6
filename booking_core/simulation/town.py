"""A small municipality with everything escrow has to do with: halls that join, other layouts, two or three kiosks.

house    workshop (checked in to)   north ┐
                                    south ┴ hall        the whole house, after approval
library  group-1 ┐
         group-2 ┴ both             studio (never confirmed by a kiosk)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

from booking_core.domain.identity import DeviceId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.places import (
    AssociationRule,
    BookingLimits,
    CrewHours,
    Hours,
    Kiosk,
    Layout,
    LimitsOverride,
    Municipality,
    OpenedBy,
    Orientation,
    Position,
    Privacy,
    PublicHolidays,
    Reach,
    Room,
    Rules,
    SchoolRule,
    Space,
    TryAnIdeaRule,
    Venue,
    VenueKind,
    WalkInRule,
    Weekday,
)

HOUSE, LIBRARY = VenueId("house"), VenueId("library")
DESK, PAGE = DeviceId("desk"), DeviceId("page")
"""The desk is a device with a replica; the public page is the centre's own."""
STANDING, ROWS = LayoutId("standing"), LayoutId("rows")
KINDS = 8
"""How many towns there are."""

FIRST_DAYS = (date(2026, 9, 15), date(2026, 10, 24), date(2027, 3, 27), date(2026, 12, 30))
"""An ordinary day, the nights on which the clocks change, and a turn of the year."""


@dataclass(frozen=True, slots=True)
class Town:
    """The places, the day on which the simulation begins, and which machines there are."""

    places: Municipality
    first_day: date
    kiosks: Mapping[DeviceId, VenueId]


@lru_cache(maxsize=KINDS)
def town(kind: int) -> Town:
    """Town number `kind` of `KINDS`: odd ones have a third kiosk, so that nobody holds the whole hall."""
    has_third = kind % 2 == 1
    house_kiosk = _kiosk("house-1", ("workshop", "north") if has_third else ("workshop", "north", "south"))
    third = (_kiosk("house-2", ("south",)),) if has_third else ()
    library_kiosk = _kiosk("library-1", ("group-1", "group-2", "studio"))
    places = Municipality(
        name="Simuleret Kommune",
        time_zone="Europe/Copenhagen",
        country="DK",
        public_url="https://moedested.example",
        languages=("da",),
        rules=_rules(),
        privacy=Privacy(contact_kept_days_after=14, audit_kept_days=365),
        public_holidays=PublicHolidays(open=True, exceptions={}),
        venues=(_house((house_kiosk, *third)), _library(library_kiosk)),
    )
    kiosks = {one.id: venue.id for venue in places.venues for one in venue.kiosks}
    return Town(places, FIRST_DAYS[kind // 2 % len(FIRST_DAYS)], kiosks)


def _rules() -> Rules:
    return Rules(
        limits=BookingLimits(shortest_minutes=15, longest_minutes=480, book_ahead_days=30),
        open_bookings_per_person=1000,
        late_cancel_minutes=60,
        answer_within_days=3,
        decide_weather_hours_before=3,
        hold_minutes=15,
        walk_in=WalkInRule(600, 240, start_tolerance_minutes=10, pause_between_minutes=0, last_room_minutes=480),
        association=AssociationRule(480, 8, weekly_all_season=False, open_bookings_per_person=1000),
        school=SchoolRule(longest_minutes=300, travel_minutes=15, hours=Hours(time(8), time(14))),
        try_an_idea=TryAnIdeaRule(requires_open_event=True, requires_approval=True),
    )


def _house(kiosks: tuple[Kiosk, ...]) -> Venue:
    return _venue(
        HOUSE,
        Hours(time(7), time(1)),
        ("workshop", "north", "south"),
        (
            _space("workshop", "workshop", check_in=True),
            _space("north", "north"),
            _space("south", "south"),
            _space("hall", "north", "south"),
            _space("whole", "north", "south", "workshop", approval=True, offline=False),
        ),
        kiosks=kiosks,
    )


def _library(kiosk: Kiosk) -> Venue:
    return _venue(
        LIBRARY,
        Hours(time(7), time(23)),
        ("group-1", "group-2", "studio"),
        (
            _space("group-1", "group-1", check_in=True),
            _space("group-2", "group-2"),
            _space("both", "group-1", "group-2"),
            _space("studio", "studio", offline=False),
        ),
        kiosks=(kiosk,),
    )


def _venue(
    venue: VenueId, hours: Hours, rooms: tuple[str, ...], spaces: tuple[Space, ...], *, kiosks: tuple[Kiosk, ...]
) -> Venue:
    every_day = dict.fromkeys(Weekday, (hours,))
    return Venue(
        id=venue,
        name=venue,
        kind=VenueKind.CITIZENS_HOUSE,
        district="Midtbyen",
        address="Prøvevej 1",
        phone="44 00 00 01",
        position=Position(55.7, 12.4),
        step_free=True,
        accessible_toilet=True,
        story="",
        opening=every_day,
        staffed=every_day,
        crew=dict.fromkeys(Weekday, (CrewHours(Hours(time(6), time(22)), heads=2),)),
        opened_by=OpenedBy.CREW,
        rooms=tuple(Room(RoomId(one), one, 40, 100, "", Reach.STEP_FREE) for one in rooms),
        spaces=spaces,
        kiosks=kiosks,
    )


def _space(name: str, *rooms: str, check_in: bool = False, approval: bool = False, offline: bool = True) -> Space:
    return Space(
        SpaceId(name),
        name,
        tuple(RoomId(room) for room in rooms),
        (
            Layout(STANDING, 40, 4, tables=0, chairs=0, standing=True),
            Layout(ROWS, 40, 4, tables=0, chairs=0, setup_minutes=30, strike_minutes=15, self_minutes=15),
        ),
        offline=offline,
        check_in=check_in,
        approval=approval,
        limits=LimitsOverride(),
    )


def _kiosk(device: str, holds: tuple[str, ...]) -> Kiosk:
    return Kiosk(
        DeviceId(device),
        "foyer",
        tuple(RoomId(room) for room in holds),
        offline_until=time(12),
        screen_mm=(268, 476),
        orientation=Orientation.PORTRAIT,
    )
