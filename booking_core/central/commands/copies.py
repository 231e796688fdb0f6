"""`migrate`, `backup`, `restore`, `recover` and `doctor`: the database, its copies and its health."""

import argparse
from pathlib import Path

from booking_core.central.commands.arguments import Commands, add_pretending, added
from booking_core.central.commands.opening import database_of, opened
from booking_core.central.commands.saying import OK, REFUSED, say
from booking_core.central.data_folder.backups import back_up, bring_up, recover, restore
from booking_core.central.data_folder.database_failures import name_of
from booking_core.central.data_folder.keys import KEYS_FILE, centre_keys, has_keys
from booking_core.central.machines import overview as machines
from booking_core.central.reports import doctor
from booking_core.findings import findings_told, is_anything_wrong


def add(commands: Commands) -> None:
    """Add `migrate`, `backup`, `restore`, `recover` and `doctor`."""
    migrating = added(commands, "migrate", _migrate, "make the database, or bring it to the newest form")
    lost = "make new keys where the old ones are lost for good: every machine is then enrolled anew"
    migrating.add_argument("--new-keys", action="store_true", help=lost)
    _add_copies(commands)
    _add_doctor(commands)


def _add_copies(commands: Commands) -> None:
    saving = added(commands, "backup", _back_up, "copy the database, in use or not, to a new file")
    restoring = added(commands, "restore", _restore, "put a copy of the database back; every machine then reports")
    saving.add_argument("file", type=Path, help="the copy to make")
    restoring.add_argument("file", type=Path, help="the copy to put back")
    others = "the copy's own keys are lost for good: take those that are there, and enrol every machine anew"
    restoring.add_argument("--new-keys", action="store_true", help=others)
    recovery = "begin a new life on a database that may lack what was answered last; every machine then reports"
    added(commands, "recover", _recover, recovery)


def _add_doctor(commands: Commands) -> None:
    summary = "look whether database, feed, audit log and files are whole, and how safely they are kept"
    add_pretending(added(commands, "doctor", _doctor, summary))


def _doctor(options: argparse.Namespace) -> int:
    centre = opened(options)
    try:
        found = doctor.findings(centre)
    finally:
        centre.close()
    say(*findings_told(found))
    return REFUSED if is_anything_wrong(found) else OK


def _back_up(options: argparse.Namespace) -> int:
    back_up(options.data, options.file, database_of(options))
    beside = "Keep centre.keys, centre.machines and centre.ended too, in another place: see docs/operations.md."
    say(f"{options.file} is a whole copy of the database. {beside}")
    return OK


def _restore(options: argparse.Namespace) -> int:
    former = restore(options.data, options.file, database_of(options), new_keys=options.new_keys)
    if former is not None:
        say(f"The database that was there is {former} now.")
    say(f"{options.file} is in its place.", *_waiting_lines(options))
    return OK


def _recover(options: argparse.Namespace) -> int:
    recover(options.data, database_of(options))
    say("A new life has begun.", *_waiting_lines(options))
    return OK


def _waiting_lines(options: argparse.Namespace) -> list[str]:
    """What a centre in RECOVERY waits for, and what to do."""
    centre = opened(options)
    try:
        missing = machines.waited_for(centre.store, now=centre.clock())
    finally:
        centre.close()
    if not missing:
        return ["No machine is waited for. Start the service."]
    return [
        "Nothing is booked before every machine has told what it knows:",
        *(f"  {one.id}  {one.place}" for one in missing),
        "Start the service, switch them on, and let them come. Who is still missing: moedested central devices",
        "Wait for a machine that is merely off or out of contact. Only one that is destroyed, stolen or gone for good",
        "is declared lost, by two people: moedested central declare-lost ID --by NAME --by NAME",
    ]


def _migrate(options: argparse.Namespace) -> int:
    database = database_of(options)
    bring_up(options.data, database)
    keys = (_new_keys_line(options.data),) if options.new_keys else ()
    name = f"in {options.data}" if database is None else name_of(database)
    say(f"The database {name} has the newest form.", *keys)
    return OK


def _new_keys_line(folder: Path) -> str:
    """Make keys where there are none, and say which of both it was."""
    had, path = has_keys(folder), folder / KEYS_FILE
    centre_keys(folder)
    if had:
        return (
            f"{path} was there already and is as it was: no new keys were made. Is it not the one that this database "
            "belongs to, put the right one in its place; is that lost for good, restore a copy with --new-keys."
        )
    return (
        f"{path} has new keys: enrol every machine anew, and keep a copy of that file in another place. Receipts that "
        "were printed until now are not read any more, and no name that is kept can be opened."
    )
