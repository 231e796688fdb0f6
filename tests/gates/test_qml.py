"""The QML gate lets right files through and stops wrong ones."""

from pathlib import Path

import pytest

from tests.gates.qml import describe, lint, misshapen

CLOCK = """
from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Sample.Bridge"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class Clock(QObject):
    changed = Signal()

    def _text(self) -> str:
        return "14.30"

    text = Property(str, _text, notify=changed)

    @Slot(str)
    def wind(self, by: str) -> None:
        self.changed.emit()
"""

RIGHT = """pragma ComponentBehavior: Bound

import QtQuick
import Sample.Bridge

Item {
    id: page

    required property Clock clock

    Text {
        text: page.clock.text
    }
}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "qml").mkdir()
    (tmp_path / "clock.py").write_text(CLOCK, encoding="utf-8")
    return tmp_path


def lint_text(root: Path, text: str) -> list[str]:
    file = root / "qml" / "Page.qml"
    file.write_text(text, encoding="utf-8")
    return lint([file], root / "qml", describe(root, root / "types"))


def test_a_right_file_that_uses_a_python_type_passes(root: Path) -> None:
    assert lint_text(root, RIGHT) == []


def test_a_property_that_the_python_type_does_not_have_is_found(root: Path) -> None:
    faults = lint_text(root, RIGHT.replace("page.clock.text", "page.clock.hour"))

    assert len(faults) == 1
    assert "hour" in faults[0]


def test_a_type_that_no_module_has_is_found(root: Path) -> None:
    faults = lint_text(root, RIGHT.replace("property Clock", "property Calendar"))

    assert len(faults) == 1
    assert "Calendar" in faults[0]


def test_a_bare_name_from_an_outer_component_is_found(root: Path) -> None:
    assert "unqualified" in lint_text(root, RIGHT.replace("page.clock.text", "clock.text"))[0]


def test_only_the_file_that_is_out_of_shape_is_shown(tmp_path: Path) -> None:
    right, wrong = tmp_path / "Right.qml", tmp_path / "Wrong.qml"
    right.write_text(RIGHT, encoding="utf-8")
    wrong.write_text(RIGHT.replace("    id: page", "  id: page;"), encoding="utf-8")

    differences = misshapen([right, wrong])

    assert len(differences) == 1
    assert "-  id: page;" in differences[0]


def test_no_files_at_all_are_right(tmp_path: Path) -> None:
    assert misshapen([]) == []
    assert lint([], tmp_path, describe(tmp_path, tmp_path / "types")) == []
