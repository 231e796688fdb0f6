"""Programs that see a folder on a disk of its own, which keeps nothing or little: the mounts are theirs alone."""

import subprocess
from pathlib import Path

import pytest

READ_ONLY = 'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1"'
FULL = 'mount -t tmpfs -o size=1m tmpfs "$1" && head -c 1m /dev/zero > "$1/filler" 2> /dev/null; true'


def small(mebibytes: int) -> str:
    """An empty disk of that size."""
    return f'mount -t tmpfs -o size={mebibytes}m tmpfs "$1"'


def on(disk: str, folder: Path) -> list[str]:
    """What is put before a command so that it finds `folder` on that disk. Skips where nobody may mount anything."""
    before = ["unshare", "-rm", "sh", "-c", f'{{ {disk}; }} && shift && exec "$@"', "sh", str(folder)]
    if subprocess.run([*before, "true"], check=False, capture_output=True).returncode:
        pytest.skip("this machine lets nobody mount a file system of their own")
    return before
