"""The page for the nine digits on the paper."""

import re
from datetime import timedelta

import pytest

from booking_core.domain.identity import SpaceId
from booking_core.protocol.codes import code_of, grouped
from tests.booking_core.central.web.guessing import unused_codes
from tests.booking_core.central.web.visits import LOKALE_3, Visits, request_token, span
from tests.booking_core.shared_codes import two_with_one_code

LOKALE_4 = SpaceId("mh-lok4")
MISSES = 20


def typed(visits: Visits, code: str, sender: str = "192.0.2.1") -> tuple[int, str]:
    """The status and the text of the page for what somebody at `sender` typed."""
    answer = visits.post("/code", form={"code": code}, headers={"X-Forwarded-For": sender})
    return answer.status_code, answer.text


def ways_to_type(code: str) -> tuple[str, ...]:
    in_groups = grouped(code)
    arabic, urdu = (in_groups.translate(str.maketrans("0123456789", digits)) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"))
    return in_groups, in_groups.replace(" ", "-"), in_groups.replace(" ", "\u00a0"), f" {code}\t", arabic, urdu


def test_the_form_sends_the_digits_where_no_address_or_history_keeps_them(week: Visits) -> None:
    html = week.get("/code").text

    assert '<form method="post" action="/code">' in html
    assert 'inputmode="numeric" autocomplete="off"' in html


def test_a_code_shows_how_its_booking_stands(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    code = code_of(made.booking.id)

    answer = visits.post("/code", form={"code": code})

    assert answer.status_code == 200
    text = visits.read(answer).text
    assert text.startswith(
        f"Koden {grouped(code)} BEKRÆFTET Lokale 3 14.15–15.15 Torsdag den 26. november Tiden er din."
    )
    assert "Meld jer på skærmen, når I kommer. Ellers holder huset kun rummet til kl. 14.30." in text


def test_digits_may_stand_in_groups_and_in_another_script(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)

    statuses = {typed(visits, text)[0] for text in ways_to_type(code)}

    assert statuses == {200}


def test_digits_alone_give_nothing_back_and_reach_no_calendar(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    _, html = typed(visits, code_of(made.booking.id))

    assert "/R/" not in html
    assert ".ics" not in html
    assert "Vil du give rummet tilbage, så scan firkanten" in html


def test_a_cancelled_booking_is_found_with_its_reason(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.cancel(made.booking, reason="Vandskade")

    _, html = typed(visits, code_of(made.booking.id))

    assert "Aflyst af huset" in html
    assert "Huset skriver: Vandskade." in html
    assert "Vil du give rummet tilbage" not in html


def test_the_code_of_a_replaced_booking_finds_the_new_one(visits: Visits) -> None:
    first = visits.book("14:15", "15:15")
    visits.cancel(first.booking, reason="Rummet skal males")
    visits.book("15:00", "16:00", space=LOKALE_4, replaces=first.booking.id)

    answer = visits.post("/code", form={"code": code_of(first.booking.id)})

    assert "BEKRÆFTET Lokale 4 15.00–16.00" in visits.read(answer).text


def test_two_bookings_with_one_code_are_both_shown(visits: Visits) -> None:
    one, other = two_with_one_code()
    visits.book("14:15", "15:15", booking_id=one)
    visits.book("15:00", "16:00", space=LOKALE_4, booking_id=other)

    answer = visits.post("/code", form={"code": code_of(one)})

    headings = visits.read(answer).headings
    assert set(headings[1:]) == {"Lokale 3", "Lokale 4"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Tast de ni tal fra kvitteringen."),
        ("kode", "Tast de ni tal fra kvitteringen."),
        ("482 916", "Der mangler cifre. Koden har ni."),
        ("482 916 371", "Et af cifrene passer ikke. Se på papiret, og ret det."),
        ("428 916 370", "Et af cifrene passer ikke. Se på papiret, og ret det."),
    ],
)
def test_what_cannot_be_a_code_says_what_to_mend(week: Visits, text: str, sentence: str) -> None:
    status, html = typed(week, text)

    assert status == 400
    assert sentence in html


def test_what_was_nearly_right_stands_in_the_field_again(week: Visits) -> None:
    _, html = typed(week, "482 916 371")

    assert 'aria-describedby="wrong hint" aria-invalid="true" value="482 916 371"' in html


@pytest.mark.parametrize("digits", ["0101901234", "010190-1234", "48291637000", "0101 9012 34"])
def test_ten_digits_are_refused_unread_and_never_shown_again(week: Visits, digits: str) -> None:
    status, html = typed(week, digits)

    assert status == 400
    assert "det ligner et CPR-nummer. Vi har ikke læst det." in html
    assert digits not in html
    assert 'value=""' in html


def test_a_code_nobody_has_leads_to_the_houses(visits: Visits) -> None:
    status, html = typed(visits, next(unused_codes(visits)))

    assert status == 404
    assert "Vi kender ikke koden." in html
    assert html.count('href="tel:') == 5


def test_a_request_on_the_screen_is_not_known_by_its_code_yet(visits: Visits) -> None:
    wanted, _ = request_token(visits.enrolled_kiosk(), "15:00", "16:00")

    before, _ = typed(visits, code_of(wanted))
    visits.ask(wanted, (LOKALE_3, span("15:00", "16:00")))
    after, _ = typed(visits, code_of(wanted))

    assert (before, after) == (404, 200)


def test_who_guesses_must_wait_and_nobody_else(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)
    for _, wrong in zip(range(MISSES), unused_codes(visits), strict=False):
        assert typed(visits, wrong)[0] == 404

    answer = visits.post("/code", form={"code": code}, headers={"X-Forwarded-For": "192.0.2.1"})
    others, _ = typed(visits, code, sender="192.0.2.2")

    assert (answer.status_code, answer.headers["Retry-After"], others) == (429, "600", 200)
    assert "Der er tastet for mange forkerte koder" in answer.text
    assert "Lokale 3" not in answer.text


def test_the_wait_is_over_after_ten_minutes(visits: Visits) -> None:
    code = code_of(visits.book("14:30", "15:30").booking.id)
    for _, wrong in zip(range(MISSES), unused_codes(visits), strict=False):
        typed(visits, wrong)

    visits.running.clock.advance(timedelta(minutes=10))

    assert typed(visits, code)[0] == 200


def test_a_slip_of_the_finger_is_no_guess(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)
    for _ in range(MISSES + 1):
        typed(visits, "482 916 371")

    assert typed(visits, code)[0] == 200


def test_a_form_on_another_page_asks_for_nothing(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)

    answer = visits.post("/code", form={"code": code}, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert "Lokale 3" not in answer.text


def test_a_whole_book_in_the_field_is_refused(week: Visits) -> None:
    status, html = typed(week, "1" * 300_000)

    assert status == 413
    assert "Det er for meget på én gang" in html


@pytest.mark.parametrize("body", [b"", b"code=%ff%fe", b"\xff\xfe", b"code", b"other=482916370", b"{}"])
def test_a_form_without_its_field_is_an_empty_one(week: Visits, body: bytes) -> None:
    answer = week.anew().running.session.post(f"{week.running.url}/code", data=body, timeout=30)

    assert answer.status_code == 400
    assert "Tast de ni tal fra kvitteringen." in answer.text


def test_what_is_typed_is_shown_as_text(week: Visits) -> None:
    _, html = typed(week, '12"><b>')

    assert "<b>" not in html
    assert re.search(r'value="12&#34;&gt;&lt;b&gt;"', html)


def test_it_reads_in_english_too(visits: Visits) -> None:
    code = code_of(visits.book("14:15", "15:15").booking.id)

    answer = visits.post("/code?lang=en", form={"code": code})

    assert visits.read(answer).text.startswith(f"Code {grouped(code)} CONFIRMED Lokale 3 14:15–15:15")
    assert "/code?lang=en" in visits.read(answer).links
