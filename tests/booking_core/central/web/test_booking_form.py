"""Booking from a phone: a plain form with the free times of a day, and the page of the receipt it leads to."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import select

from booking_core.domain.bookings import Booking, BookingState, Channel, Contact, Openness, Purpose
from booking_core.domain.identity import CardId, SpaceId
from booking_core.domain.place_cards import CardKind
from booking_core.domain.places import KindOfUser
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import LONGEST_SPAN, RevokedCard
from booking_core.protocol.place_cards import NO_GROUP, CardFacts, group_tag, sign_card
from booking_core.store.accounts import place_cards
from booking_core.store.schema import contact
from tests.booking_core.central.web.visits import THURSDAY, Visits, at, span

FORM = "/houses/medborgerhus/mh-lok3/book"
WAITING = "/houses/medborgerhus/waiting"
PHONE = "40 21 73 55"
FRIDAY = THURSDAY + timedelta(days=1)
LOKALE_3 = SpaceId("mh-lok3")
PICKED: Mapping[str, str] = {
    "day": str(FRIDAY),
    "starts": str(int(at("18:00", FRIDAY).timestamp())),
    "length": "60",
    "persons": "6",
    "purpose": "music",
    "openness": "come-and-see",
    "phone": PHONE,
}

LATER: Mapping[str, str] = {"starts": str(int(at("20:00", FRIDAY).timestamp()))}


def booked(visits: Visits, space: SpaceId = LOKALE_3) -> list[Booking]:
    """What partners and phones have booked of a space that evening, by start."""
    window = TimeSpan(at("00:00", FRIDAY), at("00:00", FRIDAY) + LONGEST_SPAN)
    calendar = visits.running.centre.store.bookings.calendar(window, [space])
    return [one for one in calendar.bookings.values() if one.channel is Channel.PARTNER]


def test_what_is_picked_is_booked_and_leads_to_its_receipt(visits: Visits) -> None:
    answer = visits.post(FORM, form=PICKED)

    assert answer.status_code == 303
    (made,) = booked(visits)
    assert (made.span, made.persons) == (span("18:00", "19:00", FRIDAY), 6)
    assert (made.purpose, made.openness) == (Purpose.MUSIC, Openness.COME_AND_SEE)
    page = visits.page(answer.headers["Location"])
    assert "BEKRÆFTET" in page.text
    assert "18.00–19.00" in page.text
    assert PHONE not in visits.get(answer.headers["Location"]).text


def test_the_house_can_reach_whoever_booked_in_their_language(visits: Visits) -> None:
    visits.post(f"{FORM}?lang=en", form={**PICKED, "phone": "", "email": "aase@example.org"})

    (made,) = booked(visits)
    with visits.running.centre.store.reading() as connection:
        sealed = connection.execute(select(contact.c.sealed).where(contact.c.booking_id == str(made.id))).scalar_one()
    found = visits.running.centre.contacts.opened(sealed, made.id)
    assert (found.email, found.language) == ("aase@example.org", "en")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("٤٠٢١٧٣٥٥", "40217355"),
        ("۴۰ ۲۱ ۷۳ ۵۵", "40 21 73 55"),
        ("\u202a+45\u00a040\u00a021\u00a073\u00a055\u202c", "+45 40 21 73 55"),
        ("(+45) 40-21.73/55", "+45 40 21 73 55"),
    ],
)
def test_a_number_is_taken_as_phones_write_it(visits: Visits, written: str, kept: str) -> None:
    answer = visits.post(FORM, form={**PICKED, "phone": written, "persons": "٦"})

    assert answer.status_code == 303, visits.read(answer).text
    (made,) = booked(visits)
    with visits.running.centre.store.reading() as connection:
        sealed = connection.execute(select(contact.c.sealed).where(contact.c.booking_id == str(made.id))).scalar_one()
    assert visits.running.centre.contacts.opened(sealed, made.id).phone == kept
    assert made.persons == 6


def test_a_room_is_booked_on_the_last_day_that_the_rules_allow(visits: Visits) -> None:
    last = THURSDAY + timedelta(days=90)
    starts = str(int(at("18:00", last).timestamp()))

    answer = visits.post(FORM, form={**PICKED, "day": str(last), "starts": starts})

    assert answer.status_code == 303, visits.read(answer).text
    assert "BEKRÆFTET" in visits.page(answer.headers["Location"]).text


def test_pressing_twice_books_once(visits: Visits) -> None:
    form = {**PICKED, "form": str(uuid4())}

    first, second = (visits.post(FORM, form=form) for _ in range(2))

    assert first.headers["Location"] == second.headers["Location"]
    assert len(booked(visits)) == 1


def test_a_time_that_somebody_else_took_meanwhile_is_told_with_all_that_was_picked(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)

    answer = visits.post(FORM, form=PICKED)

    assert answer.status_code == 409
    page = visits.read(answer)
    assert "optaget" in page.text.lower()
    assert 'value="40 21 73 55"' in answer.text
    assert booked(visits) == []


def test_a_time_that_was_taken_and_is_free_again_is_booked_from_the_page_that_said_no(visits: Visits) -> None:
    other = visits.book("18:00", "19:00", day=FRIDAY)
    refused = visits.post(FORM, form={**PICKED, "form": str(uuid4())})
    visits.cancel(other.booking, reason="Vandskade")

    again = visits.post(FORM, form={**PICKED, "form": _form_of(refused.text)})

    assert (refused.status_code, again.status_code) == (409, 303)
    assert len(booked(visits)) == 1


def test_a_no_is_read_in_another_language_as_it_was_said(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)
    used = str(uuid4())
    refused = visits.post(FORM, form={**PICKED, "form": used})

    in_english = visits.post(f"{FORM}?lang=en", form={**PICKED, "form": used, "show": "as-it-was"})

    assert used in refused.text, "in the way to another language"
    assert in_english.status_code == 409
    assert _form_of(in_english.text) != used


def _form_of(html: str) -> str:
    """What makes pressing twice the same as once, in the form that books."""
    form = html.partition('<form class="booking"')[2]
    (found,) = re.findall(r'name="form" value="([^"]+)"', form)
    return str(found)


@pytest.mark.parametrize(
    "path", ["/houses/bibliotek", "/houses/bibliotek/bib-gruppe2", "/houses/bibliotek/bib-gruppe2/book"]
)
def test_nothing_is_offered_on_a_day_for_which_nobody_can_book_yet(week: Visits, path: str) -> None:
    """The small rooms of the library are booked for the same day alone."""
    today, later = (week.get(f"{path}?day={THURSDAY + timedelta(days=ahead)}").text for ahead in (0, 7))

    offer = '<form class="booking"' if path.endswith("/book") else "/houses/bibliotek/bib-gruppe2/book?day="
    assert [offer in html for html in (today, later)] == [True, False]


def test_the_form_says_until_when_one_can_book(week: Visits) -> None:
    page = week.page(f"/houses/bibliotek/bib-gruppe2/book?day={THURSDAY + timedelta(days=7)}")

    assert "Her kan du booke til og med torsdag den 26. november. Vælg en tidligere dag." in page.text


def test_a_room_the_house_answers_for_is_asked_of_it(visits: Visits) -> None:
    places = visits.running.centre.store.municipality()
    space = next(one for venue in places.venues if venue.id == "medborgerhus" for one in venue.spaces if one.approval)
    path = f"/houses/medborgerhus/{space.id}/book"
    day = THURSDAY + timedelta(days=10)
    shown = visits.get(f"{path}?day={day}").text
    assert "Spørg huset" in shown

    starts = str(int(at("18:00", day).timestamp()))
    answer = visits.post(path, form={**PICKED, "day": str(day), "starts": starts, "length": "120", "persons": "30"})

    assert answer.status_code == 303, visits.read(answer).text
    assert "ANMODNING" in visits.page(answer.headers["Location"]).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts": "1"}, "Vælg et af tidspunkterne."),
        ({"length": "7"}, "Vælg en af længderne."),
        ({"persons": "mange"}, "Skriv et tal, som 6."),
        ({"phone": ""}, "Ellers kan huset ikke nå dig."),
        ({"phone": "010203-1234"}, "det ligner et CPR-nummer"),
        ({"phone": "٠١٠٢٠٣-١٢٣٤"}, "det ligner et CPR-nummer"),
        ({"phone": "(+45) 010203 1234"}, "det ligner et CPR-nummer"),
        ({"email": "aase@"}, "Det er ikke en e-mail-adresse."),
    ],
)
def test_what_is_to_be_mended_is_said_beside_it(week: Visits, fields: Mapping[str, str], sentence: str) -> None:
    answer = week.post(FORM, form={**PICKED, **fields})

    assert answer.status_code == 400
    assert sentence in week.read(answer).text
    assert not any(cpr in answer.text for cpr in ("010203-1234", "٠١٠٢٠٣-١٢٣٤", "010203 1234"))


def test_a_form_that_is_sent_again_shows_what_was_picked_and_whom_to_reach_stands_in_no_address(week: Visits) -> None:
    answer = week.post(FORM, form={**PICKED, "show": "yes", "layout": "", "spoken-uk": "yes", "persons": "9"})

    assert answer.status_code == 200
    assert 'name="persons" value="9"' in answer.text
    assert 'value="40 21 73 55"' in answer.text
    assert PHONE not in week.get(f"{FORM}?phone=40+21+73+55").text
    assert all("4021" not in re.sub(r"\W", "", one) for one in week.read(answer).addresses)


def test_a_time_that_is_gone_while_the_form_is_mended_is_chosen_anew(visits: Visits) -> None:
    visits.post(FORM, form=PICKED)

    form = visits.post(FORM, form={**PICKED, "phone": "40 21"})

    assert "Vælg et af tidspunkterne." in form.text
    assert "Vælg et af tidspunkterne." not in visits.post(FORM, form={**PICKED, "phone": "40 21", **LATER}).text


def test_who_lets_others_come_says_which_languages_are_spoken(visits: Visits) -> None:
    visits.post(FORM, form={**PICKED, "spoken-uk": "yes", "spoken-da": "yes", "spoken-xx": "yes"})

    (made,) = booked(visits)
    assert made.spoken == ("da", "uk")
    assert "Sprog: Dansk, Українська" in visits.page("/houses/medborgerhus?day=2026-11-27").text


def test_how_long_a_room_is_kept_is_said_before_it_is_booked(week: Visits) -> None:
    assert "Er I der ikke 15 min. efter, tiden begynder, får andre rummet." in week.page(FORM).text
    asked_first = week.page("/houses/medborgerhus/mh-store-sal/book?day=2026-12-06").text
    assert "får andre rummet" not in asked_first


def hidden_fields(html: str, number: int) -> dict[str, str]:
    """What pressing one of the things offered instead sends."""
    form = html.split('class="instead"')[1].split("<form ")[number + 1].partition("</form>")[0]
    return dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))


def test_what_is_taken_can_be_had_otherwise_in_two_presses(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)
    refused = visits.post(FORM, form=PICKED)

    shifted = hidden_fields(refused.text, 0)
    shown = visits.post(FORM, form=shifted)
    made = visits.post(FORM, form={name: value for name, value in shifted.items() if name != "show"})

    assert "Det kan du få i stedet Lokale 3 kan fås fredag den 27. november 19.00–20.00." in visits.read(refused).text
    assert f'<option value="{shifted["starts"]}" selected>' in shown.text
    assert made.status_code == 303
    assert [one.span for one in booked(visits)] == [span("19:00", "20:00", FRIDAY)]
    (waiting,) = visits.read(refused).links_to("/houses/medborgerhus/waiting")
    assert waiting == "/houses/medborgerhus/waiting?day=2026-11-27&place=mh-lok3&from=18.00&to=19.00"


def test_all_that_is_offered_instead_can_be_booked_just_so(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)
    html = visits.post(FORM, form={**PICKED, "persons": "14"}).text
    addresses = re.findall(r'action="([^"]+)"', html.split('class="instead"')[1].split("</section>")[0])

    for number, address in enumerate(addresses):
        fields = hidden_fields(html, number)
        sent = {**fields, "phone": f"40 21 73 {number:02}"}
        assert visits.post(address, form={k: v for k, v in sent.items() if k != "show"}).status_code == 303, fields

    assert len(addresses) >= 3


def test_on_a_day_with_nothing_left_the_form_says_where_there_is_something(visits: Visits) -> None:
    visits.show("20:00")
    visits.book("20:30", "22:00")

    answer = visits.get(FORM)

    text = visits.read(answer).text
    assert "Der er ikke mere ledigt her den dag." in text
    assert "Lokale 5 i samme hus kan fås torsdag den 26. november 20.00–21.00." in text
    assert "Lokale 3 kan fås fredag den 27. november 08.00–09.00." in text
    assert hidden_fields(answer.text, 0)["show"] == "yes"


OFFERED = f"/H/MEDBORGERHUS/MH-LOK3/{PICKED['starts']}-60"


def on_from_the_slip(visits: Visits) -> requests.Response:
    """The form that the address in the code of a slip leads to."""
    return visits.get(visits.get(OFFERED).headers["Location"])


def test_the_code_of_a_slip_leads_to_the_form_with_its_time(visits: Visits) -> None:
    form = on_from_the_slip(visits)

    assert form.status_code == 200
    assert f'value="{PICKED["starts"]}" selected' in form.text
    assert 'class="instead"' not in form.text


def test_what_was_taken_since_a_slip_was_printed_is_told_with_what_is_free_then(visits: Visits) -> None:
    visits.book("18:00", "19:00", day=FRIDAY)

    form = on_from_the_slip(visits)

    assert form.status_code == 200
    text = visits.read(form).text
    assert "18.00–19.00 er ikke ledig her mere. Vælg en anden tid." in text
    assert re.search(r"kan fås fredag den 27\. november 18\.00–19\.00\.", text)
    assert f'value="{LATER["starts"]}"' in form.text


def test_a_slip_whose_time_is_over_leads_to_what_is_free_after_it(visits: Visits) -> None:
    visits.show("20:00", FRIDAY)

    form = on_from_the_slip(visits)

    assert form.status_code == 200
    text = visits.read(form).text
    assert "18.00–19.00 er ikke ledig her mere." in text
    assert re.search(r"kan fås fredag den 27\. november 20\.\d\d–21\.\d\d\.", text)


@pytest.mark.parametrize(
    "starts", ["", "book", "-5", "0", "99999999999999999999", str(int(at("18:00").timestamp()) - 86_400)]
)
def test_an_old_slip_leads_to_its_room_as_it_is_now(visits: Visits, starts: str) -> None:
    answer = visits.get(f"/H/MEDBORGERHUS/MH-LOK3/{starts}-60")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/houses/medborgerhus/mh-lok3")


def card_token(visits: Visits, kind: CardKind = CardKind.PERSON, *, until: date = THURSDAY, group: str = "") -> str:
    facts = CardFacts(CardId(UUID(int=0x8E34)), kind, until, group_tag(group) if group else NO_GROUP)
    return sign_card(facts, visits.running.centre.keys.signing)


def test_who_scans_a_place_card_books_without_a_number(visits: Visits) -> None:
    token = card_token(visits)
    shown = visits.post(f"/C/{token}", form={"where": "medborgerhus/mh-lok3"})
    other_day = visits.post(FORM, form={"card": token, "show": "yes", "day": str(FRIDAY)})

    answer = visits.post(FORM, form={**PICKED, "phone": "", "card": token})

    assert 'name="phone"' not in shown.text
    assert all("Pladskort 8E34" in visits.read(one).text for one in (shown, other_day))
    assert "Fredag den 27. november" in visits.read(other_day).text
    assert answer.status_code == 303
    (made,) = booked(visits)
    assert made.named
    with visits.running.centre.store.reading() as connection:
        sealed = connection.execute(select(contact.c.sealed).where(contact.c.booking_id == str(made.id))).scalar_one()
    assert visits.running.centre.contacts.opened(sealed, made.id).card == str(UUID(int=0x8E34))
    assert token not in answer.headers["Location"]


def test_a_place_card_goes_along_to_another_day_and_stands_in_no_address(visits: Visits) -> None:
    token = card_token(visits)
    shown = visits.post(f"/C/{token}?lang=en", form={"where": "medborgerhus/mh-lok3"}).text
    beyond = visits.post(f"{FORM}?lang=en", form={"card": token, "show": "yes", "day": "2028-01-01"})

    assert beyond.status_code == 404
    for html in (shown, beyond.text):
        form = html.split('<form class="pick-day" ')[1].partition("</form>")[0]
        assert form.startswith(f'method="post" action="{FORM}?lang=en"')
        assert dict(re.findall(r'hidden" name="([^"]+)" value="([^"]*)"', form)) == {"show": "yes", "card": token}


def test_the_form_leads_to_every_day_on_which_the_room_may_be_booked(visits: Visits) -> None:
    html = visits.get(FORM).text

    form = html.split('<form class="pick-day" ')[1].partition("</form>")[0]
    assert form.startswith(f'method="get" action="{FORM}"')
    assert f'min="{THURSDAY}" max="{THURSDAY + timedelta(days=90)}"' in form


def test_an_associations_card_books_for_it(visits: Visits) -> None:
    association = visits.running.centre.store.municipality().associations[0]
    token = card_token(visits, CardKind.ASSOCIATION, group=association.id)

    visits.post(FORM, form={**PICKED, "phone": "", "card": token})

    (made,) = booked(visits)
    assert (made.user, made.group) == (KindOfUser.ASSOCIATION, association.id)
    assert association.name in visits.read(visits.post(f"/C/{token}", form={"where": "medborgerhus/mh-lok3"})).text


def test_an_associations_card_books_for_as_long_as_associations_may(visits: Visits) -> None:
    association = visits.running.centre.store.municipality().associations[0]
    token = card_token(visits, CardKind.ASSOCIATION, group=association.id)
    saturday = FRIDAY + timedelta(days=1)
    morning = {**PICKED, "day": str(saturday), "starts": str(int(at("09:00", saturday).timestamp())), "length": "360"}

    form = visits.post(FORM, form={"card": token, "show": "yes", "day": str(saturday)})
    by_number = visits.post(FORM, form=morning)
    by_card = visits.post(FORM, form={**morning, "phone": "", "card": token})

    assert 'value="360"' in form.text
    assert 'value="360"' not in visits.get(f"{FORM}?day={saturday}").text
    assert [one.status_code for one in (by_number, by_card)] == [400, 303]


def test_a_card_that_does_not_count_is_told_and_a_number_can_be_written(visits: Visits) -> None:
    expired = card_token(visits, until=THURSDAY - timedelta(days=1))
    foreign = sign_card(CardFacts(CardId(uuid4()), CardKind.PERSON, FRIDAY), Ed25519PrivateKey.generate())

    answers = [
        visits.post(FORM, form={**PICKED, "phone": "", "card": token}) for token in (expired, foreign, "1234567890")
    ]

    assert [one.status_code for one in answers] == [400] * 3
    texts = [visits.read(one).text for one in answers]
    assert "Kortet gjaldt til og med 25. november" in texts[0]
    assert "Pladskortet er ikke herfra." in texts[1]
    assert "Det er ikke et pladskort." in texts[2]
    forms = [one.text.split("<main", 1)[1] for one in answers]
    assert all('name="phone"' in form and 'name="card"' not in form for form in forms)
    assert "1234567890" not in answers[2].text
    assert booked(visits) == []


def test_a_card_that_does_not_count_is_told_where_nothing_is_free_any_more(visits: Visits) -> None:
    visits.show("22:30")
    expired = card_token(visits, until=THURSDAY - timedelta(days=1))

    answer = visits.post(f"/C/{expired}", form={"where": "medborgerhus/mh-lok3"})

    assert "Kortet gjaldt til og med 25. november" in visits.read(answer).text
    assert 'name="starts"' not in answer.text.partition('class="instead"')[0]


def test_what_no_form_of_ours_has_in_it_goes_along_nowhere(visits: Visits) -> None:
    visits.show("22:30")

    answer = visits.post(FORM, form={"show": "yes", "spoken-da": "yes", "spoken-xx": "yes", "more": "yes"})

    sent = {name for name, _ in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', answer.text)}
    assert "spoken-da" in sent
    assert sent.isdisjoint({"spoken-xx", "more"})


def test_a_stopped_card_books_nothing(visits: Visits) -> None:
    token = card_token(visits)
    stopped = RevokedCard(card=CardId(UUID(int=0x8E34)), valid_until=THURSDAY)
    with visits.running.centre.store.writing() as connection:
        place_cards.stop_unknown(connection, stopped)

    answer = visits.post(FORM, form={**PICKED, "phone": "", "card": token})

    assert answer.status_code == 409
    assert booked(visits) == []


def waiting_with(visits: Visits, token: str) -> dict[str, str]:
    """The form of the waiting list, filled in, that the card leads to where its time is taken."""
    visits.book("18:00", "19:00", day=FRIDAY)
    refused = visits.post(FORM, form={**PICKED, "phone": "", "card": token})
    instead = refused.text.split('class="instead"')[1].partition("</section>")[0]
    led = hidden_fields(refused.text, instead.count("<form ") - 1)
    shown = visits.post(WAITING, form=led).text
    assert f'name="card" value="{token}"' in shown
    assert not re.findall(r'name="(?:phone|email|name)"', shown)
    return {**{name: value for name, value in led.items() if name != "show"}, "length": "60", "persons": "6"}


def test_a_card_whose_time_is_taken_waits_without_a_number(visits: Visits) -> None:
    token = card_token(visits)

    form = waiting_with(visits, token)
    answer = visits.post(WAITING, form=form)

    assert (form["day"], form["place"], form["from"], form["to"]) == (str(FRIDAY), "mh-lok3", "18.00", "19.00")
    assert answer.status_code == 303
    assert token not in answer.headers["Location"]
    (waits,) = visits.running.centre.store.waiting.everybody(now=visits.running.clock())
    opened = visits.running.centre.contacts.opened(waits.sealed, waits.wish.id)
    assert opened == Contact(card=str(UUID(int=0x8E34)))


def test_a_card_that_does_not_count_puts_nobody_on_the_list(visits: Visits) -> None:
    form = waiting_with(visits, card_token(visits))
    expired = visits.post(WAITING, form={**form, "card": card_token(visits, until=THURSDAY - timedelta(days=1))})
    with visits.running.centre.store.writing() as connection:
        place_cards.stop_unknown(connection, RevokedCard(card=CardId(UUID(int=0x8E34)), valid_until=THURSDAY))

    stopped = visits.post(WAITING, form=form)

    assert (expired.status_code, stopped.status_code) == (400, 409)
    assert "Kortet gjaldt til og med 25. november" in visits.read(expired).text
    assert 'name="phone"' in expired.text
    assert visits.running.centre.store.waiting.everybody(now=visits.running.clock()) == ()


def test_no_address_of_the_waiting_list_takes_a_card(visits: Visits) -> None:
    shown = visits.get(f"{WAITING}?card={card_token(visits)}")

    assert 'name="card"' not in shown.text
    assert 'name="phone"' in shown.text


def test_only_free_times_are_offered_and_never_those_that_are_over(visits: Visits) -> None:
    visits.show("17:00")

    html = visits.get(FORM).text

    starts = html.partition('name="starts"')[2].partition("</select>")[0]
    assert re.findall(r"kl[.] [0-9.]+", starts) == [
        "kl. 18",
        "kl. 20.30",
        "kl. 20.45",
        "kl. 21",
        "kl. 21.15",
        "kl. 21.30",
    ]
    visits.show("21:50")
    assert "Der er ikke mere ledigt her den dag." in visits.page(FORM).text
    assert visits.page("/houses/medborgerhus").links_to("/houses/medborgerhus/mh-lok3/book") == ()


@pytest.mark.parametrize("path", ["/houses/medborgerhus?day=2026-11-27", "/houses/medborgerhus/mh-lok3", "/"])
def test_pages_of_what_is_free_lead_to_the_form(week: Visits, path: str) -> None:
    link = week.page(path).links_to(FORM)[0]

    page = week.page(link)

    assert "slettes 14 dage efter, at tiden er gået" in page.text
    assert page.text.startswith("Book Lokale 3 Herlev Medborgerhus")
    assert page.form == FORM


@pytest.mark.parametrize(("path", "status"), [(f"{FORM}?day=2027-11-27", 404), ("/houses/medborgerhus/x/book", 404)])
def test_a_day_or_room_that_is_not_shown_is_told_in_words(week: Visits, path: str, status: int) -> None:
    assert week.get(path).status_code == status


def test_a_form_on_somebody_elses_page_books_nothing(visits: Visits) -> None:
    answer = visits.post(
        FORM, form=PICKED, headers={"Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"}
    )

    assert answer.status_code == 403
    assert booked(visits) == []


def test_what_is_booked_from_a_phone_can_be_given_back_there(visits: Visits) -> None:
    receipt = visits.post(FORM, form=PICKED).headers["Location"]

    visits.post(f"{receipt}/cancel")

    (made,) = booked(visits)
    assert made.state is BookingState.CANCELLED_BY_CITIZEN
