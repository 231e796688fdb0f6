"""The design system on show: it opens on any machine, and every sheet of it can be seen in every mode."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.shots_gallery import MODES, look_at, shown
from tests.ui.fit import misfits
from ui.view_models.gallery.gallery import SHEETS
from ui.view_models.visit.session import Comfort

ENDS_AT_ONCE = """
import signal, sys
from PySide6.QtCore import QTimer
from kiosk.command_line import main
from kiosk.commands.windows import gui_application

sys.argv = ["moedested", "kiosk", "--data", sys.argv[1], "--gallery"]
gui_application()
QTimer.singleShot(0, lambda: signal.raise_signal(signal.SIGTERM))
sys.exit(main())
"""


def test_it_opens_without_a_centre_and_without_enrolment(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", ENDS_AT_ONCE, str(tmp_path / "never made")],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert not (tmp_path / "never made").exists()


@pytest.mark.parametrize("mode", MODES)
def test_every_sheet_is_whole_in_every_mode(qapp: QGuiApplication, mode: str) -> None:
    assert qapp is not None
    with shown() as gallery:
        found = {}
        for sheet in SHEETS:
            look_at(gallery, sheet, MODES[mode])
            found[sheet] = misfits(gallery.window)

    assert {sheet: faults for sheet, faults in found.items() if faults} == {}


def test_the_helps_switch_the_modes_and_the_sheets_go_round(qapp: QGuiApplication) -> None:
    assert qapp is not None
    with shown() as gallery:
        model = gallery.model
        model.turn(-1)
        for switch in (model.switchContrast, model.switchLow, model.switchTextSize, model.switchStill):
            switch()
        gallery.visit.choose_comfort(replace(gallery.visit.comfort, language="ar"))
        theme = gallery.singleton("Theme")

        assert model.property("sheet") == SHEETS[-1].value
        assert gallery.visit.comfort == Comfort("ar", 150, high_contrast=True, low=True)
        assert [theme.property(name) for name in ("highContrast", "low", "reducedMotion", "tallScript")] == [True] * 4

        gallery.start_over()

        assert (model.property("sheet"), gallery.visit.comfort) == (SHEETS[0].value, Comfort())
