"""Dates and timescales as people write them, read by a strict grammar; nothing is guessed.

What the grammar knows: a day (`2026-09-30`, `30 September 2026`), a month (`Sept 2008`), two months
(`April – Sept 2008`), a season (`Autumn 2027`: September to November), a year (`2009`), a financial year (`2016/17`:
April to March), years (`2008–2009`); the words before a date that make it a start (`to commence in May 2008`); how
often (`Monthly report and quarterly review`); and states (`Ongoing`, `to be set`). Everything else stays the author's
words. A date is read whole or refused: no part is taken of `2016-17` or `academic year 2026/27`.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_M = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DASH = r"\s*(?:-|–|—|to|until)\s*"
_DATE = re.compile(
    rf"""(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
    | \b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<daymonth>{_M})\b\.?,?\s+(?P<dayyear>\d{{4}})\b
    | \b(?P<m1>{_M})\b\.?(?:\s+(?P<y1>\d{{4}}))?{_DASH}(?P<m2>{_M})\b\.?\s+(?P<y2>\d{{4}})\b
    | \b(?P<month>{_M})\b\.?,?\s+(?P<monthyear>\d{{4}})\b
    | \b(?P<season>spring|summer|autumn)\s+(?:of\s+)?(?P<seasonyear>\d{{4}})\b
    | \b(?P<fy>\d{{4}})/(?P<fyend>\d{{2}}|\d{{4}})\b
    | \b(?P<ya>\d{{4}}){_DASH}(?P<yb>\d{{4}})\b
    | \b(?P<year>(?:19|20)\d{{2}})\b(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBERS_ONLY = re.compile(
    r"\b(?!\d{4}-\d{2}-\d{2}\b)(?:\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([/.-])\d{1,2}\2\d{1,2})\b"
)
_NAMED = rf"(?:\d|(?:{_M}|spring|summer|autumn|winter)\b)"
_GOES_ON = re.compile(rf"\s*(?:[-–—/]|(?:to|until)\b)\s*(?={_NAMED})", re.IGNORECASE)
_CAME_BEFORE = re.compile(
    r"(?:(?<=\d)(?P<dash>\s*[-–—/]\s*)|\b(?:academic|school)\s+year\s+(?:of\s+)?)$", re.IGNORECASE
)
_OPEN_END = re.compile(r"\s*(?:onwards?\b|and\s+(?:beyond|after)\b|or\s+later\b)", re.IGNORECASE)
_LOOKS_DATED = re.compile(r"\b(?:19|20)\d{2}\b")
_STARTS = re.compile(
    r"\b(?:commenc\w*|start\w*|begin\w*|launch\w*|from|after|post|not before|(?:no|not) earlier than)"
    r"\s+(?:in|on|at|by|from)?\s*$",
    re.IGNORECASE,
)
_YEAR_FOLLOWS = re.compile(
    r"(?:^|[,;:.(&]|\b(?:by|in|of|during|for|before|until|and|or|from|after|since|later than|earlier than))\s*$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^(?:(?:by|in|on|before|due|until|(?:no|not) later than)\s+)?(?:the\s+)?(?:(?:end|close)\s+of\s+)?$", re.IGNORECASE
)
_OFTEN = re.compile(
    r"\b(weekly|fortnightly|monthly|two-monthly|quarterly|termly|six-monthly|half-yearly|yearly|annual(?:ly)?)\b"
    r"|\b(?:each|every)\s+"
    r"(week|fortnight|month|quarter|term|(?:two|2|three|3|six|6|twelve|12) months|half-year|year)\b",
    re.IGNORECASE,
)
_EACH = {"week": "weekly", "fortnight": "fortnightly", "month": "monthly", "quarter": "quarterly", "term": "termly",
         "two months": "two-monthly", "2 months": "two-monthly", "three months": "quarterly", "3 months": "quarterly",
         "six months": "six-monthly", "6 months": "six-monthly", "twelve months": "yearly", "12 months": "yearly",
         "half-year": "six-monthly", "half-yearly": "six-monthly", "year": "yearly",
         "annual": "yearly", "annually": "yearly"}
EVERY_MONTHS = {"monthly": 1, "two-monthly": 2, "quarterly": 3, "six-monthly": 6, "yearly": 12}
EVERY_DAYS = {"weekly": 7, "fortnightly": 14}
_FOR = re.compile(r"\b(report|review|update|meeting|return)", re.IGNORECASE)
_STATES = (
    ("to be set", re.compile(r"\b(?:to be (?:set|agreed|confirmed|decided)|tb[ac])\b", re.IGNORECASE)),
    ("ongoing", re.compile(r"\bon-?going\b", re.IGNORECASE)),
)


class WhenError(ValueError):
    """A date that cannot be used; `reason` is one of unreadable, impossible, numbers, backwards."""

    def __init__(self, reason: str, words: str) -> None:
        self.reason = reason
        self.words = words
        super().__init__(f"{reason}: {words}")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days named by some words: its first and last day, and how exact the words are."""

    text: str
    first: dt.date
    last: dt.date
    precision: str


@dataclass(frozen=True, slots=True)
class When:
    """A date as written: the author's words, the days they name, and the precision (day, month, season, year …)."""

    text: str
    span: Span

    @property
    def last(self) -> dt.date:
        """The last day that the words name."""
        return self.span.last


@dataclass(frozen=True, slots=True)
class Timescale:
    """A timescale as written, with what could be read from it; the rest stays words."""

    text: str
    start: Span | None = None
    due: Span | None = None
    cadence: tuple[str, ...] = ()
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The years (or months) that a strategy or plan is for."""

    text: str
    first: dt.date
    last: dt.date


def read_when(words: str) -> When:
    """Reads a date that must be a date; raises WhenError where it is not one, or not one that exists."""
    text = " ".join(words.split())
    _refuse_numbers(text)
    match = _DATE.search(text)
    if not match or match.end() != len(text) or not _BEFORE.match(text[: match.start()]):
        raise WhenError("unreadable", text)
    return When(text, _span(match))


def read_timescale(words: str) -> Timescale:
    """Reads what can be read of a timescale; raises WhenError for something that looks like a date and is not one."""
    text = " ".join(words.split())
    _refuse_numbers(text)
    start: Span | None = None
    due: Span | None = None
    rest = text
    found = list(_DATE.finditer(text))
    ends = {match.end() for match in found}
    starts = {match.start() for match in found}
    for match in found:
        before, after = text[: match.start()], text[match.end() :]
        more, less = _GOES_ON.match(text, match.end()), _CAME_BEFORE.search(before)
        half = (more and more.end() not in starts) or (less and not match["day"] and less.start("dash") not in ends)
        if half or (match["year"] and not _YEAR_FOLLOWS.search(before)):
            raise WhenError("unreadable", text)
        span = _span(match)
        rest = rest.replace(match.group(), " ", 1)
        if _STARTS.search(before) or _OPEN_END.match(after):
            start = span
            continue
        if due is None or span.last > due.last:
            due = span
    if _LOOKS_DATED.search(rest):
        raise WhenError("unreadable", text)
    state = next((name for name, pattern in _STATES if pattern.search(text)), None)
    return Timescale(text, start, due, _cadence(text), state)


def read_period(words: str) -> Period:
    """Reads a period such as `2008-2009`, `2009–12`, `2016/17` or `April 2008 – March 2009`; raises WhenError."""
    text = " ".join(words.split())
    short = re.fullmatch(rf"(\d{{4}}){_DASH}(\d{{2}})", text)
    match = _DATE.fullmatch(f"{short[1]}-{short[1][:2]}{short[2]}" if short else text)
    if not match or match["iso"] or match["day"]:
        raise WhenError("unreadable", text)
    span = _span(match)
    return Period(text, span.first, span.last)


def _refuse_numbers(text: str) -> None:
    match = _NUMBERS_ONLY.search(text)
    if match:
        raise WhenError("numbers", match.group())


def _span(match: re.Match[str]) -> Span:
    """The days a match names; raises WhenError where there is no such day."""
    words = match.group()
    try:
        first, last, precision = _days({key: value for key, value in match.groupdict().items() if value})
    except ValueError:
        raise WhenError("impossible", words) from None
    if first > last:
        raise WhenError("backwards", words)
    return Span(words, first, last, precision)


def _days(part: dict[str, str]) -> tuple[dt.date, dt.date, str]:
    if "iso" in part:
        day = dt.date.fromisoformat(part["iso"])
        return day, day, "day"
    if "day" in part:
        day = dt.date(int(part["dayyear"]), _MONTHS[part["daymonth"].lower()], int(part["day"]))
        return day, day, "day"
    if "m1" in part:
        return (_month(part.get("y1", part["y2"]), part["m1"])[0], _month(part["y2"], part["m2"])[1], "months")
    if "month" in part:
        return (*_month(part["monthyear"], part["month"]), "month")
    if "season" in part:
        year = int(part["seasonyear"])
        begin, end = _SEASONS[part["season"].lower()]
        return dt.date(year, begin, 1), _end(year, end), "season"
    if "fy" in part:
        year, typed = int(part["fy"]), part["fyend"]
        if int(typed) not in (year + 1, (year + 1) % 100):
            if len(typed) == 4 and int(typed) > year:
                return dt.date(year, 1, 1), dt.date(int(typed), 12, 31), "years"
            raise ValueError(typed)
        return dt.date(year, 4, 1), dt.date(year + 1, 3, 31), "financial year"
    if "ya" in part:
        return dt.date(int(part["ya"]), 1, 1), dt.date(int(part["yb"]), 12, 31), "years"
    year = int(part["year"])
    return dt.date(year, 1, 1), dt.date(year, 12, 31), "year"


def _month(year: str, name: str) -> tuple[dt.date, dt.date]:
    number = _MONTHS[name.lower()]
    return dt.date(int(year), number, 1), _end(int(year), number)


def _end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _cadence(text: str) -> tuple[str, ...]:
    """How often, and for what: the many spellings of `Monthly report and quarterly review` read as one."""
    found: list[str] = []
    for match in _OFTEN.finditer(text):
        often = (match[1] or match[2]).lower()
        often = _EACH.get(often, often)
        after = _FOR.match(text[match.end() :].lstrip())
        before = list(_FOR.finditer(re.split(r"[.;]", text[: match.start()])[-1]))
        other = re.match(r"\s+(?!and\b|basis\b)[a-z]", text[match.end() :])
        purpose = after[1].lower() if after else before[-1][1].lower() if before and not other else None
        if purpose is None and text.lower().startswith("review") and not other:
            purpose = "review"
        said = f"{often} {purpose}" if purpose else often
        if said not in found:
            found.append(said)
    return tuple(found)
