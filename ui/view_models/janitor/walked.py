"""A schedule with what is remembered of it."""

from dataclasses import dataclass
from datetime import date, datetime

from booking_core.documents.schedule_words import ScheduleWords
from booking_core.domain.schedule import DaySchedule, Leg, Task
from booking_core.domain.schedule.changes import facts_of
from booking_core.domain.time_spans import local_day
from ui.ports.janitor_desk import Round


@dataclass(frozen=True, slots=True)
class Walked:
    """A schedule with what is remembered of it."""

    said: ScheduleWords
    schedule: DaySchedule
    memory: Round
    now: datetime

    @property
    def today(self) -> date:
        return local_day(self.now, self.said.municipality.zone)

    @property
    def boxes(self) -> tuple[Task, ...]:
        """The tasks that can be ticked off."""
        return tuple(task for task in self.schedule.tasks if not task.is_note)

    def is_done(self, task: Task) -> bool:
        """Whether it was ticked off as it is now: what must be done otherwise since is to be done again."""
        works = {facts.key: facts.work for facts in self.memory.done}
        return works.get(task.key) == facts_of(task).work

    def task(self, chosen: str) -> Task | None:
        """The one touched, else the first that is not done."""
        touched = next((task for task in self.schedule.tasks if task.key == chosen), None)
        return touched or next((task for task in self.boxes if not self.is_done(task)), None)

    def leg_of(self, task: Task) -> Leg:
        return next(leg for leg in self.schedule.legs if task in leg.tasks)
