"""What fate does, by kind, and the mixes in which it does so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from uuid import UUID

from booking_core.domain.bookings import Purpose
from booking_core.domain.identity import BookingId, DeviceId
from booking_core.domain.places import Space
from booking_core.domain.time_spans import TimeSpan, slot_of, span_of_slots
from booking_core.protocol.messages import Alternative, Book
from booking_core.simulation.centre import Death
from booking_core.simulation.kiosk.machine import Edge, Ends, Machine, Trouble
from booking_core.simulation.town import DESK, STANDING
from booking_core.simulation.world import World

HOUR = 3600.0
YEAR = 365 * 24 * HOUR


Strikes = Callable[[World, "Blow", Random], None]


@dataclass(frozen=True, slots=True)
class Blow:
    """Fate strikes: of the kind `does`, at machine number `kiosk`; `number` decides all the rest."""

    at: float
    does: str
    kiosk: int
    number: int

    def happen(self, world: World) -> None:
        world.count.faults += 1
        world.count.kinds[self.does] += 1
        world.watch.note(lambda: f"FAULT {self.does} at {world.device(self.kiosk)}")
        DOES[self.does](world, self, Random(self.number))


# The network


def _partition(world: World, blow: Blow, random: Random) -> None:
    _cut(world, _anybody(world, blow, random), _while(random))


def _one_way(world: World, blow: Blow, random: Random) -> None:
    up = random.random() < 0.5
    _cut(world, _anybody(world, blow, random), _while(random), up=up, down=not up)


def _flap(world: World, blow: Blow, random: Random) -> None:
    device = _anybody(world, blow, random)
    for number in range(random.randint(4, 15)):
        at = number * (20 + random.random() * 100)
        world.clockwork.after(at, _cut, world, device, 5 + random.random() * 40)


def _caught(world: World, blow: Blow, random: Random) -> None:
    """Whoever asks is answered at once, and not by the centre."""
    device = _anybody(world, blow, random)
    if not world.is_healed:
        world.network.cut(device, up=False, down=False, is_caught=True)
        world.clockwork.after(_while(random), world.mend, device)


def _cut(world: World, device: DeviceId, seconds: float, *, up: bool = False, down: bool = False) -> None:
    if not world.is_healed:
        world.network.cut(device, up=up, down=down)
        world.clockwork.after(seconds, world.mend, device)


def _lossy(world: World, blow: Blow, random: Random) -> None:
    link = world.network.link(_anybody(world, blow, random))
    link.loss, link.echoes = random.random() * 0.4, random.random() * 0.3

    def mend() -> None:
        link.loss = link.echoes = 0.0

    world.clockwork.after(_while(random), mend)


def _slow(world: World, blow: Blow, random: Random) -> None:
    link = world.network.link(_anybody(world, blow, random))
    link.slowest = 1 + random.random() * 15

    def mend() -> None:
        link.slowest = 0.3

    world.clockwork.after(_while(random), mend)


def _echo(world: World, blow: Blow, random: Random) -> None:
    for _ in range(random.randint(1, 8)):
        world.network.echo(_anybody(world, blow, random))


def _late_recall(world: World, blow: Blow, random: Random) -> None:
    """Somebody wants a room that a kiosk holds, and goes away; what grants it anew is then slower than that recall."""
    process = world.process(blow.kiosk)
    ahead = [] if process is None else [one for one in process.state.holdings if one.slot > slot_of(world.true_now())]
    if process is None or not ahead:
        return
    cell = random.choice(ahead)
    space = next(one for one in world.town.places.space_by_id.values() if one.rooms == (cell.room,))
    world.desk.ask(_once(random, space, span_of_slots(cell.slot, 1)), tries=0)
    link = world.network.link(process.device)
    link.holds_grants_back = True
    world.clockwork.after(120, setattr, link, "holds_grants_back", False)


def _once(random: Random, space: Space, span: TimeSpan) -> Book:
    return Book(
        id=BookingId(UUID(int=random.getrandbits(128))),
        alternatives=(Alternative(space.id, STANDING, span),),
        persons=4,
        purpose=Purpose.MEETING,
    )


# The centre


def _centre_dies(world: World, blow: Blow, random: Random) -> None:
    del blow
    world.centre.next_death = random.choice(tuple(Death))
    world.centre.down_for = 1 + random.random() ** 3 * HOUR


def _centre_full(world: World, blow: Blow, random: Random) -> None:
    """A full disk or pool takes nothing for a while, a deadlock now and then something not."""
    del blow
    world.centre.refuses = random.choice((1.0, random.random()))

    def make_room() -> None:
        world.centre.refuses = 0.0

    world.clockwork.after(60 + random.random() ** 2 * HOUR, make_room)


def _two_primaries(world: World, blow: Blow, random: Random) -> None:
    """A standby takes over, and everybody learns it at some other time."""
    del blow
    world.take_over(lambda: 1 + random.random() ** 2 * HOUR, random)


def _restore(world: World, blow: Blow, random: Random) -> None:
    del blow
    world.restore_centre(random)


# Kiosks


def _stop(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    if machine.process is not None:
        machine.process.stop()
        world.start_later(machine, _soon(random))


def _kill(world: World, blow: Blow, random: Random) -> None:
    """The process dies, sometimes twice in a row, at some edge of what it does next or just now."""
    machine = world.machine(blow.kiosk)
    _end(world, machine, random, Ends.KILLED)
    if random.random() < 0.3:
        world.clockwork.after(random.random() * 8, _end, world, machine, random, Ends.KILLED)


def _power_cut(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    world.watch.may_freeze.add(machine.device)
    _end(world, machine, random, Ends.POWER_CUT)


def _entries_lost(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    world.watch.lost_by(machine.device)
    _end(world, machine, random, Ends.POWER_CUT, random.randint(1, 6))
    world.reconcile()


def _end(world: World, machine: Machine, random: Random, how: Ends, loses: int = 0) -> None:  # noqa: PLR0917
    if machine.process is None or world.is_healed:
        return
    if random.random() < 0.6:
        machine.end_at = (random.choice(tuple(Edge)), how, loses)
    else:
        machine.process.end(how, loses=loses)


def _disk_error(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    world.watch.may_freeze.add(machine.device)
    machine.trouble = random.choice(tuple(Trouble))


def _image(world: World, blow: Blow, random: Random) -> None:
    """The disk is as it was some hours ago: an image was put back."""
    machine = world.machine(blow.kiosk)
    images = world.images[machine.device]
    if not images or machine.is_gone:
        return
    _off(machine)
    machine.disk = random.choice(images).image()
    world.watch.lost_by(machine.device)
    world.start_later(machine, _soon(random))
    world.reconcile()


def _clone(world: World, blow: Blow, random: Random) -> None:
    """A second machine starts from a copy of the disk; after a while it is taken away again."""
    machine = world.machine(blow.kiosk)
    if machine.is_gone or machine.device in world.cloned:
        return
    world.watch.may_freeze.add(machine.device)
    world.add_clone(machine, _while(random))


def _new_disk(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    if machine.is_gone:
        return
    _off(machine)
    machine.disk = type(machine.disk)()
    world.watch.lost_by(machine.device)
    world.start_later(machine, _soon(random))
    world.reconcile()


def _destroy(world: World, blow: Blow, random: Random) -> None:
    """The machine is gone for good; two of the staff say so after some hours."""
    machine = world.machine(blow.kiosk)
    if machine.is_gone or sum(not one.is_gone for one in world.machines) < 2:
        return
    _off(machine)
    machine.is_gone = True
    world.watch.lost_by(machine.device)
    world.reconcile()
    world.clockwork.after(random.random() * 5 * HOUR, world.declare_lost, machine.device)


def _calamity(world: World, blow: Blow, random: Random) -> None:
    """A kiosk sells alone for hours, its disk is lost, and about then the centre is set back: only the paper knows."""
    alone = (0.5 + random.random() * 6) * HOUR
    _cut(world, world.device(blow.kiosk), alone + HOUR)
    loses = random.choice((_image, _new_disk, _entries_lost, _destroy))
    world.clockwork.after(alone, _unless_healed, world, loses, blow, random)
    world.clockwork.after(alone + (random.random() - 0.5) * HOUR, _unless_healed, world, _restore, blow, random)


def _unless_healed(world: World, strikes: Strikes, blow: Blow, random: Random) -> None:
    if not world.is_healed:
        strikes(world, blow, random)


def _off(machine: Machine) -> None:
    if machine.process is not None:
        machine.process.end(Ends.POWER_CUT)
    machine.memory.start_anew()


# Clocks


def _clock(world: World, blow: Blow, random: Random) -> None:
    machine = world.machine(blow.kiosk)
    match random.randrange(4):
        case 0:
            machine.jump += random.choice((-1, 1)) * random.random() * 3 * YEAR
        case 1:
            machine.jump += random.choice((-1, 1)) * random.random() * 3 * HOUR
        case 2:
            machine.rate = 0.5
        case _:
            machine.rate = 2.0


def _centre_clock(world: World, blow: Blow, random: Random) -> None:
    del blow
    world.watch.trusts_clock = False
    world.centre_jump = random.choice((-1, 1)) * random.random() * random.choice((0.2, 3, 30)) * HOUR


DOES: Mapping[str, Strikes] = {
    "partition": _partition,
    "one-way": _one_way,
    "flap": _flap,
    "caught": _caught,
    "lossy": _lossy,
    "slow": _slow,
    "echo": _echo,
    "late-recall": _late_recall,
    "centre-dies": _centre_dies,
    "centre-full": _centre_full,
    "two-primaries": _two_primaries,
    "restore": _restore,
    "stop": _stop,
    "kill": _kill,
    "power-cut": _power_cut,
    "entries-lost": _entries_lost,
    "disk-error": _disk_error,
    "image": _image,
    "clone": _clone,
    "new-disk": _new_disk,
    "destroy": _destroy,
    "calamity": _calamity,
    "clock": _clock,
    "centre-clock": _centre_clock,
}

_NETWORK = ("partition", "one-way", "flap", "caught", "lossy", "slow", "echo", "late-recall")
_CRASHES = ("centre-dies", "centre-full", "stop", "kill", "power-cut")
_SET_BACK = ("restore", "two-primaries")
_DISKS = ("entries-lost", "disk-error", "image", "clone", "new-disk", "destroy")
_CLOCKS = ("clock", "centre-clock")

MIXES: Mapping[str, tuple[str, ...]] = {
    "calm": (),
    "network": _NETWORK,
    "crashes": (*_NETWORK, *_CRASHES),
    "disks": (*_NETWORK, *_CRASHES, *_DISKS),
    "clocks": (*_NETWORK, *_CRASHES, *_CLOCKS),
    "restore": (*_NETWORK, *_CRASHES, *_SET_BACK),
    "both-lost": (*_NETWORK, *_CRASHES, *_SET_BACK, "calamity", "entries-lost", "image", "new-disk", "destroy"),
    "all": tuple(DOES),
}
"""Which faults may strike."""

BOTH_LOST = frozenset({"disks", "both-lost", "all"})
"""In these mixes no copy of a booking may be left: its kiosk's disk is lost, and the centre's too, or it had none."""

APART = tuple(
    frozenset({back, other}) for back in (*_SET_BACK, "calamity") for other in ("clone", "clock", "centre-clock")
)
"""Never both in one seed: see docs/simulation.md."""


def _anybody(world: World, blow: Blow, random: Random) -> DeviceId:
    """Mostly a kiosk, at times the desk."""
    return DESK if random.random() < 0.15 else world.device(blow.kiosk)


def _while(random: Random) -> float:
    """A minute, an hour, most of a day."""
    return float(60 * 1.0 * (20 * 60) ** random.random() ** 1.5)


def _soon(random: Random) -> float:
    return 1 + random.random() ** 2 * 1200
