"""The page of a wish on the waiting list: what is waited for, where one stands, and leaving the list.

Whoever has its address may leave the list: the wish's id in it is random and told to its maker alone. Who waits is
shown to nobody.
"""

from dataclasses import dataclass
from datetime import datetime

from booking_core.central.web.bookings import GivingBack, Plate, PlateKind, When
from booking_core.central.web.places import house_of, houses_of, starting_large
from booking_core.central.web.typesetting import House
from booking_core.central.web.visitors import Visitor
from booking_core.domain.identity import WaitingId
from booking_core.domain.places import Municipality, Venue
from booking_core.domain.time_spans import local_day
from booking_core.domain.told.waiting import WaitingNeed, WaitingOffer, ends_at
from booking_core.language.waiting_words import (
    days_wanted,
    facts_wanted,
    offer_in_words,
    place_wanted,
    standing,
    time_wanted,
)
from booking_core.protocol.codes import code_of, grouped
from booking_core.store.central_store import Queueing


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """`house` is None where any of `houses` will do; `free_now` tells what suits already, empty while nothing does."""

    plate: Plate
    when: When
    facts: str
    standing: str
    free_now: str
    house: House | None
    houses: tuple[House, ...]
    code: str
    forgotten: str
    leaving: GivingBack

    @property
    def giving_back(self) -> GivingBack:
        """As the page that asks calls it."""
        return self.leaving


def waiting_page(
    municipality: Municipality,
    queueing: Queueing,
    offers: tuple[WaitingOffer, ...],
    *,
    visitor: Visitor,
    now: datetime,
) -> WaitingPage:
    """The page of a wish; `offers` are what could meet it at this moment."""
    wish, words = queueing.wish, visitor.words
    venue = _venue(municipality, wish.need)
    return WaitingPage(
        plate=Plate(PlateKind.REQUEST, words.text("waiting.plate"), (words.text("waiting.how"),)),
        when=_when(municipality, wish.need, visitor, now=now),
        facts=" · ".join(facts_wanted(words, wish.need)),
        standing=standing(words, queueing.ahead),
        free_now=_free_now(municipality, offers, visitor),
        house=None if venue is None else house_of(venue, visitor),
        houses=() if venue else houses_of(municipality, visitor),
        code=grouped(code_of(wish.id)),
        forgotten=words.text(
            "waiting.forgotten", when=words.deadline(ends_at(municipality, wish.need), municipality.zone)
        ),
        leaving=_leaving(wish.id, visitor),
    )


def path_of(wish: WaitingId) -> str:
    """The path of a wish's page, as a QR code has it."""
    return f"/W/{wish.hex.upper()}"


def _venue(municipality: Municipality, need: WaitingNeed) -> Venue | None:
    if need.space is not None:
        return municipality.venue_of_space.get(need.space)
    return None if need.house is None else municipality.venue_by_id.get(need.house)


def _when(municipality: Municipality, need: WaitingNeed, visitor: Visitor, *, now: datetime) -> When:
    words, today = visitor.words, local_day(now, municipality.zone)
    return When(
        room=place_wanted(words, municipality, need),
        day=starting_large(days_wanted(words, need, today=today)),
        time=time_wanted(words, municipality, need),
    )


def _free_now(municipality: Municipality, offers: tuple[WaitingOffer, ...], visitor: Visitor) -> str:
    if not offers:
        return ""
    offer = offer_in_words(visitor.words, municipality, offers[0])
    return visitor.words.text("waiting.free-now", offer=offer)


def _leaving(wish: WaitingId, visitor: Visitor) -> GivingBack:
    words, path = visitor.words, path_of(wish)
    return GivingBack(
        action=words.text("waiting.leave"),
        question=words.text("waiting.leave-question"),
        consequence=words.text("waiting.leave-then"),
        yes=words.text("waiting.leave"),
        no=words.text("waiting.stay"),
        address=visitor.link(f"{path}/leave"),
        back=visitor.link(path),
    )
