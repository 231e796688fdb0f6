"""The slip to go by: it names the place, the time and the way, and never sounds like a booking."""

from io import BytesIO

import pytest
import zxingcpp
from pypdf import PdfReader

from booking_core.documents.outing_slip import outing_slip
from booking_core.documents.receipt_content import Issue, ReceiptContent
from booking_core.documents.receipt_escpos import receipt_escpos
from booking_core.documents.receipt_pdf import receipt_pdf
from booking_core.documents.rolls import Roll
from booking_core.domain.bookings import Openness
from booking_core.domain.finding.outings import Outing, house_url
from booking_core.domain.identity import DeviceId, SpaceId
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.documents.escpos_reader import read_escpos
from tests.ui.herlev_day import NOW, herlev, wall

EVENT = Outing(SpaceId("bib-salen"), TimeSpan(wall("18:00"), wall("20:00")), "Læseklub", Openness.OPEN)
ROOM = Outing(SpaceId("bib-gruppe1"), TimeSpan(wall("14:15"), wall("15:15")))


def slip(outing: Outing, language: str = "da") -> ReceiptContent:
    venue = herlev().venue_of_space[outing.space]
    url = house_url(herlev().public_url, venue.id)
    issue = Issue(language=language, code="", url=url, issued_at=NOW, kiosk=DeviceId("mh-kiosk-1"))
    return outing_slip(outing, herlev(), issue=issue)


def test_what_is_open_to_all_needs_no_signing_up() -> None:
    content = slip(EVENT)

    assert content.plate_words == ("Kom med", "Ingen tilmelding")
    assert (content.room, content.time, content.day) == ("Læseklub", "18.00–20.00", "Torsdag den 26. november")
    assert content.house == ("Salen", "Herlev Bibliotek", "Demovej 2, 2730 Herlev")
    assert content.below_time == ("Alle kan komme. Du skal ikke melde dig til.",)
    assert content.below_code == ("2 min. til fods fra Herlev Medborgerhus",)


def test_a_free_place_says_first_that_it_is_not_booked_and_then_how_it_is() -> None:
    content = slip(ROOM)

    assert content.plate_words == ("Ikke booket", "Tjekket kl. 14.08")
    way, how = content.sections
    assert (way.heading, how.heading) == ("Sådan finder du derhen", "Sådan bliver det dit")
    assert how.lines[0] == "Andre kan tage det, indtil du booker."
    assert how.lines[1] == "Book på en skærm, eller ring 44\u00a000\u00a000\u00a002."
    assert "BEKRÆFTET" not in str(content)


@pytest.mark.parametrize("language", herlev().languages)
@pytest.mark.parametrize("outing", [EVENT, ROOM], ids=["event", "room"])
def test_in_every_language_it_fits_the_paper_and_leads_to_the_page_of_the_house(outing: Outing, language: str) -> None:
    content = slip(outing, language)

    page = PdfReader(BytesIO(receipt_pdf(content))).pages[0]
    printed = read_escpos(receipt_escpos(content, Roll()), Roll())

    assert page.mediabox.width > 0
    assert [code.text for code in zxingcpp.read_barcodes(printed.picture())] == [
        "HTTPS://MOEDESTED.EXAMPLE/H/BIBLIOTEK"
    ]
