"""`moedested central …`: what IT operations type at the central service; see `commands` for each."""

import argparse
from collections.abc import Sequence

from msgspec import MsgspecError
from sqlalchemy.exc import DBAPIError

from booking_core.central.commands import (
    cards,
    clocks,
    copies,
    machines,
    people,
    places,
    serving,
    signs,
    systems,
    wishes,
)
from booking_core.central.commands.arguments import Command
from booking_core.central.commands.saying import NOT_SERVED, REFUSED, refuse
from booking_core.central.data_folder.database_failures import damage_told, is_damage
from booking_core.central.failures import CentralFailure, DatabaseDamaged
from booking_core.store.engines.transactions import Hindered
from booking_core.store.places import NoPlaces


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it did what was asked, 1 when it refused and said why, 2 when it could not serve."""
    options = _parser().parse_args(list(arguments))
    command: Command = options.command
    try:
        return _done(command, options)
    except (CentralFailure, NoPlaces) as err:
        refuse(_words_of(err))
        return NOT_SERVED if command in {serving.serve, serving.demo} else REFUSED


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="moedested central", description="The central booking service.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for part in (serving, places, signs, machines, people, systems, cards, wishes, copies, clocks):
        part.add(commands)
    return parser
