"""Pages that end on a sentence: each says what it means and what to do instead, in the reader's language."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import update

from booking_core.store import schema
from tests.booking_core.central.web.reading import read
from tests.booking_core.central.web.visits import Visits, forged, request_token


@pytest.fixture(scope="module")
def token(week: Visits) -> str:
    return week.book("14:15", "15:15").receipt


def receipts(token: str) -> dict[str, str]:
    """What people may come with that is no receipt of this place."""
    return {
        "truncated": token[:80],
        "forged": forged(token),
        "unknown-key": request_token(Ed25519PrivateKey.generate(), "18:00", "19:00")[1],
        "unknown-format": "A" * len(token),
        "foreign": "182-1",
    }


@pytest.mark.parametrize(
    ("what", "status", "danish", "english"),
    [
        ("truncated", 404, "Adressen er kun kommet halvt med", "Only part of the address came through"),
        ("forged", 403, "Kvitteringen passer ikke med det, vi har skrevet under", "does not match what we signed"),
        ("unknown-key", 403, "Vi kender ikke den skærm, kvitteringen kommer fra", "We do not know the screen"),
        ("unknown-format", 404, "Kvitteringen kan ikke læses her", "The receipt cannot be read here"),
        ("foreign", 404, "Det er ikke en kvittering herfra", "That is not a receipt from here"),
    ],
)
def test_what_is_no_receipt_says_why_and_what_to_do(
    week: Visits, token: str, what: str, status: int, danish: str, english: str
) -> None:
    path = f"/R/{receipts(token)[what]}"

    answers = {language: week.get(path, language) for language in ("da", "en")}

    assert {answer.status_code for answer in answers.values()} == {status}
    assert danish in read(answers["da"].text).headings[0]
    assert english in read(answers["en"].text).headings[0]


def test_it_offers_the_code_and_every_houses_telephone(week: Visits, token: str) -> None:
    page = week.page(f"/R/{token[:80]}")

    assert "/code" in page.links
    assert len(page.links_to("tel:")) == 5


@pytest.mark.parametrize("rest", ["/cancel", "/booking.ics"])
def test_neither_the_question_nor_the_calendar_believes_it(week: Visits, token: str, rest: str) -> None:
    answer = week.get(f"/R/{forged(token)}{rest}")

    assert answer.status_code == 403
    assert "passer ikke med det, vi har skrevet under" in answer.text


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("da", "Siden findes ikke", "Se, hvad der er ledigt nu, eller tast koden fra din kvittering."),
        ("en", "There is no such page", "See what is free now, or type the code from your receipt."),
    ],
)
@pytest.mark.parametrize("path", ["/nowhere", "/R", "/houses", "/assets/style.css", "/favicon.ico", "/robots.txt/x"])
def test_an_address_that_leads_nowhere_leads_on(
    week: Visits, path: str, language: str, title: str, sentence: str
) -> None:
    answer = week.get(path, language)

    page = read(answer.text)
    assert (answer.status_code, page.headings[0]) == (404, title)
    assert sentence in page.text
    assert set(page.links) == {"/", "/code"}


def test_programs_that_ask_for_nothing_there_are_answered_in_their_own_form(week: Visits) -> None:
    answer = week.get("/v1/nowhere")

    assert (answer.status_code, answer.json()["code"]) == (404, "http-404")


@pytest.mark.parametrize("path", ["/", "/houses/bibliotek", "/R/ABC"])
def test_a_page_cannot_be_written_to(week: Visits, path: str) -> None:
    answer = week.post(path)

    assert answer.status_code == 405
    assert "Det kan ikke lade sig gøre på den måde" in answer.text


def test_before_the_first_places_the_page_is_not_ready(visits: Visits) -> None:
    with visits.running.centre.store.writing() as connection:
        connection.execute(update(schema.centre).values(places_version=0))

    answer = visits.get("/")

    assert answer.status_code == 503
    assert "Siden er ikke klar endnu" in answer.text
