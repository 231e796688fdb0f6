"""The controls as people meet them: drawn by the real engine, read out by the real accessibility tree."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QFontDatabase, QFontMetrics, QGuiApplication, QImage
from PySide6.QtQml import QQmlEngine
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
def theme(qapp: QGuiApplication) -> Iterator[QObject]:
    """The theme alone."""
    assert qapp is not None
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    found = engine.singletonInstance("Moedested.Theme", "Theme")
    assert isinstance(found, QObject)
    yield found
    engine.deleteLater()


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


def item(view: QQuickView, name: str) -> QQuickItem:
    """The first visible item of that object name."""
    return next(shown for shown in everything(view) if shown.objectName() == name)


def everything(view: QQuickView, *, under: QQuickItem | None = None) -> Iterator[QQuickItem]:
    """All visible items, delegates included: `findChild` misses those."""
    waiting = [under or root_of(view)]
    while waiting:
        found = waiting.pop()
        if found.isVisible():
            yield found
            waiting.extend(found.childItems())


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
    areas = [shown for shown in everything(view) if shown.objectName() == "touch"]

    assert len(areas) > 30
    assert [shown for shown in areas if min(shown.width(), shown.height()) < floor] == []


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
def test_no_word_is_cut_or_leaves_the_page(gallery: Opened, text_scale: float) -> None:
    view, theme = gallery
    theme.setProperty("textScale", text_scale)
    grow(view)
    texts = [shown for shown in everything(view) if shown.metaObject().indexOfProperty("lineCount") >= 0]

    assert len(texts) > 100
    assert [shown.property("text") for shown in texts if is_lost(shown, page_width=view.width())] == []


def is_lost(text: QQuickItem, *, page_width: int) -> bool:
    """Whether a text is cut, wider than its place, or stands outside the page."""
    left = text.mapToScene(QPointF(0, 0)).x()
    too_wide = text.property("contentWidth") > text.width() + 2
    return bool(text.property("truncated")) or too_wide or left < 0 or left + text.width() > page_width


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
    button = item(view, "backButton")
    (arrow,) = [shown for shown in everything(view, under=button) if shown.objectName() == "icon"]
    pointing_left = arrow.property("text")

    root_of(view).setProperty("mirrored", True)

    assert pointing_left
    assert arrow.property("text") not in {"", pointing_left}
    assert theme.property("iconFamily") == arrow.property("font").family()


def test_a_sentence_shows_marks_as_they_are_written(gallery: Opened) -> None:
    view, _ = gallery
    sentences = [shown for shown in everything(view) if shown.objectName() == "leadSentence"]

    assert any("&lt;Lokale 3&gt;" in shown.property("text") for shown in sentences)


def test_a_finger_activates_as_a_mouse_does(gallery: Opened) -> None:
    view, _ = gallery
    finger = QTest.createTouchDevice()
    place = centre(item(view, "receiptButton"))

    QTest.touchEvent(view, finger).press(0, place, view).commit()
    QTest.touchEvent(view, finger).release(0, place, view).commit()

    assert root_of(view).property("clicks") == 1


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(
    ("words", "surface"),
    [
        ("ink", "paper"),
        ("ink", "white"),
        ("ink", "mist"),
        ("ink", "lampSoft"),
        ("ink", "pressed"),
        ("muted", "paper"),
        ("muted", "white"),
        ("muted", "mist"),
        ("muted", "lampSoft"),
        ("disabled", "paper"),
        ("fog", "bench"),
        ("wordsOnBench", "bench"),
        ("wordsOnBench", "benchDeep"),
        ("wordsOnBooked", "booked"),
        ("wordsOnInk", "ink"),
        ("wordsOnLamp", "lamp"),
        ("wordsOnLamp", "lampPressed"),
    ],
)
def test_words_stand_out_seven_to_one(gallery: Opened, *, words: str, surface: str, high_contrast: bool) -> None:
    _, theme = gallery
    theme.setProperty("highContrast", high_contrast)

    assert contrast(theme.property(words), theme.property(surface)) >= 7


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(
    "surface", ["paper", "white", "mist", "lampSoft", "lamp", "bench", "benchDeep", "booked", "ink"]
)
def test_the_ring_stands_out_on_every_ground(gallery: Opened, *, surface: str, high_contrast: bool) -> None:
    _, theme = gallery
    theme.setProperty("highContrast", high_contrast)
    ring, casing, ground = (theme.property(name) for name in ("ink", "focusCasing", surface))

    assert contrast(ring, casing) >= 3
    assert max(contrast(ring, ground), contrast(casing, ground)) >= 3


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it, from 0 to 1."""
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_and_typefaces_stand_in_the_theme_alone() -> None:
    literal = re.compile(r'"#[0-9A-Fa-f]{3,8}"|font\.family: "|pixelSize: \d')
    files = [file for file in QML.rglob("*.qml") if file.parent.name != "Theme"]

    assert files
    assert [str(file.relative_to(QML)) for file in files if literal.search(file.read_text("utf-8"))] == []


def test_every_control_is_listed_for_import() -> None:
    folder = QML / "Moedested" / "Controls"
    listed = {line.split()[0] for line in (folder / "qmldir").read_text("utf-8").splitlines()[1:]}

    assert listed == {file.stem for file in folder.glob("*.qml")}
