"""A place card for somebody who does not look: that it was taken is said, and why another was not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.access.listener import HeardVoice, Listener, kiosk_with
from tests.ui.herlev_day import MemoryDesk
from tests.ui.test_place_card import CARD, CARD_TEXT, CARDS, EXPIRED_TEXT

Key = Qt.Key


@pytest.fixture
def listener(qapp: QGuiApplication) -> Iterator[Listener]:
    assert qapp is not None
    voice = HeardVoice()
    kiosk = kiosk_with(voice, desk=MemoryDesk(cards=dict(CARDS)))
    kiosk.show(size=QSize(1080, 1920))
    yield Listener(kiosk, voice)
    assert kiosk.warnings == []
    kiosk.close()


def test_a_card_is_taken_by_ear_alone_and_one_that_is_not_says_why(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("book")
    listener.chooses("Vis 11")
    listener.chooses("Book 14:15 til 15:15")

    listener.kiosk.scan(EXPIRED_TEXT)
    listener.waits_to_hear("gjaldt til og med 30. september 2026")

    listener.kiosk.scan(CARD_TEXT)
    listener.waits_to_hear("Pladskort")
    assert listener.kiosk.visit.session.card == CARD
    listener.chooses("Book og print")
    listener.waits_to_hear("BEKRÆFTET")
