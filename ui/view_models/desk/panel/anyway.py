"""Letting a draft or a move past the rules that staff may override: which they are, and what is asked first."""

from dataclasses import dataclass, replace
from datetime import datetime

from booking_core.domain.recurring.series import Scope
from booking_core.domain.refusals import Refusal
from booking_core.protocol.messages import refusal_from_wire
from ui.ports import HousePicture, Override, SeriesMove
from ui.view_models.desk.chosen.chosen import Drafted, Moving
from ui.view_models.desk.chosen.wishes import move_of, wish_of
from ui.view_models.desk.panel.panel_draft import trouble_with
from ui.view_models.desk.workplace import Workplace
from ui.view_models.offering.foresight import refusal_of_move, refusal_of_wish, rules_in_the_way
from ui.view_models.offering.series_foresight import refusal_of_series_move


@dataclass(frozen=True, slots=True)
class AnywayState:
    """`action` is empty where nothing can be overridden; `rules` names all but the first, which the plate names."""

    action: str = ""
    asking: bool = False
    rules: str = ""
    why: str = ""
    kept: str = ""
    keep: str = ""


def derive_state(workplace: Workplace, *, asking: bool) -> AnywayState:
    """What staff can do anyway about what is chosen now; `asking` once they want to."""
    rules = overridable(workplace)
    if not rules or not workplace.can_change:
        return AnywayState()
    say = workplace.speech.say
    return AnywayState(
        action=say("panel.anyway-book" if isinstance(workplace.chosen, Drafted) else "panel.anyway-move"),
        asking=asking,
        rules="\n".join(workplace.speech.refusal(rule) for rule in rules[1:]),
        why=say("panel.anyway-why"),
        kept=say("panel.anyway-kept"),
        keep=say("panel.anyway-keep"),
    )


def overridable(workplace: Workplace) -> tuple[Refusal, ...]:
    """Every rule in the way of what is chosen; nothing where one of them holds for staff too, or none does."""
    picture, now, known = workplace.picture, workplace.now, workplace.refused
    match workplace.chosen:
        case Drafted(draft=draft) as drafted if not trouble_with(draft, workplace.speech):
            wish = wish_of(drafted)
            return rules_in_the_way(
                lambda override: refusal_of_wish(picture, replace(wish, override=override), now=now), known=known
            )
        case Moving(scope=Scope.FOLLOWING | Scope.ALL) as moving if (move := move_of(picture, moving)) is not None:
            return rules_in_the_way(
                lambda override: _refusal_of_all(picture, replace(move, override=override), now=now), known=known
            )
        case Moving(booking=booking, to=to):
            return rules_in_the_way(
                lambda override: refusal_of_move(picture, booking, to, now=now, override=override), known=known
            )
        case _:
            return ()


def _refusal_of_all(picture: HousePicture, move: SeriesMove, *, now: datetime) -> Refusal | None:
    """What stands in the way of the first date that cannot go."""
    refused = refusal_of_series_move(picture, move, now=now)
    return None if refused is None else refusal_from_wire(refused.refusal)


def override_for(workplace: Workplace, reason: str) -> Override:
    """Every rule in the way, let past for `reason`."""
    return Override(tuple(rule.code for rule in overridable(workplace)), reason)
