"""How often something comes round, as a calendar program reads it: the first day, and a rule for the others (RRULE).

Days are counted as people count them: from the day a plan was approved (a monthly report is a month after it, and on
that day of every month), or, where only its years are known, by whole months, so that a report falls on their last day.
A day that some month does not have is that month's last.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from goldenthread.model.when import EVERY_DAYS, EVERY_MONTHS

TERMS_END = (4, 7, 12)
IN_EVERY_MONTH = 28


Rule = tuple[tuple[str, str | int | tuple[int, ...] | dt.date], ...]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The first day, and the rule as names and values, such as `{"freq": "MONTHLY", "interval": 3}`."""

    first: dt.date
    rule: Rule


def recurrence(cadence: str, since: dt.date, until: dt.date | None) -> Recurrence | None:
    """What a cadence such as `quarterly review` means after one day and until another; None where no day is left.

    Schools' terms end on days of their own in each council, so `termly` is by the end of April, July and December.
    """
    often = cadence.split()[0]
    made: Rule
    if often in EVERY_DAYS:
        first = since + dt.timedelta(EVERY_DAYS[often])
        made = (("freq", "WEEKLY"), ("interval", EVERY_DAYS[often] // 7))
    elif often == "termly":
        first = next(day for ahead in range(1, 13) if (day := _after(since, ahead, last=True)).month in TERMS_END)
        made = (("freq", "YEARLY"), ("bymonth", TERMS_END), ("bymonthday", -1))
    elif often in EVERY_MONTHS:
        last = since.day > IN_EVERY_MONTH or since == _last_of(since)
        first = _after(since, EVERY_MONTHS[often], last=last)
        made = (("freq", "MONTHLY"), ("interval", EVERY_MONTHS[often]))
        if often == "yearly":
            made = (("freq", "YEARLY"), ("bymonth", first.month))
        if last:
            made = (*made, ("bymonthday", -1))
    else:
        return None
    if until is not None and first > until:
        return None
    return Recurrence(first, (*made, ("until", until)) if until else made)


def _after(day: dt.date, months: int, *, last: bool) -> dt.date:
    """So many months after a day: on the same day of the month, or on the month's last."""
    month = day.month - 1 + months
    first = dt.date(day.year + month // 12, month % 12 + 1, 1)
    return _last_of(first) if last else first.replace(day=day.day)


def _last_of(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
