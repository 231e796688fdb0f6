"""The headline over a no says what kind of no it is."""

import pytest

from booking_core.domain.refusals import RefusalCode
from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from ui.view_models.headlines import NOT_POSSIBLE, NOT_YOURS, headline_of


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("code", RefusalCode)
def test_every_refusal_has_a_headline_that_fits_in_one_line(language: str, code: RefusalCode) -> None:
    headline = Words.of(language).text(headline_of(code))

    assert headline[0].isupper()
    assert not headline.endswith(".")
    assert len(headline) <= 40


@pytest.mark.parametrize(
    ("code", "headline"),
    [
        (RefusalCode.TAKEN, "Tiden blev ikke din"),
        (RefusalCode.CLOSED, "Der er lukket på det tidspunkt"),
        (RefusalCode.NAME_NEEDED_LENGTH, "Det kræver et nummer"),
        (RefusalCode.QUOTA_USED, "Du har det, du kan få"),
        (RefusalCode.NEEDS_APPROVAL, "Det skal huset ordne"),
    ],
)
def test_only_what_somebody_else_has_was_lost_to_them(code: RefusalCode, headline: str) -> None:
    assert Words.of("da").text(headline_of(code)) == headline


def test_a_no_that_no_walk_in_meets_is_not_told_as_a_time_that_was_lost() -> None:
    assert headline_of(RefusalCode.UNKNOWN_BLOCK) == NOT_POSSIBLE != NOT_YOURS
