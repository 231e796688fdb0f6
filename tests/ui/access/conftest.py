"""Kiosks for those who press keys, and for those who listen: one of each a file, cleared for every test."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from tests.ui.access.listener import HeardVoice, Listener, kiosk_with
from tests.ui.herlev_day import picture_of_the_day

PORTRAIT = QSize(1080, 1920)


@pytest.fixture(scope="module")
def speaking(qapp: QGuiApplication) -> Iterator[Listener]:
    yield from _before_a_kiosk(qapp, HeardVoice())


@pytest.fixture(scope="module")
def mute(qapp: QGuiApplication) -> Iterator[Listener]:
    yield from _before_a_kiosk(qapp, None)


@pytest.fixture
def listener(speaking: Listener) -> Listener:
    """Before a kiosk that can speak."""
    return _cleared(speaking)


@pytest.fixture
def presser(mute: Listener) -> Listener:
    """Before a kiosk without a voice: only the keys are left."""
    return _cleared(mute)


@pytest.fixture
def voice(listener: Listener) -> HeardVoice:
    return listener.voice


def _before_a_kiosk(qapp: QGuiApplication, voice: HeardVoice | None) -> Iterator[Listener]:
    assert qapp is not None
    kiosk = kiosk_with(voice)
    kiosk.show(size=PORTRAIT)
    kiosk._beat.stop()  # the seconds that pass here are those of the test
    yield Listener(kiosk, voice or HeardVoice())
    assert kiosk.warnings == []
    kiosk.close()


def _cleared(listener: Listener) -> Listener:
    """For another person, on the day as it was."""
    listener.kiosk.post(picture_of_the_day())
    listener.kiosk.start_over()
    listener.waits()
    listener.forget()
    return listener
