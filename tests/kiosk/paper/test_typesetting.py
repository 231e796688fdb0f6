"""The paper a machine hands out says what was kept, and its QR code carries the signed address."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Book
from kiosk.devices.printers import FolderPrinter
from kiosk.paper.typesetting import typeset
from tests.kiosk.loopback_centre import Fault, LoopbackCentre
from tests.kiosk.machine import LATER_TODAY, MachineUnderTest, a_wish, running_machine
from ui.ports import BookingConfirmed, PaperState


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[MachineUnderTest]:
    with (
        LoopbackCentre().running() as centre,
        running_machine(centre, tmp_path, typesetter=typeset) as machine,
    ):
        yield machine


def text_of(machine: MachineUnderTest, name: str) -> str:
    content = (machine.folder / "paper" / name).read_bytes()
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_a_confirmed_booking_is_called_so_on_its_paper(machine: MachineUnderTest) -> None:
    wish = a_wish()

    outcome = machine.desk.book(wish)

    assert isinstance(outcome, BookingConfirmed)
    text = text_of(machine, f"receipt-{code_of(wish.id)}.pdf")
    assert "BEKRÆFTET" in text
    assert grouped(code_of(wish.id)) in text


def test_a_request_is_called_so_and_nothing_on_it_sounds_like_a_yes(machine: MachineUnderTest) -> None:
    machine.centre.faults[Book] = Fault.HTTP_500
    wish = a_wish(starts_at=LATER_TODAY)

    machine.desk.book(wish)

    text = text_of(machine, f"request-{code_of(wish.id)}.pdf")
    assert "ANMODNING" in text
    assert "IKKE BEKRÆFTET" in text
    assert text.count("BEKRÆFTET") == 1


def test_a_booking_that_was_given_back_gets_no_copy(machine: MachineUnderTest) -> None:
    wish = a_wish()
    machine.desk.book(wish)
    machine.desk.give_back(wish.id)

    assert machine.desk.print_again(wish.id) is PaperState.FAILED
    assert machine.papers == [f"receipt-{code_of(wish.id)}.pdf"]


def test_a_printed_file_is_whole_and_alone(tmp_path: Path) -> None:
    printer = FolderPrinter(tmp_path / "paper")

    state = printer.print_receipt(b"%PDF", "receipt-1.pdf")

    assert state is PaperState.PRINTED
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "paper").iterdir()] == [("receipt-1.pdf", b"%PDF")]
