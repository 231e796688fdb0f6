"""A finger that listens: it hears what it lies on, and presses nothing until it taps again."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.ui.access.listener import Listener
from ui.access.exploring import stop_at
from ui.access.stops import Role, Stop, stops_of

Key = Qt.Key


def place_of(listener: Listener, name: str) -> QPointF:
    return next(stop.place.center() for stop in stops_of(listener.kiosk.window) if stop.key == name)


def put_down(listener: Listener, finger: QPointingDevice, name: str, *, number: int = 0) -> None:
    point = place_of(listener, name).toPoint()
    touch = QTest.touchEvent(listener.kiosk.window, finger)
    if number:
        touch.stationary(0)
    touch.press(number, point, listener.kiosk.window).commit()
    listener.waits()


def lift(listener: Listener, finger: QPointingDevice, name: str, *numbers: int) -> None:
    point = place_of(listener, name).toPoint()
    touch = QTest.touchEvent(listener.kiosk.window, finger)
    for number in numbers:
        touch.release(number, point, listener.kiosk.window)
    touch.commit()
    listener.waits()


def test_a_touch_is_answered_with_words_and_presses_nothing(listener: Listener, finger: QPointingDevice) -> None:
    listener.press(Key.Key_F15)

    put_down(listener, finger, "openReceipt")
    lift(listener, finger, "openReceipt", 0)

    assert listener.heard == "Jeg har en kvittering, knap."
    assert listener.kiosk.frame.property("page") == "attract"


def test_a_finger_that_slides_hears_each_thing_once(listener: Listener, finger: QPointingDevice) -> None:
    listener.press(Key.Key_F15)
    put_down(listener, finger, "openReceipt")
    said = len(listener.voice.said)

    for name in ("openReceipt", "languages", "languages"):
        point = place_of(listener, name).toPoint()
        QTest.touchEvent(listener.kiosk.window, finger).move(0, point, listener.kiosk.window).commit()
        listener.waits()
    lift(listener, finger, "languages", 0)

    assert listener.voice.said[said:] == ["Sprog: engelsk, arabisk, knap."]


def test_a_second_tap_at_once_presses_what_was_heard(listener: Listener, finger: QPointingDevice) -> None:
    window = listener.kiosk.window
    first, second = (place_of(listener, name).toPoint() for name in ("openReceipt", "find"))
    listener.press(Key.Key_F15)

    for point in (first, second):  # with no wait in between: whatever time it takes is the machine's own
        QTest.touchEvent(window, finger).press(0, point, window).commit()
        QTest.touchEvent(window, finger).release(0, point, window).commit()

    assert listener.kiosk.frame.property("page") == "my-receipt"


def test_another_finger_presses_what_the_first_rests_on(listener: Listener, finger: QPointingDevice) -> None:
    listener.press(Key.Key_F15)
    put_down(listener, finger, "openReceipt")

    put_down(listener, finger, "find", number=1)

    assert listener.kiosk.frame.property("page") == "my-receipt"
    lift(listener, finger, "moreTime", 0, 1)


def test_without_reading_a_touch_presses_as_ever(listener: Listener, finger: QPointingDevice) -> None:
    QTest.qWait(700)
    put_down(listener, finger, "openReceipt")
    lift(listener, finger, "openReceipt", 0)

    assert listener.kiosk.frame.property("page") == "my-receipt"
    assert listener.voice.said == []


def test_of_two_things_over_one_another_the_smaller_is_heard() -> None:
    item = QQuickItem()
    large, small = (_stop(item, place) for place in (QRectF(0, 0, 100, 100), QRectF(40, 40, 20, 20)))

    assert stop_at(QPointF(50, 50), [large, small]) is small
    assert stop_at(QPointF(10, 10), [large, small]) is large
    assert stop_at(QPointF(200, 10), [large, small]) is None


def _stop(item: QQuickItem, place: QRectF) -> Stop:
    return Stop(
        item=item, key="", role=Role.BUTTON, name="", enabled=True, checked=False, focusable=True, openly=None,
        live=False, opening=False, tells="", language="", counting=False, passing=False, explaining=False,
        in_rows=False, within="", place=place,
    )  # fmt: skip
