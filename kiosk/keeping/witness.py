"""What this machine's memory keeps of the journal: gone with a restart of the machine, and not with the program.

The file lies in the runtime folder, outside the data folder: a data folder put back from a copy is then noticed.
"""

import hashlib
import os
from pathlib import Path

import msgspec

from booking_core.protocol.escrow.journal import Witness
from booking_core.protocol.messages import JournalEnd
from booking_core.store.machine_disk.machine_files import DiskRefused

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def boot_id() -> str:
    """Which start of the machine this is; empty where no one can tell, and then nothing is proved by memory."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def witness_path(data_dir: Path) -> Path:
    """Where the witness of the machine with that data folder lies: in the runtime folder, else in the data folder."""
    name = hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:16]
    named = (os.environ.get("RUNTIME_DIRECTORY"), os.environ.get("XDG_RUNTIME_DIR"), f"/run/user/{os.getuid()}")
    folders = (Path(one) for one in named if one)
    folder = next((one / "moedested" for one in folders if one.is_dir()), data_dir / "run")
    return folder / f"witness-{name}.json"


class WitnessFile:
    """One small file, written after each commit and before the paper; no sync: it need not outlive a power cut."""

    def __init__(self, path: Path, boot: str) -> None:
        self._path = path
        self.boot = boot

    def read(self) -> Witness | None:
        """What was seen last; None when nothing was, or it cannot be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Witness)
        except (OSError, msgspec.MsgspecError):
            return None

    def see(self, end: JournalEnd) -> None:
        """Remember the end of the journal; where that cannot be kept, nothing is remembered, and nothing proved.

        Raises:
            DiskRefused: an older end stands there still, and would prove a journal whole that has lost its last entry.
        """
        if not self.boot:
            return
        fresh = self._path.with_suffix(".new")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh.write_bytes(msgspec.json.encode(Witness(self.boot, end)))
            fresh.replace(self._path)
        except OSError:
            self._forget()

    def _forget(self) -> None:
        try:
            self._path.unlink()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as err:
            raise DiskRefused.by(err, self._path) from err
