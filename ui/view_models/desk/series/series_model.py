"""The view model of a series being made: every press becomes another series, laid out anew."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from booking_core.domain.places import KindOfUser, Weekday
from booking_core.domain.recurring.recurrence import UnusableRecurrence
from booking_core.domain.recurring.series_dates import DatePreview, Refused, taken
from booking_core.domain.time_spans import SLOT_LENGTH, TimeSpan
from ui.bridge.rows import RowModel
from ui.ports import HousePicture
from ui.view_models.desk.chosen.chosen import Draft, Repeating
from ui.view_models.desk.chosen.series_rule import (
    Every,
    Rule,
    ended_by_count,
    ended_by_day,
    with_every,
    with_more,
    with_weekday,
)
from ui.view_models.desk.panel.panel_state import ChoiceRow
from ui.view_models.desk.series.series_panel import SeriesState, derive_state, previewed, sentence_of, wish_of_series
from ui.view_models.desk.series.series_rows import DateRow
from ui.view_models.desk.workplace import Workplace
from ui.view_models.shown.ribbons import RibbonHour

QML_IMPORT_NAME = "Moedested.Bridge"
QML_IMPORT_MAJOR_VERSION = 1

_CHOICES = ("everies", "weekdays", "nths", "users", "endings")


@QmlElement
class SeriesModel(QObject):
    """The rule of a series, and its dates with what can be done about each."""

    changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._state = SeriesState()
        self._sentence = ""
        self._dates: tuple[DatePreview, ...] = ()
        self._laid_out: tuple[HousePicture, Repeating, datetime] | None = None
        kinds: dict[str, type] = {"dates": DateRow, "hours": RibbonHour, **dict.fromkeys(_CHOICES, ChoiceRow)}
        self._models = {name: RowModel(kind, self) for name, kind in kinds.items()}
        workplace.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the series as it is chosen now; nothing while there is none."""
        repeating = self._repeating()
        state = SeriesState() if repeating is None else self._derived(repeating)
        self._sentence = "" if repeating is None else sentence_of(repeating, self._workplace)
        self._state = state
        for name, model in self._models.items():
            model.show(getattr(state, name))
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Let the draft come again and again."""
        self._workplace.repeat()

    @Slot()
    def leave(self) -> None:
        """Back to the single booking."""
        self._workplace.once_only()

    @Slot()
    def book(self) -> None:
        """Book every date that fits."""
        repeating = self._repeating()
        if repeating is not None and self._state.may_book:
            self._workplace.series.book(wish_of_series(repeating, self._workplace))

    @Slot(str)
    def chooseEvery(self, key: str) -> None:
        """How often."""
        self._rule(lambda rule: with_every(rule, Every(key)))

    @Slot(str)
    def toggleWeekday(self, key: str) -> None:
        """On that weekday too, or not."""
        self._rule(lambda rule: with_weekday(rule, Weekday(key)))

    @Slot(str)
    def chooseNth(self, key: str) -> None:
        """Which of its weekdays in the month."""
        self._rule(lambda rule: replace(rule, nth=int(key)))

    @Slot(str)
    def chooseUser(self, key: str) -> None:
        """Who it is for."""
        self._rule(lambda rule: replace(rule, user=KindOfUser(key)))

    @Slot(str)
    def chooseEnding(self, key: str) -> None:
        """By how many times, or by the last day."""
        ended = ended_by_day if key == "day" else ended_by_count
        self._rule_in_time(lambda rule, span: ended(rule, span, self._zone))

    @Slot(int)
    def addTimes(self, steps: int) -> None:
        """More times, or fewer."""
        self._rule_in_time(lambda rule, span: with_more(rule, steps, span, self._zone))

    @Slot(int)
    def shiftStart(self, quarters: int) -> None:
        """Begin later, or earlier, for as long."""
        shift = quarters * SLOT_LENGTH
        self._retime(lambda span: TimeSpan(span.starts_at + shift, span.ends_at + shift))

    @Slot(int)
    def stretch(self, quarters: int) -> None:
        """End later, or earlier."""
        shift = quarters * SLOT_LENGTH
        self._retime(lambda span: TimeSpan(span.starts_at, max(span.ends_at + shift, span.starts_at + SLOT_LENGTH)))

    @Slot(str)
    def setName(self, text: str) -> None:
        """Who it is for."""
        self._draft(lambda draft: replace(draft, name=text))

    @Slot(str)
    def setPhone(self, text: str) -> None:
        """Whom to call."""
        self._draft(lambda draft: replace(draft, phone=text))

    @Slot(str)
    def takeOffer(self, key: str) -> None:
        """Take what is suggested in place of that day."""
        repeating, preview = self._repeating(), self._preview_of(key)
        if repeating is None or preview is None or not isinstance(preview.verdict, Refused):
            return
        suggestion = preview.verdict.suggestion
        if suggestion is not None:
            self._workplace.rerepeat(replace(repeating, instead={**repeating.instead, preview.day: taken(suggestion)}))

    @Slot(str)
    def takeChoice(self, key: str) -> None:
        """Leave that day out, take it along again, or go back to its own time and the rules."""
        repeating, day = self._repeating(), date.fromisoformat(key)
        if repeating is None:
            return
        if day in repeating.anyway:
            past = {one: why for one, why in repeating.anyway.items() if one != day}
            self._workplace.rerepeat(replace(repeating, anyway=past))
        elif day in repeating.instead:
            kept = {one: to for one, to in repeating.instead.items() if one != day}
            self._workplace.rerepeat(replace(repeating, instead=kept))
        else:
            self._workplace.rerepeat(replace(repeating, left_out=repeating.left_out ^ {day}))

    @property
    def previews(self) -> tuple[DatePreview, ...]:
        """Each date as it was last laid out."""
        return self._dates

    @property
    def _zone(self) -> ZoneInfo:
        return self._workplace.picture.municipality.zone

    def _derived(self, repeating: Repeating) -> SeriesState:
        """Laid out anew only when something is another than before, or a minute has passed."""
        picture, minute = self._workplace.picture, self._workplace.now.replace(second=0, microsecond=0)
        known = self._laid_out
        if known is None or known[0] is not picture or known[1:] != (repeating, minute):
            self._dates = previewed(repeating, self._workplace)
            self._laid_out = (picture, repeating, minute)
        return derive_state(self._workplace, repeating, self._dates)

    def _repeating(self) -> Repeating | None:
        chosen = self._workplace.chosen
        return chosen if isinstance(chosen, Repeating) else None

    def _preview_of(self, key: str) -> DatePreview | None:
        return next((one for one in self._dates if one.day.isoformat() == key), None)

    def _rule(self, change: Callable[[Rule], Rule]) -> None:
        self._rule_in_time(lambda rule, _: change(rule))

    def _rule_in_time(self, change: Callable[[Rule, TimeSpan], Rule]) -> None:
        """What leads to a series that cannot be is shown with its reason; what cannot be counted is left."""
        repeating = self._repeating()
        if repeating is None:
            return
        try:
            rule = change(repeating.rule, repeating.draft.span)
        except UnusableRecurrence:
            return
        self._workplace.rerepeat(replace(repeating, rule=rule))

    def _retime(self, change: Callable[[TimeSpan], TimeSpan]) -> None:
        """Another time for all: what was chosen for single days was chosen for the time before."""
        repeating = self._repeating()
        if repeating is not None:
            draft = replace(repeating.draft, span=change(repeating.draft.span))
            self._workplace.rerepeat(replace(repeating, draft=draft, instead={}, anyway={}))

    def _draft(self, change: Callable[[Draft], Draft]) -> None:
        repeating = self._repeating()
        if repeating is not None:
            self._workplace.rerepeat(replace(repeating, draft=change(repeating.draft)))

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._sentence

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._state.summary

    @Property(str, notify=changed)
    def bookText(self) -> str:
        return self._state.book

    @Property(bool, notify=changed)
    def mayBook(self) -> bool:
        return self._state.may_book

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(str, notify=changed)
    def nobody(self) -> str:
        return self._state.nobody

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._state.name

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._state.phone

    @Property(str, notify=changed)
    def starts(self) -> str:
        return self._state.starts

    @Property(str, notify=changed)
    def length(self) -> str:
        return self._state.length

    @Property(str, notify=changed)
    def ends(self) -> str:
        return self._state.ends

    @Property(bool, notify=changed)
    def monthly(self) -> bool:
        return self._state.monthly

    @Property(RowModel, notify=changed)
    def dates(self) -> RowModel:
        return self._models["dates"]

    @Property(RowModel, notify=changed)
    def hours(self) -> RowModel:
        return self._models["hours"]

    @Property(RowModel, notify=changed)
    def everies(self) -> RowModel:
        return self._models["everies"]

    @Property(RowModel, notify=changed)
    def weekdays(self) -> RowModel:
        return self._models["weekdays"]

    @Property(RowModel, notify=changed)
    def nths(self) -> RowModel:
        return self._models["nths"]

    @Property(RowModel, notify=changed)
    def users(self) -> RowModel:
        return self._models["users"]

    @Property(RowModel, notify=changed)
    def endings(self) -> RowModel:
        return self._models["endings"]
