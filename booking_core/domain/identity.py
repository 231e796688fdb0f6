"""Names of things as types, so that a room is never passed where a space is meant."""

from enum import StrEnum
from typing import NewType
from uuid import UUID

VenueId = NewType("VenueId", str)
RoomId = NewType("RoomId", str)
SpaceId = NewType("SpaceId", str)
LayoutId = NewType("LayoutId", str)
DeviceId = NewType("DeviceId", str)
BookingId = NewType("BookingId", UUID)
"""Chosen by whoever asks, before asking: sending a booking twice is then harmless."""

BlockId = NewType("BlockId", UUID)
"""Chosen as a booking's is."""

SeriesId = NewType("SeriesId", UUID)
"""Chosen as a booking's is."""

QuotaId = NewType("QuotaId", str)

WaitingId = NewType("WaitingId", UUID)
"""A wish on the waiting list, chosen as a booking's is."""

HouseWishId = NewType("HouseWishId", UUID)
"""A wish told to a house, which follows from its parts: see `domain.house_wishes`."""

CardId = NewType("CardId", UUID)
"""A place card, chosen by the desk that gives it out, before asking."""

ConditionId = NewType("ConditionId", UUID)
"""A condition report, chosen as a booking's is."""

Slot = NewType("Slot", int)
"""A quarter of an hour: unix seconds / 900, in UTC."""


class DeviceRole(StrEnum):
    """What a machine may do: a kiosk speaks for the people in front of it, a desk for the house."""

    KIOSK = "kiosk"
    DESK = "desk"


StaffId = NewType("StaffId", str)
"""The name somebody of the staff signs in with."""


class StaffRole(StrEnum):
    """What somebody of the staff may do at a desk."""

    DESK = "desk"
    JANITOR = "janitor"
    ADMINISTRATOR = "administrator"

    @property
    def may_change(self) -> bool:
        """Whether they act for the house, and see who booked. A janitor reads what everybody may know."""
        return self is not StaffRole.JANITOR
