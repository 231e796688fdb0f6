"""Run on a disk of its own: each command of the centre where there is no room, and again once there is.

    python -m tests.booking_core.central.full_disk DISK KEPT    ──►  what each said, as JSON

KEPT has a centre's data folder `centre`, a copy of its database and its open files, on another disk.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from booking_core.central.command_line import main

COMMANDS = {
    "migrate": ("migrate", "--data", "DISK/new"),
    "import": ("import", "KEPT/open", "--data", "DISK/new"),
    "backup": ("backup", "DISK/copy.sqlite", "--data", "KEPT/centre"),
    "restore": ("restore", "KEPT/copy.sqlite", "--data", "DISK/centre"),
    "staff": ("staff", "--add", "jens", "--data", "DISK/centre"),
}
"""Each begins with a whole centre on that disk, and an empty folder beside it."""


def tried(disk: Path, kept: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """What became of each: without room, with it, and what the doctor then says of the centre that was there."""
    for name, words in COMMANDS.items():
        arguments = [word.replace("DISK", str(disk)).replace("KEPT", str(kept)) for word in words]
        _lay(disk, kept)
        _fill(disk)
        refused, said = _run(arguments)
        (disk / "filler").unlink()
        doctor, _ = _run(["doctor", "--data", str(disk / "centre")])
        done, _ = _run(arguments)
        yield name, {"refused": refused, "said": said, "doctor": doctor, "done": done}


def _lay(disk: Path, kept: Path) -> None:
    for there in disk.iterdir():
        shutil.rmtree(there) if there.is_dir() else there.unlink()
    (disk / "new").mkdir(mode=0o700)
    shutil.copytree(kept / "centre", disk / "centre")


def _fill(disk: Path) -> None:
    free = shutil.disk_usage(disk).free
    (disk / "filler").write_bytes(bytes(free))


def _run(arguments: list[str]) -> tuple[int, str]:
    said = StringIO()
    with redirect_stderr(said), redirect_stdout(StringIO()):
        code = main(arguments)
    return code, said.getvalue().strip()


if __name__ == "__main__":
    json.dump(dict(tried(Path(sys.argv[1]), Path(sys.argv[2]))), sys.stdout)
