"""Long words break where one can read on."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from booking_core.language.hyphens import SOFT_HYPHEN, breakable


def shown(text: str) -> str:
    return breakable(text).replace(SOFT_HYPHEN, "·")


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Gymnastik for alle over 60", "Gym·na·stik for alle over 60"),
        ("Sprogcafé: dansk for alle", "Sprog·café: dansk for alle"),
        ("Skakklubben", "Skak·klub·ben"),
        ("Forældregruppe", "Foræl·dre·gruppe"),
        ("Lektiecafé", "Lek·tie·café"),
        ("Barselscafé", "Bar·sels·café"),
        ("Foreningsmøde", "Fore·nings·møde"),
        ("Kunstskolen", "Kunst·sko·len"),
        ("BESTYRELSESMØDE", "BESTY·REL·SES·MØDE"),
        ("Rytmik", "Rytmik"),
        ("Забронювати", "Забро·ню·вати"),
        ("сьогодні", "сьо·годні"),
        ("батьківський", "бать·ківсь·кий"),
    ],
)
def test_a_long_word_breaks_between_syllables(text: str, broken: str) -> None:
    assert shown(text) == broken


@pytest.mark.parametrize("text", ["العربية للمبتدئين", "Українська", "اردو سیکھنے والے", "K7482913", "ß" * 9, ""])
def test_what_is_no_such_word_stays_as_it_is(text: str) -> None:
    assert breakable(text) == text


@example("aaabubabaa")
@given(st.text())
def test_nothing_but_soft_hyphens_is_added_and_three_letters_stand_on_either_side(text: str) -> None:
    plain = text.replace(SOFT_HYPHEN, "")
    broken = breakable(plain)

    assert broken.replace(SOFT_HYPHEN, "") == plain
    parted = [word.split(SOFT_HYPHEN) for word in re.findall(rf"[\w{SOFT_HYPHEN}]+", broken) if SOFT_HYPHEN in word]
    assert all(len(parts[0]) >= 3 and len(parts[-1]) >= 3 for parts in parted)
