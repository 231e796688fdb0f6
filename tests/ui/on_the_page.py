"""What is to be seen in a window, as one walk finds it."""

from PySide6.QtQuick import QQuickItem


def visible_in(item: QQuickItem) -> list[QQuickItem]:
    """The item and all within it that is visible, each before its own children; none where it is not visible itself.

    A page has some four hundred, and is looked through thousands of times: a list, where recursion took longer.
    """
    found: list[QQuickItem] = []
    waiting = [item]
    while waiting:
        one = waiting.pop()
        if one.isVisible():
            found.append(one)
            waiting.extend(reversed(one.childItems()))
    return found
