"""What has been made is found at the address that the answer bears, and the description says where to expect one."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from booking_core.central.accounts import system_accounts
from booking_core.domain.identity import StaffRole
from tests.booking_core.central.api.test_series import wish as series
from tests.booking_core.central.api.test_waiting import wish as waits
from tests.booking_core.central.house_api.test_bookings import Program
from tests.booking_core.central.running_centre import ask_for, running_centre

AT_TWO, AT_FOUR = (f"2026-12-02T{hour}:00:00+01:00" for hour in (14, 16))
MADE = {
    "/v1/bookings": (ask_for("mh-lok3", AT_TWO, AT_FOUR), "booking"),
    "/v1/series": (series("mh-lok4"), "bookings"),
    "/v1/waiting-list": (waits(), ""),
    "/v1/house/bookings": (ask_for("mh-lok5", AT_TWO, AT_FOUR), "booking"),
    "/v1/house/series": (series("mh-lok5"), ""),
}
"""A body for each operation whose answer bears an address, and which part of the answer stands there."""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running_centre(tmp_path_factory.mktemp("made")) as running:
        yield Program(running, system_accounts.add(running.centre, "esdh", StaffRole.DESK))


@pytest.mark.parametrize("path", MADE)
def test_it_is_found_there_also_when_it_is_sent_again(program: Program, path: str) -> None:
    (body, part), key = MADE[path], uuid4()

    answers = [program.post(path, body, key=key) for _ in range(2)]

    addresses = {one.headers["Location"] for one in answers}
    (found,) = (program.get(one) for one in addresses)
    assert [one.status_code for one in answers] == [201, 201]
    assert found.status_code == 200
    assert id_of(found.json()) == id_of(first(answers[0].json()[part] if part else answers[0].json()))


def first(told: Any) -> Any:
    return told[0] if isinstance(told, list) else told


def id_of(told: dict[str, Any]) -> object:
    return told.get("booking", told)["id"]


def test_the_description_says_which_answers_bear_one(program: Program) -> None:
    paths = program.get("/schema/openapi.json").json()["paths"]
    made = {
        path: set(item["post"]["responses"]["201"].get("headers", {}))
        for path, item in paths.items()
        if "201" in item.get("post", {}).get("responses", {})
    }

    assert {path for path, headers in made.items() if headers == {"Location"}} == set(MADE)
    assert {path for path, headers in made.items() if not headers} == {
        "/v1/bookings/{booking_id}/conditions",
        "/v1/house/blocks",
        "/v1/wishes",
    }
