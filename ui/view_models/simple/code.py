"""The simple way's page of a code: nine digits from the paper, and what is told of a paper that shows no booking."""

from ui.view_models.mine.my_receipt_state import MyReceiptState
from ui.view_models.simple.questions import SimpleOption
from ui.view_models.simple.states import SimpleState
from ui.view_models.visit.speech import Speech

SHOW, DONE = "show", "done"


def code_page(page: MyReceiptState, *, speech: Speech) -> SimpleState:
    """The code as far as it is typed and what it leads to, that it is looked up, or that the paper counts."""
    if page.counts:
        done = SimpleOption(DONE, speech.say("simple.done"), "check", main=True)
        return SimpleState(heading=speech.say("simple.counts"), sentence=page.counts, options=(done,))
    if page.searching:
        return SimpleState(heading=speech.say("simple.wait"), symbol="hourglass")
    show = SimpleOption(SHOW, speech.say("simple.show-mine"), "receiptText", main=True, barred=not page.can_search)
    return SimpleState(
        heading=speech.say("simple.type-code"),
        sentence=page.trouble or speech.say("simple.type-code-more"),
        noted=bool(page.trouble),
        typing="code",
        typed=page.typed,
        options=(show,),
        back=True,
    )
