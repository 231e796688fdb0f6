"""A slip to go by, printed at a real kiosk: paper alone, and nothing kept of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.domain.bookings import Openness
from booking_core.domain.finding.outings import Outing
from booking_core.domain.identity import SpaceId
from booking_core.domain.time_spans import TimeSpan
from kiosk.citizens.paper_minding import AT_ONCE
from kiosk.machines.kiosk import Machine
from tests.booking_core.central.running_centre import RunningCentre
from tests.kiosk.real_kiosk import kiosk_at
from tests.ui.herlev_day import wall
from ui.ports import PaperSpared, PaperState

SPAN = TimeSpan(wall("18:00"), wall("20:00"))


@pytest.fixture
def machine(running: RunningCentre, tmp_path: Path) -> Iterator[Machine]:
    with kiosk_at(running, tmp_path / "kiosk", papers=tmp_path / "paper") as machine:
        yield machine


def test_a_slip_of_a_free_place_says_on_paper_that_nothing_is_booked(machine: Machine, tmp_path: Path) -> None:
    room = Outing(SpaceId("bib-gruppe1"), SPAN)

    assert machine.desk.print_outing(room, "da") is PaperState.PRINTED

    (paper,) = (tmp_path / "paper").glob("*slip-bib-gruppe1*")
    said = " ".join(PdfReader(paper).pages[0].extract_text().split())
    assert "Ikke booket" in said
    assert "Herlev Bibliotek" in said


def test_who_prints_without_end_leaves_paper_for_the_receipts(machine: Machine) -> None:
    room = Outing(SpaceId("bib-gruppe1"), SPAN)
    gone = Outing(SpaceId("bib-nedlagt"), SPAN, "Læseklub", Openness.OPEN)
    machine.desk.print_outing(gone, "da")

    answers = [machine.desk.print_outing(room, "da") for _ in range(AT_ONCE + 1)]

    assert answers == [*(AT_ONCE * [PaperState.PRINTED]), PaperSpared()]


def test_a_slip_to_what_no_place_has_any_more_is_not_printed(machine: Machine) -> None:
    gone = Outing(SpaceId("bib-nedlagt"), SPAN, "Læseklub", Openness.OPEN)

    assert machine.desk.print_outing(gone, "da") is PaperState.FAILED
