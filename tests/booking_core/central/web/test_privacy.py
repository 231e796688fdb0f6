"""What the public page never tells: who booked, what a citizen typed and nobody has read, and whose paper it was."""

import sqlite3
from pathlib import Path

import pytest
import requests

from booking_core.domain.bookings import Channel, Contact, Openness
from booking_core.protocol.authority import Origin
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Confirmed
from tests.booking_core.central.installed_service import installed_service
from tests.booking_core.central.web.visits import CITIZEN, Visits, prepare, visits_to

TYPED = "Fest hos Solvej, ring 44 99 88 77"
CPR = "010203-1234"
BOOKER = Contact("Solvej Rask", "44 99 88 77")
PARTNER = Origin(Channel.PARTNER)


def public_texts(visits: Visits, made: Confirmed) -> str:
    """Everything the page and the calendars say, to everybody and to who has the paper or the code."""
    paths = [
        "/",
        "/houses/medborgerhus",
        "/houses/medborgerhus/open.ics",
        f"/R/{made.receipt}",
        f"/R/{made.receipt}/cancel",
        f"/R/{made.receipt}/booking.ics",
    ]
    answers = [visits.get(path, language) for path in paths for language in ("da", "en")]
    answers.append(visits.post("/code", form={"code": code_of(made.booking.id)}))
    assert {answer.status_code for answer in answers} == {200}
    return "\n".join(answer.text for answer in answers).replace("\r\n ", "")


@pytest.mark.parametrize("openness", [Openness.OPEN, Openness.COME_AND_SEE])
@pytest.mark.parametrize("origin", [CITIZEN, PARTNER])
def test_a_title_that_a_citizen_typed_is_shown_nowhere(visits: Visits, origin: Origin, openness: Openness) -> None:
    made = visits.book("14:15", "15:15", origin=origin, openness=openness, title=TYPED)

    said = public_texts(visits, made)

    assert "Solvej" not in said
    assert "44 99 88 77" not in said


def test_such_an_event_is_called_by_what_people_come_for(visits: Visits) -> None:
    visits.book("14:15", "15:15", origin=CITIZEN, openness=Openness.OPEN, title=TYPED)

    assert "14.15 Holde møde om 7 min. Lokale 3, Herlev Medborgerhus · til kl. 15.15" in visits.page("/").text
    assert "SUMMARY:Holde møde" in visits.get("/houses/medborgerhus/open.ics").text


def test_a_title_that_the_house_wrote_is_shown(visits: Visits) -> None:
    visits.book("14:15", "15:15", openness=Openness.OPEN, title="Strikkecafé")

    assert "Strikkecafé" in visits.page("/").headings


@pytest.mark.parametrize("openness", list(Openness))
def test_nobody_reads_who_booked_nor_their_number(visits: Visits, openness: Openness) -> None:
    made = visits.book("14:15", "15:15", openness=openness, title="Strikkecafé", contact=BOOKER)

    said = public_texts(visits, made)

    for secret in ("Solvej", "Rask", "44 99 88 77", "44998877"):
        assert secret not in said


def test_what_is_closed_to_others_is_only_called_taken(visits: Visits) -> None:
    made = visits.book("14:15", "15:15", title="Selvhjælpsgruppe")

    assert "Selvhjælpsgruppe" not in public_texts(visits, made)


def test_the_neighbours_of_a_booking_are_not_named_on_its_page(visits: Visits) -> None:
    made = visits.book("14:15", "15:15")

    html = visits.get(f"/R/{made.receipt}").text

    assert "Lektiecafé" not in html


def test_only_the_paper_itself_leads_to_its_page(visits: Visits) -> None:
    made = visits.book("14:15", "15:15", openness=Openness.OPEN, title="Strikkecafé")

    everybodys = "".join(visits.get(path).text for path in ("/", "/houses/medborgerhus", "/code"))

    assert made.receipt not in everybodys
    assert grouped(code_of(made.booking.id)) not in everybodys


@pytest.fixture
def stopped(tmp_path: Path) -> Confirmed:
    """A booking at a centre that has been stopped; its data lies in `tmp_path`."""
    prepare(tmp_path)
    with visits_to(tmp_path) as visits:
        return visits.book("14:15", "15:15")


def test_the_log_tells_of_a_failure_and_never_whose_paper_or_code_it_was(stopped: Confirmed, tmp_path: Path) -> None:
    log, token, code = tmp_path / "log", stopped.receipt, code_of(stopped.booking.id)
    with installed_service(tmp_path, log) as service:
        url = service.url
        found = requests.post(f"{url}/code", data={"code": code}, timeout=30)
        shown = requests.get(f"{url}/R/{token}", timeout=30)
        refused = requests.post(f"{url}/houses/medborgerhus/waiting", data={"name": CPR, "email": CPR}, timeout=30)
        with sqlite3.connect(tmp_path / "central.sqlite") as connection:
            connection.execute("ALTER TABLE occupancy RENAME TO lost")
        broken = [
            requests.get(f"{url}/R/{token}", timeout=30),
            requests.get(f"{url}/r/{token.lower()}/cancel", timeout=30),
            requests.post(f"{url}/code", data={"code": grouped(code)}, timeout=30),
        ]

    told = log.read_text()
    assert (found.status_code, shown.status_code, refused.status_code) == (200, 200, 400)
    assert [answer.status_code for answer in broken] == [500, 500, 500]
    assert told.count("page-failed") == 3
    assert "path=/R/{token}" in told
    for secret in (token, token.lower(), token[:40], code, grouped(code), str(stopped.booking.id), CPR):
        assert secret not in told
