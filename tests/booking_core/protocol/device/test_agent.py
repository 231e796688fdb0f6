"""A kiosk's process: what it does about what happens to it."""

from datetime import timedelta

import pytest

from booking_core.domain.bookings import Cell, cells_of
from booking_core.domain.identity import RoomId, SpaceId
from booking_core.domain.time_spans import TimeSpan, slot_of
from booking_core.protocol.device import (
    AskCentre,
    CentreConfirmed,
    Commit,
    DiskFailed,
    Disowned,
    EpochHeard,
    OutOfOrder,
    PageClosed,
    PageOpened,
    Print,
    StopWanted,
    SyncAnswered,
    SyncNow,
    Tell,
    Wanted,
    WishedFor,
    step,
)
from booking_core.protocol.escrow.terms import Token, runs_held
from booking_core.protocol.messages import Book, Incarnation
from booking_core.protocol.messages.escrow import Close, Confirm, Copy, GiveBack, Release, Synced
from tests.booking_core.protocol.one_house import AT_FOUR, NOON, PLACES, House, an_id, wish

FOUR = slot_of(AT_FOUR)


@pytest.fixture
def house() -> House:
    started = House()
    started.start()
    started.done.clear()
    return started


def cells(space: str, hours: float = 1) -> frozenset[Cell]:
    span = TimeSpan(AT_FOUR, AT_FOUR + timedelta(hours=hours))
    return frozenset(cells_of(PLACES.space_by_id[SpaceId(space)], span))


def recall(house: House, *wanted: Cell) -> Synced:
    assert house.state.incarnation is not None
    runs = runs_held({cell: house.state.holdings[cell] for cell in wanted})
    return Synced(incarnation=house.state.incarnation, at=house.now, acks=(), recalls=runs)


def test_what_it_holds_it_confirms_by_itself_on_the_disk_before_the_paper(house: House) -> None:
    house.want(wish())
    commit, print_, sync = house.done
    assert isinstance(commit, Commit)
    assert isinstance(commit.entry.act, Confirm)
    assert print_ == Print(commit.entry.act.booking, is_ours=True)
    assert sync == SyncNow()


def test_cells_of_a_booking_are_out_of_hand_even_before_they_are_on_the_disk(house: House) -> None:
    state, effects = step(house.state, _wanted(house))
    assert isinstance(effects[0], Commit)
    assert not cells("workshop") & state.holdings.keys()


def test_a_joined_hall_is_confirmed_only_where_both_halves_are_held(house: House) -> None:
    house.want(wish("hall"))
    assert [one.space for one in house.paper] == ["hall"]

    house.do(SyncAnswered(1, recall(house, Cell(RoomId("south"), slot_of(NOON))), house.now))
    house.want(wish("hall", number=2, starts_at=NOON))
    assert isinstance(house.done[-1], AskCentre)


@pytest.mark.parametrize(
    "command",
    [wish("whole"), wish(layout="rows"), wish(starts_at=NOON + timedelta(days=3)), wish("studio")],
    ids=["after approval", "another layout", "beyond what is granted", "not its own house"],
)
def test_everything_else_is_the_centres_to_say(house: House, command: Book) -> None:
    house.want(command)
    assert isinstance(house.done[-1], AskCentre)
    assert house.paper == []


def test_it_returns_what_it_holds_of_a_wish_before_it_asks_the_centre(house: House) -> None:
    house.want(wish(layout="rows"))
    commit, *_, ask = house.done
    assert isinstance(commit, Commit)
    assert isinstance(commit.entry.act, Release)
    assert isinstance(ask, AskCentre)
    assert not cells("workshop") & house.state.holdings.keys()


def test_the_same_wish_again_prints_the_same_booking_again(house: House) -> None:
    house.want(wish())
    house.want(wish())
    first, again = house.paper
    assert first == again
    assert sum(isinstance(one, Commit) for one in house.done) == 1


def test_before_the_centre_has_answered_it_confirms_nothing() -> None:
    house = House()
    house.want(wish())
    assert house.done == [AskCentre(wish())]


def test_out_of_contact_nobody_loses_what_only_the_centre_could_have_given(house: House) -> None:
    whole_hall = wish("hall", layout="rows")
    house.do(Wanted(whole_hall, PLACES, house.calendar(), house.now, in_contact=False))
    asked = house.done[0]
    assert isinstance(asked, AskCentre)
    assert asked.command == whole_hall
    house.want(wish("north", number=2))
    assert [one.id for one in house.paper] == [an_id(2)]


def test_a_disk_that_refuses_ends_all_confirming_until_the_next_start(house: House) -> None:
    house.do(DiskFailed())
    house.want(wish())
    assert house.done == [OutOfOrder(), OutOfOrder()]
    assert not house.state.is_armed


def test_a_grant_that_is_heard_twice_counts_once(house: House) -> None:
    state = house.state
    assert state.incarnation is not None
    granted = Synced(incarnation=state.incarnation, at=house.now, acks=(), grants=runs_held(dict(state.holdings)))
    house.want(wish())
    house.do(SyncAnswered(1, granted, house.now))
    assert not cells("workshop") & house.state.holdings.keys()


def test_grants_to_another_life_and_of_an_older_epoch_are_not_heard(house: House) -> None:
    state = house.state
    runs = runs_held(dict(state.holdings))
    assert state.incarnation is not None
    other = Synced(incarnation=Incarnation(1, 99), at=house.now, acks=(), grants=runs)
    older = Synced(incarnation=state.incarnation, at=house.now, acks=(), recalls=runs)
    assert step(state, SyncAnswered(1, other, house.now)) == (state, ())
    assert step(state, SyncAnswered(0, older, house.now)) == (state, ())


def test_what_somebody_waits_for_goes_back_under_its_token(house: House) -> None:
    wanted = sorted(cells("workshop"))
    house.do(SyncAnswered(1, recall(house, *wanted), house.now))
    commit = house.done[0]
    assert isinstance(commit, Commit)
    assert isinstance(commit.entry.act, Release)
    assert [(run.first, run.end) for run in commit.entry.act.runs] == [(FOUR, FOUR + 4)]


def test_what_a_wrong_clock_let_go_still_goes_back_when_somebody_waits_for_it(house: House) -> None:
    message = recall(house, *cells("workshop"))
    assert house.state.incarnation is not None
    grants = runs_held({Cell(RoomId("north"), slot_of(NOON)): Token(house.state.granted + 1)})
    newer = Synced(incarnation=house.state.incarnation, at=house.now, acks=(), grants=grants)
    house.do(SyncAnswered(1, newer, house.now + timedelta(days=365)))
    assert not cells("workshop") & house.state.holdings.keys()

    house.do(SyncAnswered(1, message, house.now))
    commit = house.done[-2]
    assert isinstance(commit, Commit)
    assert isinstance(commit.entry.act, Release)
    assert commit.entry.act.runs == message.recalls


def test_nothing_goes_back_from_under_a_finger_for_half_a_minute(house: House) -> None:
    house.do(PageOpened(cells("workshop"), house.now))
    message = recall(house, *cells("workshop"))
    house.do(SyncAnswered(1, message, house.now + timedelta(seconds=29)))
    assert cells("workshop") <= house.state.holdings.keys()
    house.do(SyncAnswered(1, message, house.now + timedelta(seconds=30)))
    assert not cells("workshop") & house.state.holdings.keys()


def test_when_the_page_is_closed_cells_go_back_at_once(house: House) -> None:
    house.do(PageOpened(cells("workshop"), house.now))
    message = recall(house, *cells("workshop"))
    house.do(PageClosed())
    house.do(SyncAnswered(1, message, house.now))
    assert not cells("workshop") & house.state.holdings.keys()


def test_a_new_epoch_is_taken_over_and_what_is_held_is_kept(house: House) -> None:
    before = house.state.holdings
    house.do(EpochHeard(2))
    assert (house.state.epoch, house.state.holdings, house.done) == (2, before, [SyncNow()])
    house.do(EpochHeard(1))
    assert house.state.epoch == 2


def test_a_kiosk_that_the_centre_does_not_know_confirms_nothing_until_it_is_welcomed_anew(house: House) -> None:
    house.want(wish())
    house.do(Disowned())
    house.want(wish("north", number=2))
    asked = house.done[-1]

    house.start()
    house.now += timedelta(minutes=2)
    house.sync()
    house.want(wish("north", number=3))

    assert isinstance(asked, AskCentre)
    assert [one.id for one in house.paper] == [an_id(1), an_id(3)]
    assert house.books.booking(an_id(1)) == house.paper[0]


def test_what_the_centre_confirmed_is_copied_to_the_disk_before_the_paper(house: House) -> None:
    house.want(wish())
    booking = house.paper[0]
    house.done.clear()
    house.do(CentreConfirmed(booking, house.now))
    commit, print_ = house.done
    assert isinstance(commit, Commit)
    assert commit.entry.act == Copy(booking)
    assert print_ == Print(booking, is_ours=False)


def test_a_wish_about_a_booking_is_told_to_be_taken_down_once_it_is(house: House) -> None:
    house.do(WishedFor(GiveBack(an_id(1)), house.now))
    assert [type(one) for one in house.done] == [Commit, Tell, SyncNow]


def test_the_last_word_of_an_orderly_stop_is_close_and_nothing_is_confirmed_after_it(house: House) -> None:
    house.do(StopWanted(house.now))
    commit = house.done[0]
    assert isinstance(commit, Commit)
    assert commit.entry.act == Close()
    house.want(wish())
    assert house.paper == []


def _wanted(house: House) -> Wanted:
    return Wanted(wish(), PLACES, house.calendar(), house.now)
