"""Whoever writes to the database alone lets no machine in: the centre has signed for each key."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import update

from booking_core.central.reports.doctor import findings
from booking_core.domain.identity import DeviceId
from booking_core.findings import Health
from booking_core.protocol.messages import NotUnderstood, Snapshot, SnapshotWanted
from booking_core.protocol.messages.escrow import Synced
from booking_core.protocol.receipts import key_id_of
from booking_core.store.machines.devices import former_keys, machine_keys
from booking_core.store.schema import device, former_key
from tests.booking_core.central.kiosk_at_the_centre import enrolled
from tests.booking_core.central.restored_town import FOYER, Town

pytestmark = pytest.mark.usefixtures("each_engine")


def change(town: Town, name: DeviceId, **values: object) -> None:
    """Somebody writes to the database by hand."""
    with town.running.centre.store.writing() as connection:
        connection.execute(update(device).where(device.c.id == name).values(**values))


def said(town: Town, health: Health) -> list[str]:
    """What the doctor says of the keys."""
    return [one.sentence for one in findings(town.running.centre) if one.health is health and "key of" in one.sentence]


def wrong(town: Town) -> list[str]:
    return said(town, Health.WRONG)


def test_a_key_that_was_put_in_by_hand_is_not_heard_and_the_doctor_names_it(town: Town) -> None:
    theirs = Ed25519PrivateKey.generate()
    change(town, FOYER, public_key=theirs.public_key().public_bytes_raw())
    town.kiosk.device.key = theirs

    assert town.kiosk.sync() == NotUnderstood(code="device-unknown")
    assert [one.split(" is not ")[0] for one in wrong(town)] == [f"The key of {FOYER}"]


def test_a_kiosk_is_made_no_desk_by_hand(town: Town) -> None:
    change(town, FOYER, role="desk")

    assert town.kiosk.device.ask(SnapshotWanted()) == NotUnderstood(code="device-unknown")


@pytest.mark.parametrize("enrolled_at", [None, 4_000_000_000])
def test_a_new_start_goes_back_to_the_key_that_was_enrolled(town: Town, enrolled_at: int | None) -> None:
    """Also when no signature is left, and the row says that it is newer than the file beside the database."""
    later = {} if enrolled_at is None else {"enrolled_at": enrolled_at}
    theirs = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    change(town, FOYER, public_key=theirs, endorsement=None, **later)
    town.stop()
    town.start()

    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.hello()
    town.kiosk.report()
    town.desk_reports()
    town.kiosk.take_snapshot()

    assert isinstance(town.kiosk.sync(), Synced)
    assert wrong(town) == []


def test_the_machines_of_an_older_program_are_signed_for_at_the_first_start(town: Town) -> None:
    with town.running.centre.store.writing() as connection:
        connection.execute(update(device).values(endorsement=None))
    town.stop()
    (town.folder / "centre.endorsed").unlink()
    town.start()

    assert isinstance(town.desk.ask(SnapshotWanted()), Snapshot)
    with town.running.centre.store.reading() as connection:
        assert all(one.endorsement for one in machine_keys(connection))


def test_a_key_that_was_put_in_by_hand_as_a_former_one_reads_no_receipt(town: Town) -> None:
    theirs = Ed25519PrivateKey.generate().public_key()
    row = {"public_key": theirs.public_bytes_raw(), "device_id": FOYER, "was_lost": False}
    with town.running.centre.store.writing() as connection:
        connection.execute(former_key.insert().values(**row, ended_at=4_000_000_000))

    town.stop()
    town.start()

    assert key_id_of(theirs) not in town.running.centre.receipt_keys()
    assert [sentence.partition(":")[0] for sentence in said(town, Health.ADVICE)] == [
        f"A former key of {FOYER} is not signed by the centre"
    ]


def test_the_key_a_machine_had_before_keeps_its_signature(town: Town) -> None:
    former = key_id_of(town.kiosk.device.key.public_key())

    enrolled(town.running, FOYER)

    assert former in town.running.centre.receipt_keys()


def test_the_former_keys_of_an_older_program_are_signed_for_at_the_first_start(town: Town) -> None:
    """It signed for those in use, and has left its mark."""
    former = key_id_of(town.kiosk.device.key.public_key())
    enrolled(town.running, FOYER)
    with town.running.centre.store.writing() as connection:
        connection.execute(update(former_key).values(endorsement=None))
    assert len(said(town, Health.ADVICE)) == 1
    town.stop()
    (town.folder / "centre.endorsed").write_bytes(b"")

    town.start()

    assert said(town, Health.ADVICE) == []
    assert former in town.running.centre.receipt_keys()
    with town.running.centre.store.reading() as connection:
        assert all(one.endorsement for one in former_keys(connection))
