"""The program `moedested kiosk` as a service manager runs it: started, told of its first frame, ended."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.devices.service_manager import READY, VARIABLE

WIDTH, HEIGHT = 1080, 1920
FRAME_WITHIN_SECONDS = 60.0


@contextmanager
def kiosk_process(folder: Path, *, pretend_now: str) -> Iterator[subprocess.Popen[bytes]]:
    """The kiosk of the data folder, with its first frame on a screen of 1080×1920 drawn by the processor."""
    address = folder.parent / "ready"
    address.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager, (folder.parent / "log").open("ab") as log:
        manager.bind(str(address))
        manager.settimeout(FRAME_WITHIN_SECONDS)
        words = [
            sys.executable,
            "-m",
            "kiosk.command_line",
            "kiosk",
            "--data",
            str(folder),
            "--pretend-now",
            pretend_now,
        ]
        process = subprocess.Popen(words, env={**installed(folder), VARIABLE: str(address)}, stderr=log)
        try:
            assert manager.recv(len(READY)) == READY
            yield process
        finally:
            process.terminate()
            process.wait(timeout=30)


def installed(folder: Path) -> dict[str, str]:
    """The environment of a program on the kiosk of the data folder, whose bytecode and compiled screens are kept.

    They are kept beside the folder, as an installed program keeps its own.
    """
    beside = folder.parent
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **inherited,
        "PYTHONPYCACHEPREFIX": str(beside / "bytecode"),
        "XDG_CACHE_HOME": str(beside / "cache"),
        "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(beside)}",
        "QT_QUICK_BACKEND": "software",
        "XDG_RUNTIME_DIR": str(beside),
    }


def _screen(folder: Path) -> Path:
    path = folder / "screen.json"
    screen = {"name": "kiosk", "x": 0, "y": 0, "width": WIDTH, "height": HEIGHT, "logicalDpi": 96, "dpr": 1}
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return path
