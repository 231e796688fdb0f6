"""Of everything that is printed at a desk it is told whether it came, also where two papers are under way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from booking_core.domain.identity import BookingId, VenueId
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import ScriptedDesk, fill
from tests.ui.visitor import PATIENCE_MS
from tests.ui.workplaces import workplace_at
from ui.ports import PaperState
from ui.view_models.desk.workplace import Workplace

RECEIPT_COMES = "Kvittering, Skak i klubben: printet."
RECEIPT_FAILS = "Kvittering, Skak i klubben: ikke printet. Se efter printeren, og prøv igen."
SHEET_WAITS = "Pedellens dagsseddel, i dag: sendes til printeren."
SHEET_COMES = "Pedellens dagsseddel, i dag: printet."


@dataclass
class SlowPrinters(ScriptedDesk):
    """A desk whose receipts and sheets come when they are let out."""

    receipt: Event = field(default_factory=Event)
    sheet: Event = field(default_factory=Event)
    receipt_is: PaperState = PaperState.PRINTED

    def print_receipt(self, booking: BookingId, language: str) -> PaperState:  # noqa: ARG002  a desk's signature
        self.receipt.wait(PATIENCE_MS / 1000)
        return self.receipt_is

    def print_schedule(self, venue: VenueId, day: date) -> PaperState:  # noqa: ARG002  a desk's signature
        self.sheet.wait(PATIENCE_MS / 1000)
        return PaperState.PRINTED


@dataclass
class Printing:
    workplace: Workplace
    desk: SlowPrinters
    bot: QtBot

    def prints_receipt(self) -> None:
        booking = next(iter(self.desk.bookings.values()))
        self.workplace.paper.print_receipt(replace(booking, title="Skak i klubben"))

    def both(self) -> None:
        self.prints_receipt()
        self.workplace.paper.print_schedule()

    def reads(self, text: str) -> None:
        self.bot.waitUntil(lambda: self.workplace.notice.text == text, timeout=PATIENCE_MS)


@pytest.fixture
def printing(qtbot: QtBot) -> Iterator[Printing]:
    desk = SlowPrinters(THURSDAY_14_08)
    fill(desk)
    with workplace_at(desk) as workplace:
        yield Printing(workplace, desk, qtbot)
        desk.receipt.set()
        desk.sheet.set()


def test_two_papers_that_are_under_way_are_told_of_side_by_side(printing: Printing) -> None:
    printing.both()
    printing.desk.receipt.set()

    printing.reads(f"{RECEIPT_COMES} {SHEET_WAITS}")
    printing.desk.sheet.set()
    printing.reads(f"{RECEIPT_COMES} {SHEET_COMES}")
    assert not printing.workplace.notice.refused


def test_a_paper_that_did_not_come_is_not_covered_by_the_next_that_did(printing: Printing) -> None:
    printing.desk.receipt_is = PaperState.FAILED
    printing.both()
    printing.desk.receipt.set()
    printing.reads(f"{RECEIPT_FAILS} {SHEET_WAITS}")

    printing.desk.sheet.set()

    printing.reads(f"{RECEIPT_FAILS} {SHEET_COMES}")
    assert printing.workplace.notice.refused


def test_a_later_paper_says_nothing_of_one_before(printing: Printing) -> None:
    printing.desk.receipt.set()
    printing.desk.sheet.set()
    printing.prints_receipt()
    printing.reads(RECEIPT_COMES)

    printing.workplace.paper.print_schedule()

    printing.reads(SHEET_COMES)


def test_whoever_has_signed_out_is_told_of_no_paper(printing: Printing) -> None:
    printing.prints_receipt()
    printing.workplace.forget_people()

    printing.desk.receipt.set()
    printing.desk.sheet.set()
    printing.workplace.paper.print_schedule()

    printing.reads(SHEET_COMES)
