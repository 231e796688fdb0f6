"""A janitor's tablet at the real central service: it follows the house, prints, keeps its ticks, and books nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader

from booking_core.domain.identity import BookingId, DeviceId, SpaceId, VenueId
from booking_core.domain.schedule import day_schedule
from booking_core.domain.schedule.changes import facts_of
from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.store.machines import devices
from kiosk.centre.connection import FolderInUse
from kiosk.commands.janitor import run_janitor
from kiosk.commands.schedule import run_schedule
from kiosk.machines.janitor import JanitorMachine, open_janitor
from kiosk.setup.enrolment import enrol
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from tests.booking_core.central.running_centre import (
    PATIENCE_SECONDS,
    MovableClock,
    RunningCentre,
    ask_for,
    opened_centre,
    served,
)
from tests.kiosk.machine import Screen
from ui.ports import Clock, ConditionKept, ConditionTelling, HousePicture, PaperState

TABLET, HOUSE = DeviceId("medborgerhus-tablet"), VenueId("medborgerhus")
ROOM = SpaceId("mh-lok3")
THURSDAY = date(2026, 11, 26)
CODE = "7K2M-4Q9P"


@contextmanager
def tablet(
    running: RunningCentre, folder: Path, *, clock: Clock | None = None
) -> Iterator[tuple[JanitorMachine, HousePicture]]:
    if not folder.exists():
        let_in(running)
        enrol(running.url, CODE, folder)
    settings = KioskSettings(folder, centre_url=running.url, printer_folder=folder / "paper")
    machine = open_janitor(settings, load_identity(folder), language="da", clock=clock or running.clock)
    try:
        yield machine, machine.first_picture(within_seconds=PATIENCE_SECONDS)
    finally:
        machine.stop()


def test_what_is_booked_elsewhere_reaches_the_tablet_and_its_paper(running: RunningCentre, tmp_path: Path) -> None:
    screen = Screen()
    with tablet(running, tmp_path / "tablet") as (machine, _):
        machine.follow(screen.post)
        body = ask_for("mh-lok3", "2026-11-26T16:00:00+01:00", "2026-11-26T17:00:00+01:00")
        made = running.post("/v1/bookings", body).json()["booking"]["id"]
        screen.until_booked(BookingId(UUID(made)))

        assert machine.desk.print_schedule(HOUSE, THURSDAY) is PaperState.PRINTED

    paper = PdfReader(tmp_path / "tablet" / "paper" / "schedule-medborgerhus-2026-11-26-1.pdf")
    assert "16–17 Møde" in paper.pages[0].extract_text().replace("\n", " ")


def test_ticks_and_the_last_print_are_there_after_a_restart(running: RunningCentre, tmp_path: Path) -> None:
    folder = tmp_path / "tablet"
    with tablet(running, folder) as (machine, picture):
        house = picture.municipality.venue_by_id[HOUSE]
        schedule = day_schedule(picture.municipality, picture.calendar, house, THURSDAY)
        done = tuple(facts_of(task) for task in schedule.tasks)
        assert machine.desk.keep_done(HOUSE, THURSDAY, done)
        machine.desk.print_schedule(HOUSE, THURSDAY)

    with tablet(running, folder) as (machine, _):
        kept = machine.desk.round_of(HOUSE, THURSDAY)

    assert kept.done == done
    assert kept.printed is not None
    assert kept.printed.number == 1


def test_the_command_beside_the_tablet_counts_its_prints_on(running: RunningCentre, tmp_path: Path) -> None:
    folder, paper = tmp_path / "tablet", tmp_path / "sheet.pdf"
    now = running.clock().isoformat()
    words = ["--venue", HOUSE, "--data", str(folder), "--pretend-now", now, "--output", str(paper)]
    with tablet(running, folder) as (machine, _):
        machine.desk.print_schedule(HOUSE, THURSDAY)

        assert run_schedule(words) == 0

        printed = machine.desk.round_of(HOUSE, THURSDAY).printed
    assert printed is not None
    assert printed.number == 2
    assert "Udskrift 2" in PdfReader(paper).pages[0].extract_text()


def test_what_was_found_while_the_centre_was_silent_is_told_once_when_it_answers(tmp_path: Path) -> None:
    folder, screen, clock = tmp_path / "tablet", Screen(), MovableClock()
    found = ConditionTelling(UUID(int=9), None, ROOM, ConditionKind.BROKEN, Thing.LIGHT, clock())
    with opened_centre(tmp_path / "centre", clock) as centre:
        with served(centre) as url, tablet(RunningCentre(centre, clock, url), folder):
            pass
        with tablet(RunningCentre(centre, clock, url), folder) as (machine, _):
            outcomes = [machine.desk.report_condition(found) for _ in range(2)]

        with served(centre) as url, tablet(RunningCentre(centre, clock, url), folder) as (machine, _):
            machine.follow(screen.post)
            screen.until(lambda picture: len(picture.conditions) > 0)

    assert outcomes == [ConditionKept(), ConditionKept()]
    assert [(one.space, one.thing, one.times) for one in screen.newest.conditions] == [(ROOM, Thing.LIGHT, 1)]


def test_a_tablet_whose_clock_is_slow_goes_by_the_centres(running: RunningCentre, tmp_path: Path) -> None:
    def slow() -> datetime:
        return running.clock() - timedelta(days=3)

    with tablet(running, tmp_path / "tablet", clock=slow) as (machine, _):
        behind = running.clock() - machine.clock()

    assert abs(behind) < timedelta(minutes=1)


def test_two_tablets_do_not_share_a_folder(running: RunningCentre, tmp_path: Path) -> None:
    folder = tmp_path / "tablet"
    with tablet(running, folder), pytest.raises(FolderInUse):
        open_janitor(KioskSettings(folder), load_identity(folder), language="da", clock=running.clock)


def test_a_tablet_nobody_enrolled_says_how(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_janitor(["--data", str(tmp_path)]) == 1

    said = capsys.readouterr().err
    assert "moedested central enrol-desk VENUE" in said
    assert f"moedested janitor --data {tmp_path} --enrol CODE --centre-url URL" in said


def test_a_tablet_that_is_let_in_is_told_to_start_as_one(
    running: RunningCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    let_in(running)
    folder = str(tmp_path / "tablet")

    assert run_janitor(["--data", folder, "--enrol", CODE, "--centre-url", running.url]) == 0
    assert f"Start it with: moedested janitor --data {folder}\n" in capsys.readouterr().out


def let_in(running: RunningCentre) -> None:
    """A tablet with `CODE` may come."""
    with running.centre.store.writing() as connection:
        devices.register_desk(connection, TABLET, HOUSE)
        devices.keep_enrolment_code(connection, TABLET, CODE, now=running.clock())
