"""The one read-only list model: a tuple of frozen dataclasses, a role for each field.

A tuple of dataclasses inside a row is shown as a list model of its own, so a delegate can draw a list within
a list. Rows that stay where they are keep their delegates: only what differs is announced.
"""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

Index = QModelIndex | QPersistentModelIndex
FIRST_ROLE = int(Qt.ItemDataRole.UserRole) + 1
NO_INDEX = QModelIndex()


@QmlElement
class RowModel(QAbstractListModel):
    """Rows of one dataclass `row_type`, replaced as a whole by `show`."""

    countChanged = Signal()

    def __init__(self, row_type: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(field.name for field in fields(row_type))
        self._rows: tuple[Any, ...] = ()
        self._inner: dict[tuple[int, str], RowModel] = {}

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many rows there are; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:  # noqa: ANN401 Qt's own type
        """The field that `role` stands for, or None for a role or row that is not there."""
        place = role - FIRST_ROLE
        if not index.isValid() or not 0 <= place < len(self._names):
            return None
        name = self._names[place]
        value = getattr(self._rows[index.row()], name)
        return self._inner_model(index.row(), name, value) if _is_rows(value) else _plain(value)

    def roleNames(self) -> dict[int, QByteArray]:
        """The names of the fields, as QML's required properties ask for them."""
        return {FIRST_ROLE + place: QByteArray(name.encode()) for place, name in enumerate(self._names)}

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> tuple[Any, ...]:
        """What is shown now."""
        return self._rows

    def show(self, rows: Sequence[object]) -> None:
        """Show `rows`; equal rows at the same place are left alone."""
        before, after = self._rows, tuple(rows)
        if before == after:
            return
        self._shorten(len(after))
        kept = min(len(before), len(after))
        self._rows = after[:kept]
        self._announce(before, kept=kept)
        self._lengthen(after)
        if len(before) != len(after):
            self.countChanged.emit()

    def _shorten(self, length: int) -> None:
        if length < len(self._rows):
            self.beginRemoveRows(NO_INDEX, length, len(self._rows) - 1)
            self._rows = self._rows[:length]
            self.endRemoveRows()
            self._forget_from(length)

    def _lengthen(self, rows: tuple[Any, ...]) -> None:
        if len(rows) > len(self._rows):
            self.beginInsertRows(NO_INDEX, len(self._rows), len(rows) - 1)
            self._rows = rows
            self.endInsertRows()

    def _announce(self, before: tuple[Any, ...], *, kept: int) -> None:
        for row in range(kept):
            if before[row] == self._rows[row]:
                continue
            for name in self._names:
                value = getattr(self._rows[row], name)
                if (row, name) in self._inner and _is_rows(value):
                    self._inner[row, name].show(value)
            changed = self._changed_roles(before[row], self._rows[row])
            if changed:
                index = self.index(row, 0)
                self.dataChanged.emit(index, index, changed)

    def _changed_roles(self, before: object, after: object) -> list[int]:
        return [
            FIRST_ROLE + place
            for place, name in enumerate(self._names)
            if getattr(before, name) != getattr(after, name)
        ]

    def _inner_model(self, row: int, name: str, value: tuple[Any, ...]) -> "RowModel":
        model = self._inner.get((row, name))
        if model is None:
            model = RowModel(type(value[0]), self)
            self._inner[row, name] = model
        model.show(value)
        return model

    def _forget_from(self, length: int) -> None:
        for row, name in [key for key in self._inner if key[0] >= length]:
            self._inner.pop((row, name)).deleteLater()


def _is_rows(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
