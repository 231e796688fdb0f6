"""A suggestion as a sentence: what can be had instead, where and when."""

from datetime import date

from booking_core.domain.bookings import SetUpBy
from booking_core.domain.finding.suggestions import Step, Suggestion
from booking_core.domain.places import Municipality
from booking_core.domain.policy import Ask
from booking_core.language.words import Words

_ELSEWHERE = frozenset({Step.INDOORS, Step.OTHER_SPACE, Step.OTHER_HOUSE})


def suggestion_sentence(suggestion: Suggestion, municipality: Municipality, *, words: Words, today: date) -> str:
    """What can be had instead, in the wall time of the municipality; a second sentence says how a room is set up."""
    ask, zone = suggestion.ask, municipality.zone
    space = municipality.space_by_id[ask.space]
    told = words.text(
        f"instead.{_variant(suggestion)}",
        place=space.name,
        house=municipality.venue_of_space[space.id].name,
        layout=words.within(words.layout(ask.layout)) if suggestion.step is Step.OTHER_LAYOUT else "",
        day=words.day(ask.span.starts_at.astimezone(zone).date(), today=today),
        span=words.time_range(ask.span, zone),
        length=words.duration(ask.span.length),
        walk=suggestion.walking_minutes,
    )
    if suggestion.step in _ELSEWHERE and ask.layout != space.standing_layout.id:
        return f"{told} {_set_up(ask, words)}"
    return told


def _set_up(ask: Ask, words: Words) -> str:
    key = "set-up-own" if ask.set_up_by is SetUpBy.THEMSELVES else "set-up"
    return words.text(f"instead.{key}", layout=words.within(words.layout(ask.layout)))


def _variant(suggestion: Suggestion) -> str:
    by_themselves = suggestion.step is Step.OTHER_LAYOUT and suggestion.ask.set_up_by is SetUpBy.THEMSELVES
    return "own-layout" if by_themselves else suggestion.step.value
