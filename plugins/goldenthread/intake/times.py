"""Timescales and periods as a file has them, in the words that this project reads."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from goldenthread.intake.log import Log, Sort
from goldenthread.messages.catalogue import quoted
from goldenthread.model.when import WhenError, read_period, read_timescale

_IN_NUMBERS = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_YEARS = re.compile(r"\b(?:19|20)\d{2}\s*[-–—/]\s*(?:(?:19|20)\d{2}|\d{2})\b")
_SHORT_YEAR = re.compile(
    r"\b(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?(?:-|\s?['’])(\d{2})\b(?![\d/.-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scale:
    """A timescale's words (empty: none that can be used), and whether a date in them is our reading."""

    words: str
    inferred: bool = False


def as_timescale(words: str, place: str, log: Log) -> Scale:
    """A timescale that can be read: dates in numbers are taken day first, as here, and marked where that is a guess."""
    inferred = False

    def spelt(match: re.Match[str]) -> str:
        nonlocal inferred
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        year += 2000 if year < 100 else 0
        try:
            made = dt.date(year, month, day)
        except ValueError:
            return match.group()
        said = f"{made.day} {made:%B %Y}"
        if day <= 12 and day != month:
            inferred = True
            log.add(Sort.INFERRED, place, f"timescale {said}: the file has {match.group()}, read with the day first")
            log.add(Sort.DOUBTFUL, place, f"{match.group()} is read as {said}")
        else:
            log.add(Sort.CLEANED, place, f"{match.group()} became {said}")
        return said

    made = _IN_NUMBERS.sub(spelt, words)
    short = _SHORT_YEAR.sub(lambda found: f"{found[1]} 20{found[2]}", made)
    if short != made:
        log.add(Sort.CLEANED, place, f"{quoted(made)} became {quoted(short)}")
        made = short
    try:
        read_timescale(made)
    except WhenError as error:
        said = f"timescale {quoted(words)}: {quoted(error.words)} cannot be read as a date"
        log.add(Sort.NOT_UNDERSTOOD, place, said)
        return Scale("")
    return Scale(made, inferred)


def period_in(title: str) -> str | None:
    """The years in a title, such as `2008-2009`, as a plan or strategy writes its period."""
    found = _YEARS.search(title)
    if not found:
        return None
    words = re.sub(r"\s*[–—]\s*", "-", found.group())
    try:
        read_period(words)
    except WhenError:
        return None
    return words
