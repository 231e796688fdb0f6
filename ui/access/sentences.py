"""What a stop is called when it is read out: its name, what it is, how it stands, in words a voice says well."""

import re

from ui.access.saying import digit_by_digit, how_many_digits, spoken, without_directions
from ui.access.stops import Role, Stop
from ui.view_models.visit.speech import Speech

_AFTER_AN_END = re.compile(r"(?<=[?!…؟])[,،](?=\s)")


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
    if stop.openly is not None and (is_blank(stop) or not in_private):
        return _openly(stop, speech)
    if stop.openly is not None:
        return digit_by_digit(stop.name)
    return spoken(stop.name, speech, in_private=in_private)


def is_blank(stop: Stop) -> bool:
    """Whether it is a code or a number of which no digit is typed."""
    return stop.openly is not None and not stop.in_rows and not any(sign.isdigit() for sign in stop.name)


def _with_role(stop: Stop, words: str, speech: Speech) -> str:
    name = words.rstrip(".۔")
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
    if in_private and is_blank(stop):
        return _openly(stop, speech)
    if in_private:
        return _with_role(stop, digit_by_digit(stop.name), speech)
    return f"{_openly(stop, speech)}. {speech.say('aloud.secret')}"


def _openly(stop: Stop, speech: Speech) -> str:
    """That there is something, and how much of it, but not what."""
    if stop.in_rows:
        return speech.say("aloud.secret-key")
    return _joined([stop.openly or "", how_many_digits(stop.name, speech)])


def _joined(parts: list[str]) -> str:
    """With a comma after each, but not where one ends by itself."""
    return _AFTER_AN_END.sub("", without_directions(", ".join(part for part in parts if part)))
