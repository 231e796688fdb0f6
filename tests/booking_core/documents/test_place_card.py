"""A place card on paper: of a purse's size, read back by another program, with nobody's name."""

import subprocess
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from pypdf import PdfReader

from booking_core.documents.place_card import card_content, card_pdf, card_slip
from booking_core.documents.receipt_escpos import receipt_escpos
from booking_core.documents.rolls import Roll
from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import CardKind, CardOnPaper, mark_of
from booking_core.language.catalogue import languages
from booking_core.protocol.place_cards import CardFacts, card_url, group_tag, read_card, sign_card
from booking_core.protocol.receipts import key_id_of
from tests.booking_core.central.running_centre import herlev
from tests.booking_core.documents.escpos_reader import read_escpos

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {key_id_of(KEY.public_key()): KEY.public_key()}
CARD_ID, UNTIL = CardId(UUID("8c1f6f0e-4b1d-4c7a-9b5e-2f0c6d1a8e34")), date(2027, 11, 26)
FACTS = CardFacts(CARD_ID, CardKind.SCHOOL, UNTIL, group_tag("demo-dagtilbud"))
TOKEN = sign_card(FACTS, KEY)
URL = card_url(herlev().public_url, TOKEN)
CARD = CardOnPaper(CardKind.SCHOOL, "demo-dagtilbud", mark_of(FACTS.card), FACTS.valid_until, TOKEN)
POINTS_A_MM = 72 / 25.4


def rendered(pdf: bytes, folder: Path) -> Image.Image:
    file = folder / "card.pdf"
    file.write_bytes(pdf)
    command = ["pdftoppm", "-r", "300", "-png", "-singlefile", str(file), str(folder / "card")]
    subprocess.run(command, check=True, timeout=60)
    return Image.open(folder / "card.png").convert("L")


@pytest.mark.parametrize("language", languages())
def test_the_card_is_read_back_in_every_language_and_nothing_lies_on_its_code(language: str, tmp_path: Path) -> None:
    pdf = card_pdf(card_content(CARD, herlev(), language=language, url=URL))

    (page,) = PdfReader(BytesIO(pdf)).pages
    assert (page.mediabox.width / POINTS_A_MM, page.mediabox.height / POINTS_A_MM) == pytest.approx(
        (85.6, 54), abs=0.05
    )
    (code,) = zxingcpp.read_barcodes(rendered(pdf, tmp_path))
    assert read_card(code.text, KEYS) == FACTS


def test_the_card_says_what_it_is_for_and_whose_it_is_but_for_a_name() -> None:
    pdf = card_pdf(card_content(CARD, herlev(), language="da", url=URL))

    said = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    for word in ("Pladskort", "Skole eller dagtilbud", "Børnehuset Demo", "8E34", "26. november 2027", "læseren"):
        assert word in said


@pytest.mark.parametrize("width_mm", [58, 80])
def test_a_roll_has_the_same_code(width_mm: int) -> None:
    content = card_content(CARD, herlev(), language="da", url=URL)
    slip = card_slip(content, issued_at=datetime(2026, 11, 26, 13, 8, tzinfo=UTC), municipality=herlev())

    paper = read_escpos(receipt_escpos(slip, Roll(width_mm)), Roll(width_mm))

    (code,) = zxingcpp.read_barcodes(paper.picture())
    assert read_card(code.text, KEYS) == FACTS
    assert "8E34" in paper.text


def test_an_address_too_long_for_the_card_is_refused() -> None:
    content = card_content(CARD, herlev(), language="da", url=URL)

    with pytest.raises(ValueError, match="does not fit"):
        card_pdf(replace(content, url="HTTPS://" + "A" * 600))
