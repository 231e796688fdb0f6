"""What the page behind a receipt says: how it stands, what was changed since, and the way there."""

from dataclasses import replace
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.central.web.bookings import Plate, PlateKind, plate_of_booking
from booking_core.documents.receipt_content import Issue, confirmed_receipt
from booking_core.domain.bookings import Booking, BookingState
from booking_core.domain.identity import SpaceId
from booking_core.language.words import Words
from booking_core.protocol.codes import code_of, grouped
from tests.booking_core.central.web.visits import LOKALE_3, Visits, lost_token, request_token, span
from tests.booking_core.domain.made_bookings import MUNICIPALITY, at, made_booking, on_thursday
from tests.booking_core.sample_places import WORKSHOP

LOKALE_4 = SpaceId("mh-lok4")
LOKALE_5 = SpaceId("mh-lok5")
LILLE_SAL = SpaceId("mh-lille-sal")
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def kiosk(visits: Visits) -> Ed25519PrivateKey:
    return visits.enrolled_kiosk()


def test_a_confirmed_booking_says_so_and_where_and_when(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    page = visits.page(f"/R/{made.receipt}")

    assert page.title == "BEKRÆFTET: Lokale 3 · Mødested"
    assert page.text.startswith(
        "BEKRÆFTET Lokale 3 14.15–15.15 Torsdag den 26. november Herlev Medborgerhus "
        "Tiden er din. Koden her er din nøgle, så tag den med. "
        "Meld jer på skærmen, når I kommer. Ellers holder huset kun rummet til kl. 14.30. Læg i kalenderen"
    )


def test_whoever_may_lose_the_room_reads_until_when_it_is_kept(visits: Visits) -> None:
    kept, theirs = visits.book("14:15", "15:15"), visits.book("14:15", "15:00", space=LILLE_SAL, day=FRIDAY)

    def says_kept(receipt: str) -> bool:
        return "Ellers holder huset kun rummet" in visits.page(f"/R/{receipt}").text

    assert says_kept(kept.receipt)
    assert not says_kept(theirs.receipt)
    visits.show("14:30")
    assert not says_kept(kept.receipt)
    visits.show("14:20")
    visits.check_in(kept.booking)
    assert not says_kept(kept.receipt)


def test_a_way_that_is_told_in_arabic_runs_from_the_right_and_is_not_marked_as_danish(visits: Visits) -> None:
    html = visits.get(f"/R/{visits.book('14:15', '15:15').receipt}?lang=ar").text

    assert '<ul class="steps">\n<li>الطابق الأول</li>' in html


def test_it_reads_in_english_too(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    text = visits.page(f"/R/{made.receipt}", "en").text

    assert text.startswith("CONFIRMED Lokale 3 14:15–15:15 Thursday 26 November Herlev Medborgerhus The time is yours.")


def test_a_place_in_the_open_says_what_happens_when_it_rains(visits: Visits) -> None:
    made = visits.book("10:00", "12:00", space=SpaceId("gg-gaardrum"), day=FRIDAY)
    page = f"/R/{made.receipt}"

    assert "Regner det, kan I være i Laden. Vælg inden kl. 7, ellers er I ude." in visits.page(page).text
    visits.show("07:00", FRIDAY)
    visits.running.centre.store.upkeep.settle_weather(now=visits.running.clock())
    assert "I er ude, også hvis det regner." in visits.page(page).text
    visits.cancel(made.booking, reason="Sne")
    assert "regner" not in visits.page(page).text


def test_the_way_there_the_price_and_the_code_stand_below(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    text = visits.page(f"/R/{made.receipt}").text

    assert "Sådan finder du derhen 1. sal Op ad trappen eller med elevatoren Første dør til venstre" in text
    assert "Med elevator Toilet til kørestol Adresse Herlev Medborgerhus Demovej 1, 2730 Herlev" in text
    assert f"Din kode {grouped(code_of(made.booking.id))} Pris: 0 kr." in text


def test_what_the_paper_says_stands_under_headings_on_the_page_behind_its_code(visits: Visits) -> None:
    made, places = visits.book("14:15", "15:15"), visits.running.centre.store.municipality()
    code = grouped(code_of(made.booking.id))
    issue = Issue(language="da", code=code, url="", issued_at=visits.running.clock(), kiosk=None)
    paper = confirmed_receipt(made.booking, places, issue=issue)

    page = visits.page(f"/R/{made.receipt}")

    steps = [line for section in paper.sections if section.marks for line in section.lines]
    assert len(steps) >= 2
    for said in (*paper.plate_words, paper.room, *paper.house, paper.day, paper.time, code, *steps):
        assert said.casefold() in page.text.casefold()
    assert page.headings[0] == paper.room
    assert {"Din kode", "Sådan finder du derhen", "Adresse"} <= set(page.headings)


def test_the_address_may_be_in_small_letters(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    page = visits.page(f"/r/{made.receipt.lower()}")

    assert page.text.startswith("BEKRÆFTET Lokale 3")
    assert f"/R/{made.receipt}/cancel" in page.addresses


def test_who_has_come_is_seen_to_be_there(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.check_in(made.booking)

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("BEKRÆFTET Lokale 3")
    assert "Vi har set, at I er her." in text


def test_a_time_that_is_over_thanks_and_takes_what_was_found_broken(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.show("15:15")

    page = visits.page(f"/R/{made.receipt}")

    assert page.text.startswith("Tiden er gået Lokale 3 14.15–15.15")
    assert "Tak, fordi I brugte stedet." in page.text
    assert page.links_to("/R/") == (f"/R/{made.receipt}/condition",)


def test_a_rest_that_was_handed_back_says_from_when(visits: Visits) -> None:
    made = visits.book("14:15", "16:15")
    visits.show("15:03")
    visits.cancel(made.booking)

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("Afsluttet Lokale 3 14.15–15.15")
    assert "Rummet er givet tilbage fra kl. 15.15, så andre kan bruge det." in text


def test_people_who_came_and_left_before_their_time_have_given_it_all_back(visits: Visits) -> None:
    made = visits.book("14:15", "16:15")
    visits.check_in(made.booking)
    visits.cancel(made.booking)

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("Afsluttet")
    assert "Rummet er givet tilbage, så andre kan bruge det." in text


def test_what_the_house_cancelled_says_why_in_the_houses_words(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.cancel(made.booking, reason="Vandskade i salen.")

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("Aflyst af huset Lokale 3 14.15–15.15")
    assert "Huset skriver: Vandskade i salen. Find en ny tid på skærmen" in text


def test_a_reason_is_shown_as_it_was_written_and_never_run(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.cancel(made.booking, reason='<img src=x onerror=alert(1)> & "maling"')

    answer = visits.get(f"/R/{made.receipt}").text

    assert "<img" not in answer
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &#34;maling&#34;" in answer


def test_what_people_gave_back_says_so(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.cancel(made.booking)

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("Afmeldt Lokale 3 14.15–15.15")
    assert "Skal I mødes alligevel, så book en ny tid. Ret i kalenderen" in text


def test_a_request_that_still_lies_on_the_screen_is_not_yours_yet(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    _, token = request_token(kiosk, "18:00", "19:00")

    page = visits.page(f"/R/{token}")

    assert page.text.startswith("ANMODNING, IKKE BEKRÆFTET Lokale 3 18.00–19.00")
    assert "Den venter på skærmen, til der er forbindelse" in page.text
    assert "Intet svar torsdag den 26. november kl. 18? Så er tiden ikke din." in page.text
    assert "Det, du har bedt om" in page.text
    assert page.links_to("/R/") == ()


def test_a_request_that_came_too_late_says_so(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    _, token = request_token(kiosk, "13:00", "14:00")

    text = visits.page(f"/R/{token}").text

    assert text.startswith("Intet svar i tide Lokale 3 13.00–14.00")
    assert "Vi fik ikke anmodningen, før tiden begyndte, så tiden er ikke din." in text


def test_a_request_that_was_met_is_a_confirmed_booking(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    wanted, token = request_token(kiosk, "15:00", "16:00")
    visits.ask(wanted, (LOKALE_3, span("15:00", "16:00")))

    text = visits.page(f"/R/{token}").text

    assert text.startswith("BEKRÆFTET Lokale 3 15.00–16.00")
    assert "Der er sket noget siden" not in text


def test_a_request_that_was_met_in_another_room_says_what_was_asked(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    wanted, token = request_token(kiosk, "16:30", "17:30")
    visits.ask(wanted, (LOKALE_3, span("16:30", "17:30")), (LOKALE_4, span("15:00", "16:00")))

    text = visits.page(f"/R/{token}").text

    assert text.startswith("BEKRÆFTET Lokale 4 15.00–16.00")
    assert "Du bad om Lokale 3 16.30–17.30. Det er stedet og tiden her, du har fået." in text


def test_a_declined_request_says_the_rule_and_what_to_do(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    wanted, token = request_token(kiosk, "16:30", "17:30")
    visits.ask(wanted, (LOKALE_3, span("16:30", "17:30")), (LOKALE_3, span("16:45", "17:45")))

    page = visits.page(f"/R/{token}")

    assert page.text.startswith("Det blev et nej Lokale 3 16.30–17.30")
    assert page.text.count("Rummet er optaget frem til kl. 18. Vælg en senere tid eller et andet sted.") == 1
    assert page.links_to("/R/") == ()


@pytest.mark.parametrize(
    ("starts", "ends", "status", "title"),
    [("18:00", "19:00", 404, "Vi har ikke bookingen her"), ("12:00", "13:00", 410, "Tiden er gået")],
)
def test_a_genuine_paper_without_its_booking_is_not_called_false(
    visits: Visits, kiosk: Ed25519PrivateKey, starts: str, ends: str, status: int, title: str
) -> None:
    token = lost_token(kiosk, starts, ends)

    answer, page = visits.get(f"/R/{token}"), visits.page(f"/R/{token}")

    assert answer.status_code == status
    assert page.text.startswith(f"{title} Lokale 3")
    assert page.links_to("tel:") == ("tel:44000001",)


def test_a_place_that_is_gone_leads_to_every_house(visits: Visits, kiosk: Ed25519PrivateKey) -> None:
    token = lost_token(kiosk, "18:00", "19:00", space=SpaceId("torn-down"))

    page = visits.page(f"/R/{token}")

    assert "Et sted, der ikke findes længere 18.00–19.00" in page.text
    assert len(page.links_to("tel:")) == 5


def test_a_stretched_time_says_what_the_paper_says(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.move(made.booking, "14:15", "16:15")

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("BEKRÆFTET Lokale 3 14.15–16.15")
    assert "På papiret står 14.15–15.15. Det er tiden her, der gælder." in text


def test_a_time_on_another_day_says_which_day_the_paper_says(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.move(made.booking, "09:00", "10:00", day=FRIDAY, space=LILLE_SAL)

    text = visits.page(f"/R/{made.receipt}").text

    assert text.startswith("BEKRÆFTET Lille Sal 09.00–10.00 Fredag den 27. november")
    assert "Huset har flyttet jer. På papiret står Lokale 3 torsdag den 26. november 14.15–15.15." in text


def test_the_newest_paper_has_nothing_to_add(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")
    visits.move(made.booking, "15:00", "16:00")
    newest = visits.running.centre.store.bookings.receipt(made.booking.id)
    assert newest is not None

    assert "Der er sket noget siden" not in visits.page(f"/R/{newest[1]}").text


def test_the_old_paper_shows_the_booking_made_in_its_place(visits: Visits) -> None:
    first = visits.book("18:00", "19:00", space=LOKALE_5)
    visits.cancel(first.booking, reason="Rummet skal males")
    second = visits.book("19:00", "20:00", space=LOKALE_4, replaces=first.booking.id)
    visits.cancel(second.booking, reason="Også her")
    third = visits.book("20:30", "21:30", space=LOKALE_3, replaces=second.booking.id)

    text = visits.page(f"/R/{first.receipt}").text

    assert text.startswith("BEKRÆFTET Lokale 3 20.30–21.30")
    assert "Huset har flyttet jer. På papiret står Lokale 5 18.00–19.00." in text
    assert grouped(code_of(third.booking.id)) in text


def test_a_booking_made_again_just_as_it_was_keeps_the_paper_good(visits: Visits) -> None:
    first = visits.book("18:00", "19:00", space=LOKALE_5)
    visits.cancel(first.booking, reason="En fejl")
    visits.book("18:00", "19:00", space=LOKALE_5, replaces=first.booking.id)

    text = visits.page(f"/R/{first.receipt}").text

    assert text.startswith("BEKRÆFTET Lokale 5 18.00–19.00")
    assert "Huset har lavet bookingen på ny." in text


def test_ones_own_time_is_not_told_as_taken(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    text = visits.page(f"/R/{made.receipt}").text

    assert "Din tid Ledigt Optaget Ledigt til kl. 14.15, 15.15–16.30, 18.00–18.30 og 20.30–22.00." in text
    assert "Optaget 16.30–18.00 og 18.30–20.30." in text


def test_a_night_says_on_which_morning_it_ends(visits: Visits) -> None:
    made = visits.book("22:00", "00:30", day=FRIDAY, space=LILLE_SAL)

    text = visits.page(f"/R/{made.receipt}").text

    assert "22.00–00.30 Fredag den 27. november Slutter natten til lørdag" in text


def test_what_ends_at_midnight_ends_on_its_day(visits: Visits) -> None:
    made = visits.book("22:00", "00:00", day=FRIDAY, space=LILLE_SAL)

    assert "Slutter natten" not in visits.page(f"/R/{made.receipt}").text


def plate_of(state: BookingState, *, reason: str | None = None, now: str = "14:08") -> Plate:
    """The plate of a booking from 15 to 16 in `state`."""
    booking = replace(made_booking(WORKSHOP, on_thursday("15:00", "16:00"), state=state), reason=reason)
    return plate_of_booking(booking, MUNICIPALITY, words=Words.of("da"), now=at(now))


def test_a_request_that_awaits_the_houses_answer_says_until_when() -> None:
    plate = plate_of(BookingState.REQUESTED)

    assert (plate.kind, plate.title) == (PlateKind.REQUEST, "ANMODNING, IKKE BEKRÆFTET")
    assert plate.sentences == ("Intet svar torsdag den 26. november kl. 15? Så er tiden ikke din.",)


def test_a_request_without_an_answer_ends_with_its_start() -> None:
    plate = plate_of(BookingState.REQUESTED, now="15:00")

    assert (plate.kind, plate.title) == (PlateKind.STOP, "Intet svar i tide")


def test_a_request_the_house_declined_says_why() -> None:
    plate = plate_of(BookingState.DECLINED, reason="Salen er lejet ud")

    assert (plate.kind, plate.title) == (PlateKind.STOP, "Det blev et nej")
    assert plate.sentences[0] == "Huset skriver: Salen er lejet ud."


@pytest.mark.parametrize(
    ("state", "title", "sentence"),
    [
        (BookingState.NO_SHOW, "Givet fri", "Ingen kom, så rummet blev givet til andre."),
        (BookingState.WITHDRAWN, "Trukket tilbage", "Anmodningen er trukket tilbage."),
        (BookingState.CANCELLED_BY_CITIZEN, "Afmeldt", "Rummet er givet tilbage, så andre kan bruge det."),
    ],
)
def test_what_ended_otherwise_says_how(state: BookingState, title: str, sentence: str) -> None:
    plate = plate_of(state)

    assert (plate.kind, plate.title) == (PlateKind.STOP, title)
    assert plate.sentences[0].startswith(sentence)


@pytest.mark.parametrize("state", BookingState)
def test_every_state_has_a_plate_in_every_language(state: BookingState) -> None:
    booking: Booking = made_booking(WORKSHOP, on_thursday("15:00", "16:00"), state=state)

    plates = [
        plate_of_booking(booking, MUNICIPALITY, words=Words.of(language), now=at("14:08")) for language in ("da", "en")
    ]

    assert plates[0].kind == plates[1].kind
    assert plates[0].title != plates[1].title
    assert all(plate.sentences for plate in plates)
