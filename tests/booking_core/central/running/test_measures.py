"""What Prometheus reads: counters of the work, and how the centre stands. No label tells of a person."""

import re
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from time import monotonic
from urllib.parse import urlsplit

import pytest
import requests
from sqlalchemy import text

from booking_core.central.running.listening import Address
from booking_core.central.running.metrics_page import metrics_at
from booking_core.domain.identity import DeviceId
from booking_core.protocol.messages import Feed
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, ask_for
from tests.ports import HERE, own_port

KIOSK = DeviceId("mh-kiosk-1")
SAMPLE = re.compile(r"^(?P<name>[a-z_]+)(?:\{(?P<labels>.*)\})? (?P<value>\S+)$", re.MULTILINE)

Scrape = Callable[[], str]

WAITING = ("printer_away", "papers_waiting", "unprinted", "untold")


@pytest.fixture
def scrape(running: RunningCentre) -> Iterator[Scrape]:
    with own_port() as port, metrics_at(Address(HERE, port), running.centre):

        def scraped() -> str:
            """The page once nothing is under way: an answer may arrive a moment before it is counted."""
            until = monotonic() + PATIENCE_SECONDS
            address = f"http://{HERE}:{port}/metrics"
            while "moedested_requests_under_way 0.0" not in (page := requests.get(address, timeout=9).text):
                assert monotonic() < until, page
            return page

        yield scraped


def value(page: str, name: str, **labels: str) -> float:
    """The one sample of that name and those labels; nought when there is none."""
    wanted = {f'{label}="{own}"' for label, own in labels.items()}
    found = [
        float(sample["value"])
        for sample in SAMPLE.finditer(page)
        if sample["name"] == f"moedested_{name}" and wanted <= set((sample["labels"] or "").split(","))
    ]
    assert len(found) <= 1, found
    return found[0] if found else 0


def test_requests_are_counted_by_template_and_status(running: RunningCentre, scrape: Scrape) -> None:
    for path in ("/R/SOMETHING", "/R/ANOTHER", "/v1/venues", "/nowhere", "/v1/nowhere"):
        running.get(path)
    running.session.put(f"{running.url}/v1/venues", timeout=PATIENCE_SECONDS)
    page = scrape()

    assert value(page, "requests_total", method="GET", route="/R/{token}", status="404") == 2
    assert value(page, "requests_total", method="GET", route="/v1/venues", status="200") == 1
    assert value(page, "requests_total", method="GET", route="none", status="404") == 2
    assert value(page, "requests_total", method="PUT", status="405") == 1
    assert value(page, "request_seconds_count", route="/R/{token}") == 2


def test_a_caller_gone_in_the_middle_is_no_failure_of_the_service(running: RunningCentre, scrape: Scrape) -> None:
    at = urlsplit(running.url)
    with socket.create_connection((at.hostname or "", at.port or 0), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(b"POST /v1/messages HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf of")

    until = monotonic() + PATIENCE_SECONDS
    while not (counted := value(scrape(), "requests_total", route="/v1/messages", status="400")):
        assert monotonic() < until
    assert counted == 1


def test_a_method_of_somebodys_own_is_no_label_of_its_own(running: RunningCentre, scrape: Scrape) -> None:
    running.session.request("SOLVEJ", f"{running.url}/v1/venues", timeout=PATIENCE_SECONDS)

    assert "SOLVEJ" not in scrape()


def test_bookings_are_counted_by_what_became_of_them(running: RunningCentre, scrape: Scrape) -> None:
    wish = ask_for("mh-lok3", "2026-11-26T15:00:00Z", "2026-11-26T16:00:00Z")
    running.post("/v1/bookings", wish)
    running.post("/v1/bookings", {**wish, "phone": "44 00 99 11"})
    page = scrape()

    booked = {"command": "Book", "channel": "partner"}
    assert value(page, "answers_total", **booked, outcome="Confirmed") == 1
    assert value(page, "answers_total", **booked, outcome="Declined") == 1
    assert value(page, "refusals_total", command="Book", code="taken") == 1
    assert value(page, "bookings_ahead", state="confirmed", channel="partner") == 1


def test_machines_are_told_by_how_long_they_have_been_silent(running: RunningCentre, scrape: Scrape) -> None:
    kiosk = Kiosk(enrolled(running, KIOSK))
    kiosk.start()
    running.clock.advance(timedelta(minutes=7))
    page = scrape()

    assert value(page, "device_silent_seconds", device=KIOSK) == 7 * 60
    assert value(page, "device_cells_held", device=KIOSK) > 0
    assert [value(page, f"device_{what}", device=KIOSK) for what in WAITING] == [0] * 4
    assert value(page, "device_messages_total", message="Sync", outcome="answered") >= 1


def test_what_is_frozen_after_a_power_cut_is_told_by_its_reason(running: RunningCentre, scrape: Scrape) -> None:
    kiosk = Kiosk(enrolled(running, KIOSK))
    kiosk.start()
    kiosk.restart(boot="second")
    kiosk.start()

    assert value(scrape(), "cells_in_doubt", device=KIOSK, because="unproved") > 0


def test_a_clock_in_doubt_is_told(running: RunningCentre, scrape: Scrape) -> None:
    running.clock.advance(timedelta(days=90))

    assert value(scrape(), "clock_in_doubt") == 1


def test_where_the_centre_stands_is_told(running: RunningCentre, scrape: Scrape) -> None:
    wish = ask_for("mh-lok3", "2026-11-26T15:00:00Z", "2026-11-26T16:00:00Z", email="aase@example.org")
    running.post("/v1/bookings", wish)
    running.clock.advance(timedelta(seconds=90))
    page, ready = scrape(), running.get("/readyz").json()

    assert (value(page, "epoch"), value(page, "feed_number")) == (1, ready["feed_number"])
    assert (value(page, "recovering"), value(page, "waiting_list")) == (0, 0)
    assert (value(page, "letters_queued"), value(page, "letters_oldest_seconds")) == (1, 90)
    assert value(page, "disk_free_bytes") > 0
    assert value(page, "clock_in_doubt") == 0
    assert "process_cpu_seconds_total" in page
    assert "process_resident_memory_bytes" in page


def test_a_store_that_does_not_answer_is_told_of_beside_the_counters(running: RunningCentre, scrape: Scrape) -> None:
    running.get("/v1/venues")
    with running.centre.store.writing() as connection:
        connection.execute(text("ALTER TABLE centre RENAME TO lost"))
    page = scrape()

    assert value(page, "store_answers") == 0
    assert "store_answers" in page
    assert value(page, "requests_total", route="/v1/venues", status="200") == 1


def test_what_is_no_message_is_counted_by_its_code(running: RunningCentre, scrape: Scrape) -> None:
    kiosk = enrolled(running, KIOSK)
    kiosk.incarnation = 7
    kiosk.ask(Feed(after=running.centre.store.head().cursor, wait_seconds=0))
    running.session.post(f"{running.url}/v1/messages", data=b"Solvej", timeout=PATIENCE_SECONDS)
    page = scrape()

    assert value(page, "device_messages_total", message="none", outcome="envelope-unreadable") == 1
    assert value(page, "device_messages_total", message="none", outcome="incarnation-unknown") == 1


def test_nothing_of_a_person_or_a_receipt_is_measured(running: RunningCentre, scrape: Scrape) -> None:
    wish = ask_for("mh-lok3", "2026-11-26T15:00:00Z", "2026-11-26T16:00:00Z", email="solvej@example.org")
    made = running.post("/v1/bookings", {**wish, "phone": "44 99 88 77"}).json()
    code = made["booking"]["code"]
    running.get(f"/R/{made['receipt']}")
    running.get(f"/v1/receipts/{made['receipt']}")
    running.session.post(f"{running.url}/code", data={"code": code}, timeout=PATIENCE_SECONDS)
    page = scrape()

    for secret in (made["receipt"], code, made["booking"]["id"], "44998877", "44 99 88 77", "solvej"):
        assert secret not in page


def test_the_public_address_does_not_tell_measures(running: RunningCentre) -> None:
    assert running.get("/metrics").status_code == 404
