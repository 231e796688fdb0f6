"""Every error of the API in one form: a stable code and a sentence in the caller's language."""

from typing import Any

import structlog
from babel import negotiate_locale
from litestar import Request, Response
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.exceptions import ValidationException as LitestarValidationException
from litestar.openapi.datastructures import ResponseSpec

from booking_core.central.api_messages import ProblemOut, RefusalOut
from booking_core.central.tries import PAUSE
from booking_core.language.catalogue import FIRST_LANGUAGE, languages
from booking_core.language.words import UnknownText, Words
from booking_core.store.central_store import TooBusy
from booking_core.store.places import NoPlaces

log = structlog.get_logger()

AnyRequest = Request[Any, Any, State]

SERVER_ERROR, TOO_MANY = 500, 429
AS_THE_CALLER_WROTE = {"first_day": "from", "idempotency_key": "Idempotency-Key", "data": "body"}


def described(*statuses: int) -> dict[int, ResponseSpec]:
    """What the API's description says of these statuses: each is answered with a `ProblemOut`."""
    return {
        status: ResponseSpec(ProblemOut, generate_examples=False, description=_MEANINGS[status]) for status in statuses
    }


_MEANINGS = {
    400: "Malformed or impossible; `fields` names what to correct.",
    403: "The receipt or the code does not allow this.",
    404: "There is nothing of that name.",
    409: "Refused; `refusals` has the reason for each alternative.",
    422: "The Idempotency-Key was used before for something else.",
    429: "Too many tries from one address; Retry-After tells for how many seconds to wait.",
    503: "Busy, or no places have been imported; send the same again later.",
}


class Problem(Exception):
    """Answer with `status` and a `ProblemOut`; `code` names the sentence in the catalogue's section `api`.

    A `sentence` that is given along is said instead.
    """

    def __init__(
        self,
        status: int,
        code: str,
        *,
        refusals: tuple[RefusalOut, ...] = (),
        fields: tuple[str, ...] = (),
        sentence: str | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.refusals = refusals
        self.fields = fields
        self.sentence = sentence


def words_of(request: AnyRequest) -> Words:
    """The words of the language in Accept-Language that is wanted most and exists; Danish otherwise."""
    wanted = _by_preference(request.headers.get("accept-language", ""))
    return Words.of(negotiate_locale(wanted, list(languages()), sep="-") or FIRST_LANGUAGE)


def _by_preference(header: str) -> list[str]:
    """The tags of an Accept-Language header (RFC 9110, 12.5.4), most wanted first."""
    entries = [entry.partition(";q=") for entry in header.replace(" ", "").split(",") if entry]
    return [tag for tag, _, weight in sorted(entries, key=lambda entry: -_weight(entry[2]))]


def _weight(text: str) -> float:
    try:
        return float(text or "1")
    except ValueError:
        return 0.0


def problem_response(request: AnyRequest, problem: Problem) -> Response[ProblemOut]:
    """A problem as the API tells it."""
    sentence = problem.sentence or words_of(request).text(f"api.{problem.code}")
    out = ProblemOut(code=problem.code, sentence=sentence, refusals=problem.refusals, fields=problem.fields)
    headers = {"Retry-After": str(int(PAUSE.total_seconds()))} if problem.status == TOO_MANY else {}
    return Response(out, status_code=problem.status, headers=headers)


def malformed_response(request: AnyRequest, error: LitestarValidationException) -> Response[ProblemOut]:
    """Names each field that was wrong."""
    fields = tuple(_field(entry) for entry in _entries(error.extra))
    sentence = words_of(request).text("api.malformed")
    out = ProblemOut(code="malformed", sentence=sentence, fields=fields or (error.detail,))
    return Response(out, status_code=error.status_code)


def http_response(request: AnyRequest, error: HTTPException) -> Response[ProblemOut]:
    """Not found, wrong method, too large: what the framework itself refuses."""
    code = "malformed" if error.status_code == 400 else f"http-{error.status_code}"  # noqa: PLR2004  # Bad Request
    words = words_of(request)
    try:
        sentence = words.text(f"api.{code}")
    except UnknownText:
        sentence = words.text("api.http-other")
    fields = ("body",) if code == "malformed" else ()
    return Response(ProblemOut(code=code, sentence=sentence, fields=fields), status_code=error.status_code)


def unreadable_response(request: AnyRequest, _error: UnicodeDecodeError | RecursionError) -> Response[ProblemOut]:
    """JSON is UTF-8 (RFC 8259, 8.1) and not nested a thousand deep; anything else is the caller's mistake."""
    return http_response(request, HTTPException(status_code=400))


def busy_response(request: AnyRequest, _error: TooBusy) -> Response[ProblemOut]:
    """Rivals won every try: the same may be sent again."""
    return problem_response(request, Problem(503, "busy"))


def no_places_response(request: AnyRequest, _error: NoPlaces) -> Response[ProblemOut]:
    """The service runs before its first places file."""
    return problem_response(request, Problem(503, "no-places"))


def crash_response(request: AnyRequest, error: Exception) -> Response[ProblemOut]:
    """The process's own top: something was given up. The log has it, the caller gets no insides.

    Logged is the path's template, for a path may hold a receipt, and a receipt cancels.
    """
    log.error("request-failed", path=request.scope.get("path_template", ""), exc_info=error)
    return problem_response(request, Problem(SERVER_ERROR, "broken"))


def _entries(extra: object) -> list[dict[str, object]]:
    return [entry for entry in extra if isinstance(entry, dict)] if isinstance(extra, list) else []


def _field(entry: dict[str, object]) -> str:
    key, message = entry.get("key"), entry.get("message")
    return f"{AS_THE_CALLER_WROTE.get(str(key), key)}: {message}" if key else str(message)
