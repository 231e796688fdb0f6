"""Blocks and shelters between front desks and the real centre: asked for here, seen there, answers that got lost."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from booking_core.domain.blocks import Block, BlockKind, BlockState
from booking_core.domain.bookings import Booking, BookingState, Instead, Openness, Purpose, Whereabouts
from booking_core.domain.displacing import displaced_by, taken
from booking_core.domain.identity import BlockId, BookingId, RoomId, SpaceId
from booking_core.domain.refusals import Refusal, RefusalCode
from booking_core.domain.time_spans import TimeSpan
from booking_core.protocol.messages import BlockAnswer, BlockCommand, UnblockAnswer
from kiosk.centre.client import CentreClient
from kiosk.centre.failures import CentreUnreachable
from kiosk.machines.front_desk import open_front_desk
from kiosk.paper.typesetting import typeset
from kiosk.setup.identity import load_identity
from kiosk.setup.settings import KioskSettings
from kiosk.staff.blocks import BlockDesk
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, THURSDAY_14_08, RunningCentre
from tests.kiosk.staff.test_series import Desk, a_desk
from ui.ports import (
    Alternative,
    BlockDone,
    BlockOutcome,
    BlockRefused,
    BlockWish,
    BookingAltered,
    CentreSilent,
    ChangeOutcome,
    StaffWish,
)

ROOM3, ROOM4 = RoomId("lok3"), RoomId("lok4")
LOK3, YARD, BARN = SpaceId("mh-lok3"), SpaceId("gg-gaardrum"), SpaceId("gg-laden")
TOMORROW = THURSDAY_14_08.replace(hour=11, minute=0) + timedelta(days=1)
NOON = TimeSpan(TOMORROW, TOMORROW + timedelta(hours=2))


@pytest.fixture
def desks(running: RunningCentre, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    with ExitStack() as stack:
        made = [a_desk(running, tmp_path / name, name) for name in ("one-desk", "other-desk")]
        for desk in made:
            stack.callback(desk.machine.stop)
        yield made[0], made[1]


def a_wish(*rooms: RoomId, span: TimeSpan = NOON, **more: Any) -> BlockWish:
    wish = BlockWish(BlockId(uuid4()), BlockKind.MAINTENANCE, rooms or (ROOM3,), span, "Nye lamper")
    return replace(wish, **more)


def done(outcome: BlockOutcome) -> BlockDone:
    assert isinstance(outcome, BlockDone), outcome
    return outcome


def booked(desk: Desk, space: SpaceId = LOK3) -> Booking:
    layout = desk.screen.newest.municipality.space_by_id[space].standing_layout.id
    wish = StaffWish(
        id=BookingId(uuid4()),
        to=Alternative(space, layout, NOON),
        persons=8,
        purpose=Purpose.MEETING,
        openness=Openness.CLOSED,
    )
    return altered(desk.machine.desk.book(wish))


def altered(outcome: ChangeOutcome) -> Booking:
    assert isinstance(outcome, BookingAltered), outcome
    return outcome.booking


def blocks_at(desk: Desk) -> dict[BlockId, Block]:
    return dict(desk.screen.newest.calendar.blocks)


def instead_for(desk: Desk, booking: Booking, wish: BlockWish) -> Instead:
    """The first suggestion that the list of what is displaced makes for it."""
    picture = desk.screen.newest
    (displaced,) = displaced_by(picture.municipality, picture.calendar, wish.rooms, wish.span, now=THURSDAY_14_08)
    assert displaced.booking.id == booking.id
    return taken(displaced.suggestions[0])


def test_what_one_desk_closes_is_closed_at_every_desk(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    wish = a_wish(ROOM3, ROOM4)

    block = done(one.machine.desk.block(wish)).block

    assert blocks_at(one) == {wish.id: block}
    other.until(lambda picture: wish.id in picture.calendar.blocks)
    assert blocks_at(other) == {wish.id: block}


def test_pressing_twice_closes_once(desks: tuple[Desk, Desk]) -> None:
    wish = a_wish()

    first, again = (desks[0].machine.desk.block(wish) for _ in range(2))

    assert first == again
    assert len(blocks_at(desks[0])) == 1


def test_what_is_in_the_way_moves_in_one_go_and_every_desk_sees_it(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    booking = booked(one)
    other.until(lambda picture: booking.id in picture.calendar.bookings)
    wish = a_wish()
    to = instead_for(one, booking, wish)

    answer = done(other.machine.desk.block(replace(wish, displaced=((booking, to),))))

    (moved,) = answer.bookings
    assert (moved.space, moved.span, moved.state) == (to.space, to.span, BookingState.CONFIRMED)
    one.until(lambda picture: picture.calendar.bookings[booking.id] == moved)
    assert one.screen.newest.calendar.blocks == {wish.id: answer.block}


def test_something_else_in_the_way_is_refused_and_nothing_is_done(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    booked(one)

    outcome = other.machine.desk.block(a_wish())

    assert isinstance(outcome, BlockRefused)
    assert outcome.refusal.code is RefusalCode.OTHERS_IN_THE_WAY
    assert blocks_at(other) == {}


def test_a_block_is_lifted_at_any_desk_once_and_for_all(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    block = done(one.machine.desk.block(a_wish())).block
    other.until(lambda picture: block.id in picture.calendar.blocks)

    first = done(other.machine.desk.unblock(block)).block
    stale, again = one.machine.desk.unblock(block), done(one.machine.desk.unblock(first)).block

    assert (first.state, again) == (BlockState.LIFTED, first)
    assert isinstance(stale, BlockRefused)
    assert stale.refusal.code is RefusalCode.BLOCK_CHANGED
    one.until(lambda picture: not picture.calendar.blocks[block.id].occupies)
    booked(one)


def test_after_a_restart_the_block_is_there_before_the_centre_is(
    desks: tuple[Desk, Desk], running: RunningCentre
) -> None:
    one, other = desks
    block = done(one.machine.desk.block(a_wish())).block
    other.until(lambda picture: block.id in picture.calendar.blocks)
    other.machine.stop()

    settings = KioskSettings(other.folder, centre_url="http://127.0.0.1:9")
    again = open_front_desk(settings, load_identity(other.folder), typesetter=typeset, clock=running.clock)
    try:
        assert again.first_picture(within_seconds=PATIENCE_SECONDS).calendar.blocks == {block.id: block}
    finally:
        again.stop()


class ForgetfulClient:
    """The real client, whose answers get lost at first."""

    def __init__(self, inner: CentreClient, *, lost: int) -> None:
        self._inner = inner
        self.lost = lost
        self.commands: list[BlockCommand] = []

    def block(self, command: BlockCommand) -> BlockAnswer | UnblockAnswer:
        self.commands.append(command)
        answer = self._inner.block(command)
        if self.lost:
            self.lost -= 1
            raise CentreUnreachable
        return answer


def test_an_answer_that_got_lost_is_asked_for_again_under_the_same_id(desks: tuple[Desk, Desk]) -> None:
    inner = desks[0].machine.desk._blocks
    client = ForgetfulClient(inner._client, lost=1)
    desk = BlockDesk(client, pictures=inner._pictures)  # type: ignore[arg-type]  # all that it asks for
    wish = a_wish()

    silent, block = desk.block(wish), done(desk.block(wish)).block
    client.lost = 1
    lifting, lifted = desk.unblock(block), done(desk.unblock(block)).block

    assert (silent, lifting) == (CentreSilent(), CentreSilent())
    assert (block.version, lifted.version) == (1, 2)
    assert client.commands[0] == client.commands[1]
    assert client.commands[2] == client.commands[3]


def test_a_place_in_the_open_holds_its_barn_and_the_desk_chooses(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    booking = booked(one, YARD)
    assert booking.shelter == BARN
    other.until(lambda picture: booking.id in picture.calendar.bookings)

    inside = altered(other.machine.desk.decide(booking, Whereabouts.INDOORS))
    again = altered(other.machine.desk.decide(booking, Whereabouts.INDOORS))

    assert (inside.space, inside.shelter, again) == (BARN, None, inside)
    one.until(lambda picture: picture.calendar.bookings[booking.id] == inside)
    outside = one.machine.desk.decide(booking, Whereabouts.OUTDOORS)
    assert isinstance(outside, Refusal)
