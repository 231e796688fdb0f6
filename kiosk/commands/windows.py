"""Showing a machine on its screen until the window is closed or the process is told to stop."""

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QSize, QSocketNotifier
from PySide6.QtGui import QGuiApplication

from kiosk.devices.service_manager import tell_ready
from ui.bridge.failures import failures_handled
from ui.ports import HousePicture

FIRST_PICTURE_SECONDS = 20
WINDOW_SIZE = QSize(540, 960)
"""Of a kiosk that does not fill the screen."""

_SIGNALS_AT_ONCE = 64


class NoDisplay(Exception):
    """There is nothing to open a window on."""


def check_display() -> None:
    """Qt ends the whole process where it finds no display, so look first.

    Raises:
        NoDisplay: on Linux, and neither a display nor another platform of Qt is named, or no compositor listens there.
    """
    _check_compositor()
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform == "linux" and not named:
        message = "there is no display here: start it in a graphical session, or set DISPLAY or WAYLAND_DISPLAY"
        raise NoDisplay(message)


def _check_compositor() -> None:
    """Where Qt may only draw on one: of several platforms it takes the first that it can."""
    platforms = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    if not all(one.startswith("wayland") for one in platforms):
        return
    folder, name = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    try:
        listens = Path(folder, name).is_socket()
    except OSError as err:
        message = f"the compositor's {Path(folder, name)} cannot be reached ({err.strerror}): start this as its user"
        raise NoDisplay(message) from err
    if not listens:
        message = f"no compositor listens at {Path(folder, name)}: start it, or correct WAYLAND_DISPLAY"
        raise NoDisplay(message)


def gui_application() -> QGuiApplication:
    """The process's one GUI application. It draws by the processor (ADR 0003), as it is tested.

    Its screens' bindings are interpreted, Qt's own switch: they are too short to be worth machine code, which is
    made anew for every page that is opened, in a megabyte and some milliseconds.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QV4_FORCE_INTERPRETER", "1")
    present = QCoreApplication.instance()
    return present if isinstance(present, QGuiApplication) else QGuiApplication(sys.argv[:1])


class Shown(Protocol):
    """Screens that can be shown, as `ui` makes them."""

    def show(self, *, size: QSize | None = None) -> None: ...
    def when_drawn(self, call: Callable[[], None]) -> None: ...
    def post(self, picture: HousePicture) -> None: ...
    def start_over(self) -> None: ...
    def close(self) -> None: ...


class Showable(Protocol):
    """A machine with pictures to show."""

    def first_picture(self, *, within_seconds: float) -> HousePicture: ...
    def follow(self, post: Callable[[HousePicture], None]) -> None: ...
    def stop(self) -> None: ...


def show_until_closed(machine: Showable, make: Callable[[HousePicture], Shown], *, size: QSize | None) -> int:
    """Run the screens that `make` makes for `machine`, full screen or in `size`, and return the exit code.

    Raises:
        NothingToShow: the first start did not reach the centre.
        ScreensUnusable: the screens could not be loaded.
    """
    gui = gui_application()
    with stopping(machine):
        screens = make(machine.first_picture(within_seconds=FIRST_PICTURE_SECONDS))
        screens.when_drawn(lambda: _drawn(machine, screens))
        screens.show(size=size)
        with failures_handled(screens.start_over), ending_by_signal(gui.quit):
            code = gui.exec()
        screens.close()
    return code


def _drawn(machine: Showable, screens: Shown) -> None:
    """The screen is up. The centre waits for it: the library behind the network is heavy, and the frame shows none."""
    tell_ready()
    machine.follow(screens.post)


@contextmanager
def stopping(machine: Showable) -> Iterator[None]:
    """End the machine when the block is left, however it is left."""
    try:
        yield
    finally:
        machine.stop()


@contextmanager
def ending_by_signal(end: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and SIGINT end the event loop, at once: each writes a byte, which wakes it and lets Python see them."""
    before = {number: signal.signal(number, lambda *_: end()) for number in (signal.SIGTERM, signal.SIGINT)}
    told, tells = socket.socketpair()
    with told, tells:
        told.setblocking(False)
        tells.setblocking(False)
        notifier = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(lambda *_: told.recv(_SIGNALS_AT_ONCE))
        told_before = signal.set_wakeup_fd(tells.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(told_before)
            notifier.setEnabled(False)
            for number, handler in before.items():
                signal.signal(number, handler)
