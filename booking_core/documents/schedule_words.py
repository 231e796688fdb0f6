"""What the janitor's work is called, in one language: the same on paper and on the tablet.

No person can get into these words: they are made of places, times and bookings, and a booking holds none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import assert_never

from babel import Locale
from babel.dates import format_date, format_datetime

from booking_core.domain.blocks import Block
from booking_core.domain.bookings import Booking, Openness, Whereabouts
from booking_core.domain.identity import LayoutId, RoomId, SpaceId
from booking_core.domain.occupying.weather import decide_by
from booking_core.domain.places import Municipality, OpenedBy, Venue, Weekday
from booking_core.domain.places.floors import GROUND, Floor
from booking_core.domain.schedule import LayoutChange, Leg, LegKind, Task, TaskKind
from booking_core.domain.schedule.changes import BookingChange, ChangeKind, DoorChange, SheetChange
from booking_core.domain.time_spans import TimeSpan, local_day
from booking_core.domain.told.conditions import ConditionReport
from booking_core.language.clock import repeated_hour
from booking_core.language.condition_words import condition_line
from booking_core.language.locales import locale_of
from booking_core.language.words import UnknownText, Words

MANY_PEOPLE = 40
"""From so many on a janitor wants to know it beforehand."""
_MINUS = "\u2212"
_NO_BREAK = "\u00a0"
_LISTED = " · "


@dataclass(frozen=True, slots=True)
class WrittenChange:
    """One line of what has changed: where and when, then what."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """Words for the schedule of `venue` on the local `day`."""

    words: Words
    municipality: Municipality
    venue: Venue
    day: date

    # Times

    def heading_day(self, *, today: date) -> str:
        """ "Torsdag 26. november", with the year when it is another than that of `today`."""
        return capitalised(self.day_in_full(self.day, today=today))

    def day_in_full(self, day: date, *, today: date) -> str:
        """ "torsdag 26. november"."""
        pattern = self.words.text("schedule.day" if day.year == today.year else "schedule.day-and-year")
        return str(format_date(day, pattern, locale=self._locale))

    def hour(self, instant: datetime) -> str:
        """ "8" or "14.30"; in the repeated autumn hour with the word that tells which."""
        local = instant.astimezone(self.municipality.zone)
        pattern = self.words.text("format.whole-hour" if local.minute == 0 else "format.hour-and-minute")
        shown = str(format_datetime(local, pattern, tzinfo=self.municipality.zone, locale=self._locale))
        twice = repeated_hour(instant, self.municipality.zone)
        return shown if twice is None else self.words.text(f"clock.{twice.value}", time=shown)

    def span(self, span: TimeSpan) -> str:
        """ "9–11.30"."""
        return self.words.text("clock.range", start=self.hour(span.starts_at), end=self.hour(span.ends_at))

    def at(self, instant: datetime) -> str:
        """ "kl. 8"."""
        return self.words.clock_time(instant, self.municipality.zone)

    def time(self, instant: datetime) -> str:
        """ "07.45"."""
        return self.words.time(instant, self.municipality.zone).partition(_NO_BREAK)[0]

    def time_note(self, instant: datetime) -> str:
        """What the wall time alone does not tell: the next day, or which of two like hours."""
        here = local_day(instant, self.municipality.zone)
        if here != self.day:
            return self.words.name_of(Weekday.of(here))
        return self.words.time(instant, self.municipality.zone).partition(_NO_BREAK)[2].strip("()")

    def moment(self, instant: datetime, *, today: date) -> str:
        """ "kl. 12.40", with the day when that is not `today`."""
        when = local_day(instant, self.municipality.zone)
        at = self.words.time(instant, self.municipality.zone)
        at = self.words.text("clock.at", time=at)
        return at if when == today else f"{self.words.date_in_brief(when, today=today)} {at}"

    # What people told

    def reported(self, report: ConditionReport, *, today: date) -> WrittenChange:
        """Where, what, and since when; and how often, where more than one has told it. Nobody's name: there is none."""
        what = self.words.within(condition_line(self.words, report.kind, report.thing))
        key = "schedule.reported.once" if report.times == 1 else "schedule.reported.often"
        when = self.moment(report.first_at, today=today)
        text = self.words.text(key, what=what, when=when, times=report.times)
        return WrittenChange(f"{self.space(report.space)}:", text)

    def reported_in_passing(self, report: ConditionReport) -> str:
        """What is wrong, beside what is to be done in the room."""
        what = self.words.within(condition_line(self.words, report.kind, report.thing))
        return self.words.text("schedule.reported.row", what=what)

    # Places

    def space(self, space: SpaceId) -> str:
        return self.municipality.space_by_id[space].name

    def rooms_of(self, space: SpaceId) -> tuple[RoomId, ...]:
        return self.municipality.space_by_id[space].rooms

    def floor(self, floor: Floor) -> str:
        """ "stuen", "1. sal"; empty where none is named."""
        if floor.level is None:
            return floor.name
        key = "ground" if floor.level == GROUND else "basement" if floor.level < GROUND else "upper"
        return self.words.text(f"schedule.floor.{key}", level=floor.level)

    def rooms(self, rooms: Sequence[RoomId]) -> str:
        return _LISTED.join(self.venue.room(room).name.replace(" ", _NO_BREAK) for room in rooms)

    def place(self, task: Task) -> str:
        """Where the task is done."""
        if task.space is not None:
            return self.space(task.space)
        if task.kind is TaskKind.LOCK_FLOOR:
            return capitalised(self.floor(task.floor)) or self.venue.name
        return self.words.text("schedule.door.name")

    def leg(self, leg: Leg) -> str:
        """What heads the leg: "Lås op · stuen", "Op på 1. sal", "Lås · 1. sal, derefter stuen"."""
        floor = self.floor(leg.floor)
        match leg.kind:
            case LegKind.LOCK:
                return self._locking_leg(leg)
            case LegKind.UNLOCK if self.venue.opened_by is OpenedBy.CREW:
                return self._say("leg.unlock-on", floor=floor) if floor else self._say("leg.unlock")
            case LegKind.UNLOCK | LegKind.WALK:
                return self._way_to(leg.came_from, leg.floor)
            case _:
                assert_never(leg.kind)

    def _locking_leg(self, leg: Leg) -> str:
        if self.venue.opened_by is not OpenedBy.CREW:
            return self._say("leg.others-close")
        named = (self.floor(task.floor) for task in leg.tasks if task.kind is TaskKind.LOCK_FLOOR)
        floors = list(dict.fromkeys(floor for floor in named if floor))
        if not floors:
            return self._say("leg.lock")
        if len(floors) == 1:
            return self._say("leg.lock-one", floor=floors[0])
        return self._say("leg.lock-more", first=floors[0], then=", ".join(floors[1:]))

    def _way_to(self, came_from: Floor | None, floor: Floor) -> str:
        name = self.floor(floor)
        if not name:
            return self._say("leg.first")
        if came_from is None:
            return self._say("leg.begin", floor=name)
        if floor.level is None or came_from.level is None:
            return capitalised(name)
        where = "ground" if floor.level == GROUND else "basement" if floor.level < GROUND else "upper"
        direction = "up" if floor.level > came_from.level else "down"
        return self._say(f"leg.{direction}-{where}", floor=name)

    # Bookings and work

    def booking(self, booking: Booking) -> str:
        """Its public title, else what people come for and how many they are."""
        if self.is_public(booking):
            return booking.title
        persons = self.words.text("count.persons", count=booking.persons).replace(" ", _NO_BREAK)
        return self._say("booking.closed", purpose=self.purpose(booking), persons=persons)

    def name_in_brief(self, booking: Booking) -> str:
        """The same without the number of people, for the ribbon."""
        return booking.title if self.is_public(booking) else self.purpose(booking)

    def is_public(self, booking: Booking) -> bool:
        """Whether it may be called by its title."""
        return bool(booking.title) and booking.openness is not Openness.CLOSED

    def purpose(self, booking: Booking) -> str:
        return self._say(f"purpose.{booking.purpose.value}")

    def use(self, booking: Booking) -> str:
        """ "9–11 Møde, 12 personer"."""
        return self._say("do.use", span=self.span(booking.span), booking=self.booking(booking))

    def used(self, task: Task) -> str:
        """Who comes to the room of a task, and that they come only if it rains."""
        assert task.booking is not None  # noqa: S101  rooms are prepared for bookings
        use = self.use(task.booking)
        return self._say("do.if-it-rains", place=self.space(task.booking.space), use=use) if task.if_it_rains else use

    def closed_off(self, block: Block, opening: TimeSpan) -> WrittenChange:
        """Which rooms are closed, when on this day, and why."""
        is_whole = {room.id for room in self.venue.rooms} <= set(block.rooms)
        rooms = self._say("blocked.house") if is_whole else self.rooms(block.rooms)
        return WrittenChange(self._say("blocked.where", rooms=rooms, when=self._closed(block, opening)), block.reason)

    def _closed(self, block: Block, opening: TimeSpan) -> str:
        begins, ends = block.span.starts_at <= opening.starts_at, block.span.ends_at >= opening.ends_at
        if begins and ends:
            return self._say("blocked.all-day")
        if begins and local_day(block.span.starts_at, self.municipality.zone) < self.day:
            return self._say("blocked.until", at=self.at(block.span.ends_at))
        if ends and local_day(block.span.ends_at, self.municipality.zone) > self.day:
            return self._say("blocked.from", at=self.at(block.span.starts_at))
        return self.span(block.span)

    def layout(self, layout: LayoutId) -> str:
        """ "rækker"; a layout of the house's own making is called by its id."""
        try:
            return _in_sentence(self.words.layout(layout))
        except UnknownText:
            return layout.replace("-", " ")

    def change(self, change: LayoutChange) -> str:
        """ "Mødebord → rækker, 15 min."."""
        minutes = self.words.text("duration.minutes", count=change.minutes).rstrip(".").replace(" ", _NO_BREAK)
        after = self.layout(change.after)
        if change.before is None:
            return self._say("do.set-up", after=after, minutes=minutes)
        return self._say("do.change", before=capitalised(self.layout(change.before)), after=after, minutes=minutes)

    def does(self, task: Task) -> str:
        """What is to be done, the essential first: a title, which may be long, comes last."""
        return " ".join(self.does_in_parts(task))

    def does_in_parts(self, task: Task) -> tuple[str, ...]:
        """The same as what to do and, where there is such, for whom or after what."""
        match task.kind:
            case TaskKind.OPEN_HOUSE | TaskKind.CLOSE_HOUSE:
                return (self._door(task),)
            case TaskKind.LOCK_FLOOR:
                return (self._lock_floor(task),)
            case TaskKind.STRIKE:
                return tuple(self._strike(task))
            case TaskKind.PREPARE:
                return " ".join(self._work_before(task)), self.used(task)
            case _:
                assert_never(task.kind)

    def remembers(self, task: Task) -> Iterator[str]:
        """What one must not forget, the needs of people first."""
        if task.kind is TaskKind.PREPARE and task.booking is not None:
            yield from self._weather(task)
            yield from self.needs(task.booking)
            yield from self._who_comes(task.booking)
        if task.kind is TaskKind.LOCK_FLOOR:
            yield self._say("remember.lock-floor")
        if task.off_duty:
            yield self._say("remember.off-duty")

    def _weather(self, task: Task) -> Iterator[str]:
        """Until when it is not known in which of two places the people are."""
        booking = task.booking
        if booking is None or booking.shelter is None:
            return
        by = decide_by(self.municipality, booking.span)
        is_today = local_day(by, self.municipality.zone) == self.day
        known = self.at(by) if is_today else self.moment(by, today=self.day)
        key = "remember.if-it-rains" if task.if_it_rains else "remember.else-in"
        yield self._say(key, shelter=self.space(booking.shelter))
        yield self._say("remember.decided", known=known)

    def needs(self, booking: Booking) -> Iterator[str]:
        """What the people need of the room; never who or why."""
        if booking.wheelchairs:
            yield self._say("remember.wheelchairs", count=booking.wheelchairs)
        for need in booking.needs:
            yield self._say(f"remember.{need.value}")

    def _who_comes(self, booking: Booking) -> Iterator[str]:
        if booking.persons >= MANY_PEOPLE and self.is_public(booking):
            yield self.words.text("count.persons", count=booking.persons)
        if booking.openness is not Openness.CLOSED:
            yield self._say(f"remember.{booking.openness.value}")

    def _door(self, task: Task) -> str:
        opens = task.kind is TaskKind.OPEN_HOUSE
        match self.venue.opened_by:
            case OpenedBy.CREW:
                return self._say("door.unlock" if opens else "door.lock")
            case OpenedBy.STAFF:
                return self._say("door.staff-opens" if opens else "door.staff-closes")
            case OpenedBy.UNSTAFFED | OpenedBy.OPEN_AIR:
                return self._say("door.unstaffed-opens" if opens else "door.unstaffed-closes")
            case _:
                assert_never(self.venue.opened_by)

    def _lock_floor(self, task: Task) -> str:
        assert task.booking is not None  # noqa: S101  a floor is locked after its last booking
        return self._say("do.lock-floor", rooms=self.rooms(task.rooms), at=self.at(task.booking.span.ends_at))

    def _strike(self, task: Task) -> Iterator[str]:
        assert task.booking is not None  # noqa: S101  what is struck was set up for a booking
        assert task.change is not None  # noqa: S101
        yield self._say("do.strike", change=_in_sentence(self.change(task.change)))
        if self.is_public(task.booking):
            yield self._say("do.strike-after", booking=task.booking.title)

    def _work_before(self, task: Task) -> Iterator[str]:
        if task.unlocks:
            yield self._say("do.unlock")
        if task.change is not None:
            yield self.change(task.change)
        elif not task.unlocks:
            yield self._say("do.stands")

    # Changes

    def changed(self, change: SheetChange) -> WrittenChange:
        """What differs from the last print."""
        match change:
            case DoorChange(task=task, before=before):
                text = self._say("change.doors", now=self.at(task.begins_at), before=self.at(before))
                return WrittenChange(self._where(task.begins_at, self.place(task)), text)
            case BookingChange():
                return self._changed_booking(change)

    def _changed_booking(self, change: BookingChange) -> WrittenChange:
        booking = change.booking
        text = self._difference(change)
        return WrittenChange(self._where(booking.span.starts_at, self.space(booking.space)), text)

    def _where(self, instant: datetime, place: str) -> str:
        return self._say("change.place", at=self.time(instant), place=place)

    def _difference(self, change: BookingChange) -> str:
        before, now, booking = change.before, change.now, change.booking
        if before is None or now is None:
            return self._say(f"change.{change.kind.value}", booking=self.booking(booking), span=self.span(booking.span))
        name, key = self.name_in_brief(now), f"change.{change.kind.value}"
        match change.kind:
            case ChangeKind.MOVED:
                return self._say(
                    key, booking=name, now=self.at(now.span.starts_at), before=self.at(before.span.starts_at)
                )
            case ChangeKind.ANOTHER_LENGTH:
                return self._say(key, booking=name, now=self.at(now.span.ends_at), before=self.at(before.span.ends_at))
            case ChangeKind.ANOTHER_PLACE:
                return self._say(key, booking=name, before=self.space(before.space))
            case ChangeKind.ANOTHER_LAYOUT:
                return self._say(key, now=self.layout(now.layout), before=self.layout(before.layout))
            case ChangeKind.SHELTER:
                return self._of_the_shelter(before, now)
            case ChangeKind.PEOPLE:
                return self._say(key, now=self._persons(now), before=before.persons)
            case ChangeKind.NEEDS:
                needs = ", ".join(_in_sentence(need) for need in self.needs(now))
                return self._say(key, needs=needs) if needs else self._say("change.needs-gone")
            case _:
                return self._say("change.named", booking=self.booking(now))

    def _of_the_shelter(self, before: Booking, now: Booking) -> str:
        name = self.name_in_brief(now)
        if now.shelter is not None:
            return self._say("change.shelter", booking=name, shelter=self.space(now.shelter))
        assert before.shelter is not None  # noqa: S101  they differ
        key = "change.outdoors" if now.whereabouts is Whereabouts.OUTDOORS else "change.no-shelter"
        return self._say(key, booking=name, shelter=self.space(before.shelter))

    def _persons(self, booking: Booking) -> str:
        return self.words.text("count.persons", count=booking.persons)

    def _say(self, key: str, **facts: object) -> str:
        return self.words.text(f"schedule.{key}", **facts)

    @property
    def _locale(self) -> Locale:
        return locale_of(self.words.text("format.locale"))


def signed(number: int) -> str:
    """ "+50" or "−2" with a proper minus; a dash for nothing."""
    if number == 0:
        return "–"
    return f"+{number}" if number > 0 else f"{_MINUS}{-number}"


def capitalised(text: str) -> str:
    """`text` with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _in_sentence(text: str) -> str:
    return text[:1].lower() + text[1:]
