"""What is done about place cards at a desk."""

from dataclasses import replace
from datetime import date

from booking_core.domain.identity import CardId
from booking_core.domain.place_cards import mark_of
from booking_core.protocol.messages.cards import MOST_CARDS_FOUND
from ui.ports import CardWish, CentreSilent, DeskCard, PaperState, StaffDesk
from ui.view_models.desk.chosen.chosen import HandlingCards, Notice
from ui.view_models.desk.chosen.sight import Sight


class CardActs:
    """Asks the centre, and prints."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def issue(self, valid_until: date) -> None:
        """Give out what is filled in, and print it."""
        chosen = self._sight.chosen
        if isinstance(chosen, HandlingCards) and self._sight.can_change:
            form = chosen.form
            wish = CardWish(chosen.id, form.kind, form.group, valid_until, form.name, form.phone)
            self._sight.ask(lambda: self._desk.issue_card(wish), self._issued)

    def revoke(self, card: CardId) -> None:
        """Let a card be taken no more."""
        if self._sight.can_change:
            self._sight.ask(lambda: self._desk.revoke_card(card), self._revoked)

    def find(self, text: str) -> None:
        """Show the cards of whoever is called so, or the one that was scanned."""
        if not self._sight.takes(text):
            return
        silent: tuple[DeskCard, ...] | CentreSilent = CentreSilent()
        self._sight.look_up(lambda: self._desk.find_cards(text), self._found, failed=silent)

    def print(self, card: DeskCard) -> None:
        """Put a card on paper again."""
        language = self._sight.language
        self._sight.look_up(
            lambda: self._desk.print_card(card, language), lambda paper: self._printed(card, paper), failed=_FAILED
        )

    def _issued(self, card: DeskCard) -> None:
        """The form is empty again, and the card below it."""
        self._sight.handle_cards((card,))
        self._say("issued", card)
        language = self._sight.language
        self._sight.look_up(
            lambda: self._desk.print_card(card, language), lambda paper: self._out(card, paper), failed=_FAILED
        )

    def _out(self, card: DeskCard, paper: PaperState) -> None:
        is_out = paper is PaperState.PRINTED
        self._say("issued-printed" if is_out else "issued-not-printed", card, refused=not is_out)

    def _printed(self, card: DeskCard, paper: PaperState) -> None:
        is_out = paper is PaperState.PRINTED
        self._say("printed" if is_out else "not-printed", card, refused=not is_out)

    def _revoked(self, card: DeskCard) -> None:
        chosen = self._sight.chosen
        if isinstance(chosen, HandlingCards):
            found = tuple(card if one.id == card.id else one for one in chosen.found)
            notice = Notice(self._sight.speech.say("cards.revoked", mark=mark_of(card.id)))
            self._sight.choose(replace(chosen, found=found, stopping=None), notice)

    def _found(self, found: tuple[DeskCard, ...] | CentreSilent) -> None:
        if isinstance(found, CentreSilent):
            self._sight.say_silent()
            return
        chosen = self._sight.chosen
        if isinstance(chosen, HandlingCards):
            self._sight.choose(replace(chosen, found=found, stopping=None))
        else:
            self._sight.handle_cards(found)
        if not found:
            self._sight.say(self._sight.speech.say("cards.nothing-found"), refused=True)
        elif len(found) >= MOST_CARDS_FOUND:
            self._sight.say(self._sight.speech.say("cards.newest-found", count=len(found)))

    def _say(self, key: str, card: DeskCard, *, refused: bool = False) -> None:
        if isinstance(self._sight.chosen, HandlingCards):
            self._sight.say(self._sight.speech.say(f"cards.{key}", mark=mark_of(card.id)), refused=refused)


_FAILED = PaperState.FAILED
