from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel
from pytestqt.qtbot import QtBot

from ui.bridge.rows import FIRST_ROLE, RowModel


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    leaves: tuple[Leaf, ...] = ()


def test_equal_rows_are_left_alone(qtbot: QtBot) -> None:
    model = RowModel(Line)
    model.show((Line("a"), Line("b")))
    with qtbot.assertNotEmitted(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.show((Line("a"), Line("b")))


def test_only_the_changed_row_is_announced(qtbot: QtBot) -> None:
    model = RowModel(Line)
    model.show((Line("a"), Line("b")))
    with qtbot.waitSignal(model.dataChanged) as change:
        model.show((Line("a"), Line("c")))
    assert change.args is not None
    assert change.args[0].row() == 1


def test_more_and_fewer_rows_are_inserted_and_removed_at_the_end(qtbot: QtBot) -> None:
    model = RowModel(Line)
    with qtbot.waitSignal(model.rowsInserted):
        model.show((Line("a"), Line("b")))
    with qtbot.waitSignal(model.rowsRemoved):
        model.show((Line("a"),))
    assert model.rowCount() == 1


def test_rows_within_a_row_keep_their_model() -> None:
    model = RowModel(Line)
    model.show((Line("a", (Leaf("x"),)),))
    role = FIRST_ROLE + 1
    inner = model.data(model.index(0, 0), role)
    assert isinstance(inner, QAbstractListModel)
    model.show((Line("a", (Leaf("y"), Leaf("z"))),))
    assert model.data(model.index(0, 0), role) is inner
    assert inner.rowCount() == 2
