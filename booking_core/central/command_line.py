"""`moedested central …`: what IT operations type at the central service; see `commands` for each."""

import argparse
import gc
from collections.abc import Iterable, Sequence
from importlib import import_module
from types import ModuleType

from msgspec import MsgspecError
from sqlalchemy.exc import DBAPIError

from booking_core.central import commands
from booking_core.central.commands.arguments import Command
from booking_core.central.commands.saying import refuse
from booking_core.central.data_folder.database_failures import damage_told, is_damage
from booking_core.central.failures import CentralFailure, DatabaseDamaged
from booking_core.store.engines.transactions import Hindered
from booking_core.store.places import NoPlaces

PARTS = {
    "serving": {"serve", "demo"},
    "places": {"import", "hours", "stats"},
    "signs": {"signs"},
    "machines": {"enrol", "enrol-desk", "devices", "retire", "declare-lost"},
    "people": {"staff", "audit", "person", "retention"},
    "systems": {"system"},
    "cards": {"card"},
    "wishes": {"wishes"},
    "copies": {"migrate", "backup", "restore", "recover", "doctor"},
    "exporting": {"export"},
    "clocks": {"clock"},
}
"""The module of `commands` that each stands in. Only that one is loaded: all together take half a second longer."""


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it did what was asked, 1 when it refused and said why, 2 when it could not serve."""
    options = _parser(_parts_of(arguments)).parse_args(list(arguments))
    command: Command = options.command
    try:
        return _done(command, options)
    except (CentralFailure, NoPlaces) as err:
        refuse(_words_of(err))
        refused: int = options.refused
        return refused


def _done(command: Command, options: argparse.Namespace) -> int:
    """Whatever the command finds in the database that nobody has written is told as the damage it is."""
    try:
        return command(options)
    except (DBAPIError, Hindered, MsgspecError, UnicodeDecodeError) as err:
        if not is_damage(err):
            raise
        raise DatabaseDamaged(damage_told(err)) from err


def _words_of(err: Exception) -> str:
    if isinstance(err, NoPlaces):
        return "no places yet. Run: moedested central import FILE"
    return str(err)


def _parts_of(arguments: Sequence[str]) -> Iterable[str]:
    """The one with the command that comes first; all of them for help, or where there is no such command."""
    name = next(iter(arguments), "")
    return [part for part, names in PARTS.items() if name in names] or PARTS


def _parser(parts: Iterable[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested central", description="The central booking service.")
    there = parser.add_subparsers(required=True, metavar="COMMAND")
    for part in parts:
        _loaded(part).add(there)
    return parser


def _loaded(part: str) -> ModuleType:
    """One of `commands`; the collector of garbage sleeps meanwhile, as in `kiosk.command_line`."""
    gc.disable()
    try:
        return import_module(f"{commands.__name__}.{part}")
    finally:
        gc.freeze()
        gc.enable()
