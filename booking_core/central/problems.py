"""Every error of the API in one form: a stable code and a sentence in the caller's language."""

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException
from litestar.exceptions import ValidationException as LitestarValidationException

from booking_core.central.api_messages import ProblemOut, RefusalOut
from booking_core.language import Words, words_for
from booking_core.store.central_store import TooBusy
from booking_core.store.places import NoPlaces

log = structlog.get_logger()

SERVER_ERROR = 500


class Problem(Exception):
    """Answer with `status` and a `ProblemOut`; `code` names the sentence in the catalogue's section `api`."""

    def __init__(self, status: int, code: str, *, refusals: tuple[RefusalOut, ...] = ()) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.refusals = refusals


def words_of(request: Request[object, object, object]) -> Words:
    """The words of the first language in Accept-Language that there are words for; Danish otherwise."""
    return words_for(request.headers.get("accept-language", ""))


def problem_response(request: Request[object, object, object], problem: Problem) -> Response[ProblemOut]:
    sentence = words_of(request).text(f"api.{problem.code}")
    out = ProblemOut(code=problem.code, sentence=sentence, refusals=problem.refusals)
    return Response(out, status_code=problem.status)


def malformed_response(
    request: Request[object, object, object], error: LitestarValidationException
) -> Response[ProblemOut]:
    """Names each field that was wrong."""
    fields = tuple(_field(entry) for entry in _entries(error.extra))
    sentence = words_of(request).text("api.malformed")
    out = ProblemOut(code="malformed", sentence=sentence, fields=fields or (error.detail,))
    return Response(out, status_code=error.status_code)


def http_response(request: Request[object, object, object], error: HTTPException) -> Response[ProblemOut]:
    """Not found, wrong method, too large: what the framework itself refuses."""
    code = "malformed" if error.status_code == 400 else f"http-{error.status_code}"  # noqa: PLR2004  # Bad Request
    words = words_of(request)
    known = words.has(f"api.{code}")
    out = ProblemOut(code=code, sentence=words.text(f"api.{code}" if known else "api.http-other"))
    return Response(out, status_code=error.status_code)


def busy_response(request: Request[object, object, object], _error: TooBusy) -> Response[ProblemOut]:
    return problem_response(request, Problem(503, "busy"))


def no_places_response(request: Request[object, object, object], _error: NoPlaces) -> Response[ProblemOut]:
    return problem_response(request, Problem(503, "no-places"))


def crash_response(request: Request[object, object, object], error: Exception) -> Response[ProblemOut]:
    """The process's own top: something was given up. The log has it, the caller gets no insides."""
    log.error("request-failed", path=request.url.path, exc_info=error)
    return problem_response(request, Problem(SERVER_ERROR, "broken"))


def _entries(extra: object) -> list[dict[str, object]]:
    return [entry for entry in extra if isinstance(entry, dict)] if isinstance(extra, list) else []


def _field(entry: dict[str, object]) -> str:
    key, message = entry.get("key"), entry.get("message")
    return f"{key}: {message}" if key else str(message)
