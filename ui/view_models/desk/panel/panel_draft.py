"""A draft in the panel: what is filled in, and what keeps it from being booked."""

import re
from collections.abc import Iterator
from dataclasses import replace

from booking_core.domain.bookings import EMAIL, Need, Openness, Purpose
from booking_core.domain.cpr_numbers import holds_cpr, may_be_cpr
from booking_core.domain.places import Layout
from booking_core.language.spoken import own_name
from booking_core.language.writing import in_line
from ui.view_models.desk.chosen.chosen import Draft, Drafted
from ui.view_models.desk.chosen.wishes import wish_of
from ui.view_models.desk.panel.panel_move import suggestion_row, waiting_row
from ui.view_models.desk.panel.panel_state import ChoiceRow, PanelKind, PanelState
from ui.view_models.desk.panel.panel_words import when_told
from ui.view_models.desk.panel.waiting import wait_offers
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import refusal_of_wish, wishes_instead
from ui.view_models.visit.speech import Speech, starting_large

PHONE_DIGITS = 8


def draft_shown(workplace: Workplace, drafted: Drafted) -> PanelState:
    """What is filled in so far, and why it cannot be booked so."""
    speech, picture, draft = workplace.speech, workplace.picture, drafted.draft
    wish = wish_of(drafted)
    refusal = refusal_of_wish(picture, wish, now=workplace.now)
    trouble = trouble_with(draft, speech)
    offers = () if refusal is None else wishes_instead(picture, wish, now=workplace.now)
    return replace(
        _filled_in(workplace, draft),
        plate=speech.say("panel.cannot") if refusal is not None else "",
        plate_text="" if refusal is None else speech.refusal(refusal),
        refused=refusal is not None,
        offers=(
            *(suggestion_row(workplace, one, number) for number, one in enumerate(offers, start=1)),
            *(waiting_row(one) for one in wait_offers(workplace, draft, None if trouble else refusal)),
        ),
        trouble=trouble or (workplace.notice.text if workplace.notice.refused else ""),
        may_book=refusal is None and not trouble and workplace.can_change,
    )


def _filled_in(workplace: Workplace, draft: Draft) -> PanelState:
    """The draft as it is, and what there is to choose from."""
    speech, municipality = workplace.speech, workplace.picture.municipality
    space = municipality.space_by_id[draft.space]
    return PanelState(
        kind=PanelKind.DRAFT.value,
        title=space.name,
        subtitle=when_told(workplace, draft.span.starts_at, speech.span(draft.span)),
        layouts=tuple(_layout(layout, draft, speech) for layout in space.layouts),
        purposes=tuple(_choices(Purpose, draft.purpose, speech)),
        opennesses=tuple(_choices(Openness, draft.openness, speech)),
        needs=tuple(ChoiceRow(n.value, starting_large(speech.named(n)), "", n in draft.needs) for n in Need),
        spoken=_spoken(municipality.languages, draft),
        spoken_label=speech.say("panel.spoken"),
        name=draft.name,
        phone=draft.phone,
        email=draft.email,
        public_title=draft.title,
        persons=draft.persons,
        wheelchairs=draft.wheelchairs,
        starts=speech.clock(draft.span.starts_at),
        length=speech.length(draft.span.length),
        titled=draft.openness is not Openness.CLOSED,
    )


def _spoken(languages: tuple[str, ...], draft: Draft) -> tuple[ChoiceRow, ...]:
    """Each language by its own name, where others may come."""
    if draft.openness is Openness.CLOSED:
        return ()
    return tuple(ChoiceRow(one, in_line(own_name(one), one), "", one in draft.spoken) for one in languages)


def trouble_with(draft: Draft, speech: Speech) -> str:
    """Why what is typed cannot be sent; empty when it can."""
    digits = "".join(character for character in draft.phone if character.isdigit())
    if may_be_cpr(draft.phone):
        return speech.say("panel.no-cpr")
    if any(map(holds_cpr, (draft.name, draft.email, draft.title))):
        return speech.say("panel.no-cpr-at-all")
    if digits and len(digits) < PHONE_DIGITS:
        return speech.count("panel.digits-missing", PHONE_DIGITS - len(digits))
    email = draft.email.strip()
    return speech.say("panel.no-email") if email and not re.match(EMAIL, email) else ""


def _layout(layout: Layout, draft: Draft, speech: Speech) -> ChoiceRow:
    minutes = layout.setup_minutes
    detail = speech.say("panel.stands-there") if layout.standing else speech.say("panel.takes", minutes=minutes)
    return ChoiceRow(layout.id, starting_large(speech.layout(layout.id)), detail, layout.id == draft.layout)


def _choices(kinds: type[Purpose] | type[Openness], chosen: Purpose | Openness, speech: Speech) -> Iterator[ChoiceRow]:
    return (ChoiceRow(kind.value, starting_large(speech.named(kind)), "", kind is chosen) for kind in kinds)
