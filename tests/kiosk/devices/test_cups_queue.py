"""Paper through a real CUPS: the queue takes the pages and they come out of the printer as they went in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from booking_core.documents.schedule_pdf import schedule_pdf
from booking_core.findings import Finding, Health
from kiosk.commands.doctor import tablet_findings
from kiosk.devices.printer_health import check_printer
from kiosk.devices.printers import CupsQueue, PrinterAway
from kiosk.setup.settings import KioskSettings
from tests.booking_core.documents.janitor_sheets import full_print
from tests.kiosk.commands.test_doctor import stand_in
from tests.kiosk.devices.cups_server import Cups, cups
from tests.kiosk.loopback_centre import LoopbackCentre
from tests.kiosk.test_killed import enrol_by_hand
from ui.ports import PaperState


@pytest.fixture(scope="module")
def office() -> Iterator[Cups]:
    with cups() as running:
        yield running


@pytest.fixture(autouse=True)
def at_the_office(office: Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", office.address)


def test_the_pages_come_out_of_the_printer_as_they_went_in(office: Cups) -> None:
    pages = schedule_pdf(full_print("da"))

    state = CupsQueue("kontor", media="A4").print_receipt(pages, "schedule-1")

    assert state is PaperState.PRINTED
    assert office.tray.wait_for(1) == [pages]


def test_a_queue_that_does_not_exist_is_told_and_prints_nothing(office: Cups) -> None:
    before = len(office.tray.documents)

    assert CupsQueue("attic").print_receipt(b"%PDF-1.4 pages", "schedule-2") is PaperState.FAILED
    assert len(office.tray.documents) == before


def test_a_queue_tells_whether_it_would_print(office: Cups, tmp_path: Path) -> None:
    before = len(office.tray.documents)

    check_printer("cups:kontor", tmp_path)
    with pytest.raises(PrinterAway, match="attic"):
        check_printer("cups:attic", tmp_path)

    assert len(office.tray.documents) == before


@pytest.mark.parametrize(
    ("refuse", "permit", "reason"),
    [
        ("cupsreject", "cupsaccept", "the queue accepts nothing: cupsaccept kontor"),
        ("cupsdisable", "cupsenable", "the queue is stopped: cupsenable kontor"),
    ],
)
def test_a_tablet_is_told_what_ails_the_queue_of_its_house_and_what_to_type(
    office: Cups, tmp_path: Path, refuse: str, permit: str, reason: str
) -> None:
    with LoopbackCentre().running() as centre:
        enrol_by_hand(centre, tmp_path)
        stand_in("medborgerhus", centre, tmp_path)
        office.tell(refuse)
        ailing = tablet_findings(KioskSettings(tmp_path))[-1]
        office.tell(permit)
        mended = tablet_findings(KioskSettings(tmp_path))[-1]

    assert ailing.health is Health.WRONG
    assert ailing.sentence.startswith(
        f"Day sheets cannot be printed on cups:kontor now ({reason}). Check that it is on"
    )
    assert mended == Finding(Health.WELL, "Day sheets go to cups:kontor, which is ready.")


def test_where_cups_does_not_answer_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")

    assert CupsQueue("kontor").print_receipt(b"%PDF-1.4 pages", "schedule-3") is PaperState.FAILED
