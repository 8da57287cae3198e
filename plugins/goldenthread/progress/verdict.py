"""Whether a measure got better: said only where its author set a direction, and both ends are numbers."""

from __future__ import annotations

import re
from typing import Literal

from goldenthread.model.record import Record

Verdict = Literal["better", "worse", "no change", "cannot say"]
_NUMBER = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?")


def number(words: object) -> float | None:
    """The one number in some words, such as 67% or 12 weeks; None where there is none, or more than one."""
    found = _NUMBER.findall(str(words or ""))
    return float(found[0].replace(",", "").replace("−", "-")) if len(found) == 1 else None


def verdict(measure: Record) -> Verdict:
    """From its start (the baseline, else the first reading) to its latest reading."""
    direction = measure.facts.get("direction")
    readings = sorted(measure.facts.get("readings", ()), key=lambda reading: reading.date.last)
    start = measure.facts.get("baseline") or (readings[0] if len(readings) > 1 else None)
    if direction not in ("up", "down") or not readings or start is None:
        return "cannot say"
    before, after = number(start.value), number(readings[-1].value)
    if before is None or after is None:
        return "cannot say"
    if before == after:
        return "no change"
    return "better" if (after > before) == (direction == "up") else "worse"
