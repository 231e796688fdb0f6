"""The waiting list over HTTP, as a partner meets it: joined, seen and left, and nothing let in that cannot be."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from booking_core.central.guards.guesses import MOST_WRONG_CODES
from booking_core.central.guards.tries import MOST_JOINS
from booking_core.domain.identity import BookingId
from booking_core.domain.told.waiting import MOST_WISHES
from booking_core.protocol.codes import code_of, grouped
from tests.booking_core.central.running_centre import RunningCentre

LIST = "/v1/waiting-list"
PHONE = "40217355"


def wish(**more: Any) -> dict[str, Any]:
    hours = {"starts": "18:00", "ends": "21:00:00"}
    usual = {"persons": 6, "minutes": 60, "first_day": "2026-11-27", "hours": hours, "space": "mh-lok3", "phone": PHONE}
    return {**usual, **more}


def waiting(running: RunningCentre) -> list[tuple[str, str, str]]:
    """Who stands on the list: name, phone, e-mail."""
    entries = running.centre.contacts.waiting(now=running.clock()).entries
    return [(one.name, one.phone, one.email) for one in entries]


def test_whoever_joins_is_told_the_code_and_where_they_stand(running: RunningCentre) -> None:
    key = uuid4()
    running.post(LIST, wish(phone="40000001"))
    running.clock.advance(timedelta(seconds=1))

    answer = running.post(LIST, wish(name="Åse", email="aase@example.org"), key=key)

    body = answer.json()
    assert answer.status_code == 201
    assert (body["id"], body["code"], body["ahead"]) == (str(key), code_of(BookingId(key)), 1)
    assert body["url"].endswith(f"/W/{key.hex.upper()}")
    assert body["ends_at"] == "2026-11-27T20:00:00Z"
    assert waiting(running) == [("", "40000001", ""), ("Åse", PHONE, "aase@example.org")]


def test_joining_twice_is_joining_once(running: RunningCentre) -> None:
    key = uuid4()

    answers = [running.post(LIST, wish(), key=key) for _ in range(2)]

    assert answers[0].json() == answers[1].json()
    assert len(waiting(running)) == 1
    other = running.post(LIST, wish(persons=7), key=key)
    assert (other.status_code, other.json()["code"]) == (422, "same-id-other-body")


def test_where_one_stands_is_seen_and_who_waits_is_not(running: RunningCentre) -> None:
    first = running.post(LIST, wish(phone="40000001")).json()
    running.clock.advance(timedelta(seconds=1))
    second = running.post(LIST, wish()).json()
    running.post(f"{LIST}/leave", {"code": first["code"]})

    seen = running.get(f"{LIST}/{second['id']}")

    assert (seen.status_code, seen.json()) == (200, {**second, "ahead": 0})
    assert PHONE not in seen.text
    assert running.get(f"{LIST}/{first['id']}").status_code == 404


def test_the_code_takes_one_off_the_list(running: RunningCentre) -> None:
    code, key = running.post(LIST, wish()).json()["code"], uuid4()

    answers = [running.post(f"{LIST}/leave", {"code": grouped(code)}, key=key) for _ in range(2)]

    assert [(one.status_code, one.json()) for one in answers] == [(200, {"code": code})] * 2
    assert waiting(running) == []
    again = running.post(f"{LIST}/leave", {"code": code})
    assert (again.status_code, again.json()["code"]) == (404, "not-waiting")


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"phone": None}, "contact-missing"),
        ({"phone": "12345678"}, "malformed"),
        ({"phone": "4021735500"}, "malformed"),
        ({"email": "nobody"}, "malformed"),
        ({"persons": 0}, "malformed"),
        ({"minutes": 0}, "malformed"),
        ({"minutes": 50}, "malformed"),
        ({"minutes": 20160}, "malformed"),
        ({"first_day": "soon"}, "malformed"),
        ({"last_day": "2026-11-26"}, "need-impossible"),
        ({"hours": {"starts": "18:00Z", "ends": "21:00"}}, "malformed"),
        ({"needs": ["sauna"]}, "malformed"),
        ({"name": "x" * 81}, "malformed"),
        ({"consent": True}, "malformed"),
    ],
)
def test_what_cannot_be_read_is_the_callers_mistake(running: RunningCentre, more: dict[str, Any], code: str) -> None:
    answer = running.post(LIST, wish(**more))

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert waiting(running) == []


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"persons": 5000}, "too-many-persons"),
        ({"space": "nowhere"}, "unknown-space"),
        ({"first_day": "2026-11-25"}, "in-the-past"),
        ({"first_day": "9999-12-31"}, "too-far-ahead"),
        ({"minutes": 240}, "too-long"),
    ],
)
def test_what_can_never_come_is_refused_with_why(running: RunningCentre, more: dict[str, Any], code: str) -> None:
    answer = running.post(LIST, wish(**more))

    body = answer.json()
    assert (answer.status_code, body["code"]) == (409, "cannot-wait")
    assert [one["code"] for one in body["refusals"]] == [code]
    assert body["refusals"][0]["sentence"]


def test_a_key_is_needed_and_a_body_has_a_size(running: RunningCentre) -> None:
    without_key = running.session.post(running.url + LIST, json=wish(), timeout=10)
    large = running.post(LIST, wish(name="x" * 300_000))

    assert (without_key.status_code, without_key.json()["code"]) == (400, "malformed")
    assert (large.status_code, large.json()["code"]) == (413, "http-413")


def test_a_sixth_wish_of_one_person_is_refused(running: RunningCentre) -> None:
    numbers = (PHONE, "+45 40217355", "40 21 73 55", PHONE, PHONE, PHONE)

    answers = [running.post(LIST, wish(phone=number)) for number in numbers]

    assert [one.status_code for one in answers] == [201] * MOST_WISHES + [409]
    assert answers[-1].json()["refusals"][0]["code"] == "waits-for-enough"


def test_one_address_joins_so_often_and_then_pauses(running: RunningCentre) -> None:
    for number in range(MOST_JOINS):
        assert running.post(LIST, wish(phone=f"401000{number:02}")).status_code == 201

    answer = running.post(LIST, wish(phone="40200000"))

    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-joins")
    assert answer.headers["Retry-After"] == "600"


def test_one_address_guesses_so_many_codes_and_then_pauses(running: RunningCentre) -> None:
    code = running.post(LIST, wish()).json()["code"]
    wrong = running.post(f"{LIST}/leave", {"code": "123456789"})
    for _ in range(MOST_WRONG_CODES):
        assert running.post(f"{LIST}/leave", {"code": code_of(BookingId(uuid4()))}).status_code == 404

    answer = running.post(f"{LIST}/leave", {"code": code})

    assert (wrong.status_code, wrong.json()["code"]) == (400, "code-unreadable")
    assert (answer.status_code, answer.json()["code"]) == (429, "too-many-codes")
    assert len(waiting(running)) == 1


def test_the_list_is_described_and_nobody_can_read_it(running: RunningCentre) -> None:
    paths = running.get("/schema/openapi.json").json()["paths"]

    assert {one for one in paths if one.startswith(LIST)} == {LIST, f"{LIST}/leave", f"{LIST}/{{wish_id}}"}
    assert set(paths[LIST]) == {"post"}
    assert running.get(LIST).status_code == 405
