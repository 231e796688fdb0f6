"""Where the keys are: on one thing at a time, never nowhere, and back where they were when a thing comes and goes."""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem, QQuickWindow

from ui.access.stops import Role, Stop, interface_of, runs_of, stops_of

REASON = Qt.FocusReason.TabFocusReason


class Cursor:
    """Moves the focus of `window`. `reads` says whether it stops at words too, or at controls alone."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self.reads = False
        self._held: QQuickItem | None = None
        self._last: Stop | None = None
        self._place = 0
        self._seen: frozenset[tuple[str, str]] = frozenset()
        self._left: list[Stop] = []
        self._heading = ""

    def stops(self) -> list[Stop]:
        """What it can stop at now."""
        return [stop for stop in stops_of(self._window) if self.reads or stop.focusable]

    def current(self, stops: Sequence[Stop]) -> Stop | None:
        """Where it is; None when it is on nothing of `stops`."""
        return next((stop for stop in stops if stop.item is self._held), None)

    def step(self, by: int) -> Stop | None:
        """The next thing on, or back, and after the last the first. The answers to one question are one thing."""
        stops = self.stops()
        runs = runs_of(stops)
        if not runs:
            return None
        current = self.current(stops)
        here = next((place for place, run in enumerate(runs) if current in run), -1 if by > 0 else 0)
        run = runs[(here + by) % len(runs)]
        return self.go(next((stop for stop in run if stop.checked), run[0]), stops)

    def side(self, by: int, *, mirrored: bool) -> Stop | None:
        """The next control on, or back, past all words and past amounts: there the same key would change something."""
        stops = self.stops()
        if not any(_is_for_all_keys(stop) for stop in stops):
            return None
        line = _from_the_right(stops) if mirrored else stops
        current = self.current(stops)
        place = line.index(current) if current is not None else -1 if by > 0 else 0
        around = [line[(place + by * far) % len(line)] for far in range(1, len(line) + 1)]
        return self.go(next(stop for stop in around if _is_for_all_keys(stop)), stops)

    def row(self, by: int) -> Stop | None:
        """In a number pad the key below or above; elsewhere, and at its edge, the next one on or back."""
        stops = self.stops()
        current = self.current(stops)
        if current is None or not current.in_rows:
            return self.step(by)
        pad = [stop for stop in stops if stop.in_rows]
        below = key_in_next_row(current, pad, by)
        if below is not None:
            return self.go(below, stops)
        edge = stops.index(pad[-1] if by > 0 else pad[0])
        return self.go(stops[(edge + by) % len(stops)], stops)

    def go(self, stop: Stop, stops: Sequence[Stop]) -> Stop:
        """Be at `stop`, one of `stops`."""
        self._keep(stop, stops)
        self._focus(stop)
        return stop

    def begin(self) -> Stop | None:
        """A new page: at its heading when words are read too, else at its first control."""
        stops = self.stops()
        self._left = []
        self._seen = frozenset((stop.key, stop.name) for stop in stops)
        self._heading = self._asked() or self._heading
        inside = [stop for stop in stops if not stop.within] or stops
        heading = next((stop for stop in inside if stop.role is Role.HEADING), None)
        first = heading or next((stop for stop in inside if self.reads or stop.focusable), None)
        return None if first is None else self.go(first, stops)

    def mend(self) -> Stop | None:
        """Where it is now; found again, given back or put near by when what it was on has gone.

        Where another question has come with it, at the beginning of that.
        """
        stops = self.stops()
        current = self.current(stops)
        is_other = current is None or (self._last is not None and current.key != self._last.key)
        if is_other and self._is_asked_anew(stops):
            return self.begin()
        if current is None and stops:
            current = self._near(stops)
        if current is not None:
            self._keep(current, stops)
            self._focus(current)
        self._seen = frozenset((stop.key, stop.name) for stop in stops)
        return current

    def press(self, stop: Stop) -> None:
        """Do what a finger would."""
        actions = interface_of(stop.item).actionInterface()
        if stop.acts and actions is not None:
            actions.doAction(actions.pressAction())

    def adjust(self, by: int) -> bool:
        """One less or one more, where the cursor is on an amount; whether it is."""
        current = self.current(stops_of(self._window))
        is_amount = current is not None and current.role is Role.AMOUNT
        actions = interface_of(current.item).actionInterface() if current is not None and is_amount else None
        if actions is None:
            return False
        actions.doAction(actions.increaseAction() if by > 0 else actions.decreaseAction())
        return True

    def leave(self) -> None:
        """Be nowhere, and know nothing of what was on the pages: for the next person, who may not use keys."""
        focused = self._focused()
        if focused is not None and shiboken6.isValid(focused):
            focused.setFocus(False, REASON)
        self._held, self._last, self._left = None, None, []
        self._seen, self._heading = frozenset(), ""

    def _asked(self) -> str:
        """The heading of the page."""
        headings = (stop.name for stop in stops_of(self._window) if stop.role is Role.HEADING)
        return next(headings, "")

    def _is_asked_anew(self, stops: Sequence[Stop]) -> bool:
        """Whether the page asks something else than before, and what the cursor was on is not among the answers."""
        heading = self._asked()
        is_gone = self._last is None or _same(self._last, stops) is None
        return is_gone and heading not in {"", self._heading}

    def _focused(self) -> QQuickItem | None:
        return _item(self._window, "activeFocusItem")

    def _keep(self, stop: Stop, stops: Sequence[Stop]) -> None:
        self._held, self._last, self._place = stop.item, stop, stops.index(stop)

    def _focus(self, stop: Stop) -> None:
        """Give it the keys; what is disabled cannot have them, and then nothing else has."""
        wanted = stop.item if stop.item.isEnabled() else _item(self._window, "contentItem")
        if wanted is not None and self._focused() is not wanted:
            wanted.forceActiveFocus(REASON)

    def _near(self, stops: Sequence[Stop]) -> Stop:
        """The same thing drawn anew; what was left for it; what has come in its place; or its neighbour."""
        same = None if self._last is None else _same(self._last, stops)
        if same is not None:
            return same
        while self._left:
            back = _same(self._left.pop(), stops)
            if back is not None:
                return back
        if self._last is not None:
            self._left.append(self._last)
        come = self._come(stops)
        return come[0] if come else stops[min(self._place, len(stops) - 1)]

    def _come(self, stops: Sequence[Stop]) -> list[Stop]:
        """What is new on the page, the likeliest first: a question before its answers, and what was not there at all
        before what is called otherwise now, for that may do something else than one came for.
        """
        other = [stop for stop in stops if (stop.key, stop.name) not in self._seen]
        keys = {key for key, _ in self._seen}
        new = [stop for stop in other if stop.key not in keys] or other
        asked = [stop for stop in other if stop.role is Role.HEADING]
        return [*asked, *(stop for stop in new if stop.focusable), *new]


def _item(window: QQuickWindow, name: str) -> QQuickItem | None:
    """Asked as a property: Python may have met the window before it knew it for one of Qt Quick's."""
    item = window.property(name)
    return item if isinstance(item, QQuickItem) else None


def key_in_next_row(current: Stop, pad: Sequence[Stop], by: int) -> Stop | None:
    """The key of the row below (`by` 1) or above (-1) that is nearest; None at the edge."""
    here = current.place.center()
    rows = [stop for stop in pad if (stop.place.center().y() - here.y()) * by > current.place.height() / 2]
    if not rows:
        return None
    nearest = min(abs(stop.place.center().y() - here.y()) for stop in rows)
    row = [stop for stop in rows if abs(stop.place.center().y() - here.y()) < nearest + current.place.height() / 2]
    return min(row, key=lambda stop: abs(stop.place.center().x() - here.x()))


def _from_the_right(stops: Sequence[Stop]) -> list[Stop]:
    """The stops with each row of a number pad turned round: digits stand the same in every language, and a key must
    lead on through them as it leads on through all else.
    """
    pad = [place for place, stop in enumerate(stops) if stop.in_rows]
    turned = sorted((stops[place] for place in pad), key=lambda stop: (round(stop.place.y()), -stop.place.x()))
    placed = dict(zip(pad, turned, strict=True))
    return [placed.get(place, stop) for place, stop in enumerate(stops)]


def _same(lost: Stop, stops: Sequence[Stop]) -> Stop | None:
    """What is called the same, in the program and to people; or the control that is called the same in the program."""
    twins = [stop for stop in stops if stop.key == lost.key]
    by_name = next((stop for stop in twins if stop.name == lost.name), None)
    return by_name or (twins[0] if lost.focusable and len(twins) == 1 else None)


def _is_for_all_keys(stop: Stop) -> bool:
    """Whether every key that moves can come to it, and leave it as it was."""
    return stop.focusable and stop.role is not Role.AMOUNT
