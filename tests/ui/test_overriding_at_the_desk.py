"""Rules at the front desk: who books, what holds for them, and what staff let past knowingly, in a real window."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Booking, Openness, Purpose
from booking_core.domain.identity import BookingId, LayoutId, SpaceId
from booking_core.domain.places import KindOfUser
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.domain.made_bookings import FRIDAY, at, number, on_thursday
from tests.ui.desk_day import ScriptedDesk
from tests.ui.test_front_desk import HOUSE, Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BookingAltered, ChangeOutcome, Override, StaffWish
from ui.view_models.desk.chosen.chosen import Drafted, Moving, Selected

ROOM, MEETING = SpaceId("mh-lok4"), LayoutId("meeting")
LONG = on_thursday("15:00", "20:00")
WHY = "Aftalt med pedellen"
R = RefusalCode
Sit = Callable[..., Clerk]


@dataclass
class DeskThatRemembers(ScriptedDesk):
    """Keeps what it was asked to let past, and is told of a quota that only the centre knows."""

    overrides: list[Override | None] = field(default_factory=list)
    ids: list[BookingId] = field(default_factory=list)
    quota: Refusal | None = None

    def book(self, wish: StaffWish) -> ChangeOutcome:
        self.overrides.append(wish.override)
        self.ids.append(wish.id)
        if self.quota is not None and (wish.override is None or self.quota.code not in wish.override.codes):
            return self.quota
        return super().book(wish)


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Sit down at a desk on an empty day; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(*wishes: StaffWish, size: QSize = QSize(1920, 1080)) -> Clerk:  # noqa: B008  # never changed
        desk = DeskThatRemembers(THURSDAY_14_08)
        assert all(isinstance(desk.book(wish), BookingAltered) for wish in wishes)
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=lambda: THURSDAY_14_08)
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(screen.window.isExposed)
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def a_wish(span: TimeSpan = LONG, *, space: SpaceId = ROOM, value: int = 1) -> StaffWish:
    to = Alternative(space, MEETING, span)
    return StaffWish(number(value), to, persons=4, purpose=Purpose.MEETING, openness=Openness.CLOSED)


def offer(clerk: Clerk) -> str:
    text: str = clerk.screen.models["anyway"].property("offer")
    return text


def only(clerk: Clerk) -> Booking:
    (booking,) = clerk.desk.bookings.values()
    return booking


def remembered(clerk: Clerk) -> DeskThatRemembers:
    assert isinstance(clerk.desk, DeskThatRemembers)
    return clerk.desk


def click(clerk: Clerk, name: str) -> None:
    """Scroll there, and press it."""
    clerk.screen.window.grabWindow()
    scroll, item = clerk.item("panelScroll"), clerk.item(name)
    wanted = scroll.property("contentY") + item.mapToScene(QPointF(0, 0)).y() - scroll.height() / 2
    most = max(0.0, scroll.property("contentHeight") - scroll.height())
    scroll.setProperty("contentY", min(most, max(0.0, wanted)))
    clerk.click(name)


def test_a_draft_is_booked_past_a_rule_with_a_reason(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, LONG)
    assert "4 timer" in clerk.panel.plateText

    clerk.click("anyway")
    clerk.types("pedel")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    assert only(clerk).span == LONG
    assert remembered(clerk).overrides == [Override((R.TOO_LONG,), "pedel")]
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(only(clerk).id))


def test_without_a_reason_nothing_is_booked(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, LONG)

    clerk.click("anyway")
    assert not clerk.item("anywayDo").property("enabled")
    clerk.key(Qt.Key.Key_Return)

    assert clerk.desk.bookings == {}
    clerk.click("anywayKeep")
    assert clerk.item("anyway").isVisible()


def test_every_rule_in_the_way_is_named_before_it_is_let_past(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, TimeSpan(at("18:00"), at("23:00")))

    said = clerk.item("anywayRules").property("text")

    assert "4 timer" in clerk.panel.plateText
    assert said.startswith("Huset lukker")
    clerk.click("anyway")
    clerk.screen.models["anyway"].giveReason(WHY)  # type: ignore[attr-defined]
    clerk.click("anywayDo")
    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    assert remembered(clerk).overrides == [Override((R.TOO_LONG, R.CLOSED), WHY)]


@pytest.mark.parametrize(
    ("span", "persons"),
    [
        (on_thursday("12:00", "13:00"), 4),  # it is past
        (on_thursday("15:00", "16:00"), 61),  # the fire rules let sixty in
        (TimeSpan(at("16:00"), at("20:15")), 4),  # somebody has it
        (on_thursday("15:00", "16:00"), 4),  # nothing is in the way
    ],
)
def test_what_nobody_may_override_is_not_offered(sit: Sit, span: TimeSpan, persons: int) -> None:
    clerk = sit(a_wish(on_thursday("18:00", "19:00")))
    clerk.screen.workplace.draft(ROOM, span)

    clerk.panel.addPersons(persons - 1)

    assert offer(clerk) == ""


def test_a_booking_is_moved_past_a_rule_by_hand(sit: Sit) -> None:
    clerk = sit(a_wish(on_thursday("19:00", "21:00")))
    start = clerk.place_of(only(clerk), hours=0.5)
    clerk.drag(start, start + QPoint(round(2 * clerk.hour_px()), 0))
    assert isinstance(clerk.screen.workplace.chosen, Moving)
    assert "Huset lukker" in clerk.panel.plateText

    clerk.click("anyway")
    clerk.types("fest")
    clerk.click("anywayDo")

    clerk.waits_until(lambda: only(clerk).version == 2)
    assert only(clerk).span == on_thursday("21:00", "23:00")


def test_a_quota_the_centre_knows_of_can_be_overridden_when_it_is_told(sit: Sit) -> None:
    clerk = sit()
    remembered(clerk).quota = Refusal(R.QUOTA_USED, {"who": "person", "per": "open", "most": 3, "counted": "bookings"})
    clerk.screen.workplace.draft(ROOM, on_thursday("15:00", "16:00"))
    assert offer(clerk) == ""

    clerk.click("book")
    clerk.waits_until(lambda: offer(clerk) != "")
    assert "3 bookinger" in clerk.panel.trouble
    clerk.click("anyway")
    clerk.types("kursus")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    assert remembered(clerk).overrides[-1] == Override((R.QUOTA_USED,), "kursus")
    assert len(set(remembered(clerk).ids)) == 2  # what was answered with no is not asked again under its id


def test_another_draft_begins_without_the_reason_of_the_last(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, LONG)
    clerk.click("anyway")
    clerk.types("pedel")

    clerk.screen.workplace.draft(ROOM, TimeSpan(at("15:00", FRIDAY), at("21:00", FRIDAY)))
    clerk.screen.models["anyway"].doIt()  # type: ignore[attr-defined]

    assert clerk.item("anyway").isVisible()
    assert clerk.desk.bookings == {}


def test_what_was_let_past_a_rule_comes_back_with_ctrl_z(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, LONG)
    clerk.screen.workplace.bookings.book(override=Override((R.TOO_LONG,), WHY))
    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    clerk.screen.post(clerk.desk.picture())
    booked = only(clerk)
    clerk.waits_until(lambda: clerk.screen.workplace.can_change)
    clerk.screen.workplace.bookings.cancel(booked, "Fejl")
    clerk.waits_until(lambda: "aflyst" in clerk.board.undoText)
    clerk.screen.post(clerk.desk.picture())

    clerk.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    clerk.waits_until(lambda: any(one.replaces == booked.id for one in tuple(clerk.desk.bookings.values())))


def test_an_association_is_chosen_by_name_and_may_book_longer(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, LONG)

    click(clerk, "users-association")
    click(clerk, "groups-skak")

    assert not clerk.panel.refused
    clerk.panel.book()
    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    assert (only(clerk).user, only(clerk).group) == (KindOfUser.ASSOCIATION, "skak")


def test_the_price_follows_who_books_and_an_idea_costs_nothing(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, on_thursday("15:00", "16:00"))
    who = clerk.screen.models["who"]
    prices = [who.property("price")]

    who.chooseUser("business")  # type: ignore[attr-defined]
    prices.append(who.property("price"))
    who.toggle("trial")  # type: ignore[attr-defined]
    prices.append(who.property("price"))

    assert prices == ["Pris: 0 kr.", "Pris: 300 kr.", "Pris: 0 kr."]
    assert "Åbent for alle" in clerk.panel.plateText


def test_the_rules_of_the_place_stand_beside_the_draft(sit: Sit) -> None:
    clerk = sit()
    clerk.screen.workplace.draft(ROOM, on_thursday("15:00", "16:00"))

    said = clerk.item("rules").property("text")

    assert said.startswith("Fra 30 min. til 4 timer ad gangen.")
    clerk.click("language")
    assert clerk.item("rules").property("text").startswith("From 30 min to 4 hours at a time.")


def test_on_a_laptop_the_reason_can_be_typed(sit: Sit) -> None:
    clerk = sit(size=QSize(1366, 768))
    clerk.screen.workplace.draft(ROOM, LONG)

    clerk.click("anyway")
    clerk.types("pedel")
    clerk.click("anywayDo")

    clerk.waits_until(lambda: len(clerk.desk.bookings) == 1)
    assert isinstance(clerk.screen.workplace.chosen, Selected | Drafted)
