"""A plausible year of a town's bookings, the same for the same seed: what availability and search are measured on.

    python -m benchmarks.town_year            Herlev's year, with every invariant checked
    python -m benchmarks.town_year --seed 7 --bookings 20000

Every booking goes the way of a real one: the rules say yes, and placing finds its cells. Associations meet in the
evening in layouts of their own, schools in the morning, families at the weekend, walk-ins all day; what does not fit
is refused as it would be, and counted.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from booking_core.central.places_file import read_places_file
from booking_core.domain.bookings import (
    Booking,
    BookingState,
    Cell,
    Channel,
    Openness,
    Purpose,
    SetUpBy,
)
from booking_core.domain.calendar import Calendar
from booking_core.domain.finding.availability import SegmentKind, lane
from booking_core.domain.hours.opening_hours import day_plan, opening_around
from booking_core.domain.identity import BookingId, RoomId, SpaceId, VenueId
from booking_core.domain.occupying.furniture import drawn
from booking_core.domain.occupying.placing import Placed, place
from booking_core.domain.places import KindOfUser, Kiosk, Layout, Municipality, Position, Space, Venue
from booking_core.domain.policy import Ask, refusal_of
from booking_core.domain.time_spans import TimeSpan, local_instant, local_midnight
from resources import RESOURCES

SEED = 20261126
BOOKINGS = 50_000
FIRST_DAY = date(2026, 8, 1)
DAYS = 365
_TRIES_A_BOOKING = 24
_SENSIBLE = 0.9


@dataclass(frozen=True, slots=True)
class Habit:
    """How one kind of people uses rooms. `weekdays` are 0 for Monday; lengths in quarters of an hour."""

    user: KindOfUser
    channel: Channel
    purposes: tuple[Purpose, ...]
    weekdays: tuple[int, ...]
    hours: tuple[int, int]
    quarters: tuple[int, int]
    persons: tuple[int, int]
    own_layout: float
    ahead_days: int
    share: int


_WORKDAYS, _WEEKEND, _ALL = (0, 1, 2, 3, 4), (4, 5, 6), (0, 1, 2, 3, 4, 5, 6)
WALK_INS = Habit(
    KindOfUser.CITIZEN,
    Channel.KIOSK,
    (Purpose.MEETING, Purpose.QUIET),
    _ALL,
    hours=(7, 21),
    quarters=(2, 4),
    persons=(1, 6),
    own_layout=0.0,
    ahead_days=0,
    share=60,
)
FAMILIES = Habit(
    KindOfUser.CITIZEN,
    Channel.STAFF,
    (Purpose.EATING, Purpose.PLAY),
    _WEEKEND,
    hours=(10, 20),
    quarters=(8, 16),
    persons=(10, 60),
    own_layout=0.4,
    ahead_days=40,
    share=10,
)
CHOIRS = Habit(
    KindOfUser.ASSOCIATION,
    Channel.STAFF,
    (Purpose.MUSIC, Purpose.TALK),
    _WORKDAYS,
    hours=(17, 21),
    quarters=(4, 10),
    persons=(8, 40),
    own_layout=0.4,
    ahead_days=60,
    share=25,
)
DANCERS = Habit(
    KindOfUser.ASSOCIATION,
    Channel.STAFF,
    (Purpose.MOVEMENT,),
    _ALL,
    hours=(9, 20),
    quarters=(4, 8),
    persons=(10, 60),
    own_layout=0.2,
    ahead_days=80,
    share=10,
)
CLASSES = Habit(
    KindOfUser.SCHOOL,
    Channel.STAFF,
    (Purpose.MAKING, Purpose.TALK),
    _WORKDAYS,
    hours=(8, 12),
    quarters=(4, 10),
    persons=(12, 28),
    own_layout=0.2,
    ahead_days=30,
    share=8,
)
FIRMS = Habit(
    KindOfUser.BUSINESS,
    Channel.STAFF,
    (Purpose.TALK,),
    _WORKDAYS,
    hours=(8, 16),
    quarters=(8, 16),
    persons=(20, 120),
    own_layout=0.5,
    ahead_days=20,
    share=2,
)
HABITS = (WALK_INS, FAMILIES, CHOIRS, DANCERS, CLASSES, FIRMS)


@dataclass(frozen=True, slots=True)
class Year:
    """The town, what was booked in it, and why the rest was not."""

    places: Municipality
    bookings: tuple[Booking, ...]
    refused: Mapping[str, int]

    @property
    def calendar(self) -> Calendar:
        return Calendar.of(self.bookings)


def town_year(places: Municipality, *, seed: int = SEED, bookings: int = BOOKINGS) -> Year:
    """About `bookings` bookings spread over a year: house by house and day by day, as far as there is room."""
    random = Random(seed)
    a_house_day = bookings / (len(places.venues) * DAYS)
    weights = {venue.id: len(venue.spaces) * len(places.venues) / len(places.space_by_id) for venue in places.venues}
    made: dict[BookingId, Booking] = {}
    refused: Counter[str] = Counter()
    for venue in places.venues:
        lately = Calendar.of(())
        for day in (FIRST_DAY + timedelta(days=number) for number in range(DAYS)):
            if not day_plan(places, venue, day).open_spans:
                continue
            wanted = round(a_house_day * weights[venue.id] * random.uniform(0.85, 1.5))
            lately = _of_the_last_weeks(lately, local_midnight(day, places.zone))
            house_day = _HouseDay(places, venue, day, random)
            for _ in range(wanted):
                changed = house_day.another(lately, refused)
                lately = lately.with_bookings(changed)
                made.update({one.id: one for one in changed})
    return Year(places, tuple(made.values()), refused)


def _of_the_last_weeks(calendar: Calendar, midnight: datetime) -> Calendar:
    """A short calendar stays quick; the crew may come up to a week after a booking."""
    return Calendar.of(one for one in calendar.bookings.values() if one.span.ends_at > midnight - timedelta(days=9))


@dataclass(frozen=True, slots=True)
class _HouseDay:
    """People who come to a house on one day, one after the other."""

    places: Municipality
    venue: Venue
    day: date
    random: Random

    def another(self, calendar: Calendar, refused: Counter[str]) -> tuple[Booking, ...]:
        """What the next of them books, with the neighbours that change by it; nothing when all they try is refused."""
        for _ in range(_TRIES_A_BOOKING):
            answer = self._try(calendar)
            if isinstance(answer, Placed):
                return (*answer.neighbours, answer.booking)
            refused[answer] += 1
        return ()

    def _try(self, calendar: Calendar) -> Placed | str:
        habit = self._habit()
        ask = self._ask(habit)
        ahead = timedelta(days=habit.ahead_days) if habit.ahead_days else timedelta(minutes=20)
        now = ask.span.starts_at - ahead
        refusal = refusal_of(ask, self.places, now=now)
        if refusal is not None:
            return refusal.code.value
        placed = place(self.places, calendar, _booking(ask, habit, self.random), now=now)
        return placed if isinstance(placed, Placed) else placed.code.value

    def _habit(self) -> Habit:
        """Walk-ins come every day, the others on their own."""
        habit = self.random.choices(HABITS, [one.share for one in HABITS])[0]
        return habit if self.day.weekday() in habit.weekdays else HABITS[0]

    def _ask(self, habit: Habit) -> Ask:
        random = self.random
        persons = random.randint(*habit.persons)
        space = random.choice(self._large_enough(persons))
        wall = time(random.randint(*habit.hours), random.choice((0, 15, 30, 45)))
        starts_at = local_instant(self.day, wall, self.places.zone)
        span = TimeSpan(starts_at, starts_at + timedelta(minutes=15 * random.randint(*habit.quarters)))
        layout = _layout(space, persons, habit, random)
        named = habit.channel is Channel.STAFF
        return Ask(space.id, layout.id, span, persons, channel=habit.channel, named=named, user=habit.user)

    def _large_enough(self, persons: int) -> tuple[Space, ...]:
        """People look at places that hold them; a few look at others all the same."""
        fitting = tuple(one for one in self.venue.spaces if max(each.capacity for each in one.layouts) >= persons)
        return fitting if fitting and self.random.random() < _SENSIBLE else self.venue.spaces


def _layout(space: Space, persons: int, habit: Habit, random: Random) -> Layout:
    others = [layout for layout in space.layouts if not layout.standing and layout.capacity >= persons]
    return random.choice(others) if others and random.random() < habit.own_layout else space.standing_layout


def _booking(ask: Ask, habit: Habit, random: Random) -> Booking:
    return Booking(
        id=BookingId(UUID(int=random.getrandbits(128), version=4)),
        version=1,
        state=BookingState.CONFIRMED,
        space=ask.space,
        layout=ask.layout,
        span=ask.span,
        persons=ask.persons,
        purpose=random.choice(habit.purposes),
        openness=random.choices(tuple(Openness), (7, 1, 2))[0],
        user=habit.user,
        channel=habit.channel,
        occupancy=(),
        set_up_by=SetUpBy.CREW,
    )


# A larger town


def grown(places: Municipality, times: int) -> Municipality:
    """The same town `times` over, each copy of its houses a kilometre or so further on."""
    venues = tuple(_copy(venue, number) for number in range(times) for venue in places.venues)
    return replace(places, venues=venues)


def _copy(venue: Venue, number: int) -> Venue:
    if number == 0:
        return venue
    away = Position(venue.position.latitude + 0.012 * (number % 7), venue.position.longitude + 0.012 * (number // 7))
    return replace(
        venue,
        id=VenueId(f"{venue.id}-{number}"),
        position=away,
        rooms=tuple(replace(room, id=_room(room.id, number)) for room in venue.rooms),
        spaces=tuple(_space(space, number) for space in venue.spaces),
        kiosks=tuple[Kiosk, ...](),
        walk=tuple(_room(room, number) for room in venue.walk),
    )


def _space(space: Space, number: int) -> Space:
    shelter = space.bad_weather_space
    return replace(
        space,
        id=SpaceId(f"{space.id}-{number}"),
        rooms=tuple(_room(room, number) for room in space.rooms),
        bad_weather_space=None if shelter is None else SpaceId(f"{shelter}-{number}"),
    )


def _room(room: RoomId, number: int) -> RoomId:
    return RoomId(f"{room}-{number}")


def copied(booking: Booking, number: int) -> Booking:
    """The same booking in copy `number` of the town."""
    cells = tuple(replace(one, cell=Cell(_room(one.cell.room, number), one.cell.slot)) for one in booking.occupancy)
    own = BookingId(UUID(int=(booking.id.int + number) % 2**128))
    return replace(booking, id=own, space=SpaceId(f"{booking.space}-{number}"), occupancy=cells)


# What must hold


def broken_invariants(year: Year) -> Iterator[str]:
    """What does not hold of the year; nothing, when all is well."""
    yield from _cells_taken_twice(year)
    yield from _furniture_overdrawn(year)
    yield from _outside_hours(year)
    yield from _wholes_freer_than_their_parts(year)


def _cells_taken_twice(year: Year) -> Iterator[str]:
    seen: dict[Cell, BookingId] = {}
    for booking in year.bookings:
        for entry in booking.occupancy:
            if entry.cell in seen:
                yield f"{entry.cell} is in {seen[entry.cell]} and in {booking.id}"
            seen[entry.cell] = booking.id


def _furniture_overdrawn(year: Year) -> Iterator[str]:
    for (venue, item, slot), used in drawn(year.places, year.bookings).items():
        if used > year.places.venue_by_id[venue].furniture.get(item, 0):
            yield f"{used} {item} of {venue} are in use in slot {slot}"


def _outside_hours(year: Year) -> Iterator[str]:
    for booking in year.bookings:
        venue = year.places.venue_of_space[booking.space]
        if opening_around(year.places, venue, booking.span) is None:
            yield f"{booking.id} is booked while {venue.id} is closed"


def _wholes_freer_than_their_parts(year: Year) -> Iterator[str]:
    calendar, middle = year.calendar, datetime(2027, 2, 1, tzinfo=UTC)
    window = TimeSpan(middle, middle + timedelta(days=14))
    free = {space.id: _free_slots(year.places, calendar, space, window) for _, space in year.places.spaces()}
    for venue in year.places.venues:
        for whole in venue.spaces:
            for part in venue.spaces:
                if set(part.rooms) < set(whole.rooms) and not free[whole.id] <= free[part.id]:
                    yield f"{whole.id} is free while its part {part.id} is not"


def _free_slots(places: Municipality, calendar: Calendar, space: Space, window: TimeSpan) -> set[int]:
    segments = lane(places, calendar, space, window)
    return {slot for one in segments if one.kind is SegmentKind.FREE for slot in range(one.first, one.end)}


def main() -> None:
    """Make the year and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.town_year", description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--bookings", type=int, default=BOOKINGS)
    arguments = parser.parse_args()
    places = read_places_file(RESOURCES / "demo" / "herlev.toml")
    year = town_year(places, seed=arguments.seed, bookings=arguments.bookings)
    broken = list(broken_invariants(year))
    print(f"{len(year.bookings):,} bookings in {len(places.space_by_id)} spaces, seed {arguments.seed}")
    for code, count in sorted(year.refused.items(), key=lambda one: -one[1]):
        print(f"{count:>9,} refused: {code}")
    print("every invariant holds" if not broken else "\n".join(broken[:20]))
    raise SystemExit(bool(broken))


if __name__ == "__main__":
    main()
