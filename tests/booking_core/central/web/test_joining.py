"""Joining the waiting list from the phone: a plain form, a page of one's own, and off it again with a code."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

import pytest

from booking_core.central.guards.tries import MOST_JOINS
from booking_core.domain.bookings import Contact, Need
from booking_core.domain.identity import SpaceId, VenueId
from booking_core.domain.places import Hours
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import parse_code
from booking_core.protocol.messages import WaitingEntry
from tests.booking_core.central.web.visits import THURSDAY, WANTED, Visits, request_token, span
from tests.booking_core.sample_places import hours

FORM = "/houses/medborgerhus/waiting"
BETWEEN = "1 time mellem kl. 18.00 og 21.00"
PHONE = "40 21 73 55"
LOKALE_3 = SpaceId("mh-lok3")
FRIDAY = THURSDAY + timedelta(days=1)
EVENING: Hours = hours("18:00", "21:00")
HOUR = timedelta(hours=1)


def entries(visits: Visits) -> tuple[WaitingEntry, ...]:
    return visits.running.centre.contacts.waiting(now=visits.running.clock()).entries


def code_on(visits: Visits, path: str) -> str:
    """The code that stands on the page of a wish."""
    found = parse_code(visits.page(path).text.partition("Din kode ")[2][:11])
    assert found is not None
    return found


def test_a_house_leads_to_the_form_for_the_day_that_is_shown(visits: Visits) -> None:
    (link,) = visits.page("/houses/medborgerhus?day=2026-11-27").links_to(FORM)

    page = visits.page(link)

    assert link == f"{FORM}?day=2026-11-27"
    assert page.text.startswith("Skriv dig på ventelisten Herlev Medborgerhus")
    assert "De slettes, når dagen er gået, eller når du tager dig af listen." in page.text
    assert page.form == FORM


def test_a_day_that_has_no_hours_left_has_no_such_link(visits: Visits) -> None:
    assert visits.page("/houses/gammelgaard?day=2026-11-30").links_to("/houses/gammelgaard/waiting") == ()
    visits.show("23:30")
    assert visits.page("/houses/medborgerhus").links_to(FORM) == ()


def test_what_is_written_stands_on_the_list(visits: Visits) -> None:
    path = visits.join(PHONE, email="aase@example.org", name=" Åse ")

    (entry,) = entries(visits)

    assert path == f"/W/{entry.wish.id.hex.upper()}"
    assert entry.wish.need == WaitingNeed(6, HOUR, FRIDAY, FRIDAY, hours=EVENING, space=LOKALE_3)
    assert (entry.name, entry.phone, entry.email) == ("Åse", PHONE, "aase@example.org")


def test_any_room_of_the_house_will_do_at_any_hour_when_nothing_else_is_said(visits: Visits) -> None:
    visits.join(PHONE, **{"place": "", "from": "", "to": "", "step-free": "yes"})

    (entry,) = entries(visits)

    house = VenueId("medborgerhus")
    assert entry.wish.need == WaitingNeed(6, HOUR, FRIDAY, FRIDAY, needs=(Need.STEP_FREE,), house=house)


def test_a_number_and_times_are_taken_as_an_arabic_phone_writes_them(visits: Visits) -> None:
    visits.join("٤٠-٠٠.٠٠ ٠١", **{"from": "١٨.٠٠", "to": "٢١:٠٠", "persons": "٦"})

    (entry,) = entries(visits)

    assert (entry.phone, entry.wish.need.hours, entry.wish.need.persons) == ("40 00 00 01", EVENING, 6)


def test_one_waits_for_a_day_as_far_ahead_as_the_page_leads(visits: Visits) -> None:
    far = FRIDAY + timedelta(days=60)
    assert f'<option value="{far}" selected>' in visits.get(f"{FORM}?day={far}").text

    visits.join(PHONE, day=str(far))

    (entry,) = entries(visits)
    assert entry.wish.need.first_day == far


def test_the_letter_is_in_the_language_of_the_page(visits: Visits) -> None:
    form = {**WANTED, "email": "bob@example.org"}
    visits.post(f"{FORM}?lang=en", form=form)

    (waits,) = visits.running.centre.store.waiting.everybody(now=visits.running.clock())

    assert visits.running.centre.contacts.opened(waits.sealed, waits.wish.id) == Contact(
        email="bob@example.org", language="en"
    )


def test_ones_own_page_tells_what_is_waited_for_and_where_one_stands_and_not_who(visits: Visits) -> None:
    visits.book("18:00", "21:00", day=FRIDAY)
    visits.join("40 00 00 01")
    path = visits.join(PHONE, name="Åse Ærø")

    page = visits.page(path)

    assert page.text.startswith(f"På ventelisten Lokale 3 {BETWEEN} Fredag den 27. november 6 personer")
    assert "1 har ventet længere på noget lignende og får besked før dig." in page.text
    assert "Noget passer allerede nu" not in page.text
    assert "slettes fredag den 27. november kl. 21" in page.text
    html = visits.get(path).text
    assert PHONE not in html
    assert "Ærø" not in html
    assert "1 person has waited longer" in visits.page(path, "en").text


def test_what_is_free_already_is_told_at_once(visits: Visits) -> None:
    page = visits.page(visits.join(PHONE))

    assert "Noget passer allerede nu: Lokale 3, fredag den 27. november 18.00–19.00. Ring til huset" in page.text
    assert "Ingen har ventet længere på det." in page.text


def test_pressing_twice_joins_once_and_writing_something_else_joins_again(visits: Visits) -> None:
    form = {**WANTED, "phone": PHONE, "wish": str(uuid4())}

    answers = [visits.post(FORM, form=form) for _ in range(2)]
    other = visits.post(FORM, form={**form, "persons": "7"})

    assert answers[0].headers["Location"] == answers[1].headers["Location"] != other.headers["Location"]
    assert sorted(one.wish.need.persons for one in entries(visits)) == [6, 7]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Skriv et telefonnummer eller en e-mail. Ellers kan huset ikke sige til."),
        ({"phone": "123"}, "Det er ikke et telefonnummer."),
        ({"phone": "40 21 73 55 12"}, "det ligner et CPR-nummer. Det er ikke gemt."),
        ({"email": "nobody"}, "Det er ikke en e-mail-adresse."),
        ({"phone": PHONE, "email": f"{'x' * 250}@example.org"}, "Det er ikke en e-mail-adresse."),
        ({"phone": PHONE, "day": "2027-11-27"}, "Vælg en af dagene."),
        ({"phone": PHONE, "day": "<script>"}, "Vælg en af dagene."),
        ({"phone": PHONE, "place": "bib-gruppe1"}, "Vælg et af stederne."),
        ({"phone": PHONE, "to": ""}, "Skriv begge tider, som 18.00 og 21.00"),
        ({"phone": PHONE, "to": "25.00"}, "Skriv begge tider, som 18.00 og 21.00"),
        ({"phone": PHONE, "to": "18.30"}, "Der er ikke plads til så længe mellem de to tider."),
        ({"phone": PHONE, "length": "61"}, "Vælg en af længderne."),
        ({"phone": PHONE, "persons": "mange"}, "Skriv et tal, som 6."),
        ({"phone": PHONE, "persons": "0"}, "Skriv et tal, som 6."),
        ({"phone": PHONE, "persons": "6²"}, "Skriv et tal, som 6."),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field_and_nobody_is_put_on_the_list(
    visits: Visits, fields: Mapping[str, str], sentence: str
) -> None:
    answer = visits.post(FORM, form={**WANTED, **fields})

    page = visits.read(answer)
    assert answer.status_code == 400
    assert sentence in page.text
    assert "Ret det, og tryk igen." in page.text
    assert "<script>" not in answer.text
    assert entries(visits) == ()


@pytest.mark.parametrize(
    ("day", "starts", "ends"),
    [("2026-11-26", "17.00", "16.00"), ("2026-11-26", "20.00", "01.00"), ("2026-11-27", "17.00", "16.00")],
)
def test_hours_that_run_through_a_night_the_house_is_shut_are_to_be_mended(
    visits: Visits, day: str, starts: str, ends: str
) -> None:
    answer = visits.post(FORM, form={**WANTED, "phone": PHONE, "day": day, "from": starts, "to": ends})

    assert answer.status_code == 400
    assert "Der er ikke plads til så længe mellem de to tider." in visits.read(answer).text
    assert entries(visits) == ()


@pytest.mark.parametrize(("day", "ends"), [("2026-11-27", "01.00"), ("2026-11-26", "00.00")])
def test_an_evening_may_run_to_midnight_and_past_it_where_the_house_is_open(
    visits: Visits, day: str, ends: str
) -> None:
    visits.join(PHONE, **{"day": day, "from": "20.00", "to": ends})

    assert [entry.wish.need.hours for entry in entries(visits)] == [hours("20:00", ends.replace(".", ":"))]


def test_what_is_right_need_not_be_written_again_and_what_may_be_a_cpr_number_is_not_shown(visits: Visits) -> None:
    mended = visits.post(FORM, form={**WANTED, "phone": PHONE, "persons": "mange"}).text
    refused = visits.post(FORM, form={**WANTED, "phone": "0101011234"}).text

    assert f'value="{PHONE}"' in mended
    assert '<option value="mh-lok3" selected>' in mended
    assert "0101011234" not in refused


def test_what_can_never_come_is_refused_in_words(visits: Visits) -> None:
    answer = visits.post(FORM, form={**WANTED, "phone": PHONE, "persons": "900"})

    assert answer.status_code == 409
    assert "Her er plads til 16 personer." in visits.read(answer).text
    assert entries(visits) == ()


def test_a_form_on_somebody_elses_page_puts_nobody_on_the_list(visits: Visits) -> None:
    form = {**WANTED, "phone": PHONE}

    answer = visits.post(FORM, form=form, headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403
    assert entries(visits) == ()


def test_one_address_joins_so_often_and_then_pauses(visits: Visits) -> None:
    for number in range(MOST_JOINS):
        visits.join(f"40 10 00 {number:02}")

    answer = visits.post(FORM, form={**WANTED, "phone": PHONE})

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "600")
    assert len(entries(visits)) == MOST_JOINS


def test_leaving_is_asked_once_and_then_nothing_is_kept(visits: Visits) -> None:
    path = visits.join(PHONE)
    question = visits.page(f"{path}/leave")
    assert question.text.startswith(f"Vil du af ventelisten? Lokale 3, Herlev Medborgerhus {BETWEEN}")
    assert question.links == (path,)
    assert len(entries(visits)) == 1

    answers = [visits.post(question.form) for _ in range(2)]

    assert {(one.status_code, one.headers["Location"]) for one in answers} == {(303, path)}
    assert entries(visits) == ()
    gone = visits.get(path)
    assert (gone.status_code, visits.read(gone).headings[0]) == (410, "Du står ikke på ventelisten")


def test_a_page_of_nobodys_wish_is_not_there(visits: Visits) -> None:
    assert visits.get(f"/W/{uuid4().hex.upper()}").status_code == 404
    assert visits.get(f"/W/{uuid4()}/leave").status_code == 404
    assert visits.get("/W/nobody").status_code == 404
    assert visits.post(f"/W/{uuid4().hex}/leave").status_code == 303


def test_the_code_leads_to_ones_own_page(visits: Visits) -> None:
    path = visits.join(PHONE)

    answer = visits.post("/code", form={"code": code_on(visits, path)})

    assert (answer.status_code, answer.headers["Location"]) == (303, path)


def test_whoever_was_refused_finds_their_wish_in_the_form(visits: Visits) -> None:
    visits.book("21:00", "22:00")
    wanted, token = request_token(visits.enrolled_kiosk(), "21:00", "22:00")
    visits.ask(wanted, (LOKALE_3, span("21:00", "22:00")))

    (link,) = visits.page(f"/R/{token}").links_to(FORM)

    form = visits.get(link).text
    for filled in (
        'value="21.00"',
        'value="22.00"',
        '<option value="mh-lok3" selected>',
        '<option value="60" selected>',
    ):
        assert filled in form


def test_whoever_was_cancelled_by_the_house_may_wait_and_whoever_cancelled_may_not(visits: Visits) -> None:
    by_house, by_citizen = visits.book("15:30", "16:30"), visits.book("21:00", "22:00")
    visits.cancel(by_house.booking, reason="Vandskade")
    visits.cancel(by_citizen.booking)

    assert visits.page(f"/R/{by_house.receipt}").links_to(FORM) != ()
    assert visits.page(f"/R/{by_citizen.receipt}").links_to(FORM) == ()
    visits.show("15:30")
    assert visits.page(f"/R/{by_house.receipt}").links_to(FORM) == ()
