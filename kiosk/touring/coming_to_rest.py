"""When a kiosk's page has come to rest: nothing of it moves any more, and its words have the room they are to have."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow


def come_to_rest(window: QQuickWindow) -> None:
    """Draw a page that does not slide until it is as it stays.

    A second drawing lays out what words of another height have pushed; a crowded page moves together by a step in each
    two.
    """
    before, now = None, _drawn(window)
    while now != before or any(gathers for gathers, _ in now):
        before, now = now, _drawn(window)


def _drawn(window: QQuickWindow) -> list[tuple[bool, float]]:
    """For each part of the page that moves together whether it does, and how much room it lacks, once drawn anew."""
    QGuiApplication.processEvents()
    window.grabWindow()
    parts = (one for one in window.findChildren(QObject, "gathering") if one.property("page").isVisible())
    return [(bool(one.property("gathers")), float(one.property("lack"))) for one in parts]
