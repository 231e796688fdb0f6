"""Wishes at the centre, for the machines of a house: what they tell, and what they are told."""

from dataclasses import replace

import msgspec

from booking_core.central.centre import Centre
from booking_core.domain.identity import DeviceRole
from booking_core.protocol.messages import SameIdOtherBody
from booking_core.protocol.messages.wishes import MOST_WISHES_TOLD, TellWish, WishesTold, WishNoted, WishRefused
from booking_core.store.machines.devices import DeviceRecord


def wish_told(centre: Centre, device: DeviceRecord, message: TellWish) -> WishNoted | WishRefused | SameIdOtherBody:
    """Counted in the house that the machine stands in, which the centre knows better."""
    here = msgspec.structs.replace(message, wish=replace(message.wish, venue=device.venue))
    return centre.store.wishes.tell(here, device.id, now=centre.clock())


def told_to(centre: Centre, device: DeviceRecord) -> WishesTold:
    """What people miss in the machine's house; a desk sees the closed ones behind the open."""
    heard = centre.store.wishes.heard(device.venue, most=MOST_WISHES_TOLD)
    is_desk = device.role is DeviceRole.DESK
    return WishesTold(heard=tuple(one for one in heard if is_desk or not one.is_closed))
