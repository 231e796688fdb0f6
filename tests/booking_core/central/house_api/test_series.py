"""A program of the municipality's own looks after series over HTTP, as a desk does by its messages."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from booking_core.central.accounts import system_accounts
from booking_core.domain.identity import BookingId, StaffRole
from booking_core.store.bookings.overrides import overrides_of
from booking_core.store.logs import audit
from tests.booking_core.central.api.test_series import TUESDAYS, wish
from tests.booking_core.central.house_api.test_bookings import Program, code
from tests.booking_core.central.running_centre import running_centre


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running_centre(tmp_path_factory.mktemp("centre")) as running:
        yield Program(running, system_accounts.add(running.centre, "esdh", StaffRole.DESK))


def booked(program: Program, space: str, **more: Any) -> dict[str, Any]:
    """Four Tuesdays from 19 to 21 for the house."""
    answer = program.post("/v1/house/series", wish(space, **more))
    assert answer.status_code == 201, answer.text
    series: dict[str, Any] = answer.json()
    return series


def states(program: Program, series: dict[str, Any]) -> list[tuple[str, str]]:
    """Its dates, each with its state."""
    dates = program.get(f"/v1/house/series/{series['id']}").json()["bookings"]
    return [(one["starts_at"][:10], one["state"]) for one in dates]


def test_a_date_and_what_follows_are_given_back_with_a_reason(program: Program) -> None:
    series = booked(program, "mh-lok3")
    path, third = f"/v1/house/series/{series['id']}", series["bookings"][2]["id"]

    gone = program.post(f"{path}/cancel", {"booking": third, "scope": "following", "reason": "Ombygning"})

    assert gone.status_code == 200
    assert [(one["starts_at"][:10], one["state"], one["reason"]) for one in gone.json()["bookings"]] == [
        (day, "cancelled-by-staff", "Ombygning") for day in TUESDAYS[2:]
    ]
    assert states(program, series) == [(day, "confirmed") for day in TUESDAYS[:2]]
    rest = program.get(path).json()
    assert (rest["version"], rest["sentence"][-13:]) == (gone.json()["version"], "til 8. december"[-13:])
    with program.running.centre.store.reading() as connection:
        acts = [entry.act for entry in audit.entries(connection, subject=series["id"])]
    assert [(one.actor, one.verb) for one in acts] == [("system:esdh", "book-series"), ("system:esdh", "cancel-series")]


def test_one_date_is_given_back_and_comes_in_again(program: Program) -> None:
    series = booked(program, "mh-lok4")
    path, second = f"/v1/house/series/{series['id']}", series["bookings"][1]["id"]
    program.post(f"{path}/cancel", {"booking": second, "scope": "this", "reason": "Sygdom"})

    again = program.post(f"{path}/dates", {"day": TUESDAYS[1], "replaces": second})

    assert (again.status_code, [one["state"] for one in again.json()["bookings"]]) == (200, ["confirmed"])
    assert states(program, series) == [(day, "confirmed") for day in TUESDAYS]
    refused = program.post(f"{path}/dates", {"day": TUESDAYS[1]})
    assert [one["code"] for one in refused.json()["refusals"]] == ["already-in-series"]


def test_the_dates_that_follow_go_to_another_day_and_room_as_a_series_of_their_own(program: Program) -> None:
    series = booked(program, "mh-lok5")
    path, dates = f"/v1/house/series/{series['id']}", series["bookings"]
    seen = [{"booking": one["id"], "version": one["version"]} for one in dates[2:]]
    body = {"booking": dates[2]["id"], "scope": "following", "seen": seen, "weekdays": {"tue": "wed"}}

    stale = program.post(f"{path}/change", {**body, "seen": [{**one, "version": 4} for one in seen]})
    moved = program.post(f"{path}/change", {**body, "space": "mh-lille-sal"})

    assert (code(stale), stale.json()["refusals"][0]["code"]) == ((409, "refused"), "version-changed")
    assert [one["version"] for one in stale.json()["bookings"]] == [1] * 4
    assert moved.status_code == 200
    assert moved.json()["id"] != series["id"]
    assert [(one["starts_at"][:10], one["space"], one["version"]) for one in moved.json()["bookings"]] == [
        ("2026-12-16", "mh-lille-sal", 2),
        ("2026-12-23", "mh-lille-sal", 2),
    ]


def test_a_day_is_let_past_a_rule_with_a_reason_that_is_kept(program: Program) -> None:
    late = {"starts": "22:30:00", "ends": "23:30:00"}
    anyway = [{"day": TUESDAYS[0], "overrides": ["closed"], "override_reason": "Premiere"}]

    series = booked(program, "mh-lok3", recurrence=late, anyway=anyway, title="Teater", openness="open")

    (only,) = series["bookings"]
    assert [one["refusal"]["code"] for one in series["refused"]] == ["closed"] * 3
    assert program.get(f"/v1/house/series/{series['id']}").json()["title"] == "Teater"
    with program.running.centre.store.reading() as connection:
        kept = overrides_of(connection, BookingId(UUID(only["id"])))
    assert [(one.codes, one.reason) for one in kept] == [(("closed",), "Premiere")]


def test_a_title_that_nobody_could_read_is_refused(program: Program) -> None:
    refused = program.post("/v1/house/series", wish("mh-lok3", title="Teater"))

    assert (code(refused), refused.json()["fields"]) == ((400, "title-of-closed"), ["title"])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_edge_of_the_calendar_is_refused(program: Program, day: str) -> None:
    series = booked(program, "mh-lok4", recurrence={"starts": "16:00:00", "ends": "17:00:00"}, left_out=TUESDAYS[1:])
    path = f"/v1/house/series/{series['id']}"

    added = program.post(f"{path}/dates", {"day": day})
    anew = program.running.post("/v1/series/preview", wish(recurrence={"first_day": day}))
    program.post(f"{path}/cancel", {"booking": series["bookings"][0]["id"], "scope": "all", "reason": "Ryddet"})

    assert (added.status_code, added.json()["refusals"][0]["code"]) == (409, "series-unusable")
    assert (anew.status_code, anew.json()["code"][:7]) == (400, "series-")


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("cancel", {"booking": str(uuid4()), "scope": "all", "reason": "Nej"}),
        ("change", {"booking": str(uuid4()), "scope": "all", "seen": [{"booking": str(uuid4()), "version": 1}]}),
        ("dates", {"day": "2026-12-01"}),
    ],
)
def test_there_is_no_such_series(program: Program, what: str, body: dict[str, Any]) -> None:
    path = f"/v1/house/series/{uuid4()}"

    assert code(program.post(f"{path}/{what}", body)) == (404, "unknown-series")
    assert code(program.get(path)) == (404, "unknown-series")
