"""Signing in at the desk: nobody there, a wrong password, a first one, and somebody signed in."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from booking_core.domain.identity import DeviceId, StaffId, StaffRole
from booking_core.protocol.messages.staff import NotSignedIn, SinceLastTime, StaffTold, WhyNot
from tests.booking_core.central.running_centre import THURSDAY_14_08
from tests.shots_desk import LAPTOP, WIDE, Scene, shot
from tests.ui.desk_day import ScriptedDesk, programme_desk
from ui.front_desk import FrontDeskApplication

SETTLE_MS = 600
NOBODY = StaffTold(is_needed=True)
JENS = StaffTold(is_needed=True, name=StaffId("jens"), role=StaffRole.DESK)


def shoot(folder: Path) -> None:
    """Every state, in Danish and English."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("da", "en"):
        for name, scene in SCENES.items():
            shot(folder / f"{name}-{language}.png", scene, language=language, size=LAPTOP, desk=_desk(NOBODY))
        shot(folder / f"signed-in-{language}.png", _settle, language=language, size=WIDE, desk=_desk(JENS))


def _desk(told: StaffTold) -> ScriptedDesk:
    desk = programme_desk(THURSDAY_14_08)
    desk.signed_in = told
    return desk


def _settle(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    del screen, desk
    QTest.qWait(SETTLE_MS)


def _refused(answer: NotSignedIn) -> Scene:
    def scene(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
        _settle(screen, desk)
        desk.refuses_sign_in = lambda _password, _fresh: answer
        sign_in: Callable[[str, str, str], None] = screen.models["signIn"].signIn  # type: ignore[attr-defined]
        sign_in("jens", "engang", "")
        _settle(screen, desk)

    return scene


def _since(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    """What whoever is let in reads of their account."""
    _settle(screen, desk)
    used = THURSDAY_14_08 - timedelta(days=2)
    desk.since = SinceLastTime(used, DeviceId("medborgerhus-desk"), 3, used - timedelta(days=30))
    screen.models["signIn"].signIn("jens", "en lang saetning", "")  # type: ignore[attr-defined]
    _settle(screen, desk)


def _chosen(screen: FrontDeskApplication, desk: ScriptedDesk) -> None:
    _settle(screen, desk)
    screen.models["signIn"].chooseFresh()  # type: ignore[attr-defined]
    _settle(screen, desk)


SCENES: dict[str, Scene] = {
    "nobody": _settle,
    "wrong": _refused(NotSignedIn(why=WhyNot.WRONG, wait_seconds=40)),
    "new-password": _chosen,
    "since-last-time": _since,
    "first-password": _refused(NotSignedIn(why=WhyNot.FRESH_NEEDED)),
}
