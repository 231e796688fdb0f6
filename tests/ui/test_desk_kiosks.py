"""The kiosks at the desk, in a real window: a number in the top bar, a card each, a way on for bookings in doubt."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from booking_core.domain.bookings import BookingState, Contact
from booking_core.domain.identity import BookingId, DeviceRole
from booking_core.protocol.messages.escrow import MachineAt, Machines
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.ui.desk_day import ScriptedDesk, named
from tests.ui.herlev_day import WallClock
from tests.ui.kiosk_day import (
    FOYER,
    HOUSE,
    IN_CONTACT,
    OTHER,
    OUT_OF_PAPER,
    SILENT,
    in_doubt,
    promised_too,
    watched_desk,
    without_paper,
)
from tests.ui.test_front_desk import Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import BookingFound, PaperInDoubt, PaperKept, PaperUnproven
from ui.view_models.desk.chosen.chosen import Selected, Watching
from ui.view_models.desk.kiosks.kiosk_watch import ASKED_EVERY

PAPER = "HTTPS://MOEDESTED.EXAMPLE/R/C4YDKMBQGAYTEMRT"
SitAt = Callable[..., Clerk]


@pytest.fixture
def clock() -> WallClock:
    return WallClock(THURSDAY_14_08)


@pytest.fixture
def sit(qtbot: QtBot, clock: WallClock) -> Iterator[SitAt]:
    """Sit down at a desk; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(desk: ScriptedDesk, size: QSize = QSize(1920, 1080)) -> Clerk:  # noqa: B008  # never changed
        screen = FrontDeskApplication(desk.picture(), desk, venue=HOUSE, clock=clock)
        screens.append(screen)
        screen.show(size=size)
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(lambda: len(screen.workplace.contacts) > 0 and screen.window.isExposed())
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def badge(clerk: Clerk) -> str:
    return str(clerk.item("kiosks").property("hint"))


def test_a_silent_kiosk_is_counted_in_the_top_bar_and_one_press_tells_of_it(sit: SitAt) -> None:
    clerk = sit(watched_desk(SILENT, OTHER), QSize(1366, 768))
    clerk.waits_until(lambda: badge(clerk) == "1")

    clerk.click("kiosks")

    assert clerk.screen.workplace.chosen == Watching()
    assert clerk.item("kiosks").property("spoken") == "Kiosker: 1 skal ses efter"
    clerk.screen.window.grabWindow()
    assert clerk.item("kiosk-0").property("where") == "Foyeren"


def test_a_house_whose_kiosks_answer_has_no_number(sit: SitAt) -> None:
    clerk = sit(watched_desk(*IN_CONTACT))
    clerk.click("kiosks")
    clerk.waits_until(lambda: clerk.item("kiosk-1").property("said") == "I kontakt")

    assert badge(clerk) == ""


def test_those_with_paper_and_no_room_are_booked_into_another_with_one_press(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    lost = promised_too(desk, "Sprogcafé")
    desk.seen_machines = Machines(machines=IN_CONTACT, in_doubt=(in_doubt(lost),))
    clerk = sit(desk)
    clerk.waits_until(lambda: badge(clerk) == "1")
    clerk.click("kiosks")
    before = set(desk.bookings)

    clerk.click("way-0-1")

    clerk.waits_until(lambda: len(desk.bookings) > len(before))
    (made,) = (desk.bookings[one] for one in set(desk.bookings) - before)
    assert (made.replaces, made.span, made.state) == (lost.id, lost.span, BookingState.CONFIRMED)
    assert made.space != lost.space
    clerk.screen.post(desk.picture())
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(made.id) and badge(clerk) == "")


def test_the_board_shows_who_has_the_room(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    theirs = named(desk, "Sprogcafé")
    desk.seen_machines = Machines(machines=IN_CONTACT, in_doubt=(in_doubt(promised_too(desk, "Sprogcafé")),))
    clerk = sit(desk)
    clerk.waits_until(lambda: badge(clerk) == "1")
    clerk.click("kiosks")

    clerk.click("look-0")

    assert clerk.screen.workplace.chosen == Selected(theirs.id)


def test_the_board_says_that_the_centre_recovers_until_it_does_no_more(sit: SitAt, clock: WallClock) -> None:
    desk = watched_desk(*IN_CONTACT, waited_for=(MachineAt(FOYER, HOUSE, DeviceRole.KIOSK),))
    clerk = sit(desk)
    clerk.waits_until(lambda: clerk.find("boardBanner") is not None)
    assert "Herlev Medborgerhus (Foyeren)" in str(clerk.item("boardBanner").property("detail"))

    desk.seen_machines = Machines(machines=IN_CONTACT)
    clock.now += ASKED_EVERY
    clerk.screen.beat()

    clerk.waits_until(lambda: clerk.find("boardBanner") is None)


def test_while_the_centre_is_silent_what_was_told_last_stays_with_its_age(sit: SitAt, clock: WallClock) -> None:
    desk = watched_desk(SILENT, OTHER)
    clerk = sit(desk)
    clerk.waits_until(lambda: badge(clerk) == "1")
    desk.silent = True
    desk.seen_machines = Machines(machines=())
    clerk.screen.post(desk.picture(connected=False))
    clock.now += timedelta(minutes=10)
    clerk.click("kiosks")

    clerk.screen.beat()

    clerk.waits_until(lambda: "14.08" in str(clerk.item("kiosksAge").property("text")))
    assert clerk.item("kiosk-0").property("where") == "Foyeren"


def test_a_scanned_receipt_whose_room_has_gone_shows_both_and_a_way_on(sit: SitAt) -> None:
    """Also when the centre tells of none: it is the paper of another house."""
    desk = watched_desk(*IN_CONTACT)
    lost = promised_too(desk, "Sprogcafé")
    desk.scanned[PAPER] = PaperInDoubt(in_doubt(lost))
    clerk = sit(desk)

    clerk.screen.workplace.finding.search(PAPER)

    clerk.waits_until(lambda: clerk.find("way-0-0") is not None)
    assert clerk.item("kiosks").property("hint") == "1"
    clerk.click("look-0")
    assert clerk.screen.workplace.chosen == Selected(named(desk, "Sprogcafé").id)


def test_a_receipt_that_the_centre_had_lost_opens_its_booking_and_says_so(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    found = named(desk, "Sprogcafé")
    desk.scanned[PAPER] = (BookingFound(found, Contact(), made_again=True),)
    clerk = sit(desk)

    clerk.screen.workplace.finding.search(PAPER)

    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Selected(found.id))
    assert clerk.screen.workplace.notice.text.startswith("Centralen havde mistet bookingen.")


def test_a_receipt_that_nobody_can_look_up_says_what_will_happen(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    lost = promised_too(desk, "Sprogcafé")
    desk.scanned[PAPER] = PaperKept(lost.space, lost.span)
    clerk = sit(desk)

    clerk.screen.workplace.finding.search(PAPER)

    clerk.waits_until(lambda: clerk.find("panelTrouble") is not None)
    assert "Den er gemt her og bliver slået op" in str(clerk.item("panelTrouble").property("text"))


def test_paper_of_a_machine_not_known_yet_is_not_called_false_without_the_centre(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    desk.scanned[PAPER] = PaperUnproven()
    clerk = sit(desk)

    clerk.screen.workplace.finding.search(PAPER)

    clerk.waits_until(lambda: clerk.find("panelTrouble") is not None)
    assert "Den kan være ægte" in str(clerk.item("panelTrouble").property("text"))


def test_paper_that_may_not_have_come_out_is_told_with_its_kiosk_and_leads_to_its_booking(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    theirs = named(desk, "Sprogcafé")
    desk.seen_machines = Machines(machines=(without_paper(desk, "Sprogcafé"), OTHER))
    clerk = sit(desk)
    clerk.click("kiosks")
    clerk.waits_until(lambda: clerk.find(f"paper-{theirs.id}") is not None)

    clerk.click(f"paper-{theirs.id}")

    assert badge(clerk) == ""
    assert clerk.screen.workplace.chosen == Selected(theirs.id)


def test_a_kiosk_whose_printer_prints_nothing_needs_somebody_and_says_what_waits(sit: SitAt) -> None:
    clerk = sit(watched_desk(OUT_OF_PAPER, OTHER))
    clerk.click("kiosks")
    clerk.waits_until(lambda: clerk.find("kiosk-0") is not None)

    assert badge(clerk) == "1"
    told = " ".join(str(one.property("text")) for one in clerk.items())
    assert "Printeren tager ikke imod. Se efter papir og strøm." in told
    assert "3\u00a0udskrifter venter på printeren." in told
    assert "1\u00a0ting, nogen har gjort på skærmen, er ikke nået frem til centralen." in told


def test_paper_of_a_booking_that_is_over_or_unknown_here_is_nobodys_business_any_more(sit: SitAt) -> None:
    desk = watched_desk(*IN_CONTACT)
    over, unknown = named(desk, "Sprogskolen"), BookingId(UUID(int=9_999))
    seen = msgspec.structs.replace(without_paper(desk, "Sprogskolen"), unprinted=(over.id, unknown))
    desk.seen_machines = Machines(machines=(seen, OTHER))
    clerk = sit(desk)

    clerk.click("kiosks")
    clerk.waits_until(lambda: clerk.find("kiosk-0") is not None)

    assert [clerk.find(f"paper-{one}") for one in (over.id, unknown)] == [None, None]
