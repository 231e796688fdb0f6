"""The program `moedested`: finds the command that is asked for and hands the other arguments to it.

Commands are entry points of the group `moedested.commands`, so a machine that shows the kiosk never
imports the central service, and each part of the program brings its own commands along.
"""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import EntryPoint, entry_points, version
from typing import TextIO

from kiosk.logs import log_without_values

COMMAND_GROUP = "moedested.commands"

DONE = 0
MISUSED = 2

SUMMARIES = {
    "kiosk": "the touchscreen that people book at",
    "front-desk": "the day's board, for staff",
    "janitor": "the day's round, on a tablet",
    "schedule": "the janitor's sheet of a day, as PDF or printed; on an enrolled machine",
    "central": "the booking service, and all that IT operations do with it",
    "demo": "a kiosk with a town made up, and nothing to set up",
    "simulate": "prove the booking protocol against every fault",
}
"""Said here, for the commands themselves are imported only to be run."""

Command = Callable[[Sequence[str]], int]


def main() -> int:
    """Run the program as installed and return its exit code."""
    log_without_values()
    return run(sys.argv[1:], commands=entry_points(group=COMMAND_GROUP), output=sys.stdout, errors=sys.stderr)


def run(arguments: Sequence[str], *, commands: Iterable[EntryPoint], output: TextIO, errors: TextIO) -> int:
    """Run the command named first in `arguments` and return its exit code, 2 when there is none such."""
    by_name = {command.name: command for command in commands}
    if not arguments:
        errors.write(_usage(by_name))
        return MISUSED
    name, *rest = arguments
    if name in {"-h", "--help", "help"}:
        output.write(_usage(by_name))
        return DONE
    if name == "--version":
        output.write(f"moedested {version('moedested')}\n")
        return DONE
    if name not in by_name:
        errors.write(f"moedested: there is no command '{name}'\n\n{_usage(by_name)}")
        return MISUSED
    return _loaded(by_name[name])(rest)


def _loaded(entry: EntryPoint) -> Command:
    """What `entry` names. Code that is being loaded is no garbage: looking for some costs a fifth of a start."""
    gc.disable()
    try:
        command: Command = entry.load()
    finally:
        gc.freeze()
        gc.enable()
    return command


def _usage(names: Iterable[str]) -> str:
    lines = ["Usage: moedested COMMAND [ARGUMENT ...]", "", "Commands:"]
    lines += [f"  {name:<12}{SUMMARIES.get(name, '')}".rstrip() for name in sorted(names)]
    lines += ["", "moedested COMMAND --help tells more about one command.", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
