"""The page after a no holds the sentence of every code, in both languages, with nothing cut."""

import pytest
from PySide6.QtGui import QGuiApplication

from booking_core.domain.refusals import RefusalCode
from booking_core.language.words import Words
from tests.booking_core.language.test_refusal_words import COPENHAGEN, refusal
from tests.shots import LANGUAGES
from tests.shots_refusals import refused_kiosk, tell
from tests.ui.fit import misfits

NO_BREAK = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_no_is_told_whole(qapp: QGuiApplication, language: str) -> None:
    assert qapp is not None
    words = Words.of(language)

    with refused_kiosk(language) as stage:
        for code in RefusalCode:
            tell(stage, code)
            plate = stage.finger.find("plate")
            assert plate is not None
            told = str(plate.property("subtitle")).replace(NO_BREAK, " ")
            assert told == words.refusal(refusal(code), COPENHAGEN)
            stage.finger.wait_for(lambda: not list(misfits(stage.screens.window)), f"all of {code.value}")
        assert stage.screens.warnings == []
