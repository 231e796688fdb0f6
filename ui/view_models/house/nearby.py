"""What there is in this house and in the others: how far they are, what is free in them, what is open to all."""

from dataclasses import replace
from datetime import datetime, timedelta

from booking_core.domain.bookings import Booking
from booking_core.domain.finding.availability import open_to_all
from booking_core.domain.finding.search import Offer, find
from booking_core.domain.identity import SpaceId
from booking_core.domain.places import Venue
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from ui.ports import HousePicture
from ui.view_models.offering.offers import SHORTEST, here, search_of, walk_to
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import Speech

DAYS_AHEAD = 6


def houses_by_distance(picture: HousePicture) -> tuple[Venue, ...]:
    """This house, then the others, the nearest first."""
    return tuple(sorted(picture.municipality.venues, key=lambda venue: walk_to(picture, venue)))


def only_house(picture: HousePicture) -> Venue | None:
    """The house of a town that has but one: there are no others to choose among."""
    venues = picture.municipality.venues
    return venues[0] if len(venues) == 1 else None


def houses_called(picture: HousePicture, speech: Speech) -> str:
    """What leads to the houses is called; where there is but one, to that."""
    return speech.say("around.houses" if only_house(picture) is None else "around.the-house")


def told_as_demo(picture: HousePicture, speech: Speech) -> str:
    """That what is shown is made up; empty where no house is."""
    return speech.say("screen.demo") if any(venue.demo for venue in picture.municipality.venues) else ""


def told_on_a_calm_day(picture: HousePicture, *, now: datetime, speech: Speech) -> str:
    """What this house tells of itself while nothing more today is open to all; else empty."""
    venue, _ = here(picture)
    is_calm = not open_to_all(picture.calendar, venue, TimeSpan(now, speech.end_of_day(now)))
    return venue.story if is_calm else ""


def free_in(picture: HousePicture, session: Session, venue: Venue, *, now: datetime) -> tuple[Offer, ...]:
    """What is free in `venue` when the person wants a place, whatever they need: what is large enough comes first."""
    mine = (offer for offer in free_anywhere(picture, session, now=now) if offer.venue.id == venue.id)
    return tuple(sorted(mine, key=lambda offer: _spare(offer, session.persons)))


def free_anywhere(picture: HousePicture, session: Session, *, now: datetime) -> tuple[Offer, ...]:
    """What is free in any house when the person wants a place, however many they are and whatever they need."""
    search = replace(search_of(picture, session, now=now), persons=1, needs=frozenset())
    return find(picture.municipality, picture.calendar, search, now=now)


def free_for_less(picture: HousePicture, session: Session, venue: Venue, *, now: datetime) -> tuple[Offer, ...]:
    """What is free in `venue` then, but not for so long: each for as long as it can be had, the longest first."""
    known = {offer.space.id for offer in free_in(picture, session, venue, now=now)}
    found: list[Offer] = []
    length = session.length - SLOT_LENGTH
    while length >= SHORTEST and len(known) < len(venue.spaces):
        offers = free_in(picture, replace(session, length=length), venue, now=now)
        found += [offer for offer in offers if offer.space.id not in known]
        known.update(offer.space.id for offer in offers)
        length -= SLOT_LENGTH
    return tuple(found)


def offer_of(picture: HousePicture, session: Session, space: SpaceId, *, now: datetime) -> Offer | None:
    """`space` as it is free then for as long as the person wants, when it is."""
    venue = picture.municipality.venue_of_space[space]
    return _of(space, free_in(picture, session, venue, now=now))


def longest_offer_of(picture: HousePicture, session: Session, space: SpaceId, *, now: datetime) -> Offer | None:
    """`space` as it is free then, if need be for less time."""
    venue = picture.municipality.venue_of_space[space]
    return offer_of(picture, session, space, now=now) or _of(space, free_for_less(picture, session, venue, now=now))


def _of(space: SpaceId, offers: tuple[Offer, ...]) -> Offer | None:
    return next((offer for offer in offers if offer.space.id == space), None)


def _spare(offer: Offer, persons: int) -> tuple[bool, int]:
    """The smallest that is large enough comes first, then the largest of those that are not."""
    spare = offer.layout.capacity - persons
    return (spare < 0, abs(spare))


def open_events(picture: HousePicture, *, now: datetime, speech: Speech) -> tuple[tuple[Venue, Booking], ...]:
    """What anybody may come to in any house in the days ahead, the soonest first, this house before others."""
    window = TimeSpan(now, speech.end_of_day(now + timedelta(days=DAYS_AHEAD)))
    house = here(picture)[0].id
    found = [
        (venue, booking)
        for venue in picture.municipality.venues
        for booking in open_to_all(picture.calendar, venue, window)
    ]
    return tuple(sorted(found, key=lambda one: (max(now, one[1].span.starts_at), one[0].id != house, one[1].span)))
