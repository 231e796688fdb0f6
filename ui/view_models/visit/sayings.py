"""What a page has told, kept as what there is to say of it: whoever chooses another language reads it in that one."""

from collections.abc import Callable

from booking_core.domain.refusals import Refusal
from ui.view_models.visit.speech import Speech

Saying = Callable[[Speech], str]
"""Says it in the words of a language."""


def silence(_: Speech) -> str:
    """Nothing to tell."""
    return ""


def saying(key: str, /, **facts: object) -> Saying:
    """The text `key`, with facts that are the same in every language."""
    return lambda speech: speech.say(key, **facts)


def refusing(refusal: Refusal) -> Saying:
    """Why not, and what can be done instead."""
    return lambda speech: speech.refusal(refusal)
