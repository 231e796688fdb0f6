"""People at two kiosks and at a front desk of one house, all at work at once and at random.

Everything is real: a central service over HTTP, machines with their own files and sync, and the pictures their
screens draw. Only what people want is drawn from a seed.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from threading import Condition, Thread
from typing import TypeVar
from uuid import UUID

from booking_core.domain.bookings import Booking, BookingState, Cell, Openness, Purpose
from booking_core.domain.identity import BookingId, DeviceId, VenueId
from booking_core.domain.places import Space
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, next_slot_start
from booking_core.store.machines import devices
from kiosk.machines.front_desk import FrontDesk, open_front_desk
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import RunningCentre
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingConfirmed,
    BookingWish,
    HousePicture,
    StaffWish,
)

HOUSE = VenueId("medborgerhus")
KIOSKS = (DeviceId("mh-kiosk-1"), DeviceId("mh-kiosk-2"))
DESK = DeviceId("medborgerhus-desk")
PATIENCE_SECONDS = 20
TURNS_AT_A_TIME = 20


@dataclass
class Place:
    """One of the places people work at: its newest picture, and when each booking version reached it."""

    name: str
    picture: HousePicture
    seen: dict[tuple[BookingId, int], float] = field(default_factory=dict)
    _changed: Condition = field(default_factory=Condition)

    def post(self, picture: HousePicture) -> None:
        with self._changed:
            now = time.monotonic()
            for booking in picture.calendar.bookings.values():
                self.seen.setdefault((booking.id, booking.version), now)
            self.picture = picture
            self._changed.notify_all()

    def wait_until_it_holds_something(self) -> HousePicture:
        """The picture once the kiosk may confirm something by itself."""
        with self._changed:
            assert self._changed.wait_for(lambda: self.picture.held, PATIENCE_SECONDS)
            return self.picture

    def wait_for(self, bookings: Mapping[BookingId, Booking]) -> bool:
        """Whether its picture comes to hold just these."""
        with self._changed:
            return self._changed.wait_for(lambda: self.picture.calendar.bookings == bookings, PATIENCE_SECONDS)


@dataclass
class OneHouse:
    """A central service with two kiosks and a desk connected; `changed_at` is when each change was answered."""

    running: RunningCentre
    kiosks: list[tuple[Machine, Place]]
    desk: tuple[FrontDesk, Place]
    changed_at: dict[tuple[BookingId, int], float] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)

    @property
    def places(self) -> list[Place]:
        return [*(place for _, place in self.kiosks), self.desk[1]]

    def work(self, turns: int, seed: int) -> None:
        """Everybody at once, each `turns` things, drawn from `seed`."""
        jobs: list[Callable[[Random], str]] = [self._at_kiosk(machine, place) for machine, place in self.kiosks]
        jobs.append(self._at_desk(*self.desk))
        threads = [Thread(target=self._repeat, args=(job, turns, Random(seed + n))) for n, job in enumerate(jobs)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work_for(self, seconds: float, seed: int) -> None:
        """Everybody at once until the time is over."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            self.work(TURNS_AT_A_TIME, seed)
            seed += len(self.places)

    def truth(self) -> dict[BookingId, Booking]:
        """What the store holds."""
        snapshot = self.running.centre.store.feed.snapshot(now=self.running.clock())
        return {booking.id: booking for booking in snapshot.bookings}

    def delays(self) -> list[float]:
        """Seconds from each answered change until every other place showed it, or something newer of it."""
        return [
            max(_shown_at(place, booking, version) - answered for place in self.places)
            for (booking, version), answered in self.changed_at.items()
        ]

    def _repeat(self, job: Callable[[Random], str], turns: int, random: Random) -> None:
        for _ in range(turns):
            self.answers.append(job(random))

    def _noted(self, outcome: object) -> str:
        if isinstance(outcome, BookingAltered | BookingConfirmed):
            changed = (outcome.booking.id, outcome.booking.version)
            self.changed_at.setdefault(changed, time.monotonic())
        return type(outcome).__name__

    def _at_kiosk(self, machine: Machine, place: Place) -> Callable[[Random], str]:
        def act(random: Random) -> str:
            picture = place.picture
            booking = _some_booking(picture, random)
            what = random.choices(("book", "check in", "end", "give back"), (4, 1, 2, 1))[0]
            if what == "book" or booking is None:
                return self._noted(machine.desk.book(_wish(picture, random, now=self.running.clock())))
            if what == "check in":
                return self._noted(machine.desk.check_in(booking.id))
            if what == "end":
                ends_at = booking.span.ends_at + random.choice((-2, -1, 1, 2)) * SLOT_LENGTH
                return self._noted(machine.desk.change_end(booking, max(ends_at, booking.span.starts_at + SLOT_LENGTH)))
            return self._noted(machine.desk.give_back(booking.id))

        return act

    def _at_desk(self, machine: FrontDesk, place: Place) -> Callable[[Random], str]:
        def act(random: Random) -> str:
            picture, desk = place.picture, machine.desk
            booking = _some_booking(picture, random)
            what = random.choices(("book", "move", "cancel", "check in"), (3, 4, 1, 1))[0]
            to = _alternative(picture, random, now=self.running.clock())
            if what == "book" or booking is None:
                return self._noted(desk.book(_staff_wish(to, random)))
            if what == "move":
                return self._noted(desk.reschedule(booking, to))
            if what == "cancel":
                return self._noted(desk.cancel(booking.id, "prøve"))
            return self._noted(desk.check_in(booking.id))

        return act


@contextmanager
def one_house(running: RunningCentre, folder: Path) -> Iterator[OneHouse]:
    """Two kiosks and a desk of the house, enrolled at `running` with their files in `folder`, synced."""
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, HOUSE)
    with ExitStack() as stack:
        kiosks = [_seated(stack, _kiosk(running, name, folder / name), name) for name in KIOSKS]
        desk = _seated(stack, _desk(running, folder / DESK), DESK)
        yield OneHouse(running, kiosks, desk)


def _kiosk(running: RunningCentre, name: DeviceId, folder: Path) -> Machine:
    settings = _taken_in(running, name, folder)
    return open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)


def _desk(running: RunningCentre, folder: Path) -> FrontDesk:
    settings = _taken_in(running, DESK, folder)
    return open_front_desk(settings, load_identity(folder), typesetter=typeset, clock=running.clock)


def _taken_in(running: RunningCentre, name: DeviceId, folder: Path) -> KioskSettings:
    code = f"CODE-{name}"
    with running.centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, name, code, now=running.clock())
    enrol(running.url, code, folder)
    return KioskSettings(folder)


Made = TypeVar("Made", Machine, FrontDesk)


def _seated(stack: ExitStack, machine: Made, name: str) -> tuple[Made, Place]:
    stack.callback(machine.stop)
    place = Place(name, machine.first_picture(within_seconds=PATIENCE_SECONDS))
    machine.follow(place.post)
    return machine, place


def double_booked(bookings: Mapping[BookingId, Booking]) -> list[Cell]:
    """Cells that two live bookings hold."""
    held = [entry.cell for one in bookings.values() if one.state.occupies for entry in one.occupancy]
    return [cell for cell in set(held) if held.count(cell) > 1]


def _shown_at(place: Place, booking: BookingId, version: int) -> float:
    return min(at for (seen, newer), at in place.seen.items() if seen == booking and newer >= version)


def _some_booking(picture: HousePicture, random: Random) -> Booking | None:
    live = {BookingState.CONFIRMED, BookingState.CHECKED_IN}
    bookings = sorted((b for b in picture.calendar.bookings.values() if b.state in live), key=lambda b: b.id)
    return random.choice(bookings) if bookings else None


def _spaces(picture: HousePicture) -> list[Space]:
    return [space for space in picture.municipality.venue_by_id[HOUSE].spaces if not space.approval]


def _alternative(picture: HousePicture, random: Random, *, now: datetime) -> Alternative:
    space = random.choice(_spaces(picture))
    starts_at = next_slot_start(now) + random.randrange(14) * SLOT_LENGTH
    ends_at = starts_at + random.randrange(2, 8) * SLOT_LENGTH
    layout = random.choice(space.layouts) if random.random() < 0.2 else space.standing_layout
    return Alternative(space.id, layout.id, TimeSpan(starts_at, ends_at))


def _wish(picture: HousePicture, random: Random, *, now: datetime) -> BookingWish:
    at_random = _alternative(picture, random, now=now)
    standing = picture.municipality.space_by_id[at_random.space].standing_layout.id
    return BookingWish(
        id=_an_id(random),
        alternatives=(Alternative(at_random.space, standing, at_random.span),),
        persons=random.randrange(1, 20),
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        language=random.choice(("da", "en")),
    )


def _staff_wish(to: Alternative, random: Random) -> StaffWish:
    return StaffWish(
        id=_an_id(random), to=to, persons=random.randrange(1, 20), purpose=Purpose.TALK, openness=Openness.OPEN
    )


def _an_id(random: Random) -> BookingId:
    return BookingId(UUID(int=random.getrandbits(128), version=4))
