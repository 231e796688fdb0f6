"""A draft without mistakes becomes the domain's municipality."""

from collections.abc import Iterator, Mapping

from booking_core.central.places_file.draft import Draft
from booking_core.central.places_file.errors import TomlPath
from booking_core.central.places_file.schema.days import (
    ClosedTable,
    CrewShiftTable,
    CrewTable,
    DatedDayTable,
    HolidayHoursTable,
    HoursTable,
    PublicHolidaysTable,
    SchoolHolidayTable,
    SeasonTable,
)
from booking_core.central.places_file.schema.plans import AreaTable, FloorTable, MarkTable, SpotTable
from booking_core.central.places_file.schema.rooms import LayoutTable, PictureTable, PriceTable, RoomTable, SpaceTable
from booking_core.central.places_file.schema.rules import (
    AfterSchoolTable,
    AssociationRuleTable,
    LimitsTable,
    QuotaTable,
    ResidentsFirstTable,
    RulesTable,
    SchoolRuleTable,
    TryAnIdeaTable,
    WalkInTable,
)
from booking_core.central.places_file.schema.venue import KioskTable, PrinterTable, StoreTable, VenueTable
from booking_core.central.places_file.schema.whole_file import (
    AssociationTable,
    AudienceTable,
    FileTable,
    PrivacyTable,
    SchoolTable,
)
from booking_core.domain.identity import DeviceId, LayoutId, QuotaId, RoomId, SpaceId, VenueId
from booking_core.domain.places import (
    AfterSchoolRule,
    Association,
    AssociationRule,
    Audience,
    BookingLimits,
    Closure,
    Counted,
    CrewHours,
    DatedDay,
    Hours,
    KindOfUser,
    Kiosk,
    Layout,
    LimitsOverride,
    Municipality,
    Position,
    Printer,
    Privacy,
    PublicHolidays,
    Quota,
    ResidentsFirstRule,
    Room,
    RoomPicture,
    Rules,
    School,
    SchoolHoliday,
    SchoolRule,
    Season,
    Space,
    TryAnIdeaRule,
    Venue,
    WalkInRule,
    Weekday,
    WeeklyCrew,
    WeeklyHours,
)
from booking_core.domain.places.floor_plans import FloorPlan, KioskSpot, Mark, Point, RoomArea

EVERY_VENUE = "*"


def municipality_from(draft: Draft) -> Municipality:
    """The municipality `draft` describes. The draft has passed every check."""
    top = draft.need((), FileTable)
    privacy = draft.need(("privacy",), PrivacyTable)
    return Municipality(
        name=top.municipality,
        time_zone=top.time_zone,
        country=top.country,
        public_url=top.public_url,
        languages=tuple(top.languages),
        rules=_rules(draft),
        privacy=Privacy(privacy.contact_kept_days_after, privacy.audit_kept_days),
        public_holidays=_public_holidays(draft),
        venues=tuple(_venue(draft, path, table) for path, table in draft.each((), "venue", VenueTable)),
        closures=tuple(_closure(table) for _, table in draft.every(ClosedTable)),
        school_holidays=tuple(
            SchoolHoliday(table.name, table.first_day, table.last_day) for _, table in draft.every(SchoolHolidayTable)
        ),
        audiences=tuple(_audience(table) for _, table in draft.every(AudienceTable)),
        associations=tuple(
            Association(table.id, table.name, table.purpose, demo=table.demo)
            for _, table in draft.every(AssociationTable)
        ),
        schools=tuple(School(table.id, table.name, table.demo) for _, table in draft.every(SchoolTable)),
        quotas=_quotas(draft, ()),
    )


def _rules(draft: Draft) -> Rules:
    rules = draft.need(("rules",), RulesTable)
    return Rules(
        limits=limits_of_all(rules),
        open_bookings_per_person=rules.open_bookings_per_person,
        late_cancel_minutes=rules.late_cancel_minutes,
        answer_within_days=rules.answer_within_days,
        decide_weather_hours_before=rules.decide_weather_hours_before,
        hold_minutes=rules.hold_minutes,
        walk_in=_walk_in(draft),
        association=_association_rule(draft),
        school=_school_rule(draft),
        try_an_idea=_try_an_idea(draft),
        after_school=_after_school(draft),
        residents_first=_residents_first(draft),
    )


def limits_of_all(rules: RulesTable) -> BookingLimits:
    """The limits where nothing narrower is said."""
    return BookingLimits(rules.shortest_minutes, rules.longest_minutes, rules.book_ahead_days, rules.lead_minutes)


def _quotas(draft: Draft, path: TomlPath) -> tuple[Quota, ...]:
    """Those of the municipality, a venue or a space."""
    return tuple(_quota(table) for _, table in draft.each(path, "quota", QuotaTable))


def _quota(table: QuotaTable) -> Quota:
    """One of the two amounts is there, or the checks would have said so."""
    counted = Counted.BOOKINGS if table.most_minutes is None else Counted.MINUTES
    most = table.most_bookings if table.most_minutes is None else table.most_minutes
    return Quota(
        id=QuotaId(table.id),
        who=table.who,
        per=table.per,
        most=most or 0,
        counted=counted,
        first_day=table.first_day,
        last_day=table.last_day,
    )


def _walk_in(draft: Draft) -> WalkInRule:
    table = draft.need(("rules", "walk_in"), WalkInTable)
    return WalkInRule(
        starts_within_minutes=table.starts_within_minutes,
        longest_minutes=table.longest_minutes,
        start_tolerance_minutes=table.start_tolerance_minutes,
        pause_between_minutes=table.pause_between_minutes,
        last_room_minutes=table.last_room_minutes,
    )


def _association_rule(draft: Draft) -> AssociationRule:
    table = draft.need(("rules", "association"), AssociationRuleTable)
    return AssociationRule(
        longest_minutes=table.longest_minutes,
        longest_series_occurrences=table.longest_series_occurrences,
        weekly_all_season=table.weekly_all_season,
        open_bookings_per_person=table.open_bookings_per_person,
    )


def _school_rule(draft: Draft) -> SchoolRule:
    table = draft.need(("rules", "school"), SchoolRuleTable)
    return SchoolRule(table.longest_minutes, table.travel_minutes, table.hours)


def _try_an_idea(draft: Draft) -> TryAnIdeaRule:
    table = draft.need(("rules", "try_an_idea"), TryAnIdeaTable)
    return TryAnIdeaRule(requires_open_event=table.requires_open_event, requires_approval=table.requires_approval)


def _after_school(draft: Draft) -> AfterSchoolRule | None:
    table = draft.one(("rules", "after_school"), AfterSchoolTable)
    if table is None:
        return None
    return AfterSchoolRule(
        audience=table.audience,
        days=tuple(table.days),
        hours=table.hours,
        spaces=tuple(SpaceId(space) for space in table.spaces),
        released_minutes_before=table.released_minutes_before,
    )


def _residents_first(draft: Draft) -> ResidentsFirstRule | None:
    table = draft.one(("rules", "residents_first"), ResidentsFirstTable)
    if table is None:
        return None
    return ResidentsFirstRule(tuple(SpaceId(space) for space in table.spaces), table.lapses_days_before)


def _public_holidays(draft: Draft) -> PublicHolidays:
    table = draft.need(("public_holidays",), PublicHolidaysTable)
    exceptions: dict[VenueId, tuple[Hours, ...]] = {}
    for _, one in draft.every(HolidayHoursTable):
        venue = VenueId(one.venue)
        exceptions[venue] = (*exceptions.get(venue, ()), one.hours)
    return PublicHolidays(table.open, exceptions)


def _closure(table: ClosedTable) -> Closure:
    named = frozenset(VenueId(venue) for venue in table.venues)
    return Closure(table.first_day, table.last_day, None if EVERY_VENUE in named else named, table.reason)


def _audience(table: AudienceTable) -> Audience:
    if table.ages is None:
        return Audience(table.id)
    youngest, oldest = table.ages
    return Audience(table.id, (youngest, oldest))


def _venue(draft: Draft, path: TomlPath, table: VenueTable) -> Venue:
    store = draft.one((*path, "store"), StoreTable)
    latitude, longitude = table.position
    return Venue(
        id=VenueId(table.id),
        name=table.name,
        kind=table.kind,
        district=table.district,
        address=table.address,
        phone=table.phone,
        position=Position(latitude, longitude),
        step_free=table.step_free,
        accessible_toilet=table.accessible_toilet,
        story=table.story,
        opening=_weekly_hours(draft.need((*path, "opening"), HoursTable)),
        staffed=_weekly_hours(draft.need((*path, "staffed"), HoursTable)),
        crew=_weekly_crew(draft, (*path, "crew")),
        opened_by=table.opens,
        rooms=tuple(_room(room) for _, room in draft.each(path, "room", RoomTable)),
        spaces=tuple(_space(draft, at, space) for at, space in draft.each(path, "space", SpaceTable)),
        kiosks=tuple(_kiosk(kiosk) for _, kiosk in draft.each(path, "kiosk", KioskTable)),
        printers=tuple(_printer(printer) for _, printer in draft.each(path, "printer", PrinterTable)),
        walk=tuple(RoomId(room) for room in table.walk),
        furniture=store.model_dump() if store else {},
        print_day_at=table.print_day_at,
        limits=limits_at(draft, (*path, "rules")),
        demo=table.demo,
        seasons=tuple(_season(draft, at, season) for at, season in draft.each(path, "season", SeasonTable)),
        days=tuple(_dated_day(draft, at, day) for at, day in draft.each(path, "day", DatedDayTable)),
        quotas=_quotas(draft, path),
        plans=tuple(_plan(draft, at, floor) for at, floor in draft.each(path, "floor", FloorTable)),
    )


def _plan(draft: Draft, path: TomlPath, table: FloorTable) -> FloorPlan:
    width, depth = table.size
    return FloorPlan(
        name=table.name,
        width=width,
        depth=depth,
        areas=tuple(area_of(area) for _, area in draft.each(path, "rooms", AreaTable)),
        marks=tuple(Mark(mark.kind, Point(*mark.at)) for _, mark in draft.each(path, "marks", MarkTable)),
        kiosks=tuple(
            KioskSpot(DeviceId(spot.kiosk), Point(*spot.at)) for _, spot in draft.each(path, "kiosks", SpotTable)
        ),
    )


def area_of(table: AreaTable) -> RoomArea:
    """The rectangle of a room."""
    return RoomArea(RoomId(table.room), *table.at)


def _season(draft: Draft, path: TomlPath, table: SeasonTable) -> Season:
    opening = draft.one((*path, "opening"), HoursTable)
    staffed = draft.one((*path, "staffed"), HoursTable)
    crew = draft.one((*path, "crew"), CrewTable)
    return Season(
        name=table.name,
        first_day=table.first_day,
        last_day=table.last_day,
        opening=None if opening is None else _weekly_hours(opening),
        staffed=None if staffed is None else _weekly_hours(staffed),
        crew=None if crew is None else _weekly_crew(draft, (*path, "crew")),
    )


def _dated_day(draft: Draft, path: TomlPath, table: DatedDayTable) -> DatedDay:
    if table.days is None:
        raise LookupError(path)
    first_day, last_day = table.days
    return DatedDay(
        first_day=first_day,
        last_day=last_day,
        opening=tuple(table.opening),
        staffed=None if table.staffed is None else tuple(table.staffed),
        crew=None if table.crew is None else tuple(_shifts(draft, path, key="crew")),
        reason=table.reason or "",
    )


def _weekly_hours(table: HoursTable) -> WeeklyHours:
    days = ((day, hours_on(table, day)) for day in Weekday)
    return {day: hours for day, hours in days if hours}


def hours_on(table: HoursTable, day: Weekday) -> tuple[Hours, ...]:
    """What `table` says for `day`."""
    by_day = {
        Weekday.MON: table.mon,
        Weekday.TUE: table.tue,
        Weekday.WED: table.wed,
        Weekday.THU: table.thu,
        Weekday.FRI: table.fri,
        Weekday.SAT: table.sat,
        Weekday.SUN: table.sun,
    }
    return tuple(by_day[day])


def _weekly_crew(draft: Draft, path: TomlPath) -> WeeklyCrew:
    days = ((day, tuple(_shifts(draft, path, key=day.value))) for day in Weekday)
    return {day: shifts for day, shifts in days if shifts}


def _shifts(draft: Draft, path: TomlPath, *, key: str) -> Iterator[CrewHours]:
    for _, shift in draft.each(path, key, CrewShiftTable):
        yield CrewHours(shift.hours, shift.heads)


def limits_at(draft: Draft, path: TomlPath) -> LimitsOverride:
    """What the table at `path` says differently; nothing where there is none."""
    table = draft.one(path, LimitsTable)
    if table is None:
        return LimitsOverride()
    return LimitsOverride(table.shortest_minutes, table.longest_minutes, table.book_ahead_days, table.lead_minutes)


def _room(table: RoomTable) -> Room:
    return Room(
        id=RoomId(table.id),
        name=table.name,
        square_metres=table.square_metres,
        max_persons=table.max_persons,
        way=table.way,
        ways=dict(table.way_in),
        reach=table.reach,
    )


def _space(draft: Draft, path: TomlPath, table: SpaceTable) -> Space:
    price = draft.need((*path, "price"), PriceTable)
    weather = table.bad_weather_space
    return Space(
        id=SpaceId(table.id),
        name=table.name,
        rooms=tuple(RoomId(room) for room in table.rooms),
        layouts=tuple(_layout(layout) for _, layout in draft.each(path, "layouts", LayoutTable)),
        features=tuple(table.features),
        offline=table.offline,
        check_in=table.check_in,
        approval=table.approval,
        prices=_prices(price),
        limits=limits_at(draft, (*path, "rules")),
        bad_weather_space=None if weather is None else SpaceId(weather),
        quotas=_quotas(draft, path),
        picture=_picture(draft.one((*path, "picture"), PictureTable)),
    )


def _picture(table: PictureTable | None) -> RoomPicture | None:
    return None if table is None else RoomPicture(table.file, table.shows, dict(table.shows_in))


def _prices(table: PriceTable) -> Mapping[KindOfUser, int]:
    return {
        KindOfUser.CITIZEN: table.citizen,
        KindOfUser.ASSOCIATION: table.association,
        KindOfUser.SCHOOL: table.school,
        KindOfUser.BUSINESS: table.business,
    }


def _layout(table: LayoutTable) -> Layout:
    return Layout(
        id=LayoutId(table.id),
        seats=table.seats,
        wheelchair_places=table.wheelchair_places,
        tables=table.tables,
        chairs=table.chairs,
        standing_places=table.standing_places,
        standing=table.standing,
        setup_minutes=table.setup_minutes or 0,
        strike_minutes=table.strike_minutes or 0,
        self_minutes=table.self_minutes,
    )


def _kiosk(table: KioskTable) -> Kiosk:
    width, height = table.screen_mm
    return Kiosk(
        id=DeviceId(table.id),
        where=table.where,
        holds=tuple(RoomId(room) for room in table.holds),
        offline_until=table.offline_until,
        screen_mm=(width, height),
        orientation=table.orientation,
        printer=table.printer,
    )


def _printer(table: PrinterTable) -> Printer:
    return Printer(
        id=table.id,
        kind=table.kind,
        queue=table.queue,
        width_mm=table.width_mm,
        code_page=table.code_page,
    )
