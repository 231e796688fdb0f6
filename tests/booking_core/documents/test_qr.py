"""QR codes are small, quiet around, and read back by another program."""

import pytest
import zxingcpp
from PIL import Image

from booking_core.documents.qr import QUIET_ZONE, QrCode, qr_code

RECEIPT = "HTTPS://MOEDESTED.EXAMPLE/R/" + "CEA3U7" * 24 + "CEA3U"


def picture(code: QrCode, *, dots: int) -> Image.Image:
    image = Image.new("L", (code.side, code.side), 255)
    image.putdata([0 if dark else 255 for row in code.rows for dark in row])
    return image.resize((code.side * dots, code.side * dots), Image.Resampling.NEAREST)


def test_a_code_is_read_back() -> None:
    read = zxingcpp.read_barcodes(picture(qr_code(RECEIPT), dots=4))

    assert [barcode.text for barcode in read] == [RECEIPT]


def test_error_correction_is_m() -> None:
    read = zxingcpp.read_barcodes(picture(qr_code(RECEIPT), dots=4))

    assert read[0].ec_level == "M"


def test_a_receipt_is_in_alphanumeric_mode_and_so_version_7() -> None:
    """Version 7-M holds 178 letters in alphanumeric mode and 122 as bytes."""
    assert len(RECEIPT) == 177
    assert qr_code(RECEIPT).version == 7


def test_small_letters_are_refused_because_the_code_would_grow() -> None:
    with pytest.raises(ValueError, match="mode"):
        qr_code(RECEIPT.lower())


def test_four_modules_around_stay_light() -> None:
    rows = qr_code("HELLO").rows
    inside = range(QUIET_ZONE, len(rows) - QUIET_ZONE)

    assert not any(
        dark for y, row in enumerate(rows) for x, dark in enumerate(row) if x not in inside or y not in inside
    )
    assert rows[QUIET_ZONE][QUIET_ZONE]


def test_the_runs_are_exactly_the_dark_modules() -> None:
    code = qr_code("HELLO")
    dark = {(row, column + n) for row, column, count in code.runs() for n in range(count)}

    assert dark == {(y, x) for y, row in enumerate(code.rows) for x, cell in enumerate(row) if cell}
