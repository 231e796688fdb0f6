"""The words of a screen as a voice says them well: no marks, no dashes, whole words for what is short on the screen.

A voice reads what is written: "16:00" as sixteen zero zero, "52 хв" letter by letter, "44 00 00 01" as one row of
noughts, "–" not at all. What is said instead stands in the table of spoken words of each language.
"""

import re
from collections.abc import Iterator

from booking_core.language.catalogue import languages
from booking_core.language.days_in_full import days_in_full, months_of
from booking_core.language.spoken import own_name
from booking_core.language.writing import RIGHT_TO_LEFT_MARK
from ui.view_models.visit.speech import Speech

ENDS = ".?!:…؟۔"
"""What ends a sentence, in any of the languages."""

_MARKS = re.compile(r"<[^>]*>")
_DIRECTIONS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks for the eye alone: which way signs run."""

_LINES = re.compile(rf"(?<=[^\s,;{ENDS}])\s*\n\s*(?=\S)")
_ENDED_TWICE = re.compile(rf"([{ENDS}])\s*\.")
_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"(?<=\d)\s(?=\d)")
_CODE = re.compile(r"(?<!\d)\d{3} \d{3} \d{3}(?!\d)")
"""In the middle of a sentence, such as "code 482 916 370": who holds it is no less whoever hears it."""

_PHONE = re.compile(r"(?<!\d)\d\d(?: \d\d){3}(?!\d)")
_POSTCODE = re.compile(r"(?<=, )(\d\d)(\d\d)(?= [A-ZÆØÅ])")
"""Said in two halves, as people do: twenty-seven thirty Herlev."""

_MARK_OF_A_CARD = re.compile(r"\b(?=[A-Z\d]*[A-Z])(?=[A-Z\d]*\d)[A-Z\d]{4}\b")
_ABBREVIATED_CLOCK = re.compile(r"\bkl\.\s*(?=\d)", re.IGNORECASE)
_POINT_IN_TIME = re.compile(r"\b(\d{1,2})\.(\d\d)\b")
_RANGE = re.compile(r"\b(\d{1,2}(?::\d\d)?)\s*–\s*(\d{1,2}(?::\d\d)?)\b")
_PERCENT = re.compile(r"(?:(\d+)\s?%|%(\d+))")
_MONEY = re.compile(r"\b(\d+(?:[.,]\d{3})*) kr\.")
"""Where the word is short on the screen the thousands are parted by a dot or a comma, which no voice need say."""
_PARTING = re.compile(r"[.,]")


def spoken(words: str, speech: Speech, *, in_private: bool) -> str:
    """`words` as a voice says them well. Of a code among them only how long it is, unless `in_private`."""
    said = days_in_full(_plain(words), speech.words)
    said = _CODE.sub(lambda found: _code(found[0], speech, in_private=in_private), said)
    said = _PHONE.sub(lambda found: digit_by_digit(found[0]), said)
    said = _POSTCODE.sub(r"\1 \2", said)
    said = _MARK_OF_A_CARD.sub(lambda found: " ".join(found[0]), said)
    said = _lengths(_times(said, speech), speech)
    said = _PERCENT.sub(lambda found: speech.count("aloud.said.percent", int(found[1] or found[2])), said)
    said = _MONEY.sub(lambda found: speech.count("aloud.said.kroner", int(_PARTING.sub("", found[1]))), said)
    for shown, here in (*_dates(speech), *_names_of_languages(speech)):
        said = said.replace(shown, here)
    return _ENDED_TWICE.sub(r"\1", without_directions(said)).replace("\N{NO-BREAK SPACE}", " ")


def digit_by_digit(words: str) -> str:
    """Each digit by itself, with a pause between the groups."""
    grouped = _GROUPS.sub(",", _plain(words))
    return _DIGIT.sub(r"\g<0> ", grouped).replace(" ,", ", ").strip()


def without_directions(words: str) -> str:
    """`words` without the marks that tell an eye which way signs run."""
    return _DIRECTIONS.sub("", words)


def how_many_digits(words: str, speech: Speech) -> str:
    """How long a code or a number is, and not which it is: "9 cifre"."""
    return speech.count("aloud.digits", len(_DIGIT.findall(words)))


def _plain(words: str) -> str:
    """On one line, and without any mark that is for the eye."""
    bare = without_directions(_MARKS.sub("", words)).replace("\u00a0", " ").replace(" · ", ", ")
    return " ".join(_LINES.sub(", ", bare).split())


def _code(code: str, speech: Speech, *, in_private: bool) -> str:
    return digit_by_digit(code) if in_private else how_many_digits(code, speech)


def _times(words: str, speech: Speech) -> str:
    """Wall times and ranges of them, with the word that stands beside a time said once."""
    beside = without_directions(speech.say("aloud.short.clock"))
    alone = re.compile(rf"(?:\b({beside}) )?\b(\d{{1,2}}):(\d\d)\b(?: {beside}\b)?")
    said = _POINT_IN_TIME.sub(r"\1:\2", words)
    said = _ABBREVIATED_CLOCK.sub(f"{beside} ", said)
    said = _RANGE.sub(lambda found: _from_and_to(found[1], found[2], speech), said)
    return alone.sub(lambda found: _time(found, speech), said)


def _from_and_to(start: str, end: str, speech: Speech) -> str:
    """The hours alone where both are whole; the minutes are said by `_time`."""
    return speech.say("aloud.said.range", start=start.removesuffix(":00"), end=end.removesuffix(":00"))


def _time(found: re.Match[str], speech: Speech) -> str:
    before, hour = found[1], int(found[2])
    if int(found[3]):
        said = speech.say("aloud.said.time", hour=hour, minute=found[3])
    else:
        said = str(hour) if before else speech.say("aloud.said.hour", hour=hour)
    return f"{before} {said}" if before else said


def _lengths(words: str, speech: Speech) -> str:
    """Minutes and hours in the form of their number."""
    return _length_in("hours", _length_in("minutes", words, speech), speech)


def _length_in(unit: str, words: str, speech: Speech) -> str:
    shown = without_directions(speech.say(f"aloud.short.{unit}"))
    short = re.compile(rf"\b(\d+) {re.escape(shown)}(?!\w)(?=(\s\w)?)")
    return short.sub(lambda found: _length(found, unit, speech), words)


def _length(found: re.Match[str], unit: str, speech: Speech) -> str:
    """With the full stop that ends a sentence, where the one of the abbreviation did that as well."""
    ends = "." if found[0].endswith(".") and (found[2] or "").strip().isupper() else ""
    return speech.count(f"aloud.said.{unit}", int(found[1])) + ends


def _dates(speech: Speech) -> Iterator[tuple[str, str]]:
    """A month after its day is written small: a voice takes "26. N" for the end of a sentence."""
    for month in months_of(speech.words):
        if not month[0].islower():
            yield f". {month}", f". {month.lower()}"


def _names_of_languages(speech: Speech) -> Iterator[tuple[str, str]]:
    """What other languages call themselves, which no voice of this one can say, and what it calls them."""
    for language in languages():
        if language != speech.words.language:
            yield own_name(language).strip(RIGHT_TO_LEFT_MARK), speech.say(f"aloud.language.{language}")
