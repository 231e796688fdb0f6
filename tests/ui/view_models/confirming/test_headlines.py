"""The headline over a no says what kind of no it is."""

import pytest

from booking_core.domain.refusals import RefusalCode
from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from booking_core.language.writing import RIGHT_TO_LEFT_MARK
from ui.view_models.confirming.headlines import NOT_POSSIBLE, NOT_YOURS, headline_of

LONGEST = 40


@pytest.mark.parametrize("language", languages())
def test_every_refusal_has_a_headline_that_fits_in_one_line(language: str) -> None:
    headlines = {Words.of(language).text(headline_of(code)).strip(RIGHT_TO_LEFT_MARK) for code in RefusalCode}

    assert {
        line for line in headlines if line[0].islower() or line.endswith((".", "۔")) or len(line) > LONGEST
    } == set()


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        (RefusalCode.TAKEN, "Tiden blev ikke jeres"),
        (RefusalCode.CLOSED, "Der er lukket på det tidspunkt"),
        (RefusalCode.NAME_NEEDED_LENGTH, "Det kræver et nummer"),
        (RefusalCode.QUOTA_USED, "Du har allerede det, man kan have"),
        (RefusalCode.NEEDS_APPROVAL, "Det skal huset ordne"),
    ],
)
def test_only_what_somebody_else_has_was_lost_to_them(code: RefusalCode, headline: str) -> None:
    assert Words.of("da").text(headline_of(code)) == headline


def test_a_no_that_no_walk_in_meets_is_not_told_as_a_time_that_was_lost() -> None:
    assert headline_of(RefusalCode.UNKNOWN_BLOCK) == NOT_POSSIBLE != NOT_YOURS
