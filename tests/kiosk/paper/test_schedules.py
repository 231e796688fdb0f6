"""Sheets from the newest picture, put on paper by a queue of this machine and remembered."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.documents.rolls import Roll
from booking_core.domain.bookings import BookingState
from booking_core.domain.calendar import Calendar
from booking_core.domain.identity import DeviceId, VenueId
from kiosk.devices.printers import CupsQueue, FolderPrinter, Form, ReceiptPrinter
from kiosk.keeping.house_pictures import HousePictures
from kiosk.keeping.rounds import ROUNDS_FOLDER, Rounds
from kiosk.paper.schedules import ScheduleOffice, page_printer
from kiosk.setup.settings import KioskSettings
from tests.booking_core.janitor_day import CHOIR, HOUSE, THURSDAY, at, herlev, house, janitor_day
from ui.ports import PaperState


@dataclass
class Tray:
    """Catches the pages of a printer."""

    state: PaperState = PaperState.PRINTED
    pages: list[tuple[str, bytes]] = field(default_factory=list)

    def forms(self, roll: Roll) -> tuple[Form, ...]:
        del roll
        return (None,)

    def print_receipt(self, document: bytes, name: str) -> PaperState:
        self.pages.append((name, document))
        return self.state

    def text(self) -> str:
        return " ".join(PdfReader(BytesIO(self.pages[-1][1])).pages[0].extract_text().split())


@dataclass
class Office:
    tray: Tray
    pictures: HousePictures
    office: ScheduleOffice
    now: list[datetime]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    tray, now = Tray(), [at("06:45")]
    pictures = HousePictures(DeviceId("mh-kiosk-1"), lambda _picture: None)
    pictures.begin(herlev(), Calendar.of(janitor_day()), seen_at=now[0], connected=True)
    made = ScheduleOffice(pictures, Rounds(tmp_path), printer=lambda _venue: tray, language="da", clock=lambda: now[0])
    return Office(tray, pictures, made, now)


def test_each_print_tells_what_changed_since_the_one_before(office: Office) -> None:
    assert office.office.print_schedule(HOUSE, THURSDAY) is PaperState.PRINTED
    office.now[0] = at("12:40")
    office.pictures.changed([replace(CHOIR, version=2, state=BookingState.CANCELLED_BY_CITIZEN)])
    assert office.office.print_schedule(HOUSE, THURSDAY) is PaperState.PRINTED

    assert "Udskrift 2" in office.tray.text()
    assert "15.30 Lokale 5: aflyst, Musik, 24 personer 15.30–17.30" in office.tray.text()
    assert [name for name, _ in office.tray.pages] == [
        "schedule-medborgerhus-2026-11-26-1.pdf",
        "schedule-medborgerhus-2026-11-26-2.pdf",
    ]


def test_a_print_that_failed_is_not_the_last_print(office: Office) -> None:
    office.tray.state = PaperState.FAILED
    assert office.office.print_schedule(HOUSE, THURSDAY) is PaperState.FAILED

    office.tray.state = PaperState.PRINTED
    office.office.print_schedule(HOUSE, THURSDAY)

    assert "Udskrift 1" in office.tray.text()


def test_a_sheet_made_while_the_centre_is_silent_says_since_when(office: Office) -> None:
    office.pictures.lost()
    office.now[0] = at("09:00")

    office.office.print_schedule(HOUSE, THURSDAY)

    assert "Uden forbindelse til centralen. Listen er fra kl. 06.45" in office.tray.text()


def test_without_a_picture_or_such_a_house_there_is_no_sheet(office: Office, tmp_path: Path) -> None:
    knows_nothing = ScheduleOffice(
        HousePictures(DeviceId("x"), lambda _picture: None),
        Rounds(tmp_path),
        printer=lambda _venue: office.tray,
        language="da",
        clock=lambda: office.now[0],
    )

    assert knows_nothing.print_schedule(HOUSE, THURSDAY) is PaperState.FAILED
    assert office.office.print_schedule(VenueId("rådhuset"), THURSDAY) is PaperState.FAILED
    assert office.tray.pages == []


def test_a_disk_that_refuses_to_remember_does_not_stop_the_paper(office: Office, tmp_path: Path) -> None:
    (tmp_path / ROUNDS_FOLDER).write_text("a file where the folder should be")

    assert office.office.print_schedule(HOUSE, THURSDAY) is PaperState.PRINTED


def test_the_printer_is_the_a4_queue_of_the_house_or_the_folder_of_the_settings(tmp_path: Path) -> None:
    assert page_printer(KioskSettings(tmp_path), house()) == CupsQueue("kontor", media="A4")
    assert page_printer(KioskSettings(tmp_path), house(VenueId("hjortespring"))) is None
    assert isinstance(page_printer(KioskSettings(tmp_path, printer_folder=tmp_path), house()), FolderPrinter)


def test_a_printer_in_the_settings_takes_the_sheets_too_when_it_prints_pages(tmp_path: Path) -> None:
    def printer(address: str, venue: VenueId = HOUSE) -> ReceiptPrinter | None:
        return page_printer(KioskSettings(tmp_path, printer=address), house(venue))

    without_queue = VenueId("hjortespring")
    assert printer("folder:paper") == FolderPrinter(tmp_path / "paper")
    assert printer("cups:skranken", without_queue) == CupsQueue("skranken", media="A4")
    assert printer("cups:skranken") == CupsQueue("kontor", media="A4")
    assert printer("escpos+network:127.0.0.1", without_queue) is None


def test_a_machine_without_a_spooler_has_printed_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert CupsQueue("kontor").print_receipt(b"%PDF", "schedule-1") is PaperState.FAILED
