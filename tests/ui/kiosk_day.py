"""The desk's Thursday with the two kiosks of its house, as the centre tells of them, in their troubles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import BookingId, DeviceId, DeviceRole, RoomId, VenueId
from booking_core.protocol.messages.escrow import (
    NO_BACKLOG,
    Backlog,
    BookingInDoubt,
    FrozenBecause,
    MachineAt,
    Machines,
    MachineSeen,
    RoomFrozen,
    RoomHeld,
)
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.domain.made_bookings import at
from tests.ui.desk_day import ScriptedDesk, named, programme_desk

HOUSE = VenueId("medborgerhus")
FOYER, WARDROBE = DeviceId("mh-kiosk-1"), DeviceId("mh-kiosk-2")
LIBRARY_KIOSK = DeviceId("bib-kiosk-1")
TOMORROW_NOON = at("12:00") + timedelta(days=1)
A_MOMENT_AGO = THURSDAY_14_08 - timedelta(seconds=20)
SINCE_14_02 = THURSDAY_14_08 - timedelta(minutes=6)
FOYER_ROOMS = ("foyer", "lok3", "lok4", "lok5")


def held(*rooms: str, until: datetime = TOMORROW_NOON) -> tuple[RoomHeld, ...]:
    return tuple(RoomHeld(RoomId(room), 40, until) for room in rooms)


def frozen(*rooms: str, why: FrozenBecause, until: datetime = TOMORROW_NOON) -> tuple[RoomFrozen, ...]:
    return tuple(RoomFrozen(RoomId(room), 40, until, why) for room in rooms)


def kiosk(
    device: DeviceId,
    *,
    told_at: datetime | None = A_MOMENT_AGO,
    held: tuple[RoomHeld, ...] = (),
    in_doubt: tuple[RoomFrozen, ...] = (),
    is_lost: bool = False,
    unprinted: tuple[BookingId, ...] = (),
    backlog: Backlog = NO_BACKLOG,
) -> MachineSeen:
    facts = (is_lost, told_at, held, in_doubt, unprinted, backlog)
    return MachineSeen(device, HOUSE, DeviceRole.KIOSK, "moedested 1.0", *facts)


IN_CONTACT = (kiosk(FOYER, held=held(*FOYER_ROOMS)), kiosk(WARDROBE, held=held("lille-sal")))
SILENT = kiosk(FOYER, told_at=SINCE_14_02, held=held(*FOYER_ROOMS))
AFTER_A_POWER_CUT = kiosk(FOYER, in_doubt=frozen(*FOYER_ROOMS, why=FrozenBecause.UNPROVED))
OTHER = IN_CONTACT[1]
OUT_OF_PAPER = kiosk(FOYER, held=held(*FOYER_ROOMS), backlog=Backlog(papers=3, untold=1, printer_is_away=True))


def without_paper(desk: ScriptedDesk, *who: str) -> MachineSeen:
    """The kiosk in the foyer, at which the paper of those may not have come out."""
    unprinted = tuple(named(desk, one).id for one in who)
    return kiosk(FOYER, held=held(*FOYER_ROOMS), unprinted=unprinted)


def watched_desk(
    *machines: MachineSeen, in_doubt: Sequence[BookingInDoubt] = (), waited_for: Sequence[MachineAt] | None = None
) -> ScriptedDesk:
    """The house's Thursday, with those kiosks, bookings in doubt, and those a restored centre waits for."""
    desk = programme_desk(THURSDAY_14_08)
    desk.seen_machines = Machines(
        machines=machines,
        in_doubt=tuple(in_doubt),
        recovering=waited_for is not None,
        waited_for=tuple(waited_for or ()),
    )
    return desk


def promised_too(desk: ScriptedDesk, who: str, number: int = 1) -> Booking:
    """A booking with paper in the room and at the time that `who` has."""
    theirs = named(desk, who)
    return replace(theirs, id=BookingId(UUID(int=8_800 + number)), title="", needs=(), device=FOYER)


def in_doubt(booking: Booking, why: str = "cells") -> BookingInDoubt:
    return BookingInDoubt(booking, why, FOYER)
