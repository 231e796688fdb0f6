"""A centre put back from a copy books nothing before the machines have told what they know; then all is back."""

import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection

from booking_core.central.centre import open_centre
from booking_core.central.command_line import main
from booking_core.central.data_folder.backups import alone_with, back_up, recover, restore
from booking_core.central.data_folder.epoch_file import keep_epoch, newest_epoch
from booking_core.central.data_folder.keys import KEYS_FILE, centre_keys
from booking_core.central.failures import BackupRefused, DatabaseInUse, DeviceRefused
from booking_core.central.machines import overview as machines
from booking_core.domain.bookings import Booking, Cell, Contact
from booking_core.domain.identity import DeviceId, RoomId, Slot, VenueId
from booking_core.domain.time_spans import slot_of
from booking_core.protocol.codes import code_of, grouped
from booking_core.protocol.messages import (
    Book,
    BookingChanged,
    Confirmed,
    Feed,
    NotUnderstood,
    Snapshot,
    SnapshotWanted,
)
from booking_core.protocol.messages.escrow import Synced
from booking_core.protocol.receipts import key_id_of
from booking_core.protocol.sealing import seal_contact
from booking_core.store.engines.databases import SqliteFile
from booking_core.store.machines import devices
from booking_core.store.schema import metadata, place_card, waiting
from booking_core.store.upkeep.copying import move_rows
from tests.booking_core.central.kiosk_at_the_centre import AT_14, enrolled, is_report_wanted, wish_for
from tests.booking_core.central.restored_town import DESK, FOYER, Town
from tests.booking_core.central.running_centre import (
    MovableClock,
    ask_for,
    chosen_database,
    opened_centre,
    running_centre,
)
from tests.booking_core.store.engines.forms import made_in_form
from tests.postgres_server import Server

pytestmark = pytest.mark.usefixtures("each_engine")

AT_16 = AT_14 + timedelta(hours=2)


def kept(town: Town, one: Booking) -> Booking | None:
    return town.running.centre.store.bookings.with_id(str(one.id))


def test_everything_that_any_machine_knows_comes_back(town: Town, copy: Path) -> None:
    town.kiosk.want(wish_for())
    town.kiosk.sync()
    by_partner = town.book()
    town.kiosk.sync()
    town.kiosk.want(wish_for(starts_at=AT_16))
    before = set(town.kiosk.state.holdings)

    town.back_to(copy)
    refused = town.book("2026-11-26T19:00:00Z", "2026-11-26T20:00:00Z")
    unheard = town.kiosk.sync()
    town.kiosk.hear_epoch(town.epoch)
    wanted = town.kiosk.sync()
    waiting = town.kiosk.report()
    done = town.desk_reports()

    assert (town.epoch, refused["code"]) == (3, "refused")
    assert unheard == NotUnderstood(code="epoch-unknown")
    assert is_report_wanted(wanted)
    assert (waiting.waiting_for, done.waiting_for) == (1, 0)
    assert [kept(town, one) for one in town.kiosk.paper] == town.kiosk.paper
    assert town.running.centre.store.bookings.with_id(by_partner["booking"]["id"]) is not None
    town.kiosk.sync()
    assert set(town.kiosk.state.holdings) == before
    assert town.book("2026-11-26T19:00:00Z", "2026-11-26T20:00:00Z")["booking"]


def test_until_then_it_says_for_whom_it_waits(town: Town, copy: Path) -> None:
    town.back_to(copy)

    told = town.running.get("/readyz")
    refusal = town.book()["refusals"][0]
    listed = list(machines.listing(town.running.centre.store, now=town.running.clock()))

    both = ["Herlev Medborgerhus, medborgerhus-desk", "Herlev Medborgerhus, Foyeren"]
    assert (told.status_code, told.json()["state"], told.json()["waiting_for"]) == (200, "recovering", both)
    assert refusal["code"] == "recovering"
    assert "der ventes på: Herlev Medborgerhus; Herlev Medborgerhus, Foyeren." in refusal["sentence"]
    assert [line for line in listed if "waits for" in line] == [
        f"the centre was restored and waits for the report of {machine}, {place}"
        for machine, place in zip(("medborgerhus-desk", "mh-kiosk-1"), both, strict=True)
    ]


def test_a_house_with_several_desks_is_named_once_to_whoever_wants_to_book(town: Town, copy: Path) -> None:
    town.back_to(copy)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    with town.running.centre.store.writing() as connection:
        devices.register_desk(connection, DeviceId("medborgerhus-tablet"), VenueId("medborgerhus"))
    enrolled(town.running, DeviceId("medborgerhus-tablet"))

    assert "der ventes på: Herlev Medborgerhus. " in town.book()["refusals"][0]["sentence"]


def test_what_only_a_desk_had_heard_comes_back_with_its_report(town: Town, copy: Path) -> None:
    """Why a desk, or a tablet, is waited for although it holds nothing."""
    by_partner = town.book()["booking"]["id"]
    told = town.running.centre.store.bookings.with_id(by_partner)
    assert told is not None

    town.back_to(copy)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    before = town.running.centre.store.bookings.with_id(by_partner)
    town.desk_reports(told)

    assert (before, kept(town, told)) == (None, told)
    assert not town.running.centre.store.head().recovering


def test_nothing_is_granted_before_all_have_reported(town: Town, copy: Path) -> None:
    town.back_to(copy)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    held = set(town.kiosk.state.holdings)
    town.kiosk.give_back(wish_for().id)
    town.kiosk.sync()

    assert set(town.kiosk.state.holdings) == held
    assert town.running.centre.store.head().recovering


def test_a_kiosk_without_proof_leaves_its_free_cells_frozen(town: Town, copy: Path) -> None:
    town.back_to(copy)
    town.kiosk.restart(boot="second")
    town.kiosk.hello()
    town.kiosk.report()
    town.desk_reports()
    town.kiosk.take_snapshot()
    town.kiosk.sync()

    (line,) = [one for one in machines.listing(town.running.centre.store, now=town.running.clock()) if "frozen" in one]
    assert town.kiosk.state.holdings == {}
    assert "cells frozen until they pass" in line


def test_a_copy_that_lacks_nothing_is_recovered_once_and_not_again_at_the_first_booking(town: Town, copy: Path) -> None:
    """The picture a machine takes at the end of the recovery ends in an entry of the life before."""
    town.back_to(copy)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    town.desk_reports()
    town.kiosk.take_snapshot()
    booked = town.book()["booking"]["id"]

    answer = town.kiosk.sync()

    assert isinstance(answer, Synced)
    changes = [entry.change for entry in answer.changes or ()]
    assert [str(one.booking.id) for one in changes if isinstance(one, BookingChanged)] == [booked]
    assert (town.epoch, town.running.centre.store.head().recovering) == (3, False)


def test_a_machine_that_knows_more_than_the_centre_makes_it_recover(town: Town, copy: Path) -> None:
    town.book()
    town.kiosk.sync()
    town.stop()
    move_rows(SqliteFile(copy), chosen_database() or SqliteFile(town.folder / "central.sqlite"))
    (town.folder / "centre.epoch").unlink()
    town.start()
    assert not town.running.centre.store.head().recovering

    answer = town.kiosk.sync()

    assert is_report_wanted(answer)
    assert town.running.centre.store.head().recovering
    assert town.epoch == newest_epoch(town.folder) == 2


def test_a_desk_that_knows_more_than_the_centre_is_asked_to_report(town: Town) -> None:
    snapshot = town.desk.ask(SnapshotWanted())
    assert isinstance(snapshot, Snapshot)
    ahead = snapshot.cursor.__class__(1, snapshot.cursor.number + 1, "f" * 64)

    assert is_report_wanted(town.desk.ask(Feed(after=ahead, wait_seconds=0)))


def test_a_database_older_than_the_file_beside_it_recovers_at_once(town: Town) -> None:
    town.stop()
    keep_epoch(town.folder, 7)
    town.start()

    assert town.epoch == 8
    assert town.running.centre.store.head().recovering


def test_a_booking_whose_cells_went_to_somebody_else_is_shown_to_the_desk(town: Town) -> None:
    town.kiosk.want(wish_for())
    machines.lose(town.running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=town.running.clock())
    rival = booked_by_hand(town, wish_for())
    town.kiosk.device = enrolled(town.running, FOYER)
    town.kiosk.hello()
    town.kiosk.sync()

    doubts = [one for one in machines.listing(town.running.centre.store, now=town.running.clock()) if "doubt" in one]
    assert kept(town, rival) == rival
    assert kept(town, town.kiosk.paper[0]) is None
    code = grouped(code_of(town.kiosk.paper[0].id))
    assert doubts == [f"in doubt: {code}, Lokale 3, 2026-11-26 15:00: its place has gone to others"]


def booked_by_hand(town: Town, wish: Book) -> Booking:
    """Somebody gets the very room, although the lost kiosk's cells have not passed."""
    with town.running.centre.store.writing_books(now=town.running.clock()) as books:
        books.release([Cell(RoomId("lok3"), Slot(slot)) for slot in range(slot_of(AT_14), slot_of(AT_16))])
    town.desk.hello()
    answer = town.desk.ask(wish)
    assert isinstance(answer, Confirmed), answer
    return answer.booking


def test_a_lost_machine_is_believed_no_more_and_its_cells_stay_blocked(town: Town) -> None:
    held = len(town.kiosk.state.holdings)

    said = machines.lose(town.running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=town.running.clock())

    assert f"{held} cells stay blocked" in said
    assert town.kiosk.sync() == NotUnderstood(code="device-unknown")
    answer = town.running.post("/v1/bookings", ask_for("mh-lok3", "2026-11-26T14:00:00Z", "2026-11-26T15:00:00Z"))
    assert answer.json()["refusals"][0]["code"] == "held-elsewhere"
    assert key_id_of(town.kiosk.device.key.public_key()) in town.running.centre.receipt_keys()


@pytest.mark.parametrize("people", [(), ("Anna",), ("Anna", " anna "), ("", "Bo")])
def test_one_person_alone_declares_nothing_lost(town: Town, people: tuple[str, ...]) -> None:
    with pytest.raises(DeviceRefused, match="Two different people"):
        machines.lose(town.running.centre, FOYER, people, now=town.running.clock())

    assert isinstance(town.kiosk.sync(), Synced)


def test_a_restored_centre_waits_no_more_for_a_machine_that_is_lost(town: Town, copy: Path) -> None:
    town.back_to(copy)
    town.desk_reports()

    machines.lose(town.running.centre, FOYER, ("Anna", "Bo"), anyway=True, now=town.running.clock())

    assert not town.running.centre.store.head().recovering
    assert town.book()["booking"]


def test_a_machine_that_has_not_reported_yet_is_not_retired(town: Town, copy: Path) -> None:
    """A copy may know of nothing that it holds, and one person alone must not end the wait for what it knows."""
    town.back_to(copy)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()

    with pytest.raises(DeviceRefused, match=r"waits for the report of medborgerhus-desk.*declare-lost"):
        machines.retire(town.running.centre, DESK, now=town.running.clock())

    town.desk_reports()
    assert "is retired" in machines.retire(town.running.centre, DESK, now=town.running.clock())
    assert not town.running.centre.store.head().recovering


def test_a_machine_is_retired_once_it_has_given_everything_back(town: Town) -> None:
    centre, now = town.running.centre, town.running.clock()
    with pytest.raises(DeviceRefused, match=r"not yet: .* is asked for them"):
        machines.retire(centre, FOYER, now=now)
    town.kiosk.sync()
    town.kiosk.sync()

    assert "is retired. Take it out of the places file too" in machines.retire(centre, FOYER, now=now)
    assert town.kiosk.sync() == NotUnderstood(code="device-unknown")
    with pytest.raises(DeviceRefused, match="there is no machine"):
        machines.retire(centre, FOYER, now=now)


def test_no_copy_is_put_back_while_the_service_runs(town: Town, copy: Path) -> None:
    named = re.escape(f"another process holds the database of {town.folder}.")  # on a server there is no file of it
    with alone_with(town.folder), pytest.raises(DatabaseInUse, match=named):
        restore(town.folder, copy, chosen_database())
    with alone_with(town.folder), pytest.raises(DatabaseInUse, match=named):
        recover(town.folder, chosen_database())


def test_what_is_no_copy_of_a_centre_changes_nothing(town: Town, tmp_path: Path) -> None:
    booked = town.book()["booking"]["id"]
    town.stop()
    wrong = tmp_path / "letter.txt"
    wrong.write_text("Kære alle", encoding="utf-8")

    for source, said in ((wrong, "is no copy of a central database"), (tmp_path / "nothing", "there is no file")):
        with pytest.raises(BackupRefused, match=said):
            restore(town.folder, source, chosen_database())
    with pytest.raises(BackupRefused, match="there already"):
        back_up(town.folder, wrong, chosen_database())

    centre = open_centre(town.folder, database=chosen_database())
    assert centre.store.bookings.with_id(booked) is not None
    assert centre.store.head().epoch == 1
    centre.close()


def test_a_copy_in_a_life_that_no_centre_comes_to_changes_nothing(town: Town, copy: Path) -> None:
    """Above it no machine would understand the centre any more, and it never lives an older life again."""
    town.stop()
    with closing(sqlite3.connect(copy)) as damaged, damaged:
        damaged.execute("UPDATE centre SET epoch = 4611686018427387904")

    with pytest.raises(BackupRefused, match="no centre comes to life 4611686018427387904"):
        restore(town.folder, copy, chosen_database())
    assert newest_epoch(town.folder) == 1


def test_a_copy_made_by_a_newer_program_changes_nothing(town: Town, copy: Path) -> None:
    town.stop()
    with closing(sqlite3.connect(copy)) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(BackupRefused, match="newer program"):
        restore(town.folder, copy, chosen_database())

    open_centre(town.folder, database=chosen_database()).close()


def test_a_copy_in_an_earlier_form_is_brought_to_the_newest(town: Town, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.sqlite"
    made_in_form(SqliteFile(earlier), "0005")
    town.stop()

    restore(tmp_path / "new", earlier, chosen_database())

    centre = open_centre(tmp_path / "new", database=chosen_database())
    assert (centre.store.head().epoch, centre.store.head().recovering) == (3, False)
    centre.close()


def test_what_a_power_cut_left_in_the_log_beside_the_file_comes_back_with_it(town: Town, tmp_path: Path) -> None:
    made, copy = town.book()["booking"], tmp_path / "copy.sqlite"
    back_up(town.folder, copy, chosen_database())
    town.stop()
    left = written_to_the_log_alone(copy, "UPDATE booking SET persons = 9", tmp_path / "disk")

    restore(town.folder, left, chosen_database())

    centre = open_centre(town.folder, database=chosen_database())
    restored = centre.store.bookings.with_id(made["id"])
    centre.close()
    assert restored is not None
    assert (made["persons"], restored.persons) == (4, 9)
    assert sorted(one.name for one in left.parent.iterdir() if not one.name.endswith("-shm")) == [
        "central.sqlite",
        "central.sqlite-wal",
    ]


def written_to_the_log_alone(database: Path, statement: str, disk: Path) -> Path:
    """The file on the `disk` of a machine that died before what was written last came out of the log."""
    disk.mkdir()
    with closing(sqlite3.connect(database, isolation_level=None)) as running:
        running.execute("PRAGMA journal_mode = WAL")
        running.execute("PRAGMA wal_autocheckpoint = 0")
        running.execute(statement)
        for ending in ("", "-wal"):
            shutil.copyfile(f"{database}{ending}", disk / f"central.sqlite{ending}")
    return disk / "central.sqlite"


def test_a_copy_goes_back_onto_the_other_engine(town: Town, copy: Path, tmp_path: Path, postgres: Server) -> None:
    """The two engines are two places for the same rows."""
    town.stop()
    with postgres.fresh_database() as fresh:
        other = fresh if chosen_database() is None else None
        shutil.copytree(town.folder, tmp_path / "moved", ignore=shutil.ignore_patterns("central.sqlite*"))
        restore(tmp_path / "moved", copy, other)
        again = tmp_path / "again.sqlite"
        back_up(tmp_path / "moved", again, other)

    before, after = rows_in(copy), rows_in(again)
    assert {name for name in before if before[name] != after[name]} == {"centre"}
    assert len(before["booking"]) + len(before["feed"]) > 0


def rows_in(copy: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(copy)) as connection:
        names = [table.name for table in metadata.sorted_tables]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}  # noqa: S608


def test_what_is_put_back_is_never_a_valid_old_centre_for_a_moment(
    copy: Path, town: Town, tmp_path: Path, postgres: Server
) -> None:
    """A row of the centre that is not in RECOVERY is refused, from before the copy goes back."""
    town.stop()
    with postgres.fresh_database() as fresh:
        shutil.copytree(town.folder, tmp_path / "moved", ignore=shutil.ignore_patterns("central.sqlite*"))
        refuse = "ALTER TABLE centre ADD CONSTRAINT in_recovery CHECK (recovering) NOT VALID"
        postgres.execute(refuse, database=str(fresh.url.database))

        restore(tmp_path / "moved", copy, fresh)

        centre = open_centre(tmp_path / "moved", database=fresh)
        assert (centre.store.head().epoch, centre.store.head().recovering) == (3, True)
        centre.close()


def test_a_database_that_was_taken_over_begins_a_new_life_when_told_to(
    town: Town, capsys: pytest.CaptureFixture[str]
) -> None:
    """As after the failover to a standby that may lack the last commits."""
    town.kiosk.want(wish_for())
    town.stop()

    said = main(["recover", "--data", str(town.folder)])
    town.start()

    assert said == 0
    assert "Nothing is booked before every machine has told what it knows:" in capsys.readouterr().out
    assert (town.epoch, town.running.centre.store.head().recovering) == (3, True)
    town.kiosk.hear_epoch(town.epoch)
    town.kiosk.report()
    town.desk_reports()
    assert [kept(town, one) for one in town.kiosk.paper] == town.kiosk.paper


def test_a_centre_without_machines_waits_for_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, copy = tmp_path / "centre", tmp_path / "copy.sqlite"
    with opened_centre(folder, MovableClock()):
        back_up(folder, copy, chosen_database())

    assert main(["restore", str(copy), "--data", str(folder)]) == 0

    said = capsys.readouterr()
    assert f"{copy} is in its place.\nNo machine is waited for. Start the service.\n" in said.out
    assert "machines=" not in said.out + said.err


def test_who_runs_the_centre_does_all_of_it_from_the_command_line(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data, copy = ["--data", str(town.folder)], tmp_path / "copy.sqlite"
    backed_up = main(["backup", str(copy), *data])
    town.stop()
    restored = main(["restore", str(copy), *data])
    listed = main(["devices", *data])
    refused = main(["declare-lost", FOYER, "--by", "Anna", *data])
    lost = main(["declare-lost", FOYER, "--by", "Anna", "--by", "Bo", "--anyway", *data])

    said = capsys.readouterr()
    assert (backed_up, restored, listed, refused, lost) == (0, 0, 0, 1, 0)
    assert "Nothing is booked before every machine has told what it knows:\n  " in said.out
    assert f"  {FOYER}  Herlev Medborgerhus, Foyeren\n" in said.out
    assert "central declare-lost ID --by NAME --by NAME\n" in said.out
    assert "Wait for a machine that is merely off" in said.out
    assert f"waits for the report of {FOYER}, Herlev Medborgerhus, Foyeren" in said.out
    assert "mh-kiosk-1  Herlev Medborgerhus, Foyeren" in said.out
    assert "switched off for good" in said.err
    assert (town.folder / "central.sqlite.before-restore-1").exists()


def test_names_that_a_database_set_aside_has_too_long_are_told(
    without_machines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(tmp_path / "copy"), "--data", str(without_machines)]) == 0
    capsys.readouterr()

    before, after = (_about_what_was_set_aside(without_machines, day, capsys) for day in ("2026-11-28", "2027-11-28"))

    assert before == ""
    assert after.startswith(
        "wrong   central.sqlite.before-restore-1, set aside by restore, has 1 names in it whose days"
    )


def _about_what_was_set_aside(folder: Path, day: str, capsys: pytest.CaptureFixture[str]) -> str:
    main(["doctor", "--data", str(folder), "--pretend-now", f"{day}T12:00+01:00"])
    return "".join(line for line in capsys.readouterr().out.splitlines() if "before-restore" in line)


def test_a_copy_is_put_beside_its_own_keys_alone(
    copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    assert main(["restore", str(copy), "--data", str(elsewhere)]) == 1

    assert f"{elsewhere / KEYS_FILE} is not there" in capsys.readouterr().err
    assert not (elsewhere / "central.sqlite").exists()


def test_a_copy_is_not_put_beside_keys_that_the_service_made_in_an_empty_folder(
    town: Town, copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    centre_keys(elsewhere)
    made = (elsewhere / KEYS_FILE).read_bytes()
    town.stop()

    assert main(["restore", str(copy), "--data", str(elsewhere)]) == 1
    assert f"{elsewhere / KEYS_FILE} is not the file of keys that this database belongs to" in capsys.readouterr().err
    assert not (elsewhere / "central.sqlite").exists()

    assert main(["restore", str(copy), "--data", str(elsewhere), "--new-keys"]) == 0
    assert (elsewhere / KEYS_FILE).read_bytes() == made

    shutil.copy(town.folder / KEYS_FILE, elsewhere)
    assert main(["restore", str(copy), "--data", str(elsewhere)]) == 0


def test_a_database_that_machines_trust_gets_no_new_keys_without_being_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "kept"
    with opened_centre(folder, MovableClock()) as centre, centre.store.writing() as connection:
        devices.keep_enrolment_code(connection, FOYER, "CODE", now=centre.clock())
        devices.enrol(connection, "CODE", bytes(32), now=centre.clock())
    (folder / KEYS_FILE).unlink()

    assert main(["devices", "--data", str(folder)]) == 1
    assert "Copy it there first" in capsys.readouterr().err
    assert not (folder / KEYS_FILE).exists()

    assert main(["migrate", "--new-keys", "--data", str(folder)]) == 0
    assert "has new keys: enrol every machine anew" in capsys.readouterr().out
    made = (folder / KEYS_FILE).read_bytes()

    assert main(["migrate", "--new-keys", "--data", str(folder)]) == 0
    assert "was there already and is as it was: no new keys were made" in capsys.readouterr().out
    assert (folder / KEYS_FILE).read_bytes() == made
    assert main(["devices", "--data", str(folder)]) == 0


@pytest.fixture
def without_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The folder of a town that has no machine yet, with a booking made on its page; a copy of it lies in `copy`."""
    with running_centre(tmp_path / "kept") as running:
        asked = ask_for("mh-lok3", "2026-11-27T14:00:00+01:00", "2026-11-27T15:00:00+01:00")
        assert running.post("/v1/bookings", {**asked, "phone": "40 21 73 55"}).status_code == 201
    assert main(["backup", str(tmp_path / "copy"), "--data", str(tmp_path / "kept")]) == 0
    capsys.readouterr()
    return tmp_path / "kept"


def test_a_database_with_bookings_gets_no_new_keys_though_no_machine_trusts_the_old_ones(
    without_machines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (without_machines / KEYS_FILE).unlink()

    assert main(["devices", "--data", str(without_machines)]) == 1
    assert main(["restore", str(tmp_path / "copy"), "--data", str(tmp_path / "new")]) == 1

    assert capsys.readouterr().err.count("Copy it there first") == 2
    assert not (without_machines / KEYS_FILE).exists()


def test_a_copy_with_bookings_is_not_put_beside_keys_that_open_none_of_their_names(
    without_machines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "new").mkdir()
    centre_keys(tmp_path / "new")

    assert main(["restore", str(tmp_path / "copy"), "--data", str(tmp_path / "new")]) == 1
    assert "is not the file of keys that this database belongs to" in capsys.readouterr().err

    shutil.copy(without_machines / KEYS_FILE, tmp_path / "new")
    assert main(["restore", str(tmp_path / "copy"), "--data", str(tmp_path / "new")]) == 0


@pytest.mark.parametrize("command", [["doctor"], ["person", "40217355", "--export", "FILE"], ["export", "FOLDER"]])
def test_no_command_tells_of_nobody_where_other_keys_have_sealed_the_names(
    without_machines: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    """A request to see what is kept would be answered with a no, and a copy for another program hold nobody."""
    (without_machines / KEYS_FILE).unlink()
    centre_keys(without_machines)
    files = {"FILE": str(tmp_path / "person.json"), "FOLDER": str(tmp_path / "files")}
    words = [files.get(word, word) for word in command] + (["--contacts"] if command[0] == "export" else [])

    assert main([*words, "--data", str(without_machines)]) == 1

    said = "".join(capsys.readouterr())
    assert "is not the file of keys that this database belongs to" in said
    assert "audit log cannot be believed" not in said
    assert not any(Path(file).exists() for file in files.values())


@pytest.mark.parametrize("of", ["a wish", "a place card"])
def test_a_town_with_nobody_but_on_wishes_and_cards_has_keys_of_its_own_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], of: str
) -> None:
    folder, copy = tmp_path / "kept", tmp_path / "copy"
    with opened_centre(folder, MovableClock()) as centre, centre.store.writing() as connection:
        sealed = seal_contact(Contact(phone="44000111"), centre.keys.sealing.public_key())
        _put_somebody(connection, of, sealed)
    assert main(["backup", str(copy), "--data", str(folder)]) == 0
    (folder / KEYS_FILE).unlink()
    centre_keys(folder)

    assert main(["doctor", "--data", str(folder)]) == 1
    assert main(["restore", str(copy), "--data", str(folder)]) == 1

    said = "".join(capsys.readouterr())
    assert said.count("is not the file of keys that this database belongs to") == 2


def _put_somebody(connection: Connection, of: str, sealed: bytes) -> None:
    """On the waiting list, or with a place card."""
    row: dict[str, object] = {"id": str(uuid4()), "sealed": sealed, "keep_until": 4_000_000_000}
    if of == "a wish":
        days = {"first_day": "2026-11-27", "last_day": "2026-11-28"}
        wish = {"code": "123456780", "need": b"{}", "made_at": 1_700_000_000, **days}
        connection.execute(waiting.insert().values(**row, **wish))
    else:
        card = {"kind": "citizen", "valid_until": "2030-01-01", "issued_at": 1_700_000_000}
        connection.execute(place_card.insert().values(**row, **card))


def test_open_files_are_no_copy_and_it_is_said_what_they_are_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["restore", str(tmp_path), "--data", str(tmp_path / "data")]) == 1

    assert "is a folder" in capsys.readouterr().err
