"""Names of things as types, so that a room is never passed where a space is meant."""

from typing import NewType
from uuid import UUID

VenueId = NewType("VenueId", str)
RoomId = NewType("RoomId", str)
SpaceId = NewType("SpaceId", str)
LayoutId = NewType("LayoutId", str)
DeviceId = NewType("DeviceId", str)
BookingId = NewType("BookingId", UUID)
"""Chosen by whoever asks, before asking: sending a booking twice is then harmless."""

Slot = NewType("Slot", int)
"""A quarter of an hour: unix seconds / 900, in UTC."""
