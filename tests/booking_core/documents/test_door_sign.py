"""The sign at a door: one a page, its code read back by another program, in Danish with English below."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PageObject, PdfReader

from booking_core.documents.door_sign import door_signs, door_signs_pdf
from booking_core.domain.identity import VenueId
from booking_core.domain.places import Venue
from tests.booking_core.central.running_centre import herlev

POINTS_A_MM = 72 / 25.4
SCREEN_DPI = "100"
RIGHT_OF_THE_CODE, UPPER_EDGE_OF_THE_CODE = 680, 800
LEFT_FACTS, RIGHT_FACTS, FACTS = 270, 930, (908, 1400)


def house(name: str) -> Venue:
    return herlev().venue_by_id[VenueId(name)]


def rendered(pdf: bytes, folder: Path) -> list[Image.Image]:
    (folder / "signs.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", SCREEN_DPI, "-png", "-gray", str(folder / "signs.pdf"), str(folder / "sign")]
    subprocess.run(command, check=True, timeout=60)
    return [Image.open(file) for file in sorted(folder.glob("sign-*.png"))]


@dataclass(frozen=True, slots=True)
class SetLine:
    """Where a line stands on its page, in tenths of a millimetre from its foot."""

    text: str
    base: float
    size: float


def beside_the_code(page: PageObject) -> list[SetLine]:
    """The lines to the right of the QR code, from above."""
    return lines_where(page, lambda left, base: left > RIGHT_OF_THE_CODE and base < UPPER_EDGE_OF_THE_CODE)


def facts_at(page: PageObject, edge: int) -> list[SetLine]:
    """The lines of the facts that begin there, from above."""
    return lines_where(page, lambda left, base: round(left) == edge and FACTS[0] < base < FACTS[1])


def lines_where(page: PageObject, belongs: Callable[[float, float], bool]) -> list[SetLine]:
    lines: list[SetLine] = []

    def look(text: str, _: list[float], place: list[float], __: object, size: float) -> None:
        left, base = place[4:]
        if text.strip() and belongs(left, base):
            lines.append(SetLine(text.strip(), base, size))

    page.extract_text(visitor_text=look)
    return sorted(lines, key=lambda line: -line.base)


def test_every_room_that_is_booked_by_itself_has_a_sign_whose_code_opens_its_page(tmp_path: Path) -> None:
    signs = door_signs(herlev(), house("bibliotek"))

    pictures = rendered(door_signs_pdf(signs), tmp_path)

    read = [code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)]
    assert read == [
        f"HTTPS://MOEDESTED.EXAMPLE/H/BIBLIOTEK/BIB-{room}"
        for room in ("GRUPPE1", "GRUPPE2", "STILLE", "SALEN-A", "SALEN-B", "MAKERSPACE")
    ]


def test_it_is_a5_and_says_the_room_and_who_gets_in_in_danish_and_english() -> None:
    (page, *_) = PdfReader(BytesIO(door_signs_pdf(door_signs(herlev(), house("medborgerhus"))))).pages

    assert (page.mediabox.width / POINTS_A_MM, page.mediabox.height / POINTS_A_MM) == pytest.approx((148, 210), abs=0.1)
    said = " ".join(page.extract_text().split())
    for words in (
        "Lokale 3 Herlev Medborgerhus",
        "Plads til 16 Room for 16",
        "Med elevator By lift",
        "Toilet til kørestol Wheelchair toilet",
        "Scan, se, hvornår her er ledigt, og book Scan to see when it is free, and to book",
        "Er noget i stykker? Sig det samme sted Something broken? Tell it there too",
    ):
        assert words in said


def test_beside_the_code_no_line_runs_into_another() -> None:
    for page in PdfReader(BytesIO(door_signs_pdf(door_signs(herlev(), house("medborgerhus"))))).pages:
        lines = beside_the_code(page)

        assert [line.text for line in lines][:2] == ["Scan, se, hvornår her", "er ledigt, og book"]
        assert all(upper.base - lower.base >= upper.size for upper, lower in pairwise(lines))


def test_no_fact_runs_into_the_one_below_it() -> None:
    for name in ("medborgerhus", "bibliotek"):
        for page in PdfReader(BytesIO(door_signs_pdf(door_signs(herlev(), house(name))))).pages:
            for edge in (LEFT_FACTS, RIGHT_FACTS):
                lines = facts_at(page, edge)

                assert len(lines) >= 2
                assert all(upper.base - lower.base >= upper.size for upper, lower in pairwise(lines))


def test_where_there_are_steps_no_lift_is_promised() -> None:
    (sign,) = (one for one in door_signs(herlev(), house("gammelgaard")) if one.room == "Billedværkstedet")

    assert "Kun ad trappe" in [fact.danish for fact in sign.facts]


def test_a_name_of_any_length_stays_on_its_plate() -> None:
    (sign, *_) = door_signs(herlev(), house("bibliotek"))
    long = replace(sign, room="Beboerlokalet i den gamle forvalterbolig")

    said = PdfReader(BytesIO(door_signs_pdf([long]))).pages[0].extract_text()

    assert " ".join(said.split()).startswith(f"{long.room} {long.house}")


def test_an_address_too_long_to_be_scanned_from_where_one_stands_is_refused() -> None:
    (sign, *_) = door_signs(herlev(), house("bibliotek"))

    with pytest.raises(ValueError, match="does not fit"):
        door_signs_pdf([replace(sign, url=sign.url + "A" * 300)])
    with pytest.raises(ValueError, match="no sign"):
        door_signs_pdf([])
