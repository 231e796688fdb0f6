"""A phone that scans a place card is told what it is for, and nothing of whose it is or whether it is taken still."""

from datetime import date
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind
from booking_core.protocol.place_cards import CardFacts, sign_card
from tests.booking_core.central.web.visits import Visits

CARD = CardFacts(CardId(UUID(int=7)), CardKind.PERSON, date(2027, 11, 26))


def test_a_card_says_how_it_is_used_and_what_to_do_when_it_is_lost(week: Visits) -> None:
    token = sign_card(CARD, week.running.centre.keys.signing)

    answer = week.get(f"/C/{token}")
    page = week.read(answer)

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert "Hold kortet under læseren" in page.text
    assert "Mistet? Sig det i skranken." in page.text
    assert week.page(f"/c/{token.lower()}", "en").title.startswith("Place card")


def test_it_says_the_same_of_every_card(week: Visits) -> None:
    own = sign_card(CARD, week.running.centre.keys.signing)
    another_towns = sign_card(CARD, Ed25519PrivateKey.generate())

    assert week.page(f"/C/{own}").text == week.page(f"/C/{another_towns}").text


def test_it_leads_to_booking_in_any_house(week: Visits) -> None:
    token = sign_card(CARD, week.running.centre.keys.signing)

    page = week.get(f"/C/{token}")

    assert 'value="bibliotek/bib-gruppe2"' in page.text
    assert week.read(page).form == f"/C/{token}"
    assert week.post(f"/C/{token}", form={"where": "bibliotek/elsewhere"}).status_code == 404
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert week.post(f"/C/{token}", form={"where": "bibliotek/bib-gruppe2"}, headers=elsewhere).status_code == 403


@pytest.mark.parametrize("token", ["SOMETHING", "A" * 144])
def test_what_is_no_card_is_no_page(week: Visits, token: str) -> None:
    assert week.get(f"/C/{token}").status_code == 404
