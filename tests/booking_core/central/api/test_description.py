"""The service keeps to its own description: whatever is asked, well or badly, it answers as it says there."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from booking_core.central.accounts import system_accounts
from booking_core.central.api.description.body_examples import BODIES
from booking_core.central.api.description.document import values
from booking_core.central.api.description.field_words import EXAMPLES, MEANINGS
from booking_core.central.api.messages import ApiStruct, BookingIn
from booking_core.central.guards.guarding import LONGEST_ADDRESS_BYTES
from booking_core.domain.identity import StaffRole
from booking_core.domain.refusals import RefusalCode
from tests.booking_core.central.described_service import ask_everything, follow_the_links
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre
from tests.slices import SLICED, slice_of

pytestmark = SLICED

SEED, WALKING_SEED = 2026, 26
EACH, WALKS, MOST_SEEDS = slice_of(14, 5), 20, 40
LINKED = {
    "/v1/bookings|/v1/receipts": {
        "POST /v1/bookings/{booking_id}/cancel",
        "POST /v1/bookings/{booking_id}/end",
        "GET /v1/receipts/{receipt}",
    },
    "/v1/waiting-list": {"GET /v1/waiting-list/{wish_id}"},
    "/v1/house/blocks": {"POST /v1/house/blocks/{block_id}/lift"},
    "/v1/house/bookings": {
        "GET /v1/house/bookings/{booking_id}",
        "POST /v1/house/bookings/{booking_id}/move",
        "POST /v1/house/bookings/{booking_id}/cancel",
    },
    "/v1/house/series": {"GET /v1/house/series/{series_id}", "POST /v1/house/series/{series_id}/cancel"},
}
"""What walks among those addresses have to come to by links: nobody guesses what an id or a receipt is."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCentre]:
    with running_centre(tmp_path_factory.mktemp("described")) as centre:
        yield centre


def token_of(running: RunningCentre) -> str:
    return system_accounts.add(running.centre, "esdh", StaffRole.DESK)


def statuses(running: RunningCentre) -> dict[str, set[int]]:
    """What was answered so far, by operation."""
    found: dict[str, set[int]] = {}
    for family in running.centre.measures.registry.collect():
        for sample in family.samples:
            if sample.name == "moedested_requests_total":
                own = sample.labels
                found.setdefault(f"{own['method']} {own['route']}", set()).add(int(own["status"]))
    return found


def test_every_answer_is_one_of_the_description(running: RunningCentre) -> None:
    asked = ask_everything(running.url, token=token_of(running), examples=EACH, number=SEED)

    told = statuses(running)
    assert asked > 10 * EACH
    assert {201, 400} <= told["POST /v1/bookings"]
    assert {200, 400} <= told["POST /v1/series/preview"]
    assert {201, 400} <= told["POST /v1/waiting-list"]
    assert {201, 400} <= told["POST /v1/house/blocks"]
    assert {201, 400} <= told["POST /v1/house/bookings"]
    assert {200, 400} <= told["GET /v1/house/requests"]


@pytest.mark.parametrize("among", LINKED)
def test_whoever_follows_the_links_gets_on(tmp_path: Path, among: str) -> None:
    """In a town of its own: whether a walk finds a room depends on who has been there before."""
    met: set[str] = set()
    with running_centre(tmp_path) as running:
        token = token_of(running)
        for number in range(WALKING_SEED, WALKING_SEED + MOST_SEEDS):
            follow_the_links(running.url, token=token, examples=WALKS, number=number, among=among)
            met = {operation for operation, told in statuses(running).items() if 200 in told}
            if met >= LINKED[among]:
                break

    assert met >= LINKED[among]


def test_it_says_what_is_refused_as_the_service_refuses_it(running: RunningCentre) -> None:
    schemas = running.get("/schema/openapi.json").json()["components"]["schemas"]

    booking = schemas["BookingIn"]
    assert booking["properties"]["alternatives"]["items"] == {"$ref": "#/components/schemas/AlternativeIn"}
    assert booking["additionalProperties"] is False
    assert "additionalProperties" not in schemas["BookingOut"]
    assert schemas["EnrolIn"]["properties"]["public_key"]["contentEncoding"] == "base64"
    wish = ask_for("mh-lok3", "2026-12-02T15:00:00Z", "2026-12-02T16:00:00Z")
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({**wish, "colour": "blue"}, BookingIn)


def test_an_address_that_is_too_long_is_refused_as_described(running: RunningCentre) -> None:
    operation = running.get("/schema/openapi.json").json()["paths"]["/v1/wishes"]["get"]

    answer = running.get("/v1/wishes", venue="x" * LONGEST_ADDRESS_BYTES)

    assert answer.status_code == 414
    assert str(answer.status_code) in operation["responses"]


def test_no_answer_is_described_as_anything_at_all(running: RunningCentre) -> None:
    text = running.get("/schema/openapi.json").text

    assert "{}]" not in text
    assert "\\n    " not in text


def test_every_operation_is_described_in_words_of_our_own(running: RunningCentre) -> None:
    paths = running.get("/schema/openapi.json").json()["paths"]

    told = {
        f"{way} {path}": str(one.get("description", "")) for path, item in paths.items() for way, one in item.items()
    }

    assert told["get /v1/wishes"].startswith("What people miss in all houses or in one")
    assert not [operation for operation, text in told.items() if not text]
    assert not [operation for operation, text in told.items() if "anyio" in text or "callable" in text]


def test_every_field_and_parameter_says_what_it_means(running: RunningCentre) -> None:
    description = running.get("/schema/openapi.json").json()
    fields = {
        f"{value}.{name}": one.get("description")
        for value, schema in description["components"]["schemas"].items()
        for name, one in schema.get("properties", {}).items()
    }
    parameters = {
        f"{operation['operationId']}.{one['name']}": one.get("description")
        for item in description["paths"].values()
        for operation in item.values()
        for one in operation.get("parameters", [])
        if "$ref" not in one
    }

    assert len(fields) > 200
    assert all(f"`{code.value}`" in fields["RefusalOut.code"] for code in RefusalCode)
    assert {"`malformed`", "`busy`", "`series-never-ends`"} <= set(re.findall(r"`[a-z-]+`", fields["ProblemOut.code"]))
    assert [name for name, words in (fields | parameters).items() if not words] == []


def test_each_body_that_can_be_sent_is_shown_and_can_be_read(running: RunningCentre) -> None:
    description = running.get("/schema/openapi.json").json()
    kinds = {one.__name__: one for one in values(ApiStruct)}
    wanted = {
        operation["requestBody"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        for item in description["paths"].values()
        for operation in item.values()
        if "requestBody" in operation
    }

    for name in wanted:
        (shown,) = description["components"]["schemas"][name]["examples"]
        assert isinstance(msgspec.convert(shown, kinds[name]), kinds[name])
    assert wanted == set(BODIES)


def test_no_meaning_is_kept_of_what_is_not_there(running: RunningCentre) -> None:
    description = running.get("/schema/openapi.json").json()
    schemas = description["components"]["schemas"]
    told = {f"{value}.{name}" for value, schema in schemas.items() for name in schema.get("properties", {})}
    asked = {
        one["name"]
        for item in description["paths"].values()
        for operation in item.values()
        for one in operation.get("parameters", [])
        if "name" in one
    }

    names = {one.partition(".")[2] for one in told} | asked
    assert [key for key in {**MEANINGS, **EXAMPLES} if key not in (told if "." in key else names)] == []


def test_operations_are_called_by_names_a_program_can_bear(running: RunningCentre) -> None:
    paths = running.get("/schema/openapi.json").json()["paths"]

    names = [one["operationId"] for item in paths.values() for one in item.values()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)
    assert {"getVenues", "postBooking", "cancelForTheHouse"} <= set(names)


def test_what_can_be_read_answers_head_and_says_so(running: RunningCentre) -> None:
    read = running.get("/v1/venues")

    head = running.session.head(f"{running.url}/v1/venues", timeout=10)
    known = {"If-None-Match": head.headers["ETag"]}

    assert (head.status_code, head.content, head.headers["Content-Length"]) == (200, b"", str(len(read.content)))
    assert head.headers["ETag"] == read.headers["ETag"]
    assert running.session.get(f"{running.url}/v1/venues", headers=known, timeout=10).status_code == 304
    assert running.session.options(f"{running.url}/v1/venues", timeout=10).headers["Allow"] == "GET, HEAD, OPTIONS"
    assert running.session.head(f"{running.url}/v1/series", timeout=10).headers["Allow"] == "OPTIONS, POST"
