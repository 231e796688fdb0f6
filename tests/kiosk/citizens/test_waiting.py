"""Joining the waiting list from a real kiosk at the real centre: on the list, on a slip, and on no disk."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import VenueId, WaitingId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.told.waiting import WaitingNeed
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import Wait
from kiosk.machines.kiosk import Machine
from tests.booking_core.central.running_centre import RunningCentre
from tests.booking_core.sample_places import hours
from tests.kiosk.loopback_centre import Fault, LoopbackCentre
from tests.kiosk.machine import running_machine
from tests.kiosk.real_kiosk import kiosk_at
from ui.ports import CentreSilent, Joined, PaperState

FRIDAY = date(2026, 11, 27)
NUMBER = "40217355"
NEED = WaitingNeed(6, timedelta(hours=1), FRIDAY, FRIDAY, hours=hours("18:00", "21:00"), house=VenueId("medborgerhus"))


@pytest.fixture
def machine(running: RunningCentre, tmp_path: Path) -> Iterator[Machine]:
    with kiosk_at(running, tmp_path / "kiosk", papers=tmp_path / "paper") as machine:
        yield machine


def join(machine: Machine, wish: WaitingId, need: WaitingNeed = NEED) -> object:
    return machine.desk.join_waiting_list(wish, need, Contact(phone=NUMBER), language="da")


def test_whoever_joins_stands_on_the_list_and_takes_a_slip_along(
    running: RunningCentre, machine: Machine, tmp_path: Path
) -> None:
    wish = WaitingId(uuid4())

    outcome = join(machine, wish)

    (waits,) = running.centre.store.waiting.everybody(now=running.clock())
    assert waits.wish.need == NEED
    assert running.centre.contacts.opened(waits.sealed, wish) == Contact(phone=NUMBER)
    assert isinstance(outcome, Joined)
    assert (outcome.ahead, outcome.proof.code, outcome.proof.paper) == (0, code_of(wish), PaperState.PRINTED)
    (file,) = (tmp_path / "paper").glob(f"waiting-{code_of(wish)}*.pdf")
    said = " ".join(PdfReader(file).pages[0].extract_text().split()).replace("\u00a0", " ")
    assert said.startswith("VENTELISTE IKKE BEKRÆFTET")
    assert "Et lokale i Herlev Medborgerhus" in said
    assert grouped(code_of(wish)) in said
    assert NUMBER not in said.replace(" ", "")


def test_the_slip_leads_to_the_page_of_the_wish(running: RunningCentre, machine: Machine) -> None:
    wish = WaitingId(uuid4())

    outcome = join(machine, wish)

    assert isinstance(outcome, Joined)
    path = outcome.proof.url[outcome.proof.url.index("/W/") :]
    assert "På ventelisten" in running.get(path).text


def test_joining_twice_is_joining_once(running: RunningCentre, machine: Machine) -> None:
    wish = WaitingId(uuid4())

    first, second = join(machine, wish), join(machine, wish)

    assert first == second
    assert len(running.centre.store.waiting.everybody(now=running.clock())) == 1


def test_nothing_of_it_is_on_the_kiosks_disk(machine: Machine, tmp_path: Path) -> None:
    wish = WaitingId(uuid4())
    join(machine, wish)

    files = [file for file in (tmp_path / "kiosk").rglob("*") if file.is_file()]

    assert files
    for file in files:
        content = file.read_bytes()
        assert NUMBER.encode() not in content, file
        assert str(wish).encode() not in content, file


def test_what_no_place_could_ever_meet_is_refused(machine: Machine) -> None:
    crowd = WaitingNeed(900, timedelta(hours=1), FRIDAY, FRIDAY)

    outcome = join(machine, WaitingId(uuid4()), crowd)

    assert isinstance(outcome, Refusal)
    assert outcome.code is RefusalCode.TOO_MANY_PERSONS


def test_one_leaves_at_the_kiosk_too(running: RunningCentre, machine: Machine) -> None:
    wish = WaitingId(uuid4())
    join(machine, wish)

    answers = [machine.desk.leave_waiting_list(wish) for _ in range(2)]

    assert answers == [None, None]
    assert running.centre.store.waiting.everybody(now=running.clock()) == ()


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with LoopbackCentre().running() as running:
        yield running


def test_a_silent_centre_promises_nothing_and_leaves_nothing_behind(centre: LoopbackCentre, tmp_path: Path) -> None:
    with running_machine(centre, tmp_path) as machine:
        centre.faults = {Wait: Fault.HTTP_500}
        need = WaitingNeed(4, timedelta(hours=1), FRIDAY, FRIDAY)

        outcome = machine.desk.join_waiting_list(WaitingId(uuid4()), need, Contact(phone=NUMBER), language="da")

        assert outcome == CentreSilent()
        assert machine.papers == []
        assert not machine.pictures.current.connected  # type: ignore[union-attr]  # it has one
