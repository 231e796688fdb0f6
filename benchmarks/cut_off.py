"""An hour without the centre: what two kiosks promise, what a town's own would have, and what is left of it after.

The same people come twice, drawn from one seed: once with the network up, once with both kiosks cut off from the first
minute to the sixtieth, while others go on booking at the centre, and staff at the front desk book, move and cancel what
they see: with the network up that would be what the kiosks had promised, and tell nothing of them. The machines, their
files, the service and every paper are real; the hour is the clock's. `python -m benchmarks.cut_off [SEED …]` runs it
alone.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import monotonic
from uuid import UUID

from pypdf import PdfReader

from benchmarks.results import Result, print_results
from booking_core.domain.bookings import Booking, BookingState, Openness, Purpose
from booking_core.domain.finding.search import Offer, Search, find
from booking_core.domain.identity import BookingId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.codes import code_of, grouped
from booking_core.store.bookings import lookups
from booking_core.store.machines import devices
from kiosk.machines.front_desk import FrontDesk, open_front_desk
from kiosk.machines.kiosk import Machine, open_machine
from kiosk.paper.typesetting import typeset
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from tests.kiosk.killed_kiosk import PAPER, PATIENCE_SECONDS, enrolled_kiosk, soon
from tests.kiosk.machine import Screen
from tests.kiosk.one_house import DESK, HOUSE, KIOSKS, double_booked
from tests.kiosk.rough_network import RoughNetwork
from ui.ports import (
    Alternative,
    BookingAltered,
    BookingConfirmed,
    BookingRequested,
    BookingWish,
    ChangeOutcome,
    HousePicture,
    StaffWish,
)
from ui.view_models.offering.offers import can_promise

MINUTES = 60
EVERY_MINUTES = 4
SEEDS = (2026, 7, 11)
AT_ONCE = 0.75
"""So many of the people want a room now; the others later today."""
LEAST_SHARE = 0.9
MOST_TRIES = 8
"""So often the desk tries another place or time for a booking, as staff would with a finger on the board."""


def measure(seeds: Sequence[int] = SEEDS) -> list[Result]:
    """The hour twice for each seed, and what became of everything that was promised in it."""
    usual: list[Hour] = []
    alone: list[Hour] = []
    afterwards: list[Result] = []
    for seed in seeds:
        with _house(is_cut=False) as connected:
            usual.append(connected.hour(seed, with_staff=False))
        with _house(is_cut=True) as house:
            promised = house.hour(seed, with_staff=True)
            settled = house.settled_within(promised)
            afterwards += _afterwards(house, promised, settled)
        alone.append(promised)
    return [*_shares(usual, alone), *afterwards]


@dataclass(frozen=True, slots=True)
class Hour:
    """What people were told: how often each, and what they have in their hands."""

    told: Counter[str]
    confirmed: dict[BookingId, Booking]
    requested: frozenset[BookingId]
    staff_told: Counter[str]
    changed: dict[BookingId, Booking]
    """What the desk was told of each booking last."""


class _House:
    def __init__(
        self,
        running: RunningCentre,
        network: RoughNetwork,
        kiosks: list[tuple[Machine, Screen, Path]],
        desk: tuple[FrontDesk, Screen],
    ) -> None:
        self.running = running
        self.network = network
        self.kiosks = kiosks
        self.desk = desk

    def hour(self, seed: int, *, with_staff: bool) -> Hour:
        """Every few minutes somebody comes to each kiosk; elsewhere somebody books at the centre."""
        told: Counter[str] = Counter()
        confirmed: dict[BookingId, Booking] = {}
        requested: set[BookingId] = set()
        staff_told: Counter[str] = Counter()
        changed: dict[BookingId, Booking] = {}
        for minute in range(0, MINUTES, EVERY_MINUTES):
            for number, (machine, screen, _) in enumerate(self.kiosks):
                outcome = self._visit(machine, screen.newest, Random(f"{seed} {minute} {number}"))
                told[type(outcome).__name__] += 1
                if isinstance(outcome, BookingConfirmed):
                    confirmed[outcome.booking.id] = outcome.booking
                if isinstance(outcome, BookingRequested):
                    requested.add(outcome.wish.id)
            told[f"elsewhere {self._elsewhere(Random(f'{seed} {minute}'))}"] += 1
            if with_staff:
                what, at_the_desk = self._staff(Random(f"{seed} {minute} desk"))
                staff_told[f"{what}: {type(at_the_desk).__name__}"] += 1
                if isinstance(at_the_desk, BookingAltered):
                    changed[at_the_desk.booking.id] = at_the_desk.booking
            self.running.clock.advance(timedelta(minutes=EVERY_MINUTES))
        return Hour(told, confirmed, frozenset(requested), staff_told, changed)

    def _staff(self, random: Random) -> tuple[str, object]:
        """Somebody at the desk books in their own house, or moves or cancels what they see there."""
        (machine, screen), now = self.desk, self.running.clock()
        picture = screen.newest
        rooms = [one for one in picture.municipality.venue_by_id[HOUSE].spaces if not one.approval]
        hours = [(now + timedelta(hours=ahead)).replace(minute=0) for ahead in range(1, 7)]
        anywhere = [(space, TimeSpan(at, at + timedelta(hours=1))) for space in rooms for at in hours]
        wanted = [
            Alternative(one.id, one.standing_layout.id, span) for one, span in random.sample(anywhere, MOST_TRIES)
        ]
        seen = [one for one in picture.calendar.bookings.values() if _may_be_changed(picture, one, now=now)]
        what = random.choice(("book", "move", "cancel")) if seen else "book"
        if what == "book":
            return what, machine.desk.book(_staff_wish(wanted[0], random))
        booking = random.choice(sorted(seen, key=lambda one: one.id))
        if what == "move":
            return what, _moved(machine, booking, wanted)
        return what, machine.desk.cancel(booking.id, "vandskade")

    def _visit(self, machine: Machine, picture: HousePicture, random: Random) -> object:
        """Somebody takes the first place that can be promised to them, else asks for the first that fits."""
        offers = _offers(picture, random, now=self.running.clock())
        promised = [one for one in offers if can_promise(picture, one, one.span)]
        if not offers:
            return None
        return machine.desk.book(_wish((promised or offers)[0], random))

    def _elsewhere(self, random: Random) -> int:
        """Somebody at home wants a room of the house, or of another."""
        places = self.running.centre.store.municipality()
        space = random.choice([one for _, one in places.spaces() if not one.approval])
        starts_at = (self.running.clock() + timedelta(hours=random.randrange(2, 8))).replace(minute=0)
        ends_at = starts_at + timedelta(hours=1)
        wish = ask_for(space.id, starts_at.isoformat(), ends_at.isoformat())
        return self.running.post("/v1/bookings", wish).status_code

    def truth(self) -> dict[BookingId, Booking]:
        """What the store holds."""
        snapshot = self.running.centre.store.feed.snapshot(now=self.running.clock())
        return {booking.id: booking for booking in snapshot.bookings}

    def settled_within(self, hour: Hour) -> float | None:
        """Seconds after the network is back until everything that was promised stands at the centre; None: too long."""
        began = monotonic()
        self.network.is_cut.clear()
        is_well = soon(lambda: hour.confirmed.keys() <= self.truth().keys() and self._has_answered(hour.requested))
        return monotonic() - began if is_well else None

    def _has_answered(self, requests: frozenset[BookingId]) -> bool:
        with self.running.centre.store.reading() as connection:
            return all(lookups.answer_to(connection, one) is not None for one in requests)

    def papers(self) -> Iterator[str]:
        """The text of every confirmation that came out of a printer."""
        for _, _, folder in self.kiosks:
            for path in sorted((folder / "paper").glob("receipt-*.pdf")):
                yield "\n".join(page.extract_text() for page in PdfReader(path).pages)


@contextmanager
def _house(*, is_cut: bool) -> Iterator[_House]:
    """Two kiosks that are in contact with their centre; then, when it `is_cut`, no more."""
    with TemporaryDirectory() as name, running_centre(Path(name) / "centre") as running, ExitStack() as stack:
        network = RoughNetwork(running.url, SEEDS[0], roughness=0)
        url = stack.enter_context(network.open())
        kiosks = []
        for kiosk in KIOSKS:
            folder = Path(name) / kiosk
            enrolled_kiosk(running, folder, name=kiosk)
            kiosks.append((*_started(stack, running, folder, url), folder))
        desk = _desk(stack, running, Path(name) / DESK)
        if is_cut:
            network.is_cut.set()
            for _, screen, _ in kiosks:
                screen.until_lost()
        yield _House(running, network, kiosks, desk)


def _desk(stack: ExitStack, running: RunningCentre, folder: Path) -> tuple[FrontDesk, Screen]:
    """The front desk of the house, whose link is never cut."""
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, HOUSE)
    enrolled_kiosk(running, folder, name=DESK)
    settings = KioskSettings(folder, printer=PAPER)
    machine = open_front_desk(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    stack.callback(machine.stop)
    screen = Screen()
    screen.post(machine.first_picture(within_seconds=PATIENCE_SECONDS))
    machine.follow(screen.post)
    return machine, screen


def _started(stack: ExitStack, running: RunningCentre, folder: Path, url: str) -> tuple[Machine, Screen]:
    settings = KioskSettings(folder, printer=PAPER, centre_url=url)
    machine = open_machine(settings, load_identity(folder), typesetter=typeset, clock=running.clock)
    stack.callback(machine.stop)
    screen = Screen()
    machine.first_picture(within_seconds=PATIENCE_SECONDS)
    machine.follow(screen.post)
    screen.until(lambda picture: bool(picture.held))
    return machine, screen


def _offers(picture: HousePicture, random: Random, *, now: datetime) -> list[Offer]:
    """What the screen would offer of this house's rooms that may be promised without the centre, the best first."""
    later = timedelta(0) if random.random() < AT_ONCE else timedelta(hours=random.randrange(1, 6))
    wanted = Search(
        here=HOUSE,
        starts_at=now + later,
        length=timedelta(minutes=random.choice((30, 60, 60, 90))),
        persons=random.choice((2, 3, 4, 6, 8, 12)),
        purpose=Purpose.MEETING,
        named=True,
    )
    offers = find(picture.municipality, picture.calendar, wanted, now=now)
    return [one for one in offers if one.venue.id == HOUSE and one.space.offline]


def _wish(offer: Offer, random: Random) -> BookingWish:
    return BookingWish(
        id=BookingId(UUID(int=random.getrandbits(128), version=4)),
        alternatives=(Alternative(offer.space.id, offer.layout.id, offer.span),),
        persons=2,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        language="da",
        phone=f"{random.randrange(20_000_000, 99_999_999)}",
        set_up_by=offer.set_up_by,
    )


def _may_be_changed(picture: HousePicture, booking: Booking, *, now: datetime) -> bool:
    """Of the house, confirmed and ahead."""
    venue = picture.municipality.venue_of_space.get(booking.space)
    is_ahead = booking.state is BookingState.CONFIRMED and booking.span.starts_at > now
    return is_ahead and venue is not None and venue.id == HOUSE


def _moved(desk: FrontDesk, booking: Booking, wanted: list[Alternative]) -> ChangeOutcome:
    """The first of the `wanted` that is to be had, else the last no."""
    first, *others = wanted
    outcome = desk.desk.reschedule(booking, first)
    for to in others:
        if isinstance(outcome, BookingAltered):
            break
        outcome = desk.desk.reschedule(booking, to)
    return outcome


def _staff_wish(to: Alternative, random: Random) -> StaffWish:
    return StaffWish(
        id=BookingId(UUID(int=random.getrandbits(128), version=4)),
        to=to,
        persons=2,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
    )


def _shares(usual: Sequence[Hour], alone: Sequence[Hour]) -> Iterator[Result]:
    """One hour has too few people to tell: whoever comes first to a small house decides who else finds room."""
    with_network, without = (sum(len(hour.confirmed) for hour in hours) for hours in (usual, alone))
    told = ", ".join(f"{count} {what}" for what, count in sum((hour.told for hour in alone), Counter()).most_common())
    yield Result(f"confirmed in {len(usual)} hours with the network up", with_network, "bookings", "", "none")
    yield Result(f"confirmed in {len(alone)} hours cut off ({told})", without, "bookings", "", "none")
    share, goal = without / with_network, f"at least {LEAST_SHARE}"
    yield Result("share of the usual that is promised alone", share, "×", goal, "none", holds=share >= LEAST_SHARE)


def _afterwards(house: _House, promised: Hour, settled: float | None) -> Iterator[Result]:
    truth, papers = house.truth(), list(house.papers())
    double = double_booked(truth)
    made = ", ".join(f"{count} {what}" for what, count in promised.staff_told.most_common())
    otherwise = [one for one, told in promised.changed.items() if truth.get(one) != told]
    yield Result(f"changed at the desk meanwhile ({made})", len(promised.changed), "bookings", "", "none")
    name = "changed at the desk, and not so at the centre"
    yield Result(name, len(otherwise), "bookings", "0", "none", holds=not otherwise)
    is_shown = soon(lambda: house.desk[1].newest.calendar.bookings == truth)
    yield Result("bookings that the desk shows otherwise", int(not is_shown), "", "0", "none", holds=is_shown)
    void = [one for one in promised.confirmed if one not in truth or truth[one].space != promised.confirmed[one].space]
    known = {grouped(code_of(one)) for one in truth}
    worthless = [text for text in papers if "BEKRÆFTET" in text and not any(code in text for code in known)]
    seconds = PATIENCE_SECONDS if settled is None else settled
    yield Result("until all of it stands at the centre", seconds, "s", "", "none", holds=settled is not None)
    yield Result("promised, and not as promised at the centre", len(void), "bookings", "0", "none", holds=not void)
    yield Result("cells in two live bookings", len(double), "cells", "0", "none", holds=not double)
    name = f"papers that say BEKRÆFTET and count for nothing, of {len(papers)}"
    yield Result(name, len(worthless), "papers", "0", "none", holds=not worthless)


if __name__ == "__main__":
    print_results(measure([int(one) for one in sys.argv[1:]] or SEEDS))
