"""`moedested central stats --unmet`: what people could not have, for the house to read and for anybody.

    on the screen   exact counts, for those who plan
    --csv FILE      what anybody may read: a count under five is "<5", and there are no totals

The days are those on which it was asked. A report of days that are over never changes, but for what machines tell
late that had no contact.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from booking_core.central.failures import ReportRefused
from booking_core.domain.time_spans import ONE_DAY, TimeSpan, local_midnight
from booking_core.domain.told.evidence import DemandCount, counted, told_outside
from booking_core.store.central_store import CentralStore

COLUMNS = ("first_day", "last_day", "district", "by", "value", "wishes")
NOWHERE = "(no district)"


@dataclass(frozen=True, slots=True)
class Days:
    """Local days, the first and the last included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DemandReport:
    """The counts of all wishes noted on `days`; `wishes` says how many they are."""

    days: Days
    wishes: int
    counts: tuple[DemandCount, ...]


def report_on(store: CentralStore, days: Days) -> DemandReport:
    """What people could not have on those days.

    Raises:
        ReportRefused: the last day is before the first.
        NoPlaces: nothing has been imported yet.
    """
    span = span_of(days, store.municipality().zone)
    wishes = store.unmet.noted_in(span)
    return DemandReport(days, len(wishes), counted(wishes))


def span_of(days: Days, zone: ZoneInfo) -> TimeSpan:
    """From the first midnight to the one after the last.

    Raises:
        ReportRefused: the last day is before the first.
    """
    if days.last < days.first:
        message = f"--to {days.last} is before --from {days.first}"
        raise ReportRefused(message)
    return TimeSpan(local_midnight(days.first, zone), local_midnight(days.last + ONE_DAY, zone))


def report_lines(report: DemandReport) -> Iterator[str]:
    """The report in words, with exact counts."""
    noun = "wish" if report.wishes == 1 else "wishes"
    yield f"{report.wishes} {noun} could not be met, asked on {report.days.first} to {report.days.last}"
    for district, counts in groupby(report.counts, key=lambda one: one.district):
        yield ""
        yield district or NOWHERE
        for by, parts in groupby(counts, key=lambda one: one.by):
            yield f"  {by}"
            yield from (f"    {one.value:<24}{one.wishes:>6}" for one in parts)


def write_csv(report: DemandReport, path: Path) -> None:
    """The report as anybody may read it, in UTF-8 with commas.

    Raises:
        ReportRefused: the file cannot be written.
    """
    write_table(path, COLUMNS, (_row(report.days, one) for one in report.counts))


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A file of lines with commas, in UTF-8, its first line the names of the columns.

    Raises:
        ReportRefused: the file cannot be written.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    try:
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
    except OSError as err:
        message = f"{path} cannot be written ({err.strerror or err})"
        raise ReportRefused(message) from err


def _row(days: Days, one: DemandCount) -> Sequence[str]:
    return (str(days.first), str(days.last), one.district, one.by.value, one.value, told_outside(one.wishes))
