"""Whether it is found that a control is called otherwise than what stands upon it; every page is looked at for it."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow

from tests.ui.reach import unreachable
from ui.screens import QML

TWO_BUTTONS = b"""
import QtQuick
import QtQuick.Layouts
import Moedested.Controls

Window {
    height: 400
    visible: true
    width: 800

    ColumnLayout {
        PlainButton { objectName: "other"; text: "Book now"; spoken: "Reserve" }
        PlainButton { objectName: "same"; text: "15 min"; spoken: "15 min shorter" }
    }
}
"""


def test_a_control_that_is_called_otherwise_than_it_reads_is_found(qapp: QGuiApplication) -> None:
    assert qapp is not None
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    component.setData(TWO_BUTTONS, QUrl())
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()

    faults = [fault for fault in unreachable(window) if "stands upon" in fault]

    window.deleteLater()
    engine.deleteLater()
    assert faults == ["“Book now” stands upon other, which is called “Reserve”"]
