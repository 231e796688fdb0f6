"""Which printer a setting means, and what is no printer."""

from pathlib import Path

import pytest

from booking_core.documents.rolls import Roll
from kiosk.devices.print_queue import PrintQueue
from kiosk.devices.printer_address import check_address, printer_at
from kiosk.devices.printers import CupsQueue, FolderPrinter, NoPrinter
from ui.ports import PaperState

GOOD = [
    "folder:paper",
    "escpos+folder:paper",
    "cups:kontor",
    "escpos+network:10.0.0.5",
    "escpos+network:printer.local:9101",
    "escpos+serial:/dev/ttyUSB0",
    "escpos+serial:/dev/ttyUSB0:19200",
    "escpos+usb:04b8:0e15",
    "escpos+file:/dev/usb/lp0",
]
WRONG = [
    "",
    "paper",
    "folder:",
    "cups:",
    "escpos+network:",
    "escpos+network:host:port",
    "escpos+network:host:99999",
    "escpos+serial:/dev/ttyUSB0:fast",
    "escpos+usb:04b8",
    "escpos+usb:nine:ten",
    "fax:44000001",
]


@pytest.mark.parametrize("address", GOOD)
def test_an_address_with_a_kind_and_a_place_is_taken(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", WRONG)
def test_an_address_that_no_printer_can_have_is_refused(address: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the settings say what was expected
        check_address(address)


def test_each_address_makes_its_own_printer(tmp_path: Path) -> None:
    assert isinstance(printer_at(None, tmp_path), NoPrinter)
    assert printer_at("folder:paper", tmp_path) == FolderPrinter(tmp_path / "paper")
    assert printer_at("escpos+folder:paper", tmp_path) == FolderPrinter(tmp_path / "paper", with_rolls=True)
    assert printer_at("cups:kontor", tmp_path) == CupsQueue("kontor")
    queue = printer_at("escpos+network:127.0.0.1:1", tmp_path)
    assert isinstance(queue, PrintQueue)
    queue.stop()


def test_the_settings_know_the_paper_better_than_the_places_file(tmp_path: Path) -> None:
    narrow, wide = Roll(58, "CP865"), Roll(80)
    told, untold = (
        printer_at("escpos+file:/dev/null", tmp_path, roll=narrow),
        printer_at("escpos+file:/dev/null", tmp_path),
    )

    assert (told.forms(wide), untold.forms(wide)) == ((narrow,), (wide,))
    assert printer_at("escpos+folder:paper", tmp_path).forms(wide) == (None, wide)
    assert printer_at(None, tmp_path).forms(wide) == ()


def test_without_a_printer_nothing_is_on_paper(tmp_path: Path) -> None:
    assert printer_at(None, tmp_path).print_receipt(b"%PDF", "receipt-1.pdf") is PaperState.NO_PRINTER
