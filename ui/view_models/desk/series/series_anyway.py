"""Dates of a series that rules refuse and staff may take all the same, those with the same rules together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from booking_core.domain.recurring.series import Anyway
from booking_core.domain.recurring.series_dates import DatePreview, Refused
from booking_core.domain.refusals import Refusal
from ui.view_models.desk.chosen.chosen import Repeating
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.workplace import Workplace


@dataclass(frozen=True, slots=True)
class RulesInTheWay:
    """The rules that `days` would have to be let past, every one of them."""

    rules: tuple[Refusal, ...]
    days: tuple[date, ...]

    @property
    def key(self) -> str:
        """The codes of the rules, as one word."""
        return "+".join(rule.code for rule in self.rules)


@dataclass(frozen=True, slots=True)
class RuleRow:
    """Rules in the way of some dates, in words; `offer` begins to let them past."""

    key: str
    rules: str
    days: str
    offer: str


@dataclass(frozen=True, slots=True)
class SeriesAnywayState:
    """`rows` while nothing is asked; else of one of them which `days` are meant, and why the rule does not hold."""

    rows: tuple[RuleRow, ...] = ()
    asking: bool = False
    rules: str = ""
    days: tuple[ChoiceRow, ...] = ()
    which: str = ""
    why: str = ""
    kept: str = ""
    keep: str = ""
    action: str = ""


def rules_in_the_way(dates: Iterable[DatePreview]) -> tuple[RulesInTheWay, ...]:
    """What staff could let past, in the order of the first day it stands in the way of."""
    days: dict[str, list[date]] = {}
    rules: dict[str, tuple[Refusal, ...]] = {}
    for one in dates:
        if isinstance(one.verdict, Refused) and one.verdict.in_the_way:
            group = RulesInTheWay(one.verdict.in_the_way, ())
            rules.setdefault(group.key, group.rules)
            days.setdefault(group.key, []).append(one.day)
    return tuple(RulesInTheWay(rules[key], tuple(days[key])) for key in rules)


def derive_state(
    workplace: Workplace, dates: tuple[DatePreview, ...], *, asking: str, chosen: frozenset[date]
) -> SeriesAnywayState:
    """What can be taken anyway; `asking` is the key of the rules that are to be let past, for the `chosen` days."""
    groups = rules_in_the_way(dates) if workplace.can_change else ()
    group = next((one for one in groups if one.key == asking), None)
    if group is None:
        return SeriesAnywayState(rows=tuple(_row(workplace, one) for one in groups))
    speech = workplace.speech
    return SeriesAnywayState(
        asking=True,
        rules=_rules(workplace, group),
        days=tuple(ChoiceRow(day.isoformat(), _brief(workplace, day), "", day in chosen) for day in group.days),
        which=speech.say("desk-series.anyway-which"),
        why=speech.say("panel.anyway-why"),
        kept=speech.say("panel.anyway-kept"),
        keep=speech.say("panel.anyway-keep"),
        action=speech.count("desk-series.anyway", len(chosen & set(group.days))),
    )


def taken_anyway(
    repeating: Repeating, dates: Iterable[DatePreview], *, key: str, chosen: frozenset[date], reason: str
) -> Repeating:
    """`repeating` with the `chosen` days let past those rules."""
    group = next((one for one in rules_in_the_way(dates) if one.key == key), None)
    if group is None:
        return repeating
    past = Anyway(frozenset(rule.code for rule in group.rules), reason)
    meant: Mapping[date, Anyway] = {day: past for day in group.days if day in chosen}
    return replace(repeating, anyway={**repeating.anyway, **meant})


def _row(workplace: Workplace, group: RulesInTheWay) -> RuleRow:
    return RuleRow(
        key=group.key,
        rules=_rules(workplace, group),
        days=", ".join(_brief(workplace, day) for day in group.days),
        offer=f"{workplace.speech.count('desk-series.anyway', len(group.days))}…",
    )


def _rules(workplace: Workplace, group: RulesInTheWay) -> str:
    return "\n".join(workplace.speech.refusal(rule) for rule in group.rules)


def _brief(workplace: Workplace, day: date) -> str:
    return workplace.speech.words.date_in_brief(day, today=workplace.today)
