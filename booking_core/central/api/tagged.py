"""Answers that bear a tag: whoever has the newest already is told so instead (RFC 9110, 13.1.2)."""

from litestar import Response

OK, NOT_MODIFIED = 200, 304
JSON = "application/json"
WEAK = "W/"


def tagged(content: bytes, tag: str, known: str | None, *, vary: str = "") -> Response[bytes]:
    """JSON with the ETag `tag`, or nothing where it is among those in `known`, the caller's If-None-Match.

    `vary` names the header of the request that the answer depends on.
    """
    headers = {"ETag": tag, "Cache-Control": "no-cache", **({"Vary": vary} if vary else {})}
    if is_among(tag, known):
        return Response(b"", status_code=NOT_MODIFIED, headers=headers)
    return Response(content, status_code=OK, headers=headers, media_type=JSON)


def is_among(tag: str, known: str | None) -> bool:
    """Whether `tag` is one of those in `known`, the caller's If-None-Match.

    A proxy that squeezes an answer calls its tag a weak one: here that makes no other of it (RFC 9110, 8.8.3.2).
    """
    tags = set() if known is None else {one.strip().removeprefix(WEAK) for one in known.split(",")}
    return "*" in tags or tag.removeprefix(WEAK) in tags
