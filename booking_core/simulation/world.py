"""A town, its machines and its people for some days, from one plan."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from random import Random
from typing import Protocol

from booking_core.domain.bookings import Booking, Channel
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole
from booking_core.domain.places import Kiosk, Space
from booking_core.domain.time_spans import TimeSpan, local_instant
from booking_core.protocol.authority import BookingGiven, Origin
from booking_core.protocol.escrow.books import Standing
from booking_core.protocol.escrow.granting import horizon, kiosk_of
from booking_core.protocol.escrow.redeeming import Signer, redeem
from booking_core.protocol.escrow.terms import NEVER, NO_TOKEN
from booking_core.protocol.messages import Book
from booking_core.protocol.messages.escrow import Confirm, Copy
from booking_core.protocol.receipts import facts_of
from booking_core.simulation.books import MemoryBooks, Tables
from booking_core.simulation.centre import Centre
from booking_core.simulation.clients import Around, Client, Desk
from booking_core.simulation.clockwork import Clockwork, Endless
from booking_core.simulation.count import Count
from booking_core.simulation.kiosk.disk import Disk, Wish
from booking_core.simulation.kiosk.machine import Machine, Process
from booking_core.simulation.kiosk.surroundings import Surroundings
from booking_core.simulation.ledger import Ledger, best_of
from booking_core.simulation.network import Network
from booking_core.simulation.primaries import Primaries
from booking_core.simulation.rules import Rules
from booking_core.simulation.stuck import no_endless_step
from booking_core.simulation.town import DESK, HOUSE, PAGE, town
from booking_core.simulation.watch import I12, Violated, Watch

HOUR = 3600.0
BACKUP_EVERY = 2 * HOUR
IMAGE_EVERY = 3 * HOUR
NO_SHOWS_EVERY = 300.0
LATE_MESSAGES, MOST_RECENT = 6, 30
LOST_BESIDE = 0.4
"""How often a database takes with it what is kept outside of it: the number of the newest life."""
LOOK_AFTER_EVERY = 900.0
HEALING_SECONDS = 915.0
"""Once everything is mended, whatever somebody has asked for comes to its end within a quarter of an hour."""


class Happening(Protocol):
    """Something that people or fate do to the town, `at` so many seconds after it begins."""

    @property
    def at(self) -> float: ...

    def happen(self, world: "World") -> None: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens, by time. `number` is the seed of all that is drawn on the way.

    After `seconds` everything is mended, and must come to its end.
    """

    number: int
    town: int
    happenings: tuple[Happening, ...]
    seconds: float

    def without(self, gone: frozenset[int]) -> "Plan":
        """This plan without the happenings at those places."""
        kept = tuple(one for place, one in enumerate(self.happenings) if place not in gone)
        return replace(self, happenings=kept)


class World:
    """Everything in it stands on one random source and one clockwork: the same plan does the same again."""

    def __init__(self, plan: Plan, rules: Rules, *, traces: bool = False) -> None:
        self.town = town(plan.town)
        self.random = Random(plan.number)
        self.clockwork = Clockwork()
        self.network = Network(self.clockwork, self.random)
        self.watch = Watch(Ledger())
        self.count = Count()
        self.rules = rules
        self.is_healed = False
        self.centre_jump = 0.0
        self.cloned: set[DeviceId] = set()
        self._plan = plan
        self._begins_at = local_instant(self.town.first_day, time(6), self.town.places.zone)
        self._books = MemoryBooks(self.town.places)
        self.watch.clock, self.watch.books = self.true_now, self._books
        self.centre = self._centre_of(self._books)
        self.primaries = Primaries(self.centre)
        self.network.arrive = self.primaries.hear
        self.watch.trace = [] if traces else None
        around = Around(self.clockwork, self.network, self.watch)
        self.desk = Desk(DESK, around)
        self.page = Client(PAGE, Channel.PARTNER, around, device=None)
        self._enrol()
        self.machines = [Machine(device) for device in self.town.kiosks]
        self.with_clones = self.machines[:]
        self.watch.machines = self.with_clones
        self.images: dict[DeviceId, list[Disk]] = {device: [] for device in self.town.kiosks}
        self.backups: list[Tables] = []

    def run(self) -> Count:
        """Let the plan happen.

        Raises:
            Violated: an invariant does not hold, or the machines never come to rest.
        """
        try:
            with no_endless_step(self.clockwork):
                return self._run()
        except Endless as err:
            raise Violated(I12, str(err)) from err

    def _run(self) -> Count:
        self.desk.start()
        for machine in self.machines:
            self.start(machine)
        for happening in self._plan.happenings:
            self.clockwork.at(happening.at, happening.happen, self)
        self._keep_doing(BACKUP_EVERY, self._back_up)
        self._keep_doing(IMAGE_EVERY, self._take_images)
        self._keep_doing(NO_SHOWS_EVERY, self._release_absent)
        self._keep_doing(LOOK_AFTER_EVERY, self._look_after)
        self.clockwork.run_until(self._plan.seconds)
        self._heal()
        self.clockwork.run_until(self._plan.seconds + HEALING_SECONDS)
        self._has_ended()
        self.watch.everything()
        self._bring_back_what_is_on_paper()
        return self.counted()

    # Time

    def true_now(self) -> datetime:
        return self._begins_at + timedelta(seconds=self.clockwork.now)

    def _keep_doing(self, seconds: float, work: object) -> None:
        assert callable(work)  # noqa: S101

        def again() -> None:
            work()
            self.clockwork.after(seconds, again)

        self.clockwork.after(seconds, again)

    # Machines

    def device(self, number: int) -> DeviceId:
        return self.machine(number).device

    def machine(self, number: int) -> Machine:
        return self.machines[number % len(self.machines)]

    def process(self, number: int) -> Process | None:
        """The one in front of which somebody stands: of a machine and its clone either."""
        machine = self.machine(number)
        twins = [one for one in self.with_clones if one.device == machine.device and one.process is not None]
        return self.random.choice(twins).process if twins else None

    def start(self, machine: Machine) -> None:
        if machine.process is None and not machine.is_gone:
            around = Surroundings(self.town.places, self.rules, self.clockwork, self.network, self.watch, self.random)
            self.watch.note(lambda: f"{machine.device} starts")
            Process(machine, around)

    def start_later(self, machine: Machine, seconds: float) -> None:
        self.clockwork.after(seconds, self.start, machine)

    def add_clone(self, machine: Machine, seconds: float) -> None:
        twin = Machine(machine.device, machine.disk.image())
        twin.memory.boot = 1_000_000
        self.cloned.add(machine.device)
        self.with_clones.append(twin)
        self.start(twin)
        self.clockwork.after(seconds, self._take_away, twin)

    def _take_away(self, twin: Machine) -> None:
        if twin.process is not None:
            twin.process.stop()
        twin.is_gone = True
        self.watch.lost_by(twin.device)

    def mend(self, device: DeviceId) -> None:
        self.network.cut(device, up=True, down=True)

    def declare_lost(self, device: DeviceId) -> None:
        self.centre.by_itself(lambda: self.rules.declare_lost(self._books, device, self.centre.clock()))
        if not self._books.kept.standings[device].is_lost:
            self.clockwork.after(600, self.declare_lost, device)
            return
        self.count.revoked += 1

    def _look_after(self) -> None:
        """Somebody starts again what has stopped or is out of order."""
        for machine in self.with_clones:
            process = machine.process
            if process is not None and process.state.is_broken:
                process.stop()
            if machine.process is None:
                self.start(machine)

    # The centre

    def _centre_of(self, books: MemoryBooks) -> Centre:
        centre = Centre(books, self.rules, clockwork=self.clockwork, network=self.network, watch=self.watch)
        centre.clock = lambda: self.true_now() + timedelta(seconds=self.centre_jump)
        return centre

    def take_over(self, comes_after: Callable[[], float], random: Random) -> None:
        """A standby becomes the centre, up to date or not; whoever still asks the one before it comes over later."""
        if self.primaries.former is not None or self.is_healed:
            return
        former = self._centre_of(MemoryBooks(self.town.places))
        former.books.restore(self._books.kept)
        behind = self.backups[-1:] if random.random() < 0.5 else []
        self.watch.restores += 1
        self.watch.trusts_answers = False
        self.centre.restore((behind or [self._books.kept])[0])
        devices = {*self.town.kiosks, DESK}
        self.primaries.part(former, devices.copy())
        for device in sorted(devices):
            self.clockwork.after(comes_after(), self._come_over, device)

    def _come_over(self, device: DeviceId) -> None:
        self.watch.note(lambda: f"{device} learns of the new primary")
        if self.primaries.come_over(device):
            self.reconcile()

    def restore_centre(self, random: Random) -> None:
        if not self.backups:
            return
        chosen = self.backups[-1 - int(random.random() ** 2 * len(self.backups))]
        self.watch.restores += 1
        self._hear_again_later(random)
        if random.random() < LOST_BESIDE:
            self.centre.forget_lives(chosen)
        self.centre.restore(chosen)
        self.reconcile()

    def _hear_again_later(self, random: Random) -> None:
        """Some of what was said of late lay somewhere on the way, and comes when it means something else."""
        for device in (*self.town.kiosks, DESK):
            for _ in range(LATE_MESSAGES):
                self.clockwork.after(60 + random.random() * 2 * HOUR, self.network.echo, device, MOST_RECENT)

    def reconcile(self) -> None:
        """While the centre may lack something, papers are only as good as the copies that are left."""
        if self._books.kept.is_recovering:
            self.watch.ledger.reconcile(best_of([self._books.kept.calendar.bookings, *self._copies()]))

    def _copies(self) -> list[Mapping[BookingId, Booking]]:
        replicas = [machine.disk.replica for machine in self.with_clones if not machine.is_gone]
        copies = [one.calendar.bookings for one in (*replicas, self.desk.replica)]
        kept: dict[BookingId, Booking] = {}
        for machine in self.with_clones:
            for life in machine.disk.lives.values() if not machine.is_gone else ():
                for entry in life.journal.entries:
                    if isinstance(entry.act, Confirm | Copy):
                        kept[entry.act.booking.id] = entry.act.booking
        return [*copies, kept]

    def centre_calendar(self) -> Calendar:
        return self._books.kept.calendar

    def _back_up(self) -> None:
        self.backups.append(self._books.kept)

    def _take_images(self) -> None:
        for machine in self.machines:
            if machine.disk.lives:
                self.images[machine.device].append(machine.disk.image())

    def redeem(self, booking: Booking, device: DeviceId | None) -> None:
        """Somebody shows the receipt at the desk; `device` is the kiosk that confirmed it by itself."""
        self.count.shown_early += booking.id not in self._books.kept.calendar.bookings
        facts = facts_of(booking)
        signer = None if device is None else Signer(device)
        self.centre.by_itself(lambda: redeem(self._books, facts, signer, now=self.centre.clock()))

    def _bring_back_what_is_on_paper(self) -> None:
        """Whatever only paper knows counts: the desk scans it."""
        for claim in self.watch.ledger.live():
            known = self._books.kept.calendar.bookings
            if claim.booking.id not in known and claim.booking.span.starts_at > self.centre.clock():
                self.redeem(claim.booking, claim.by)
                is_back = claim.booking.id in self._books.kept.calendar.bookings
                self._demand(is_back, f"the receipt of {claim.booking.id} brings nothing back", invariant="I2")

    def _release_absent(self) -> None:
        for centre in filter(None, (self.centre, self.primaries.former)):
            centre.by_itself(partial(self.rules.no_shows, centre.books, centre.clock()))

    def _enrol(self) -> None:
        self._books.begin()
        roles = dict.fromkeys(self.town.kiosks, DeviceRole.KIOSK)
        for device, role in {**roles, DESK: DeviceRole.DESK}.items():
            venue = self.town.kiosks.get(device, HOUSE)
            self._books.stand(Standing(device, venue, role, NEVER, NEVER, NO_TOKEN, reported=1))
        self._books.commit()

    # What is counted

    def count_offline(self, process: Process, command: Book, space: Space) -> None:
        """Of what a connected kiosk would have confirmed for its own house, how much it confirms without contact."""
        cut_at = self.network.link(process.device).cut_at
        if cut_at is None or self.is_healed or process.device in self.cloned:
            return
        now = process.now()
        kiosk = kiosk_of(self.town.places, process.device)
        span = command.alternatives[0].span
        if now is None or kiosk is None or not space.offline or not set(space.rooms) <= set(kiosk.holds):
            return
        origin = Origin(Channel.KIOSK, process.device)
        given = next(iter(self._books.if_nothing_were_held(command, origin, process.local.values(), now=now)), None)
        if not isinstance(given, BookingGiven) or not _covers(self._held_until(kiosk, cut_at), span):
            return
        self.count.offline_wanted += 1
        self.count.offline_confirmed += process.state.is_armed and all(
            entry.cell in process.state.holdings for entry in given.booking.occupancy
        )

    def _held_until(self, kiosk: Kiosk, cut_at: float) -> TimeSpan:
        """What may have been granted before contact was lost."""
        return horizon(self.town.places, kiosk, now=self._begins_at + timedelta(seconds=cut_at))

    def _heal(self) -> None:
        self.watch.note(lambda: "all is mended")
        self.is_healed = True
        for link in self.network.links():
            link.loss = link.echoes = 0.0
            link.slowest = 0.3
        for device in (*self.town.kiosks, DESK, PAGE):
            self.mend(device)
        self.centre.next_death, self.centre.refuses = None, 0.0
        self.centre.start()
        for device in (*self.town.kiosks, DESK):
            self._come_over(device)
        for machine in self.with_clones:
            machine.end_at = machine.trouble = None
            machine.rate = 1.0
        self._look_after()
        for machine in self.machines:
            if machine.is_gone and not self._books.kept.standings[machine.device].is_lost:
                self.declare_lost(machine.device)

    def _has_ended(self) -> None:
        """Every request has ended, every journal is heard, every replica is up to date."""
        self._demand(not self._books.kept.is_recovering, "the recovery does not end")
        self._demand(not self.desk.waiting and not self.page.waiting, "somebody still waits for an answer")
        for machine in self.with_clones:
            process = machine.process
            if process is not None and machine.device not in self.cloned:
                self._machine_has_ended(machine, process)

    def _machine_has_ended(self, machine: Machine, process: Process) -> None:
        unheard = sum(len(life.journal.unheard()) for life in process.state.lives.values())
        asked = sum(not self._waits_for_frozen(wish, machine.device) for wish in machine.disk.outbox.values())
        device = machine.device
        self._demand(process.state.is_armed, f"{device} is not armed")
        self._demand(not unheard and not asked, f"of {device} {unheard} entries are unheard, {asked} wishes unanswered")
        self._demand(machine.disk.replica.known == self._books.head(), f"the replica of {device} is behind")

    def _waits_for_frozen(self, wish: Wish, device: DeviceId) -> bool:
        """Whether nobody can give back what it waits for: a request on paper then waits until its time comes."""
        origin = Origin(Channel.KIOSK, device)
        awaited = self._books.decision(wish.command, origin, now=self.centre.clock(), waits=True).awaited
        standings = self._books.kept.standings
        holders = self._books.holders(awaited).values()
        return any(
            one.incarnation != standings[one.device].incarnation or standings[one.device].is_lost for one in holders
        )

    def _demand(self, is_true: bool, why: str, *, invariant: str = I12) -> None:  # noqa: FBT001  # reads as a sentence
        if not is_true:
            raise Violated(invariant, why)

    def counted(self) -> Count:
        count, ledger = self.count, self.watch.ledger
        count.steps = self.clockwork.steps
        count.bookings = len(self._books.kept.calendar.bookings)
        count.spoilt = self.network.spoilt
        count.excused, count.only_on_paper = len(ledger.excused), len(ledger.only_on_paper)
        count.continued = self.watch.continued_count
        count.doubts, count.restores = len(self._books.kept.doubts), self.watch.restores
        return count


def _covers(span: TimeSpan, asked: TimeSpan) -> bool:
    return asked.ends_at <= span.ends_at
