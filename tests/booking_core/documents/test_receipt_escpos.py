"""Receipts for roll printers: read back as the printer reads them, in both languages, widths and code pages."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image, ImageOps

from booking_core.documents.receipt_content import Plate, ReceiptContent, confirmed_receipt
from booking_core.documents.receipt_escpos import NotPrintable, receipt_escpos
from booking_core.documents.rolls import CODE_PAGES, Roll
from booking_core.protocol.receipts import ReceiptRead, read_receipt
from tests.booking_core.documents.escpos_reader import Printed, read_escpos
from tests.booking_core.documents.sample_receipts import KEYS, a_booking, an_issue, confirmed, long_names, requested
from tests.booking_core.documents.test_waiting_slip import slip


def waiting(language: str) -> ReceiptContent:
    return slip(language=language)


ROLLS = [Roll(width, page) for width in (58, 80) for page in ("CP858", "CP865")]
PAPERS: dict[str, Callable[[str], ReceiptContent]] = {
    "confirmed": confirmed,
    "request": requested,
    "copy": lambda language: confirmed(language, copy=True),
    "long names": lambda language: confirmed_receipt(a_booking(), long_names(), issue=an_issue(a_booking(), language)),
}


def printed(content: ReceiptContent, roll: Roll) -> Printed:
    return read_escpos(receipt_escpos(content, roll), roll)


@pytest.mark.parametrize("roll", ROLLS, ids=lambda roll: f"{roll.width_mm} {roll.code_page}")
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("paper", PAPERS)
def test_everything_a_receipt_says_is_on_the_paper_and_nothing_overflows(paper: str, language: str, roll: Roll) -> None:
    content = PAPERS[paper](language)

    said = printed(content, roll)

    assert all(line.columns <= roll.columns for line in said.lines)
    assert content.code in said.text
    assert re.sub(r"\W", "", content.time) in re.sub(r"\W", "", said.text)
    for text in (content.room, content.day, *content.house, *content.below_code, *content.footer):
        assert bare(text) in bare(said.text)
    assert said.cut
    assert said.code_page == CODE_PAGES[roll.code_page]


def bare(text: str) -> str:
    """Only the letters: breaks and dashes fall where the paper is narrow."""
    return re.sub(r"\W", "", text)


@pytest.mark.parametrize("roll", ROLLS[::2], ids=lambda roll: f"{roll.width_mm}")
@pytest.mark.parametrize("paper", PAPERS)
def test_the_qr_code_is_read_back_from_the_dots(paper: str, roll: Roll) -> None:
    content = PAPERS[paper]("da")

    (code,) = zxingcpp.read_barcodes(printed(content, roll).picture())

    assert code.text == content.qr_text
    assert isinstance(read_receipt(code.text, KEYS), ReceiptRead)


def test_danish_letters_stay_what_they_are() -> None:
    said = printed(confirmed("da"), Roll(80, "CP865"))

    assert "BEKRÆFTET" in said.text
    assert all(letter in said.text for letter in "æøåÆ")


def test_confirmed_is_white_on_black_and_a_request_never_is() -> None:
    yes, asked = printed(confirmed("da"), Roll()), printed(requested("da"), Roll())

    assert any(line.inverse and "BEKRÆFTET" in line.text for line in yes.lines)
    assert not any(line.inverse for line in asked.lines)
    assert "IKKE BEKRÆFTET" in asked.text


def test_a_sign_the_page_lacks_is_written_as_its_likeness() -> None:
    content = replace(confirmed("da"), room="Şalon – “Ćafé”")

    assert 'Salon - "Cafe"' in printed(content, Roll(80, "CP865")).text.replace("é", "e")


def test_a_script_the_page_has_nothing_like_is_refused_and_never_printed_as_question_marks() -> None:
    with pytest.raises(NotPrintable, match="ARABIC"):
        receipt_escpos(replace(confirmed("da"), room="قاعة"), Roll())


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("language", ["ar", "pl", "tr", "uk", "ur"])
def test_a_language_no_printer_can_spell_is_drawn_line_by_line_and_its_code_is_read_back(
    language: str, width: int
) -> None:
    content = requested(language)

    said = printed(content, Roll(width))

    (code,) = zxingcpp.read_barcodes(said.picture())
    assert (said.text, code.text) == ("", content.qr_text)


def test_what_is_drawn_from_the_right_stands_at_the_right_and_touches_no_edge_it_should_not() -> None:
    arabic, polish = (printed(requested(language), Roll(80)).picture() for language in ("ar", "pl"))

    assert ink_at_the_left(arabic) < ink_at_the_left(polish)


def ink_at_the_left(paper: Image.Image) -> int:
    """Rows with a dot in the first six millimetres; rules reach from side to side on every paper."""
    strip = paper.crop((0, 0, 48, paper.height)).tobytes()
    return sum(0 in strip[start : start + 48] for start in range(0, len(strip), 48))


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("made", [confirmed, requested, waiting])
def test_no_line_ends_between_a_word_and_its_time(made: Callable[[str], ReceiptContent], width: int) -> None:
    said = printed(made("da"), Roll(width))

    assert not [line.text for line in said.lines if line.text.rstrip().endswith(("kl.", "27.", "tlf."))]


def test_a_rule_has_as_much_air_above_as_below() -> None:
    said = printed(confirmed("da"), Roll(80))

    rules = [part for part in said.parts if isinstance(part, Image.Image) and part.height < 60]
    assert len(rules) == 4
    for rule in rules:
        inked = ImageOps.invert(rule).getbbox()
        assert inked is not None
        assert inked[1] == rule.height - inked[3] >= 12


def test_the_house_stands_out_from_its_address_and_a_copy_from_all_below_it() -> None:
    said = printed(confirmed("da", copy=True), Roll(80))

    bold = {line.text.strip(): line.bold for line in said.lines}
    assert bold["KOPI"]
    assert bold["Prøveby Medborgerhus"]
    assert not bold["Prøvevej 1, 2999 Prøveby"]


def test_another_brand_s_number_for_the_page_is_used() -> None:
    assert printed(confirmed("da"), Roll(80, "CP858", page_number=13)).code_page == 13


@pytest.mark.parametrize(("width", "page"), [(57, "CP858"), (80, "UTF-8")])
def test_a_roll_nobody_sells_is_refused(width: int, page: str) -> None:
    with pytest.raises(ValueError, match="no roll"):
        Roll(width, page)


def test_the_plate_says_which_of_the_two_it_is() -> None:
    assert (confirmed("da").plate, requested("da").plate) == (Plate.CONFIRMED, Plate.REQUEST)
