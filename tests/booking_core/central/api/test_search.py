"""Finding a place over HTTP: what is found can be booked, and whatever has changed since is known."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from booking_core.domain.blocks import BlockKind
from booking_core.domain.bookings import Channel, Purpose
from booking_core.domain.finding.search import Search, find
from booking_core.domain.identity import BlockId, RoomId
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, instant_of
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import BlockRooms
from tests.booking_core.central.running_centre import RunningCentre, ask_for, running_centre

TOMORROW = "2026-11-27T10:00:00+01:00"
HOUR = timedelta(hours=1)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningCentre]:
    with running_centre(tmp_path) as centre:
        yield centre


def found(running: RunningCentre, **wanted: str | float) -> list[dict[str, Any]]:
    wanted = {"persons": 4, "starts_at": TOMORROW, "patience": 0, "limit": 200, **wanted}
    answer = running.get("/v1/search", **wanted)
    assert answer.status_code == 200, answer.text
    offers: list[dict[str, Any]] = answer.json()["offers"]
    return offers


def spaces(offers: list[dict[str, Any]]) -> list[str]:
    return [one["space"] for one in offers]


def booked(running: RunningCentre, offer: dict[str, Any]) -> dict[str, Any]:
    wish = ask_for(offer["space"], offer["starts_at"], offer["ends_at"], phone="44001122")
    answer = running.post("/v1/bookings", {**wish, "persons": 4})
    assert answer.status_code == 201, answer.text
    confirmed: dict[str, Any] = answer.json()
    return confirmed


def test_the_search_is_that_of_the_kiosks(running: RunningCentre) -> None:
    centre = running.centre
    places, starts_at = centre.store.municipality(), instant_of(TOMORROW)
    calendar = centre.store.bookings.calendar(
        TimeSpan(starts_at - ONE_DAY, starts_at + 4 * ONE_DAY), list(places.space_by_id)
    )
    here = places.venues[0].id
    search = Search(here, starts_at, HOUR, 4, Purpose.MEETING, channel=Channel.PARTNER, named=True)

    by_kiosk = [one for one in find(places, calendar, search, now=centre.clock()) if one.layout.standing]

    assert len(by_kiosk) > 3
    assert spaces(found(running, patience=60)) == [one.space.id for one in by_kiosk]


def test_what_is_found_can_be_booked_and_is_then_found_no_more(running: RunningCentre) -> None:
    before = found(running)

    confirmed = booked(running, before[0])
    after = found(running)
    cancel = {"receipt": confirmed["receipt"]}
    running.post(f"/v1/bookings/{confirmed['booking']['id']}/cancel", cancel)

    taken = before[0]["space"]
    assert taken not in spaces(after)
    assert set(spaces(after)) < set(spaces(before))
    assert found(running) == before


def test_with_patience_a_room_is_found_when_it_is_free_again(running: RunningCentre) -> None:
    first = found(running)[0]
    booked(running, first)

    (again,) = [one for one in found(running, patience=120) if one["space"] == first["space"]]

    assert again["starts_at"] == first["ends_at"]


def test_a_room_that_is_closed_off_is_not_found(running: RunningCentre) -> None:
    centre, offer = running.centre, found(running)[0]
    rooms = centre.store.municipality().space_by_id[offer["space"]].rooms
    span = TimeSpan(instant_of(offer["starts_at"]), instant_of(offer["ends_at"]))
    block = BlockRooms(
        id=BlockId(uuid4()), rooms=tuple(map(RoomId, rooms)), span=span, kind=BlockKind.MAINTENANCE, reason="Maling"
    )
    centre.store.submit(block, Origin(Channel.STAFF), now=centre.clock())

    assert offer["space"] not in spaces(found(running))


def test_needs_and_the_way_there_count(running: RunningCentre) -> None:
    everywhere, quiet = found(running), found(running, need="projector")
    near = found(running, near="bibliotek")

    assert set(spaces(quiet)) < set(spaces(everywhere))
    assert {one["walking_minutes"] for one in near if one["venue"] == "bibliotek"} == {0}
    assert {one["walking_minutes"] > 0 for one in near if one["venue"] != "bibliotek"} == {True}
    assert all(one["price"] == 0 for one in found(running, free_of_charge="true"))


def test_the_past_is_now(running: RunningCentre) -> None:
    assert found(running, starts_at="2026-11-26T08:00:00+01:00") == found(
        running, starts_at=running.centre.clock().isoformat()
    )


@pytest.mark.parametrize(
    ("wanted", "status", "code"),
    [
        ({"near": "månen"}, 404, "unknown-place"),
        ({"starts_at": "2026-11-27T10:00:00"}, 400, "time-without-zone"),
        ({"starts_at": "2126-11-27T10:00:00Z"}, 400, "day-too-far"),
        ({"need": "sea-view"}, 400, "malformed"),
        ({"persons": 0}, 400, "malformed"),
    ],
)
def test_what_cannot_be_searched_for_is_said(
    running: RunningCentre, wanted: dict[str, str | float], status: int, code: str
) -> None:
    answer = running.get("/v1/search", **{"persons": 4, **wanted})

    assert (answer.status_code, answer.json()["code"]) == (status, code)
