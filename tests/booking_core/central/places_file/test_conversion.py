"""Herlev's file says these things, and the municipality read from it says them too."""

import tomllib
from collections import Counter
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

import msgspec
import pytest

from booking_core.central.places_file import read_places_file
from booking_core.domain.hours.opening_hours import day_plan
from booking_core.domain.identity import DeviceId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.places import (
    Audience,
    BookingLimits,
    CrewHours,
    DatedDay,
    Hours,
    KindOfUser,
    Layout,
    LimitsOverride,
    Municipality,
    OpenedBy,
    Orientation,
    Position,
    Printer,
    PrinterKind,
    Reach,
    Space,
    Venue,
    VenueKind,
    Weekday,
)
from booking_core.domain.places.floor_plans import Mark, MarkKind, Point, RoomArea
from booking_core.domain.time_spans import TimeSpan
from resources import RESOURCES

HERLEV = RESOURCES / "demo" / "herlev.toml"
MORNING_SHIFT = CrewHours(Hours(time(7), time(15)), 1)

pytestmark = pytest.mark.usefixtures("pictures_beside")


@cache
def herlev() -> Municipality:
    return read_places_file(HERLEV)


def venue(name: str) -> Venue:
    return herlev().venue_by_id[VenueId(name)]


def space(name: str) -> Space:
    return herlev().space_by_id[SpaceId(name)]


def test_the_municipality_is_herlev() -> None:
    assert herlev().name == "Herlev Kommune"
    assert (herlev().time_zone, herlev().country) == ("Europe/Copenhagen", "DK")
    assert herlev().public_url == "https://moedested.example"
    assert herlev().languages == ("da", "en", "de", "ar", "tr", "uk", "pl", "ur")


def test_there_are_five_venues_in_the_order_of_the_file() -> None:
    assert [one.id for one in herlev().venues] == [
        "medborgerhus",
        "bibliotek",
        "hjortespring",
        "gammelgaard",
        "byrum",
    ]


def test_rooms_spaces_kiosks_and_printers_are_all_there() -> None:
    counts = [(len(v.rooms), len(v.spaces), len(v.kiosks), len(v.printers)) for v in herlev().venues]

    assert counts == [(7, 10, 2, 2), (6, 7, 1, 2), (2, 2, 1, 1), (3, 3, 1, 1), (2, 2, 0, 0)]


def test_every_table_of_the_file_became_something() -> None:
    document = tomllib.loads(HERLEV.read_text(encoding="utf-8"))
    layouts = [layout["id"] for v in document["venue"] for s in v["space"] for layout in s["layouts"]]

    read = [layout.id for _, one in herlev().spaces() for layout in one.layouts]
    assert read == layouts
    assert len(herlev().associations) == 4
    assert len(herlev().schools) == 2
    assert len(herlev().audiences) == 5


def test_a_venue_has_all_its_facts() -> None:
    house = venue("medborgerhus")

    assert house.name == "Herlev Medborgerhus"
    assert house.kind is VenueKind.CITIZENS_HOUSE
    assert house.position == Position(55.7246, 12.4397)
    assert house.opened_by is OpenedBy.CREW
    assert house.print_day_at == time(6, 45)
    assert house.walk == ("foyer", "lok4", "lille-sal", "store-sal-nord", "store-sal-syd", "lok3", "lok5")
    assert dict(house.furniture) == {"tables": 90, "chairs": 340}
    assert (house.step_free, house.accessible_toilet, house.demo) == (True, True, False)


def test_the_venue_without_doors_has_neither_staff_nor_crew_nor_sheet() -> None:
    town = venue("byrum")

    assert (dict(town.staffed), dict(town.crew), town.print_day_at) == ({}, {}, None)
    assert town.opened_by is OpenedBy.OPEN_AIR
    assert dict(town.furniture) == {}
    assert town.demo


def test_friday_at_the_citizens_house_ends_at_one_the_next_morning() -> None:
    assert venue("medborgerhus").opening[Weekday.FRI] == (Hours(time(8), time(1)),)

    plan = day_plan(herlev(), venue("medborgerhus"), date(2026, 11, 27))

    friday = TimeSpan(datetime(2026, 11, 27, 7, tzinfo=UTC), datetime(2026, 11, 28, 0, tzinfo=UTC))
    assert plan.open_spans == (friday,)


def test_a_day_the_file_leaves_out_is_closed() -> None:
    assert Weekday.MON not in venue("gammelgaard").opening
    assert day_plan(herlev(), venue("gammelgaard"), date(2026, 11, 23)).open_spans == ()


def test_thursday_has_two_shifts_and_saturday_two_heads() -> None:
    crew = venue("medborgerhus").crew

    assert crew[Weekday.THU] == (MORNING_SHIFT, CrewHours(Hours(time(15), time(22)), 1))
    assert crew[Weekday.SAT] == (CrewHours(Hours(time(8), time(16)), 2),)


def test_rooms_say_how_one_gets_in() -> None:
    reaches = Counter(room.reach for one in herlev().venues for room in one.rooms)

    assert reaches == {Reach.STEP_FREE: 14, Reach.LIFT: 5, Reach.STAIRS: 1}
    workshop = venue("gammelgaard").room(RoomId("vaerksted"))
    assert (workshop.square_metres, workshop.max_persons, workshop.way) == (65, 20, "1. sal, kun trappe")


def test_a_way_may_be_told_in_other_languages(tmp_path: Path) -> None:
    arabic = 'ar = "الطابق الأول، بالدرج فقط"\n'
    file = tmp_path / "herlev.toml"
    file.write_text(HERLEV.read_text(encoding="utf-8").replace(arabic, ""), encoding="utf-8")

    room = read_places_file(file).venue_by_id[VenueId("gammelgaard")].room(RoomId("vaerksted"))

    assert (room.way_in("en"), room.way_in("ar")) == ("First floor, stairs only", "1. sal, kun trappe")
    assert (room.tells_way_in("en"), room.tells_way_in("ar"), room.tells_way_in("da")) == (True, False, True)


def test_a_joined_hall_has_the_rooms_of_both() -> None:
    assert space("mh-store-sal").rooms == ("store-sal-nord", "store-sal-syd")
    assert space("mh-store-sal").approval
    assert not space("mh-store-sal").offline


def test_layouts_keep_their_places_furniture_and_minutes() -> None:
    assert space("mh-lille-sal").layout(LayoutId("empty")) == Layout(
        id=LayoutId("empty"),
        seats=0,
        wheelchair_places=6,
        tables=0,
        chairs=0,
        standing_places=110,
        setup_minutes=30,
        strike_minutes=30,
        self_minutes=45,
    )
    assert space("mh-store-sal").layouts[1].self_minutes is None


def test_every_space_stands_in_one_layout() -> None:
    assert space("mh-lok4").standing_layout.id == "meeting"
    assert space("mh-lille-sal").standing_layout.capacity == 100
    assert space("by-torvet").standing_layout.capacity == 500
    assert all(sum(layout.standing for layout in one.layouts) == 1 for _, one in herlev().spaces())


def test_citizens_never_pay_and_businesses_do() -> None:
    prices = {one.id: one.prices for _, one in herlev().spaces()}

    assert {price[kind] for price in prices.values() for kind in set(KindOfUser) - {KindOfUser.BUSINESS}} == {0}
    assert prices[SpaceId("mh-lok3")][KindOfUser.BUSINESS] == 300
    assert prices[SpaceId("mh-begge-sale")][KindOfUser.BUSINESS] == 3200
    assert prices[SpaceId("mh-hele-huset")][KindOfUser.BUSINESS] == 8000


def test_a_space_narrows_or_widens_the_limits() -> None:
    assert herlev().rules.limits == BookingLimits(30, 240, 90)
    assert herlev().limits_of(space("mh-lok3")) == BookingLimits(30, 240, 90)
    assert herlev().limits_of(space("bib-gruppe1")) == BookingLimits(30, 180, 0)
    assert herlev().limits_of(space("bib-stille")) == BookingLimits(30, 120, 90)
    assert herlev().limits_of(space("mh-hele-huset")) == BookingLimits(30, 840, 365)
    assert space("bib-stille").limits == LimitsOverride(longest_minutes=120)


def test_a_venues_limits_stand_between_the_municipality_and_its_spaces(tmp_path: Path, herlev_text: str) -> None:
    changed = herlev_text.replace('walk = ["mode"', 'rules = { longest_minutes = 90 }\nwalk = ["mode"')
    (tmp_path / "herlev.toml").write_text(changed, encoding="utf-8")

    narrowed = read_places_file(tmp_path / "herlev.toml")

    assert narrowed.limits_of(narrowed.space_by_id[SpaceId("hj-boernerum")]) == BookingLimits(30, 90, 90)


def test_outdoor_spaces_know_where_to_go_when_it_rains() -> None:
    shelters = {one.id: one.bad_weather_space for _, one in herlev().spaces() if one.bad_weather_space}

    assert shelters == {"gg-gaardrum": "gg-laden", "by-torvet": "mh-foyer", "by-pavillon": "bib-salen-b"}


def test_kiosks_hold_their_rooms_until_noon() -> None:
    house, kiosk = herlev().kiosk_by_id[DeviceId("mh-kiosk-2")]

    assert house.id == "medborgerhus"
    assert kiosk.where == "Ved garderoben"
    assert kiosk.holds == ("lille-sal",)
    assert kiosk.offline_until == time(12)
    assert (kiosk.screen_mm, kiosk.orientation) == ((476, 268), Orientation.LANDSCAPE)
    assert kiosk.printer == "mh-receipt"
    assert len(herlev().kiosk_by_id) == 5


def test_printers_have_what_their_kind_needs() -> None:
    assert venue("bibliotek").printers == (
        Printer("bib-a4", PrinterKind.CUPS, queue="skranken"),
        Printer("bib-receipt", PrinterKind.ESCPOS, width_mm=58, code_page="CP865"),
    )


def test_christmas_shuts_every_venue_and_summer_only_the_farm() -> None:
    christmas, new_year, summer = herlev().closures

    assert (christmas.first_day, christmas.last_day) == (date(2026, 12, 24), date(2026, 12, 26))
    assert (christmas.venues, new_year.reason) == (None, "Nytår")
    assert summer.venues == frozenset({VenueId("gammelgaard")})
    assert summer.shuts(VenueId("gammelgaard"), date(2027, 7, 25))
    assert not summer.shuts(VenueId("bibliotek"), date(2027, 7, 25))


def test_on_public_holidays_only_the_library_opens() -> None:
    assert not herlev().public_holidays.open
    assert dict(herlev().public_holidays.exceptions) == {"bibliotek": (Hours(time(10), time(16)),)}


def test_the_rules_are_read() -> None:
    rules = herlev().rules

    assert (rules.open_bookings_per_person, rules.late_cancel_minutes, rules.hold_minutes) == (3, 60, 15)
    assert (rules.answer_within_days, rules.decide_weather_hours_before) == (3, 3)
    assert (rules.walk_in.starts_within_minutes, rules.walk_in.longest_minutes) == (240, 120)
    assert (rules.walk_in.start_tolerance_minutes, rules.walk_in.pause_between_minutes) == (10, 2)
    assert (rules.association.longest_minutes, rules.association.longest_series_occurrences) == (480, 8)
    assert not rules.association.weekly_all_season
    assert rules.school.hours == Hours(time(8), time(14))
    assert rules.try_an_idea.requires_open_event
    assert rules.try_an_idea.requires_approval


def test_rooms_are_kept_for_the_young_and_halls_for_residents() -> None:
    young, residents = herlev().rules.after_school, herlev().rules.residents_first

    assert young is not None
    assert (young.audience, young.hours) == ("young", Hours(time(14), time(17)))
    assert young.days == (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI)
    assert young.spaces == ("bib-gruppe1", "hj-moedelokale")
    assert residents is not None
    assert (len(residents.spaces), residents.lapses_days_before) == (3, 30)


def test_audiences_privacy_and_school_holidays_are_read() -> None:
    assert herlev().audiences[0] == Audience("young", (13, 17))
    assert herlev().audiences[1] == Audience("families")
    assert (herlev().privacy.contact_kept_days_after, herlev().privacy.audit_kept_days) == (14, 365)
    assert [holiday.name for holiday in herlev().school_holidays] == ["Vinterferie", "Efterårsferie"]
    assert herlev().associations[1].name == "Hjertecaféen"
    assert herlev().schools[0].demo


def test_in_july_hjortespring_has_other_weeks() -> None:
    (summer,) = venue("hjortespring").seasons

    assert (summer.name, summer.first_day, summer.last_day) == ("Sommertid", date(2027, 7, 1), date(2027, 7, 31))
    assert summer.opening is not None
    assert summer.opening[Weekday.FRI] == (Hours(time(10), time(16)),)
    assert Weekday.SUN not in summer.opening
    assert summer.staffed == {Weekday.MON: (Hours(time(13), time(16)),)}
    assert summer.crew is None


def test_on_the_night_of_culture_the_house_is_open_until_two() -> None:
    assert venue("medborgerhus").days == (
        DatedDay(
            date(2027, 10, 15),
            date(2027, 10, 15),
            (Hours(time(8), time(2)),),
            crew=(MORNING_SHIFT, CrewHours(Hours(time(15), time(2)), 2)),
            reason="Kulturnat",
        ),
    )


def test_a_season_and_a_day_may_say_everything_or_little(tmp_path: Path, herlev_text: str) -> None:
    added = """
[[venue.season]]
name = "Ombygning"
from = 2027-09-01
to = 2027-09-30
opening = { }
crew = { mon = [{ hours = "07:00-15:00", heads = 1 }] }

[[venue.day]]
from = 2027-10-20
to = 2027-10-22
opening = []

[[venue.day]]
date = 2027-11-01
opening = ["10:00-12:00", "13:00-16:00"]
staffed = []

[venue.store]"""
    (tmp_path / "herlev.toml").write_text(herlev_text.replace("\n[venue.store]", added, 1), encoding="utf-8")

    house = read_places_file(tmp_path / "herlev.toml").venue_by_id[VenueId("medborgerhus")]

    (season,) = house.seasons
    assert (season.opening, season.staffed, season.crew) == ({}, None, {Weekday.MON: (MORNING_SHIFT,)})
    _, autumn, november = house.days
    assert autumn == DatedDay(date(2027, 10, 20), date(2027, 10, 22), ())
    assert (len(november.opening), november.staffed, november.crew, november.edited) == (2, (), None, False)


def test_without_optional_rules_there_are_none(tmp_path: Path, herlev_text: str) -> None:
    start, end = herlev_text.index("[rules.after_school]"), herlev_text.index("[privacy]")
    (tmp_path / "herlev.toml").write_text(herlev_text[:start] + herlev_text[end:], encoding="utf-8")

    rules = read_places_file(tmp_path / "herlev.toml").rules

    assert (rules.after_school, rules.residents_first) == (None, None)


def test_two_openings_on_a_public_holiday_are_both_kept(tmp_path: Path, herlev_text: str) -> None:
    second = '"10:00-16:00" }, { venue = "bibliotek", hours = "18:00-20:00" }'
    text = herlev_text.replace('"10:00-16:00" }', second)
    (tmp_path / "herlev.toml").write_text(text, encoding="utf-8")

    hours = read_places_file(tmp_path / "herlev.toml").public_holidays.exceptions[VenueId("bibliotek")]

    assert hours == (Hours(time(10), time(16)), Hours(time(18), time(20)))


def test_the_municipality_survives_being_kept_as_json() -> None:
    kept = msgspec.json.encode(herlev())

    assert msgspec.json.decode(kept, type=Municipality) == herlev()


def test_a_floor_says_where_rooms_marks_and_screens_are(tmp_path: Path, herlev_text: str) -> None:
    (tmp_path / "herlev.toml").write_text(herlev_text, encoding="utf-8")

    ground, first = read_places_file(tmp_path / "herlev.toml").venue_by_id[VenueId("medborgerhus")].plans

    assert (first.name, first.width, first.depth) == ("1. sal", 34, 16)
    assert first.area_of(RoomId("lok3")) == RoomArea(RoomId("lok3"), 7, 1, 8, 5)
    assert first.marks[0] == Mark(MarkKind.LIFT, Point(3, 9))
    assert (ground.spot_of(DeviceId("mh-kiosk-1")), first.spot_of(DeviceId("mh-kiosk-1"))) == (Point(27, 21), None)
