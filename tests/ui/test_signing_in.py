"""Signing in at the desk, in a real window: nobody is shown before, and nobody after."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta

import msgspec
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import Contact
from booking_core.domain.identity import DeviceId, SpaceId, StaffId, StaffRole
from booking_core.domain.places import Hours
from booking_core.protocol.messages.staff import NotSignedIn, SinceLastTime, StaffTold, WhyNot
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.asked_day import wait
from tests.ui.desk_day import named, programme_desk
from tests.ui.herlev_day import WallClock
from tests.ui.kiosk_day import HOUSE
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication
from ui.view_models.desk.answering.call_list import Calls
from ui.view_models.desk.sign_in.sign_in_model import ASKED_EVERY

NOBODY = StaffTold(is_needed=True)
UNTIL = THURSDAY_14_08 + timedelta(minutes=30)
JENS = StaffTold(is_needed=True, name=StaffId("jens"), role=StaffRole.DESK, until=UNTIL)
SitAt = Callable[[StaffTold], Clerk]


@pytest.fixture
def clock() -> WallClock:
    return WallClock(THURSDAY_14_08)


@pytest.fixture
def sit(qtbot: QtBot, clock: WallClock) -> Iterator[SitAt]:
    """Sit down at a desk where that is so; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(told: StaffTold) -> Clerk:
        desk = programme_desk(THURSDAY_14_08)
        desk.signed_in = told
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=clock)
        screens.append(screen)
        screen.show(size=QSize(1366, 768))
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(screen.window.isExposed)
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def is_asked(clerk: Clerk) -> bool:
    return clerk.find("signInPage") is not None


def types_in(clerk: Clerk, field: str, text: str) -> None:
    clerk.click(field)
    clerk.types(text)


def shown_in(clerk: Clerk, field: str) -> str:
    """What somebody who looks over the shoulder reads."""
    return str(clerk.item(f"typing-{field}").property("displayText"))


def says(clerk: Clerk) -> str:
    plate = clerk.find("signInSays")
    return "" if plate is None else str(plate.property("text"))


def trouble(clerk: Clerk) -> str:
    plate = clerk.find("panelTrouble")
    return "" if plate is None else str(plate.property("text"))


def test_whoever_is_let_in_reads_what_was_done_with_their_account(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    since = SinceLastTime(
        THURSDAY_14_08 - timedelta(days=2), DeviceId("medborgerhus-desk"), 3, THURSDAY_14_08 - timedelta(days=9)
    )
    clerk.desk.since = since
    clerk.waits_until(lambda: is_asked(clerk))

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "en lang saetning")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: "3\u00a0gange med en forkert adgangskode" in trouble(clerk))
    assert "Sidst logget ind ti. 24. nov. kl.\xa014.08 ved skranken i Herlev Medborgerhus." in trouble(clerk)
    assert "Var det ikke dig" in trouble(clerk)
    assert clerk.item("notice").property("text") == "", "half of what stands beside it in full"
    clerk.click("signOut")
    clerk.waits_until(lambda: is_asked(clerk))
    assert trouble(clerk) == ""


def test_what_the_panel_says_of_the_last_time_is_not_said_below_again(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    used = THURSDAY_14_08 - timedelta(days=2)
    clerk.desk.since = SinceLastTime(used, DeviceId("medborgerhus-desk"), 0, used - timedelta(days=9))
    clerk.waits_until(lambda: is_asked(clerk))
    clerk.screen.window.resize(QSize(1920, 1080))

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "en lang saetning")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: clerk.find("panelNote") is not None)
    assert str(clerk.item("panelNote").property("text")).startswith("Sidst logget ind")
    assert clerk.item("notice").property("text") == ""


@pytest.mark.parametrize("size", [QSize(1920, 1080), QSize(1366, 768)])
def test_beside_a_name_the_search_is_called_by_a_word_that_has_room(sit: SitAt, size: QSize) -> None:
    clerk = sit(msgspec.structs.replace(JENS, name=StaffId("Kirsten Mortensen")))
    clerk.screen.window.resize(size)
    clerk.waits_until(lambda: clerk.find("signOut") is not None)
    clerk.screen.window.grabWindow()

    within = clerk.item("search-within")

    assert within.property("text")
    assert not within.property("truncated"), within.property("text")


def test_where_nobody_has_an_account_nobody_is_asked(sit: SitAt) -> None:
    clerk = sit(StaffTold(is_needed=False))
    clerk.waits_until(lambda: len(clerk.screen.workplace.contacts) > 0)

    assert not is_asked(clerk)
    assert clerk.find("signOut") is None


def test_name_and_password_let_somebody_in_and_the_board_comes(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.waits_until(lambda: is_asked(clerk))
    assert clerk.find("boardHand") is None

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "hemmelig")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: not is_asked(clerk))
    assert clerk.desk.signed_in.name == "jens"
    clerk.waits_until(lambda: clerk.find("signOut") is not None)
    assert clerk.find("boardHand") is not None


def test_a_password_is_shown_as_dots_and_a_name_as_it_is(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.waits_until(lambda: is_asked(clerk))

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "hemmelig")

    assert shown_in(clerk, "signInName") == "jens"
    assert len(shown_in(clerk, "signInPassword")) == len("hemmelig")
    assert len(set(shown_in(clerk, "signInPassword"))) == 1


def test_a_password_may_be_pasted(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    right = "en lang Sætning, fra en bog"
    clerk.desk.refuses_sign_in = lambda password, _fresh: (
        None if password == right else NotSignedIn(why=WhyNot.WRONG, wait_seconds=70)
    )
    clerk.waits_until(lambda: is_asked(clerk))
    types_in(clerk, "signInName", "jens")
    clerk.click("signInPassword")
    QGuiApplication.clipboard().setText(right)

    clerk.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: not is_asked(clerk))


def test_whoever_is_let_in_has_the_keys_of_the_board_at_once(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.waits_until(lambda: is_asked(clerk))
    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "hemmelig")
    clerk.key(Qt.Key.Key_Return)
    clerk.waits_until(lambda: not is_asked(clerk))

    clerk.key(Qt.Key.Key_PageDown)

    assert clerk.board.isToday is False


def test_a_wrong_password_says_so_with_how_long_to_wait_and_the_name_stays(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.desk.refuses_sign_in = lambda _password, _fresh: NotSignedIn(why=WhyNot.WRONG, wait_seconds=70)
    clerk.waits_until(lambda: is_asked(clerk))

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "gaet")
    clerk.click("signIn")

    clerk.waits_until(lambda: says(clerk) == "Navn og adgangskode passer ikke sammen. Prøv igen om 2\u00a0minutter.")
    assert clerk.item("signInName").property("text") == "jens"


def test_a_first_password_asks_for_a_new_one_before_it_lets_anybody_in(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.desk.refuses_sign_in = lambda _password, fresh: (
        NotSignedIn(why=WhyNot.FRESH_NEEDED) if fresh is None else None
    )
    clerk.waits_until(lambda: is_asked(clerk))
    assert clerk.find("signInFresh") is None

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "engang")
    clerk.click("signIn")
    clerk.waits_until(lambda: clerk.find("signInFresh") is not None)
    assert "mindst 12 tegn" in says(clerk)
    types_in(clerk, "signInFresh", "enlangsaetning")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: not is_asked(clerk))


def test_a_new_password_that_is_typed_once_can_be_looked_at_until_somebody_is_let_in(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.waits_until(lambda: is_asked(clerk))
    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "den gamle")
    clerk.click("signInChooseFresh")
    clerk.waits_until(lambda: clerk.find("signInFresh") is not None)
    types_in(clerk, "signInFresh", "enlangsaetning")
    hidden = shown_in(clerk, "signInFresh")

    clerk.click("signInFresh-look")

    assert hidden != "enlangsaetning"
    assert shown_in(clerk, "signInFresh") == "enlangsaetning"
    assert shown_in(clerk, "signInPassword") != "den gamle"
    clerk.click("signIn")
    clerk.waits_until(lambda: not is_asked(clerk))
    clerk.click("signOut")
    clerk.waits_until(lambda: is_asked(clerk))
    clerk.screen.models["signIn"].chooseFresh()  # type: ignore[attr-defined]  # a second press so soon is a slip
    clerk.waits_until(lambda: clerk.find("signInFresh") is not None)
    assert clerk.item("signInFresh").property("legible") is False, "whoever comes next begins hidden"


def test_in_the_largest_text_all_of_signing_in_is_in_the_window_and_beside_its_foot(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.desk.refuses_sign_in = lambda _password, _fresh: NotSignedIn(why=WhyNot.FRESH_NEEDED)
    clerk.waits_until(lambda: is_asked(clerk))
    clerk.screen.window.resize(QSize(1280, 800))
    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "engang")
    clerk.click("signIn")
    clerk.waits_until(lambda: clerk.find("signInFresh") is not None)

    for _percent in clerk.sizes_of_text():
        plate, foot = place_of(clerk, "signInPlate"), place_of(clerk, "textSize")
        assert plate.top() >= 0
        assert plate.bottom() <= foot.top()
        assert plate.contains(place_of(clerk, "signInSays"))
        assert plate.contains(place_of(clerk, "signIn"))


def test_in_the_largest_text_the_search_has_room_beside_whoever_is_signed_in_and_another_day(sit: SitAt) -> None:
    clerk = sit(JENS)
    clerk.waits_until(lambda: clerk.find("signOut") is not None)
    clerk.screen.window.resize(QSize(1280, 800))
    clerk.screen.models["comfort"].chooseText(150)  # type: ignore[attr-defined]
    clerk.key(Qt.Key.Key_PageDown)
    clerk.screen.window.grabWindow()
    window = QRectF(0, 0, 1280, 800)
    assert all(
        window.contains(place_of(clerk, name)) for name in ("dayBefore", "today", "search", "signOut", "dayPanel")
    )
    beside = place_of(clerk, "search").width()

    clerk.key(Qt.Key.Key_F2)

    clerk.screen.window.grabWindow()
    assert place_of(clerk, "search").width() > beside * 3
    assert window.contains(place_of(clerk, "dayPanel"))
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.find("dayBefore") is not None


def place_of(clerk: Clerk, name: str) -> QRectF:
    item = clerk.item(name)
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def test_whoever_signs_in_may_choose_another_password(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    heard: list[tuple[str, str | None]] = []

    def hear(password: str, fresh: str | None) -> None:
        heard.append((password, fresh))

    clerk.desk.refuses_sign_in = hear
    clerk.waits_until(lambda: is_asked(clerk))
    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "den gamle sætning")

    clerk.click("signInChooseFresh")
    types_in(clerk, "signInFresh", "en helt anden sætning")
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: not is_asked(clerk))
    assert heard == [("den gamle sætning", "en helt anden sætning")]


def test_whoever_signs_out_leaves_nobody_in_memory(sit: SitAt) -> None:
    clerk = sit(JENS)
    clerk.waits_until(lambda: len(clerk.screen.workplace.contacts) > 0 and clerk.find("signOut") is not None)
    clerk.screen.workplace.select(named(clerk.desk, "Sprogcafé").id)

    clerk.click("signOut")

    clerk.waits_until(lambda: is_asked(clerk))
    assert clerk.screen.workplace.contacts == {}
    assert clerk.panel.kind == "day"


def test_without_the_centre_too_whoever_signs_out_is_forgotten(sit: SitAt) -> None:
    clerk = sit(JENS)
    clerk.waits_until(lambda: len(clerk.screen.workplace.contacts) > 0 and clerk.find("signOut") is not None)
    clerk.desk.silent = True

    clerk.click("signOut")

    assert is_asked(clerk)
    assert clerk.screen.workplace.contacts == {}


def test_a_session_that_is_over_ends_here_without_the_centre(sit: SitAt, clock: WallClock) -> None:
    clerk = sit(JENS)
    clerk.waits_until(lambda: len(clerk.screen.workplace.contacts) > 0 and clerk.find("signOut") is not None)
    clerk.desk.silent = True

    clock.now += timedelta(minutes=31)
    clerk.screen.beat()

    clerk.waits_until(lambda: is_asked(clerk))
    assert clerk.screen.workplace.contacts == {}


def test_whoever_waits_is_forgotten_too(sit: SitAt) -> None:
    clerk = sit(JENS)
    wait(clerk.desk, 1, Contact("Solvej"), space=SpaceId("mh-lok3"), between=Hours(time(15), time(22)))
    clerk.screen._calls.fetch()
    clerk.waits_until(lambda: clerk.screen._calls.calls != Calls())

    clerk.click("signOut")

    assert clerk.screen._calls.calls == Calls()


def test_a_session_that_ended_elsewhere_is_noticed(sit: SitAt, clock: WallClock) -> None:
    clerk = sit(JENS)
    clerk.waits_until(lambda: clerk.find("signOut") is not None)

    clerk.desk.signed_in = NOBODY
    clock.now += ASKED_EVERY + timedelta(seconds=1)
    clerk.screen.beat()

    clerk.waits_until(lambda: is_asked(clerk))


def test_while_the_centre_is_silent_the_page_says_so(sit: SitAt) -> None:
    clerk = sit(NOBODY)
    clerk.waits_until(lambda: is_asked(clerk))
    clerk.desk.silent = True

    types_in(clerk, "signInName", "jens")
    types_in(clerk, "signInPassword", "hemmelig")
    clerk.click("signIn")

    clerk.waits_until(lambda: says(clerk).startswith("Centralen svarer ikke."))
