"""What the service writes down: a line a request, where a failure happened, and nothing of whom it was about."""

import json
import sqlite3
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.codes import grouped
from booking_core.protocol.envelope import Stamp, seal
from booking_core.protocol.messages import HelloStart
from booking_core.protocol.place_cards import CardFacts, sign_card
from tests.booking_core.central.installed_service import InstalledService, installed_service
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, ask_for
from tests.booking_core.central.web.visits import WANTED, prepare
from tests.ports import HERE, own_port

NAME, PHONE, EMAIL = "Solvej Raskovnik", "44 99 88 77", "solvej.raskovnik@example.org"
TYPED = "Fest hos Solvej"
CARD_DAY = date(2027, 11, 26)


@dataclass
class Visit:
    """Somebody at a real service: everything that is asked, and everything that must not be written down."""

    service: InstalledService
    secrets: set[str] = field(default_factory=lambda: {NAME, "Solvej", "Raskovnik", PHONE, "44998877", EMAIL, TYPED})
    statuses: list[int] = field(default_factory=list)

    def ask(self, method: str, path: str, **more: object) -> requests.Response:
        answer = requests.request(
            method,
            self.service.url + path,
            timeout=PATIENCE_SECONDS,
            allow_redirects=False,
            **more,  # type: ignore[arg-type]  # the library's own options
        )
        self.statuses.append(answer.status_code)
        return answer

    def post(self, path: str, body: object) -> requests.Response:
        key = str(uuid4())
        self.secrets.add(key)
        return self.ask("POST", path, json=body, headers={"Idempotency-Key": key})

    def keep_secret(self, *words: str) -> None:
        self.secrets |= {form for word in words for form in (word, word.lower(), word.upper())}

    def book(self) -> tuple[str, str, str]:
        """A booking with everything personal there is: its id, its code and its receipt."""
        wish = ask_for("mh-lok3", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z", phone=PHONE, email=EMAIL)
        made = self.post("/v1/bookings", wish).json()
        booking, code, receipt = made["booking"]["id"], made["booking"]["code"], made["receipt"]
        self.keep_secret(booking, code, grouped(code), receipt, receipt[:40])
        return booking, code, receipt

    def look(self, code: str, receipt: str) -> None:
        """Scan the receipt and type the code, right and wrong."""
        for path in (f"/R/{receipt}", f"/r/{receipt.lower()}", f"/R/{receipt}/booking.ics", f"/v1/receipts/{receipt}"):
            self.ask("GET", path)
        for typed in (code, grouped(code), "123456789", PHONE, NAME):
            self.ask("POST", "/code", data={"code": typed})
        card = sign_card(CardFacts(CardId(uuid4()), CardKind.PERSON, CARD_DAY), Ed25519PrivateKey.generate())
        self.keep_secret(card, card[:40])
        for path in (f"/C/{card}", f"/c/{card.lower()}", f"/C/{card[:-3]}"):
            self.ask("GET", path)
        self.ask("GET", f"/R/{receipt[:-3]}AAA")
        self.ask("GET", f"/v1/receipts/{NAME}")
        self.ask("GET", f"/{NAME}?phone={PHONE}", headers={"User-Agent": NAME, "X-Request-Id": PHONE, "Referer": EMAIL})

    def get_wrong(self) -> None:
        """Bodies and messages that cannot be what they should."""
        wish = ask_for("mh-lok3", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z")
        for key, wrong in (("phone", f"{PHONE} {NAME}"), ("email", NAME), (NAME, PHONE), ("purpose", TYPED)):
            self.post("/v1/bookings", {**wish, key: wrong})
        self.ask(NAME.split(maxsplit=1)[0].upper(), "/v1/venues")
        self.ask("POST", "/v1/bookings", data=f'{{"phone": "{PHONE}", '.encode())
        self.ask("POST", "/v1/devices/enrol", json={"code": NAME, "public_key": "A" * 43 + "="})
        forged = seal(HelloStart(), Stamp(NAME, 1, 1, 1), Ed25519PrivateKey.generate())
        for data in (forged, forged[:-20], f'{{"sender": "{NAME}"}}'.encode()):
            self.ask("POST", "/v1/messages", data=data)

    def wait(self) -> None:
        """Join the waiting list over the form and the API, and leave it."""
        form = {**WANTED, "phone": PHONE, "email": EMAIL, "name": NAME, "wish": str(uuid4())}
        page = self.ask("POST", "/houses/medborgerhus/waiting", data=form).headers["Location"]
        self.keep_secret(page.removeprefix("/W/"))
        for path in (page, f"{page}/leave"):
            self.ask("GET", path)
        self.ask("POST", f"{page}/leave")
        need = {"persons": 4, "minutes": 60, "first_day": "2026-11-27", "name": NAME, "phone": PHONE}
        joined = self.post("/v1/waiting-list", need).json()
        self.keep_secret(joined["id"], joined["code"])
        self.ask("GET", f"/v1/waiting-list/{joined['id']}")
        self.post("/v1/waiting-list/leave", {"code": joined["code"]})

    def break_it(self, booking: str, code: str, receipt: str, data: Path) -> None:
        """The same, while the store has lost a table: handlers fail in the middle."""
        with sqlite3.connect(data / "central.sqlite") as connection:
            connection.execute("ALTER TABLE occupancy RENAME TO lost")
        self.book_again()
        self.ask("GET", f"/R/{receipt}")
        self.ask("POST", f"/R/{receipt}/cancel")
        self.ask("POST", "/code", data={"code": code})
        self.post(f"/v1/bookings/{booking}/cancel", {"receipt": receipt})

    def book_again(self) -> None:
        wish = ask_for("mh-lok4", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z", phone=PHONE, email=EMAIL)
        self.post("/v1/bookings", wish)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    prepare(tmp_path / "centre")
    return tmp_path / "centre"


def visited(service: InstalledService, data: Path) -> Visit:
    """A whole visit, from a booking to a broken store."""
    visit = Visit(service)
    booking, code, receipt = visit.book()
    visit.look(code, receipt)
    visit.get_wrong()
    visit.wait()
    visit.post(f"/v1/bookings/{booking}/cancel", {"receipt": receipt})
    visit.break_it(booking, code, receipt, data)
    return visit


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_whole_visit_leaves_nothing_of_a_person_in_the_log(data: Path, tmp_path: Path, form: str) -> None:
    with own_port() as nobody:
        mail = ["--smtp", f"{HERE}:{nobody}", "--smtp-from", "booking@example.org", "--smtp-security", "none"]
        with installed_service(data, tmp_path / "log", "--log", form, *mail) as service:
            visit = visited(service, data)

    told = (tmp_path / "log").read_text()
    assert {200, 201, 303, 400, 403, 404, 500} <= set(visit.statuses)
    assert "device-unknown" in told
    assert "request-failed" in told
    assert "page-failed" in told
    assert {secret for secret in visit.secrets if secret.lower() in told.lower()} == set()


def test_a_request_is_one_line_with_its_template_and_its_number(data: Path, tmp_path: Path) -> None:
    with installed_service(data, tmp_path / "log", "--log", "json") as service:
        answer = requests.get(f"{service.url}/R/{NAME}", timeout=PATIENCE_SECONDS)

    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    (line,) = [one for one in lines if one.get("route") == "/R/{token}"]
    assert {**line, "timestamp": "", "ms": 0} == {
        "event": "request",
        "level": "info",
        "method": "GET",
        "ms": 0,
        "request": answer.headers["X-Request-Id"],
        "route": "/R/{token}",
        "status": 404,
        "timestamp": "",
    }
    assert 0 < line["ms"] < 1000 * PATIENCE_SECONDS


def test_a_failure_bears_the_number_of_its_request(data: Path, tmp_path: Path) -> None:
    with sqlite3.connect(data / "central.sqlite") as connection:
        connection.execute("ALTER TABLE booking RENAME TO lost")
    with installed_service(data, tmp_path / "log", "--log", "json") as service:
        answer = requests.get(f"{service.url}/v1/availability", timeout=PATIENCE_SECONDS)

    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    (failed,) = [one for one in lines if one["event"] == "request-failed"]
    assert failed["request"] == answer.headers["X-Request-Id"]
    assert "OperationalError" in failed["exception"]
    assert "central_store" in failed["exception"]


def test_every_line_says_when_in_utc(data: Path, tmp_path: Path) -> None:
    with installed_service(data, tmp_path / "log", "--log", "json") as service:
        requests.get(f"{service.url}/v1/venues", timeout=PATIENCE_SECONDS)

    lines = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    assert lines
    assert all(datetime.fromisoformat(line["timestamp"]).utcoffset() == timedelta(0) for line in lines)


TELLS = """
import logging, structlog, threading
from booking_core.central.running.logs import LogForm, log_for_operations
log_for_operations(LogForm({form!r}))
def fails(typed):
    try:
        int(typed)
    except ValueError as err:
        raise KeyError(typed) from err
try:
    fails("Solvej Raskovnik")
except KeyError as err:
    structlog.get_logger().error("failed", exc_info=err)
    logging.getLogger("asyncio").error("Task exception was never retrieved\\nfuture: %r", err, exc_info=err)
    logging.getLogger("asyncio").exception("once more")
logging.getLogger("asyncio").info("Solvej Raskovnik came in")
thread = threading.Thread(target=fails, args=["Solvej Raskovnik"])
thread.start()
thread.join()
fails("Solvej Raskovnik")
"""


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_exception_is_told_by_its_kind_and_place_and_never_by_its_words(form: str) -> None:
    script = [sys.executable, "-c", TELLS.format(form=form)]
    told = subprocess.run(script, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS).stderr

    assert told.count("ValueError") == told.count("KeyError") == 5
    assert "led to" in told
    assert "Task exception was never retrieved" in told
    assert "Solvej" not in told.replace('fails("Solvej Raskovnik")', "")


def test_a_line_for_people_is_when_how_grave_what_and_the_rest_by_its_names() -> None:
    tells = (
        "import structlog; from booking_core.central.running.logs import LogForm, log_for_operations; "
        "log_for_operations(LogForm.TEXT); structlog.get_logger().info('request', status=201, method='POST', "
        "reason='no, a=b', file='x\\n2026 [error')"
    )
    script = [sys.executable, "-c", tells]
    told = subprocess.run(script, capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS).stderr

    when, line = told.split(" ", 1)
    assert datetime.fromisoformat(when).utcoffset() == timedelta(0)
    rest = "file='x\\n2026 [error' method=POST reason='no, a=b' status=201"
    assert line == f"[info     ] request                        {rest}\n"
