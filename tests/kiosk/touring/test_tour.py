"""The demonstration's tour as a newcomer without a display sees it: real processes, real touches, real paper."""

import subprocess
import sys
from pathlib import Path

import zxingcpp
from PIL import Image
from pypdf import PdfReader

from booking_core.documents.rolls import Roll
from tests.booking_core.documents.escpos_reader import read_escpos

PATIENCE_SECONDS = 180


def read_qr(pdf: Path, folder: Path) -> str:
    picture = folder / pdf.stem
    subprocess.run(["pdftoppm", "-r", "203", "-png", "-singlefile", str(pdf), str(picture)], check=True)
    with Image.open(picture.with_suffix(".png")) as image:
        return zxingcpp.read_barcodes(image)[0].text


def test_the_tour_books_checks_in_moves_and_leaves_honest_paper(tmp_path: Path) -> None:
    tour = [sys.executable, "-m", "kiosk.command_line", "demo", "--tour"]
    done = subprocess.run(tour, cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False)

    folder = tmp_path / "build" / "tour"
    assert done.returncode == 0, done.stderr
    assert "cuts the network on purpose" in done.stdout.splitlines()[0]
    assert "4 touches from the first page to the receipt" in (folder / "account.txt").read_text(encoding="utf-8")
    assert len(list(folder.glob("[0-9][0-9]-*.png"))) == 16
    assert read_qr(folder / "receipt.pdf", tmp_path).startswith("HTTPS://MOEDESTED.EXAMPLE/R/")
    assert read_qr(folder / "request.pdf", tmp_path).startswith("HTTPS://MOEDESTED.EXAMPLE/R/")
    on_the_roll = read_escpos((folder / "receipt.bin").read_bytes(), Roll(80, "CP858"))
    assert "BEKRÆFTET" in on_the_roll.text
    assert zxingcpp.read_barcodes(on_the_roll.picture())[0].text == read_qr(folder / "receipt.pdf", tmp_path)
    on_the_phone = (folder / "on-the-phone.html").read_text(encoding="utf-8")
    assert "<title>BEKRÆFTET" in on_the_phone
    assert "<style>" in on_the_phone, "it is opened from its folder, where there is no centre to ask for the style"
    assert 'rel="stylesheet"' not in on_the_phone
    assert "Lås op" in PdfReader(folder / "schedule.pdf").pages[0].extract_text()
    assert "BEKRÆFTET" in PdfReader(folder / "receipt.pdf").pages[0].extract_text()
    without_centre = PdfReader(folder / "receipt-without-centre.pdf").pages[0].extract_text()
    assert "BEKRÆFTET" in without_centre
    assert "IKKE BEKRÆFTET" not in without_centre
    assert read_qr(folder / "receipt-without-centre.pdf", tmp_path).startswith("HTTPS://MOEDESTED.EXAMPLE/R/")
    assert "IKKE BEKRÆFTET" in PdfReader(folder / "request.pdf").pages[0].extract_text()
