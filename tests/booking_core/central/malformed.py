"""Requests that nobody well-behaved sends: truncated, forged, of wrong types, nested, huge, in odd letters.

Each begins as something that is right, so that it gets far: a real message of a real machine, a real body of the API,
and is then spoiled in its tree or in its bytes. What comes back may be anything but a failure of the service.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.client import HTTPConnection, RemoteDisconnected
from typing import Any
from urllib.parse import quote, urlencode, urlsplit
from uuid import UUID

import msgspec
from hypothesis import strategies as st
from msgspec import Raw

from booking_core.central.machines.device_api import OF_NO_MACHINE
from booking_core.protocol.device import report_of, sync_of
from booking_core.protocol.envelope import Stamp, open_envelope, read_centre_message, seal, verify
from booking_core.protocol.messages import HelloStart, Message, NotUnderstood
from booking_core.protocol.messages.escrow import MachinesWanted, Redeem
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled, wish_for
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, ask_for
from tests.booking_core.central.web.visits import WANTED
from tests.booking_core.protocol.test_messages import DEVICE_MESSAGES

Tree = Any

DEEP, HUGE, EXPONENT = "@deep@", "@huge@", "@exponent@"
"""Stand in a tree for what no library writes: see `written`."""
LENGTH_OF_UUID = 36
ODD_TEXTS = [
    "",
    "\0",
    "\ufeff",
    "\u202e\u2066",
    "\ud800",
    "\U0001f600" * 300,
    "A" * 5000,
    "١٢٣",
    "ß\u0301",
    "../..",
    "%00",
]
ODD_NUMBERS = [-1, 0, 2**31, 2**53 + 1, 2**63, 2**64, -(2**63) - 1, 1e308, -0.0, 0.1, float("nan"), float("inf")]
ODD_TIMES = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "2026-02-30", "2026-11-26T24:00:00+99:00", "P1D"]

ODD: st.SearchStrategy[Tree] = st.one_of(
    st.sampled_from([None, True, False, [], {}, [[]], {"": None}, DEEP, HUGE, EXPONENT]),
    st.sampled_from(ODD_TEXTS),
    st.sampled_from(ODD_NUMBERS),
    st.sampled_from(ODD_TIMES),
    st.integers(),
    st.text(max_size=30),
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=4), lambda inner: st.lists(inner, max_size=3), max_leaves=6
    ),
)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request; `headers` may hold anything HTTP can carry. With a `life` the body is signed as the machine's."""

    method: str
    path: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    life: int | None = None

    @property
    def is_no_json(self) -> bool:
        """Whether it comes to where JSON is read, and is none by RFC 8259."""
        if self.method != "POST" or not self.path.startswith("/v1/"):
            return False
        try:
            json.loads(self.body.decode(), parse_constant=_no_constant)
        except ValueError:
            return True
        except RecursionError:
            return False
        return False


def _no_constant(name: str) -> Tree:
    """NaN and the infinities are Python's own.

    Raises:
        ValueError: always.
    """
    raise ValueError(name)


def _is_not_understood(content: bytes) -> bool:
    """Whether the centre says so in its signed answer to a machine, whose status is then 200."""
    return isinstance(read_centre_message(open_envelope(content)), NotUnderstood)


def alike(draw: st.DrawFn, leaf: Tree) -> Tree:
    """Something of the kind of `leaf`, so that what is read by its type alone is taken for right."""
    match leaf:
        case bool():
            return not leaf
        case int():
            return draw(st.sampled_from([0, 1, 2, 399, 2**31, 2**53, 2**63 - 1]))
        case float():
            return draw(st.sampled_from([0.0, 0.5, 24.9]))
        case str() if leaf[:4].isdigit() and "T" in leaf:
            return draw(st.datetimes(timezones=st.just(UTC)).map(datetime.isoformat) | st.sampled_from(ODD_TIMES[:2]))
        case str() if len(leaf) == LENGTH_OF_UUID:
            return draw(st.sampled_from([str(UUID(int=0)), str(UUID(int=2**128 - 1)), leaf.upper()]))
        case str():
            return draw(st.sampled_from([leaf[::-1], leaf * 2, *ODD_TEXTS]))
        case _:
            return draw(ODD)


def spoiled(draw: st.DrawFn, tree: Tree) -> Tree:
    """`tree` with something in it taken away, put in the place of something, or put beside it."""
    if not isinstance(tree, dict | list) or not tree or draw(st.integers(0, 9)) == 0:
        return alike(draw, tree) if draw(st.integers(0, 3)) else draw(ODD)
    if isinstance(tree, list):
        return _spoiled_list(draw, tree)
    name = draw(st.sampled_from(sorted(tree)))
    without = {key: value for key, value in tree.items() if key != name}
    match draw(st.integers(0, 9)):
        case 0:
            return without
        case 1:
            return {**tree, draw(st.text(max_size=8)): draw(ODD)}
        case _:
            return {**without, name: spoiled(draw, tree[name])}


def _spoiled_list(draw: st.DrawFn, tree: list[Tree]) -> list[Tree]:
    place = draw(st.integers(0, len(tree) - 1))
    before, after = tree[:place], tree[place + 1 :]
    match draw(st.integers(0, 5)):
        case 0:
            return [*before, *after]
        case 1:
            return [*tree, *tree]
        case _:
            return [*before, spoiled(draw, tree[place]), *after]


def written(draw: st.DrawFn, tree: Tree) -> bytes:
    """`tree` as JSON, or as something that was JSON."""
    text = json.dumps(tree, ensure_ascii=draw(st.booleans()), allow_nan=True)
    depth = draw(st.sampled_from([3, 60, 2000]))
    for stand_in, real in ((DEEP, "[" * depth + "]" * depth), (HUGE, "9" * 5000), (EXPONENT, "1e999999")):
        text = text.replace(f'"{stand_in}"', real)
    data = text.encode(errors="surrogatepass")
    return draw(st.sampled_from([data] * 6 + [b"\xef\xbb\xbf" + data])) if draw(st.integers(0, 3)) else torn(draw, data)


def torn(draw: st.DrawFn, data: bytes) -> bytes:
    """`data` cut off, with a bit turned, with a piece twice, or with bytes in it that no text has."""
    place = draw(st.integers(0, 999)) * len(data) // 1000
    match draw(st.integers(0, 3)):
        case 0:
            return data[:place]
        case 1:
            return (
                data[:place] + bytes([data[place] ^ (1 << draw(st.integers(0, 7)))]) + data[place + 1 :]
                if data
                else b""
            )
        case 2:
            return data + data[place:]
        case _:
            return data[:place] + draw(st.binary(min_size=1, max_size=4)) + data[place:]


class Sender:
    """A machine, people and partners at a running centre, whose requests come to it spoiled."""

    def __init__(self, running: RunningCentre) -> None:
        self.running = running
        kiosk = Kiosk(enrolled(running, KIOSK))
        kiosk.start()
        kiosk.want(wish_for())
        self._device: Device = kiosk.device
        made = running.post("/v1/bookings", ask_for("mh-lok5", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z")).json()
        self._booking, self._receipt, self._code = made["booking"]["id"], made["receipt"], made["booking"]["code"]
        self._messages: Sequence[Message] = [
            *DEVICE_MESSAGES,
            HelloStart(),
            sync_of(kiosk.state, kiosk.cursor, wait_seconds=0),
            report_of(kiosk.state, list(kiosk.calendar.bookings.values()), (), (), cursor=kiosk.cursor),
            Redeem(receipt=self._receipt),
            MachinesWanted(),
        ]
        running.centre.bell.close()  # nobody waits for news, however long a spoiled poll would
        self._connection = HTTPConnection(urlsplit(running.url).netloc, timeout=PATIENCE_SECONDS)
        self.statuses: dict[int, int] = {}
        self.unreadable: dict[int, int] = {}
        """Of what came as JSON and is none: what came back, told by the centre's word where that is no status."""

    def attempts(self) -> st.SearchStrategy[Attempt]:
        """Every kind of attempt, drawn alike."""
        kinds: list[Callable[[st.DrawFn], Attempt]] = [self._message, self._message, self._body, self._form, self._look]

        @st.composite
        def one(draw: st.DrawFn) -> Attempt:
            return draw(st.sampled_from(kinds))(draw)

        return one()

    def close(self) -> None:
        self._connection.close()

    def send(self, attempt: Attempt) -> None:
        """Send it, and look at what comes back.

        Raises:
            AssertionError: the service failed, or its answer is not in the form of its answers.
        """
        if attempt.life is not None:
            self._device.sequence += 1
            sealed = self._sealed(attempt.body, life=attempt.life, sequence=self._device.sequence)
            attempt = replace(attempt, body=sealed)
        status, kind, content = self._answered(attempt)
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if attempt.is_no_json:
            refused = 400 if status < 300 and _is_not_understood(content) else status
            self.unreadable[refused] = self.unreadable.get(refused, 0) + 1
            assert refused >= 400, (attempt, status, content)
        assert status < 500, (attempt, status, content)
        if attempt.path == "/v1/messages" and kind == "application/json":
            self._check_signed(status, content)
        elif status >= 400 and content:
            assert kind in {"application/problem+json", "text/html; charset=utf-8"}, (attempt, kind)

    def _check_signed(self, status: int, content: bytes) -> None:
        """It is the centre's word, and its status tells what was no message of a machine."""
        envelope = open_envelope(content)
        verify(envelope, self._device.centre_key)
        answer = read_centre_message(envelope)
        expected = OF_NO_MACHINE.get(answer.code, 200) if isinstance(answer, NotUnderstood) else 200
        assert status == expected, (status, answer)

    def _answered(self, attempt: Attempt) -> tuple[int, str, bytes]:
        connection = self._connection
        try:
            return self._exchange(connection, attempt)
        except (BrokenPipeError, ConnectionResetError, RemoteDisconnected):  # it was closed meanwhile, as idle ones are
            connection.close()
            return self._exchange(connection, attempt)

    def _exchange(self, connection: HTTPConnection, attempt: Attempt) -> tuple[int, str, bytes]:
        connection.putrequest(attempt.method, attempt.path, skip_accept_encoding=True)
        for name, value in {"Content-Length": str(len(attempt.body)), **attempt.headers}.items():
            connection.putheader(name, value.encode("latin-1", errors="replace"))
        connection.endheaders(attempt.body)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()

    def _message(self, draw: st.DrawFn) -> Attempt:
        """A message of the machine: spoiled before it signs it, or on the way."""
        message = draw(st.sampled_from(self._messages))
        if draw(st.booleans()):
            tree = json.loads(msgspec.json.encode(message))
            for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
                tree = spoiled(draw, tree)
            body = written(draw, tree)
            now = self._device.incarnation
            return Attempt("POST", "/v1/messages", body, life=draw(st.sampled_from([now] * 4 + [0, now + 1])))
        envelope = json.loads(self._sealed(msgspec.json.encode(message), life=1, sequence=1))
        return Attempt("POST", "/v1/messages", written(draw, spoiled(draw, envelope)))

    def _sealed(self, body: bytes, *, life: int, sequence: int) -> bytes:
        """`body` in an envelope that holds: what is in it is all that can be wrong."""
        own = self._device
        stamp = Stamp(own.name, own.epoch, life, sequence)
        return seal(Raw(body), stamp, own.key)  # type: ignore[arg-type]  # written as it is

    def _body(self, draw: st.DrawFn) -> Attempt:
        """A body of the API."""
        path, tree = draw(st.sampled_from(sorted(self._bodies().items(), key=lambda one: one[0])))
        key = draw(st.uuids(version=4).map(str) | st.sampled_from(["", "not-a-uuid", "0" * 32]))
        kind = draw(
            st.sampled_from(["application/json"] * 4 + ["text/plain", "application/x-msgpack", "; charset=utf-16"])
        )
        headers = {"Idempotency-Key": key, "Content-Type": kind, **self._odd_headers(draw)}
        return Attempt("POST", path, written(draw, spoiled(draw, tree)), headers)

    def _bodies(self) -> dict[str, Tree]:
        wish = ask_for("mh-lok4", "2026-12-03T15:00:00Z", "2026-12-03T16:00:00Z", email="a@example.org")
        series = {
            "recurrence": {"rule": "FREQ=WEEKLY;BYDAY=TU;COUNT=3", "first_day": "2026-12-01", "starts": "19:00:00"},
            "space": "mh-lok3",
            "persons": 4,
        }
        series["recurrence"] = {**dict(series["recurrence"]), "ends": "20:00:00"}  # type: ignore[call-overload]
        change = {"receipt": self._receipt, "version": 1}
        need = {"persons": 4, "minutes": 60, "first_day": "2026-12-03", "phone": "44 99 88 77", "space": "mh-lok3"}
        return {
            "/v1/bookings": wish,
            "/v1/bookings?suggest=true": wish,
            f"/v1/bookings/{self._booking}/cancel": {"receipt": self._receipt},
            f"/v1/bookings/{self._booking}/end": {**change, "ends_at": "2026-12-02T15:30:00Z"},
            f"/v1/bookings/{self._booking}/whereabouts": {**change, "place": "indoors"},
            f"/v1/bookings/{self._booking}/conditions": {
                "receipt": self._receipt,
                "kind": "broken",
                "thing": "light",
            },
            "/v1/series": series,
            "/v1/series/preview": series,
            "/v1/waiting-list": {**need, "hours": {"starts": "18:00:00", "ends": "21:00:00"}},
            "/v1/waiting-list/leave": {"code": self._code},
            "/v1/wishes": {"venue": "medborgerhus", "persons": 60, "place": "hall", "needs": ["quiet"]},
            "/v1/devices/enrol": {"code": "ABCD234567", "public_key": "A" * 43 + "="},
        }

    def _form(self, draw: st.DrawFn) -> Attempt:
        """A form of the public page."""
        forms: dict[str, dict[str, str]] = {
            "/code": {"code": self._code},
            "/houses/medborgerhus/waiting": {**WANTED, "phone": "44 99 88 77", "name": "Åse"},
            f"/R/{self._receipt}/weather": {"place": "indoors", "version": "1"},
            f"/R/{self._receipt}/condition": {"kind": "broken", "thing": "light", "form": str(UUID(int=7))},
            f"/r/{self._receipt.lower()}/cancel": {"lang": "da"},
        }
        path = draw(st.sampled_from(sorted(forms)))
        fields = {name: draw(st.sampled_from([value, *ODD_TEXTS, *ODD_TIMES])) for name, value in forms[path].items()}
        body = urlencode(fields, errors="surrogatepass").encode()
        sent = body if draw(st.booleans()) else torn(draw, body)
        return Attempt(
            "POST", path, sent, {"Content-Type": "application/x-www-form-urlencoded", **self._odd_headers(draw)}
        )

    def _look(self, draw: st.DrawFn) -> Attempt:
        """An address with something else in it."""
        odd = quote(
            draw(st.sampled_from([*ODD_TEXTS[:6], *ODD_TIMES]) | st.text(max_size=20)), errors="surrogatepass", safe=""
        )
        paths = [
            f"/v1/availability?from={odd}&days={odd}&venue={odd}",
            f"/v1/availability?days=31&from=2026-12-0{draw(st.integers(0, 9))}&space={odd}",
            f"/v1/changes?after={odd}&wait=0",
            f"/v1/receipts/{odd or 'A'}",
            f"/v1/waiting-list/{odd or 'A'}",
            f"/v1/wishes?venue={odd}",
            f"/R/{odd}",
            f"/R/{self._receipt[: draw(st.integers(0, len(self._receipt)))]}{odd}/booking.ics",
            f"/W/{odd}/leave",
            f"/houses/{odd}",
            f"/houses/medborgerhus?day={odd}&lang={odd}",
            f"/houses/medborgerhus/waiting?day={odd}&place={odd}&from={odd}&length={odd}&persons={odd}",
            f"/assets/{odd}",
            f"/schema/{odd}",
            f"/{odd}",
        ]
        method = draw(st.sampled_from(["GET", "GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]))
        return Attempt(method, draw(st.sampled_from(paths)), b"", self._odd_headers(draw))

    def _odd_headers(self, draw: st.DrawFn) -> dict[str, str]:
        odd = draw(
            st.sampled_from(["", "da", ",;q=;;", "*", "xx-" * 50, "a;q=nan,b;q=1e999", "\x80\xff", 'W/"x"', "null"])
        )
        names = ["Accept-Language", "Accept-Encoding", "If-None-Match", "X-Forwarded-For", "Origin", "Sec-Fetch-Site"]
        return {draw(st.sampled_from(names)): odd} if draw(st.booleans()) else {}
