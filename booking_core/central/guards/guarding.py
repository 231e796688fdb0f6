"""What every request must be before it is answered: small enough, quick enough, and not one of too many.

    headers too large ─► 431      address too long ─► 414       too many at once ─► 429
    too fast          ─► 429      a large body when others are being read ─► 503
    a body that comes too slowly ─► 408       a caller gone in the middle of it ─► 400, heard by nobody

A handler says in its `opt` what holds for it, such as `PACE`. Whose pace counts by a token is known only once that has
been looked up: see `acting_systems`. What is answered before, or instead, counts for the address it came from.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, HTTPReceiveMessage, Message, Receive, Scope, Send

from booking_core.central.guards.pace import Bucket, Pace, TooFast
from booking_core.central.guards.proxies import sender_behind
from booking_core.central.service_options import ServiceOptions

PACE, PACE_OF_TOKEN, IS_LARGE = "pace", "pace_of_token", "is_large"

LARGEST_HEADERS_BYTES = 16 * 1024
LONGEST_ADDRESS_BYTES = 4 * 1024
SMALL_BODY_BYTES = 256 * 1024
SLOWEST_BYTES_A_SECOND = 16 * 1024
"""A large body may take longer: a whole replica, over a house's thin line."""
MOST_LARGE_BODIES = 4
MOST_AT_ONCE = 64
"""Requests of one address under way: a house's machines wait for news, and people look meanwhile."""

MISTAKES = frozenset({400, 401, 403})
CUT_OFF, TIMED_OUT, TOO_LONG, TOO_LARGE_HEADERS = 400, 408, 414, 431


class TooManyLarge(Exception):
    """Others are sending a whole replica: the same may be sent again soon."""


@dataclass(slots=True)
class Doors:
    """What the guards of one service count together."""

    buckets: Mapping[Pace, Bucket]
    under_way: Counter[str] = field(default_factory=Counter)
    large: int = 0


def doors_of(options: ServiceOptions) -> Doors:
    """Fresh counters for a service."""
    return Doors({pace: Bucket(allowance) for pace, allowance in options.paces.items()})


class Guard:
    """In front of every handler of one service. `request.client` is then whoever asks, behind whatever proxy."""

    def __init__(self, options: ServiceOptions, doors: Doors) -> None:
        self._options = options
        self._doors = doors

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Let `next_app` answer, or refuse the request as the drawing above says."""
        opt = scope["route_handler"].opt
        sender = self._sender_of(scope)
        scope["client"] = (sender, 0)
        _check_size(scope)
        self._check_pace(opt, sender)
        with self._one_more(sender), self._place_for(scope, opt):
            answering = self._counting_mistakes(opt, sender, send)
            await next_app(scope, _timed(scope, receive, self._options.body_seconds), answering)

    def _sender_of(self, scope: Scope) -> str:
        client = scope.get("client")
        forwarded = [value.decode("latin-1") for name, value in scope["headers"] if name == b"x-forwarded-for"]
        return sender_behind("" if client is None else client[0], forwarded, self._options.proxies)

    def _check_pace(self, opt: Mapping[str, object], sender: str) -> None:
        pace = opt.get(PACE)
        if isinstance(pace, Pace):
            self._doors.buckets[pace].take(sender)
        if PACE_OF_TOKEN in opt:
            self._doors.buckets[Pace.MISTAKEN].check(sender)

    def _counting_mistakes(self, opt: Mapping[str, object], sender: str, send: Send) -> Send:
        """`send`; where a token is wanted, it counts who had none that counts, or sent what cannot be read."""
        if PACE_OF_TOKEN not in opt:
            return send

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] in MISTAKES:
                with suppress(TooFast):
                    self._doors.buckets[Pace.MISTAKEN].take(sender)
            await send(message)

        return sending

    @contextmanager
    def _one_more(self, sender: str) -> Iterator[None]:
        under_way = self._doors.under_way
        if under_way[sender] >= MOST_AT_ONCE:
            raise TooFast(1)
        under_way[sender] += 1
        try:
            yield
        finally:
            under_way[sender] -= 1
            if not under_way[sender]:
                del under_way[sender]

    @contextmanager
    def _place_for(self, scope: Scope, opt: Mapping[str, object]) -> Iterator[None]:
        """A large body is held in memory whole, so only a few are read at a time."""
        is_large = bool(opt.get(IS_LARGE)) and _length_of(scope) > SMALL_BODY_BYTES
        if is_large and self._doors.large >= MOST_LARGE_BODIES:
            raise TooManyLarge
        self._doors.large += is_large
        try:
            yield
        finally:
            self._doors.large -= is_large


def _check_size(scope: Scope) -> None:
    if len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS_BYTES:
        raise HTTPException(status_code=TOO_LONG)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS_BYTES:
        raise HTTPException(status_code=TOO_LARGE_HEADERS)


def _length_of(scope: Scope) -> int:
    """As many bytes as the body is said to have; one that comes in pieces may have any number."""
    said = _values(scope, b"content-length")
    if said and said[0].isdigit():
        return int(said[0])
    return SMALL_BODY_BYTES + 1 if _values(scope, b"transfer-encoding") else 0


def _values(scope: Scope, wanted: bytes) -> list[bytes]:
    headers: Iterable[tuple[bytes, bytes]] = scope["headers"]
    return [value for name, value in headers if name == wanted]


def _timed(scope: Scope, receive: Receive, seconds: float) -> Receive:
    """`receive` until the whole body is there, with an end to patience."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds + _length_of(scope) / SLOWEST_BYTES_A_SECOND
    is_whole = False

    async def receiving() -> HTTPReceiveMessage:
        nonlocal is_whole
        if is_whole:
            return await receive()  # type: ignore[return-value]  # no websocket comes here
        try:
            async with asyncio.timeout_at(until):
                message = await receive()
        except TimeoutError as err:
            raise HTTPException(status_code=TIMED_OUT, headers={"Connection": "close"}) from err
        if message["type"] == "http.disconnect":
            raise HTTPException(status_code=CUT_OFF)
        is_whole = not message.get("more_body", False)
        return message  # type: ignore[return-value]  # no websocket comes here

    return receiving
