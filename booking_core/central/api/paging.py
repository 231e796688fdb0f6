"""Lists that grow are told a page at a time: `limit` and `cursor` come in, the list and `next` go out.

A cursor is where the last one told stands in the order of the list, and not how many there were: what comes or goes
meanwhile makes nothing appear twice or be left out. To a caller it is opaque, so its form may change; it holds nothing
that the page did not tell.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

import msgspec
from litestar.params import QueryParameter

from booking_core.central.api.field_faults import Spot
from booking_core.central.api.messages import Part
from booking_core.central.api.problems import Problem

USUAL_PAGE, LARGEST_PAGE = 50, 200

Limit = Annotated[int, QueryParameter(ge=1, le=LARGEST_PAGE, description="How many at most.")]
CursorText = Annotated[str | None, QueryParameter(description="`next` of the page before; opaque.")]

Thing = TypeVar("Thing")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Page(Generic[Thing]):
    """Some of a list; `next` leads on, and is None at its end."""

    things: Sequence[Thing]
    next: str | None


def page_of(found: Sequence[Thing], limit: int, key_of: Callable[[Thing], object]) -> Page[Thing]:
    """The first `limit` of `found`, among which one more was asked for to see whether the list goes on."""
    things = found[:limit]
    return Page(things, cursor_at(key_of(things[-1])) if len(found) > limit else None)


def cursor_at(key: object) -> str:
    """The cursor behind the thing with that key."""
    return urlsafe_b64encode(msgspec.json.encode(key)).decode().rstrip("=")


def key_in(cursor: str | None, kind: type[Key]) -> Key | None:
    """The key in a cursor; None without one.

    Raises:
        Problem: the cursor is none of ours (400).
    """
    if cursor is None:
        return None
    try:
        data = urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        return msgspec.json.decode(data, type=kind)
    except (UnicodeEncodeError, Base64Error, msgspec.DecodeError, RecursionError) as err:
        raise Problem(400, "cursor-unreadable", spots=(Spot(Part.QUERY, "cursor"),)) from err
