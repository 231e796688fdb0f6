"""What is said of a place card that was shown before there is anything to book with it."""

from booking_core.domain.refusals import Refusal, RefusalCode
from ui.ports import CardNotTaken, CardTrouble, HousePicture
from ui.view_models.visit.session import Session
from ui.view_models.visit.speech import Speech


def card_note(picture: HousePicture, session: Session, speech: Speech) -> str:
    """That the card is kept for the booking, or that it is none; empty where nobody has shown one."""
    if session.card_trouble is not None:
        is_health_card = session.card_trouble.why is CardTrouble.HEALTH_CARD
        return speech.say("card.health-card-now" if is_health_card else "card.not-now")
    if session.card is None:
        return ""
    kept = speech.say("card.kept", mark=session.card.mark)
    group = group_of(picture, session)
    return speech.line(f"{speech.name(group)}: {kept}") if group else kept


def group_of(picture: HousePicture, session: Session) -> str:
    """The association or school whose card was shown; never a person's name."""
    groups = {one.id: one.name for one in picture.municipality.associations}
    groups |= {one.id: one.name for one in picture.municipality.schools}
    card = session.card
    return "" if card is None or card.group is None else groups.get(card.group, "")


def why_not_taken(read: CardNotTaken, speech: Speech) -> str:
    """Why it is no card that is taken here, and what to do."""
    if read.why is CardTrouble.REVOKED:
        return speech.refusal(Refusal(RefusalCode.CARD_REVOKED))
    day = "" if read.valid_until is None else speech.words.dated(read.valid_until)
    return speech.say(f"card.{read.why.value}", day=day)
