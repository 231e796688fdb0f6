"""What is too large, too slow or too much is refused with a sentence, before it costs anything."""

import json
import socket
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier, Event, Thread
from time import monotonic
from urllib.parse import urlsplit

import pytest
import requests

from booking_core.central.accounts import system_accounts
from booking_core.central.guards.bodies import SLOWEST_BYTES_A_SECOND
from booking_core.central.guards.guarding import (
    LARGEST_HEADERS_BYTES,
    LONGEST_ADDRESS_BYTES,
    MOST_AT_ONCE,
    MOST_LARGE_BODIES,
    SMALL_BODY_BYTES,
)
from booking_core.central.guards.guesses import MOST_WRONG_ENROLMENTS
from booking_core.central.guards.pace import USUAL_PACES, Allowance, Pace
from booking_core.central.service_options import ServiceOptions
from booking_core.domain.identity import DeviceId, StaffRole, VenueId
from booking_core.protocol.messages import Feed
from booking_core.store.machines import devices
from tests.booking_core.central.desks import DESK, taken_in
from tests.booking_core.central.kiosk_at_the_centre import enrolled
from tests.booking_core.central.machines.test_answering import KIOSK, Device, keep_code
from tests.booking_core.central.running_centre import (
    PATIENCE_SECONDS,
    MovableClock,
    RunningCentre,
    ask_for,
    opened_centre,
    served,
)

A_WISH = ask_for("mh-lok3", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z")
SOMEBODY, ANOTHER = {"X-Forwarded-For": "192.0.2.1"}, {"X-Forwarded-For": "192.0.2.2"}
FEW = {pace: Allowance(at_once=3, a_minute=6) for pace in Pace}
SOON_SECONDS = 0.5
A_WHILE_SECONDS = 3
"""Longer than the machine needs between one piece of a body and the next, whatever else it does."""
UNREADABLE = 400
"""Of a message that came whole, and is none."""
ENROLLING = "/v1/devices/enrol"
"""Its body is read, and no pace is minded before."""


@contextmanager
def guarded(folder: Path, options: ServiceOptions) -> Iterator[RunningCentre]:
    clock = MovableClock()
    with opened_centre(folder, clock) as centre, served(centre, options) as url:
        running = RunningCentre(centre, clock, url)
        yield running
        running.session.close()


@pytest.fixture
def usual(tmp_path: Path) -> Iterator[RunningCentre]:
    with guarded(tmp_path, ServiceOptions(body_seconds=SOON_SECONDS)) as running:
        yield running


@pytest.fixture
def strict(tmp_path: Path) -> Iterator[RunningCentre]:
    with guarded(tmp_path, ServiceOptions(paces=FEW)) as running:
        yield running


def send(running: RunningCentre, data: bytes) -> bytes:
    """What comes back, to the end, for bytes that no library would send."""
    at = urlsplit(running.url)
    with socket.create_connection((at.hostname or "", at.port or 0), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(data)
        answer = b""
        while part := connection.recv(65536):
            answer += part
        return answer


def is_problem(answer: requests.Response, status: int, code: str) -> bool:
    told = answer.json()
    is_json = answer.headers["Content-Type"] == "application/problem+json"
    return is_json and (answer.status_code, told["status"], told["code"]) == (status, status, code)


def test_a_body_that_is_too_large_is_refused(usual: RunningCentre) -> None:
    answer = usual.post("/v1/bookings", {**A_WISH, "phone": "4" * (SMALL_BODY_BYTES + 1)})

    assert is_problem(answer, 413, "http-413")


def test_one_that_hides_its_length_is_refused_all_the_same(usual: RunningCentre) -> None:
    pieces = (b"4" * 4096 for _ in range(2 * SMALL_BODY_BYTES // 4096))
    headers = {"Content-Type": "application/json", "Idempotency-Key": "f" * 32}

    answer = usual.session.post(f"{usual.url}/v1/bookings", data=pieces, headers=headers, timeout=PATIENCE_SECONDS)

    assert is_problem(answer, 413, "http-413")


def test_somebody_at_a_phone_reads_a_page_about_it(usual: RunningCentre) -> None:
    answer = usual.session.post(f"{usual.url}/code", data=b"4" * (SMALL_BODY_BYTES + 1), timeout=PATIENCE_SECONDS)

    assert (answer.status_code, answer.headers["Content-Type"]) == (413, "text/html; charset=utf-8")
    assert "Det er for meget på én gang" in answer.text


def test_headers_and_addresses_have_a_size(usual: RunningCentre) -> None:
    large = usual.session.get(f"{usual.url}/v1/venues", headers={"X-A": "a" * LARGEST_HEADERS_BYTES}, timeout=9)
    long = usual.session.get(f"{usual.url}/v1/receipts/{'A' * LONGEST_ADDRESS_BYTES}", timeout=9)
    page = usual.session.get(f"{usual.url}/R/{'A' * LONGEST_ADDRESS_BYTES}", timeout=9)

    assert is_problem(large, 431, "http-431")
    assert is_problem(long, 414, "http-414")
    assert (page.status_code, "Det er for meget på én gang" in page.text) == (414, True)


@pytest.mark.parametrize("host", ["x:99999", "x:abc", "a b", "ø.dk", "[::1", "x/y", "a@b:1:2"])
def test_a_host_that_is_none_is_refused_as_malformed(usual: RunningCentre, host: str) -> None:
    for path in ("/", "/code", "/v1/venues", "/healthz"):
        answer = send(usual, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())

        assert answer.startswith(b"HTTP/1.1 400")


@pytest.mark.parametrize("hosts", ["", "Host:\r\n", "Host: a\r\nHost: a\r\n"])
def test_there_is_one_host(usual: RunningCentre, hosts: str) -> None:
    answer = send(usual, f"GET /v1/venues HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 400")


def test_a_program_that_is_older_than_the_host_need_not_name_one(usual: RunningCentre) -> None:
    assert send(usual, b"GET /healthz HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.0 200")


@pytest.mark.parametrize("host", ["moedested.example", "moedested.example:8443", "[::1]:8470", "127.0.0.1", "x:"])
def test_a_host_by_any_name_is_answered(usual: RunningCentre, host: str) -> None:
    answer = send(usual, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("headers", ["X-A: " + "a" * 200_000, "\r\n".join(f"X-{n}: a" for n in range(200))])
def test_a_head_beyond_all_measure_is_cut_off_by_the_server(usual: RunningCentre, headers: str) -> None:
    answer = send(usual, f"GET /healthz HTTP/1.1\r\nHost: here\r\n{headers}\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 431")


def test_a_body_that_drips_is_not_waited_for(usual: RunningCentre) -> None:
    began = monotonic()

    answer = send(usual, b"POST /code HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\ncode=1")

    assert answer.startswith(b"HTTP/1.1 408")
    assert "Det tog for lang tid" in answer.decode()
    assert SOON_SECONDS <= monotonic() - began < PATIENCE_SECONDS


def test_a_large_body_must_keep_coming_however_large_it_is_said_to_be(usual: RunningCentre) -> None:
    began = monotonic()

    answer = send(usual, b"POST /v1/messages HTTP/1.1\r\nHost: here\r\nContent-Length: 67108864\r\n\r\n{")

    assert answer.startswith(b"HTTP/1.1 408")
    assert SOON_SECONDS <= monotonic() - began < PATIENCE_SECONDS


def test_a_large_body_that_keeps_coming_has_all_the_time_it_takes(tmp_path: Path) -> None:
    gate, pieces = Event(), 6
    began = monotonic()

    def slowly() -> Iterator[bytes]:
        for _ in range(pieces):
            yield b" " * SLOWEST_BYTES_A_SECOND  # it may take a second more for each
            gate.wait(A_WHILE_SECONDS / (pieces - 2))

    with guarded(tmp_path, ServiceOptions(body_seconds=A_WHILE_SECONDS)) as running:
        answer = running.session.post(f"{running.url}/v1/messages", data=slowly(), timeout=PATIENCE_SECONDS)

    assert answer.status_code == UNREADABLE
    assert monotonic() - began > A_WHILE_SECONDS


@contextmanager
def unfinished(running: RunningCentre, path: str, length: int, headers: Mapping[str, str]) -> Iterator[None]:
    """A request whose body has begun and does not end."""
    with closing(HTTPConnection(urlsplit(running.url).netloc, timeout=PATIENCE_SECONDS)) as connection:
        connection.putrequest("POST", path)
        for name, value in {"Content-Length": str(length), **headers}.items():
            connection.putheader(name, value)
        connection.endheaders(b"{")
        yield


def await_under_way(running: RunningCentre, wanted: int) -> None:
    until = monotonic() + PATIENCE_SECONDS
    while next(iter(running.centre.measures.under_way.collect())).samples[0].value != wanted:
        assert monotonic() < until


def test_only_a_few_whole_replicas_are_read_at_a_time(strict: RunningCentre) -> None:
    houses = [{"X-Forwarded-For": f"198.51.100.{number}"} for number in range(MOST_LARGE_BODIES)]
    with held(strict, houses, "/v1/messages", SMALL_BODY_BYTES + 1):
        head = f"POST /v1/messages HTTP/1.1\r\nHost: here\r\nContent-Length: {SMALL_BODY_BYTES + 1}\r\n\r\n"
        large = send(strict, head.encode())
        small = strict.session.post(f"{strict.url}/v1/messages", data=b"{}", timeout=9)

    assert large.startswith(b"HTTP/1.1 503")
    assert b"\r\nretry-after: 2\r\n" in large
    assert small.status_code == UNREADABLE


def test_one_address_sends_one_whole_replica_at_a_time(strict: RunningCentre) -> None:
    large = b" " * (SMALL_BODY_BYTES + 1)
    with held(strict, [SOMEBODY], "/v1/messages", len(large)):
        statuses = [
            requests.post(f"{strict.url}/v1/messages", data=large, headers=address, timeout=9).status_code
            for address in (SOMEBODY, ANOTHER)
        ]

    assert statuses == [503, UNREADABLE]


@contextmanager
def held(running: RunningCentre, addresses: Sequence[Mapping[str, str]], path: str, length: int) -> Iterator[None]:
    """A request of each address under way."""
    begun, end = Barrier(len(addresses) + 1), Barrier(len(addresses) + 1)

    def hold(address: Mapping[str, str]) -> None:
        with unfinished(running, path, length, address):
            begun.wait(PATIENCE_SECONDS)
            end.wait(PATIENCE_SECONDS)

    threads = [Thread(target=hold, args=(address,)) for address in addresses]
    for thread in threads:
        thread.start()
    begun.wait(PATIENCE_SECONDS)
    await_under_way(running, len(addresses))
    try:
        yield
    finally:
        end.wait(PATIENCE_SECONDS)
        for thread in threads:
            thread.join()


def test_one_address_has_so_many_requests_under_way(tmp_path: Path) -> None:
    with guarded(tmp_path, ServiceOptions()) as running, held(running, [SOMEBODY] * MOST_AT_ONCE, ENROLLING, 100):
        own = requests.get(f"{running.url}/v1/venues", headers=SOMEBODY, timeout=PATIENCE_SECONDS)
        others = requests.get(f"{running.url}/v1/venues", headers=ANOTHER, timeout=PATIENCE_SECONDS)

    assert is_problem(own, 429, "too-fast")
    assert others.status_code == 200


def test_what_guests_of_a_house_have_under_way_keeps_none_of_its_machines_waiting(tmp_path: Path) -> None:
    with guarded(tmp_path, ServiceOptions()) as running, held(running, [SOMEBODY] * MOST_AT_ONCE, ENROLLING, 100):
        kiosk = enrolled(running, KIOSK)
        data = kiosk.seal(Feed(after=running.centre.store.head().cursor, wait_seconds=0))
        of_the_machine = requests.post(f"{running.url}/v1/messages", data=data, headers=SOMEBODY, timeout=9)

    assert of_the_machine.status_code == 200


def test_what_strangers_let_drip_beside_a_houses_machines_gives_way_to_them(tmp_path: Path) -> None:
    with (
        guarded(tmp_path, ServiceOptions(body_seconds=PATIENCE_SECONDS)) as running,
        held(running, [SOMEBODY] * MOST_AT_ONCE, "/v1/messages", 100),
    ):
        kiosk = enrolled(running, KIOSK)
        data = kiosk.seal(Feed(after=running.centre.store.head().cursor, wait_seconds=0))
        of_the_machine = requests.post(f"{running.url}/v1/messages", data=data, headers=SOMEBODY, timeout=9)
        await_under_way(running, MOST_AT_ONCE - 1)

    assert of_the_machine.status_code == 200


def test_machines_that_wait_for_news_behind_one_address_keep_none_of_them_waiting(tmp_path: Path) -> None:
    with guarded(tmp_path, ServiceOptions()) as running:
        kiosk, desk = taken_in(running, KIOSK), _desk(running)
        news = running.centre.store.head().cursor
        waits = partial(Feed, after=news, wait_seconds=25)
        statuses: list[int] = []
        until = monotonic() + PATIENCE_SECONDS
        with asked_at_once(running, [kiosk.seal(waits()) for _ in range(MOST_AT_ONCE)]) as asked:
            while statuses != [429, 200] and monotonic() < until:
                now = [machine.seal(Feed(after=news, wait_seconds=0)) for machine in (kiosk, desk)]
                statuses = [_asks(running, data).status_code for data in now]
                if statuses[0] != 429:  # one of them gave way to these while it came
                    asked(kiosk.seal(waits()))

    assert statuses == [429, 200]


def _asks(running: RunningCentre, data: bytes) -> requests.Response:
    return requests.post(f"{running.url}/v1/messages", data=data, headers=SOMEBODY, timeout=PATIENCE_SECONDS)


def _desk(running: RunningCentre) -> Device:
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, DESK, VenueId("medborgerhus"))
    return taken_in(running, DESK)


@contextmanager
def asked_at_once(running: RunningCentre, messages: Sequence[bytes]) -> Iterator[Callable[[bytes], None]]:
    """All of `messages` under way, from one address, and how to send more; nobody waits for their answers."""
    with ExitStack() as stack:

        def ask(data: bytes) -> None:
            connection = stack.enter_context(closing(HTTPConnection(urlsplit(running.url).netloc, timeout=9)))
            connection.request("POST", "/v1/messages", data, headers=dict(SOMEBODY))

        for data in messages:
            ask(data)
        await_under_way(running, len(messages))
        yield ask


COSTLY = [
    ("GET", "/v1/availability", 200),
    ("GET", "/v1/search?persons=4", 200),
    ("GET", "/v1/venues", 200),
    ("GET", "/R/SOMETHING", 404),
    ("GET", "/C/SOMETHING", 404),
    ("GET", "/H/NOWHERE", 404),
    ("GET", "/v1/receipts/SOMETHING", 403),
    ("GET", "/W/00000000-0000-4000-8000-000000000000", 404),
    ("GET", "/", 200),
    ("POST", "/v1/bookings", 400),
    ("POST", "/v1/series", 400),
    ("POST", "/v1/series/preview", 400),
    ("POST", "/v1/waiting-list", 400),
    ("POST", "/v1/waiting-list/leave", 400),
    ("POST", "/v1/bookings/00000000-0000-4000-8000-000000000000/cancel", 400),
    ("POST", "/R/SOMETHING/cancel", 404),
    ("POST", "/code", 400),
]


@pytest.mark.parametrize(("method", "path", "status"), COSTLY, ids=[f"{method} {path}" for method, path, _ in COSTLY])
def test_what_costs_is_slowed_down_for_one_address(strict: RunningCentre, method: str, path: str, status: int) -> None:
    def ask(headers: Mapping[str, str]) -> requests.Response:
        return strict.session.request(method, strict.url + path, headers=headers, timeout=PATIENCE_SECONDS)

    statuses = [ask(SOMEBODY).status_code for _ in range(3)]
    refused, others = ask(SOMEBODY), ask(ANOTHER)

    assert statuses == [status] * 3
    assert (refused.status_code, others.status_code) == (429, status)
    assert 1 <= int(refused.headers["Retry-After"]) <= 11


def test_what_a_program_reads_of_it_is_a_problem_and_what_people_read_a_page(strict: RunningCentre) -> None:
    for _ in range(3):
        strict.get("/v1/venues")

    assert is_problem(strict.get("/v1/venues"), 429, "too-fast")
    assert "Lidt langsommere" in strict.get("/").text


def test_whoever_guesses_codes_of_enrolment_must_wait(usual: RunningCentre) -> None:
    keep_code(usual)
    body = {"code": "WRONGCODE2", "public_key": b64encode(b"k" * 32).decode()}

    def enrol(code: str, headers: Mapping[str, str]) -> int:
        address = f"{usual.url}/v1/devices/enrol"
        return usual.session.post(address, json={**body, "code": code}, headers=headers, timeout=9).status_code

    wrong = [enrol(f"WRONG{number}", SOMEBODY) for number in range(MOST_WRONG_ENROLMENTS)]

    assert set(wrong) == {403}
    assert enrol("ABCD234567", SOMEBODY) == 429
    assert enrol("ABCD234567", ANOTHER) == 200


def test_a_machine_has_a_pace_of_its_own_wherever_it_is(strict: RunningCentre) -> None:
    kiosk, other = enrolled(strict, KIOSK), enrolled(strict, DeviceId("mh-kiosk-2"))
    feed = Feed(after=strict.centre.store.head().cursor, wait_seconds=0)

    def told(device: object, headers: Mapping[str, str]) -> int:
        data = device.seal(feed)  # type: ignore[attr-defined]  # one of the two
        return strict.session.post(f"{strict.url}/v1/messages", data=data, headers=headers, timeout=9).status_code

    statuses = [told(kiosk, {"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(4)]

    assert statuses == [200, 200, 200, 429]
    assert told(other, SOMEBODY) == 200


def test_a_program_of_the_house_has_a_pace_of_its_own_wherever_it_is(strict: RunningCentre) -> None:
    tokens = [system_accounts.add(strict.centre, name, StaffRole.DESK) for name in ("esdh", "plan")]

    def ask(token: str, headers: Mapping[str, str]) -> int:
        with_token = {**headers, "Authorization": f"Bearer {token}"}
        return strict.session.get(f"{strict.url}/v1/house/requests", headers=with_token, timeout=9).status_code

    statuses = [ask(tokens[0], {"X-Forwarded-For": f"192.0.2.{number}"}) for number in range(4)]
    for _ in range(4):
        strict.session.get(f"{strict.url}/v1/venues", headers=SOMEBODY, timeout=9)

    assert statuses == [200, 200, 200, 429]
    assert ask(tokens[1], SOMEBODY) == 200


def test_whoever_tries_tokens_must_wait_and_keeps_no_other_address_from_anything(strict: RunningCentre) -> None:
    token = system_accounts.add(strict.centre, "esdh", StaffRole.DESK)

    def ask(token: str, headers: Mapping[str, str]) -> int:
        with_token = {**headers, "Authorization": f"Bearer {token}"}
        return strict.session.get(f"{strict.url}/v1/house/requests", headers=with_token, timeout=9).status_code

    assert [ask(f"guess-{number}", SOMEBODY) for number in range(4)] == [401, 401, 401, 429]
    assert ask(token, SOMEBODY) == 429
    assert ask(token, ANOTHER) == 200


def test_whoever_sends_the_house_what_cannot_be_read_must_wait(strict: RunningCentre) -> None:
    """Its token is looked at only after that: without one nobody may keep the service busy with it."""

    def post(data: bytes, headers: Mapping[str, str]) -> int:
        to = f"{strict.url}/v1/house/blocks"
        return strict.session.post(
            to, data=data, headers={**headers, "Content-Type": "application/json"}, timeout=9
        ).status_code

    assert [post(b"{", SOMEBODY) for _ in range(4)] == [400, 400, 400, 429]
    assert post(b"{", ANOTHER) == 400


def test_what_others_send_in_its_name_costs_it_nothing(strict: RunningCentre) -> None:
    kiosk = enrolled(strict, KIOSK)
    feed = Feed(after=strict.centre.store.head().cursor, wait_seconds=0)
    forged = json.loads(kiosk.seal(feed))
    forged["signature"] = b64encode(b"s" * 64).decode()

    def post(data: bytes, headers: Mapping[str, str]) -> int:
        return strict.session.post(f"{strict.url}/v1/messages", data=data, headers=headers, timeout=9).status_code

    statuses = [post(json.dumps(forged).encode(), ANOTHER) for _ in range(4)]

    assert statuses == [403, 403, 403, 429]
    assert [post(kiosk.seal(feed), address) for address in (SOMEBODY, ANOTHER)] == [200, 200]


def test_whom_a_stranger_claims_to_speak_for_is_not_believed(tmp_path: Path) -> None:
    with guarded(tmp_path, ServiceOptions(paces=FEW, proxies=())) as running:
        claims = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(4)]
        statuses = [
            running.session.get(f"{running.url}/v1/venues", headers=claim, timeout=9).status_code for claim in claims
        ]

    assert statuses == [200, 200, 200, 429]


def test_every_pace_is_minded_by_default() -> None:
    assert set(ServiceOptions().paces) == set(Pace) == set(USUAL_PACES)
