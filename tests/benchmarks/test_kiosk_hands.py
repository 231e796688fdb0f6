"""A short slice of the ten thousand who come to a kiosk, choose and walk away: the whole stands in `make bench`."""

import subprocess
import sys
from pathlib import Path

import msgspec

from benchmarks.handled import Done
from tests.booking_core.central.running_centre import running_centre
from tests.kiosk.machines.test_kiosk import enrolled

VISITS = 30


def test_people_who_come_choose_and_walk_away_leave_nothing_in_memory(tmp_path: Path) -> None:
    with running_centre(tmp_path / "central") as running:
        folder = enrolled(tmp_path / "kiosk", running).data_dir
        program = [sys.executable, "-m", "benchmarks.kiosk_hands", str(folder), "0", "1", str(VISITS), "0"]
        told = subprocess.run(program, check=True, capture_output=True, text=True, timeout=120)

    before, after = msgspec.json.decode(told.stdout.splitlines()[-1], type=Done).grown_mib
    assert 0 < after <= before * 1.05
