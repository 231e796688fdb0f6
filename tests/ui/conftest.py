"""A kiosk on the day of the design pictures."""

from collections.abc import Iterator, Sequence
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.herlev_day import NOW, MemoryDesk, WallClock, numbered_ids, picture_of_the_day
from tests.ui.visitor import Arrive, Visitor
from ui.application import KioskApplication
from ui.ports import HousePicture


@pytest.fixture(scope="session")
def finger(qapp: QCoreApplication) -> QPointingDevice:
    assert qapp is not None
    return QTest.createTouchDevice()


@pytest.fixture(scope="module")
def stands_still() -> bool:
    """Whether the machine is set to slide nothing: then fewer frames are drawn, and a page is there at once."""
    return True


@pytest.fixture
def arrive(qtbot: QtBot, finger: QPointingDevice, *, stands_still: bool) -> Iterator[Arrive]:
    """Stand before a kiosk; afterwards no QML warning may have come."""
    kiosks: list[KioskApplication] = []

    def stand_before(
        picture: HousePicture | None = None,
        desk: MemoryDesk | None = None,
        now: datetime = NOW,
        languages: Sequence[str] = ("da", "en"),
    ) -> Visitor:
        used_desk, clock = desk or MemoryDesk(), WallClock(now)
        kiosk = KioskApplication(
            picture or picture_of_the_day(seen_at=now),
            used_desk,
            clock=clock,
            languages=languages,
            new_id=numbered_ids(),
            stands_still=stands_still,
        )
        kiosks.append(kiosk)
        kiosk.show(size=QSize(1080, 1920))
        visitor = Visitor(kiosk, used_desk, clock, qtbot, finger)
        visitor.waits_for("find")
        return visitor

    yield stand_before
    for kiosk in kiosks:
        warnings = list(kiosk.warnings)
        kiosk.close()
        assert warnings == []
