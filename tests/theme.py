"""The theme that the pages of a kiosk share."""

from PySide6.QtCore import QObject
from PySide6.QtQml import QQmlEngine, qmlEngine
from PySide6.QtQuick import QQuickWindow


def theme_of(window: QQuickWindow) -> QObject:
    """The one theme of a kiosk's pages."""
    engine = qmlEngine(window)
    assert isinstance(engine, QQmlEngine)
    theme = engine.singletonInstance("Moedested.Theme", "Theme")
    assert isinstance(theme, QObject)
    return theme
