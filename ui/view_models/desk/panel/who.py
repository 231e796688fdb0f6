"""For whom a draft is: the kind of user, the association or school, the audience; with its price and its rules."""

from collections.abc import Iterator
from dataclasses import dataclass

from booking_core.domain.finding.prices import price_of
from booking_core.domain.places import Association, Audience, KindOfUser, Municipality, School
from booking_core.language.rule_words import rules_in_words
from ui.view_models.desk.chosen.chosen import Draft, Drafted
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import Speech, starting_large

NOBODY = ""
TRIAL, ELSEWHERE = "trial", "elsewhere"


@dataclass(frozen=True, slots=True)
class WhoState:
    """Empty where no draft is chosen."""

    labels: tuple[str, ...] = ("", "", "", "", "")
    """Of users, groups, audiences, besides and rules."""
    users: tuple[ChoiceRow, ...] = ()
    groups: tuple[ChoiceRow, ...] = ()
    audiences: tuple[ChoiceRow, ...] = ()
    besides: tuple[ChoiceRow, ...] = ()
    rules: str = ""
    price: str = ""


def derive_state(workplace: Workplace) -> WhoState:
    """What can be said about whom the draft is for."""
    chosen = workplace.chosen
    if not isinstance(chosen, Drafted):
        return WhoState()
    speech, places, draft = workplace.speech, workplace.picture.municipality, chosen.draft
    space = places.space_by_id[draft.space]
    kroner = price_of(space, draft.user, is_trial=draft.is_trial)
    labels = ("panel.who", "panel.which-group", "panel.which-audience", "panel.besides", "panel.rules")
    return WhoState(
        labels=tuple(speech.say(label) for label in labels),
        users=tuple(_row(user.value, speech.words.name_of(user), chosen=user is draft.user) for user in KindOfUser),
        groups=tuple(_groups(places, draft, speech)),
        audiences=tuple(_audiences(places.audiences, draft, speech)),
        besides=tuple(_besides(draft, speech)),
        rules="\n".join(rules_in_words(places, space, speech.words)),
        price="" if kroner is None else f"{speech.say('panel.price')}: {speech.price(kroner)}",
    )


def _groups(places: Municipality, draft: Draft, speech: Speech) -> Iterator[ChoiceRow]:
    """The associations, or the schools; for others none is asked."""
    by_user: dict[KindOfUser, tuple[Association, ...] | tuple[School, ...]] = {
        KindOfUser.ASSOCIATION: places.associations,
        KindOfUser.SCHOOL: places.schools,
    }
    groups = by_user.get(draft.user, ())
    if groups:
        yield _row(NOBODY, speech.say("panel.not-named"), chosen=draft.group is None)
    yield from (_row(one.id, one.name, chosen=one.id == draft.group) for one in groups)


def _audiences(audiences: tuple[Audience, ...], draft: Draft, speech: Speech) -> Iterator[ChoiceRow]:
    if audiences:
        yield _row(NOBODY, speech.say("panel.everybody"), chosen=draft.audience is None)
    for one in audiences:
        yield _row(one.id, speech.words.audience(one.id), chosen=one.id == draft.audience)


def _besides(draft: Draft, speech: Speech) -> Iterator[ChoiceRow]:
    yield _row(TRIAL, speech.say("panel.trial"), chosen=draft.is_trial)
    yield _row(ELSEWHERE, speech.say("panel.elsewhere"), chosen=not draft.is_resident)


def _row(key: str, text: str, *, chosen: bool) -> ChoiceRow:
    return ChoiceRow(key, starting_large(text), "", chosen)
