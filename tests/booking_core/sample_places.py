"""A small invented municipality for tests: two venues, four rooms, five spaces, one kiosk in each house."""

from collections.abc import Mapping
from datetime import date, time

from booking_core.domain.identity import DeviceId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.places import (
    AssociationRule,
    BookingLimits,
    Closure,
    CrewHours,
    Hours,
    KindOfUser,
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

HOUSE = VenueId("house")
LIBRARY = VenueId("library")
HOUSE_KIOSK = DeviceId("house-kiosk")
LIBRARY_KIOSK = DeviceId("library-kiosk")

WORKSHOP = SpaceId("workshop")
"""In the house, up the stairs, checked in to, one layout besides the standing one."""
HALL_NORTH = SpaceId("hall-north")
HALL_SOUTH = SpaceId("hall-south")
HALL = SpaceId("hall")
"""Both halves of the hall, after approval."""
GROUP_ROOM = SpaceId("group-room")
"""In the library, checked in to, today only."""

MEETING = LayoutId("meeting")
CIRCLE = LayoutId("circle")
EMPTY = LayoutId("empty")

_PRICES: Mapping[KindOfUser, int] = {
    KindOfUser.CITIZEN: 0,
    KindOfUser.ASSOCIATION: 0,
    KindOfUser.SCHOOL: 0,
    KindOfUser.BUSINESS: 300,
}


def sample_municipality() -> Municipality:
    """Open every day in Danish time; the house until 01:00 on Friday night, the library closed on Monday."""
    return Municipality(
        name="Prøveby Kommune",
        time_zone="Europe/Copenhagen",
        country="DK",
        public_url="https://moedested.example",
        languages=("da", "en"),
        rules=_rules(),
        privacy=Privacy(contact_kept_days_after=14, audit_kept_days=365),
        public_holidays=PublicHolidays(open=False, exceptions={LIBRARY: (hours("10:00", "16:00"),)}),
        venues=(_house(), _library()),
        closures=(Closure(date(2026, 12, 24), date(2026, 12, 26), None, "Jul"),),
    )


def hours(opens: str, closes: str) -> Hours:
    """Local wall times written as 08:00."""
    return Hours(time.fromisoformat(opens), time.fromisoformat(closes))


def _rules() -> Rules:
    return Rules(
        limits=BookingLimits(shortest_minutes=30, longest_minutes=240, book_ahead_days=90),
        open_bookings_per_person=3,
        late_cancel_minutes=60,
        answer_within_days=3,
        decide_weather_hours_before=3,
        hold_minutes=15,
        walk_in=WalkInRule(240, 120, start_tolerance_minutes=10, pause_between_minutes=2),
        association=AssociationRule(480, 8, weekly_all_season=False, open_bookings_per_person=12),
        school=SchoolRule(longest_minutes=300, travel_minutes=15, hours=hours("08:00", "14:00")),
        try_an_idea=TryAnIdeaRule(requires_open_event=True, requires_approval=True),
    )


def _house() -> Venue:
    every_day = {day: (hours("08:00", "22:00"),) for day in Weekday}
    return Venue(
        id=HOUSE,
        name="Prøveby Medborgerhus",
        kind=VenueKind.CITIZENS_HOUSE,
        district="Midtbyen",
        address="Prøvevej 1, 2999 Prøveby",
        phone="44 00 00 01",
        position=Position(55.7246, 12.4397),
        step_free=True,
        accessible_toilet=True,
        story="Byens fælles stue.",
        opening={**every_day, Weekday.FRI: (hours("08:00", "01:00"),)},
        staffed={day: (hours("09:00", "15:00"),) for day in Weekday},
        crew={day: (CrewHours(hours("07:00", "22:00"), heads=1),) for day in Weekday},
        opened_by=OpenedBy.CREW,
        rooms=(
            Room(
                RoomId("workshop"),
                "Værkstedet",
                32,
                20,
                "1. sal, op ad trappen, første dør til venstre",
                Reach.STAIRS,
            ),
            Room(RoomId("hall-north"), "Salen, nord", 180, 200, "Stuen, til venstre i foyeren", Reach.STEP_FREE),
            Room(RoomId("hall-south"), "Salen, syd", 190, 200, "Stuen, forbi garderoben", Reach.STEP_FREE),
        ),
        spaces=_house_spaces(),
        kiosks=(_kiosk(HOUSE_KIOSK, "Foyeren", "workshop", "hall-north", "hall-south"),),
        walk=(RoomId("hall-north"), RoomId("hall-south"), RoomId("workshop")),
    )


def _house_spaces() -> tuple[Space, ...]:
    north, south = RoomId("hall-north"), RoomId("hall-south")
    empty = Layout(EMPTY, 0, 8, tables=0, chairs=0, standing_places=120, standing=True)
    return (
        Space(
            WORKSHOP,
            "Værkstedet",
            (RoomId("workshop"),),
            (
                Layout(MEETING, 16, 2, tables=4, chairs=16, standing=True),
                Layout(CIRCLE, 16, 2, tables=0, chairs=16, setup_minutes=15, strike_minutes=15),
            ),
            features=("workbench", "screen"),
            offline=True,
            check_in=True,
            prices=_PRICES,
        ),
        Space(HALL_NORTH, "Salen, nord", (north,), (empty,), ("stage",), offline=True, prices=_PRICES),
        Space(HALL_SOUTH, "Salen, syd", (south,), (empty,), offline=True, prices=_PRICES),
        Space(
            HALL,
            "Hele salen",
            (north, south),
            (empty,),
            ("hearing-loop", "stage"),
            approval=True,
            prices=_PRICES,
        ),
    )


def _library() -> Venue:
    return Venue(
        id=LIBRARY,
        name="Prøveby Bibliotek",
        kind=VenueKind.LIBRARY,
        district="Midtbyen",
        address="Prøvevej 2, 2999 Prøveby",
        phone="44 00 00 02",
        position=Position(55.7239, 12.4409),
        step_free=True,
        accessible_toilet=True,
        story="Læsesal og varmt sted at være.",
        opening={day: (hours("07:00", "22:00"),) for day in Weekday if day is not Weekday.MON},
        staffed={},
        crew={},
        opened_by=OpenedBy.UNSTAFFED,
        rooms=(Room(RoomId("group-room"), "Grupperum 1", 14, 8, "Stuen, bag tidsskrifterne", Reach.STEP_FREE),),
        spaces=(
            Space(
                GROUP_ROOM,
                "Grupperum 1",
                (RoomId("group-room"),),
                (Layout(MEETING, 6, 1, tables=1, chairs=6, standing=True),),
                features=("screen", "quiet"),
                offline=True,
                check_in=True,
                prices=_PRICES,
                limits=LimitsOverride(longest_minutes=180, book_ahead_days=0),
            ),
        ),
        kiosks=(_kiosk(LIBRARY_KIOSK, "Ved indgangen", "group-room"),),
        walk=(RoomId("group-room"),),
    )


def _kiosk(device: DeviceId, where: str, *holds: str) -> Kiosk:
    return Kiosk(
        device,
        where,
        tuple(RoomId(room) for room in holds),
        offline_until=time(12),
        screen_mm=(268, 476),
        orientation=Orientation.PORTRAIT,
    )
