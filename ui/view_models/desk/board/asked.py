"""The requests on the board: they hold nothing, so those that overlap in a room are drawn as one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from booking_core.domain.bookings import Booking
from booking_core.domain.identity import RoomId
from booking_core.domain.places import Municipality
from booking_core.domain.requests import open_requests
from booking_core.domain.time_spans import TimeSpan


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of one room that somebody has asked for; the one to be answered first comes first."""

    room: RoomId
    span: TimeSpan
    requests: tuple[Booking, ...]


def asked_on(municipality: Municipality, bookings: Iterable[Booking], window: TimeSpan) -> Iterator[Asked]:
    """What is asked for during `window`, room by room and in order."""
    by_room: dict[RoomId, list[Booking]] = {}
    for request in open_requests(bookings):
        space = municipality.space_by_id.get(request.space)
        if space is not None and request.span.overlaps(window):
            for room in space.rooms:
                by_room.setdefault(room, []).append(request)
    for room, requests in by_room.items():
        yield from (Asked(room, span, together) for span, together in _overlapping(requests))


def _overlapping(requests: Iterable[Booking]) -> Iterator[tuple[TimeSpan, tuple[Booking, ...]]]:
    """Requests that touch each other's time, together with the time they want in all."""
    together: list[Booking] = []
    for request in sorted(requests, key=lambda one: one.span):
        if together and request.span.starts_at >= max(one.span.ends_at for one in together):
            yield _as_one(together)
            together = []
        together.append(request)
    if together:
        yield _as_one(together)


def _as_one(requests: list[Booking]) -> tuple[TimeSpan, tuple[Booking, ...]]:
    starts_at = min(one.span.starts_at for one in requests)
    ends_at = max(one.span.ends_at for one in requests)
    return TimeSpan(starts_at, ends_at), open_requests(requests)
