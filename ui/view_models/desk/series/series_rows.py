"""The dates of a series being made, a row each: what fits, what does not and why, and what can be taken instead."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from booking_core.domain.finding.suggestions import Suggestion
from booking_core.domain.recurring.series_dates import DatePreview, Fits, LeftOut, Refused
from booking_core.domain.time_spans import local_day
from ui.view_models.desk.chosen.chosen import Repeating
from ui.view_models.desk.series.series_lanes import LanePiece, pieces_of
from ui.view_models.desk.workplace import Workplace
from ui.view_models.visit.speech import starting_large


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date. `verdict` is fits, refused, left-out or instead; `offer` is what can be taken with one press.

    `choice` is the other thing one can do with it: leave it out, take it along, go back to its own time.
    """

    key: str
    day: str
    time: str
    verdict: str
    words: str
    offer: str
    offerDetail: str
    choice: str
    pieces: tuple[LanePiece, ...]
    spoken: str


def brief(workplace: Workplace, day: date) -> str:
    """The day as one says it in a list."""
    return workplace.speech.words.date_in_brief(day, today=workplace.today)


def row_of(workplace: Workplace, repeating: Repeating, one: DatePreview, hours: tuple[int, int]) -> DateRow:
    """One date with its verdict; its lane shows `hours` of the wall clock."""
    speech = workplace.speech
    undecided = DateRow(
        key=one.day.isoformat(),
        day=starting_large(brief(workplace, one.day)),
        time="" if one.asked is None else speech.span(one.asked.span),
        verdict="refused",
        words="",
        offer="",
        offerDetail="",
        choice=speech.say("desk-series.skip"),
        pieces=pieces_of(workplace, repeating, one, hours),
        spoken="",
    )
    row = _with_verdict(undecided, workplace, repeating, one)
    return replace(row, spoken=", ".join(filter(None, (row.day, row.time, row.words))))


def _with_verdict(row: DateRow, workplace: Workplace, repeating: Repeating, one: DatePreview) -> DateRow:
    """Whether the date fits, and what can be chosen about it."""
    speech, is_instead = workplace.speech, one.day in repeating.instead
    match one.verdict:
        case Fits() if is_instead:
            words = speech.say("desk-series.instead", what=_elsewhere(workplace, repeating, one))
            return replace(row, verdict="instead", words=words, choice=speech.say("desk-series.own-time"))
        case Fits(let_past=codes) if codes:
            words = speech.say("desk-series.taken-anyway", why=repeating.anyway[one.day].reason)
            return replace(row, verdict="fits", words=words, choice=speech.say("desk-series.rules-hold"))
        case Fits():
            return replace(row, verdict="fits", words=speech.say("desk-series.fits"))
        case LeftOut():
            words = speech.say("desk-series.left-out")
            return replace(row, verdict="left-out", words=words, choice=speech.say("desk-series.take-along"))
        case Refused(refusal, suggestion):
            offer, detail = ("", "") if suggestion is None else _offer(workplace, one, suggestion)
            choice = speech.say("desk-series.own-time") if is_instead else ""
            return replace(row, words=speech.refusal(refusal), choice=choice, offer=offer, offerDetail=detail)


def _elsewhere(workplace: Workplace, repeating: Repeating, one: DatePreview) -> str:
    """Where a date is now that is not where the series is: the time, and the day and the place where they differ."""
    asked = one.asked
    if asked is None:
        return ""
    speech, municipality = workplace.speech, workplace.picture.municipality
    day = local_day(asked.span.starts_at, municipality.zone)
    parts = [speech.span(asked.span)]
    if day != one.day:
        parts.insert(0, brief(workplace, day))
    if asked.space != repeating.draft.space:
        parts.append(municipality.space_by_id[asked.space].name)
    return ", ".join(parts)


def _offer(workplace: Workplace, one: DatePreview, suggestion: Suggestion) -> tuple[str, str]:
    """What is taken, and what about it is another than was asked for."""
    speech, municipality = workplace.speech, workplace.picture.municipality
    ask = suggestion.ask
    day = local_day(ask.span.starts_at, municipality.zone)
    if one.asked is not None and ask.space != one.asked.space:
        name = municipality.space_by_id[ask.space].name
        return speech.say("desk-series.take", what=name), speech.say("desk-series.same-time-there")
    if day != one.day:
        what = brief(workplace, day)
        return speech.say("desk-series.take", what=what), speech.say("desk-series.same-time-there")
    later = suggestion.shift > timedelta(0)
    key, length = ("panel.later", suggestion.shift) if later else ("panel.earlier", -suggestion.shift)
    return speech.say("desk-series.take", what=speech.span(ask.span)), speech.say(key, length=speech.length(length))
