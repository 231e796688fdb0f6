"""What leads by keys and by ear is loaded when somebody wants to be led, and leads as if it had been there before."""

import subprocess
import sys

IN_A_PROGRAM_OF_ITS_OWN = """
import sys
import kiosk.loading.binding
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from tests.ui.access.listener import HeardVoice, Listener, kiosk_with

app = QGuiApplication(sys.argv)
voice = HeardVoice()
screens = kiosk_with(voice)
screens.show(size=QSize(1080, 1920))
listener = Listener(screens, voice)
listener.waits()
print("PySide6.QtQuick" in sys.modules)
{wakes}
print(listener.waits_to_hear("Oplæsning er slået til") != "")
print(listener.chooses("book") != "", listener.goes_on_to("6 personer").split(",")[0])
screens.close()
"""


def told_by(wakes: str) -> list[str]:
    """What a kiosk says in a process where nothing else has loaded Qt's items."""
    program = [sys.executable, "-W", "error", "-c", IN_A_PROGRAM_OF_ITS_OWN.format(wakes=wakes)]
    told = subprocess.run(program, capture_output=True, text=True, check=False, timeout=300)
    assert told.returncode == 0, told.stderr
    return told.stdout.splitlines()


def test_whoever_touches_and_looks_never_loads_it_and_the_first_key_does() -> None:
    said = told_by("listener.press(Qt.Key.Key_Down)")

    assert said == ["False", "True", "True 6 personer"]


def test_so_does_the_touch_that_has_the_screen_read_aloud() -> None:
    said = told_by("screens.frame.readAloud(True)")

    assert said == ["False", "True", "True 6 personer"]
