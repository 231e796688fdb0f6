"""The paper itself: rendered, its QR code read back by another program, its text taken out again."""

import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from booking_core.documents.qr import qr_code
from booking_core.documents.receipt_content import ReceiptContent, confirmed_receipt
from booking_core.documents.receipt_pdf import DOTS_A_MM, module_dots, receipt_pdf
from booking_core.domain.bookings import BookingState
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.receipts import ReceiptRead, facts_of, read_receipt
from tests.booking_core.documents.sample_receipts import (
    KEYS,
    WISHES,
    a_booking,
    an_issue,
    at,
    confirmed,
    long_names,
    requested,
    span,
)
from tests.booking_core.sample_places import GROUP_ROOM, HALL, HALL_NORTH

PRINTER_DPI = 203.2
POINTS_A_MM = 72 / 25.4


def on_night(during: TimeSpan) -> ReceiptContent:
    booking = a_booking(HALL_NORTH, during)
    return confirmed_receipt(booking, long_names(), issue=an_issue(booking))


def with_long_names() -> ReceiptContent:
    booking = a_booking(HALL)
    return confirmed_receipt(booking, long_names(), issue=an_issue(booking))


SPRING = TimeSpan(at("2027-03-28 01:30"), at("2027-03-28 01:30") + timedelta(hours=1))
AUTUMN = TimeSpan(datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC))
RECEIPTS = {
    "confirmed-da": confirmed(),
    "confirmed-en": confirmed("en"),
    "confirmed-copy": confirmed(copy=True),
    "request-da": requested(),
    "request-en": requested("en"),
    "request-copy": requested("en", copy=True),
    "request-de": requested("de"),
    "confirmed-tr": confirmed("tr"),
    "request-pl": requested("pl"),
    "confirmed-uk": confirmed("uk"),
    "long-names": with_long_names(),
    "spring": on_night(SPRING),
    "autumn": on_night(AUTUMN),
    "past-midnight": on_night(span("2026-11-27 23:00", "2026-11-28 01:00")),
}


OF_PICTURES = {"confirmed-ar": confirmed("ar"), "request-ur": requested("ur")}
"""Their letters join: on paper they are pictures and cannot be taken out again."""


def rendered(pdf: bytes, folder: Path) -> Image.Image:
    """The page as a receipt printer shows it, by poppler."""
    file = folder / "receipt.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", str(PRINTER_DPI), "-png", "-singlefile", str(file), str(folder / "receipt")]
    subprocess.run(command, check=True, timeout=60)
    return Image.open(folder / "receipt.png").convert("L")


def text_of(pdf: bytes) -> str:
    return " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().replace("\u00a0", " ").split())


@cache
def page_of(name: str) -> Image.Image:
    """The page of that receipt, drawn once for all that is looked for on it."""
    with TemporaryDirectory() as folder:
        return rendered(receipt_pdf((RECEIPTS | OF_PICTURES)[name]), Path(folder))


@pytest.mark.parametrize("name", [*RECEIPTS, *OF_PICTURES])
def test_the_qr_code_on_paper_is_read_back(name: str) -> None:
    content = (RECEIPTS | OF_PICTURES)[name]

    assert [barcode.text for barcode in zxingcpp.read_barcodes(page_of(name))] == [content.qr_text]


@pytest.mark.parametrize("name", [*RECEIPTS, *OF_PICTURES])
def test_nothing_is_drawn_in_the_margins(name: str) -> None:
    page = page_of(name)
    edge = 3 * DOTS_A_MM

    assert page.crop((0, 0, edge, page.height)).getextrema() == (255, 255)
    assert page.crop((page.width - edge, 0, page.width, page.height)).getextrema() == (255, 255)


@pytest.mark.parametrize("name", RECEIPTS)
def test_every_word_can_be_taken_out_of_the_page(name: str) -> None:
    content = RECEIPTS[name]
    text = text_of(receipt_pdf(content)).replace("- ", "").replace(" ", "").replace("-", "")
    lines = (
        *content.plate_words,
        content.copy_stamp,
        content.room,
        *content.house,
        content.day,
        content.time,
        *content.below_time,
        *(line for section in content.sections for line in (section.heading, *section.lines)),
        content.code,
        *content.below_code,
        *content.footer,
    )

    missing = [line for line in lines if line.replace(" ", "").replace("\u00a0", "").replace("-", "") not in text]
    assert missing == []


def test_danish_letters_survive() -> None:
    content = replace(confirmed(), room="æøåÆØÅ é ü")

    assert "æøåÆØÅ é ü" in text_of(receipt_pdf(content))


def test_the_scanned_receipt_proves_the_booking(tmp_path: Path) -> None:
    scanned = zxingcpp.read_barcodes(rendered(receipt_pdf(confirmed()), tmp_path))[0].text
    read = read_receipt(scanned, KEYS)

    assert isinstance(read, ReceiptRead)
    assert read.facts == facts_of(a_booking())


def test_the_scanned_request_proves_only_the_request(tmp_path: Path) -> None:
    scanned = zxingcpp.read_barcodes(rendered(receipt_pdf(requested()), tmp_path))[0].text
    read = read_receipt(scanned, KEYS)
    asked = a_booking(GROUP_ROOM, WISHES[0].span, state=BookingState.REQUESTED)

    assert isinstance(read, ReceiptRead)
    assert read.facts == facts_of(asked)


def test_the_page_is_80_mm_wide_and_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(receipt_pdf(confirmed())))

    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.width) == pytest.approx(80 * POINTS_A_MM, abs=0.01)
    assert reader.metadata is not None
    assert reader.metadata.title == f"Kvittering {confirmed().code}"
    assert reader.metadata.author == "Prøveby Kommune"
    assert str(reader.root_object["/Lang"]) == "da"


def test_a_confirmation_is_black_above_and_a_request_is_not(tmp_path: Path) -> None:
    """Told apart at arm's length: more than half of the plate is ink, or little of the frame."""
    shares = []
    for content in (confirmed(), requested()):
        page = rendered(receipt_pdf(content), tmp_path)
        head = page.crop((32, 24, page.width - 32, 24 + 112)).histogram()
        shares.append(sum(head[:128]) / sum(head))

    assert shares[0] > 0.7
    assert shares[1] < 0.35


def test_the_same_receipt_is_the_same_file() -> None:
    assert receipt_pdf(confirmed()) == receipt_pdf(confirmed())


def test_a_module_is_at_least_half_a_millimetre() -> None:
    assert module_dots(qr_code(confirmed().qr_text)) >= DOTS_A_MM / 2


def test_an_address_too_long_for_the_paper_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        receipt_pdf(replace(confirmed(), qr_text="HTTPS://" + "A" * 3000))
