from threading import Thread

from pytestqt.qtbot import QtBot

from tests.ui.herlev_day import picture_of_the_day
from tests.ui.visitor import PATIENCE_MS
from ui.bridge.pictures import PictureBoard


def test_a_picture_posted_from_another_thread_is_shown(qtbot: QtBot) -> None:
    board, newer = PictureBoard(picture_of_the_day()), picture_of_the_day(connected=False)
    with qtbot.waitSignal(board.changed, timeout=PATIENCE_MS):
        Thread(target=board.post, args=(newer,)).start()
    assert board.picture is newer


def test_until_the_gui_thread_looks_the_old_picture_stays() -> None:
    first = picture_of_the_day()
    board = PictureBoard(first)
    board.post(picture_of_the_day(connected=False))
    assert board.picture is first
