"""A machine that was declared lost or retired after the copy was made is not believed by a restored centre either."""

import json
from pathlib import Path

import pytest

from booking_core.central.data_folder.machines_file import machines_kept
from booking_core.central.failures import DeviceRefused
from booking_core.central.machines import overview as machines
from booking_core.protocol.messages import NotUnderstood
from booking_core.store.logs import audit
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled, is_report_wanted
from tests.booking_core.central.restored_town import FOYER, Town

MACHINES = "centre.machines"


def lose(town: Town) -> None:
    machines.lose(town.running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=town.running.clock())


def retire(town: Town) -> None:
    """It gives back what it holds first."""
    with pytest.raises(DeviceRefused):
        machines.retire(town.running.centre, FOYER, now=town.running.clock())
    town.kiosk.sync()
    town.kiosk.sync()
    machines.retire(town.running.centre, FOYER, now=town.running.clock())


def waited_for(town: Town) -> list[str]:
    return [one.id for one in machines.waited_for(town.running.centre.store, now=town.running.clock())]


def is_lost(town: Town) -> bool:
    known = machines.machines(town.running.centre.store, now=town.running.clock())
    return {one.id: one.is_lost for one in known}[FOYER]


def acts(town: Town) -> list[tuple[str, str, str]]:
    with town.running.centre.store.reading() as connection:
        return [(one.act.actor, one.act.verb, one.act.subject) for one in audit.entries(connection)]


def test_who_was_lost_stays_lost_and_nobody_waits_for_it(town: Town, copy: Path) -> None:
    lose(town)

    town.back_to(copy)
    town.kiosk.device.epoch = town.epoch

    assert is_lost(town)
    assert FOYER not in waited_for(town)
    assert town.kiosk.sync() == NotUnderstood(code="device-unknown")
    assert ("centre", "declared-lost", FOYER) in acts(town)


def test_what_it_may_have_sold_nobody_else_gets(town: Town, copy: Path) -> None:
    lose(town)

    town.back_to(copy)
    listed = "\n".join(machines.listing(town.running.centre.store, now=town.running.clock()))

    assert "cells frozen until they pass: declared lost" in listed


def test_who_was_retired_is_lost_then(town: Town, copy: Path) -> None:
    retire(town)

    town.back_to(copy)
    town.kiosk.device.epoch = town.epoch

    assert is_lost(town)
    assert town.kiosk.sync() == NotUnderstood(code="device-unknown")
    assert "is retired" in machines.retire(town.running.centre, FOYER, now=town.running.clock())


def test_who_was_enrolled_anew_since_is_waited_for(town: Town, copy: Path) -> None:
    lose(town)
    fresh = Kiosk(enrolled(town.running, FOYER))
    fresh.start()

    town.back_to(copy)
    fresh.device.running = town.running
    fresh.hear_epoch(town.epoch)
    if fresh.sync() == NotUnderstood(code="incarnation-unknown"):
        fresh.hello()

    assert not is_lost(town)
    assert FOYER in waited_for(town)
    assert is_report_wanted(fresh.sync())


def test_a_file_of_an_older_program_learns_it_at_the_next_start(town: Town) -> None:
    lose(town)
    town.stop()
    older = [{k: v for k, v in one.items() if k != "gone"} for one in json.loads((town.folder / MACHINES).read_bytes())]
    (town.folder / MACHINES).write_text(json.dumps(older))

    town.start()

    assert {one.device: one.gone for one in machines_kept(town.folder)}[FOYER]
    assert is_lost(town)
    assert not town.running.centre.store.head().recovering
