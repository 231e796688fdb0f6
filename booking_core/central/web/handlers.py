"""The addresses of the public page. Handlers read their request, ask the store, and set a page: no rule lives here.

They are asynchronous around a thread because the framework runs a plain function with two methods or paths twice.
Pressing "give back" leads on to the booking's own page, which says what has become of it: loading that again sends
nothing, and so does going back.
"""

from collections.abc import Mapping
from datetime import date, datetime
from http import HTTPStatus
from uuid import UUID, uuid5

import structlog
from litestar import Response, Router
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.exceptions import HTTPException
from litestar.params import FromPath

from booking_core.central.api.problems import AnyRequest, seconds_until_tried_again
from booking_core.central.centre import Centre
from booking_core.central.data_folder.database_failures import note_outage
from booking_core.central.guards.guesses import PAUSE, Guess, Guesses, TooManyGuesses
from booking_core.central.guards.origins import sender_of
from booking_core.central.guards.pace import TooFast
from booking_core.central.web import (
    booking_form_handlers,
    calendar_handlers,
    card_handlers,
    codes,
    condition_handlers,
    waiting_handlers,
    weather_handlers,
)
from booking_core.central.web.asked import (
    REFUSED,
    TOO_MANY,
    check_sent_from_here,
    day_not_shown,
    form_at,
    form_in,
    page_at,
    space_named,
    venue_named,
)
from booking_core.central.web.assets import asset_named
from booking_core.central.web.bookings import Case, booking_page, giving_back_of
from booking_core.central.web.houses import day_asked_for, house_page, last_day_of, last_day_shown, window_of_day
from booking_core.central.web.instead_offered import AS_IT_WAS, SHOW
from booking_core.central.web.messages import (
    NOT_FOUND,
    Ended,
    MessagePage,
    message,
    no_such_page,
)
from booking_core.central.web.now import now_page, window_of_now
from booking_core.central.web.places import frame_of
from booking_core.central.web.receipts import case_of
from booking_core.central.web.responses import (
    Kept,
    asset_response,
    page_response,
    see_other,
)
from booking_core.central.web.rooms import DaysOfRoom, room_page
from booking_core.central.web.standing import Found, Unknown, span_on_paper, succession
from booking_core.central.web.typesetting import Frame, typeset
from booking_core.central.web.visitors import Visitor, visitor_of
from booking_core.central.web.waiting import path_of
from booking_core.domain.bookings import Booking
from booking_core.domain.calendar import Calendar
from booking_core.domain.places import Municipality
from booking_core.protocol.messages import Cancel, Cancelled, NotCancelled, refusal_from_wire
from booking_core.store.bookings.lookups import bookings_with_code
from booking_core.store.engines.transactions import Hindered, Unavailable
from booking_core.store.places import NoPlaces

log = structlog.get_logger()

GONE, BROKEN, UNAVAILABLE = 410, 500, 503
API_PATHS = ("/v1/", "/schema", "/healthz", "/readyz", "/metrics")
_CANCELLING = UUID("2f0c8a8e-4f5f-4a35-9f0a-5a8f4d7c9b61")


@page_at("/")
async def get_now(request: AnyRequest, centre: NamedDependency[Centre]) -> Response[bytes]:
    """What is open to all and free now."""
    return await sync_to_thread(_now, request, centre)


def _now(request: AnyRequest, centre: Centre) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.days.places(), centre.clock()
    calendar = centre.days.town.around(municipality, window_of_now(now))
    page = now_page(municipality, calendar, visitor=visitor, now=now)
    frame = frame_of(municipality, visitor.words.text("web.now-title"))
    html = typeset("now.html", page, frame=frame, visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.A_MOMENT)


@page_at("/houses/{venue:str}", "/H/{venue:str}", "/h/{venue:str}")
async def get_house(request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str]) -> Response[bytes]:
    """A house's day. From a QR code its id comes in capitals."""
    return await sync_to_thread(_house, request, centre, venue.lower())


def _house(request: AnyRequest, centre: Centre, venue_id: str) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.days.places(), centre.clock()
    venue = venue_named(municipality, visitor, venue_id)
    day = day_asked_for(request.query_params.get("day", ""), municipality, venue, now=now)
    if day is None:
        last = last_day_shown(municipality, venue, now=now)
        raise day_not_shown(municipality, visitor, venue, f"/houses/{venue.id}", last=last, now=now)
    calendar = centre.days.town.of_house(municipality, venue.id, window_of_day(municipality, day))
    waiting = centre.store.waiting.count_in(venue, day, now=now)
    page = house_page(municipality, calendar, venue, day, visitor=visitor, now=now, waiting=waiting)
    html = typeset("house.html", page, frame=frame_of(municipality, f"{venue.name}, {page.day}"), visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.A_MOMENT)


@page_at("/houses/{venue:str}/{space:str}", "/H/{venue:str}/{space:str}", "/h/{venue:str}/{space:str}")
async def get_room(
    request: AnyRequest, centre: NamedDependency[Centre], venue: FromPath[str], space: FromPath[str]
) -> Response[bytes]:
    """A room's day, as the sign on its door leads to it, in capitals; without `day` the next that can be booked."""
    return await sync_to_thread(_room, request, centre, venue.lower(), space.lower())


def _room(request: AnyRequest, centre: Centre, venue_id: str, space_id: str) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.days.places(), centre.clock()
    venue, space = space_named(municipality, visitor, venue_id, space_id)
    text = request.query_params.get("day", "")
    asked = day_asked_for(text, municipality, venue, now=now) if text else None
    if text and asked is None:
        path, last = f"/houses/{venue.id}/{space.id}", last_day_of(municipality, space, now=now)
        raise day_not_shown(municipality, visitor, venue, path, last=last, now=now)

    def calendar_of(day: date) -> Calendar:
        return centre.days.town.of_house(municipality, venue.id, window_of_day(municipality, day))

    page = room_page(DaysOfRoom(municipality, venue, space, calendar_of, now), asked, visitor=visitor)
    html = typeset("room.html", page, frame=frame_of(municipality, f"{space.name}, {venue.name}"), visitor=visitor)
    return page_response(request, visitor, html, kept=Kept.A_MOMENT)


@page_at("/R/{token:str}", "/r/{token:str}")
async def get_receipt_page(
    request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]
) -> Response[bytes]:
    """The booking behind a receipt."""
    return await sync_to_thread(_receipt_page, request, centre, token)


def _receipt_page(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    page = booking_page(case)
    frame = frame_of(case.municipality, f"{page.plate.title}: {page.when.room}")
    html = typeset("booking.html", page, frame=frame, visitor=case.visitor)
    return page_response(request, case.visitor, html, kept=Kept.NOWHERE, status=_status(case))


def _status(case: Case) -> int:
    """A confirmation of something not here is not found, or gone with its time; all else is an answer."""
    if not isinstance(case.standing, Unknown):
        return 200
    return GONE if span_on_paper(case.standing.facts).ends_at <= case.now else NOT_FOUND


@page_at("/R/{token:str}/cancel", "/r/{token:str}/cancel")
async def get_cancelling(request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]) -> Response[bytes]:
    """The question before the room is given back."""
    return await sync_to_thread(_cancelling, request, centre, token)


def _cancelling(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    giving_back = giving_back_of(case)
    if giving_back is None:
        return see_other(case.visitor.link(case.path))
    page = booking_page(case)
    frame = frame_of(case.municipality, giving_back.yes)
    html = typeset("cancel.html", page, frame=frame, visitor=case.visitor)
    return page_response(request, case.visitor, html, kept=Kept.NOWHERE)


@form_at("/R/{token:str}/cancel", "/r/{token:str}/cancel")
async def post_cancelling(
    request: AnyRequest, centre: NamedDependency[Centre], token: FromPath[str]
) -> Response[bytes]:
    """Give the room back. Pressing twice is harmless: the command's id follows from the booking as it was."""
    return await sync_to_thread(_give_back, request, centre, token)


def _give_back(request: AnyRequest, centre: Centre, token: str) -> Response[bytes]:
    case = case_of(request, centre, token)
    check_sent_from_here(request, case.municipality)
    if isinstance(case.standing, Found) and giving_back_of(case) is not None:
        _cancel(centre, case, case.standing.booking)
    return see_other(case.visitor.link(case.path))


def _cancel(centre: Centre, case: Case, booking: Booking) -> None:
    command = Cancel(id=uuid5(_CANCELLING, f"{booking.id} {booking.version}"), booking=booking.id)
    match centre.store.submit(command, case.origin, now=case.now):
        case Cancelled():
            return
        case NotCancelled(refusal=refusal):
            sentence = case.words.refusal(refusal_from_wire(refusal), case.municipality.zone)
        case _:
            sentence = case.words.text("api.busy")
    page = MessagePage(case.words.text("web.not-given-back"), (sentence,))
    raise Ended(page, REFUSED, municipality=case.municipality)


@page_at("/code")
async def get_code_form(request: AnyRequest, centre: NamedDependency[Centre]) -> Response[bytes]:
    """The form for a code."""
    return await sync_to_thread(_code_form, request, centre)


def _code_form(request: AnyRequest, centre: Centre) -> Response[bytes]:
    visitor = visitor_of(request)
    return _code_page(request, visitor, centre.store.municipality(), codes.empty_form(visitor))


@form_at("/code", status=200)
async def post_code(
    request: AnyRequest, centre: NamedDependency[Centre], guesses: NamedDependency[Guesses]
) -> Response[bytes]:
    """What a code stands for."""
    sent = form_in(await request.body())
    return await sync_to_thread(_code_answer, request, centre, guesses, sent)


def _code_answer(request: AnyRequest, centre: Centre, guesses: Guesses, sent: Mapping[str, str]) -> Response[bytes]:
    visitor, municipality, now = visitor_of(request), centre.store.municipality(), centre.clock()
    check_sent_from_here(request, municipality)
    typed = sent.get("code", "")
    code = codes.read_code(typed)
    if isinstance(code, codes.WrongCode):
        return _code_page(request, visitor, municipality, codes.form_again(visitor, typed, code), status=400)
    if SHOW in sent:
        return _nothing_found(request, visitor, municipality, code)
    try:
        with guesses.one_from(sender_of(request), now=now) as guess:
            return _code_looked_up(request, centre, code, guess, now=now)
    except TooManyGuesses as err:
        raise Ended(
            message(visitor, "too-many-codes", municipality=municipality),
            TOO_MANY,
            municipality=municipality,
            retry_after_seconds=int(PAUSE.total_seconds()),
        ) from err


def _code_looked_up(request: AnyRequest, centre: Centre, code: str, guess: Guess, *, now: datetime) -> Response[bytes]:
    visitor, municipality = visitor_of(request), centre.store.municipality()
    bookings = _bookings_with(centre, code)
    if not bookings and (waits := centre.store.waiting.wish_with_code(code, now=now)) is not None:
        return see_other(visitor.link(path_of(waits.wish.id)))
    if not bookings:
        guess.was_wrong()
        return _nothing_found(request, visitor, municipality, code)
    page = codes.found(municipality, bookings, visitor=visitor, code=code, now=now)
    return _code_page(request, visitor, municipality, page)


def _bookings_with(centre: Centre, code: str) -> tuple[Booking, ...]:
    """What the bookings with that code have become, each once."""
    with centre.store.reading() as connection:
        newest = [list(succession(connection, one))[-1] for one in bookings_with_code(connection, code)]
    return tuple(dict.fromkeys(newest))


def _nothing_found(request: AnyRequest, visitor: Visitor, municipality: Municipality, code: str) -> Response[bytes]:
    """That nothing has that code; said again in another language it is not looked up again, and counts for nothing."""
    page = codes.nothing_found(municipality, visitor, code)
    return _code_page(request, visitor, municipality, page, status=NOT_FOUND)


def _code_page(
    request: AnyRequest, visitor: Visitor, municipality: Municipality, page: codes.CodePage, *, status: int = 200
) -> Response[bytes]:
    frame = frame_of(municipality, visitor.words.text("web.code-title"))
    digits = page.code or page.typed
    sent = {"code": digits, **({SHOW: AS_IT_WAS} if status == NOT_FOUND else {})}
    reader = visitor.who_sent(sent) if digits else visitor
    html = typeset("code.html", page, frame=frame, visitor=reader)
    return page_response(request, visitor, html, kept=Kept.NOWHERE, status=status)


@page_at("/assets/{name:str}")
async def get_asset(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    """The style sheet or a typeface."""
    asset = asset_named(name)
    if asset is None:
        raise Ended(no_such_page(visitor_of(request)), NOT_FOUND)
    return asset_response(request, asset.content, asset.media_type)


def ended_response(request: AnyRequest, ended: Ended) -> Response[bytes]:
    """The page that says so."""
    visitor = visitor_of(request)
    frame = Frame(ended.page.title) if ended.municipality is None else frame_of(ended.municipality, ended.page.title)
    html = typeset("message.html", ended.page, frame=frame, visitor=visitor)
    response = page_response(request, visitor, html, kept=Kept.NOWHERE, status=ended.status)
    if ended.retry_after_seconds:
        response.headers["Retry-After"] = str(ended.retry_after_seconds)
    return response


def too_fast_response(request: AnyRequest, error: TooFast) -> Response[bytes]:
    """One address asks faster than it may."""
    page = message(visitor_of(request), "too-fast")
    return ended_response(request, Ended(page, TOO_MANY, retry_after_seconds=error.seconds))


def not_there_response(request: AnyRequest, error: HTTPException) -> Response[bytes]:
    """No such address, or not to be used that way."""
    visitor = visitor_of(request)
    page = no_such_page(visitor) if error.status_code == NOT_FOUND else message(visitor, _name_of(error.status_code))
    return ended_response(request, Ended(page, error.status_code))


def _name_of(status: int) -> str:
    """The page for what was refused before anybody looked at it."""
    match HTTPStatus(status):
        case (
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            | HTTPStatus.REQUEST_URI_TOO_LONG
            | HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE
        ):
            return "too-large"
        case HTTPStatus.REQUEST_TIMEOUT:
            return "too-slow"
        case _:
            return "not-that-way"


def busy_response(request: AnyRequest, error: Unavailable | NoPlaces) -> Response[bytes]:
    """Nothing can be shown at this moment."""
    if isinstance(error, Unavailable):
        note_outage(error)
    page = message(visitor_of(request), _why_not(error))
    return ended_response(request, Ended(page, UNAVAILABLE, retry_after_seconds=seconds_until_tried_again(error)))


def _why_not(error: Unavailable | NoPlaces) -> str:
    """The page that says why nothing can be shown."""
    match error:
        case NoPlaces():
            return "no-places"
        case Hindered():
            return "broken"
        case _:
            return "busy"


def broken_response(request: AnyRequest, error: Exception) -> Response[bytes]:
    """The process's own top: something was given up. Logged is the path's template, for a path may hold a receipt."""
    log.error("page-failed", path=request.scope.get("path_template", ""), exc_info=error)
    return ended_response(request, Ended(message(visitor_of(request), "broken"), BROKEN))


def is_for_people(path: str) -> bool:
    """Whether somebody who asks for `path` expects a page and not the API's JSON."""
    return not path.startswith(API_PATHS)


def public_page() -> Router:
    """Every address of the public page."""
    return Router(
        path="/",
        route_handlers=[
            get_now,
            get_house,
            get_room,
            get_receipt_page,
            get_cancelling,
            post_cancelling,
            get_code_form,
            post_code,
            get_asset,
            *booking_form_handlers.HANDLERS,
            *calendar_handlers.HANDLERS,
            *card_handlers.HANDLERS,
            *waiting_handlers.HANDLERS,
            *weather_handlers.HANDLERS,
            *condition_handlers.HANDLERS,
        ],
        exception_handlers={
            Ended: ended_response,
            HTTPException: not_there_response,
            Unavailable: busy_response,
            TooFast: too_fast_response,
            NoPlaces: busy_response,
            Exception: broken_response,
        },
    )
