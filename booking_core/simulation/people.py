"""What people want, decided from what they see at that moment and a number drawn for them beforehand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from random import Random
from uuid import UUID

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Booking, BookingState, Purpose, SetUpBy, cells_of
from booking_core.domain.calendar import Calendar
from booking_core.domain.displacing import in_the_way
from booking_core.domain.holding import may_check_in
from booking_core.domain.identity import BlockId, BookingId, DeviceId, SeriesId
from booking_core.domain.places import Space
from booking_core.domain.stays import stay_of
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan, local_day, local_instant, next_slot_start
from booking_core.protocol.device import PageClosed, PageOpened, WishedFor
from booking_core.protocol.messages import (
    Alternative,
    Approve,
    BlockRooms,
    Book,
    BookingDisplaced,
    BookSeries,
    Cancel,
    CheckIn,
    Decline,
    RecurrenceOnWire,
    Reschedule,
    Unblock,
)
from booking_core.protocol.messages.escrow import Arrive, GiveBack, Shorten
from booking_core.simulation.kiosk.machine import Process
from booking_core.simulation.town import ROWS, STANDING
from booking_core.simulation.world import World

CONTACT = b"sealed"
TRIES = 8


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody wants something: of the kind `wants`, at the kiosk number `kiosk`; `number` decides all the rest."""

    at: float
    wants: str
    kiosk: int
    number: int

    def happen(self, world: World) -> None:
        WANTS[self.wants](world, self, Random(self.number))


def _walk_in(world: World, visit: Visit, random: Random) -> None:
    """Soon, short, in this house, one room or a joined one."""
    process = world.process(visit.kiosk)
    if process is None or process.now() is None:
        return
    span, space = _found(world, process.calendar(), _spaces_of(world, process.device), random, soon=True)
    command = _book(random, space, span, contact=None)
    world.watch.note(
        lambda: f"{process.device}: somebody wants {space.id} {span.starts_at:%d %H:%M}–{span.ends_at:%H:%M}"
    )
    world.count_offline(process, command, space)
    process.want(command)
    if random.random() < 0.1:
        process.want(command)
    if random.random() < 0.2:
        world.clockwork.after(random.random() ** 2 * 60, _show, world, command.id)
    if random.random() < 0.3:
        world.clockwork.after(random.random() * 7200, _stay_longer, world, visit.kiosk, command.id, random)


def _show(world: World, booking: BookingId) -> None:
    """The paper is shown at the desk, which is often faster than its kiosk."""
    claim = world.watch.ledger.claim_of(booking)
    if claim is not None and claim.by is not None and claim.booking.version == 1:
        world.redeem(claim.booking, claim.by)


def _ahead(world: World, visit: Visit, random: Random) -> None:
    """With a name, today or on one of the next days, anywhere, with a second choice."""
    process = world.process(visit.kiosk)
    if process is None or process.now() is None:
        return
    spaces = list(world.town.places.space_by_id.values())
    choices = [_found(world, process.calendar(), spaces, random, soon=False) for _ in range(random.randint(1, 2))]
    layout = ROWS if random.random() < 0.15 else STANDING
    alternatives = tuple(Alternative(space.id, layout, span) for span, space in choices)
    process.want(_book_any(random, alternatives, contact=CONTACT))


def _page(world: World, visit: Visit, random: Random) -> None:
    """On the public page, sometimes for what a kiosk holds."""
    del visit
    spaces = list(world.town.places.space_by_id.values())
    span, space = _found(world, world.centre_calendar(), spaces, random, soon=random.random() < 0.4)
    world.page.ask(_book(random, space, span, contact=CONTACT))


def _desk(world: World, visit: Visit, random: Random) -> None:
    """At the desk: other layouts, joined halls, for now or for later."""
    del visit
    spaces = list(world.town.places.space_by_id.values())
    span, space = _found(world, world.desk.replica.calendar, spaces, random, soon=random.random() < 0.5)
    layout = ROWS if random.random() < 0.4 else STANDING
    hands = random.choice((SetUpBy.THEMSELVES, SetUpBy.CREW))
    command = _book_any(random, (Alternative(space.id, layout, span),), contact=CONTACT, hands=hands)
    world.desk.ask(command)


def _series(world: World, visit: Visit, random: Random) -> None:
    """A meeting on each of some days, from the desk."""
    del visit
    space = random.choice(list(world.town.places.space_by_id.values()))
    first = local_day(world.true_now(), world.town.places.zone) + timedelta(days=random.randint(0, 1))
    hour = random.randint(8, 19)
    recurrence = RecurrenceOnWire(
        f"FREQ=DAILY;COUNT={random.randint(2, 4)}", first, time(hour), time(hour + 1, random.choice((0, 30)))
    )
    series = BookSeries(
        id=SeriesId(_new_id(random)),
        recurrence=recurrence,
        space=space.id,
        layout=STANDING,
        persons=4,
        purpose=Purpose.MEETING,
        contact=CONTACT,
    )
    world.desk.ask(series)


def _move(world: World, visit: Visit, random: Random) -> None:
    """Staff move or stretch a booking they see."""
    del visit
    booking = _some(world, world.desk.replica.calendar.bookings, random)
    if booking is None:
        return
    calendar, spaces = world.desk.replica.calendar, [world.town.places.space_by_id[booking.space]]
    if random.random() < 0.5:
        spaces = list(world.town.places.space_by_id.values())
    span, space = _found(world, calendar, spaces, random, soon=random.random() < 0.6)
    if random.random() < 0.3:
        span, space = TimeSpan(booking.span.starts_at, booking.span.ends_at + 2 * SLOT_LENGTH), spaces[0]
    to = Alternative(space.id, booking.layout, span)
    world.desk.ask(Reschedule(id=_new_id(random), booking=booking.id, version=booking.version, to=to))


def _staff_cancel(world: World, visit: Visit, random: Random) -> None:
    """Staff cancel a booking they see; half of the time somebody gives the same one back at a kiosk."""
    booking = _some(world, world.desk.replica.calendar.bookings, random)
    if booking is None:
        return
    world.watch.ledger.given_up.add(booking.id)
    world.desk.ask(Cancel(id=_new_id(random), booking=booking.id, reason="vandskade"))
    if random.random() < 0.5:
        _wish(world, world.process(visit.kiosk), GiveBack(booking.id))


def _answer(world: World, visit: Visit, random: Random) -> None:
    """Staff answer a request they see, mostly with yes."""
    del visit
    asked = [one for one in world.desk.replica.calendar.bookings.values() if one.state is BookingState.REQUESTED]
    ahead = [one for one in asked if one.span.starts_at > world.true_now()]
    if not ahead:
        return
    request = random.choice(ahead)
    if random.random() < 0.7:
        world.desk.ask(Approve(id=_new_id(random), booking=request.id, version=request.version))
    else:
        world.desk.ask(Decline(id=_new_id(random), booking=request.id, version=request.version, reason="optaget"))


def _close(world: World, visit: Visit, random: Random) -> None:
    """Staff close rooms of a house for some hours; whom they see in the way they cancel."""
    del visit
    venue = random.choice(world.town.places.venues)
    rooms = random.sample([room.id for room in venue.rooms], random.randint(1, 2))
    starts_at = next_slot_start(world.true_now()) + SLOT_LENGTH * random.randrange(0, 80)
    span = TimeSpan(starts_at, starts_at + SLOT_LENGTH * random.randint(2, 16))
    calendar = world.desk.replica.calendar
    way = in_the_way(world.town.places, calendar, frozenset(rooms), span, now=world.true_now())
    world.watch.ledger.given_up.update(one.id for one in way.bookings)
    displaced = tuple(BookingDisplaced(one.id, one.version) for one in way.bookings)
    block = BlockRooms(
        id=BlockId(_new_id(random)),
        kind=BlockKind.MAINTENANCE,
        rooms=tuple(rooms),
        span=span,
        reason="maling",
        displaced=displaced,
    )
    world.desk.ask(block)


def _open(world: World, visit: Visit, random: Random) -> None:
    """Staff open again what they closed."""
    del visit
    if world.desk.closed:
        block = random.choice(list(world.desk.closed.values()))
        world.desk.ask(Unblock(id=_new_id(random), block=block.id, version=block.version))


def _page_cancel(world: World, visit: Visit, random: Random) -> None:
    """Somebody cancels on the page what they booked there, sometimes twice."""
    del visit
    booking = _some(world, world.page.has, random)
    if booking is None:
        return
    world.watch.ledger.given_up.add(booking.id)
    for _ in range(random.randint(1, 2)):
        world.page.ask(Cancel(id=_new_id(random), booking=booking.id))


def _give_back(world: World, visit: Visit, random: Random) -> None:
    """Somebody with a receipt gives it back at a kiosk, and often books again at once."""
    process = world.process(visit.kiosk)
    booking = None if process is None else _some(world, process.calendar().bookings, random)
    if process is None or booking is None:
        return
    world.watch.ledger.given_up.add(booking.id)
    _wish(world, process, GiveBack(booking.id))
    if random.random() < 0.6 and process.now() is not None:
        process.want(_book(random, world.town.places.space_by_id[booking.space], booking.span, contact=CONTACT))


def _shorten(world: World, visit: Visit, random: Random) -> None:
    process = world.process(visit.kiosk)
    booking = None if process is None else _some(world, process.calendar().bookings, random)
    if booking is not None and booking.span.length > SLOT_LENGTH:
        sooner, shown_until = booking.span.starts_at + SLOT_LENGTH, booking.span.ends_at
        _wish(world, process, Shorten(booking.id, sooner, booking.version, shown_until))


def _longer(world: World, visit: Visit, random: Random) -> None:
    """Somebody with a receipt wants to stay longer, at a kiosk of the house."""
    process = world.process(visit.kiosk)
    if process is None:
        return
    here = {space.id for space in _spaces_of(world, process.device)}
    theirs = {own: one for own, one in process.calendar().bookings.items() if one.space in here}
    booking = _some(world, theirs, random)
    if booking is not None:
        _stay_longer(world, visit.kiosk, booking.id, random)


def _stay_longer(world: World, kiosk: int, wanted: BookingId, random: Random) -> None:
    """Those whose time is about to begin have come."""
    process = world.process(kiosk)
    now = None if process is None else process.now()
    known = None if process is None else process.calendar().bookings.get(wanted)
    if process is None or now is None or known is None:
        return
    booking = stay_of(known, process.calendar()).last
    ends_at = booking.span.ends_at + SLOT_LENGTH * random.choice((1, 2, 4))
    longer = Alternative(booking.space, booking.layout, TimeSpan(booking.span.starts_at, ends_at))
    instead = Book(
        id=BookingId(_new_id(random)),
        alternatives=(Alternative(booking.space, booking.layout, TimeSpan(booking.span.ends_at, ends_at)),),
        persons=booking.persons,
        purpose=booking.purpose,
        continues=booking.id,
    )
    stretch = Reschedule(id=_new_id(random), booking=booking.id, version=booking.version, to=longer)
    process.stretch(stretch, instead, Arrive(booking.id) if may_check_in(booking, now=now) else None)
    if random.random() < 0.3:
        world.clockwork.after(random.random() * 3600, _stay_longer, world, kiosk, wanted, random)


def _come(world: World, visit: Visit, random: Random) -> None:
    """People arrive for what is about to begin, at the kiosk of that house or at the desk."""
    process = world.process(visit.kiosk)
    if process is None:
        return
    now, here = world.true_now(), _spaces_of(world, process.device)
    ids = {space.id for space in here}
    soon = [
        one
        for one in process.calendar().bookings.values()
        if one.state is BookingState.CONFIRMED
        and one.space in ids
        and now - timedelta(minutes=14) <= one.span.starts_at <= now + timedelta(minutes=25)
    ]
    if not soon:
        return
    booking = random.choice(soon)
    if random.random() < 0.8:
        _wish(world, process, Arrive(booking.id))
    else:
        world.desk.ask(CheckIn(id=_new_id(random), booking=booking.id))


def _look(world: World, visit: Visit, random: Random) -> None:
    """Somebody stands on a confirm page, and books after a while or walks away."""
    process = world.process(visit.kiosk)
    now = None if process is None else process.now()
    if process is None or now is None:
        return
    span, space = _found(world, process.calendar(), _spaces_of(world, process.device), random, soon=True)
    process.happen(PageOpened(frozenset(cells_of(space, span)), now))
    books = random.random() < 0.5
    command = _book(random, space, span, contact=None)

    def leave() -> None:
        if process.is_running and process.now() is not None:
            if books:
                process.want(command)
            process.happen(PageClosed())

    world.clockwork.after(random.random() * 50, leave)
    if random.random() < 0.5:
        world.desk.ask(_book(random, space, span, contact=CONTACT))


def _scan(world: World, visit: Visit, random: Random) -> None:
    """Somebody shows a kiosk's receipt at the desk: mostly one of which no kiosk has told yet, where there is any."""
    del visit
    papers = [claim for claim in world.watch.ledger.live() if claim.by is not None and claim.booking.version == 1]
    known = world.centre_calendar().bookings
    untold = [claim for claim in papers if claim.booking.id not in known]
    if papers:
        claim = random.choice(untold if untold and random.random() < 0.8 else papers)
        world.redeem(claim.booking, claim.by)


WANTS: Mapping[str, Callable[[World, Visit, Random], None]] = {
    "walk-in": _walk_in,
    "ahead": _ahead,
    "page": _page,
    "desk": _desk,
    "series": _series,
    "move": _move,
    "staff-cancel": _staff_cancel,
    "answer": _answer,
    "close": _close,
    "open": _open,
    "page-cancel": _page_cancel,
    "give-back": _give_back,
    "shorten": _shorten,
    "longer": _longer,
    "come": _come,
    "look": _look,
    "scan": _scan,
}
OFTEN: Mapping[str, int] = {
    "walk-in": 30,
    "ahead": 16,
    "page": 14,
    "desk": 12,
    "series": 1,
    "move": 5,
    "staff-cancel": 4,
    "answer": 3,
    "close": 1,
    "open": 1,
    "page-cancel": 3,
    "give-back": 6,
    "shorten": 2,
    "longer": 7,
    "come": 10,
    "look": 4,
    "scan": 3,
}


def _wish(world: World, process: Process | None, act: GiveBack | Arrive | Shorten) -> None:
    now = None if process is None else process.now()
    if process is None or now is None or process.state.incarnation is None:
        return
    if isinstance(act, GiveBack):
        world.watch.ledger.given_up.add(act.booking)
    process.happen(WishedFor(act, now))


def _some(world: World, bookings: Mapping[BookingId, Booking], random: Random) -> Booking | None:
    """One of those that stand and are not over, the nearer ones sooner."""
    now = world.true_now()
    live = {BookingState.CONFIRMED, BookingState.CHECKED_IN}
    ahead = [one for one in bookings.values() if one.state in live and one.span.ends_at > now]
    return min(random.sample(ahead, min(3, len(ahead))), key=lambda one: one.span, default=None)


def _spaces_of(world: World, device: DeviceId) -> list[Space]:
    return list(world.town.places.venue_by_id[world.town.kiosks[device]].spaces)


def _found(
    world: World, calendar: Calendar, spaces: list[Space], random: Random, *, soon: bool
) -> tuple[TimeSpan, Space]:
    """What looks free there; after some looking, whatever."""
    found = _tried(world, spaces, random, soon=soon)
    for _ in range(TRIES):
        if calendar.is_free(found[1], found[0]):
            break
        found = _tried(world, spaces, random, soon=soon)
    return found


def _tried(world: World, spaces: list[Space], random: Random, *, soon: bool) -> tuple[TimeSpan, Space]:
    now, zone = world.true_now(), world.town.places.zone
    space = random.choice(spaces)
    length = SLOT_LENGTH * random.choice((1, 2, 2, 3, 4, 4, 6, 8))
    if soon:
        starts_at = next_slot_start(now) + SLOT_LENGTH * random.randrange(0, 12)
    else:
        day = local_day(now, zone) + timedelta(days=random.choice((0, 0, 0, 1, 1, 2, 3)))
        starts_at = local_instant(day, time(random.randrange(7, 23), random.choice((0, 15, 30, 45))), zone)
        starts_at = max(starts_at, next_slot_start(now))
    return TimeSpan(starts_at, starts_at + length), space


def _book(random: Random, space: Space, span: TimeSpan, *, contact: bytes | None) -> Book:
    return _book_any(random, (Alternative(space.id, STANDING, span),), contact=contact)


def _book_any(
    random: Random,
    alternatives: tuple[Alternative, ...],
    *,
    contact: bytes | None,
    hands: SetUpBy = SetUpBy.THEMSELVES,
) -> Book:
    return Book(
        id=BookingId(_new_id(random)),
        alternatives=alternatives,
        persons=4,
        purpose=Purpose.MEETING,
        contact=contact,
        set_up_by=hands,
    )


def _new_id(random: Random) -> UUID:
    return UUID(int=random.getrandbits(128))
