"""Where a page goes on in a further part, all of it is heard too."""

from dataclasses import replace

from PySide6.QtCore import Qt

from tests.ui.access.listener import Listener

Key = Qt.Key


def test_the_way_to_an_event_what_is_there_and_its_plan_are_heard_in_the_largest_words(listener: Listener) -> None:
    listener.press(Key.Key_F15)
    listener.chooses("Kom med")
    listener.chooses("Læseklub")
    listener.kiosk.visit.choose_comfort(replace(listener.kiosk.visit.comfort, text_percent=200))
    listener.waits()

    listener.chooses("Vejen, og mere")
    for words in ("Demovej 2", "Dobbeltdøren ved indgangen", "Teleslynge"):
        assert words in listener.goes_on_to(words)

    listener.chooses("Etageplan")
    assert "Salen A" in listener.goes_on_to("Her er")
    assert "QR-kode til husets side" in listener.goes_on_to("QR-kode")
