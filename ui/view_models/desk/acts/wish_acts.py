"""What is done at a desk about what people miss in the house."""

from dataclasses import replace

from booking_core.domain.identity import HouseWishId
from booking_core.domain.told.house_wishes import WishHeard
from ui.ports import CentreSilent, StaffDesk
from ui.view_models.desk.chosen.chosen import AnsweringWishes, Notice
from ui.view_models.desk.chosen.sight import Sight


class WishActs:
    """Asks the centre."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def list(self) -> None:
        """Show what people miss, as it is now."""
        self._sight.choose(AnsweringWishes())
        silent: tuple[WishHeard, ...] | CentreSilent = CentreSilent()
        self._sight.look_up(self._desk.house_wishes, self._listed, failed=silent)

    def answer(self) -> None:
        """Let the house say what is written."""
        chosen = self._sight.chosen
        if isinstance(chosen, AnsweringWishes) and chosen.opened is not None and self._sight.can_change:
            wish, danish, english = chosen.opened, chosen.danish.strip(), chosen.english.strip()
            if not self._sight.takes(danish, english):
                return
            self._sight.ask(
                lambda: self._desk.answer_wish(wish, danish, english),
                lambda heard: self._done(heard, "answered" if heard.answer else "taken-back"),
            )

    def close(self, wish: HouseWishId) -> None:
        """List a wish no more."""
        if self._sight.can_change:
            self._sight.ask(lambda: self._desk.close_wish(wish), lambda heard: self._done(heard, "closed"))

    def _listed(self, heard: tuple[WishHeard, ...] | CentreSilent) -> None:
        chosen = self._sight.chosen
        if not isinstance(chosen, AnsweringWishes):
            return
        if isinstance(heard, CentreSilent):
            self._sight.say_silent()
            return
        notice = Notice() if heard else Notice(self._sight.speech.say("wishes.nothing"))
        self._sight.choose(replace(chosen, heard=heard), notice)

    def _done(self, heard: WishHeard, key: str) -> None:
        chosen = self._sight.chosen
        if isinstance(chosen, AnsweringWishes):
            known = tuple(heard if one.wish == heard.wish else one for one in chosen.heard)
            notice = Notice(self._sight.speech.say(f"wishes.{key}"))
            self._sight.choose(AnsweringWishes(heard=known), notice)
