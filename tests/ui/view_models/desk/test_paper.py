"""Of everything that is printed at a desk it is told whether it came, also where two papers are under way."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from booking_core.domain.identity import BookingId, VenueId
from booking_core.language.words import Words
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk, fill
from tests.ui.herlev_day import numbered_ids
from tests.ui.visitor import PATIENCE_MS
from ui.bridge.jobs import JobRunner
from ui.bridge.pictures import PictureBoard
from ui.ports import PaperState
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech

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
    desk, parent = SlowPrinters(THURSDAY_14_08), QObject()
    fill(desk)
    jobs = JobRunner(parent)
    workplace = Workplace(
        PictureBoard(desk.picture(), parent),
        desk,
        venue=VenueId("medborgerhus"),
        speeches={"da": Speech(Words.of("da"), MUNICIPALITY.zone)},
        clock=lambda: THURSDAY_14_08,
        jobs=jobs,
        new_id=numbered_ids(),
        parent=parent,
    )
    yield Printing(workplace, desk, qtbot)
    desk.receipt.set()
    desk.sheet.set()
    jobs.stop()
    workplace.close()


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
