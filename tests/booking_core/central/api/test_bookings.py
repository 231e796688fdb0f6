"""What partners and the public see over HTTP."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise
from threading import Semaphore
from typing import Any
from uuid import uuid4

import pytest
import requests
from sqlalchemy import Engine, event

from booking_core.domain.bookings import Contact
from booking_core.domain.finding.availability import SegmentKind
from booking_core.protocol.sealing import open_contact
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, RunningCentre, ask_for

LOK3_NOW = ask_for("mh-lok3", "2026-11-26T14:15:00+01:00", "2026-11-26T15:15:00+01:00")


def test_the_venues_are_those_of_the_places_file(running: RunningCentre) -> None:
    answer = running.get("/v1/venues").json()

    assert answer["municipality"] == "Herlev Kommune"
    assert [venue["id"] for venue in answer["venues"]] == [
        "medborgerhus",
        "bibliotek",
        "hjortespring",
        "gammelgaard",
        "byrum",
    ]
    lok3 = answer["venues"][0]["spaces"][0]
    assert (lok3["name"], lok3["longest_minutes"], lok3["prices"]["citizen"]) == ("Lokale 3", 240, 0)


def test_a_booking_is_confirmed_and_then_shown_as_taken(running: RunningCentre) -> None:
    confirmed = running.post("/v1/bookings", LOK3_NOW)
    lane = running.get("/v1/availability", space="mh-lok3", **{"from": "2026-11-26"}).json()["lanes"][0]

    assert confirmed.status_code == 201
    assert confirmed.json()["booking"]["state"] == "confirmed"
    assert confirmed.json()["receipt_url"].startswith("HTTPS://MOEDESTED.EXAMPLE/R/")
    booked = [s for s in lane["segments"] if s["kind"] == SegmentKind.BOOKED]
    assert [(s["starts_at"], s["ends_at"]) for s in booked] == [("2026-11-26T13:15:00Z", "2026-11-26T14:15:00Z")]


def test_a_day_is_filled_by_its_segments_also_when_the_clocks_change(running: RunningCentre) -> None:
    for day, hours in (("2027-03-28", 23), ("2027-10-31", 25), ("2026-12-31", 24), ("2027-02-28", 24)):
        lanes = running.get("/v1/availability", venue="bibliotek", **{"from": day}).json()["lanes"]

        for lane in lanes:
            segments = lane["segments"]
            assert all(a["ends_at"] == b["starts_at"] for a, b in pairwise(segments))
            assert _hours(segments[0]["starts_at"], segments[-1]["ends_at"]) == hours


def _hours(first: str, last: str) -> float:
    return (datetime.fromisoformat(last) - datetime.fromisoformat(first)) / timedelta(hours=1)


def test_the_same_key_gets_the_same_answer_and_books_once(running: RunningCentre) -> None:
    key = uuid4()

    first = running.post("/v1/bookings", LOK3_NOW, key=key)
    second = running.post("/v1/bookings", LOK3_NOW, key=key)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()


def test_the_same_key_for_something_else_is_refused(running: RunningCentre) -> None:
    key = uuid4()
    running.post("/v1/bookings", LOK3_NOW, key=key)

    other = running.post("/v1/bookings", {**LOK3_NOW, "persons": 5}, key=key)

    assert (other.status_code, other.json()["code"]) == (422, "same-id-other-body")


def test_a_taken_room_is_refused_with_a_sentence_and_when_it_is_free(running: RunningCentre) -> None:
    running.post("/v1/bookings", LOK3_NOW)

    refused = running.post("/v1/bookings", LOK3_NOW)

    problem = refused.json()
    assert (refused.status_code, problem["code"]) == (409, "refused")
    assert problem["detail"] == "Ingen af mulighederne kan bookes. Grunden står ved hver af dem."
    assert problem["refusals"][0]["code"] == "taken"
    assert problem["refusals"][0]["facts"]["free_from"].startswith("2026-11-26T14:15:00")
    assert "15.15" in problem["refusals"][0]["sentence"]


def test_a_refusal_brings_what_can_be_booked_instead_and_all_of_it_can(running: RunningCentre) -> None:
    running.post("/v1/bookings", LOK3_NOW)

    instead = running.post("/v1/bookings?suggest=true", LOK3_NOW).json()["refusals"][0]["instead"]

    assert [one["step"] for one in instead] == ["shift", "other-space", "other-house", "other-day"]
    assert instead[0]["sentence"] == "Lokale 3 kan fås torsdag den 26. november 15.15–16.15."
    for one in instead:
        wish = ask_for(one["space"], one["starts_at"], one["ends_at"])
        assert running.post("/v1/bookings", wish).status_code == 201, one


def test_the_first_alternative_that_is_wholly_free_wins(running: RunningCentre) -> None:
    running.post("/v1/bookings", LOK3_NOW)
    second = ask_for("mh-lok5", "2026-11-26T14:15:00+01:00", "2026-11-26T15:15:00+01:00")
    both = {**LOK3_NOW, "alternatives": [*LOK3_NOW["alternatives"], *second["alternatives"]]}  # type: ignore[misc]

    confirmed = running.post("/v1/bookings", both).json()

    assert (confirmed["alternative"], confirmed["booking"]["space"]) == (1, "mh-lok5")


def test_a_joined_hall_and_its_halves_exclude_each_other(running: RunningCentre) -> None:
    span = ("2026-11-27T10:00:00+01:00", "2026-11-27T12:00:00+01:00")

    whole = running.post("/v1/bookings", ask_for("bib-salen", *span))
    half = running.post("/v1/bookings", ask_for("bib-salen-a", *span))

    assert (whole.status_code, half.status_code) == (201, 409)


@pytest.mark.parametrize(
    ("space", "starts_at", "ends_at", "more", "code"),
    [
        ("nowhere", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00", {}, "unknown-space"),
        ("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T15:15:00+01:00", {}, "too-short"),
        ("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T19:15:00+01:00", {}, "too-long"),
        ("mh-lok3", "2026-11-26T15:05:00+01:00", "2026-11-26T16:05:00+01:00", {}, "not-on-quarter"),
        ("mh-lok3", "2026-11-26T13:00:00+01:00", "2026-11-26T14:00:00+01:00", {}, "in-the-past"),
        ("mh-lok3", "2026-11-26T21:30:00+01:00", "2026-11-26T22:30:00+01:00", {}, "closed"),
        ("mh-lok3", "2026-12-25T10:00:00+01:00", "2026-12-25T11:00:00+01:00", {}, "closed-all-day"),
        ("mh-lok3", "2027-03-15T10:00:00+01:00", "2027-03-15T11:00:00+01:00", {}, "too-far-ahead"),
        ("bib-gruppe1", "2026-11-27T10:00:00+01:00", "2026-11-27T11:00:00+01:00", {}, "too-far-ahead"),
        ("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00", {"persons": 17}, "too-many-persons"),
        ("mh-store-sal", "2026-11-26T14:00:00+01:00", "2026-11-26T15:00:00+01:00", {}, "needs-approval"),
        ("mh-lok3", "2026-11-26T19:00:00+01:00", "2026-11-26T20:00:00+01:00", {"phone": None}, "name-needed-start"),
        ("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T18:00:00+01:00", {"phone": None}, "name-needed-length"),
    ],
)
def test_every_rule_of_the_file_is_obeyed(
    untouched: RunningCentre, space: str, starts_at: str, ends_at: str, more: dict[str, object], code: str
) -> None:
    refused = untouched.post("/v1/bookings", ask_for(space, starts_at, ends_at, **more))

    assert refused.status_code == 409
    assert refused.json()["refusals"][0]["code"] == code


def test_the_receipt_shows_and_cancels_the_booking(running: RunningCentre) -> None:
    made = running.post("/v1/bookings", LOK3_NOW).json()
    proof = {"receipt": made["receipt_url"]}

    shown = running.get(f"/v1/receipts/{made['receipt']}").json()
    cancelled = running.post(f"/v1/bookings/{made['booking']['id']}/cancel", proof)
    again = running.post(f"/v1/bookings/{made['booking']['id']}/cancel", proof)
    rebooked = running.post("/v1/bookings", LOK3_NOW)

    assert shown["id"] == made["booking"]["id"]
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled-by-citizen")
    assert (again.status_code, again.json()["state"]) == (200, "cancelled-by-citizen")
    assert rebooked.status_code == 201


def test_a_booking_tells_until_when_the_room_is_kept_for_people_who_do_not_check_in(running: RunningCentre) -> None:
    there = running.post(
        "/v1/bookings", ask_for("mh-lille-sal", "2026-11-27T08:00:00+01:00", "2026-11-27T09:00:00+01:00")
    )
    kept = running.post("/v1/bookings", LOK3_NOW)

    assert kept.json()["booking"]["held_until"] == "2026-11-26T13:30:00Z"
    assert there.json()["booking"]["held_until"] is None


def test_a_space_with_approval_is_asked_of_its_house_and_withdrawn_with_the_receipt(running: RunningCentre) -> None:
    body = ask_for("mh-store-sal", "2026-11-28T10:00:00+01:00", "2026-11-28T12:00:00+01:00")
    key = uuid4()
    asked = running.post("/v1/bookings", body, key=key)
    again = running.post("/v1/bookings", body, key=key)
    made = asked.json()

    shown = running.get(f"/v1/receipts/{made['receipt']}").json()
    withdrawn = running.post(f"/v1/bookings/{made['booking']['id']}/cancel", {"receipt": made["receipt"]})

    assert (asked.status_code, again.status_code) == (202, 202)
    assert again.json() == made
    assert made["is_free"] is True
    assert (shown["state"], shown["answer_by"]) == ("requested", "2026-11-28T09:00:00Z")
    assert (withdrawn.status_code, withdrawn.json()["state"]) == (200, "withdrawn")


def test_the_rules_of_a_place_are_told_in_the_language_asked_for(running: RunningCentre) -> None:
    said = {
        language: running.session.get(
            f"{running.url}/v1/venues", headers={"Accept-Language": language}, timeout=10
        ).json()["venues"][0]["spaces"][0]["rules"][0]
        for language in ("da", "en", "DA", "EN-gb;Q=0.9, da;q=0.1")
    }

    danish, english = "Fra 30 min. til 4 timer ad gangen.", "From 30 min to 4 hours at a time."
    assert list(said.values()) == [danish, english, danish, english]


def test_an_association_books_longer_and_is_named(running: RunningCentre) -> None:
    span = ("mh-lok3", "2026-11-28T09:00:00+01:00", "2026-11-28T16:00:00+01:00")

    alone = running.post("/v1/bookings", ask_for(*span))
    unknown = running.post("/v1/bookings", ask_for(*span, user="association", group="bridge"))
    chess = running.post("/v1/bookings", ask_for(*span, user="association", group="skak", audience="seniors"))

    assert [answer.json()["refusals"][0]["code"] for answer in (alone, unknown)] == ["too-long", "unknown-group"]
    assert chess.status_code == 201
    booked = running.centre.store.bookings.with_id(chess.json()["booking"]["id"])
    assert booked is not None
    assert (booked.group, booked.audience, booked.is_trial) == ("skak", "seniors", False)


def test_an_idea_is_tried_for_free_where_all_may_come_and_the_house_says_yes_first(running: RunningCentre) -> None:
    span = ("mh-lok3", "2026-11-27T15:00:00+01:00", "2026-11-27T16:00:00+01:00")

    closed = running.post("/v1/bookings", ask_for(*span, is_trial=True))
    asked = running.post("/v1/bookings", ask_for(*span, is_trial=True, openness="open"))

    assert closed.json()["refusals"][0]["code"] == "not-open-to-all"
    assert asked.status_code == 202


def test_an_e_mail_is_sealed_with_the_language_to_write_in_and_a_number_in_plain_digits(running: RunningCentre) -> None:
    body = ask_for(
        "mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00", phone="٤٤٠٠.٠٠٠١", email="aase@example.org"
    )
    headers = {"Idempotency-Key": str(uuid4()), "Accept-Language": "en"}

    made = running.session.post(f"{running.url}/v1/bookings", json=body, headers=headers, timeout=30)

    assert made.status_code == 201
    window = {"ends_after": running.clock(), "starts_before": running.clock() + timedelta(days=1)}
    (sealed,) = running.centre.store.bookings.sealed_contacts(**window).values()
    contact = open_contact(sealed, running.centre.keys.sealing)
    assert contact == Contact(phone="4400 0001", email="aase@example.org", language="en")


@pytest.mark.parametrize(
    "email", ["", "aase", "aase@", "@example.org", "a b@example.org", "a@b", "a@b.dk\n", "a@b@c.dk"]
)
def test_what_is_no_address_is_refused(untouched: RunningCentre, email: str) -> None:
    body = ask_for("mh-lok3", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00", email=email)

    assert untouched.post("/v1/bookings", body).status_code == 400


def test_nobody_cancels_with_another_bookings_receipt(running: RunningCentre) -> None:
    mine = running.post("/v1/bookings", LOK3_NOW).json()
    yours = running.post(
        "/v1/bookings", ask_for("mh-lok5", "2026-11-26T15:00:00+01:00", "2026-11-26T16:00:00+01:00")
    ).json()

    refused = running.post(f"/v1/bookings/{yours['booking']['id']}/cancel", {"receipt": mine["receipt"]})

    assert (refused.status_code, refused.json()["code"]) == (403, "receipt-of-another-booking")


@pytest.mark.parametrize("receipt", ["", "AAAA", "HTTPS://MOEDESTED.EXAMPLE/R/" + "A" * 149, "æøå"])
def test_a_receipt_that_is_none_is_refused_kindly(untouched: RunningCentre, receipt: str) -> None:
    refused = untouched.post(f"/v1/bookings/{uuid4()}/cancel", {"receipt": receipt})

    assert refused.status_code == 403
    assert refused.json()["code"].startswith("receipt-")
    assert refused.json()["detail"]


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({"alternatives": [], "persons": 4}, "alternatives", "too-short"),
        ({"persons": 4}, "alternatives", "missing"),
        (
            {"alternatives": [{"space": "mh-lok3", "ends_at": "2026-11-26T16:00:00+01:00"}], "persons": 4},
            "alternatives[0].starts_at",
            "missing",
        ),
        ({**LOK3_NOW, "persons": 0}, "persons", "too-small"),
        ({**LOK3_NOW, "persons": 99_999}, "persons", "too-large"),
        ({**LOK3_NOW, "persons": "many"}, "persons", "wrong-kind"),
        ({**LOK3_NOW, "wishes": 1}, "wishes", "unknown"),
        ({**LOK3_NOW, "purpose": "war"}, "purpose", "no-such-choice"),
        ({**LOK3_NOW, "group": "x" * 65}, "group", "too-long"),
        ({**LOK3_NOW, "phone": "call me"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "        "}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "0101901234"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "010190-1234"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "٠١٠١٩٠-١٢٣٤"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "(010190) 1234"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "12345678"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "4506070809"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "+45 01019012"}, "phone", "wrong-form"),
        ({**LOK3_NOW, "phone": "44000001\n"}, "phone", "wrong-form"),
        (
            ask_for("mh-lok3", "2026-11-26T15:00:00", "2026-11-26T16:00:00+01:00"),
            "alternatives[0].starts_at",
            "no-zone",
        ),
        (ask_for("mh-lok3", "tomorrow", "2026-11-26T16:00:00+01:00"), "alternatives[0].starts_at", "wrong-form"),
    ],
)
def test_a_malformed_booking_names_its_field_and_says_why(
    untouched: RunningCentre, body: object, field: str, code: str
) -> None:
    refused = untouched.post("/v1/bookings", body)

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")
    assert refused.json()["fields"] == [field]
    (fault,) = refused.json()["faults"]
    assert (fault["field"], fault["code"]) == (field, code)
    assert fault["sentence"].startswith(field)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "phone is not written as expected. It may look like this: 44 12 34 56"),
        ("da", "phone er ikke skrevet som ventet. Sådan kan det se ud: 44 12 34 56"),
    ],
)
def test_whoever_writes_a_number_that_is_none_is_shown_one(
    untouched: RunningCentre, language: str, sentence: str
) -> None:
    body = {**LOK3_NOW, "phone": "12345678"}
    headers = {"Idempotency-Key": str(uuid4()), "Accept-Language": language}

    refused = untouched.session.post(
        f"{untouched.url}/v1/bookings", json=body, headers=headers, timeout=PATIENCE_SECONDS
    )

    assert [fault["sentence"] for fault in refused.json()["faults"]] == [sentence]


def test_a_span_that_ends_before_it_starts_or_lasts_for_weeks_is_refused(running: RunningCentre) -> None:
    backwards = ask_for("mh-lok3", "2026-11-26T16:00:00+01:00", "2026-11-26T15:00:00+01:00")
    for_weeks = ask_for("mh-lok3", "2026-11-26T16:00:00+01:00", "2126-11-26T15:00:00+01:00")

    assert running.post("/v1/bookings", backwards).json()["code"] == "span-impossible"
    assert running.post("/v1/bookings", for_weeks).json()["code"] == "span-impossible"


@pytest.mark.parametrize("year", ["0002-01-01", "9998-12-31"])
def test_at_the_edge_of_the_calendar_nothing_is_booked(untouched: RunningCentre, year: str) -> None:
    wish = ask_for("mh-lok3", f"{year}T10:00:00Z", f"{year}T11:00:00Z")

    answer = untouched.post("/v1/bookings?suggest=true", wish)

    assert (answer.status_code, answer.json()["code"]) == (400, "span-impossible")


def test_broken_json_and_a_missing_key_say_what_to_do(running: RunningCentre) -> None:
    broken = running.session.post(
        running.url + "/v1/bookings", data=b"{", headers={"Idempotency-Key": str(uuid4())}, timeout=10
    )
    keyless = running.session.post(running.url + "/v1/bookings", json=LOK3_NOW, timeout=10)

    assert (broken.status_code, broken.json()["code"]) == (400, "malformed")
    assert (keyless.status_code, keyless.json()["code"]) == (400, "malformed")
    assert (broken.json()["faults"][0]["code"], broken.json()["fields"]) == ("no-json", ["body"])
    assert (keyless.json()["faults"][0]["code"], keyless.json()["fields"]) == ("missing", ["Idempotency-Key"])


@pytest.mark.usefixtures("each_engine")
def test_what_no_database_keeps_is_malformed(running: RunningCentre) -> None:
    body = ask_for("mh-lok3", "2026-11-30T10:00:00+01:00", "2026-11-30T11:00:00+01:00", audience="unge\0")

    refused = running.post("/v1/bookings", body)

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


def test_bytes_that_are_no_text_are_malformed(running: RunningCentre) -> None:
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}
    refused = running.session.post(
        running.url + "/v1/bookings", data=b'{"alternatives": "\xff"}', headers=headers, timeout=10
    )

    assert (refused.status_code, refused.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_reach_is_refused(untouched: RunningCentre, day: str) -> None:
    refused = untouched.get("/v1/availability", **{"from": day})

    assert (refused.status_code, refused.json()["code"]) == (400, "day-too-far")


def test_sentences_come_in_the_callers_language(running: RunningCentre) -> None:
    body = ask_for("mh-lok3", "2026-11-26T21:30:00+01:00", "2026-11-26T22:30:00+01:00")
    running.session.headers["Accept-Language"] = "en-GB,en;q=0.8"

    english = running.post("/v1/bookings", body).json()["refusals"][0]["sentence"]
    running.session.headers["Accept-Language"] = "da"
    danish = running.post("/v1/bookings", body).json()["refusals"][0]["sentence"]

    assert "22:00" in english
    assert "kl. 22" in danish


def test_a_long_poll_answers_as_soon_as_something_changes(running: RunningCentre) -> None:
    start = running.get("/v1/changes").json()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(running.get, "/v1/changes", after=start["cursor"], wait=20)
        running.post("/v1/bookings", LOK3_NOW)
        answer = waiting.result(timeout=10).json()

    assert [change["space"] for change in answer["changes"]] == ["mh-lok3"]
    assert "id" not in answer["changes"][0]


def test_a_hundred_who_wait_are_told_by_one_look_and_the_event_loop_reads_nothing(running: RunningCentre) -> None:
    start = running.get("/v1/changes").json()["cursor"]
    read: list[str] = []
    sent_by_the_loop: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        read.extend([statement] if "FROM feed" in statement else [])
        with suppress(RuntimeError):  # there is none in any other thread
            asyncio.get_running_loop()
            sent_by_the_loop.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        with ThreadPoolExecutor(40) as pool:
            asked = Semaphore(0)
            polls = [pool.submit(_changes_after, running, start, asked) for _ in range(40)]
            for _ in polls:
                assert asked.acquire(timeout=20)
            running.post("/v1/bookings", LOK3_NOW)
            answers = [one.result(timeout=20) for one in polls]
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    assert [one["changes"][0]["space"] for one in answers] == ["mh-lok3"] * 40
    assert len(read) < 6
    assert sent_by_the_loop == []


def _changes_after(running: RunningCentre, cursor: str, asked: Semaphore) -> dict[str, Any]:
    """On a connection of its own."""
    asked.release()
    wanted: dict[str, str | float] = {"after": cursor, "wait": 20}
    answer: dict[str, Any] = requests.get(f"{running.url}/v1/changes", params=wanted, timeout=30).json()
    return answer


def test_an_unknown_cursor_tells_the_subscriber_to_begin_anew(running: RunningCentre) -> None:
    answer = running.get("/v1/changes", after="1.999." + "0" * 64).json()

    assert answer["reset"] is True
    for nonsense in ("nonsense", "1.99999999999999999999999.x", "1.-2.x", "a.b.c"):
        assert running.get("/v1/changes", after=nonsense).json()["code"] == "cursor-unreadable"


def test_unknown_addresses_and_methods_answer_in_the_same_form(running: RunningCentre) -> None:
    assert running.get("/v1/nothing").json()["code"] == "http-404"
    assert running.session.delete(running.url + "/v1/venues", timeout=10).json()["code"] == "http-405"


def test_the_api_describes_itself(running: RunningCentre) -> None:
    document = running.get("/schema/openapi.json").json()

    assert {"/v1/venues", "/v1/availability", "/v1/bookings", "/v1/changes"} <= set(document["paths"])
    for page in ("", "/swagger", "/redoc", "/elements"):
        assert "<script" not in running.get(f"/schema{page}").text, "such a page fetches scripts from strangers"


def test_every_operation_is_described_with_its_errors(running: RunningCentre) -> None:
    paths = running.get("/schema/openapi.json").json()["paths"]

    refused = paths["/v1/bookings"]["post"]["responses"]["409"]["content"]["application/problem+json"]["schema"]
    assert refused["$ref"].endswith("/ProblemOut")
    for operation in (one for item in paths.values() for one in item.values()):
        assert " " in operation["summary"]
        assert operation["description"]
        for status, response in operation["responses"].items():
            if status >= "400":
                assert response["content"]["application/problem+json"]["schema"]["$ref"].endswith("/ProblemOut")


def test_fields_are_named_as_the_caller_wrote_them(running: RunningCentre) -> None:
    headers = {"Idempotency-Key": "seven"}
    keyed = running.session.post(running.url + "/v1/bookings", json=LOK3_NOW, headers=headers, timeout=10)

    assert running.get("/v1/availability", **{"from": "soon"}).json()["fields"] == ["from"]
    assert keyed.json()["fields"] == ["Idempotency-Key"]


@pytest.mark.parametrize(
    "phone", ["44000001", "40 50 60 70", "+45 40506070", "+46 8 123 456 78", "٤٠٥٠٦٠٧٠", "(+45) 40-50.60\u00a070"]
)
def test_a_number_one_can_call_is_taken(running: RunningCentre, phone: str) -> None:
    assert running.post("/v1/bookings", {**LOK3_NOW, "phone": phone}).status_code == 201


@pytest.mark.parametrize("body", [b"[" * 200_000, b'{"alternatives": "\xff"}'])
def test_a_body_that_is_no_json_is_the_callers_mistake(untouched: RunningCentre, body: bytes) -> None:
    headers = {"Idempotency-Key": str(uuid4()), "Content-Type": "application/json"}

    answer = untouched.session.post(f"{untouched.url}/v1/bookings", data=body, headers=headers, timeout=10)

    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert answer.json()["fields"] == ["body"]
