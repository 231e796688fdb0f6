"""A list that grows is told a page at a time; what is booked meanwhile appears once, and leaves nothing out."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from booking_core.domain.bookings import Booking, Channel, Openness, Purpose
from booking_core.domain.identity import BookingId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, public_id_of
from booking_core.protocol.messages import Alternative, Book, Cancel, Confirmed
from tests.booking_core.central.running_centre import RunningCentre, running_centre

STAFF = Origin(Channel.STAFF)
ROOMS = ("mh-lok3", "mh-lok4", "mh-lok5")


@pytest.fixture
def fair(tmp_path: Path, each_engine: str) -> Any:  # a generator
    """Nine events, three at a time, and one booking that is nobody else's business."""
    del each_engine
    with running_centre(tmp_path) as running:
        for hour in (9, 10, 11):
            for room in ROOMS:
                event(running, room, hour)
        event(running, "mh-lok3", 13, Openness.CLOSED)
        yield running


def event(running: RunningCentre, room: str, hour: int, openness: Openness = Openness.OPEN) -> Booking:
    space = SpaceId(room)
    layout = running.centre.store.municipality().space_by_id[space].standing_layout.id
    span = TimeSpan(datetime(2026, 12, 1, hour, tzinfo=UTC), datetime(2026, 12, 1, hour + 1, tzinfo=UTC))
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(space, layout, span),),
        persons=6,
        purpose=Purpose.TALK,
        openness=openness,
        title="" if openness is Openness.CLOSED else f"{room} {hour}",
    )
    answer = running.centre.store.submit(command, STAFF, now=running.clock())
    assert isinstance(answer, Confirmed), answer
    return answer.booking


def titles(page: Any) -> list[str]:  # JSON
    return [one["title"] for one in page["events"]]


def test_pages_follow_each_other_by_start_until_nothing_leads_on(fair: RunningCentre) -> None:
    pages: list[list[str]] = []
    cursor: dict[str, str] = {}
    while True:
        page = fair.get("/v1/events", limit=4, **cursor).json()
        pages.append(titles(page))
        if page["next"] is None:
            break
        cursor = {"cursor": page["next"]}

    assert pages == [
        ["mh-lok3 9", "mh-lok4 9", "mh-lok5 9", "mh-lok3 10"],
        ["mh-lok4 10", "mh-lok5 10", "mh-lok3 11", "mh-lok4 11"],
        ["mh-lok5 11"],
    ]
    assert titles(fair.get("/v1/events", limit=9).json()) == [title for page in pages for title in page]


def test_what_comes_and_goes_meanwhile_moves_no_page(fair: RunningCentre) -> None:
    first = fair.get("/v1/events", limit=4).json()
    gone = next(one for one in fair.centre.store.feed.snapshot(now=fair.clock()).bookings if one.title == "mh-lok3 10")
    fair.centre.store.submit(Cancel(id=uuid4(), booking=gone.id, reason="Syg"), STAFF, now=fair.clock())
    event(fair, "mh-lok4", 8)
    event(fair, "mh-lok5", 12)

    rest = fair.get("/v1/events", limit=20, cursor=first["next"]).json()

    assert titles(rest) == ["mh-lok4 10", "mh-lok5 10", "mh-lok3 11", "mh-lok4 11", "mh-lok5 11", "mh-lok5 12"]
    assert rest["next"] is None


def test_an_event_is_told_without_what_would_lead_to_its_code(fair: RunningCentre) -> None:
    answer = fair.get("/v1/events", limit=1)
    (told,) = answer.json()["events"]
    booking = next(
        one for one in fair.centre.store.feed.snapshot(now=fair.clock()).bookings if one.title == told["title"]
    )

    cursor = urlsafe_b64decode(answer.json()["next"] + "==").decode()

    assert told["id"] == str(public_id_of(booking.id))
    for text in (answer.text, cursor):
        assert str(booking.id) not in text
        assert code_of(booking.id) not in text


def test_one_house_and_a_day_to_begin_with_narrow_the_list(fair: RunningCentre) -> None:
    assert titles(fair.get("/v1/events", venue="bibliotek").json()) == []
    assert len(titles(fair.get("/v1/events", **{"from": "2026-12-01"}).json())) == 9
    assert titles(fair.get("/v1/events", **{"from": "2026-12-02"}).json()) == []
    assert fair.get("/v1/events", venue="nowhere").json()["code"] == "unknown-place"
    assert fair.get("/v1/events", **{"from": "9999-12-31"}).json()["code"] == "day-too-far"


@pytest.mark.parametrize("cursor", ["", "nonsense", "%00", "WzEsMl0", "WyJhIiwiYiJd", "WzEsImFcdTAwMDAiXQ", "æ", "e30"])
def test_a_cursor_that_is_none_is_refused_in_words(running: RunningCentre, cursor: str) -> None:
    refused = running.get("/v1/events", cursor=cursor)

    assert (refused.status_code, refused.json()["code"]) == (400, "cursor-unreadable")
    assert refused.json()["fields"] == ["cursor"]
    assert refused.json()["detail"] == "Mærket kan ikke læses. Kald uden det for at begynde forfra."


@pytest.mark.parametrize("limit", [0, 201])
def test_a_page_has_its_bounds(running: RunningCentre, limit: int) -> None:
    refused = running.get("/v1/events", limit=limit)

    assert (refused.status_code, refused.json()["fields"]) == (400, ["limit"])


def test_changes_are_read_in_parts_that_say_whether_there_is_more(running: RunningCentre) -> None:
    after = running.get("/v1/changes").json()["cursor"]
    for hour in range(9, 15):
        event(running, "mh-lok3", hour)

    first = running.get("/v1/changes", after=after, limit=4).json()
    rest = running.get("/v1/changes", after=first["cursor"], limit=4).json()

    numbers = [one["number"] for one in (*first["changes"], *rest["changes"])]
    assert (len(first["changes"]), first["more"]) == (4, True)
    assert (len(rest["changes"]), rest["more"]) == (2, False)
    assert numbers == list(range(numbers[0], numbers[0] + 6))
