"""Who changes the language on the page of a form keeps what they typed, a place card and what was said of it.

All of it goes by the form again, never by an address, and nothing is decided by it.
"""

import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import date
from html import unescape
from uuid import UUID, uuid4

import pytest
import requests

from booking_core.central.guards.guesses import MOST_WRONG_CODES
from booking_core.central.guards.tries import MOST_JOINS, MOST_TOLD, PAUSE
from booking_core.domain.identity import BookingId, CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.codes import code_of
from booking_core.protocol.place_cards import CardFacts, sign_card
from tests.booking_core.central.running_centre import PATIENCE_SECONDS
from tests.booking_core.central.web.test_booking_form import FORM, FRIDAY, PHONE, PICKED, WAITING, booked
from tests.booking_core.central.web.visits import Visits, at

WISH: Mapping[str, str] = {
    "day": str(FRIDAY),
    "place": "mh-lok3",
    "from": "18",
    "to": "21",
    "length": "60",
    "persons": "6",
}
CPR = "010203 1234"
_FORM = re.compile(r'<nav.*?<form method="post".*?</form>', re.DOTALL)


def in_english(visits: Visits, answer: requests.Response) -> requests.Response:
    """What the button for English in the head of the page leads to."""
    (languages,) = _FORM.findall(answer.text)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', languages))
    (address,) = re.findall(r'formaction="([^"]*)" lang="en"', languages)
    return visits.post(unescape(address), form={unescape(name): unescape(value) for name, value in fields.items()})


def a_card(visits: Visits, *, until: date = FRIDAY.replace(year=2027)) -> str:  # noqa: B008  # it never changes
    facts = CardFacts(CardId(UUID(int=7)), CardKind.PERSON, until)
    return sign_card(facts, visits.running.centre.keys.signing)


def value_of(html: str, field: str) -> str:
    """What is typed in that field of the page's own form."""
    main = html.split("<main", 1)[1]
    found = re.search(rf'name="{field}"[^>]*?value="([^"]*)"|value="([^"]*)"[^>]*?name="{field}"', main)
    return "" if found is None else found[1] or found[2] or ""


def test_what_is_to_be_mended_is_said_in_the_language_and_nothing_typed_is_lost(visits: Visits) -> None:
    answer = visits.post(FORM, form={**PICKED, "phone": "12", "email": "aase@example.org", "persons": "8"})

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (400, 400)
    assert english.headers["Content-Language"] == "en"
    assert value_of(english.text, "email") == "aase@example.org"
    assert (value_of(english.text, "phone"), value_of(english.text, "persons")) == ("12", "8")
    assert f'<option value="{PICKED["starts"]}" selected>' in english.text
    assert 'id="wrong-phone"' in english.text


def test_why_it_was_refused_is_said_again_and_it_is_not_booked_though_it_could_be_by_now(visits: Visits) -> None:
    taken = visits.book("18:00", "19:00", day=FRIDAY)
    answer = visits.post(FORM, form={**PICKED, "form": str(uuid4())})
    visits.cancel(taken.booking)

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (409, 409)
    assert "taken" in english.text.split('role="alert">', 1)[1][:120]
    assert value_of(english.text, "phone") == PHONE
    assert booked(visits) == []


def test_a_card_that_does_not_count_is_told_again(visits: Visits) -> None:
    token = a_card(visits, until=FRIDAY.replace(month=1))
    answer = visits.post(FORM, form={**PICKED, "phone": "", "card": token})

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (400, 400)
    assert "The card was valid" in english.text.split("<main", 1)[1]


def test_a_card_stays_in_hand(visits: Visits) -> None:
    token = a_card(visits)
    answer = visits.post(f"/C/{token}", form={"where": "medborgerhus/mh-lok3"})

    english = in_english(visits, answer)

    assert english.status_code == 200
    assert "<strong>Place card" in english.text
    assert value_of(english.text, "card") == token


def test_the_waiting_list_says_again_what_is_to_be_mended_and_keeps_the_card(visits: Visits) -> None:
    token = a_card(visits)
    answer = visits.post(WAITING, form={**WISH, "persons": "many", "card": token})

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (400, 400)
    assert (value_of(english.text, "from"), value_of(english.text, "card")) == ("18", token)
    assert 'id="wrong-persons"' in english.text


def test_nobody_joins_the_waiting_list_by_changing_the_language(visits: Visits) -> None:
    answer = visits.post(WAITING, form={**WISH, "show": "yes", "phone": PHONE})

    english = in_english(visits, answer)

    assert value_of(english.text, "phone") == PHONE
    assert visits.running.centre.store.waiting.everybody(now=at("14:08")) == ()


def test_a_code_is_found_again(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)

    english = in_english(visits, visits.post("/code", form={"code": code}))

    assert english.status_code == 200
    assert "CONFIRMED" in english.text


def test_that_nothing_has_a_code_is_said_again_without_counting_as_a_guess(visits: Visits) -> None:
    answer = visits.post("/code", form={"code": code_of(BookingId(uuid4()))})

    for _ in range(MOST_WRONG_CODES + 1):
        answer = in_english(visits, answer)
        assert answer.status_code == 404

    assert answer.headers["Content-Language"] == "en"


def test_changing_the_language_at_the_door_tells_nothing(visits: Visits) -> None:
    answer = visits.post("/houses/medborgerhus/mh-lok3/condition", form={"kind": "broken"})

    for _ in range(MOST_TOLD + 1):
        answer = in_english(visits, answer)
        assert answer.status_code == 400

    assert visits.running.centre.store.conditions.still_open() == ()


def test_what_was_chosen_of_what_is_broken_is_still_chosen(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    answer = visits.post(f"/R/{made.receipt}/condition", form={"kind": "broken"})

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (400, 400)
    assert 'value="broken" required checked' in english.text


@pytest.mark.parametrize("path", [FORM, WAITING])
def test_what_may_be_a_cpr_number_goes_into_no_field_again(visits: Visits, path: str) -> None:
    html = visits.post(path, form={**PICKED, **WISH, "phone": CPR}).text

    assert CPR not in html
    assert CPR not in in_english(visits, visits.post(path, form={**PICKED, **WISH, "phone": CPR})).text


@pytest.mark.parametrize("path", [FORM, WAITING])
def test_why_a_field_is_empty_again_is_said_in_the_language(visits: Visits, path: str) -> None:
    answer = visits.post(path, form={**PICKED, **WISH, "phone": CPR, "email": "aase@example.org"})

    english = in_english(visits, answer)

    assert (answer.status_code, english.status_code) == (400, 400)
    assert "looks like a CPR number" in english.text
    assert value_of(english.text, "phone") == ""


@pytest.mark.parametrize("path", [FORM, WAITING])
def test_no_address_has_in_it_what_only_a_form_may(visits: Visits, path: str) -> None:
    token = a_card(visits)
    answer = visits.post(path, form={**PICKED, **WISH, "phone": "12", "name": "Åse", "show": "yes", "card": token})

    assert answer.status_code == 200
    assert [one for one in visits.read(answer).addresses if token in one or "phone" in one or "name=" in one] == []


def test_a_refusal_is_said_again_though_the_form_had_no_id_of_its_own(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)

    english = in_english(visits, visits.post(FORM, form={**PICKED, "more": "than the form has"}))

    assert english.status_code == 409
    assert "taken" in english.text.split('role="alert">', 1)[1][:120]


@pytest.mark.parametrize("own", ["", "no id"])
def test_the_waiting_lists_refusal_is_said_again_though_the_form_had_no_id_of_its_own(visits: Visits, own: str) -> None:
    english = in_english(visits, visits.post(WAITING, form={**WISH, "phone": PHONE, "persons": "900", "wish": own}))

    assert english.status_code == 409
    assert "There is room for 16 people here." in visits.read(english).text


def test_whoever_has_to_wait_before_joining_loses_nothing_that_was_typed(visits: Visits) -> None:
    for number in range(MOST_JOINS):
        visits.join(f"40 10 00 {number:02}")

    answer = visits.post(WAITING, form={**WISH, "phone": PHONE, "name": "Åse"})
    english = in_english(visits, answer)

    for one, sentence in ((answer, "Vent ti minutter"), (english, "Wait ten minutes")):
        assert (one.status_code, one.headers["Retry-After"]) == (429, "600")
        assert sentence in one.text.split('role="alert">', 1)[1][:120]
        assert (value_of(one.text, "phone"), value_of(one.text, "name")) == (PHONE, "Åse")
    visits.running.clock.advance(PAUSE)
    assert visits.post(WAITING, form={**WISH, "phone": PHONE, "name": "Åse"}).status_code == 303


def test_whoever_joins_while_another_takes_the_last_turn_loses_nothing_that_was_typed(visits: Visits) -> None:
    """Nobody is done while another program writes."""
    running, form = visits.running, {**WISH, "name": "Åse"}
    for number in range(MOST_JOINS - 1):
        visits.join(f"40 10 00 {number:02}")

    def join(phone: str) -> requests.Response:
        filled, address = {**form, "phone": phone}, f"{running.url}{WAITING}"
        return requests.post(address, data=filled, allow_redirects=False, timeout=PATIENCE_SECONDS)

    with ThreadPoolExecutor(2) as people:
        with running.centre.store.writing():
            joining = [people.submit(join, phone) for phone in (PHONE, "40 21 73 99")]
            refused = next(as_completed(joining)).result()
        statuses = sorted(one.result().status_code for one in joining)

    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
    assert "om et øjeblik" in refused.text.split('role="alert">', 1)[1][:120]
    assert value_of(refused.text, "name") == "Åse"
    assert statuses == [303, 429]


def test_whoever_has_to_wait_before_telling_at_the_door_still_has_what_was_chosen(visits: Visits) -> None:
    path = "/houses/medborgerhus/mh-lok3/condition"
    told = {"kind": "broken", "thing": "light"}
    for _ in range(MOST_TOLD):
        assert visits.post(path, form=told).status_code == 303

    answer = visits.post(path, form=told)
    english = in_english(visits, answer)

    for one, sentence in ((answer, "Vent ti minutter"), (english, "Wait ten minutes")):
        assert (one.status_code, one.headers["Retry-After"]) == (429, "600")
        assert sentence in one.text.split('role="alert"', 1)[1][:140]
        assert 'value="broken" required checked' in one.text
