"""`moedested central …`: what IT operations type at the central service; see `commands` for each."""

import argparse
from collections.abc import Sequence

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
from booking_core.central.failures import CentralFailure
from booking_core.store.places import NoPlaces


def main(arguments: Sequence[str]) -> int:
    """Run one command; 0 when it did what was asked, 1 when it refused and said why, 2 when it could not serve."""
    options = _parser().parse_args(list(arguments))
    command: Command = options.command
    try:
        return command(options)
    except (CentralFailure, NoPlaces) as err:
        refuse(_words_of(err))
        return NOT_SERVED if command in {serving.serve, serving.demo} else REFUSED


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
