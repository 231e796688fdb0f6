from datetime import date
from pathlib import Path

import pytest

from booking_core.domain.identity import VenueId
from booking_core.domain.schedule.changes import PrintedSheet, TaskFacts, facts_of, printed_sheet
from kiosk.keeping.rounds import ROUNDS_FOLDER, Rounds
from tests.booking_core.janitor_day import HOUSE, THURSDAY, at, janitor_day, schedule_of
from ui.ports.janitor_desk import Round


@pytest.fixture
def sheet() -> PrintedSheet:
    return printed_sheet(schedule_of(janitor_day()), number=2, now=at("12:40"))


@pytest.fixture
def done() -> tuple[TaskFacts, ...]:
    return tuple(facts_of(task) for task in schedule_of(janitor_day()).tasks[:3])


def test_nothing_is_remembered_of_a_day_nobody_looked_at(tmp_path: Path) -> None:
    assert Rounds(tmp_path).of(HOUSE, THURSDAY) == Round()


def test_a_print_and_what_is_done_survive_a_restart_side_by_side(
    tmp_path: Path, sheet: PrintedSheet, done: tuple[TaskFacts, ...]
) -> None:
    Rounds(tmp_path).keep_printed(HOUSE, THURSDAY, sheet)
    Rounds(tmp_path).keep_done(HOUSE, THURSDAY, done)

    assert Rounds(tmp_path).of(HOUSE, THURSDAY) == Round(sheet, done)


def test_houses_and_days_are_kept_apart(tmp_path: Path, sheet: PrintedSheet) -> None:
    Rounds(tmp_path).keep_printed(HOUSE, THURSDAY, sheet)

    assert Rounds(tmp_path).of(VenueId("bibliotek"), THURSDAY) == Round()
    assert Rounds(tmp_path).of(HOUSE, date(2026, 11, 27)) == Round()


def test_a_damaged_file_costs_its_memory_and_nothing_else(tmp_path: Path, sheet: PrintedSheet) -> None:
    rounds = Rounds(tmp_path)
    rounds.keep_printed(HOUSE, THURSDAY, sheet)
    next((tmp_path / ROUNDS_FOLDER).glob("*.json")).write_bytes(b'{"printed": 7')

    assert rounds.of(HOUSE, THURSDAY) == Round()
    rounds.keep_printed(HOUSE, THURSDAY, sheet)
    assert rounds.of(HOUSE, THURSDAY).printed == sheet
