"""Wishes at the real centre, on both engines: told, joined, bounded, answered and closed, over every way in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from booking_core.central.guards.tries import MOST_JOINS
from booking_core.domain.bookings import Need, Purpose
from booking_core.domain.identity import HouseWishId, VenueId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.house_wishes import (
    MOST_AN_HOUR,
    MOST_AN_HOUR_FROM_AFAR,
    HouseWish,
    WeekPart,
    WishedPlace,
    WishHeard,
)
from booking_core.protocol.messages import NotUnderstood, SameIdOtherBody
from booking_core.protocol.messages.wishes import (
    AnswerWish,
    CloseWish,
    TellWish,
    WishesTold,
    WishesWanted,
    WishNoted,
    WishRefused,
)
from booking_core.store.logs import audit
from tests.booking_core.central.desks import DESK
from tests.booking_core.central.machines.test_answering import KIOSK, Device
from tests.booking_core.central.running_centre import RunningCentre

HOUSE = VenueId("medborgerhus")
WISH = HouseWish(HOUSE, WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS, (Need.HEARING_LOOP,))
QUIET = HouseWish(HOUSE, WishedPlace.ROOM, Purpose.QUIET, 4, WeekPart.MORNINGS)
BODY = {
    "venue": "medborgerhus",
    "place": "hall",
    "purpose": "music",
    "persons": 55,
    "when": "evenings",
    "needs": ["hearing-loop"],
}


@pytest.fixture(autouse=True)
def another_hour(house: RunningCentre) -> Iterator[None]:
    """Each test tells what it likes, and leaves no wish behind."""
    house.clock.advance(timedelta(hours=1))
    yield
    with house.centre.store.writing() as connection:
        connection.exec_driver_sql("DELETE FROM house_wish")


def noted(answer: object) -> WishHeard:
    assert isinstance(answer, WishNoted), answer
    return answer.heard


def listed(device: Device) -> tuple[WishHeard, ...]:
    answer = device.ask(WishesWanted())
    assert isinstance(answer, WishesTold), answer
    return answer.heard


def tell(device: Device, wish: HouseWish = WISH) -> WishHeard:
    return noted(device.ask(TellWish(id=uuid4(), wish=wish)))


def test_the_same_wish_is_counted_and_not_listed_twice(kiosk: Device, house: RunningCentre) -> None:
    tell(kiosk, QUIET)
    tell(kiosk)

    answer = house.post("/v1/wishes", BODY)

    assert (answer.status_code, answer.json()["times"], answer.json()["id"]) == (201, 2, str(WISH.id))
    assert [(one.wish, one.times) for one in listed(kiosk)] == [(WISH, 2), (QUIET, 1)]


def test_a_telling_that_comes_twice_counts_once_and_its_id_is_used_for_one(kiosk: Device) -> None:
    telling = TellWish(id=uuid4(), wish=WISH)

    assert [noted(kiosk.ask(telling)).times for _ in range(2)] == [1, 1]
    assert kiosk.ask(TellWish(id=telling.id, wish=QUIET)) == SameIdOtherBody()
    assert [one.wish for one in listed(kiosk)] == [WISH]


def test_a_wish_is_told_to_the_house_that_the_machine_stands_in(kiosk: Device) -> None:
    assert tell(kiosk, replace(WISH, venue=VenueId("bibliotek"))).wish == WISH


def test_it_is_known_by_the_full_hour_and_names_nobody(kiosk: Device, house: RunningCentre) -> None:
    heard = tell(kiosk)

    assert heard.told_at == house.clock().replace(minute=0, second=0, microsecond=0)
    with house.centre.store.reading() as connection:
        row = connection.exec_driver_sql("SELECT * FROM house_wish").mappings().one()
        assert not list(audit.entries(connection, subject=str(WISH.id)))
    assert KIOSK not in [str(value) for value in row.values()]


def test_more_than_people_would_say_in_an_hour_is_refused_and_the_next_hour_is_free(
    kiosk: Device, house: RunningCentre
) -> None:
    for _ in range(MOST_AN_HOUR):
        tell(kiosk)

    refused = kiosk.ask(TellWish(id=uuid4(), wish=WISH))

    assert isinstance(refused, WishRefused)
    assert refused.refusal.code is RefusalCode.ENOUGH_WISHES
    house.clock.advance(timedelta(hours=1))
    assert tell(kiosk).times == MOST_AN_HOUR + 1


def test_from_afar_there_is_a_limit_for_everybody_together(house: RunningCentre) -> None:
    store, now = house.centre.store, house.clock()

    answers = [
        store.wishes.tell(TellWish(id=uuid4(), wish=WISH), None, now=now) for _ in range(MOST_AN_HOUR_FROM_AFAR + 1)
    ]

    assert [isinstance(one, WishNoted) for one in answers] == [True] * MOST_AN_HOUR_FROM_AFAR + [False]


def test_one_address_is_heard_so_often_and_then_told_to_wait(house: RunningCentre) -> None:
    statuses = [house.post("/v1/wishes", BODY).status_code for _ in range(MOST_JOINS + 1)]

    last = house.post("/v1/wishes", BODY)
    assert statuses[-1] == 429
    assert (last.json()["code"], last.headers["retry-after"]) == ("too-many-wishes", "600")
    house.clock.advance(timedelta(minutes=10))


def test_the_house_answers_for_everybody_and_closes_what_is_settled(
    kiosk: Device, desk: Device, house: RunningCentre
) -> None:
    tell(kiosk)

    answered = noted(desk.ask(AnswerWish(wish=WISH.id, danish=" Store Sal er åben fra 1. maj ", english="From May")))

    assert answered.answer is not None
    assert (answered.answer.danish, answered.answer.english) == ("Store Sal er åben fra 1. maj", "From May")
    (public,) = house.get("/v1/wishes", venue="medborgerhus").json()["wishes"]
    assert public["answer"]["danish"] == "Store Sal er åben fra 1. maj"
    assert noted(desk.ask(CloseWish(wish=WISH.id))).is_closed
    assert listed(kiosk) == ()
    assert house.get("/v1/wishes").json() == {"wishes": []}
    assert [one.is_closed for one in listed(desk)] == [True]


def test_what_was_closed_and_is_missed_again_is_listed_with_its_answer(kiosk: Device, desk: Device) -> None:
    tell(kiosk)
    desk.ask(AnswerWish(wish=WISH.id, danish="Fra maj"))
    desk.ask(CloseWish(wish=WISH.id))

    again = tell(kiosk)

    assert (again.times, again.is_closed, again.answer and again.answer.danish) == (2, False, "Fra maj")


def test_answering_the_same_twice_is_one_answer_and_an_empty_one_takes_it_back(
    kiosk: Device, desk: Device, house: RunningCentre
) -> None:
    wish = tell(kiosk, replace(QUIET, persons=6)).wish
    first = noted(desk.ask(AnswerWish(wish=wish.id, danish="Ja")))
    house.clock.advance(timedelta(minutes=1))

    assert noted(desk.ask(AnswerWish(wish=wish.id, danish="Ja"))) == first
    assert noted(desk.ask(AnswerWish(wish=wish.id, danish=""))).answer is None
    with house.centre.store.reading() as connection:
        acts = [one.act for one in audit.entries(connection, subject=str(wish.id))]
    assert [(act.actor, act.verb) for act in acts] == [(f"device:{DESK}", "answer-wish")] * 2


def test_only_a_desk_speaks_for_the_house(kiosk: Device) -> None:
    tell(kiosk)

    for message in (AnswerWish(wish=WISH.id, danish="Ja"), CloseWish(wish=WISH.id)):
        assert kiosk.ask(message) == NotUnderstood(code="staff-only")


def test_a_wish_that_is_not_there_is_neither_answered_nor_closed(desk: Device) -> None:
    nowhere = HouseWishId(uuid4())

    for message in (AnswerWish(wish=nowhere, danish="Ja"), CloseWish(wish=nowhere)):
        answer = desk.ask(message)
        assert isinstance(answer, WishRefused)
        assert answer.refusal.code is RefusalCode.UNKNOWN_WISH


@pytest.mark.parametrize(
    ("path", "more", "status"),
    [("?venue=nowhere", None, 404), ("", {"venue": "nowhere"}, 404), ("", {"place": "palace"}, 400)],
)
def test_what_no_house_could_hear_is_refused(
    house: RunningCentre, path: str, more: dict[str, Any] | None, status: int
) -> None:
    asked = house.get(f"/v1/wishes{path}") if more is None else house.post("/v1/wishes", {**BODY, **more})

    assert asked.status_code == status
