"""Where a request comes from: the browser's word for the page that sent it, and the address to count tries by."""

from typing import Any
from urllib.parse import urlsplit

from litestar.connection import ASGIConnection

from booking_core.domain.places import Municipality

_OWN_SITES = frozenset({"same-origin", "none"})
_UNSAID = "null"

AnyConnection = ASGIConnection[Any, Any, Any, Any]


def is_sent_from_here(request: AnyConnection, municipality: Municipality) -> bool:
    """Whether a form of our own sent `request`, as far as the browser says.

    The token in the path is what allows something; this is the second lock. A page that sends no referrer makes
    browsers say `Origin: null`, so that alone is no sign of anything.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in _OWN_SITES
    origin = request.headers.get("origin", _UNSAID)
    return origin == _UNSAID or urlsplit(origin).netloc in {
        request.headers.get("host", ""),
        urlsplit(municipality.public_url).netloc,
    }


def sender_of(request: AnyConnection) -> str:
    """The address of whoever asks, behind whatever proxy: see `guarding`."""
    return "" if request.client is None else request.client.host
