"""What a visit leaves in memory goes when it has ended, and never under somebody's hands."""

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtQml import QJSEngine, QQmlEngine
from pytestqt.qtbot import QtBot

from tests.ui.herlev_day import herlev
from tests.ui.visitor import PATIENCE_MS
from ui.tidying import Tidying
from ui.view_models.visit.navigation import Page
from ui.view_models.visit.speech import Speeches
from ui.view_models.visit.visit import Visit


@pytest.fixture
def visit(qapp: QCoreApplication) -> Visit:
    assert qapp is not None
    return Visit(Speeches(("da",), herlev().zone), language="da")


def test_what_a_visit_left_goes_once_it_has_ended(visit: Visit, qtbot: QtBot) -> None:
    engine = QQmlEngine()
    left, _tidying = left_in(engine), Tidying(engine, visit, after_ms=0)
    with qtbot.waitSignal(left.destroyed, timeout=PATIENCE_MS):
        visit.reset()


def test_it_waits_while_the_next_one_is_at_the_screen(visit: Visit, qtbot: QtBot) -> None:
    engine, gone = QQmlEngine(), list[bool]()
    left, tidying = left_in(engine), Tidying(engine, visit, after_ms=0)
    left.destroyed.connect(lambda: gone.append(True))
    waiting = tidying.findChild(QTimer)
    assert isinstance(waiting, QTimer)
    with qtbot.waitSignal(waiting.timeout, timeout=PATIENCE_MS):
        visit.reset()
        visit.go(visit.navigation.opened(Page.FIND))
    assert gone == []


def test_nothing_is_tidied_once_the_screens_are_taken_down(visit: Visit) -> None:
    engine = QQmlEngine()
    tidying = Tidying(engine, visit, after_ms=0)
    visit.reset()

    tidying.close()

    waiting = tidying.findChild(QTimer)
    assert isinstance(waiting, QTimer)
    assert not waiting.isActive()


def left_in(engine: QQmlEngine) -> QObject:
    """Something that nothing uses any more."""
    thing = QObject()
    QJSEngine.setObjectOwnership(thing, QJSEngine.ObjectOwnership.JavaScriptOwnership)
    engine.newQObject(thing)
    return thing
