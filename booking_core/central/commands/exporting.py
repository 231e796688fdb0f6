"""`export`: everything as open files."""

import argparse
from pathlib import Path

from booking_core.central.centre import DATABASE
from booking_core.central.commands.arguments import Commands, add_pretending, added
from booking_core.central.commands.opening import database_of, opened
from booking_core.central.commands.saying import OK, say, warn
from booking_core.central.open_files.exporting import export
from booking_core.store.engines.databases import SqliteFile


def add(commands: Commands) -> None:
    """Add `export`."""
    parser = added(commands, "export", _export, "write everything as open files that other programs can read")
    parser.add_argument("target", type=Path, help="a new folder, or a new file whose name ends in .zip")
    contacts_help = "with everybody's names, numbers and addresses in clear: keep the files as you would keep those"
    parser.add_argument("--contacts", action="store_true", help=contacts_help)
    add_pretending(parser)


def _export(options: argparse.Namespace) -> int:
    database, centre = database_of(options), opened(options)
    try:
        where = database or SqliteFile(options.data / DATABASE)
        manifest = export(centre, where, options.target, with_contacts=options.contacts, now=centre.clock())
    finally:
        centre.close()
    lines = sum(one.lines for one in manifest.files)
    say(f"{options.target}: {lines} lines in {len(manifest.files)} files. docs/open-files.md describes them.")
    if manifest.has_contacts:
        return warn(f"{options.target} has names, phone numbers and e-mail addresses in clear. Delete it after use.")
    return OK
