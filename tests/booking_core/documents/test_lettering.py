"""Letters that join are joined, and names keep their direction."""

from booking_core.documents.lettering import Script, dots_of, picture_of, picture_width, script_of
from booking_core.language.words import Words


def test_every_text_has_the_typeface_that_holds_its_letters() -> None:
    said = ["Lokale 3", "Кімната вільна", "\u200f14:15–15:15", "الغرفة متاحة", "Mødested · Łódź"]

    assert [script_of(text) for text in said] == [
        Script.LATIN,
        Script.CYRILLIC,
        Script.ARABIC,
        Script.ARABIC,
        Script.LATIN,
    ]


def test_arabic_letters_join() -> None:
    alone = sum(picture_width(letter, "Bold", 40) for letter in "بيت")

    assert picture_width("بيت", "Bold", 40) < alone * 0.8


def test_a_span_of_time_begins_at_the_right() -> None:
    words = Words.of("ar")

    spans = [words.text("clock.range", start=start, end=end) for start, end in (("1", "8"), ("8", "1"))]
    first, second = (dots_of(picture_of(span, "Bold", 60)) for span in spans)

    assert ink(first, right=True) < ink(second, right=True)


def ink(rows: list[list[bool]], *, right: bool) -> int:
    half = len(rows[0]) // 2
    return sum(sum(row[half:] if right else row[:half]) for row in rows)
