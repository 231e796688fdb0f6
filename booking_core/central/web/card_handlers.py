"""Where the QR code of a place card leads a phone: to what the card is for.

Nothing is asked of the centre's cards here: whoever has a picture of one learns neither whose it is nor that it was
stopped.
"""

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.centre import Centre
from booking_core.central.problems import AnyRequest
from booking_core.central.web.asked import page_at
from booking_core.central.web.messages import NOT_FOUND, Ended, no_such_page, place_card
from booking_core.central.web.places import frame_of
from booking_core.central.web.responses import Kept, page_response
from booking_core.central.web.typesetting import typeset
from booking_core.central.web.visitors import visitor_of
from booking_core.protocol.place_cards import looks_like_a_card


@page_at("/C/{token:str}", "/c/{token:str}")
async def get_card_page(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """What a place card is for."""
    return await sync_to_thread(_card_page, request, centre, token)


def _card_page(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    if not looks_like_a_card(token):
        raise Ended(no_such_page(visitor), NOT_FOUND)
    page = place_card(visitor, municipality)
    html = typeset("message.html", page, frame=frame_of(municipality, page.title), visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.NOWHERE)


HANDLERS = (get_card_page,)
