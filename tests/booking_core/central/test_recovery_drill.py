"""The drill of `docs/operations.md`, typed in word for word: copied while it serves, all lost, put back, reported."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
import pytest
import requests

from booking_core.central.accounts import staff_accounts, system_accounts
from booking_core.domain.bookings import Purpose
from booking_core.domain.identity import SpaceId, StaffRole, VenueId
from booking_core.domain.refusals import RefusalCode
from booking_core.domain.told.conditions import ConditionKind, Thing
from booking_core.domain.told.house_wishes import HouseWish, WeekPart, WishedPlace
from booking_core.protocol.messages import Confirmed, Declined, ReportCondition
from booking_core.protocol.messages.cards import CardTold
from tests.booking_core.central.kiosk_at_the_centre import is_report_wanted, wish_for
from tests.booking_core.central.restored_town import Town
from tests.booking_core.central.running_centre import PATIENCE_SECONDS
from tests.booking_core.conftest import ENGINES, named
from tests.docs.commands import Block, blocks
from tests.postgres_server import Server

A_STAGE = HouseWish(VenueId("medborgerhus"), WishedPlace.HALL, Purpose.MUSIC, 60, WeekPart.EVENINGS)
DRILL = {block.where.partition(", ")[2]: block for block in blocks("operations.md", "Copies, and putting one back")}


@pytest.fixture(params=ENGINES)
def each_engine(request: pytest.FixtureRequest, postgres: Server) -> Iterator[str]:
    """With a database that may be lost."""
    if request.param == "sqlite":
        yield request.param
        return
    with postgres.fresh_database() as database, named(database.url):
        yield str(database.url.database)


class Operations:
    """Whoever keeps the centre alive, with the page open."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "centre"
        self._places = {"DATA": self.data, "COPIES": folder / "copies", "APART": folder / "apart"}
        for name in ("COPIES", "APART"):
            self._places[name].mkdir()

    def type_in(self, block: Block) -> str:
        own = str(Path(sys.executable).parent)
        places = {name: str(path) for name, path in self._places.items()}
        return block.run(environment={**os.environ, **places, "PATH": f"{own}:{os.environ['PATH']}"})


@pytest.mark.usefixtures("each_engine")
def test_after_the_loss_of_everything_all_is_there_again(
    town: Town, tmp_path: Path, postgres: Server, each_engine: str
) -> None:
    operations = Operations(tmp_path)
    first = town.book()["booking"]["id"]
    known = town.give_card()
    leaked, good = (system_accounts.add(town.running.centre, name, StaffRole.DESK) for name in ("esdh", "plan"))
    staff_accounts.add(town.running.centre, "jens", StaffRole.DESK)
    operations.type_in(DRILL["every night, while it serves"])
    staff_accounts.retire(town.running.centre, "jens")
    system_accounts.retire(town.running.centre, "esdh")
    new, lost = town.give_card(), town.give_card()
    for card in (known, lost):
        town.stop_card(card)
    town.kiosk.want(wish_for())
    town.kiosk.sync()
    broken = ReportCondition(id=uuid4(), space=SpaceId("mh-lok3"), kind=ConditionKind.BROKEN, thing=Thing.LIGHT)
    told: Any = town.kiosk.device.ask(broken)
    town.kiosk.wishes = town.wish_for(A_STAGE)
    since = town.book("2026-11-26T19:00:00Z", "2026-11-26T20:00:00Z")["booking"]["id"]
    town.kiosk.sync()
    operations.type_in(DRILL["every five minutes"])
    town.stop()
    lose_everything(operations.data, postgres, each_engine)

    said = operations.type_in(DRILL["after the accident, with the service stopped"])
    town.start()
    refused = town.book("2026-11-26T20:00:00Z", "2026-11-26T21:00:00Z")
    listed = operations.type_in(DRILL["until nobody is waited for"])
    report_all(town)

    assert (
        "Nothing is booked before every machine has told what it knows:\n  medborgerhus-desk  Herlev Medborgerhus"
        in said
    )
    assert listed.count("waits for the report of") == 2
    assert refused["refusals"][0]["code"] == "recovering"
    assert kept(town, first, since, *(str(one.id) for one in town.kiosk.paper)) == 3
    assert "waits for" not in operations.type_in(DRILL["until nobody is waited for"])
    with nullcontext() if each_engine == "sqlite" else pytest.raises(AssertionError, match="full_page_writes is off"):
        operations.type_in(DRILL["in the end"])
    assert town.book("2026-11-26T20:00:00Z", "2026-11-26T21:00:00Z")["booking"]
    assert town.running.centre.store.conditions.still_open() == (told.report,)
    assert town.kiosk.device.ask(broken) == told
    assert town.wishes() == town.kiosk.wishes
    assert [house_answers(town, token) for token in (leaked, good)] == [401, 200]
    # Jens was the only one the copy knew: until he is retired anew the desk asks who acts, and nobody can say.
    staff_accounts.retire(town.running.centre, "jens")
    assert_cards_are_as_they_were(town, good=new, stopped=(known, lost))


def house_answers(town: Town, token: str) -> int:
    """What a program of the house is answered that shows that token."""
    headers, url = {"Authorization": f"Bearer {token}"}, f"{town.running.url}/v1/house/requests"
    return requests.get(url, headers=headers, timeout=PATIENCE_SECONDS).status_code


def lose_everything(data: Path, postgres: Server, engine: str) -> None:
    shutil.rmtree(data)
    if engine != "sqlite":
        for statement in ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public"):
            postgres.execute(statement, database=engine)


def assert_cards_are_as_they_were(town: Town, *, good: CardTold, stopped: tuple[CardTold, ...]) -> None:
    """Of the good one nobody knows whose it is, as it was given out since the copy: it can be stopped all the same."""
    town.kiosk.take_snapshot()
    town.desk.hello()
    assert {one.card for one in town.kiosk.revoked_cards} == {one.card for one in stopped}
    for number, card in enumerate(stopped, start=1):
        answer = town.booked_with(card, day=number)
        assert isinstance(answer, Declined)
        assert [one.code for one in answer.refusals] == [RefusalCode.CARD_REVOKED]
        assert [one.is_revoked for one in town.find_card(card.token)] == [True]
    assert isinstance(town.booked_with(good, day=3), Confirmed)
    assert town.find_card(good.token) == (
        msgspec.structs.replace(good, name="", phone="", issued_at=town.running.clock()),
    )
    town.stop_card(good)
    assert isinstance(town.booked_with(good, day=4), Declined)


def report_all(town: Town) -> None:
    """As they do when they hear of the new life."""
    town.kiosk.hear_epoch(town.epoch)
    wanted: Any = town.kiosk.sync()
    assert is_report_wanted(wanted)
    assert (town.kiosk.report().waiting_for, town.desk_reports().waiting_for) == (1, 0)


def kept(town: Town, *bookings: str) -> int:
    return sum(town.running.centre.store.bookings.with_id(one) is not None for one in bookings)
