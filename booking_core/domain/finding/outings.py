"""Somewhere to go: something open to all, or a space that is free. It books nothing."""

from dataclasses import dataclass

from booking_core.domain.bookings import Openness
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.domain.time_spans import MINUTE, TimeSpan


@dataclass(frozen=True, slots=True)
class Outing:
    """Where and when. `title` is what is on there; without one it is a free space that somebody may book.
    `spoken` are the languages spoken there, where somebody has told."""

    space: SpaceId
    span: TimeSpan
    title: str = ""
    openness: Openness = Openness.CLOSED
    spoken: tuple[str, ...] = ()

    @property
    def is_event(self) -> bool:
        """Whether people may come without booking."""
        return self.openness is not Openness.CLOSED


def outing_url(public_url: str, venue: VenueId, outing: Outing) -> str:
    """Where a phone goes on: to the house of an event, or to the form of a free space, with its start in Unix time."""
    if outing.is_event:
        return house_url(public_url, venue)
    starts, minutes = int(outing.span.starts_at.timestamp()), outing.span.length // MINUTE
    return f"{room_url(public_url, venue, outing.space)}/{starts}-{minutes}"


def room_url(public_url: str, venue: VenueId, space: SpaceId) -> str:
    """The public page of one space of a house, in capitals as well."""
    return f"{house_url(public_url, venue)}/{space}".upper()


def house_url(public_url: str, venue: VenueId) -> str:
    """The public page of a house: what is free in it, and what is open to all.

    Capitals, as in a receipt's address: a QR code of them is smaller.
    """
    return f"{public_url.rstrip('/')}/H/{venue}".upper()
