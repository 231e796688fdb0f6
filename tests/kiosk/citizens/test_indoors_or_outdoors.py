"""A time in the open, from a real kiosk to the real centre: held with its roof, sent indoors by code, on paper."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from booking_core.domain.bookings import Booking, Whereabouts
from booking_core.domain.identity import SpaceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.protocol.codes import code_of
from kiosk.machines.kiosk import Machine
from tests.booking_core.central.running_centre import RunningCentre
from tests.booking_core.central.web.scenes import FRIDAY
from tests.booking_core.central.web.visits import span
from tests.kiosk.machine import a_wish
from tests.kiosk.real_kiosk import kiosk_at
from ui.ports import Alternative, BookingAltered, BookingConfirmed, PaperState

YARD, BARN = SpaceId("gg-gaardrum"), SpaceId("gg-laden")


@pytest.fixture
def machine(running: RunningCentre, tmp_path: Path) -> Iterator[Machine]:
    with kiosk_at(running, tmp_path / "kiosk", papers=tmp_path / "kiosk" / "paper") as machine:
        yield machine


def in_the_yard(running: RunningCentre, machine: Machine) -> Booking:
    layout = running.centre.store.municipality().space_by_id[YARD].standing_layout.id
    place = Alternative(YARD, layout, span("10:00", "12:00", FRIDAY))
    outcome = machine.desk.book(replace(a_wish(), alternatives=(place,), phone="40217355"))
    assert isinstance(outcome, BookingConfirmed)
    return outcome.booking


def papers(folder: Path) -> list[str]:
    """What each printed receipt says, the oldest first."""
    files = sorted((folder / "kiosk" / "paper").glob("*.pdf"), key=lambda file: file.stat().st_mtime_ns)
    return [" ".join(PdfReader(file).pages[0].extract_text().split()).replace("\u00a0", " ") for file in files]


def test_the_holder_of_the_code_goes_indoors_and_the_next_paper_says_so(
    running: RunningCentre, machine: Machine, tmp_path: Path
) -> None:
    made = in_the_yard(running, machine)
    (found,) = machine.desk.find(code_of(made.id))  # type: ignore[misc]  # a code is never no receipt
    assert found.booking is not None

    outcome = machine.desk.decide(found.booking, Whereabouts.INDOORS)
    printed = machine.desk.print_again(made.id)

    assert isinstance(outcome, BookingAltered)
    assert (outcome.booking.space, outcome.booking.shelter) == (BARN, None)
    assert running.centre.store.bookings.with_id(str(made.id)) == outcome.booking
    assert printed is PaperState.PRINTED
    before, after = papers(tmp_path)
    assert "Regner det, kan I være i Laden. Vælg inden kl. 7, ellers er I ude." in before
    assert "På grund af vejret er I inde." in after
    assert "Laden" in after


def test_what_was_decided_elsewhere_meanwhile_is_refused(running: RunningCentre, machine: Machine) -> None:
    made = in_the_yard(running, machine)
    machine.desk.decide(made, Whereabouts.OUTDOORS)

    again = machine.desk.decide(made, Whereabouts.OUTDOORS)
    other = machine.desk.decide(made, Whereabouts.INDOORS)

    assert isinstance(again, BookingAltered)
    assert isinstance(other, Refusal)
    assert other.code is RefusalCode.WHEREABOUTS_DECIDED
