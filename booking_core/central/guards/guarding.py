"""What every request must be before it is answered: small enough, quick enough, and not one of too many.

    headers too large ─► 431      address too long ─► 414       too many at once ─► 429
    no host, or none   ─► 400
    too fast          ─► 429      a large body when others are being read ─► 503
    a body that comes too slowly, or from a caller who is gone ─► see `bodies`

A handler says in its `opt` what holds for it, such as `PACE`. Whose pace counts by a token is known only once that has
been looked up: see `acting_systems`. What is answered before, or instead, counts for the address it came from.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from litestar.exceptions import HTTPException
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from booking_core.central.guards.bodies import Bodies, said_length
from booking_core.central.guards.pace import Bucket, Pace, TooFast
from booking_core.central.guards.proxies import sender_behind
from booking_core.central.service_options import ServiceOptions

PACE, PACE_OF_TOKEN, IS_LARGE = "pace", "pace_of_token", "is_large"
GUESTS, UNHEARD, MACHINES = "guests", "unheard", "machines"
"""What is under way of an address, what has come and nobody knows from whom, and what a machine has signed."""

LARGEST_HEADERS_BYTES = 16 * 1024
LONGEST_ADDRESS_BYTES = 4 * 1024
SMALL_BODY_BYTES = 256 * 1024
MOST_LARGE_BODIES = 4
"""One of an address at a time: strangers keep no machine's report out of a restored centre."""
MOST_AT_ONCE = 64
"""Requests of one address under way, and of one machine, wherever it is: what a house's guests look at is not taken
from its machines, which wait for news, nor is what one of them asks from another.
"""

MISTAKES = frozenset({400, 401, 403})
MALFORMED, TOO_LONG, TOO_LARGE_HEADERS = 400, 414, 431
OLDER_THAN_HOSTS = frozenset({"1", "1.0"})
"""Versions of HTTP, as ASGI and as our server write them."""
_HOST = re.compile(
    rb"(?:[A-Za-z0-9._~!$&'()*+,;=%-]*|\[[0-9A-Fa-f:.]+\])"
    rb"(?::(?:6553[0-5]|655[0-2]\d|65[0-4]\d\d|6[0-4]\d{3}|[0-5]?\d{1,4})?)?"
)
"""A name or an address, and a port that there is (RFC 3986, 3.2.2)."""


class TooManyLarge(Exception):
    """Others are sending a whole replica: the same may be sent again soon."""


class HostWrong(HTTPException):
    """The host that is asked for is none."""

    status_code = MALFORMED


@dataclass(slots=True)
class Doors:
    """What the guards of one service count together."""

    buckets: Mapping[Pace, Bucket]
    bodies: Bodies
    under_way: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By what they are and whose: an address, or a machine that has signed."""
    large: set[str] = field(default_factory=set)
    """The addresses that large bodies are being read from."""
    not_taken: set[bytes] = field(default_factory=set)
    """The keys of machines that were retired, lost or replaced, and of which that has been said."""

    @contextmanager
    def one_more(self, what: str, of_whom: str) -> Iterator[None]:
        """In the block one more of them is under way.

        Raises:
            TooFast: there are too many.
        """
        key = what, of_whom
        if self.under_way[key] >= MOST_AT_ONCE:
            raise TooFast(1)
        self.under_way[key] += 1
        try:
            yield
        finally:
            self.under_way[key] -= 1
            if not self.under_way[key]:
                del self.under_way[key]


def doors_of(options: ServiceOptions, bodies: Bodies) -> Doors:
    """Fresh counters for a service."""
    return Doors({pace: Bucket(allowance) for pace, allowance in options.paces.items()}, bodies)


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
        _check_head(scope)
        self._check_pace(opt, sender)
        place = self._place_of_a_machines(scope, sender) if opt.get(IS_LARGE) else self._doors.one_more(GUESTS, sender)
        of = sender if opt.get(IS_LARGE) and _length_of(scope) <= SMALL_BODY_BYTES else None
        coming = self._doors.bodies.coming(scope, receive, within_seconds=self._options.body_seconds, giving_way=of)
        with place, coming as reading:
            await next_app(scope, reading, self._counting_mistakes(opt, sender, send))

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
    def _place_of_a_machines(self, scope: Scope, sender: str) -> Iterator[None]:
        """A large body is held in memory whole, so only a few are read at a time. A small one has a place until another
        wants it, see `bodies`: who sends it shows when it has come.
        """
        large = self._doors.large
        if _length_of(scope) <= SMALL_BODY_BYTES:
            yield
            return
        if sender in large or len(large) >= MOST_LARGE_BODIES:
            raise TooManyLarge
        large.add(sender)
        try:
            yield
        finally:
            large.discard(sender)


def _check_head(scope: Scope) -> None:
    """What the framework makes an address of must be one: a host that is none, or not one, is refused (RFC 9112, 3.2).

    Before HTTP/1.1 nobody had to name one. The server underneath says an empty one where none was.
    """
    hosts = [value for name, value in scope["headers"] if name == b"host"]
    is_one = len(hosts) == 1 and (hosts[0] or scope["http_version"] in OLDER_THAN_HOSTS)
    if not is_one or not _HOST.fullmatch(hosts[0]):
        raise HostWrong
    if len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"]) > LONGEST_ADDRESS_BYTES:
        raise HTTPException(status_code=TOO_LONG)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS_BYTES:
        raise HTTPException(status_code=TOO_LARGE_HEADERS)


def _length_of(scope: Scope) -> int:
    """As many bytes as the body is said to have; one that comes in pieces may have any number."""
    said = said_length(scope)
    if said is not None:
        return said
    return SMALL_BODY_BYTES + 1 if any(name == b"transfer-encoding" for name, _ in scope["headers"]) else 0
