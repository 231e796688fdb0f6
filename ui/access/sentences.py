"""What a stop is called when it is read out: its name, what it is, how it stands, in words a voice says well."""

import re
from collections.abc import Iterator

from booking_core.language.catalogue import languages
from booking_core.language.spoken import own_name
from booking_core.language.writing import RIGHT_TO_LEFT_MARK
from ui.access.stops import Role, Stop
from ui.view_models.visit.speech import Speech

_MARKS = re.compile(r"<[^>]*>")
_ENDS = re.compile(r"([.?!:…])\s*\.")
_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"(?<=\d)\s(?=\d)")
_CLOCK = re.compile(r"\bkl\.\s*(?=\d)", re.IGNORECASE)
_TIME = re.compile(r"\b(\d{1,2})[.:](\d\d)\b")
_RANGE = re.compile(r"(\d+(?::\d+)?)\s*–\s*(\d+(?::\d+)?)")
_MINUTES = re.compile(r"\b(\d+) min\.")
_MONEY = re.compile(r"\b(\d+(?:[.,]\d{3})*) kr\.")
"""Where the word is short on the screen the thousands are parted by a dot or a comma, which no voice need say."""
_PARTING = re.compile(r"[.,]")
_AFTER_AN_END = re.compile("(?<=[?!…؟])([\u2069\u200f]*)[,،](?=\\s)")
_CODE = re.compile(r"(?<!\d)\d{3} \d{3} \d{3}(?!\d)")
"""In the middle of a sentence, such as "code 482 916 370": who holds it is no less whoever hears it."""


def sentence(stop: Stop, speech: Speech, *, in_private: bool) -> str:
    """All that is said of `stop`; what is secret only `in_private`."""
    if stop.openly is not None:
        return _secret(stop, speech, in_private=in_private)
    name = spoken(stop.name, speech, in_private=in_private)
    parts = [_with_role(stop, name, speech), _state(stop, speech)]
    place = speech.say("aloud.place", number=stop.number, of=stop.of) if stop.of > 1 else ""
    return _joined([*parts, "" if stop.enabled else speech.say("aloud.state.unavailable"), place])


def news(stop: Stop, speech: Speech, *, in_private: bool) -> str:
    """What is said of `stop` when it changes by itself: without what it is, and without the advice."""
    if stop.openly is not None and not in_private:
        return _openly(stop, speech)
    if stop.openly is not None:
        return _digit_by_digit(stop.name)
    return spoken(stop.name, speech, in_private=in_private)


def spoken(words: str, speech: Speech, *, in_private: bool) -> str:
    """`words` as a voice says them well: no marks, no dashes, whole words for what is short on the screen.

    Of a code among them only how long it is, unless `in_private`.
    """
    plain = _MARKS.sub("", words).replace("\u00a0", " ").replace(" · ", ", ")
    plain = _TIME.sub(r"\1:\2", " ".join(plain.split()))
    plain = _CODE.sub(lambda found: _code(found[0], speech, in_private=in_private), plain)
    plain = _CLOCK.sub(lambda _: speech.say("aloud.said.clock", time=""), plain)
    plain = _RANGE.sub(lambda found: speech.say("aloud.said.range", start=found[1], end=found[2]), plain)
    plain = _MINUTES.sub(lambda found: speech.count("aloud.said.minutes", int(found[1])), plain)
    plain = _MONEY.sub(lambda found: speech.count("aloud.said.kroner", int(_PARTING.sub("", found[1]))), plain)
    for own, here in _names_of_languages(speech):
        plain = plain.replace(own, here)
    return _ENDS.sub(r"\1", plain)


def _names_of_languages(speech: Speech) -> Iterator[tuple[str, str]]:
    """What other languages call themselves, which no voice of this one can say, and what it calls them."""
    for language in languages():
        if language != speech.words.language:
            yield own_name(language).strip(RIGHT_TO_LEFT_MARK), speech.say(f"aloud.language.{language}")


def _with_role(stop: Stop, words: str, speech: Speech) -> str:
    name = words.rstrip(".")
    match stop.role:
        case Role.BUTTON | Role.SWITCH:
            return speech.say("aloud.role.button", name=name)
        case Role.HEADING:
            return speech.say("aloud.role.heading", name=name)
        case Role.AMOUNT:
            return speech.say("aloud.role.amount", name=name)
        case Role.CHOICE | Role.TICK | Role.MESSAGE | Role.TEXT:
            return name


def _state(stop: Stop, speech: Speech) -> str:
    match stop.role:
        case Role.CHOICE:
            return speech.say("aloud.state.chosen" if stop.checked else "aloud.state.not-chosen")
        case Role.TICK:
            return speech.say("aloud.state.ticked" if stop.checked else "aloud.state.not-ticked")
        case Role.SWITCH:
            return speech.say("aloud.state.on" if stop.checked else "aloud.state.off")
        case _:
            return ""


def _secret(stop: Stop, speech: Speech, *, in_private: bool) -> str:
    if in_private:
        return _with_role(stop, _digit_by_digit(stop.name), speech)
    return f"{_openly(stop, speech)}. {speech.say('aloud.secret')}"


def _openly(stop: Stop, speech: Speech) -> str:
    """That there is something, and how much of it, but not what."""
    if stop.in_rows:
        return speech.say("aloud.secret-key")
    return _joined([stop.openly or "", speech.count("aloud.digits", len(_DIGIT.findall(stop.name)))])


def _code(code: str, speech: Speech, *, in_private: bool) -> str:
    return _digit_by_digit(code) if in_private else speech.count("aloud.digits", len(_DIGIT.findall(code)))


def _digit_by_digit(words: str) -> str:
    """Each digit by itself, with a pause between the groups."""
    grouped = _GROUPS.sub(",", _MARKS.sub("", words))
    return _DIGIT.sub(r"\g<0> ", grouped).replace(" ,", ", ").strip()


def _joined(parts: list[str]) -> str:
    """With a comma after each, but not where one ends by itself."""
    return _AFTER_AN_END.sub(r"\1", ", ".join(part for part in parts if part))
