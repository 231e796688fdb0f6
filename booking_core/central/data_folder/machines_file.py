"""Which machines were ever enrolled here, in a file beside the database: one put back from a copy may know fewer.

A machine is in the file before the database knows its key, and so is that it was declared lost or retired: the file is
never behind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from booking_core.central.failures import MachinesUnreadable
from booking_core.domain.identity import DeviceId
from booking_core.store.durable_files import alone_in, write_durably
from booking_core.store.machines.devices import EnrolledMachine

_FILE = "centre.machines"


def machines_kept(folder: Path) -> tuple[EnrolledMachine, ...]:
    """Every machine the file knows, each as it was enrolled last; none when there is no file.

    Raises:
        MachinesUnreadable: the file is damaged.
    """
    path = folder / _FILE
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[EnrolledMachine, ...])
    except FileNotFoundError:
        return ()
    except (msgspec.MsgspecError, UnicodeDecodeError) as err:
        raise MachinesUnreadable(path) from err


def keep_machines(folder: Path, machines: Iterable[EnrolledMachine]) -> None:
    """Let the file know them, each as it is enrolled now.

    Raises:
        MachinesUnreadable: the file is damaged.
    """
    with alone_in(folder):
        _write(folder, {one.device: one for one in (*machines_kept(folder), *machines)})


def keep_gone(folder: Path, device: DeviceId) -> None:
    """Let the file know that the machine is declared lost or retired, until it is enrolled anew.

    Raises:
        MachinesUnreadable: the file is damaged.
    """
    with alone_in(folder):
        kept = {one.device: one for one in machines_kept(folder)}
        if device in kept:
            _write(folder, kept | {device: replace(kept[device], gone=True)})


def _write(folder: Path, kept: Mapping[str, EnrolledMachine]) -> None:
    content = msgspec.json.format(msgspec.json.encode([kept[name] for name in sorted(kept)]), indent=1)
    write_durably(folder / _FILE, content)
