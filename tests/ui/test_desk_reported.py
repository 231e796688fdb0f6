"""What people told is broken stands beside the day at the desk until somebody presses that it is put right."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.documents.janitor_sheets import reported
from tests.ui.desk_day import ScriptedDesk, programme_desk
from tests.ui.herlev_day import WallClock
from tests.ui.kiosk_day import HOUSE
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication


@pytest.fixture
def desk() -> ScriptedDesk:
    return programme_desk(THURSDAY_14_08)


@pytest.fixture
def clerk(qtbot: QtBot, desk: ScriptedDesk) -> Iterator[Clerk]:
    """At a desk that knows of three things; afterwards no QML warning may have come."""
    picture = replace(desk.picture(), conditions=frozenset(reported()))
    screen = FrontDeskApplication(picture, desk, venue=HOUSE, clock=WallClock(THURSDAY_14_08))
    screen.show(size=QSize(1366, 768))
    clerk = Clerk(screen, desk, qtbot)
    clerk.waits_until(lambda: len(screen.workplace.contacts) > 0 and screen.window.isExposed())
    assert clerk.item("dayPanel").property("hint") == "3"  # on a laptop it is counted before it is read
    clerk.click("dayPanel")
    yield clerk
    warnings = list(screen.warnings)
    screen.close()
    assert warnings == []


def words(clerk: Clerk) -> list[str]:
    model: Any = clerk.screen.models["reported"]
    return [f"{row.place}: {row.text}" for row in model.rows.rows]


def test_the_house_reads_what_was_told_of_its_own_rooms(clerk: Clerk) -> None:
    assert str(clerk.item("reportedWords").property("text")) == words(clerk)[0]
    assert [line.partition(",")[0] for line in words(clerk)] == [
        "Lokale 5: borde og stole",
        "Lokale 3: skærm eller projektor",
        "Lille Sal: toilet",
    ]


def test_one_press_puts_it_right_for_everybody(clerk: Clerk, desk: ScriptedDesk) -> None:
    first = reported()[0]

    clerk.click(f"close-{first.id}")
    clerk.waits_until(lambda: desk.closed_conditions == [first.id])
    clerk.screen.post(replace(desk.picture(), conditions=frozenset(reported()[1:])))

    clerk.waits_until(lambda: len(words(clerk)) == 2)


def test_without_contact_it_stays_and_the_desk_says_why(clerk: Clerk, desk: ScriptedDesk) -> None:
    desk.tells_closed = False

    clerk.click(f"close-{reported()[0].id}")

    clerk.waits_until(lambda: clerk.find("reportedTrouble") is not None)
    assert len(words(clerk)) == 3
