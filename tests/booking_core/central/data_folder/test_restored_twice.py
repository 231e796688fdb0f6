"""A centre put back twice from one copy, the files beside it lost: two lives of one number, told apart by its machines.

copy of life 1 ──► life 3, lived in ──► all is lost ──► the same copy: life 3 once more ──► a machine speaks: life 4
"""

from pathlib import Path

import pytest

from booking_core.central.data_folder.backups import restore
from booking_core.protocol.envelope import open_envelope
from booking_core.protocol.messages import HelloStart
from booking_core.protocol.messages.escrow import Synced
from booking_core.store.engines.databases import SqliteFile
from booking_core.store.upkeep.copying import move_rows
from tests.booking_core.central.kiosk_at_the_centre import is_report_wanted
from tests.booking_core.central.restored_town import Town
from tests.booking_core.central.running_centre import chosen_database

pytestmark = pytest.mark.usefixtures("each_engine")

KEPT_APART = {"centre.keys", "centre.machines", "centre.ended"}


def put_back_after_an_accident(town: Town, copy: Path) -> None:
    """As the operator's page says: all is gone, and only what was kept apart is there beside the copy."""
    town.stop()
    if (server := chosen_database()) is not None:
        move_rows(SqliteFile(copy), server)  # as one that knows of no later life
    for file in town.folder.iterdir():
        if file.name not in KEPT_APART:
            file.unlink()
    restore(town.folder, copy, chosen_database())
    town.start()


def all_report(town: Town) -> None:
    town.kiosk.hear_epoch(town.epoch)
    assert is_report_wanted(town.kiosk.sync())
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    town.desk_reports()
    town.kiosk.take_snapshot()
    assert isinstance(town.kiosk.sync(), Synced)


def test_the_second_life_of_a_number_notices_that_a_machine_lived_in_the_first(town: Town, copy: Path) -> None:
    put_back_after_an_accident(town, copy)
    all_report(town)
    booked = town.book()["booking"]["id"]
    town.kiosk.sync()
    first = town.epoch

    put_back_after_an_accident(town, copy)
    assert town.epoch == first
    all_report(town)

    assert town.epoch == first + 1
    assert not town.running.centre.store.head().recovering
    assert town.running.centre.store.bookings.with_id(booked) is not None


def test_a_machine_that_heard_a_later_life_is_answered_in_one_above_it(town: Town, copy: Path) -> None:
    """It believes no answer of an earlier one: else it and the centre would wait for each other for ever."""
    put_back_after_an_accident(town, copy)
    town.kiosk.device.epoch = town.epoch + 4

    asked = town.kiosk.device.seal(HelloStart())
    answer = town.running.session.post(f"{town.running.url}/v1/messages", data=asked, timeout=30)

    assert open_envelope(answer.content).epoch == town.kiosk.device.epoch + 1
    assert (town.epoch, town.running.centre.store.head().recovering) == (town.kiosk.device.epoch + 1, True)
