"""Which cells a kiosk gets into its hands, and which it is asked to give back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Cell
from booking_core.domain.identity import DeviceId, RoomId, Slot
from booking_core.domain.places import Kiosk, Municipality
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_day, local_instant, slot_of, slots_of
from booking_core.protocol.escrow.books import CentreBooks, Standing
from booking_core.protocol.escrow.terms import Holder, Token, first_token, runs_held
from booking_core.protocol.messages.escrow import HeldRun


def kiosk_of(municipality: Municipality, device: DeviceId) -> Kiosk | None:
    """The kiosk with that id, while the places have one."""
    return next((kiosk for venue in municipality.venues for kiosk in venue.kiosks if kiosk.id == device), None)


def rooms_offline(municipality: Municipality, kiosk: Kiosk) -> frozenset[RoomId]:
    """The rooms that `kiosk` confirms by itself: of spaces that may be, and that it holds whole."""
    held = set(kiosk.holds)
    spaces = (space for _, space in municipality.spaces() if space.offline and held.issuperset(space.rooms))
    return frozenset(room for space in spaces for room in space.rooms)


def horizon(municipality: Municipality, kiosk: Kiosk, *, now: datetime) -> TimeSpan:
    """The time in which cells are granted: from now until tomorrow's `offline_until`."""
    tomorrow = local_day(now, municipality.zone) + ONE_DAY
    return TimeSpan(now, local_instant(tomorrow, kiosk.offline_until, municipality.zone))


def grant(books: CentreBooks, standing: Standing, *, now: datetime) -> Standing:
    """Give the kiosk every cell it may hold that is the centre's, free, and wanted by nobody; one token for all."""
    cells = tuple(_grantable(books, standing, now=now))
    if not cells:
        return standing
    token = Token(max(standing.token, first_token(books.epoch)) + 1)
    books.hold(cells, Holder(standing.id, standing.incarnation, token))
    granted = replace(standing, token=token, was_granted=True)
    books.stand(granted)
    return granted


def grants_after(books: CentreBooks, standing: Standing, token: int, *, now: datetime) -> tuple[HeldRun, ...]:
    """Everything ahead that this life was given by later grants than `token`, and has not returned."""
    if token >= standing.token:
        return ()
    held = books.held_by(standing.id, since=slot_of(now)).items()
    own = ((cell, holder) for cell, holder in held if holder.incarnation == standing.incarnation)
    return runs_held({cell: holder.token for cell, holder in own if holder.token > token})


def recalled(books: CentreBooks, standing: Standing, *, now: datetime) -> tuple[HeldRun, ...]:
    """What somebody waits for of what this life holds."""
    wanted, life = books.wanted(now=now), (standing.id, standing.incarnation)
    holders = books.holders(wanted) if wanted else {}
    return runs_held({cell: its.token for cell, its in holders.items() if (its.device, its.incarnation) == life})


def _grantable(books: CentreBooks, standing: Standing, *, now: datetime) -> Iterator[Cell]:
    kiosk = kiosk_of(books.municipality, standing.id)
    if kiosk is None or books.is_recovering or standing.is_lost:
        return
    free = tuple(cells_free(books, kiosk, now=now))
    wanted = books.wanted(now=now)
    yield from (cell for cell in free if cell not in wanted)


def cells_free(books: CentreBooks, kiosk: Kiosk, *, now: datetime) -> Iterator[Cell]:
    """What of the kiosk's own rooms is ahead, occupied by nothing and held by nobody."""
    rooms = rooms_offline(books.municipality, kiosk)
    span = horizon(books.municipality, kiosk, now=now)
    held, slots = books.slots_held(rooms, span), slots_of(span)
    calendar = books.calendar(rooms, span)
    for room in sorted(rooms):
        taken = held.get(room, frozenset())
        for first, end in calendar.gaps_of_room(room, slots.start, slots.stop):
            yield from (Cell(room, Slot(slot)) for slot in range(first, end) if slot not in taken)
