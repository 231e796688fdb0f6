"""A janitor with the tablet in hand: real window, real touches, real files, paper in a tray."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, BookingState, Need
from booking_core.domain.told.conditions import ConditionKind, Thing
from tests.booking_core.documents.janitor_sheets import CHRISTMAS_EVE, MARKET, busy_day, closed_off, reported
from tests.booking_core.janitor_day import CHOIR, GYMNASTICS, HOUSE, THURSDAY, a_booking, at, janitor_day
from tests.ui.janitor_tablet import TabletMachine, on_list, print_in_the_morning, rows_of, tablet_machine
from tests.ui.visitor import PATIENCE_MS
from ui.janitor import JanitorApplication
from ui.ports import PaperState
from ui.view_models.janitor.task_rows import RoundRow

DOOR, CHOIR_SET_UP = "open-house:0", f"prepare:{CHOIR.id}"
GROUND_FLOOR = "lock-floor:0"
SMALLEST_TEXT = 20
SLACK = 1
SETTLE_MS, GUARD_MS = 100, 320


@dataclass
class Janitor:
    """Sees what is visible on the tablet and touches it by its name."""

    machine: TabletMachine
    tablet: JanitorApplication
    bot: QtBot
    finger: QPointingDevice
    _kept: list[object] = field(default_factory=list)

    def touch(self, name: str) -> None:
        self.waits_until(lambda: self.item(name) is not None)
        place = self.rested(name)
        window = self.tablet.window
        QTest.touchEvent(window, self.finger).press(0, place, window).commit()
        QTest.touchEvent(window, self.finger).release(0, place, window).commit()

    def rested(self, name: str) -> QPoint:
        """The middle of it, once its layout has put it where it stays."""
        seen: list[QPoint] = []

        def is_still() -> bool:
            seen.append(self.place(name).center().toPoint())
            return len(seen) > 1 and seen[-1] == seen[-2]

        self.waits_until(is_still)
        return seen[-1]

    def reads(self, name: str) -> str:
        item = self.item(name)
        return "" if item is None else str(item.property("text"))

    def row(self, key: str) -> RoundRow:
        return next(row for row in rows_of(self.tablet) if row.key == key)

    def waits_until(self, seen: Callable[[], bool]) -> None:
        self.bot.waitUntil(seen, timeout=PATIENCE_MS)

    def item(self, name: str) -> QQuickItem | None:
        return next((item for item in self.visible() if item.objectName() == name), None)

    def place(self, name: str) -> QRectF:
        item = self.item(name)
        assert item is not None, name
        return on_screen(item)

    def visible(self) -> Iterator[QQuickItem]:
        window = self.tablet.window
        root = window.contentItem()
        self._kept = [window, root]
        return (item for item in with_children(root) if item.isVisible())

    def kept(self) -> set[str]:
        day = self.machine.desk.round_of(HOUSE, THURSDAY)
        return {facts.key for facts in day.done}


def with_children(item: QQuickItem) -> Iterator[QQuickItem]:
    if shiboken6.isValid(item):
        yield item
        for child in item.childItems():
            yield from with_children(child)


def on_screen(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))


Take = Callable[..., Janitor]


@pytest.fixture
def take(qtbot: QtBot, finger: QPointingDevice, tmp_path: Path) -> Iterator[Take]:
    """Take the tablet in hand; afterwards no QML warning may have come."""
    taken: list[JanitorApplication] = []

    def take_in_hand(machine: TabletMachine | None = None, *, language: str = "da") -> Janitor:
        behind = machine or tablet_machine(tmp_path)
        tablet = JanitorApplication(
            behind.picture,
            behind.desk,
            venue=HOUSE,
            clock=behind.clock,
            steady=behind.steady,
            languages=[language],
        )
        taken.append(tablet)
        tablet.show(size=QSize(1280, 800))
        janitor = Janitor(behind, tablet, qtbot, finger)
        janitor.waits_until(lambda: tablet.round.is_ready)
        return janitor

    yield take_in_hand
    for tablet in taken:
        warnings = list(tablet.warnings)
        tablet.close()
        assert warnings == []


def test_the_first_task_of_the_day_is_next(take: Take) -> None:
    janitor = take()

    assert janitor.reads("house") == "Herlev Medborgerhus"
    assert janitor.reads("day") == "Torsdag 26. november"
    assert janitor.reads("clock") == "14.08"
    assert janitor.reads("lead") == "Næste · Lås op · stuen"
    assert janitor.reads("place") == "Hoveddør"
    assert janitor.reads("progress") == "0 af 19 klaret"


def test_done_ticks_off_the_task_at_hand_and_shows_the_next(take: Take) -> None:
    janitor = take()

    janitor.touch("done")

    assert janitor.row(DOOR).done
    assert janitor.reads("place") == "Foyeren"
    assert janitor.reads("progress") == "1 af 19 klaret"


def test_a_box_ticks_off_its_own_task(take: Take) -> None:
    janitor = take()
    second = rows_of(janitor.tablet)[1].key

    janitor.touch(f"tick-{second}")

    assert janitor.row(second).done
    assert not janitor.row(DOOR).done
    assert janitor.reads("place") == "Hoveddør"


def test_the_list_stands_where_the_next_task_is(take: Take) -> None:
    janitor = take()
    keys = [row.key for row in rows_of(janitor.tablet)]

    for key in keys[:12]:
        janitor.tablet.round.tick(key)

    janitor.waits_until(lambda: janitor.item(f"row-{keys[12]}") is not None)
    janitor.waits_until(lambda: on_the_list(janitor, keys[11]) and on_the_list(janitor, keys[12]))
    assert not on_the_list(janitor, keys[5])


def test_a_task_ticked_off_out_of_turn_moves_nothing_under_the_finger(take: Take) -> None:
    janitor = take()
    keys = [row.key for row in rows_of(janitor.tablet)]
    before = janitor.place(f"row-{keys[3]}")

    janitor.touch(f"tick-{keys[3]}")

    janitor.waits_until(lambda: janitor.row(keys[3]).done)
    janitor.bot.wait(50)
    assert janitor.place(f"row-{keys[3]}") == before


def on_the_list(janitor: Janitor, key: str) -> bool:
    name = f"row-{key}"
    return janitor.item(name) is not None and janitor.place("roundList").intersects(janitor.place(name))


def test_ticks_survive_a_restart(take: Take, tmp_path: Path) -> None:
    janitor = take()
    janitor.touch("done")
    janitor.waits_until(lambda: janitor.kept() == {DOOR})

    again = take(tablet_machine(tmp_path))

    assert again.row(DOOR).done
    assert again.reads("place") == "Foyeren"


def test_ticks_made_in_a_rush_are_all_kept(take: Take) -> None:
    janitor = take()
    keys = [row.key for row in rows_of(janitor.tablet)]

    for key in keys:
        janitor.tablet.round.tick(key)

    janitor.waits_until(lambda: janitor.kept() == set(keys))
    assert janitor.reads("place") == "Runden er gået"
    assert janitor.item("done") is None


def test_a_tick_can_be_taken_back(take: Take) -> None:
    janitor = take()
    janitor.touch("done")

    janitor.touch(f"row-{DOOR}")
    assert janitor.reads("lead") == "Klaret · Lås op · stuen"
    janitor.touch("undone")

    assert not janitor.row(DOOR).done
    janitor.waits_until(lambda: janitor.kept() == set())


def test_a_task_touched_is_shown_in_full(take: Take) -> None:
    janitor = take()

    janitor.tablet.round.choose(CHOIR_SET_UP)

    assert janitor.reads("lead") == "Valgt · Op på 1. sal"
    assert janitor.reads("place") == "Lokale 5"
    assert janitor.reads("when").replace("\u00a0", " ") == "Klar kl. 15.30 · begynd senest kl. 15.15"
    assert janitor.item("tables") is not None
    assert janitor.reads("remember") == "2 kørestole"
    assert [str(item.property("name")) for item in janitor.visible() if item.objectName() == "roomPicture"] == [
        "Mødebord"
    ]
    wanted = janitor.item("wantedPicture")
    assert wanted is not None
    assert wanted.property("name") == "Rækker"


def test_each_thing_to_remember_has_a_sign_of_its_own(take: Take, tmp_path: Path) -> None:
    needs = (Need.STEP_FREE, Need.HEARING_LOOP, Need.QUIET)
    singing = a_booking("mh-lok5", "15:30", "17:30", title="Fællessang", needs=needs, wheelchairs=2)
    janitor = take(tablet_machine(tmp_path, (singing,)))

    janitor.tablet.round.choose(f"prepare:{singing.id}")

    told = [item for item in janitor.visible() if item.objectName() == "remember"]
    signs = {str(item.property("text")): item.property("icon") for item in told}
    assert list(signs) == ["2 kørestole", "Trinfri adgang", "Tænd teleslynge", "Ro omkring", "Åbent for alle"]
    assert signs["2 kørestole"] == signs["Trinfri adgang"]
    assert len(set(signs.values())) == 4


def test_print_puts_the_list_on_paper_and_says_when(take: Take) -> None:
    janitor = take()
    assert janitor.reads("notice") == "Ikke printet i dag fra denne maskine."

    janitor.touch("print")

    janitor.waits_until(lambda: janitor.reads("notice") == "Udskrift 1 kl. 14.08.")
    paper = PdfReader(BytesIO(janitor.machine.tray.pages[0])).pages[0].extract_text()
    assert "Torsdag 26. november" in paper


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (PaperState.FAILED, "Printeren tog ikke imod. Prøv igen, eller brug listen her."),
        (PaperState.NO_PRINTER, "Huset har ingen A4-printer. Listen står her."),
        (PaperState.WAITING, "Listen printes, når printeren er klar."),
    ],
)
def test_paper_that_does_not_come_is_told(take: Take, state: PaperState, sentence: str) -> None:
    janitor = take()
    janitor.machine.tray.state = state

    janitor.touch("print")

    janitor.waits_until(lambda: janitor.reads("notice") == sentence)


def test_what_is_new_since_the_print_says_so(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path)
    before = tuple(booking for booking in janitor_day() if booking not in {CHOIR, GYMNASTICS})
    print_in_the_morning(machine, before, venue=HOUSE, day=THURSDAY)

    janitor = take(machine)

    tagged = {row.key for row in rows_of(janitor.tablet) if row.tag == "Nyt siden udskrift"}
    assert tagged == {CHOIR_SET_UP, f"strike:{CHOIR.id}", f"prepare:{GYMNASTICS.id}"}


def test_a_booking_made_elsewhere_comes_into_the_round_at_once(take: Take) -> None:
    janitor = take()
    new = a_booking("mh-lok3", "14:15", "15:15")

    janitor.machine.pictures.changed([new])
    janitor.tablet.post(janitor.machine.picture)

    janitor.waits_until(lambda: any(row.key == f"prepare:{new.id}" for row in rows_of(janitor.tablet)))
    assert janitor.reads("progress") == "0 af 20 klaret"


def test_a_room_to_be_set_up_otherwise_is_to_be_done_again(take: Take) -> None:
    janitor = take()
    janitor.tablet.round.tick(CHOIR_SET_UP)
    assert janitor.row(CHOIR_SET_UP).done

    other = a_booking("mh-lok5", "15:30", "17:30")
    janitor.machine.pictures.changed([replace(other, id=CHOIR.id, version=2)])
    janitor.tablet.post(janitor.machine.picture)

    janitor.waits_until(lambda: not janitor.row(CHOIR_SET_UP).done)


def test_a_cancelled_booking_leaves_the_round(take: Take) -> None:
    janitor = take()

    janitor.machine.pictures.changed([replace(CHOIR, version=2, state=BookingState.CANCELLED_BY_STAFF)])
    janitor.tablet.post(janitor.machine.picture)

    janitor.waits_until(lambda: all(row.key != CHOIR_SET_UP for row in rows_of(janitor.tablet)))


def test_without_the_centre_the_tablet_says_since_when(take: Take, tmp_path: Path) -> None:
    janitor = take(tablet_machine(tmp_path, connected=False))

    words = janitor.item("staleWords")
    assert words is not None
    assert str(words.property("lead")) == "Uden forbindelse siden kl. 13.50"


def test_a_tablet_that_the_centre_does_not_take_any_more_says_what_to_do(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path)
    machine.pictures.disowned()

    words = take(machine).item("staleWords")

    assert words is not None
    assert "IT" in str(words.property("rest"))


def test_what_is_closed_off_stands_above_the_round(take: Take, tmp_path: Path) -> None:
    janitor = take(tablet_machine(tmp_path, (), blocks=closed_off()))

    assert [line.replace("\u00a0", " ") for line in janitor.reads("closedOff").splitlines()] == [
        "Lokale 3, til kl. 12: foldevæg repareres",
        "Lokale 4, hele dagen: Folketingsvalg",
        "Foyeren · Lokale 3, 18–22: personalemøde",
    ]


def test_on_an_ordinary_day_nothing_is_closed_off(take: Take) -> None:
    assert take().item("closedOff") is None


def test_a_shelter_is_a_task_that_is_for_rain_alone(take: Take, tmp_path: Path) -> None:
    janitor = take(tablet_machine(tmp_path, (MARKET,)))
    key = f"shelter:{MARKET.id}"

    janitor.tablet.round.choose(key)

    assert janitor.row(key).detail == "Hvis det regner, fra Torvet: 10–12 Julemarked"
    assert (janitor.reads("place"), janitor.reads("what")) == (
        "Foyeren",
        "Hvis det regner, fra Torvet: 10–12 Julemarked",
    )


def test_a_closed_day_says_why_and_what_is_booked_all_the_same(take: Take, tmp_path: Path) -> None:
    forgotten = a_booking("mh-lok3", "10:00", "11:30", day=CHRISTMAS_EVE)

    janitor = take(tablet_machine(tmp_path, (forgotten,), now=at("10:00", CHRISTMAS_EVE)))

    assert janitor.reads("closed") == "Lukket torsdag 24. december: Jul"
    assert janitor.reads("closedMore").splitlines() == [
        "Men der er 1 booking den dag",
        "10–11.30 Lokale 3: Møde, 12\u00a0personer",
    ]
    assert janitor.reads("what") == "Huset åbner igen søndag 27. december."
    assert janitor.item("done") is None


def test_when_a_disk_takes_no_tick_the_tablet_says_so(take: Take, tmp_path: Path) -> None:
    janitor = take()
    (tmp_path / "rounds").write_text("a file where the folder should be")

    janitor.touch("done")

    janitor.waits_until(lambda: janitor.reads("notice").startswith("Fluebenet er ikke gemt."))
    assert janitor.row(DOOR).done


def test_at_midnight_the_new_day_begins_without_ticks(take: Take) -> None:
    janitor = take()
    janitor.touch("done")

    janitor.machine.now[0] = at("06:30", THURSDAY.replace(day=27))
    janitor.tablet.beat()

    assert janitor.reads("day") == "Fredag 27. november"
    janitor.waits_until(lambda: not janitor.row(DOOR).done)


def texts_of(janitor: Janitor) -> list[QQuickItem]:
    """Every text on the tablet; no sign of an icon is one."""
    texts = (item for item in janitor.visible() if item.inherits("QQuickText"))
    return [text for text in texts if text.property("text") and str(text.property("text")).isprintable()]


def too_small(texts: list[QQuickItem]) -> list[str]:
    return [str(text.property("text")) for text in texts if text.property("font").pixelSize() < SMALLEST_TEXT]


def too_wide(texts: list[QQuickItem], screen: QRectF) -> list[str]:
    """The texts that are cut at a side of the screen."""
    places = [(str(text.property("text")), on_screen(text)) for text in texts]
    return [text for text, at in places if at.left() < -SLACK or at.right() > screen.right() + SLACK]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("bookings", [janitor_day(), tuple(busy_day()), ()], ids=["day", "busy", "empty"])
@pytest.mark.parametrize("connected", [True, False], ids=["connected", "lost"])
def test_everything_fits_on_the_tablet(
    take: Take, tmp_path: Path, *, language: str, bookings: tuple[Booking, ...], connected: bool
) -> None:
    janitor = take(tablet_machine(tmp_path, bookings, connected=connected, language=language), language=language)
    screen = QRectF(0, 0, 1280, 800)

    for key in [row.key for row in rows_of(janitor.tablet)]:
        janitor.tablet.round.choose(key)
        for name in ("done", "print", "notice", "lead", "place", "clock", "progress"):
            assert screen.contains(janitor.place(name)), (key, name)
    # what has just been shown is laid out, and what is gone taken away, a frame later
    janitor.waits_until(lambda: too_wide(texts_of(janitor), screen) == [])
    janitor.waits_until(lambda: too_small(texts_of(janitor)) == [])


@pytest.mark.parametrize("connected", [True, False], ids=["connected", "lost"])
def test_every_task_of_an_ordinary_day_is_shown_without_scrolling(
    take: Take, tmp_path: Path, *, connected: bool
) -> None:
    janitor = take(tablet_machine(tmp_path, connected=connected))
    cut = []

    for key in [row.key for row in rows_of(janitor.tablet)]:
        janitor.tablet.round.choose(key)
        janitor.bot.wait(1)
        facts = janitor.item("facts")
        assert facts is not None
        if facts.property("contentHeight") > facts.height() + SLACK:
            cut.append((janitor.reads("place"), facts.property("contentHeight"), facts.height()))

    assert cut == []


def test_the_row_of_a_floor_to_lock_names_every_room(take: Take) -> None:
    janitor = take()

    janitor.waits_until(lambda: janitor.tablet.round.is_ready)
    for one in rows_of(janitor.tablet):
        janitor.tablet.round.tick(one.key)
    janitor.waits_until(lambda: janitor.item(f"tick-{GROUND_FLOOR}") is not None)

    (row,) = (
        one
        for one in texts_of(janitor)
        if "Lås Foyeren" in str(one.property("text")) and one.objectName() == "leadSentence"
    )
    assert "Store Sal, syd" in str(row.property("text")).replace("&nbsp;", " ")
    assert not row.property("truncated")


def test_what_people_told_stands_over_the_round_until_it_is_put_right(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path, conditions=reported())
    janitor = take(machine)
    first = reported()[0]
    assert janitor.reads("reportedWords").startswith("Lokale 5: borde og stole, i stykker, meldt ")

    janitor.touch(f"close-{first.id}")
    janitor.waits_until(lambda: machine.closed == [first.id])
    janitor.tablet.post(replace(machine.picture, conditions=frozenset(reported()[1:])))

    janitor.waits_until(lambda: janitor.reads("reportedWords").startswith("Lokale 3: "))
    assert janitor.reads("notice") == "Det er ordnet og står ikke på listen længere."


def test_of_many_three_stand_there_and_how_many_more(take: Take, tmp_path: Path) -> None:
    janitor = take(tablet_machine(tmp_path, conditions=reported(5)))

    assert [item.objectName() for item in janitor.visible()].count("reportedWords") == 3
    assert janitor.reads("reportedFurther") == "og 2 mere"


def test_without_contact_nothing_is_said_to_be_put_right(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path, conditions=reported(), connected=False)
    janitor = take(machine)

    janitor.touch(f"close-{reported()[0].id}")

    expected = "Uden forbindelse kan det ikke meldes ordnet. Prøv igen om lidt."
    janitor.waits_until(lambda: janitor.reads("notice") == expected)
    assert janitor.reads("reportedWords").startswith("Lokale 5: ")


def tell_of_the_light(janitor: Janitor) -> None:
    """Three touches, until the house has been told."""
    told = len(janitor.machine.told)
    for name in ("tellFault", "fault-light", "fault-broken"):
        janitor.touch(name)
    janitor.waits_until(lambda: len(janitor.machine.told) > told)
    janitor.bot.wait(GUARD_MS)


@pytest.mark.parametrize(("connected", "said"), [(True, "Det er meldt"), (False, "Det er gemt her")])
def test_what_is_found_broken_on_the_round_is_told_in_three_touches(
    take: Take, tmp_path: Path, *, connected: bool, said: str
) -> None:
    janitor = take(tablet_machine(tmp_path, connected=connected))
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)

    tell_of_the_light(janitor)

    janitor.waits_until(lambda: janitor.reads("notice").startswith(said))
    (told,) = janitor.machine.told
    assert (told.booking, told.space, told.kind, told.thing) == (None, CHOIR.space, ConditionKind.BROKEN, Thing.LIGHT)
    assert janitor.item("faultPanel") is None


def test_the_same_pressed_again_is_one_telling_until_it_has_been_put_right(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path)
    janitor = take(machine)
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)

    tell_of_the_light(janitor)
    janitor.tablet.post(replace(machine.picture, conditions=frozenset({on_list(machine.told[0])})))
    tell_of_the_light(janitor)
    janitor.tablet.post(machine.picture)
    tell_of_the_light(janitor)

    first, again, anew = machine.told
    assert again == first
    assert anew.id != first.id


def test_what_is_found_again_an_hour_later_without_contact_may_be_broken_anew(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path, connected=False)
    janitor = take(machine)
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)
    for minutes in (0, 59, 1, 0):
        machine.now[0] += timedelta(minutes=minutes)
        tell_of_the_light(janitor)

    first, again, anew, once_more = machine.told
    assert again == first
    assert (anew.id != first.id, anew.told_at) == (True, machine.now[0])
    assert once_more == anew


@pytest.mark.parametrize("jump", [timedelta(hours=2), -timedelta(hours=2)])
def test_a_clock_that_jumps_makes_nothing_be_found_again_and_hides_nothing(
    take: Take, tmp_path: Path, jump: timedelta
) -> None:
    """A tablet that starts alone goes by its own clock, until the centre says what time it is."""
    machine = tablet_machine(tmp_path, connected=False)
    janitor = take(machine)
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)
    tell_of_the_light(janitor)
    machine.jumped = jump
    tell_of_the_light(janitor)
    machine.now[0] += timedelta(hours=1)
    tell_of_the_light(janitor)

    first, again, anew = machine.told
    assert again == first
    assert (anew.id != first.id, anew.told_at) == (True, machine.clock())


def test_what_was_put_right_before_the_tablet_saw_it_listed_is_told_anew(take: Take, tmp_path: Path) -> None:
    machine = tablet_machine(tmp_path)
    janitor = take(machine)
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)
    tell_of_the_light(janitor)
    machine.closed.append(on_list(machine.told[0]).id)

    tell_of_the_light(janitor)

    janitor.waits_until(lambda: len(machine.told) > len(("first", "again")))
    first, again, anew = machine.told
    assert again == first
    assert anew.id != first.id


def test_one_goes_back_a_question_at_a_time_and_nothing_is_told(take: Take) -> None:
    janitor = take()
    janitor.tablet.round.choose(CHOIR_SET_UP)
    janitor.bot.wait(SETTLE_MS)

    for name in ("tellFault", "fault-light", "faultBack"):
        janitor.touch(name)
    janitor.bot.wait(GUARD_MS)
    janitor.touch("faultBack")

    janitor.waits_until(lambda: janitor.item("faultPanel") is None)
    assert janitor.machine.told == []


def test_at_the_door_of_the_house_no_room_is_asked_about(take: Take) -> None:
    janitor = take()

    assert janitor.reads("place") == "Hoveddør"
    assert janitor.item("tellFault") is None
