"""The HTTP service: the API's handlers and the public page around one centre.

The routes are laid once a process, which takes a third of a second; what one service has of its own goes along with
each request.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter

from litestar import Litestar, Response, Router
from litestar.di import Provide
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException, ValidationException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, ControllerRouterHandler, ExceptionHandlersMap, Receive, Scope, Send

from booking_core.central.accounts.acting_systems import SCHEME, acting_house
from booking_core.central.api import (
    bookings,
    changing,
    conditions,
    events,
    malformed,
    operations,
    problems,
    search,
    series,
    waiting,
    wishes,
)
from booking_core.central.api.description.overview import described_api
from booking_core.central.api.messages import ProblemOut
from booking_core.central.api.request_form import Malformed, check_form
from booking_core.central.centre import Centre
from booking_core.central.guards.bodies import Bodies
from booking_core.central.guards.guarding import SMALL_BODY_BYTES, Doors, Guard, HostWrong, TooManyLarge, doors_of
from booking_core.central.guards.guesses import Guesses, wrong_codes, wrong_enrolments
from booking_core.central.guards.pace import TooFast
from booking_core.central.guards.tries import MOST_JOINS, MOST_TOLD, Tries
from booking_core.central.house_api import blocks as house_blocks
from booking_core.central.house_api import bookings as house_bookings
from booking_core.central.house_api import requests as house_requests
from booking_core.central.house_api import series as house_series
from booking_core.central.house_api import series_dates as house_series_dates
from booking_core.central.machines import device_api
from booking_core.central.service_options import USUAL, ServiceOptions
from booking_core.central.web import handlers as web
from booking_core.store.engines.transactions import Unavailable
from booking_core.store.places import NoPlaces


@dataclass(frozen=True, slots=True)
class _Served:
    """What one service has of its own. A handler gets of it what it names."""

    centre: Centre
    doors: Doors
    guard: Guard
    least_free_bytes: int
    guesses: Guesses
    enrolments: Guesses
    joins: Tries
    wishes: Tries
    tellings: Tries


_SERVED: ContextVar[_Served] = ContextVar("served")
"""Whose request is being answered."""


def create_service(centre: Centre, bodies: Bodies, options: ServiceOptions = USUAL) -> ASGIApp:
    """The ASGI application for `centre`, which reads `bodies`."""
    app, served = framework(), _served(centre, bodies, options)

    async def service(scope: Scope, receive: Receive, send: Send) -> None:
        _SERVED.set(served)
        await app(scope, receive, send)

    return service


def _served(centre: Centre, bodies: Bodies, options: ServiceOptions) -> _Served:
    doors = doors_of(options, bodies)
    return _Served(
        centre=centre,
        doors=doors,
        guard=Guard(options, doors),
        least_free_bytes=options.least_free_bytes,
        guesses=wrong_codes(centre),
        enrolments=wrong_enrolments(centre),
        joins=Tries(MOST_JOINS, options.steady),
        wishes=Tries(MOST_JOINS, options.steady),
        tellings=Tries(MOST_TOLD, options.steady),
    )


class _Guarded(ASGIMiddleware):
    """In front of every handler stands the guard of its service."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        await _SERVED.get().guard.handle(scope, receive, send, next_app)


@cache
def framework() -> Litestar:
    """Every route, for all services of this process."""
    return Litestar(
        route_handlers=[
            _for_everybody(),
            _for_the_house(),
            *_BESIDE_THE_API,
            web.public_page(),
        ],
        dependencies=_given_to_handlers(),
        exception_handlers=_ANSWERS_TO_ERRORS,
        openapi_config=described_api(),
        middleware=[_Guarded()],
        request_max_body_size=SMALL_BODY_BYTES,
        logging_config=None,
        debug=False,
    )


_FOR_EVERYBODY: tuple[ControllerRouterHandler, ...] = (
    bookings.get_venues,
    bookings.get_availability,
    bookings.post_booking,
    bookings.cancel_booking,
    changing.end_booking,
    changing.decide_whereabouts,
    conditions.report_condition,
    series.preview_series,
    series.post_series,
    waiting.join_waiting_list,
    waiting.leave_waiting_list,
    waiting.get_waiting_wish,
    wishes.get_wishes,
    wishes.tell_wish,
    bookings.get_receipt,
    bookings.get_changes,
    events.get_events,
    search.search_places,
    device_api.enrol_device,
)
_FOR_THE_HOUSE: tuple[ControllerRouterHandler, ...] = (
    house_requests.get_requests,
    house_requests.approve_request,
    house_requests.decline_request,
    house_blocks.block_rooms,
    house_blocks.lift_block,
    house_bookings.get_booking,
    house_bookings.book_place,
    house_bookings.move_booking,
    house_bookings.cancel_for_the_house,
    house_bookings.check_in,
    house_bookings.place_for_the_house,
    house_series.book_series,
    house_series.approve_series,
    house_series.decline_series,
    house_series_dates.get_series,
    house_series_dates.cancel_series,
    house_series_dates.change_series,
    house_series_dates.add_date,
)
_BESIDE_THE_API: tuple[ControllerRouterHandler, ...] = (
    operations.get_health,
    operations.get_readiness,
    device_api.post_message,
)
"""Probes may add to the address what they like, and machines sign what they send: their form is not looked at here."""


def _for_everybody() -> Router:
    """What any program may ask."""
    return Router("/", route_handlers=_FOR_EVERYBODY, before_request=check_form)


def _for_the_house() -> Router:
    """What the municipality's own programs may do, each with its token."""
    return Router(
        "/", route_handlers=_FOR_THE_HOUSE, before_request=check_form, tags=["The house"], security=[{SCHEME: []}]
    )


def _given_to_handlers() -> dict[str, Provide]:
    """What a handler gets that names it."""
    own = {field.name: _own(field.name) for field in fields(_Served)}
    return {**own, "house": Provide(acting_house, sync_to_thread=True)}


def _own(name: str) -> Provide:
    taken = attrgetter(name)
    return Provide(lambda: taken(_SERVED.get()), sync_to_thread=False)


def _no_such_address(request: problems.AnyRequest, error: HTTPException) -> Response[ProblemOut] | Response[bytes]:
    """What the framework refuses before any handler: programs get JSON, people a page."""
    if web.is_for_people(request.scope["path"]):
        return web.not_there_response(request, error)
    routed: Mapping[str, object] = request.scope  # without a handler where the framework itself reads no address
    if error.status_code == problems.BAD_REQUEST and "route_handler" in routed and not isinstance(error, HostWrong):
        return malformed.malformed_response(request, error)
    return problems.http_response(request, error)


_ANSWERS_TO_ERRORS: ExceptionHandlersMap = {
    problems.Problem: problems.problem_response,
    Malformed: malformed.malformed_response,
    ValidationException: malformed.malformed_response,
    UnicodeDecodeError: malformed.malformed_response,
    RecursionError: malformed.malformed_response,
    HTTPException: _no_such_address,
    Unavailable: problems.busy_response,
    TooManyLarge: problems.busy_response,
    TooFast: problems.too_fast_response,
    NoPlaces: problems.no_places_response,
    Exception: problems.crash_response,
}
