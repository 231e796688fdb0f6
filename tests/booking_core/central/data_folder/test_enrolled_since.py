"""A machine that was enrolled after the copy was made: a restored centre waits for it, and it loses nothing."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from booking_core.central.centre import open_centre
from booking_core.central.data_folder.machines_file import keep_machines
from booking_core.central.failures import MachinesUnreadable
from booking_core.central.machines.overview import waited_for
from booking_core.domain.identity import DeviceId, DeviceRole
from booking_core.protocol.messages import NotUnderstood
from booking_core.protocol.messages.escrow import Synced
from booking_core.store.machines.devices import EnrolledMachine
from tests.booking_core.central.kiosk_at_the_centre import Kiosk, enrolled, is_report_wanted, wish_for
from tests.booking_core.central.machines.test_answering import enrol, keep_code
from tests.booking_core.central.restored_town import FOYER, Town

GARDEROBE = DeviceId("mh-kiosk-2")
MACHINES = "centre.machines"
IN_THE_LITTLE_HALL = "mh-lille-sal"


@pytest.fixture
def late(town: Town, copy: Path) -> Kiosk:
    """The kiosk in the wardrobe, enrolled after the copy was made; it has sold what the centre never heard of."""
    assert copy.exists()
    started = Kiosk(enrolled(town.running, GARDEROBE))
    started.start()
    started.want(wish_for(IN_THE_LITTLE_HALL, "rows"))
    assert len(started.paper) == 1
    return started


def put_back(town: Town, copy: Path, *machines: Kiosk) -> None:
    town.back_to(copy)
    for machine in machines:
        machine.device.running = town.running


def reports(town: Town, machine: Kiosk) -> int:
    machine.hear_epoch(town.epoch)
    if machine.sync() == NotUnderstood(code="incarnation-unknown"):
        machine.hello()
    assert is_report_wanted(machine.sync())
    return machine.report().waiting_for


def test_a_restored_centre_waits_for_it_and_has_its_bookings_then(town: Town, copy: Path, late: Kiosk) -> None:
    put_back(town, copy, late)

    missing = waited_for(town.running.centre.store, now=town.running.clock())
    town.desk_reports()
    before = reports(town, town.kiosk)
    after = reports(town, late)

    assert "Herlev Medborgerhus, Ved garderoben" in [one.place for one in missing]
    assert (before, after) == (1, 0)
    assert town.running.centre.store.bookings.with_id(str(late.paper[0].id)) == late.paper[0]
    assert isinstance(late.sync(), Synced)


def test_one_that_was_enrolled_anew_speaks_with_its_new_key_alone(town: Town, copy: Path) -> None:
    """Its disk was lost, and it has another key than the one in the copy."""
    former = town.kiosk
    fresh = Kiosk(enrolled(town.running, FOYER))
    fresh.start()
    put_back(town, copy, former, fresh)

    former.device.epoch = town.epoch

    assert reports(town, fresh) == 1
    assert former.sync() == NotUnderstood(code="signature-wrong")


def test_a_database_put_back_by_hand_within_the_same_life_recovers_too(town: Town, copy: Path, late: Kiosk) -> None:
    town.stop()
    database = town.folder / "central.sqlite"
    for ending in ("-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    database.write_bytes(copy.read_bytes())
    (town.folder / "centre.epoch").write_text("1\n")

    town.start()
    late.device.running = town.running

    assert town.running.centre.store.head().recovering
    assert town.epoch == 2


def test_nothing_recovers_when_nothing_was_put_back(town: Town, late: Kiosk) -> None:
    epoch = town.epoch
    town.stop()
    town.start()
    late.device.running = town.running

    assert (town.epoch, town.running.centre.store.head().recovering) == (epoch, False)
    assert isinstance(late.sync(), Synced)


def test_a_machine_of_a_house_that_the_copy_does_not_know_is_waited_for(town: Town) -> None:
    """The next import says where it stands."""
    key = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    town.stop()
    keep_machines(town.folder, [EnrolledMachine("new-house-1", "new-house", DeviceRole.KIOSK, key, 2**31)])
    town.start()

    missing = waited_for(town.running.centre.store, now=town.running.clock())
    assert any("new-house-1" in one.place for one in missing)


def test_without_the_file_it_is_refused_until_it_is_enrolled_again_and_then_keeps_its_journal(
    town: Town, copy: Path, late: Kiosk
) -> None:
    """The folder was lost with the disk; the keys and an old copy are all there is."""
    (town.folder / MACHINES).unlink()
    put_back(town, copy, late)
    late.device.epoch = town.epoch
    refused = late.sync()
    town.desk_reports()
    reports(town, town.kiosk)
    over = not town.running.centre.store.head().recovering

    keep_code(town.running, "again", GARDEROBE)
    enrol(town.running, late.device.key, "again")
    late.restart()
    late.hello()
    again = town.running.centre.store.head().recovering
    town.kiosk.device.epoch = late.device.epoch = town.desk.epoch = town.epoch
    late.report()

    assert refused == NotUnderstood(code="device-unknown")
    assert (over, again) == (True, True)
    assert town.running.centre.store.bookings.with_id(str(late.paper[0].id)) == late.paper[0]


def test_a_damaged_file_says_what_to_do(town: Town) -> None:
    town.stop()
    (town.folder / MACHINES).write_bytes(b"[{")

    with pytest.raises(MachinesUnreadable, match="Put back your copy"):
        open_centre(town.folder)
