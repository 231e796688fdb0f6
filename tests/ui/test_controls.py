"""The controls as people meet them: drawn by the real engine, read out by the real accessibility tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMetaObject, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QFontDatabase, QFontMetrics, QFontMetricsF, QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk.touring.coming_to_rest import come_to_rest
from tests.painted import PAINTED
from tests.shots_gallery import look_at, shown
from ui.gallery import GalleryApplication
from ui.view_models.gallery.gallery import SHEETS, Sheet
from ui.view_models.gallery.palette import WORDS_ON_GROUND, contrast_ratio

ROOT = Path(__file__).resolve().parents[2]
QML = ROOT / "ui" / "qml"
FONTS = [*(ROOT / "resources" / "fonts").glob("*.ttf"), ROOT / "resources" / "icons" / "MoedestedIcons.ttf"]
GUARD_MS = 300
NARROW_BUTTONS = b"""
import QtQuick
import Moedested.Controls
import Moedested.Theme

Window {
    height: 600
    visible: true
    width: 800

    Column {
        PlainButton { icon: Icons.mapPin; objectName: "read"; text: "Waiting for an undecipherable"; width: 420 }
        PlainButton {
            LayoutMirroring.childrenInherit: true
            LayoutMirroring.enabled: true
            icon: Icons.mapPin
            objectName: "mirrored"
            text: "Waiting for an undecipherable"
            width: 420
        }
        PlainButton {
            objectName: "after"
            text: "Waiting for an undecipherable"
            trailingIcon: Icons.mapPin
            width: 420
        }
    }
}
"""
RUNNING_EVENT = """
import QtQuick
import Moedested.Controls

Window {
    height: 300
    visible: true
    width: 800

    TimeRibbon {
        LayoutMirroring.childrenInherit: true
        LayoutMirroring.enabled: MIRRORED
        nowFraction: 0.02
        objectName: "ribbon"
        spoken: ""
        width: 800

        segments: ListModel {
            ListElement { startFraction: 0; endFraction: 0.5; kind: "booked"; label: "Kor" }
        }
    }
}
"""

INK, WHITE, BENCH, LAMP = (QColor(name) for name in ("#0F221D", "#FFFFFF", "#15453A", "#FFC62E"))
BLACK = QColor("#000000")


@dataclass(frozen=True)
class Opened:
    """The gallery, and how a test looks into it."""

    screens: GalleryApplication

    @property
    def window(self) -> QQuickWindow:
        return self.screens.window

    @property
    def sheet(self) -> QQuickItem:
        found = item(self.window, "sheet").property("item")
        assert isinstance(found, QQuickItem)
        return found

    def turn_to(self, sheet: Sheet) -> QQuickWindow:
        """Show that sheet, whole."""
        look_at(self.screens, sheet, self.screens.visit.comfort)
        return self.window

    def choose(self, **comfort: object) -> None:
        """See it in another way."""
        visit = self.screens.visit
        visit.choose_comfort(replace(visit.comfort, **comfort))  # type: ignore[arg-type]  # the fields' own
        QGuiApplication.processEvents()


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
def gallery(qapp: QGuiApplication) -> Iterator[Opened]:
    """The gallery at a kiosk's width; nothing that QML complains of goes by."""
    assert qapp is not None
    with shown() as screens:
        yield Opened(screens)


def item(view: QQuickWindow, name: str) -> QQuickItem:
    """The first visible item of that object name."""
    return next(shown for shown in everything(view) if shown.objectName() == name)


def everything(view: QQuickWindow, *, under: QQuickItem | None = None) -> Iterator[QQuickItem]:
    """All visible items, delegates included: `findChild` misses those."""
    waiting = [under or view.contentItem()]
    while waiting:
        found = waiting.pop()
        if found.isVisible():
            yield found
            waiting.extend(found.childItems())


def centre(shown: QQuickItem) -> QPoint:
    """The middle of an item, in the window."""
    return shown.mapToScene(shown.boundingRect().center()).toPoint()


def ribbon_pixel(view: QQuickWindow, picture: QImage, *, name: str, fraction: float) -> QColor:
    """The colour in the middle of a ribbon's lane at a moment."""
    ribbon = item(view, name)
    place = ribbon.mapToScene(ribbon.boundingRect().topLeft()).toPoint()
    along = fraction if not ribbon.property("mirrored") else 1 - fraction
    lane = (int(ribbon.property("laneTop")) + int(ribbon.property("laneBottom"))) // 2
    return picture.pixelColor(place.x() + round(along * ribbon.width()), place.y() + lane)


def accessible_nodes(view: QQuickWindow) -> list[tuple[str, str]]:
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


def test_everything_that_can_be_touched_says_its_name(gallery: Opened) -> None:
    nodes = [node for sheet in SHEETS for node in accessible_nodes(gallery.turn_to(sheet))]

    touchable = [name for role, name in nodes if role in {"Button", "RadioButton", "Slider"}]

    assert len(touchable) > 100
    assert [name for name in touchable if not name.strip()] == []


def test_everything_that_can_be_touched_is_as_large_as_a_finger_needs(gallery: Opened) -> None:
    floor = int(gallery.screens.singleton("Theme").property("touchFloor"))
    areas = [
        (shown.width(), shown.height())
        for sheet in SHEETS
        for shown in everything(gallery.turn_to(sheet))
        if shown.objectName() == "touch"
    ]

    assert len(areas) > 100
    assert [area for area in areas if min(area) < floor] == []


@PAINTED
def test_free_time_is_hollow_and_taken_time_is_filled(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == WHITE
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == BENCH
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.09) == LAMP
    assert ribbon_pixel(view, picture, name="askedRibbon", fraction=0.10) == WHITE


@PAINTED
def test_high_contrast_turns_the_colours_and_keeps_the_meaning(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    gallery.choose(high_contrast=True)
    QGuiApplication.processEvents()
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == BLACK
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == WHITE


@PAINTED
def test_the_ribbon_runs_from_right_to_left_where_reading_does(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    gallery.choose(language="ar")
    picture = view.grabWindow()

    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.22) == WHITE
    assert ribbon_pixel(view, picture, name="dayRibbon", fraction=0.40) == BENCH


@PAINTED
def test_the_now_line_stays_visible_over_taken_time(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    picture = view.grabWindow()
    ribbon = item(view, "askedRibbon")
    around = {
        ribbon_pixel(view, picture, name="askedRibbon", fraction=0.3 + step / ribbon.width()).name()
        for step in range(-6, 10)
    }

    assert {INK.name(), WHITE.name(), BENCH.name()} <= around


def test_the_mark_is_the_same_where_one_reads_from_the_right(gallery: Opened) -> None:
    sheet = next(
        sheet for sheet in SHEETS if any(each.objectName() == "mark" for each in everything(gallery.turn_to(sheet)))
    )
    view = gallery.turn_to(sheet)
    gallery.choose(language="ar")

    room, lamp = (part for part in item(view, "mark").childItems())

    assert room.mapToScene(QPointF()).x() < lamp.mapToScene(QPointF()).x()


def test_an_icon_stands_beside_words_that_broke(qapp: QGuiApplication) -> None:
    assert qapp is not None
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    component.setData(NARROW_BUTTONS, QUrl())
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    come_to_rest(window)

    gaps = {name: gap_beside_the_icon(item(window, name)) for name in ("read", "mirrored", "after")}

    window.deleteLater()
    assert all(0 <= gap <= 16 for gap in gaps.values()), gaps


def gap_beside_the_icon(button: QQuickItem) -> float:
    """How many px lie between a button's icon and the letters beside it, which stand in two lines."""
    row = next(child for child in button.childItems() if len(child.childItems()) == 3)
    icon = next(part for part in row.childItems() if part.property("glyph"))
    words = next(part for part in row.childItems() if part.property("glyph") is None).childItems()[0]
    assert words.property("lineCount") == 2
    beside = (words.width() - words.property("contentWidth")) / 2
    letters_left = words.mapToScene(QPointF(beside, 0)).x()
    letters_right = words.mapToScene(QPointF(words.width() - beside, 0)).x()
    sign = icon.mapToScene(QPointF()).x()
    return float(max(letters_left - sign - icon.width(), sign - letters_right))


@pytest.mark.parametrize("mirrored", ["false", "true"])
def test_an_event_is_named_behind_the_now_line(qapp: QGuiApplication, mirrored: str) -> None:
    assert qapp is not None
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    component = QQmlComponent(engine)
    component.setData(RUNNING_EVENT.replace("MIRRORED", mirrored).encode(), QUrl())
    window = component.create()
    assert isinstance(window, QQuickWindow), component.errorString()
    come_to_rest(window)

    ribbon = item(window, "ribbon")
    name = next(one for one in everything(window, under=item(window, "segmentWords")) if one.property("lineCount"))
    now = item(window, "nowLine").mapToItem(ribbon, QPointF()).x() + item(window, "nowLine").width() / 2
    left = name.mapToItem(ribbon, QPointF()).x()

    window.deleteLater()
    assert left > now if mirrored == "false" else left + name.width() < now


def test_a_second_touch_at_once_is_a_slip(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    place = centre(item(view, "receiptButton"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    assert gallery.sheet.property("clicks") == 1


def test_a_touch_after_the_guard_counts_again(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    place = centre(item(view, "receiptButton"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.qWait(GUARD_MS + 50)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)

    assert gallery.sheet.property("clicks") == 2


def test_a_disabled_control_does_nothing(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    button = item(view, "receiptButton")
    button.setProperty("enabled", False)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(button))

    assert gallery.sheet.property("clicks") == 0


def test_a_screen_reader_can_press_a_button(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    QAccessible.setActive(True)

    QAccessible.queryAccessibleInterface(item(view, "receiptButton")).actionInterface().doAction("Press")

    assert gallery.sheet.property("clicks") == 1


def test_the_keys_reach_and_press_a_control_that_shows_its_focus(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    button = item(view, "receiptButton")
    button.forceActiveFocus()

    QTest.keyClick(view, Qt.Key.Key_Return)

    assert gallery.sheet.property("clicks") == 1
    assert "focusRing" in {shown.objectName() for shown in everything(view, under=button)}


def test_what_is_chosen_is_decided_outside_and_told_without_colour(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.CHOOSE)
    later = item(view, "when1")

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(later))

    assert gallery.sheet.property("chosenWhen") == 1
    assert "cornerTick" in {shown.objectName() for shown in everything(view, under=later)}
    assert QAccessible.queryAccessibleInterface(later).state().checked


def test_the_stepper_asks_for_one_more(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.CHOOSE)

    more = next(shown for shown in everything(view, under=item(view, "people")) if shown.objectName() == "increase")
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre(more))

    assert gallery.sheet.property("people") == 7


def test_a_handle_moves_a_slot_for_each_chevron_and_arrow_key(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    handle = item(view, "endHandle")
    place = centre(item(view, "endHandle"))

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 20))
    handle.forceActiveFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Left)

    assert gallery.sheet.property("endSlot") == 11


def test_a_handle_follows_the_finger_in_whole_slots(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.TIME)
    handle = item(view, "endHandle")
    slot = float(handle.property("slotWidth"))
    start = centre(handle) + QPoint(0, 20)

    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 31):
        QTest.mouseMove(view, start + QPoint(round(slot * 3 * step / 30), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(round(slot * 3), 0))

    assert gallery.sheet.property("endSlot") == 13


def test_an_arrow_points_the_way_reading_runs(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    button = item(view, "backButton")
    (arrow,) = [shown for shown in everything(view, under=button) if shown.objectName() == "icon"]
    pointing_left = arrow.property("text")

    gallery.choose(language="ar")

    assert pointing_left
    assert arrow.property("text") not in {"", pointing_left}
    assert gallery.screens.singleton("Theme").property("iconFamily") == arrow.property("font").family()


def test_a_sentence_shows_marks_as_they_are_written(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.WORD)
    sentences = [shown for shown in everything(view) if shown.objectName() == "leadSentence"]

    assert any("&lt;Lokale 3&gt;" in shown.property("text") for shown in sentences)


@pytest.mark.parametrize("language", ["da", "ar"])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_drawing_of_the_legend_stands_alone_on_its_last_line(gallery: Opened, percent: int, language: str) -> None:
    gallery.choose(language=language, text_percent=percent)
    legend = item(gallery.turn_to(Sheet.TIME), "ribbonLegend")
    drawn = [child for child in legend.childItems() if child.isVisible()]
    lines = [sum(other.y() == child.y() for other in drawn) for child in drawn]

    assert all(child.x() >= 0 and child.x() + child.width() <= legend.width() + 1 for child in drawn)
    assert lines[-1] > 1


@pytest.mark.parametrize("language", ["da", "ar"])
def test_balanced_words_take_as_many_lines_and_no_wider_ones_than_they_need(gallery: Opened, language: str) -> None:
    gallery.choose(language=language, text_percent=200)
    words = item(gallery.turn_to(Sheet.WORD), "balanced")
    lines = words.property("lineCount")

    assert lines == words.property("fewest") > 1
    assert words.property("contentWidth") <= words.width() - words.property("spared") + 1
    assert words.property("spared") > 0


@dataclass(frozen=True)
class Written:
    """Facts as they are written out in lines."""

    text: str

    @property
    def lines(self) -> list[str]:
        return self.text.replace("\u00a0", " ").split("\n")


@pytest.fixture
def write(theme: QObject, families: list[str]) -> Iterator[Callable[[str, str], Written]]:
    """Writes facts out where there is room for as much as the second words take."""
    assert theme is not None
    assert families
    engine = QQmlEngine()
    engine.addImportPath(str(QML))
    made = QQmlComponent(engine)
    made.setData(b"import Moedested.Controls\nFacts { facts: '' }", "")
    drawn: list[QQuickItem] = []

    def written(facts: str, room: str) -> Written:
        one = made.create()
        assert isinstance(one, QQuickItem), made.errorString()
        drawn.append(one)
        font = one.property("font")
        one.setWidth(QFontMetricsF(font).horizontalAdvance(room))
        one.setProperty("facts", facts)
        QMetaObject.invokeMethod(one, "arrange")
        return Written(one.property("text"))

    yield written
    drawn.clear()


def test_a_fact_stays_whole_where_that_takes_no_line_more(write: Callable[[str, str], Written]) -> None:
    shown = write("I dag · Herlev Bibliotek · 2 min. til fods", "I dag · Herlev Bibliotek · 2 min.")

    assert shown.lines == ["I dag · Herlev Bibliotek", "2 min. til fods"]


def test_a_fact_begins_beside_another_where_a_line_of_its_own_would_be_one_more(
    write: Callable[[str, str], Written],
) -> None:
    shown = write("Lokale 4 · her i huset, hvor der er elevator", "Lokale 4 · her i huset, hvor")

    assert shown.lines == ["Lokale 4 · her i huset, hvor der er elevator"]


def test_no_last_word_stands_alone(write: Callable[[str, str], Written]) -> None:
    shown = write("Meld jer på skærmen, når I kommer", "Meld jer på skærmen, når I")

    assert shown.text == "Meld jer på skærmen, når I\u00a0kommer"


def test_a_finger_activates_as_a_mouse_does(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    finger = QTest.createTouchDevice()
    place = centre(item(view, "receiptButton"))

    QTest.touchEvent(view, finger).press(0, place, view).commit()
    assert gallery.sheet.property("clicks") == 0
    QTest.touchEvent(view, finger).release(0, place, view).commit()

    assert gallery.sheet.property("clicks") == 1


def test_a_finger_that_slides_off_a_button_presses_nothing(gallery: Opened) -> None:
    view = gallery.turn_to(Sheet.PRESS)
    finger = QTest.createTouchDevice()
    button = item(view, "receiptButton")
    away = centre(button) + QPoint(0, round(button.height() * 2))

    QTest.touchEvent(view, finger).press(0, centre(button), view).commit()
    QTest.touchEvent(view, finger).move(0, away, view).commit()
    QTest.touchEvent(view, finger).release(0, away, view).commit()

    assert gallery.sheet.property("clicks") == 0


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize("ground", ["paper", "white"])
def test_outlines_stand_out_three_to_one(theme: QObject, *, ground: str, high_contrast: bool) -> None:
    theme.setProperty("highContrast", high_contrast)

    assert contrast_ratio(theme.property("edge"), theme.property(ground)) >= 3


@pytest.mark.parametrize("high_contrast", [False, True])
def test_words_stand_out_seven_to_one(theme: QObject, *, high_contrast: bool) -> None:
    theme.setProperty("highContrast", high_contrast)

    ratios = {pair: contrast_ratio(*(theme.property(name) for name in pair)) for pair in WORDS_ON_GROUND}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}


@pytest.mark.parametrize("high_contrast", [False, True])
@pytest.mark.parametrize(
    "surface", ["paper", "white", "mist", "lampSoft", "lamp", "bench", "benchDeep", "booked", "ink"]
)
def test_the_ring_stands_out_on_every_ground(theme: QObject, *, surface: str, high_contrast: bool) -> None:
    theme.setProperty("highContrast", high_contrast)
    ring, casing, ground = (theme.property(name) for name in ("ink", "focusCasing", surface))

    assert contrast_ratio(ring, casing) >= 3
    assert max(contrast_ratio(ring, ground), contrast_ratio(casing, ground)) >= 3


def test_every_control_stands_in_the_gallery(gallery: Opened) -> None:
    drawn = {name for sheet in SHEETS for shown in everything(gallery.turn_to(sheet)) for name in types_of(shown)}
    controls = {file.stem for file in (QML / "Moedested" / "Controls").glob("*.qml")}

    assert controls - drawn == set()


def types_of(shown: QQuickItem) -> Iterator[str]:
    """The QML files an item is made of, from its own to the innermost."""
    shape = shown.metaObject()
    while shape is not None:
        yield shape.className().partition("_QML")[0]
        shape = shape.superClass()


def test_the_contrast_of_black_on_white_is_twenty_one() -> None:
    assert contrast_ratio(BLACK, WHITE) == 21
    assert round(contrast_ratio(WHITE, BENCH), 1) == 10.8


def test_colours_and_typefaces_stand_in_the_theme_alone() -> None:
    literal = re.compile(r'"#[0-9A-Fa-f]{3,8}"|font\.family: "|pixelSize: \d')
    files = [file for file in QML.rglob("*.qml") if file.parent.name != "Theme"]

    assert files
    assert [str(file.relative_to(QML)) for file in files if literal.search(file.read_text("utf-8"))] == []


def test_every_control_is_listed_for_import() -> None:
    folder = QML / "Moedested" / "Controls"
    listed = {line.split()[0] for line in (folder / "qmldir").read_text("utf-8").splitlines()[1:]}

    assert listed == {file.stem for file in folder.glob("*.qml")}
