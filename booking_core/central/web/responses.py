"""Pages on the wire: what a browser may do with them, and how long it may keep them."""

import gzip
from collections.abc import Mapping
from datetime import timedelta
from enum import Enum

from litestar import Response

from booking_core.central.api.problems import AnyRequest
from booking_core.central.web.visitors import Visitor

HTML = "text/html"
CALENDAR = "text/calendar"
OK = 200
WORTH_SQUEEZING = 1024

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Kept(Enum):
    """Who may keep an answer, and how long."""

    NOWHERE = "no-store"
    """A person's own booking: not on disk, not in a search engine."""
    A_MOMENT = "public, max-age=30"
    A_WHILE = "public, max-age=300"
    FOR_EVER = "public, max-age=31536000, immutable"


def page_response(
    request: AnyRequest, visitor: Visitor, html: str, *, kept: Kept, status: int = OK, pause: timedelta | None = None
) -> Response[bytes]:
    """An HTML page. Pages anybody may see are sent squeezed; a page with a secret in it never is (BREACH).

    After the `pause` the same may be sent again.
    """
    content = html.encode()
    headers = {"Content-Language": visitor.words.language, "Vary": "Accept-Language, Accept-Encoding"}
    if kept is not Kept.NOWHERE and len(content) >= WORTH_SQUEEZING and _takes_gzip(request):
        content = gzip.compress(content, mtime=0)
        headers["Content-Encoding"] = "gzip"
    if pause is not None:
        headers["Retry-After"] = str(int(pause.total_seconds()))
    return answer(content, media_type=HTML, kept=kept, status=status, headers=headers)


def answer(
    content: bytes,
    *,
    media_type: str,
    kept: Kept,
    status: int = OK,
    headers: Mapping[str, str] | None = None,
) -> Response[bytes]:
    """Bytes with the headers that hold for everything here."""
    private = {"X-Robots-Tag": "noindex"} if kept is Kept.NOWHERE else {}
    every = {**HEADERS, **private, "Cache-Control": kept.value, **(headers or {})}
    return Response(content, media_type=media_type, status_code=status, headers=every)


def asset_response(request: AnyRequest, content: bytes, media_type: str) -> Response[bytes]:
    """A file that never changes under its name."""
    if media_type.startswith("text/") and _takes_gzip(request):
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return answer(gzip.compress(content, mtime=0), media_type=media_type, kept=Kept.FOR_EVER, headers=headers)
    return answer(content, media_type=media_type, kept=Kept.FOR_EVER)


def see_other(address: str) -> Response[bytes]:
    """Look there: what was sent has been done, and loading the page again sends nothing."""
    return answer(b"", media_type=HTML, kept=Kept.NOWHERE, status=303, headers={"Location": address})


def _takes_gzip(request: AnyRequest) -> bool:
    """Whether the browser reads gzip (RFC 9110, 12.5.3): a weight of nought means that it does not."""
    codings = request.headers.get("accept-encoding", "").replace(" ", "").lower().split(",")
    weights = {coding: weight for coding, _, weight in (each.partition(";q=") for each in codings)}
    return weights.get("gzip", "0").strip("0.") != "" or weights.get("gzip") == ""
