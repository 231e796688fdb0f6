"""Closing rooms at the desk, and rain: in a real window, with a desk that decides as the centre does."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from booking_core.domain.blocks import BlockKind, BlockState
from booking_core.domain.bookings import BookingState, Openness, Purpose, Whereabouts
from booking_core.domain.identity import BookingId, LayoutId, RoomId, SpaceId, VenueId
from booking_core.domain.time_spans import TimeSpan
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.booking_core.domain.made_bookings import at, on_thursday
from tests.ui.desk_day import MUNICIPALITY, ScriptedDesk
from tests.ui.test_front_desk import HOUSE, Clerk
from ui.front_desk import FrontDeskApplication
from ui.ports import Alternative, BookingAltered, StaffWish
from ui.view_models.desk.chosen.block_draft import BlockChosen, BlockDrafted
from ui.view_models.desk.chosen.chosen import Moving, Nothing, Selected

LOK3, LOK4, LOK5 = SpaceId("mh-lok3"), SpaceId("mh-lok4"), SpaceId("mh-lok5")
FARM = VenueId("gammelgaard")
YARD, BARN = SpaceId("gg-gaardrum"), SpaceId("gg-laden")
ROOM3, ROOM4, ROOM5 = RoomId("lok3"), RoomId("lok4"), RoomId("lok5")
NIGHT = on_thursday("17:00", "22:00")
EVENING = on_thursday("18:00", "20:00")

Sit = Callable[..., Clerk]


def wish(who: str, space: SpaceId, span: TimeSpan, *, layout: str = "", persons: int = 6) -> StaffWish:
    standing = MUNICIPALITY.space_by_id[space].standing_layout.id
    return StaffWish(
        id=BookingId(uuid5(NAMESPACE_OID, who)),
        to=Alternative(space, LayoutId(layout) if layout else standing, span),
        persons=persons,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
        name=who,
    )


CHESS = wish("Skak", LOK3, EVENING)
CHOIR = wish("Kor", LOK4, on_thursday("19:00", "21:00"), layout="rows", persons=20)
HERE = wish("Frivillige", LOK5, on_thursday("14:00", "16:00"))
GRILL = wish("Grill", YARD, on_thursday("18:00", "20:00"), persons=40)


@pytest.fixture
def sit(qtbot: QtBot) -> Iterator[Sit]:
    """Sit down at a desk in a house with those bookings; afterwards no QML warning may have come."""
    screens: list[FrontDeskApplication] = []

    def sit_down(*wishes: StaffWish, venue: VenueId = HOUSE) -> Clerk:
        desk = ScriptedDesk(at("06:00"))
        for one in wishes:
            assert isinstance(desk.book(one), BookingAltered), one
        desk.now = THURSDAY_14_08
        screen = FrontDeskApplication(desk.picture(), desk, venue=venue, clock=lambda: THURSDAY_14_08)
        screens.append(screen)
        screen.show(size=QSize(1920, 1080))
        clerk = Clerk(screen, desk, qtbot)
        clerk.waits_until(lambda: len(screen.workplace.contacts) == len(wishes) and screen.window.isExposed())
        return clerk

    yield sit_down
    for screen in screens:
        warnings = list(screen.warnings)
        screen.close()
        assert warnings == []


def blocks(clerk: Clerk) -> Any:
    return clerk.screen.models["blocks"]


def notes(clerk: Clerk) -> Any:
    return clerk.screen.models["notes"]


def plain(sentence: str) -> str:
    return sentence.replace("\u00a0", " ")


def row_of(clerk: Clerk, room: RoomId) -> int:
    return [row.room.id for row in clerk.board.plan.by_room].index(room)


def spot(clerk: Clerk, room: RoomId, wall: str) -> QPoint:
    """The point on the board where `room` is at that wall time."""
    row = next(row for row in clerk.board.plan.by_room if row.room.id == room)
    window = clerk.board.plan.axis.window
    return clerk.point(row.rooms, row.heads, (at(wall) - window.starts_at) / window.length)


def close(clerk: Clerk, *rooms: RoomId, span: TimeSpan = NIGHT, reason: str = "Maling") -> None:
    """Fill the form in."""
    clerk.click("closeRooms")
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, BlockDrafted)
    draft = replace(chosen.draft, rooms=frozenset(rooms), span=span, reason=reason)
    clerk.screen.workplace.redraft_block(draft)
    clerk.waits_until(lambda: not blocks(clerk).looking)


def drawn(clerk: Clerk, kind: str) -> list[tuple[int, str]]:
    return [(block.rooms, block.name) for block in clerk.board.drawn if block.kind == kind]


def test_empty_rooms_are_closed_with_their_reason_and_stand_on_the_board(sit: Sit) -> None:
    clerk = sit(HERE)
    close(clerk, ROOM3, ROOM4)

    clerk.click("doBlock")

    clerk.waits_until(lambda: len(clerk.desk.blocks) == 1)
    (made,) = clerk.desk.blocks.values()
    assert (made.rooms, made.span, made.reason, made.kind) == (
        (ROOM3, ROOM4),
        on_thursday("17:00", "22:00"),
        "Maling",
        BlockKind.MAINTENANCE,
    )
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: len(drawn(clerk, "blocked")) == 2)
    assert {name for _, name in drawn(clerk, "blocked")} == {"Spærret: Maling"}


def test_without_a_reason_nothing_is_closed(sit: Sit) -> None:
    clerk = sit(HERE)
    close(clerk, ROOM3, reason="  ")

    blocks(clerk).block()

    assert not blocks(clerk).mayDo
    assert clerk.desk.blocks == {}


def test_the_form_is_filled_in_with_the_keyboard_and_the_mouse(sit: Sit) -> None:
    clerk = sit(HERE)
    clerk.click("closeRooms")

    clerk.click("blockRooms-lok4")
    clerk.click("blockRooms-lok3")
    clerk.click("blockKinds-election")
    clerk.click("blockUntilDayMore")
    clerk.click("blockUntilTimeLess")
    clerk.key(Qt.Key.Key_F3)
    clerk.types("valg")
    clerk.waits_until(lambda: blocks(clerk).mayDo)
    clerk.key(Qt.Key.Key_Return)

    clerk.waits_until(lambda: len(clerk.desk.blocks) == 1)
    (made,) = clerk.desk.blocks.values()
    assert (made.rooms, made.kind, made.reason) == ((ROOM4,), BlockKind.ELECTION, "valg")
    assert made.span == TimeSpan(at("14:00"), at("21:45") + timedelta(days=1))


def test_rooms_and_hours_are_drawn_over_the_board(sit: Sit) -> None:
    clerk = sit(HERE)
    close(clerk, ROOM3)

    clerk.drag(spot(clerk, ROOM3, "17:00"), spot(clerk, ROOM5, "20:00"))

    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, BlockDrafted)
    first, last = row_of(clerk, ROOM3), row_of(clerk, ROOM5)
    between = {row.room.id for row in clerk.board.plan.by_room[min(first, last) : max(first, last) + 1]}
    assert set(chosen.draft.rooms) == between
    assert chosen.draft.span == on_thursday("17:00", "20:00")


def test_a_click_on_a_row_takes_its_room_in_and_out_and_moves_nobody(sit: Sit) -> None:
    clerk = sit(CHESS)
    close(clerk, ROOM5)

    clerk.mouse(QTest.mouseClick, spot(clerk, ROOM3, "19:00"))

    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, BlockDrafted)
    assert chosen.draft.rooms == {ROOM3, ROOM5}


def test_who_is_in_the_way_is_shown_with_the_best_way_out_chosen_and_then_moved(sit: Sit) -> None:
    clerk = sit(CHESS)

    close(clerk, ROOM3)
    (row,) = blocks(clerk).displaced.rows
    assert (row.who, row.open) == ("Skak · 6\u00a0personer", False)
    assert blocks(clerk).doText == "Spær · flytter 1"
    clerk.click("doBlock")

    clerk.waits_until(lambda: len(clerk.desk.blocks) == 1)
    after = clerk.now("Skak")
    assert (after.version, after.span, after.space != LOK3) == (2, EVENING, True)


def test_while_it_is_looked_for_who_is_in_the_way_nothing_can_be_closed(sit: Sit) -> None:
    clerk = sit(CHESS)
    clerk.click("closeRooms")
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, BlockDrafted)

    draft = replace(chosen.draft, rooms=frozenset({ROOM3}), span=NIGHT, reason="Maling")
    clerk.screen.workplace.redraft_block(draft)

    assert (blocks(clerk).looking, blocks(clerk).mayDo) == (True, False)
    assert blocks(clerk).heading == "Ser efter, hvem der er i vejen …"
    assert clerk.find("cancelAll") is None, "nobody knows yet whom that would be"
    clerk.waits_until(lambda: blocks(clerk).mayDo)
    assert len(blocks(clerk).displaced.rows) == 1
    assert clerk.find("cancelAll") is not None


def test_what_was_asked_last_is_answered_last(sit: Sit) -> None:
    clerk = sit(CHESS, CHOIR)
    close(clerk, ROOM3)
    chosen = clerk.screen.workplace.chosen
    assert isinstance(chosen, BlockDrafted)

    for rooms in ({ROOM4}, {ROOM3, ROOM4}, {ROOM5}, {ROOM3, ROOM4}):
        clerk.screen.workplace.redraft_block(replace(chosen.draft, rooms=frozenset(rooms)))

    clerk.waits_until(lambda: not blocks(clerk).looking)
    assert {row.who for row in blocks(clerk).displaced.rows} == {"Skak · 6\u00a0personer", "Kor · 20\u00a0personer"}


def test_another_way_out_is_chosen_or_it_is_cancelled_with_the_reason(sit: Sit) -> None:
    clerk = sit(CHESS, CHOIR)
    close(clerk, ROOM3, ROOM4)

    clerk.click("displaced-0-1")
    clerk.waits_until(lambda: not blocks(clerk).looking)
    blocks(clerk).decide(str(CHOIR.id), "cancel")
    clerk.waits_until(lambda: not blocks(clerk).looking)
    chosen = [next(one.key for one in row.choices if one.chosen) for row in blocks(clerk).displaced.rows]
    clerk.click("doBlock")

    assert chosen == ["1", "cancel"]
    clerk.waits_until(lambda: len(clerk.desk.blocks) == 1)
    assert clerk.now("Skak").version == 2
    assert (clerk.now("Kor").state, clerk.now("Kor").reason) == (BookingState.CANCELLED_BY_STAFF, "Maling")


def test_people_who_are_there_are_not_displaced_and_the_form_says_until_when(sit: Sit) -> None:
    clerk = sit(HERE)

    close(clerk, ROOM5, span=on_thursday("14:00", "18:00"))

    assert "Der er folk i rummet frem til kl. 16" in plain(blocks(clerk).trouble)
    assert not blocks(clerk).mayDo


def test_a_booking_that_comes_meanwhile_is_shown_and_the_form_kept(sit: Sit) -> None:
    clerk = sit(HERE)
    close(clerk, ROOM3)

    clerk.desk.book(CHESS)
    clerk.click("doBlock")

    clerk.waits_until(lambda: "i vejen imens" in plain(blocks(clerk).trouble))
    assert clerk.desk.blocks == {}
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: len(blocks(clerk).displaced.rows) == 1)


def test_a_block_is_opened_from_the_board_and_lifted(sit: Sit) -> None:
    clerk = sit(HERE)
    close(clerk, ROOM3)
    clerk.click("doBlock")
    clerk.waits_until(lambda: isinstance(clerk.screen.workplace.chosen, BlockChosen))
    clerk.screen.post(clerk.desk.picture())
    clerk.waits_until(lambda: drawn(clerk, "blocked") != [])
    clerk.key(Qt.Key.Key_Escape)

    clerk.mouse(QTest.mouseClick, spot(clerk, ROOM3, "18:00"))
    assert isinstance(clerk.screen.workplace.chosen, BlockChosen)
    clerk.click("lift")

    clerk.waits_until(lambda: next(iter(clerk.desk.blocks.values())).state is BlockState.LIFTED)
    clerk.waits_until(lambda: clerk.screen.workplace.chosen == Nothing())


def test_escape_closes_nothing(sit: Sit) -> None:
    clerk = sit(CHESS)
    close(clerk, ROOM3)

    clerk.key(Qt.Key.Key_Escape)

    assert clerk.screen.workplace.chosen == Nothing()
    assert (clerk.desk.blocks, clerk.now("Skak").version) == ({}, 1)


def test_without_the_centre_nothing_is_closed(sit: Sit) -> None:
    clerk = sit(HERE)
    clerk.desk.silent = True
    close(clerk, ROOM3)

    clerk.click("doBlock")

    clerk.waits_until(lambda: "Centralen svarer ikke" in plain(blocks(clerk).trouble))
    assert clerk.desk.blocks == {}


# Rain


def test_the_shelter_of_a_booking_in_the_open_stands_on_the_board_as_held(sit: Sit) -> None:
    clerk = sit(GRILL)

    held = [(block.name, block.detail) for block in clerk.board.drawn if block.name == "Holdes ved regnvejr"]

    assert held == [("Holdes ved regnvejr", "Grill")]


@pytest.mark.parametrize(
    ("button", "space", "where"),
    [("goIndoors", BARN, Whereabouts.INDOORS), ("stayOutdoors", YARD, Whereabouts.OUTDOORS)],
)
def test_staff_say_where_it_is(sit: Sit, button: str, space: SpaceId, where: Whereabouts) -> None:
    clerk = sit(GRILL)
    clerk.screen.workplace.select(GRILL.id)
    assert plain(notes(clerk).weather) == "Laden holdes, hvis det regner. Valget står til kl. 15."

    clerk.click(button)

    clerk.waits_until(lambda: clerk.now("Grill").version == 2)
    after = clerk.now("Grill")
    assert (after.space, after.shelter, after.whereabouts) == (space, None, where)


def test_time_held_for_rain_opens_its_booking_and_is_dragged_nowhere(sit: Sit) -> None:
    clerk = sit(GRILL, venue=FARM)
    barn = RoomId("laden")

    clerk.drag(spot(clerk, barn, "19:00"), spot(clerk, barn, "20:30"))

    assert clerk.screen.workplace.chosen == Selected(GRILL.id)
    assert clerk.now("Grill").version == 1


def test_a_move_that_loses_the_shelter_is_refused_and_offered_without_it(sit: Sit) -> None:
    clerk = sit(GRILL, wish("Teater", BARN, on_thursday("20:00", "21:00"), persons=20))
    booking = clerk.now("Grill")
    later = Alternative(YARD, booking.layout, on_thursday("18:30", "20:30"))
    clerk.screen.workplace.plan(booking, later)
    assert "Laden er optaget frem til" in clerk.panel.plateText

    clerk.click("moveWithout")

    clerk.waits_until(lambda: clerk.now("Grill").version == 2)
    assert (clerk.now("Grill").span, clerk.now("Grill").shelter) == (later.span, None)


def test_a_draft_in_the_open_says_what_is_held_or_that_nothing_can_be(sit: Sit) -> None:
    clerk = sit(wish("Teater", BARN, on_thursday("20:00", "21:00"), persons=20))

    clerk.screen.workplace.draft(YARD, on_thursday("18:00", "19:00"))
    held = notes(clerk).weather
    clerk.screen.workplace.draft(YARD, on_thursday("20:00", "21:00"))

    assert plain(held) == "Laden holdes, hvis det regner. Valget står til kl. 15."
    assert notes(clerk).warning.startswith("Laden kan ikke holdes til den tid.")


# Hands


def test_too_few_hands_are_warned_of_in_a_draft_and_it_can_be_booked_all_the_same(sit: Sit) -> None:
    clerk = sit(CHOIR)
    horseshoe = LayoutId("rows")
    span = on_thursday("19:00", "20:00")
    clerk.screen.workplace.draft(LOK5, span)
    chosen: Any = clerk.screen.workplace.chosen
    clerk.screen.workplace.redraft(replace(chosen.draft, layout=horseshoe, persons=10))

    assert "skal der bruges 2, og der er 1 på vagt." in notes(clerk).warning
    assert clerk.panel.mayBook


def test_too_few_hands_are_warned_of_while_a_booking_is_moved(sit: Sit) -> None:
    clerk = sit(CHOIR, wish("Sang", LOK5, on_thursday("15:30", "16:30"), layout="rows", persons=10))
    booking = clerk.now("Sang")

    clerk.screen.workplace.plan(booking, Alternative(LOK5, booking.layout, on_thursday("19:00", "20:00")))

    assert isinstance(clerk.screen.workplace.chosen, Moving)
    assert notes(clerk).warning.startswith("Kl. 18.")
    assert clerk.panel.offers.rows[0].key == "move"
