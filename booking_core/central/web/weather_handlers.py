"""Indoors or outdoors, said on the public page by whoever has the receipt: asked once, then decided for good.

The form carries the version that was seen: whoever answers about a booking that is another one by now hears so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from litestar import Response
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest
from booking_core.central.centre import Centre
from booking_core.central.web.asked import REFUSED, check_sent_from_here, form_at, form_in, page_at
from booking_core.central.web.bookings import Case, When, may_choose, place_of, when_of
from booking_core.central.web.messages import Ended, MessagePage
from booking_core.central.web.places import frame_of, house_of
from booking_core.central.web.receipts import case_of
from booking_core.central.web.responses import Kept, page_response, see_other
from booking_core.central.web.standing import Found
from booking_core.central.web.typesetting import House, typeset
from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.language.weather_words import WeatherChoice, weather_choice
from booking_core.protocol.messages import Changed, Decide, NotChanged, refusal_from_wire

_DECIDING = UUID("c5d1b0a6-7a0b-4a0e-8a54-1f9f0f5f7d20")


@dataclass(frozen=True, slots=True)
class WeatherPage:
    """The question; `address` takes the answer, `back` leaves it for later."""

    choice: WeatherChoice
    when: When
    house: House | None
    version: int
    address: str
    back: str


@page_at("/R/{token:str}/weather", "/r/{token:str}/weather")
async def get_choice(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """Where they are if it rains, as long as it can be said."""
    return await sync_to_thread(_choice, request, centre, token)


def _choice(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    if not isinstance(case.standing, Found) or not may_choose(case):
        return see_other(case.visitor.link(case.path))
    page = _page(case, case.standing.booking)
    html = typeset("weather.html", page, frame=frame_of(case.municipality, page.choice.question), visitor=case.visitor)
    return page_response(request, case.visitor, html, kept=Kept.NOWHERE)


def _page(case: Case, booking: Booking) -> WeatherPage:
    place = place_of(case.standing, case.municipality)
    space = None if place is None else place[1]
    return WeatherPage(
        choice=weather_choice(case.words, case.municipality, booking),
        when=when_of(case.municipality, space, booking.span, words=case.words, now=case.now),
        house=None if place is None else house_of(place[0], case.visitor),
        version=booking.version,
        address=case.visitor.link(f"{case.path}/weather"),
        back=case.visitor.link(case.path),
    )


@form_at("/R/{token:str}/weather", "/r/{token:str}/weather")
async def post_choice(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """Decide. Pressing the same twice is harmless: the command's id follows from what is said of which version."""
    typed = form_in(await request.body())
    return await sync_to_thread(_decide, request, centre, token, typed)


def _decide(request: AnyRequest, centre: Centre, token: str, typed: Mapping[str, str]) -> Response[bytes]:
    case = case_of(request, centre, token)
    check_sent_from_here(request, case.municipality)
    said, version = _read(typed)
    if isinstance(case.standing, Found) and said is not None:
        _submit(centre, case, case.standing.booking, said=said, version=version)
    return see_other(case.visitor.link(case.path))


def _read(typed: Mapping[str, str]) -> tuple[Whereabouts | None, int]:
    said = next((place for place in Whereabouts if place.value == typed.get("place")), None)
    version = typed.get("version", "")
    is_number = version.isascii() and version.isdigit() and len(version) < len(str(2**31))
    return said, max(1, int(version)) if is_number else 1


def _submit(centre: Centre, case: Case, booking: Booking, *, said: Whereabouts, version: int) -> None:
    own_id = uuid5(_DECIDING, f"{booking.id} {version} {said.value}")
    command = Decide(id=own_id, booking=booking.id, version=version, place=said)
    match centre.store.submit(command, case.origin, now=case.now):
        case Changed():
            return
        case NotChanged(refusal=refusal):
            sentence = case.words.refusal(refusal_from_wire(refusal), case.municipality.zone)
        case _:
            sentence = case.words.text("api.busy")
    page = MessagePage(case.words.text("weather.choose.not-decided"), (sentence,))
    raise Ended(page, REFUSED, municipality=case.municipality)


HANDLERS = (get_choice, post_choice)
