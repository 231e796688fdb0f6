"""Words on paper wrap and never run over the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics

from booking_core.documents.lettering import Script
from booking_core.documents.typefaces import Face, Weight, fitted, load_typefaces, wrapped
from booking_core.language.writing import FIRST_STRONG_ISOLATE, POP_ISOLATE

FACE = Face(Weight.REGULAR, 29)
WORDS = st.lists(st.text("abcdefgæøåÆØÅ–-", min_size=1, max_size=60), min_size=1, max_size=8).map(" ".join)


@given(WORDS)
def test_no_line_is_wider_than_the_paper(text: str) -> None:
    assert all(FACE.width_of(line) <= 528 for line in wrapped(text, FACE, 528))


@given(WORDS)
def test_nothing_is_lost_but_spaces_and_hyphens(text: str) -> None:
    lines = wrapped(text, FACE, 200)

    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace("-", "").replace(" ", "")


def test_a_short_text_stays_on_one_line() -> None:
    assert wrapped("Stuen, bag tidsskrifterne", FACE, 528) == ("Stuen, bag tidsskrifterne",)


def test_a_line_may_end_after_a_dash() -> None:
    assert wrapped("02.30–03.30", FACE, 110) == ("02.30–", "03.30")


def test_a_no_break_space_holds_a_phone_number_together() -> None:
    lines = wrapped("Eller spørg i huset, tlf. 44\u00a000\u00a000\u00a002", FACE, 400)

    assert lines[-1].endswith("44\u00a000\u00a000\u00a002")


def test_a_number_stays_with_its_month_and_its_hour() -> None:
    """Ordinals and abbreviations are up to three letters and a full stop."""
    lines = wrapped("Se svaret senest fredag den 27. november kl. 9", FACE, 400)

    assert lines == ("Se svaret senest fredag den", "27.\u00a0november kl.\u00a09")


def test_the_lines_of_a_name_are_even() -> None:
    name = fitted("Pavillonen i parken", Weight.EXTRABOLD, (84, 72), width=528, most_lines=2)

    assert name.lines == ("Pavillonen", "i parken")


def test_the_largest_size_that_fits_is_chosen() -> None:
    short = fitted("Lokale 3", Weight.EXTRABOLD, (96, 74), width=528, most_lines=1)
    longer = fitted("Grupperum 1", Weight.EXTRABOLD, (96, 88, 80, 74), width=528, most_lines=1)

    assert short.face.size == 96
    assert longer.lines == ("Grupperum 1",)
    assert longer.face.size < 96


def test_a_name_too_long_for_any_size_is_broken_and_not_clipped() -> None:
    name = fitted("Billedværkstedsforberedelseslokalet", Weight.EXTRABOLD, (84, 50), width=528, most_lines=2)

    assert len(name.lines) > 1
    assert all(name.face.width_of(line) <= 528 for line in name.lines)


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Sprogcafé – ½ time, kl. 17", Script.LATIN),
        ("Зал №2: 30 осіб", Script.CYRILLIC),
        ("\u25a0\U0001f600", Script.LATIN),
    ],
)
def test_a_text_is_as_wide_as_it_is_written(text: str, script: Script, weight: Weight) -> None:
    load_typefaces()

    width = Face(weight, 12.5).width_of(text)

    assert width == pdfmetrics.stringWidth(text, f"{script.value}-{weight.style}", 12.5)


def test_a_sign_that_holds_foreign_words_together_takes_no_room() -> None:
    face = Face(Weight.BOLD, 20)

    assert face.width_of(f"{FIRST_STRONG_ISOLATE}Æble{POP_ISOLATE}") == face.width_of("Æble")
