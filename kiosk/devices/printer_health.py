"""Whether the printer that an address names could print now: it is asked, and nothing comes out of it."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from kiosk.devices.printer_address import line_at
from kiosk.devices.printers import PrinterAway

LPSTAT = "lpstat"
ANSWER_SECONDS = 5


def check_printer(address: str, data_dir: Path) -> None:
    """Nothing, when it could print now, as far as it can be asked.

    Raises:
        PrinterAway: it could not; the text is the reason.
        ValueError: `address` names no printer.
    """
    kind, _, where = address.partition(":")
    match kind:
        case "folder" | "escpos+folder":
            _check_folder(data_dir / Path(where).expanduser())
        case "cups":
            _check_queue(where)
        case "escpos+file":
            _check_file(Path(where))
        case _:
            line_at(address).check()


def _check_folder(folder: Path) -> None:
    """One that is not there yet is made by the first document."""
    there = next(one for one in (folder, *folder.parents) if one.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        reason = f"{there} cannot be written"
        raise PrinterAway(reason)


def _check_file(path: Path) -> None:
    """Only looked at: an ordinary file would be emptied by being opened."""
    if not path.exists():
        reason = f"there is no {path}"
        raise PrinterAway(reason)
    if not os.access(path, os.W_OK):
        reason = f"{path} cannot be written"
        raise PrinterAway(reason)


def _check_queue(queue: str) -> None:
    try:
        asked = subprocess.run(  # noqa: S603  # the queue stands in the settings
            [LPSTAT, "-p", queue, "-a", queue],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=ANSWER_SECONDS,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as err:
        raise PrinterAway(type(err).__name__) from err
    if asked.returncode:
        raise PrinterAway(asked.stderr.strip())
    _check_told(queue, asked.stdout.splitlines())


def _check_told(queue: str, told: Sequence[str]) -> None:
    """A queue that is stopped keeps what it takes; one that accepts nothing takes nothing."""
    if any(line.startswith(f"printer {queue} disabled") for line in told):
        reason = f"the queue is stopped: cupsenable {queue}"
        raise PrinterAway(reason)
    if any(line.startswith(f"{queue} not accepting requests") for line in told):
        reason = f"the queue accepts nothing: cupsaccept {queue}"
        raise PrinterAway(reason)
