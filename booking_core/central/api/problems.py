"""Every error of the API in one form: a stable code and a sentence in the caller's language."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
import structlog
from babel import negotiate_locale
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.openapi.datastructures import ResponseSpec

from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import BlockOut, BookingOut, FaultOut, ProblemOut, RefusalOut
from booking_core.central.data_folder.database_failures import note_outage
from booking_core.central.guards.guarding import TOO_LARGE_HEADERS, TOO_LONG, TooManyLarge
from booking_core.central.guards.pace import TooFast
from booking_core.language.catalogue import FIRST_LANGUAGE, languages
from booking_core.language.words import UnknownText, Words
from booking_core.store.engines.transactions import Hindered, Unavailable
from booking_core.store.places import NoPlaces

log = structlog.get_logger()

AnyRequest = Request[Any, Any, State]

BAD_REQUEST, UNAUTHORISED, SERVER_ERROR, TOO_MANY = 400, 401, 500, 429
PROBLEM = "application/problem+json"
SOON_SECONDS, LATER_SECONDS = 2, 60


def described(*statuses: int) -> dict[int, ResponseSpec]:
    """What the API's description says of these statuses, and of those that any request may be answered with."""
    return problems_with(*statuses, 400, TOO_LONG, TOO_LARGE_HEADERS)


def problems_with(*statuses: int) -> dict[int, ResponseSpec]:
    """Each of these statuses is answered with a `ProblemOut`."""
    return {
        status: ResponseSpec(ProblemOut, generate_examples=False, media_type=PROBLEM, description=_MEANINGS[status])
        for status in sorted(set(statuses))
    }


def described_with_body(*statuses: int) -> dict[int, ResponseSpec]:
    """The same of an operation that reads a body: it may be too large, of another kind, or come too slowly."""
    return described(*statuses, 408, 413, 415)


_MEANINGS = {
    400: "Malformed or impossible; `faults` say where, what and what to do. A parameter nobody declared is one, too.",
    401: "A token of the house's own programs is needed, as `Authorization: Bearer TOKEN`.",
    403: "The receipt, the code or the token's role does not allow this.",
    404: "There is nothing of that name.",
    409: "Refused; `refusals` has the reasons, `booking` a newer state than the one you have seen.",
    422: "The Idempotency-Key was used before for something else.",
    408: "The body came too slowly.",
    413: "The body is too large.",
    415: "The body is not JSON; send it as `Content-Type: application/json`.",
    TOO_LONG: "The address is too long.",
    TOO_LARGE_HEADERS: "The headers are too large.",
    429: "Too much from one address; Retry-After tells for how many seconds to wait.",
    503: "Busy, or nothing can be kept, or no places have been imported; send the same again later.",
}


class Problem(Exception):
    """Answer with `status` and a `ProblemOut`; `code` names the sentence in the catalogue's section `api`.

    A `sentence` that is given along is said instead. `spots` are where in the request that is, and
    `fields` what fails where it is not the request.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        refusals: tuple[RefusalOut, ...] = (),
        spots: tuple[Spot, ...] = (),
        fields: tuple[str, ...] = (),
        booking: BookingOut | None = None,
        bookings: tuple[BookingOut, ...] = (),
        block: BlockOut | None = None,
        sentence: str | None = None,
        retry_after_seconds: int = 0,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.refusals = refusals
        self.spots = spots
        self.fields = fields
        self.booking = booking
        self.bookings = bookings
        self.block = block
        self.sentence = sentence
        self.retry_after_seconds = retry_after_seconds


def words_of(request: AnyRequest) -> Words:
    """The words of the language in Accept-Language that is wanted most and exists; Danish otherwise."""
    wanted = _by_preference(request.headers.get("accept-language", ""))
    return Words.of(negotiate_locale(wanted, list(languages()), sep="-") or FIRST_LANGUAGE)


def _by_preference(header: str) -> list[str]:
    """The tags of an Accept-Language header (RFC 9110, 12.5.4), most wanted first; case says nothing in them."""
    entries = [entry.partition(";q=") for entry in header.lower().replace(" ", "").split(",") if entry]
    return [tag for tag, _, weight in sorted(entries, key=lambda entry: -_weight(entry[2]))]


def _weight(text: str) -> float:
    try:
        return float(text or "1")
    except ValueError:
        return 0.0


def problem_response(request: AnyRequest, problem: Problem) -> Response[ProblemOut]:
    """A problem as the API tells it."""
    sentence = problem.sentence or words_of(request).text(f"api.{problem.code}")
    faults = tuple(
        FaultOut(part=one.part, field=one.field or one.part.value, code=problem.code, sentence=sentence)
        for one in problem.spots
    )
    out = msgspec.structs.replace(
        _problem(problem.status, problem.code, sentence, faults=faults),
        refusals=problem.refusals,
        booking=problem.booking,
        bookings=problem.bookings,
        block=problem.block,
        fields=problem.fields or tuple(dict.fromkeys(one.field for one in faults)),
    )
    seconds = problem.retry_after_seconds
    headers = {"Retry-After": str(seconds)} if seconds else {}
    return _told(out, headers | ({"WWW-Authenticate": "Bearer"} if problem.status == UNAUTHORISED else {}))


def http_response(request: AnyRequest, error: HTTPException) -> Response[ProblemOut]:
    """Not found, wrong method, too large: what the framework itself refuses."""
    status, words = error.status_code, words_of(request)
    code = f"http-{status}"
    try:
        sentence = words.text(f"api.{code}")
    except UnknownText:
        sentence = words.text("api.http-other")
    return problem_told(status, code, sentence, headers=error.headers)


def busy_response(request: AnyRequest, error: Unavailable | TooManyLarge) -> Response[ProblemOut]:
    """Rivals won every try, or the database is away, or cannot write: the same may be sent again."""
    if isinstance(error, Unavailable):
        note_outage(error)
    code = "cannot-keep" if isinstance(error, Hindered) else "busy"
    return problem_response(request, Problem(503, code, retry_after_seconds=seconds_until_tried_again(error)))


def seconds_until_tried_again(error: Exception) -> int:
    """What is in the way of writing an operator must mend first; others are done in a moment."""
    return LATER_SECONDS if isinstance(error, Hindered | NoPlaces) else SOON_SECONDS


def too_fast_response(request: AnyRequest, error: TooFast) -> Response[ProblemOut]:
    """One address asks faster than it may."""
    return problem_response(request, Problem(TOO_MANY, "too-fast", retry_after_seconds=error.seconds))


def no_places_response(request: AnyRequest, _error: NoPlaces) -> Response[ProblemOut]:
    """The service runs before its first places file."""
    return problem_response(request, Problem(503, "no-places", retry_after_seconds=LATER_SECONDS))


def crash_response(request: AnyRequest, error: Exception) -> Response[ProblemOut]:
    """The process's own top: something was given up. The log has it, the caller gets no insides.

    Logged is the path's template, for a path may hold a receipt, and a receipt cancels.
    """
    log.error("request-failed", path=request.scope.get("path_template", ""), exc_info=error)
    return problem_response(request, Problem(SERVER_ERROR, "broken"))


def problem_told(
    status: int,
    code: str,
    sentence: str,
    *,
    faults: tuple[FaultOut, ...] = (),
    headers: Mapping[str, str] | None = None,
) -> Response[ProblemOut]:
    """A problem without anything of this service's own in it."""
    out = _problem(status, code, sentence, faults=faults)
    return _told(out, headers)


def _problem(status: int, code: str, sentence: str, *, faults: tuple[FaultOut, ...] = ()) -> ProblemOut:
    fields = tuple(dict.fromkeys(one.field for one in faults))
    title = HTTPStatus(status).phrase
    return ProblemOut(title=title, status=status, code=code, detail=sentence, fields=fields, faults=faults)


def _told(out: ProblemOut, headers: Mapping[str, str] | None = None) -> Response[ProblemOut]:
    return Response(out, status_code=out.status, media_type=PROBLEM, headers=dict(headers or {}))
