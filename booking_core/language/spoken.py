"""Which languages are spoken where others may come, in words."""

from collections.abc import Sequence

from booking_core.language.catalogue import languages
from booking_core.language.words import Words
from booking_core.language.writing import apart

DANISH_ONLY = ("da",)
MOST_IN_BRIEF = 2


def own_name(language: str) -> str:
    """What a language calls itself; its short name where we know no more."""
    return Words.of(language).text("language.name") if language in languages() else language


def spoken_words(words: Words, spoken: Sequence[str]) -> str:
    """ "Sprog: Dansk, English", each by its own name, that those it is for find it; empty where nobody has told."""
    if not spoken:
        return ""
    if tuple(spoken) == DANISH_ONLY:
        return words.text("spoken.danish-only")
    return words.text("spoken.languages", names=", ".join(apart(own_name(one), words.language) for one in spoken))


def spoken_in_brief(words: Words, spoken: Sequence[str]) -> str:
    """The same where there is little room: "English, العربية +1", the others first, for Danish is spoken by most."""
    others = [language for language in spoken if language not in DANISH_ONLY] or list(spoken)
    if not others or tuple(others) == DANISH_ONLY:
        return spoken_words(words, spoken)
    named = ", ".join(apart(own_name(one), words.language) for one in others[:MOST_IN_BRIEF])
    more = len(others) - MOST_IN_BRIEF
    return f"{named} +{more}" if more > 0 else named
