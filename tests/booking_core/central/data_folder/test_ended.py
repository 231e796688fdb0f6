"""Tokens and passwords that ended since the copy was made: a centre that is put back keeps them out."""

from collections.abc import Callable
from pathlib import Path

import pytest
import requests
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from booking_core.central.accounts import ending, staff_accounts, system_accounts
from booking_core.central.accounts.passwords import is_password
from booking_core.central.centre import DATABASE, Centre, open_centre
from booking_core.central.data_folder.backups import back_up
from booking_core.central.data_folder.ended_file import ENDED_FILE
from booking_core.central.failures import EndedUnreadable
from booking_core.domain.identity import StaffId, StaffRole
from booking_core.protocol.messages.staff import NotSignedIn, StaffTold, StaffWanted
from booking_core.store.accounts import staff
from booking_core.store.accounts.ended_credentials import of_staff
from booking_core.store.logs import audit
from tests.booking_core.central.accounts.test_signing_in import OWN, begun, sign_in
from tests.booking_core.central.restored_town import Town
from tests.booking_core.central.running_centre import PATIENCE_SECONDS, chosen_database

ENDINGS = {"staff-retired", "password-ended", "system-retired"}


def copied(town: Town, target: Path) -> Path:
    back_up(town.folder, target, chosen_database())
    return target


def passwords(centre: Centre) -> dict[str, str]:
    """What is kept of them, by name."""
    with centre.store.reading() as connection:
        return {one.id: one.secret for one in staff.accounts(connection)}


def counts(town: Town, token: str) -> bool:
    headers, url = {"Authorization": f"Bearer {token}"}, f"{town.running.url}/v1/house/requests"
    return requests.get(url, headers=headers, timeout=PATIENCE_SECONDS).ok


def test_a_retired_account_and_a_replaced_token_stay_so_and_the_others_are_as_they_were(
    town: Town, tmp_path: Path
) -> None:
    centre = town.running.centre
    first = {name: staff_accounts.add(centre, name, StaffRole.DESK) for name in ("jens", "mette", "asta")}
    leaked, good = (system_accounts.add(centre, name, StaffRole.DESK) for name in ("esdh", "plan"))
    copy = copied(town, tmp_path / "copy.sqlite")
    staff_accounts.retire(centre, "jens")
    staff_accounts.reset(centre, "mette")
    system_accounts.renew(centre, "esdh")

    town.back_to(copy)

    kept = passwords(town.running.centre)
    assert {name: is_password(first[name], secret) for name, secret in kept.items()} == {"mette": False, "asta": True}
    assert (counts(town, leaked), counts(town, good)) == (False, True)
    with town.running.centre.store.reading() as connection:
        acts = [entry.act for entry in audit.entries(connection)]
    assert {(one.verb, one.subject) for one in acts if one.actor == "centre" and one.verb in ENDINGS} == {
        ("staff-retired", "jens"),
        ("password-ended", "mette"),
        ("system-retired", "esdh"),
    }


def test_a_password_that_its_owner_has_changed_signs_nobody_in_until_there_is_a_first_one_again(
    town: Town, tmp_path: Path
) -> None:
    begun(town.desk)
    copy = copied(town, tmp_path / "copy.sqlite")
    assert isinstance(sign_in(town.desk, "jens", OWN, "en helt anden lang saetning"), StaffTold)

    town.back_to(copy)
    town.desk.epoch = town.epoch
    old = sign_in(town.desk, "jens", OWN)
    fresh = staff_accounts.reset(town.running.centre, "jens")

    assert isinstance(old, NotSignedIn)
    assert isinstance(sign_in(town.desk, "jens", fresh, OWN + " igen"), StaffTold)


def test_where_all_who_had_accounts_then_were_retired_a_desk_still_asks_who_acts(town: Town, tmp_path: Path) -> None:
    begun(town.desk)
    copy = copied(town, tmp_path / "copy.sqlite")
    staff_accounts.add(town.running.centre, "mette", StaffRole.ADMINISTRATOR)
    staff_accounts.retire(town.running.centre, "jens")

    town.back_to(copy)
    town.desk.epoch = town.epoch

    assert isinstance(sign_in(town.desk, "jens", OWN), NotSignedIn)
    assert town.desk.ask(StaffWanted()) == StaffTold(is_needed=True)


def test_an_account_made_again_under_the_same_name_is_another_one(town: Town, tmp_path: Path) -> None:
    centre = town.running.centre
    staff_accounts.add(centre, "jens", StaffRole.DESK)
    staff_accounts.retire(centre, "jens")
    again = staff_accounts.add(centre, "jens", StaffRole.DESK)
    copy = copied(town, tmp_path / "copy.sqlite")

    town.back_to(copy)

    assert is_password(again, passwords(town.running.centre)["jens"])


def test_a_database_that_was_put_back_by_hand_is_looked_at_too(town: Town, tmp_path: Path) -> None:
    token = system_accounts.add(town.running.centre, "esdh", StaffRole.DESK)
    copy = copied(town, tmp_path / "copy.sqlite")
    system_accounts.retire(town.running.centre, "esdh")
    town.stop()
    database = town.folder / DATABASE
    for suffix in ("-wal", "-shm"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    database.write_bytes(copy.read_bytes())

    town.start()

    assert not counts(town, token)


@pytest.mark.parametrize("end", [staff_accounts.retire, staff_accounts.reset])
def test_what_could_not_be_written_has_not_ended(town: Town, end: Callable[[Centre, str], object]) -> None:
    first = staff_accounts.add(town.running.centre, "jens", StaffRole.DESK)
    with town.running.centre.store.writing() as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO away"))

    with pytest.raises(DBAPIError):
        end(town.running.centre, "jens")

    with town.running.centre.store.writing() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO audit"))
    town.stop()
    town.start()
    assert is_password(first, passwords(town.running.centre)["jens"])


def test_a_file_that_is_damaged_meanwhile_hides_not_why_nothing_was_written(town: Town) -> None:
    centre = town.running.centre
    staff_accounts.add(centre, "jens", StaffRole.DESK)

    def end_and_fail() -> None:
        with ending.ending(centre) as one:
            one.end(of_staff(one.connection, StaffId("jens"), with_account=True))
            (town.folder / ENDED_FILE).write_bytes(b"[{")
            raise LookupError

    with pytest.raises(LookupError):
        end_and_fail()


def test_the_file_holds_no_token_and_no_name(town: Town) -> None:
    token = system_accounts.add(town.running.centre, "esdh", StaffRole.DESK)
    system_accounts.retire(town.running.centre, "esdh")

    written = (town.folder / ENDED_FILE).read_text()

    assert len(written.split("digest")) == 2
    assert token not in written
    assert "esdh" not in written


def test_a_damaged_file_says_what_to_do(town: Town) -> None:
    town.stop()
    (town.folder / ENDED_FILE).write_bytes(b"[{")

    with pytest.raises(EndedUnreadable, match="Put back your copy"):
        open_centre(town.folder)
