"""Passwords that somebody would try early: common ones, rows of keys, names, and the words of the town.

How many guesses one takes is estimated by zxcvbn, from its list of the 30,000 most used passwords, its dictionaries and
the town's own words. What is worth ten thousand million guesses is strong enough for a service that allows a few a
minute.
"""

import re
from collections.abc import Iterator

from booking_core.domain.identity import StaffId
from booking_core.domain.places import Municipality

ENOUGH_GUESSES = 10**10
LONGEST_LOOKED_AT = 72
"""zxcvbn takes no more; a password that long is not weak by what follows."""

_OWN_WORDS = (
    "mødested",
    "moedested",
    "medborgerhus",
    "bibliotek",
    "kulturhus",
    "kommune",
    "skranke",
    "booking",
    "lokale",
)
_SHORTEST_WORD = 3


def is_guessable(password: str, name: StaffId, municipality: Municipality) -> bool:
    """Whether `password`, chosen by `name` of this town, is among those one would try first."""
    from zxcvbn import zxcvbn  # noqa: PLC0415  # 90,000 words in memory, for the few times a year somebody chooses

    words = [name, *_OWN_WORDS, *_words_of(municipality)]
    return int(zxcvbn(password[:LONGEST_LOOKED_AT], user_inputs=words)["guesses"]) < ENOUGH_GUESSES


def _words_of(municipality: Municipality) -> Iterator[str]:
    """The town, its houses and their rooms, streets and districts, word by word."""
    texts = [municipality.name]
    for venue in municipality.venues:
        texts += [venue.name, venue.district, venue.address, *(space.name for space in venue.spaces)]
    for text in texts:
        yield from (word for word in re.findall(r"\w+", text.casefold()) if len(word) >= _SHORTEST_WORD)
