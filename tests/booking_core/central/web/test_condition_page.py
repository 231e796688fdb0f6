"""Something is broken, told from the phone by whoever has the paper: two choices, thanks, and no more than three."""

from datetime import timedelta

import pytest

from booking_core.central.guards.tries import MOST_TOLD, PAUSE
from booking_core.domain.identity import SpaceId
from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.protocol.codes import code_of
from booking_core.protocol.messages import Confirmed
from tests.booking_core.central.web.visits import Visits, forged

LIGHT = {"kind": "broken", "thing": "light", "form": "00000000-0000-0000-0000-000000000007"}
GROUP_ROOM = SpaceId("bib-gruppe2")


@pytest.fixture
def made(visits: Visits) -> Confirmed:
    return visits.book("14:30", "15:30", space=GROUP_ROOM)


def path(made: Confirmed) -> str:
    return f"/R/{made.receipt}/condition"


def told(visits: Visits) -> list[tuple[ConditionKind, Thing, int]]:
    return [(one.kind, one.thing, one.times) for one in visits.running.centre.store.conditions.still_open()]


def test_the_booking_leads_to_two_questions_about_that_room(visits: Visits, made: Confirmed) -> None:
    (link,) = visits.page(f"/R/{made.receipt}").links_to(path(made))

    page = visits.page(link)

    assert page.text.startswith("Noget er i stykker Grupperum 2, Herlev Bibliotek Hvad er der galt? I stykker")
    assert "Teleslynge" in page.text
    assert "Ingen kan se, hvem der har meldt det." in page.text
    assert told(visits) == []


def test_telling_leads_to_thanks_that_can_be_loaded_again(visits: Visits, made: Confirmed) -> None:
    answer = visits.post(path(made), form=LIGHT)

    thanks = answer.headers["Location"].removeprefix(visits.running.url)
    assert answer.status_code == 303
    page = visits.page(thanks)
    assert page.text.startswith("Tak Huset har fået besked. Grupperum 2, Herlev Bibliotek: Lys, i stykker")
    assert visits.page(thanks).text == page.text
    assert visits.post(path(made), form=LIGHT).headers["Location"] == answer.headers["Location"]
    assert told(visits) == [(ConditionKind.BROKEN, Thing.LIGHT, 1)]
    assert "Huset ved det allerede: lys, i stykker" in visits.page(path(made)).text


def test_who_tells_the_same_later_hears_that_others_have(visits: Visits, made: Confirmed) -> None:
    visits.post(path(made), form=LIGHT)
    other = visits.book("15:30", "16:30", space=GROUP_ROOM)
    visits.show("15:15")

    thanks = visits.post(path(other), form={**LIGHT, "form": ""}).headers["Location"]

    page = visits.page(thanks.removeprefix(visits.running.url))
    assert "Andre har meldt det samme. Huset kan se, at det er meldt 2 gange." in page.text
    assert told(visits) == [(ConditionKind.BROKEN, Thing.LIGHT, 2)]


@pytest.mark.parametrize(
    "form", [{}, {"kind": "broken"}, {"kind": "on-fire", "thing": "light"}, {"kind": "broken", "thing": "screen"}]
)
def test_what_is_not_chosen_or_not_there_is_asked_again(visits: Visits, form: dict[str, str]) -> None:
    made = visits.book("14:15", "15:15", space=SpaceId("bib-stille"))

    answer = visits.post(path(made), form=form)

    assert answer.status_code == 400
    assert "Vælg både, hvad der er galt, og hvad det gælder." in visits.read(answer).text
    assert told(visits) == []


def test_the_fourth_thing_is_told_to_somebody(visits: Visits, made: Confirmed) -> None:
    for thing in ("light", "door", "toilet"):
        assert visits.post(path(made), form={"kind": "broken", "thing": thing}).status_code == 303

    answer = visits.post(path(made), form={"kind": "dirty", "thing": "screen"})

    assert answer.status_code == 409
    assert "Der er allerede meldt 3 ting fra denne booking. Sig resten til huset." in visits.read(answer).text


def test_only_the_paper_tells_and_only_around_its_time(visits: Visits, made: Confirmed) -> None:
    by_code = visits.post(f"/R/{code_of(made.booking.id)}/condition", form=LIGHT)
    by_forgery = visits.post(f"/R/{forged(made.receipt)}/condition", form=LIGHT)
    by_another_page = visits.post(path(made), form=LIGHT, headers={"Sec-Fetch-Site": "cross-site"})
    visits.running.clock.advance(timedelta(days=2))
    too_late = visits.post(path(made), form=LIGHT)

    codes = [one.status_code for one in (by_code, by_forgery, by_another_page, too_late)]
    assert codes == [404, 403, 403, 303]
    assert visits.page(f"/R/{made.receipt}").links_to(path(made)) == ()
    assert told(visits) == []


DOOR = "/houses/bibliotek/bib-gruppe2/condition"


def test_whoever_scans_the_sign_on_the_door_tells_it_without_a_receipt(visits: Visits) -> None:
    (link,) = visits.page("/H/BIBLIOTEK/BIB-GRUPPE2").links_to(DOOR)
    assert visits.page(link).form == DOOR

    thanks = visits.post(DOOR, form=LIGHT).headers["Location"]

    page = visits.page(thanks)
    assert page.text.startswith("Tak Huset har fået besked. Grupperum 2, Herlev Bibliotek: Lys, i stykker")
    assert page.links_to("/houses/bibliotek/bib-gruppe2") == ("/houses/bibliotek/bib-gruppe2", DOOR)
    assert "Lys, i stykker" not in visits.page(thanks.replace("bib-gruppe2", "bib-gruppe1")).text
    assert visits.post(DOOR, form=LIGHT).headers["Location"] == thanks
    assert told(visits) == [(ConditionKind.BROKEN, Thing.LIGHT, 1)]


def test_at_the_door_nobody_hears_what_the_house_knows(visits: Visits, made: Confirmed) -> None:
    visits.post(path(made), form={**LIGHT, "thing": "door"})

    thanks = visits.post(DOOR, form={**LIGHT, "thing": "door", "form": ""}).headers["Location"]

    assert told(visits) == [(ConditionKind.BROKEN, Thing.DOOR, 2)]
    assert "Andre har meldt det samme" not in visits.page(thanks).text
    assert "Huset ved det allerede" not in visits.page(DOOR).text


def test_at_the_door_one_address_is_heard_so_often_and_then_has_to_pause(visits: Visits) -> None:
    forms = [{"kind": kind, "thing": thing} for kind in ("broken", "dirty") for thing in ("light", "door", "toilet")]

    answers = [visits.post(DOOR, form=form) for form in (*forms, *forms)]

    assert [one.status_code for one in answers] == [303] * MOST_TOLD + [429] * 2
    assert "Der er meldt meget herfra" in visits.read(answers[-1]).text
    assert answers[-1].headers["Retry-After"] == "600"
    visits.running.clock.advance(PAUSE)
    assert visits.post(DOOR, form=LIGHT).status_code == 303


def test_at_the_door_too_nothing_is_told_from_another_page_or_of_what_is_not_there(visits: Visits) -> None:
    elsewhere = visits.post(DOOR, form=LIGHT, headers={"Sec-Fetch-Site": "cross-site"})
    nothing_chosen = visits.post(DOOR, form={"kind": "broken"})
    no_room = visits.post("/houses/bibliotek/bib-99/condition", form=LIGHT)

    assert [one.status_code for one in (elsewhere, nothing_chosen, no_room)] == [403, 400, 404]
    assert told(visits) == []
