"""The simple way's question of which languages are spoken where others may come."""

from ui.view_models.confirming.spoken import SpokenState
from ui.view_models.simple.questions import SimpleOption
from ui.view_models.simple.states import SimpleState
from ui.view_models.visit.speech import Speech

SPOKEN = "spoken"


def which_languages(speech: Speech) -> SimpleOption:
    """Leads to the question."""
    return SimpleOption(SPOKEN, speech.say("spoken-there.short"), "languages")


def speaking(page: SpokenState, *, speech: Speech) -> SimpleState:
    """Every language by its own name, and which of them were told."""
    return SimpleState(
        heading=page.question,
        sentence=speech.say("simple.speak-more"),
        options=tuple(SimpleOption(one.key, one.text, chosen=one.chosen, toggles=True) for one in page.options),
        on=speech.say("simple.on-to-room"),
    )
