"""Looking for bookings at a desk."""

from ui.ports import BookingFound, CentreSilent, NotAReceipt, StaffDesk
from ui.view_models.desk.chosen import Searched
from ui.view_models.desk.sight import Sight

_Found = tuple[BookingFound, ...] | CentreSilent | NotAReceipt


class Finding:
    """Asks the centre, and shows what was found."""

    def __init__(self, sight: Sight, desk: StaffDesk) -> None:
        self._sight = sight
        self._desk = desk

    def search(self, text: str) -> None:
        """Look for bookings by name, title, phone, code or a scanned receipt."""
        if not text.strip():
            self._sight.clear()
            return
        self._sight.choose(Searched(text, searching=True))
        silent: _Found = CentreSilent()
        self._sight.look_up(
            lambda: self._desk.search(text.strip()), lambda found: self._found(text, found), failed=silent
        )

    def _found(self, text: str, found: _Found) -> None:
        if not isinstance(self._sight.chosen, Searched) or self._sight.chosen.text != text:
            return
        match found:
            case CentreSilent():
                self._sight.choose(Searched(text, trouble=self._sight.speech.say("desk.search-silent")))
            case NotAReceipt(reason=reason):
                key = f"desk.scanned-{reason.name.lower().replace('_', '-')}"
                self._sight.choose(Searched(text, trouble=self._sight.speech.say(key)))
            case (BookingFound(booking=only),) if only.state.occupies:
                self._sight.select(only.id)
            case _:
                trouble = "" if found else self._sight.speech.say("desk.nothing-found", text=text)
                self._sight.choose(Searched(text, found, trouble))
