"""Sheets to look at and to read back: an ordinary print, a second one, a day too full for a page, a closed day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from booking_core.documents.schedule_content import Edition, SheetContent, sheet_content
from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, BookingState, Need, Openness, Purpose, SetUpBy
from booking_core.domain.identity import BookingId, ConditionId, RoomId, SpaceId, VenueId
from booking_core.domain.places import Municipality
from booking_core.domain.schedule.changes import changes_since, printed_sheet
from booking_core.domain.time_spans import TimeSpan
from booking_core.domain.told.conditions import ConditionKind, ConditionReport, Thing
from tests.booking_core.domain.made_blocks import made_block
from tests.booking_core.janitor_day import (
    CHOIR,
    GYMNASTICS,
    HOUSE,
    JOB_FAIR,
    THURSDAY,
    a_booking,
    at,
    herlev,
    janitor_day,
    schedule_of,
    with_shelter,
)

CHRISTMAS_EVE = date(2026, 12, 24)
FARM = VenueId("gammelgaard")
MARKET = with_shelter(a_booking("by-torvet", "10:00", "12:00", title="Julemarked", persons=80))
GRILL = with_shelter(a_booking("gg-gaardrum", "14:00", "16:00", title="Fællesgrill", persons=40))
LONG_TITLE = (
    "Generalforsamling i Grundejerforeningen for Hjortespringparkens Rækkehuse og Andelsboligforeningen "
    "Fællesskabets Fremtid med efterfølgende fællesspisning, børnepasning og musikunderholdning for alle naboer"
)
LONG_ROOM = "Foreningernes Fællesbestyrelsesmødelokale ved Hjortespringkirkegårdsvej"


def first_print(
    language: str, bookings: Sequence[Booking] = janitor_day(), *, stale_since: datetime | None = None
) -> SheetContent:
    """As it comes out in the morning."""
    edition = Edition(language, at("06:45"), stale_since=stale_since)
    return sheet_content(schedule_of(bookings), herlev(), edition=edition)


def reported(count: int = 3) -> tuple[ConditionReport, ...]:
    """What people told of the house, from yesterday on, and one thing of another house."""
    told = (
        ("mh-lok5", ConditionKind.BROKEN, Thing.FURNITURE, at("14:02", THURSDAY - timedelta(days=1)), 1),
        ("mh-lok3", ConditionKind.MISSING, Thing.SCREEN, at("09:15"), 3),
        ("mh-lille-sal", ConditionKind.DIRTY, Thing.TOILET, at("10:40"), 1),
        ("bib-gruppe1", ConditionKind.BROKEN, Thing.LIGHT, at("10:41"), 1),
        ("mh-lok4", ConditionKind.BROKEN, Thing.HEARING_LOOP, at("11:20"), 2),
        ("mh-lok4", ConditionKind.BROKEN, Thing.DOOR, at("11:40"), 1),
    )[: count + 1]
    return tuple(
        ConditionReport(ConditionId(UUID(int=number)), SpaceId(space), kind, thing, since, since, times)
        for number, (space, kind, thing, since, times) in enumerate(told, start=1)
    )


def reported_print(language: str) -> SheetContent:
    """With what people told is broken, dirty or missing."""
    edition = Edition(language, at("12:40"))
    return sheet_content(schedule_of(janitor_day()), herlev(), edition=edition, conditions=reported())


def second_print(language: str) -> SheetContent:
    """At 12.40, when the choir has grown and asked for rows, gymnastics is new, and yoga is cancelled."""
    before = [booking for booking in janitor_day() if booking not in {CHOIR, GYMNASTICS}]
    small_choir = replace(CHOIR, layout=herlev().space_by_id[CHOIR.space].standing_layout.id, wheelchairs=0)
    yoga = a_booking("mh-lille-sal", "16:00", "17:00", title="Yoga", purpose=Purpose.MOVEMENT)
    printed = printed_sheet(schedule_of((*before, small_choir, yoga)), number=1, now=at("06:45"))
    schedule = schedule_of((*janitor_day(), replace(yoga, state=BookingState.CANCELLED_BY_STAFF)))
    edition = Edition(language, at("12:40"), number=2, since=changes_since(printed, schedule))
    return sheet_content(schedule, herlev(), edition=edition)


def unchanged_print(language: str) -> SheetContent:
    """A second print of a day on which nothing has changed since the morning."""
    schedule = schedule_of(janitor_day())
    printed = printed_sheet(schedule, number=1, now=at("06:45"))
    edition = Edition(language, at("12:40"), number=2, since=changes_since(printed, schedule))
    return sheet_content(schedule, herlev(), edition=edition)


def full_print(language: str) -> SheetContent:
    """Every room, every hour, in layouts of its own, with the longest words and every need."""
    places = with_long_names(herlev())
    bookings = [*busy_day(), *(booking for booking in janitor_day() if booking.space not in {"mh-lok3", "mh-lok5"})]
    printed = printed_sheet(schedule_of(busy_day()[::2], places=places), number=1, now=at("06:45"))
    schedule = schedule_of(bookings, places=places)
    edition = Edition(language, at("12:40"), number=12, since=changes_since(printed, schedule), stale_since=at("11:05"))
    return sheet_content(schedule, places, edition=edition)


def busy_day() -> list[Booking]:
    """A booking an hour in two rooms."""
    needs = tuple(Need)
    made: list[Booking] = []
    for hour in range(8, 21):
        start, end = f"{hour:02}:00", f"{hour:02}:45"
        for space, layout in (("mh-lok3", ""), ("mh-lok5", "")):
            booking = a_booking(
                space, start, end, layout=layout, title=LONG_TITLE, needs=needs, wheelchairs=12, persons=120
            )
            made.append(replace(booking, id=BookingId(UUID(int=len(made) + 1))))
    return made


def hard_day() -> list[Booking]:
    """Twenty bookings in every room: long names, many things to remember, layouts that turn, and an end at night."""
    every = (Need.HEARING_LOOP, Need.PROJECTOR, Need.STEP_FREE, Need.QUIET)
    friends = "Venskabsforeningen Herlev–Diósjenő: årsmøde med fællesspisning"
    return [
        a_booking("mh-foyer", "08:00", "22:00", title="Børn tegner Herlev", openness=Openness.COME_AND_SEE),
        a_booking("mh-lok3", "08:00", "09:30"),
        a_booking("mh-lok3", "10:00", "11:00", title="Ordblindecafé", needs=every, wheelchairs=1),
        a_booking("mh-lok3", "13:00", "15:00", title="Sprogskolen"),
        a_booking("mh-lok3", "16:30", "18:00", title="Lektiecafé"),
        a_booking("mh-lok3", "18:30", "20:30", title="Herlev Skakklub"),
        a_booking("mh-lok4", "08:45", "10:00", layout="horseshoe", needs=(Need.HEARING_LOOP,)),
        a_booking("mh-lok4", "11:00", "12:30", layout="rows", title="Boligforeningernes repræsentantskab", persons=38),
        a_booking("mh-lok4", "14:00", "15:30", layout="horseshoe", title="Pårørendegruppe: demens", needs=every),
        a_booking("mh-lok4", "17:00", "18:30", layout="rows", title="Sprogcafé: dansk for alle", persons=36),
        a_booking("mh-lok4", "20:00", "00:30", layout="horseshoe", title="Sangaften", by=SetUpBy.ON_CALL),
        a_booking("mh-lok5", "09:00", "10:00", title="Mindfulnesskursus"),
        a_booking("mh-lok5", "10:30", "12:00", title="Barselscafé", needs=(Need.CHILD_FRIENDLY, Need.KITCHENETTE)),
        CHOIR,
        a_booking("mh-lok5", "19:00", "21:00", title="Bestyrelsesmøde i grundejerforeningen Hjortespringparken"),
        a_booking("mh-lille-sal", "09:30", "11:30", layout="empty", title="Rytmik for de mindste", persons=40),
        a_booking("mh-lille-sal", "13:00", "16:00", title=friends, persons=90, needs=every, wheelchairs=6),
        a_booking("mh-lille-sal", "19:00", "21:00", title="Fællessang", persons=90, needs=every, wheelchairs=4),
        JOB_FAIR,
        GYMNASTICS,
    ]


def hard_print(language: str) -> SheetContent:
    """The hard day in the morning: two rooms closed off from the evening on, and five things reported."""
    evening = TimeSpan(at("18:00"), at("22:00"))
    blocks = (
        made_block(evening, RoomId("store-sal-syd"), venue=HOUSE, reason="foldevæg repareres"),
        made_block(evening, RoomId("store-sal-nord"), of=2, venue=HOUSE, reason="foldevæg repareres"),
    )
    schedule = schedule_of(hard_day(), blocks=blocks)
    return sheet_content(schedule, herlev(), edition=Edition(language, at("06:00")), conditions=reported(1))


def with_long_names(places: Municipality) -> Municipality:
    """The same places; Lokale 3 has the longest name a house could think of."""
    house = places.venue_by_id[HOUSE]
    rooms = tuple(replace(room, name=LONG_ROOM) if room.id == "lok3" else room for room in house.rooms)
    spaces = tuple(replace(space, name=LONG_ROOM) if space.id == "mh-lok3" else space for space in house.spaces)
    longer = replace(house, name=f"{house.name} og {LONG_ROOM}", rooms=rooms, spaces=spaces)
    return replace(places, venues=tuple(longer if venue.id == house.id else venue for venue in places.venues))


def closed_print(language: str, *, bookings: int = 2) -> SheetContent:
    """Christmas Eve, with bookings made before the house was closed."""
    forgotten = [
        a_booking("mh-lok3", "10:00", "11:30", day=CHRISTMAS_EVE),
        a_booking("mh-lille-sal", "13:00", "16:00", title="Julekoncert", persons=90, day=CHRISTMAS_EVE),
    ]
    schedule = schedule_of(forgotten[:bookings], day=CHRISTMAS_EVE)
    return sheet_content(schedule, herlev(), edition=Edition(language, at("06:45", CHRISTMAS_EVE)))


def library_print(language: str) -> SheetContent:
    """A house whose doors open by themselves."""
    bookings = (
        a_booking("bib-gruppe1", "10:00", "12:00"),
        a_booking("bib-salen", "13:30", "17:00", layout="rows", title="Læseklub", openness=Openness.COME_AND_SEE),
        a_booking("bib-makerspace", "15:00", "18:00", purpose=Purpose.MAKING),
        a_booking("bib-gruppe2", "13:00", "15:30", purpose=Purpose.QUIET, persons=1),
    )
    schedule = schedule_of(bookings, venue=VenueId("bibliotek"))
    return sheet_content(schedule, herlev(), edition=Edition(language, at("06:15")))


def empty_print(language: str) -> SheetContent:
    """An open day with nothing booked, printed the evening before."""
    printed_at = at("20:00", THURSDAY - timedelta(days=1))
    return sheet_content(schedule_of(()), herlev(), edition=Edition(language, printed_at))


def night_print(language: str) -> SheetContent:
    """A Friday on which people stay past midnight."""
    friday = THURSDAY + timedelta(days=1)
    late = a_booking("mh-lok4", "21:00", "00:30", layout="rows", title="Sangaften", day=friday, by=SetUpBy.ON_CALL)
    schedule = schedule_of([late], day=friday)
    return sheet_content(schedule, herlev(), edition=Edition(language, at("06:45", friday)))


def closed_off_print(language: str) -> SheetContent:
    """Rooms that are closed off, and a shelter held for people in the square."""
    bookings = [booking for booking in janitor_day() if booking.space not in {"mh-lok3", "mh-lok4", "mh-foyer"}]
    schedule = schedule_of((*bookings, MARKET), blocks=closed_off())
    return sheet_content(schedule, herlev(), edition=Edition(language, at("06:45")))


def closed_off() -> tuple[Block, ...]:
    """One over days, one all day, one in the evening."""
    over_days = TimeSpan(at("20:00", THURSDAY - timedelta(days=1)), at("12:00"))
    all_day = TimeSpan(at("07:00"), at("23:00"))
    evening = TimeSpan(at("18:00"), at("22:00"))
    return (
        made_block(over_days, RoomId("lok3"), venue=HOUSE),
        made_block(all_day, RoomId("lok4"), of=2, venue=HOUSE, reason="Folketingsvalg"),
        made_block(evening, RoomId("foyer"), RoomId("lok3"), of=3, venue=HOUSE, reason="personalemøde"),
    )


def shelter_print(language: str) -> SheetContent:
    """A second print at the farm: the grill has got its barn."""
    printed = printed_sheet(schedule_of([replace(GRILL, shelter=None)], venue=FARM), number=1, now=at("06:45"))
    schedule = schedule_of([GRILL], venue=FARM)
    edition = Edition(language, at("07:40"), number=2, since=changes_since(printed, schedule))
    return sheet_content(schedule, herlev(), edition=edition)
