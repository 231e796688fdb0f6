"""What does not keep to its form is refused with everything that is wrong with it, in words and for programs."""

import json
from typing import Any
from uuid import uuid4

import pytest
import requests

from booking_core.central.accounts import system_accounts
from booking_core.central.api.field_faults import LIKE_A_CPR
from booking_core.central.api.request_form import MOST_FAULTS
from booking_core.domain.identity import StaffRole
from tests.booking_core.central.house_api.test_bookings import Program
from tests.booking_core.central.running_centre import RunningCentre, ask_for

NINE, TEN = "2026-12-02T09:00:00+01:00", "2026-12-02T10:00:00+01:00"


@pytest.fixture
def program(running: RunningCentre) -> Program:
    return Program(running, system_accounts.add(running.centre, "ESDH", StaffRole.DESK))


def faults(answer: requests.Response) -> list[tuple[str, str, str]]:
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    return [(one["part"], one["field"], one["code"]) for one in answer.json()["faults"]]


def sent(running: RunningCentre, path: str, content: bytes | str, **headers: str) -> requests.Response:
    key = {"Idempotency-Key": str(uuid4())}
    return running.session.post(running.url + path, data=content, headers={**key, **headers}, timeout=10)


def test_a_parameter_that_nobody_declared_is_named_with_those_there_are(untouched: RunningCentre) -> None:
    refused = untouched.get("/v1/availability", day="2026-12-02", venue="medborgerhus")

    assert faults(refused) == [("query", "day", "unknown")]
    (fault,) = refused.json()["faults"]
    assert fault["choices"] == ["from", "days", "venue", "space"]
    assert fault["sentence"] == "day kendes ikke her. Der findes: from, days, venue, space."


def test_where_nothing_can_be_asked_for_that_is_said(untouched: RunningCentre) -> None:
    refused = untouched.session.get(f"{untouched.url}/v1/venues?id=1", headers={"Accept-Language": "en"}, timeout=10)

    assert faults(refused) == [("query", "id", "unknown")]
    assert refused.json()["faults"][0]["sentence"].endswith("there are no parameters.")


def test_a_parameter_stands_there_once_unless_it_is_a_list(untouched: RunningCentre) -> None:
    assert faults(untouched.get("/v1/search?persons=4&limit=many&limit=5")) == [
        ("query", "limit", "repeated"),
    ]
    assert untouched.get("/v1/search?persons=4&need=quiet&need=projector").status_code == 200


def test_a_query_is_told_all_that_is_wrong_with_it(untouched: RunningCentre) -> None:
    refused = untouched.get("/v1/search?minutes=long&need=quiet&need=silence&purpose=fun&day=1&limit=0")

    assert faults(refused) == [
        ("query", "day", "unknown"),
        ("query", "persons", "missing"),
        ("query", "minutes", "wrong-kind"),
        ("query", "purpose", "no-such-choice"),
        ("query", "need", "no-such-choice"),
        ("query", "limit", "too-small"),
    ]
    told = {one["field"]: one for one in refused.json()["faults"]}
    assert "meeting" in told["purpose"]["choices"]
    assert "quiet" in told["need"]["choices"]
    assert told["need"]["sentence"].endswith(f"{', '.join(told['need']['choices'])}.")


def test_a_body_is_told_all_that_is_wrong_with_it_and_with_the_rest(untouched: RunningCentre) -> None:
    body = {
        "alternatives": [
            {"space": "mh-lok3", "starts_at": NINE, "ends_at": "ten"},
            {"space": 3, "starts_at": "2026-12-02T09:00:00", "length": 60},
        ],
        "purpose": "fun",
        "spoken": "da",
        "email": None,
    }
    answer = untouched.session.post(f"{untouched.url}/v1/bookings?suggests=true", json=body, timeout=10)

    assert faults(answer) == [
        ("query", "suggests", "unknown"),
        ("header", "Idempotency-Key", "missing"),
        ("body", "alternatives[0].ends_at", "wrong-form"),
        ("body", "alternatives[1].space", "wrong-kind"),
        ("body", "alternatives[1].starts_at", "no-zone"),
        ("body", "alternatives[1].ends_at", "missing"),
        ("body", "alternatives[1].length", "unknown"),
        ("body", "persons", "missing"),
        ("body", "purpose", "no-such-choice"),
        ("body", "spoken", "wrong-kind"),
    ]
    assert answer.json()["faults"][6]["choices"] == ["space", "starts_at", "ends_at", "layout"]


WITHOUT_A_BODY = "/v1/house/bookings/0e6fa8c1-3a4f-4a53-9f3a-6d0c2a1e7b58/check-in"


def test_what_a_body_says_where_none_is_wanted_is_an_error(untouched: RunningCentre) -> None:
    """Whoever sends the version, as other changes want it, would believe that it was looked at."""
    named = sent(untouched, WITHOUT_A_BODY, '{"version": 7}')
    others = [sent(untouched, WITHOUT_A_BODY, body) for body in ("[]", '"lift"', "version=7")]

    assert named.status_code == 400
    assert faults(named)[-1] == ("body", "version", "unknown")
    assert [faults(one)[-1] for one in others] == [
        ("body", "body", "wrong-kind"),
        ("body", "body", "wrong-kind"),
        ("body", "body", "no-json"),
    ]


@pytest.mark.parametrize("body", ["", "{}", " {} \n"])
def test_a_body_that_says_nothing_is_as_none(untouched: RunningCentre, body: str) -> None:
    answer = sent(untouched, WITHOUT_A_BODY, body)

    assert (answer.status_code, answer.json()["code"]) == (401, "token-needed")


GUESSABLE = [
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "c232ab00-9414-11ec-b3c8-9f6bdeced846",  # of a machine and a time
    "1EC9414C-232A-6B00-B3C8-9F6BDECED846",
    "5df41881-3aed-3515-88a7-2f4a814cf09e",  # of a name
    "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    "f81d4fae7dec41d00a7600a0c91e6bf6",  # of no variant that has versions
]


@pytest.mark.parametrize("key", GUESSABLE)
def test_a_key_that_could_be_guessed_is_refused(untouched: RunningCentre, key: str) -> None:
    refused = sent(untouched, "/v1/waiting-list/leave", "{}", **{"Idempotency-Key": key})

    assert refused.status_code == 400
    assert faults(refused) == [("header", "Idempotency-Key", "not-random"), ("body", "code", "missing")]


@pytest.mark.parametrize("key", ["{}", "{0.hex}", "01890a5d-ac96-774b-bcce-b302099a8057"])
def test_a_key_of_random_bits_is_taken_also_where_the_time_is_in_it(untouched: RunningCentre, key: str) -> None:
    refused = sent(untouched, "/v1/waiting-list/leave", "{}", **{"Idempotency-Key": key.format(uuid4())})

    assert faults(refused) == [("body", "code", "missing")]


def test_every_time_that_cannot_be_is_named(untouched: RunningCentre) -> None:
    wish = {"space": "mh-lok3", "starts_at": TEN, "ends_at": NINE}
    fine = {"space": "mh-lok3", "starts_at": NINE, "ends_at": TEN}

    refused = untouched.post("/v1/bookings", {"alternatives": [wish, fine, wish], "persons": 4})

    assert refused.json()["code"] == "span-impossible"
    assert faults(refused) == [
        ("body", "alternatives[0].ends_at", "span-impossible"),
        ("body", "alternatives[2].ends_at", "span-impossible"),
    ]


@pytest.mark.parametrize(("content", "code"), [("", "missing"), ("[]", "wrong-kind"), ("null", "wrong-kind")])
def test_what_is_no_object_is_told_of_the_whole_body(untouched: RunningCentre, content: str, code: str) -> None:
    assert faults(sent(untouched, "/v1/bookings", content)) == [("body", "body", code)]


def test_of_ten_thousand_faults_fifty_are_told_and_no_name_at_length(untouched: RunningCentre) -> None:
    many: dict[str, Any] = {**ask_for("mh-lok3", NINE, TEN), **{f"{number:0150}": 1 for number in range(1500)}}

    refused = untouched.post("/v1/bookings", many)

    assert len(faults(refused)) == MOST_FAULTS
    assert max(len(field) for field in refused.json()["fields"]) == 100


def test_what_says_that_it_is_no_json_is_not_read(untouched: RunningCentre) -> None:
    refused = sent(untouched, "/v1/bookings", "{}", **{"Content-Type": "application/x-www-form-urlencoded"})

    assert (refused.status_code, refused.json()["code"]) == (415, "http-415")
    assert refused.headers["Accept-Post"] == "application/json"


def test_links_from_elsewhere_and_probes_may_bring_parameters_along(untouched: RunningCentre) -> None:
    for path in ("/", "/houses/medborgerhus", "/code", "/healthz", "/readyz"):
        answer = untouched.get(path, utm_source="nyhedsbrev", fbclid="x")

        assert answer.status_code == 200


CPR = "010203-1234"


def test_a_cpr_number_in_what_somebody_wrote_is_refused_and_not_said_again(untouched: RunningCentre) -> None:
    wish = {"persons": 6, "minutes": 60, "first_day": "2026-12-02", "phone": "40217355", "name": f"Aase {CPR}"}
    body = json.dumps({**wish, "email": "0102031234@example.org"})

    refused = sent(untouched, "/v1/waiting-list", body, **{"Accept-Language": "en"})

    assert faults(refused) == [("body", "name", LIKE_A_CPR), ("body", "email", LIKE_A_CPR)]
    assert refused.json()["faults"][0]["sentence"].startswith("name looks like a CPR number. Nothing was kept.")
    assert "0203" not in refused.text


@pytest.mark.parametrize(
    ("path", "field", "body"),
    [
        ("bookings", "override_reason", {"title": "Strikkecafé", "override_reason": CPR}),
        ("bookings", "title", {"title": f"Fest hos {CPR}"}),
        ("blocks", "reason", {"reason": f"Aftalt med {CPR}"}),
        ("series", "anyway[1].override_reason", {"anyway": [{"override_reason": "Ja"}, {"override_reason": CPR}]}),
    ],
)
def test_nor_do_the_houses_own_programs_write_one(
    program: Program, path: str, field: str, body: dict[str, object]
) -> None:
    refused = program.post(f"/v1/house/{path}", body)

    assert ("body", field, LIKE_A_CPR) in faults(refused)
    assert "0203" not in refused.text


def test_ten_digits_that_stand_for_something_else_are_no_cpr_number(untouched: RunningCentre) -> None:
    wish = {"minutes": 60, "first_day": "2026-12-02", "phone": "+1 201 555 0123", "name": "Aase 4545123456"}

    assert faults(sent(untouched, "/v1/waiting-list", json.dumps(wish))) == [("body", "persons", "missing")]
