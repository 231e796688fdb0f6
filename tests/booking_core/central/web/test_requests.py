"""A request on the phone: until when it is answered, what was answered, taking it back; and how many wait."""

from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from booking_core.domain.bookings import BookingState, Channel, Contact, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SpaceId, WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.authority import Origin
from booking_core.protocol.messages import Alternative, Approve, Book, Decline, Requested, Wait
from booking_core.protocol.sealing import seal_contact
from tests.booking_core.central.web.visits import Visits, span

STORE_SAL = SpaceId("mh-store-sal")
STAFF = Origin(Channel.STAFF)
KIOSK = Origin(Channel.KIOSK)
SUNDAY = date(2026, 12, 13)


def asked(visits: Visits, starts: str = "10:00", ends: str = "12:00", *, day: date = SUNDAY) -> Requested:
    contact = seal_contact(Contact(phone="40 21 73 55"), visits.running.centre.keys.sealing.public_key())
    command = Book(
        id=BookingId(uuid4()),
        alternatives=(Alternative(STORE_SAL, LayoutId("empty"), span(starts, ends, day)),),
        persons=80,
        purpose=Purpose.MOVEMENT,
        contact=contact,
    )
    answer = visits.running.centre.store.submit(command, KIOSK, now=visits.running.clock())
    assert isinstance(answer, Requested), answer
    return answer


def approve(visits: Visits, requested: Requested) -> None:
    command = Approve(id=uuid4(), booking=requested.booking.id, version=1)
    visits.running.centre.store.submit(command, STAFF, now=visits.running.clock())


def test_a_request_tells_until_when_the_house_answers(visits: Visits) -> None:
    text = visits.page(f"/R/{asked(visits).receipt}").text

    assert text.startswith("ANMODNING, IKKE BEKRÆFTET Store Sal")
    assert "Huset svarer senest søndag den 29. november." in text
    assert "Intet svar søndag den 13. december kl. 10? Så er tiden ikke din." in text


def test_a_house_that_has_not_answered_in_time_is_to_be_called(visits: Visits) -> None:
    requested = asked(visits)
    visits.show("09:00", date(2026, 11, 30))

    assert "Huset skulle have svaret nu. Ring til huset" in visits.page(f"/R/{requested.receipt}").text


def test_an_approved_request_is_shown_as_confirmed_behind_the_same_paper(visits: Visits) -> None:
    requested = asked(visits)
    approve(visits, requested)

    assert visits.page(f"/R/{requested.receipt}").text.startswith("BEKRÆFTET Store Sal")


def test_a_rival_is_told_that_somebody_else_got_it_and_led_to_what_was_free(visits: Visits) -> None:
    first, rival = asked(visits), asked(visits, "11:00", "13:00")
    approve(visits, first)

    page = visits.page(f"/R/{rival.receipt}")
    (led, *_) = (link for link in page.links if "starts=" in link)
    form = visits.get(led).text

    assert page.text.startswith("Det blev et nej Store Sal")
    assert "En anden fik rummet på det tidspunkt." in page.text
    assert "Det var ledigt, da svaret blev givet" in page.text
    starts, length = (parse_qs(urlsplit(led).query)[name][0] for name in ("starts", "length"))
    assert f'<option value="{starts}" selected>' in form
    assert f'<option value="{length}" selected>' in form


def test_what_was_named_with_a_no_is_not_named_once_it_has_begun(visits: Visits) -> None:
    first, rival = asked(visits), asked(visits, "11:00", "13:00")
    approve(visits, first)
    visits.show("10:00", date(2027, 1, 10))

    page = visits.page(f"/R/{rival.receipt}")

    assert "Det var ledigt" not in page.text
    assert not any("starts=" in link for link in page.links)


def test_a_no_of_the_house_says_why(visits: Visits) -> None:
    requested = asked(visits)
    command = Decline(id=uuid4(), booking=requested.booking.id, version=1, reason="Salen males.")
    visits.running.centre.store.submit(command, STAFF, now=visits.running.clock())

    assert "Huset skriver: Salen males." in visits.page(f"/R/{requested.receipt}").text


def test_what_nobody_answered_says_so_in_english_too(visits: Visits) -> None:
    requested = asked(visits)
    visits.show("10:00", SUNDAY)
    visits.running.centre.store.upkeep.expire_requests(now=visits.running.clock())

    page = visits.page(f"/R/{requested.receipt}", "en")

    assert page.text.startswith("The answer was no Store Sal")
    assert "Nobody answered before the time began." in page.text


def test_taking_a_request_back_is_asked_first_and_done_once(visits: Visits) -> None:
    requested = asked(visits)

    question = visits.page(f"/R/{requested.receipt}/cancel")
    answers = [visits.post(question.form) for _ in range(2)]

    assert question.text.startswith("Vil du trække anmodningen tilbage? Store Sal")
    assert "Træk anmodningen tilbage Behold anmodningen" in question.text
    assert [answer.status_code for answer in answers] == [303, 303]
    present = visits.booking(requested.booking)
    assert (present.state, present.version) == (BookingState.WITHDRAWN, 2)
    assert visits.page(f"/R/{requested.receipt}").text.startswith("Trukket tilbage Store Sal")


def test_what_is_answered_cannot_be_taken_back(visits: Visits) -> None:
    requested = asked(visits)
    visits.show("10:00", SUNDAY)
    visits.running.centre.store.upkeep.expire_requests(now=visits.running.clock())

    assert visits.get(f"/R/{requested.receipt}/cancel").status_code == 303


@pytest.mark.parametrize(
    ("language", "today", "that_day"),
    [
        ("da", "2 venter på et lokale her i dag.", "1 venter på et lokale her den dag."),
        ("en", "2 people are waiting for a room here today.", "1 person is waiting for a room here that day."),
    ],
)
def test_a_house_tells_how_many_wait_and_not_who(visits: Visits, language: str, today: str, that_day: str) -> None:
    wait(visits, date(2026, 11, 26), date(2026, 11, 26))
    wait(visits, date(2026, 11, 26), date(2026, 11, 27))

    assert today in visits.page("/houses/medborgerhus", language).text
    assert that_day in visits.page("/houses/medborgerhus?day=2026-11-27", language).text
    assert "Ærø" not in visits.get("/houses/medborgerhus", language).text
    assert "lokale her" not in visits.page("/houses/bibliotek", language).text


def test_where_nobody_waits_nothing_is_said(visits: Visits) -> None:
    assert "venter" not in visits.page("/houses/medborgerhus").text


def wait(visits: Visits, first: date, last: date) -> None:
    need = WaitingNeed(6, timedelta(hours=1), first, last, space=SpaceId("mh-lok3"))
    contact = seal_contact(Contact("Åse Ærø", "40 21 73 55"), visits.running.centre.keys.sealing.public_key())
    now: datetime = visits.running.clock()
    visits.running.centre.store.waiting.submit(
        Wait(id=WaitingId(uuid4()), need=need, contact=contact), Origin(Channel.PARTNER), now=now
    )
