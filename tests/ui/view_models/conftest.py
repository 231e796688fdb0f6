import pytest

from booking_core.language.words import Words
from tests.ui.herlev_day import COPENHAGEN
from ui.view_models.visit.speech import Speech


@pytest.fixture
def danish() -> Speech:
    return Speech(Words.of("da"), COPENHAGEN)


@pytest.fixture
def english() -> Speech:
    return Speech(Words.of("en"), COPENHAGEN)
