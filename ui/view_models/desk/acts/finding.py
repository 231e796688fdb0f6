"""Looking for bookings at a desk."""

from booking_core.domain.refusals import Refusal
from booking_core.protocol.place_cards import looks_like_a_card
from ui.ports import (
    FURTHER,
    BookingFound,
    CentreSilent,
    FoundNear,
    NotAReceipt,
    PaperInDoubt,
    PaperKept,
    PaperUnproven,
    SearchOutcome,
    StaffDesk,
)
from ui.view_models.desk.acts.card_acts import CardActs
from ui.view_models.desk.chosen.chosen import Searched
from ui.view_models.desk.chosen.sight import Sight
from ui.view_models.mine.scanned_paper import kept


class Finding:
    """Asks the centre, and shows what was found."""

    def __init__(self, sight: Sight, desk: StaffDesk, cards: CardActs) -> None:
        self._sight = sight
        self._desk = desk
        self._cards = cards

    def search(self, text: str) -> None:
        """Look for bookings by name, title, phone, code or a scanned receipt; or for the card that was scanned."""
        if not text.strip():
            self._sight.clear()
            return
        if looks_like_a_card(text):
            self._cards.find(text.strip())
            return
        if not self._sight.takes(text):
            return
        self._sight.choose(Searched(text, searching=True))
        silent: SearchOutcome = CentreSilent()
        self._sight.look_up(
            lambda: self._desk.search(text.strip()), lambda found: self._found(text, found), failed=silent
        )

    def _found(self, text: str, found: SearchOutcome) -> None:
        if not isinstance(self._sight.chosen, Searched) or self._sight.chosen.text != text:
            return
        match found:
            case FoundNear(found=near, until=until):
                self._found(text, near)
                speech, further = self._sight.speech, f"{text.strip()} {FURTHER}"
                self._sight.say(speech.say("desk.found-near", day=speech.day(until), text=further))
            case PaperInDoubt(doubt=doubt):
                self._sight.watch_doubt(doubt)
            case (BookingFound(booking=only, made_again=made_again),) if only.state.occupies:
                self._sight.select(only.id)
                if made_again:
                    self._sight.say(self._sight.speech.say("desk.made-again"))
            case tuple() if found:
                self._sight.choose(Searched(text, found))
            case _:
                self._sight.choose(Searched(text, trouble=self._why_none(text, found)))

    def _why_none(self, text: str, found: SearchOutcome) -> str:
        speech = self._sight.speech
        match found:
            case CentreSilent():
                return speech.say("desk.search-silent")
            case NotAReceipt(reason=reason):
                return speech.say(f"desk.scanned-{reason.name.lower().replace('_', '-')}")
            case PaperKept():
                return kept(self._sight.picture, found, speech=speech, now=self._sight.now, key="desk.scan-kept")
            case PaperUnproven():
                return speech.say("desk.scan-unproven")
            case Refusal():
                return speech.refusal(found)
            case _:
                return speech.say("desk.nothing-found", text=text)
