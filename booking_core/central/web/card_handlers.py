"""Where the QR code of a place card leads a phone: to what the card is for, and to booking with it.

Nothing is asked of the centre's cards here: whoever has a picture of one learns neither whose it is nor that it was
stopped. The card goes on to the form of a booking in that form, and never in another address than its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.web.asked import check_sent_from_here, form_at, form_in, page_at
from booking_core.central.web.booking_form_handlers import show_form
from booking_core.central.web.form_fields import Option, options
from booking_core.central.web.messages import NOT_FOUND, Ended, no_such_page
from booking_core.central.web.places import frame_of, houses_of
from booking_core.central.web.responses import Kept, page_response
from booking_core.central.web.shown_cards import CARD
from booking_core.central.web.typesetting import House, typeset
from booking_core.central.web.visitors import visitor_of
from booking_core.domain.places import Municipality
from booking_core.protocol.place_cards import looks_like_a_card


@dataclass(frozen=True, slots=True)
class SpacesOf:
    """What can be booked in a house."""

    name: str
    spaces: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class CardPage:
    """What a place card is for, the same of every card, and a form that leads on with it."""

    address: str
    houses: tuple[SpacesOf, ...]
    contacts: tuple[House, ...]


@page_at("/C/{token:str}", "/c/{token:str}")
async def get_card_page(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """What a place card is for."""
    return await sync_to_thread(_card_page, request, centre, token)


def _card_page(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    _check_is_a_card(request, token)
    visitor, municipality = visitor_of(request), centre.days.places()
    address = visitor.link(f"/C/{token.upper()}")
    page = CardPage(address, tuple(_houses(municipality)), houses_of(municipality, visitor))
    frame = frame_of(municipality, visitor.words.text("card.name"))
    html = typeset("card.html", page, frame=frame, visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.NOWHERE)


@form_at("/C/{token:str}", "/c/{token:str}", status=200)
async def post_card_page(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """The form of a booking in the place that was chosen, with the card in it."""
    where = form_in(await request.body()).get("where", "")
    return await sync_to_thread(_book_with, request, centre, token, where)


def _book_with(request: AnyRequest, centre: Centre, token: str, where: str) -> Response[bytes]:
    _check_is_a_card(request, token)
    check_sent_from_here(request, centre.days.places())
    venue, _, space = where.partition("/")
    return show_form(request, centre, (venue, space), {CARD: token.upper()})


def _check_is_a_card(request: AnyRequest, token: str) -> None:
    """Whatever else was scanned has no page here.

    Raises:
        Ended: it is no card.
    """
    if not looks_like_a_card(token):
        raise Ended(no_such_page(visitor_of(request)), NOT_FOUND)


def _houses(municipality: Municipality) -> Iterator[SpacesOf]:
    for venue in municipality.venues:
        named = ((f"{venue.id}/{space.id}", space.name) for space in venue.spaces)
        yield SpacesOf(venue.name, tuple(options(named, None)))


HANDLERS = (get_card_page, post_card_page)
