"""The slip of somebody who waits: nothing on it sounds like a yes, and its code is read back from paper and roll."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from uuid import UUID

import pytest
import zxingcpp
from pypdf import PdfReader

from booking_core.documents.receipt_content import Issue, ReceiptContent
from booking_core.documents.receipt_escpos import receipt_escpos
from booking_core.documents.receipt_pdf import receipt_pdf
from booking_core.documents.rolls import Roll
from booking_core.documents.waiting_slip import waiting_slip
from booking_core.domain.identity import WaitingId
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.waiting_list import waiting_url
from tests.booking_core.documents.escpos_reader import read_escpos
from tests.booking_core.documents.sample_receipts import PLACES, at
from tests.booking_core.sample_places import HOUSE, HOUSE_KIOSK, WORKSHOP, hours

FRIDAY = date(2026, 11, 27)
WISH = WaitingId(UUID("7d6f5f2e-0c1d-4f0e-9d55-8b8f4b7a2c11"))
HOUR = timedelta(hours=1)
EVENING = hours("18:00", "21:00")
HERE = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, hours=EVENING, space=WORKSHOP)
IN_THE_HOUSE = WaitingNeed(6, HOUR, FRIDAY, FRIDAY + timedelta(days=1), house=HOUSE)
ANYWHERE = WaitingNeed(6, HOUR, FRIDAY, FRIDAY, hours=EVENING)
BETWEEN = "1 time mellem kl. 18.00 og 21.00"


def slip(need: WaitingNeed = HERE, language: str = "da", *, ahead: int = 2) -> ReceiptContent:
    issue = Issue(
        language=language,
        code=grouped(code_of(WISH)),
        url=waiting_url(PLACES.public_url, WISH),
        issued_at=at("2026-11-26 14:08"),
        kiosk=HOUSE_KIOSK,
    )
    return waiting_slip(need, PLACES, issue=issue, ahead=ahead)


def test_it_says_what_is_waited_for_where_one_stands_and_how_one_leaves() -> None:
    content = slip()

    assert content.plate_words == ("VENTELISTE", "IKKE BEKRÆFTET")
    assert (content.lead, content.room, content.time) == ("Det venter du på", "Værkstedet", BETWEEN)
    assert content.day == "Fredag den 27. november"
    assert content.below_time == ("6 personer",)
    how, leave = content.sections
    assert how.lines[1] == "2 har ventet længere på noget lignende og får besked før dig."
    assert "ring til huset og sig koden" in leave.lines[0]
    assert content.below_code == (
        "Dit nummer slettes fredag den 27. november kl. 21, eller når du tager dig af listen.",
    )


def test_one_time_that_alone_is_long_enough_is_that_time() -> None:
    """As it stands on a booking: nothing lies between."""
    content = slip(replace(HERE, hours=hours("18:00", "19:00")))

    assert (content.time, content.below_time) == ("18.00–19.00", ("6 personer",))


def test_where_any_house_will_do_the_town_stands_there() -> None:
    assert (slip(ANYWHERE).room, slip(ANYWHERE).house) == ("Et lokale i et af husene", (PLACES.name,))


def test_several_days_and_any_hour_are_said_as_such() -> None:
    content = slip(IN_THE_HOUSE, "en")

    assert content.day == "Friday 27 November to Saturday 28 November"
    assert content.time == "1 hour whenever it is open"
    assert content.house[0] == PLACES.venue_by_id[HOUSE].name


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("need", [HERE, IN_THE_HOUSE, ANYWHERE])
def test_the_paper_says_it_all_and_never_that_anything_is_confirmed(need: WaitingNeed, language: str) -> None:
    content = slip(need, language)

    said = " ".join(PdfReader(BytesIO(receipt_pdf(content))).pages[0].extract_text().split()).replace("\u00a0", " ")

    for text in (*content.plate_words, content.room, content.day, content.code, *content.below_code):
        assert text.replace("\u00a0", " ") in said
    assert "BEKRÆFTET" not in said.replace("IKKE BEKRÆFTET", "")
    assert "CONFIRMED" not in said.replace("NOT CONFIRMED", "")


@pytest.mark.parametrize("width", [58, 80])
def test_the_code_is_read_back_from_the_roll(width: int) -> None:
    roll = Roll(width, "CP858")

    printed = read_escpos(receipt_escpos(slip(), roll), roll)

    (code,) = zxingcpp.read_barcodes(printed.picture())
    assert code.text == waiting_url(PLACES.public_url, WISH)
    assert all(line.columns <= roll.columns for line in printed.lines)
