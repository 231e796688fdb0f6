"""Asking the rules about one thing at a time, in the sample municipality on Thursday 26 November 2026 at 14:08."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from booking_core.domain.bookings import Channel
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import LimitsOverride, Municipality, Space, Venue
from booking_core.domain.policy import NOTHING_KNOWN, Ask, Known, refusal_of
from booking_core.domain.refusals import RefusalCode
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, on_thursday
from tests.booking_core.sample_places import HOUSE, MEETING, WORKSHOP

NOW = at("14:08")
GOOD = Ask(WORKSHOP, MEETING, on_thursday("14:15", "15:15"), persons=6, channel=Channel.KIOSK)
NAMED = replace(GOOD, named=True)
STAFF = replace(GOOD, channel=Channel.STAFF)


def code_of(
    ask: Ask, municipality: Municipality = MUNICIPALITY, *, now: datetime = NOW, known: Known = NOTHING_KNOWN
) -> RefusalCode | None:
    """The first rule that `ask` breaks."""
    refusal = refusal_of(ask, municipality, now=now, known=known)
    return None if refusal is None else refusal.code


def with_limits(limits: LimitsOverride, space_id: SpaceId = WORKSHOP) -> Municipality:
    """The sample with other limits for one space."""

    def changed(space: Space) -> Space:
        return replace(space, limits=limits) if space.id == space_id else space

    return _with_venues(lambda venue: replace(venue, spaces=tuple(changed(space) for space in venue.spaces)))


def with_house_limits(limits: LimitsOverride) -> Municipality:
    """The sample with other limits for the house."""
    return _with_venues(lambda venue: replace(venue, limits=limits) if venue.id == HOUSE else venue)


def _with_venues(change: Callable[[Venue], Venue]) -> Municipality:
    return replace(MUNICIPALITY, venues=tuple(change(venue) for venue in MUNICIPALITY.venues))
