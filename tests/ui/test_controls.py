"""The controls as people meet them: drawn by the real engine, read out by the real accessibility tree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QFontDatabase, QFontMetrics, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem, QQuickView
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
QML = ROOT / "ui" / "qml"
FONTS = [*(ROOT / "resources" / "fonts").glob("*.ttf"), ROOT / "resources" / "icons" / "MoedestedIcons.ttf"]
GUARD_MS = 300

INK, WHITE, BENCH, LAMP = (QColor(name) for name in ("#0F221D", "#FFFFFF", "#15453A", "#FFC62E"))
BLACK = QColor("#000000")

Opened = tuple[QQuickView, QObject]


@pytest.fixture(scope="module")
def families(qapp: QGuiApplication) -> list[str]:
    """The families the application's own files bring."""
    assert qapp is not None
    ids = [QFontDatabase.addApplicationFont(str(path)) for path in FONTS]
    return sorted({family for i in ids for family in QFontDatabase.applicationFontFamilies(i)})


@pytest.fixture
def gallery(families: list[str], qtbot: QtBot) -> Iterator[Opened]:
    """The gallery at a kiosk's width, as high as all it shows, and the theme it follows."""
    assert families
    view = QQuickView()
    warnings: list[str] = []
    view.engine().warnings.connect(lambda found: warnings.extend(w.toString() for w in found))
    view.engine().addImportPath(str(QML))
    theme = view.engine().singletonInstance("Moedested.Theme", "Theme")
    assert isinstance(theme, QObject)
    view.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
    view.setSource(QUrl.fromLocalFile(str(QML / "Moedested" / "Controls" / "Gallery.qml")))
    view.resize(1080, 1920)
    view.show()
    qtbot.waitUntil(lambda: root_of(view).property("contentHeight") > 0)
    grow(view)
    yield view, theme
    view.close()
    assert warnings == []


def root_of(view: QQuickView) -> QQuickItem:
    """What the view shows."""
    root = view.rootObject()
    assert root is not None
    return root


def grow(view: QQuickView) -> None:
    """Make the window as high as what it shows, so all of it is drawn."""
    for _ in range(2):
        QGuiApplication.processEvents()
        view.resize(1080, int(root_of(view).property("contentHeight")))
        QGuiApplication.processEvents()


def item(view: QQuickView, name: str, *, under: QQuickItem | None = None) -> QQuickItem:
    """The one item of that object name, delegates included."""
    waiting = [under or root_of(view)]
    while waiting:
        found = waiting.pop()
        if found.objectName() == name:
            return found
        waiting.extend(found.childItems())
    message = f"nothing is called {name}"
    raise LookupError(message)


def visible_icons(button: QQuickItem) -> list[QQuickItem]:
    """The icons a button shows."""
    waiting, icons = [button], []
    while waiting:
        found = waiting.pop()
        waiting.extend(found.childItems())
        if found.objectName() == "icon" and found.isVisible():
            icons.append(found)
    return icons


def centre(shown: QQuickItem) -> QPoint:
    """The middle of an item, in the window."""
    return shown.mapToScene(shown.boundingRect().center()).toPoint()


def ribbon_pixel(view: QQuickView, picture: QImage, *, name: str, fraction: float) -> QColor:
    """The colour in the middle of a ribbon's lane at a moment."""
    ribbon = item(view, name)
    place = ribbon.mapToScene(ribbon.boundingRect().topLeft()).toPoint()
    along = fraction if not ribbon.property("mirrored") else 1 - fraction
    lane = (int(ribbon.property("laneTop")) + int(ribbon.property("laneBottom"))) // 2
    return picture.pixelColor(place.x() + round(along * ribbon.width()), place.y() + lane)


def accessible_nodes(view: QQuickView) -> list[tuple[str, str]]:
    """Role and name of all that a screen reader meets in the window."""
    QAccessible.setActive(True)
    waiting = [QAccessible.queryAccessibleInterface(view)]
    nodes = []
    while waiting:
        node = waiting.pop()
        nodes.append((node.role().name, node.text(QAccessible.Text.Name)))
        waiting.extend(node.child(i) for i in range(node.childCount()))
    return nodes


def test_every_weight_answers_to_one_family(families: list[str]) -> None:
    family = "Atkinson Hyperlegible Next"
    weights = {QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)}

    assert {family, "Moedested Icons"} <= set(families)
    assert weights == {400, 500, 600, 700, 800}


def test_the_typeface_has_the_letters_of_the_languages_it_serves(families: list[str]) -> None:
    assert families
    font = QFontDatabase.font("Atkinson Hyperlegible Next", "Regular", 12)
    metrics = QFontMetrics(font)

    assert font.family() == "Atkinson Hyperlegible Next"
    assert [sign for sign in "æøåÆØÅğışİąęłżäöüß–·é" if not metrics.inFontUcs4(ord(sign))] == []


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("mirrored", [False, True])
def test_every_control_is_drawn_in_every_mode_without_a_warning(
    gallery: Opened, *, text_scale: float, high_contrast: bool, mirrored: bool
) -> None:
    view, theme = gallery
    theme.setProperty("textScale", text_scale)
    theme.setProperty("highContrast", high_contrast)
    root_of(view).setProperty("mirrored", mirrored)
    grow(view)

    assert not view.grabWindow().isNull()


def test_everything_that_can_be_touched_says_its_name(gallery: Opened) -> None:
    view, _ = gallery

    touchable = [name for role, name in accessible_nodes(view) if role in {"Button", "RadioButton", "Slider"}]

    assert len(touchable) > 30
    assert [name for name in touchable if not name.strip()] == []


def test_everything_that_can_be_touched_is_as_large_as_a_finger_needs(gallery: Opened) -> None:
    view, theme = gallery
    floor = int(theme.property("touchFloor"))
    waiting, small = [root_of(view)], []
    while waiting:
        shown = waiting.pop()
        waiting.extend(shown.childItems())
        if shown.objectName() == "touch" and min(shown.width(), shown.height()) < floor:
            small.append(shown.parentItem().objectName())

    assert small == []


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_no_word_is_cut_or_leaves_the_page(gallery: Opened, text_scale: float) -> None:
    view, theme = gallery
    theme.setProperty("textScale", text_scale)
    grow(view)
    waiting, lost = [root_of(view)], []
    while waiting:
        shown = waiting.pop()
        if not shown.isVisible():
            continue
        waiting.extend(shown.childItems())
        if shown.metaObject().indexOfProperty("lineCount") < 0 or not shown.property("text"):
            continue
        left = shown.mapToScene(QPointF(0, 0)).x()
        too_wide = shown.property("contentWidth") > shown.width() + 2
        if shown.property("truncated") or too_wide or left < 0 or left + shown.width() > view.width():
            lost.append(shown.property("text"))

    assert lost == []


def test_free_time_is_hollow_and_taken_time_is_filled(gallery: Opened) -> None:
    view, _ = gallery
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == WHITE
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == BENCH
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.09) == LAMP
    assert ribbon_pixel(view, picture, name="askedRibbon", fraction=0.10) == WHITE


def test_high_contrast_turns_the_colours_and_keeps_the_meaning(gallery: Opened) -> None:
    view, theme = gallery
    theme.setProperty("highContrast", True)
    QGuiApplication.processEvents()
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == BLACK
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == WHITE


def test_the_ribbon_runs_from_right_to_left_where_reading_does(gallery: Opened) -> None:
    view, _ = gallery
    root_of(view).setProperty("mirrored", True)
    grow(view)
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == WHITE
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == BENCH


def test_the_now_line_stays_visible_over_taken_time(gallery: Opened) -> None:
    view, _ = gallery
    picture = view.grabWindow()
    ribbon = item(view, "askedRibbon")
    around = {
        ribbon_pixel(view, picture, name="askedRibbon", fraction=0.3 + step / ribbon.width()).name()
        for step in range(-6, 10)
    }

    assert {INK.name(), WHITE.name(), BENCH.name()} <= around


def test_a_second_touch_at_once_is_a_slip(gallery: Opened) -> None:
    view, _ = gallery
    place = centre(item(view, "receiptButton"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    assert root_of(view).property("clicks") == 1


def test_a_touch_after_the_guard_counts_again(gallery: Opened) -> None:
    view, _ = gallery
    place = centre(item(view, "receiptButton"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(GUARD_MS + 50)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    assert root_of(view).property("clicks") == 2


def test_a_disabled_control_does_nothing(gallery: Opened) -> None:
    view, _ = gallery
    button = item(view, "receiptButton")
    button.setProperty("enabled", False)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(button))

    assert root_of(view).property("clicks") == 0


def test_a_screen_reader_can_press_a_button(gallery: Opened) -> None:
    view, _ = gallery
    QAccessible.setActive(True)

    QAccessible.queryAccessibleInterface(item(view, "receiptButton")).actionInterface().doAction("Press")

    assert root_of(view).property("clicks") == 1


def test_the_keys_reach_and_press_a_control_that_shows_its_focus(gallery: Opened) -> None:
    view, _ = gallery
    button = item(view, "receiptButton")
    button.forceActiveFocus()

    QTest.keyClick(view, Qt.Key.Key_Return)

    assert root_of(view).property("clicks") == 1
    assert next(child for child in button.childItems() if child.objectName() == "focusRing").isVisible()


def test_what_is_chosen_is_decided_outside_and_told_without_colour(gallery: Opened) -> None:
    view, _ = gallery
    later = item(view, "when1")

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(later))

    assert root_of(view).property("chosenWhen") == 1
    assert next(child for child in later.childItems() if child.objectName() == "cornerTick").isVisible()
    assert QAccessible.queryAccessibleInterface(later).state().checked


def test_the_stepper_asks_for_one_more(gallery: Opened) -> None:
    view, _ = gallery

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(item(view, "increase")))

    assert root_of(view).property("people") == 7


def test_a_handle_moves_a_slot_for_each_chevron_and_arrow_key(gallery: Opened) -> None:
    view, _ = gallery
    handle = item(view, "endHandle")
    place = centre(item(view, "endHandle"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 20))
    handle.forceActiveFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)

    assert root_of(view).property("endSlot") == 7


def test_a_handle_follows_the_finger_in_whole_slots(gallery: Opened) -> None:
    view, _ = gallery
    handle = item(view, "endHandle")
    slot = float(handle.property("slotWidth"))
    start = centre(handle) + QPoint(0, 20)

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 31):
        QTest.mouseMove(view, start + QPoint(round(slot * 3 * step / 30), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(round(slot * 3), 0))

    assert root_of(view).property("endSlot") == 9


def test_an_arrow_points_the_way_reading_runs(gallery: Opened) -> None:
    view, theme = gallery
    (arrow,) = visible_icons(item(view, "backButton"))
    pointing_left = arrow.property("text")

    root_of(view).setProperty("mirrored", True)

    assert pointing_left
    assert arrow.property("text") not in {"", pointing_left}
    assert theme.property("iconFamily") == arrow.property("font").family()
