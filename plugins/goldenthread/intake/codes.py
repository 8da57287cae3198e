"""Codes recovered: numbers that lost their nought, and lost codes, from order and from what refers to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.intake.log import Log, Sort
from goldenthread.messages.catalogue import quoted

_PARTS = re.compile(r"(?P<before>(?:.*\D)?)(?P<number>\d+)(?P<after>[a-z]?)", re.DOTALL)
_FIT = re.compile(r"[a-z0-9][a-z0-9.-]*", re.IGNORECASE)
MOST = 999


@dataclass(frozen=True, slots=True)
class Found:
    """What stands where a code should: its words, whether a spreadsheet took it for a number, and its place."""

    words: str
    numeric: bool
    place: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """A code, and whether it is our reading rather than the file's."""

    code: str
    inferred: bool = False


def plain_code(words: str) -> str:
    """A code as it is typed: without the full stop or bracket after it, out of an id such as `our-plan/1.10/1`."""
    parts = words.strip().split("/")
    return (parts[1] if len(parts) > 1 else parts[0]).strip().rstrip(".):").replace(" ", "")


def recover(group: str | None, at: int, found: Sequence[Found], referred: frozenset[str], taken: set[str],
            log: Log) -> list[Recovered]:
    """The codes of a group's actions.

    `group` is the group's own code (`1.0`), `at` its place among the groups, counted from 1; `referred` are the codes
    that words of the plan refer to; `taken` those of the groups before, to which these are added.
    """
    known = [_known(one) for one in found]
    before = _before(group, at, known)
    numbers: list[int | None] = [None] * len(found)
    codes: list[Recovered | None] = [None] * len(found)
    seen = set(taken)
    last = 0
    for index, (one, code) in enumerate(zip(found, known, strict=True)):
        parts = _PARTS.fullmatch(code) if code else None
        if code and (not parts or parts["before"].casefold() != before.casefold() or parts["after"]):
            codes[index] = Recovered(code)
            seen.add(code.casefold())
            continue
        if not parts:
            continue
        number = int(parts["number"][:6])
        meant = _with_noughts(number, last, one.numeric or f"{before}{number}".casefold() in seen)
        if meant != number:
            log.add(Sort.INFERRED, one.place, f"code {before}{meant}: the file has {one.words}, which comes after "
                                              f"{before}{last}; a spreadsheet drops the nought at the end of a number")
            codes[index] = Recovered(f"{before}{meant}", inferred=True)
        else:
            codes[index] = Recovered(code)
        seen.add((f"{before}{meant}" if meant != number else code).casefold())
        numbers[index] = last = meant
    _fill(before, found, codes, numbers, referred, log)
    return _unlike(before, found, codes, taken, log)


def _known(one: Found) -> str:
    code = plain_code(one.words)
    return code if _FIT.fullmatch(code) and ".." not in code and len(code) <= 40 else ""


def _before(group: str | None, at: int, known: Sequence[str]) -> str:
    """What the codes of a group start with: what most of them do, else the group's own code."""
    starts = Counter(parts["before"] for code in known if code and (parts := _PARTS.fullmatch(code)))
    if starts:
        return starts.most_common(1)[0][0]
    own = plain_code(group) if group else ""
    if own.endswith(".0"):
        own = own[:-2]
    return f"{own}." if own else f"{at}."


def _with_noughts(number: int, last: int, doubted: bool) -> int:
    """What a number was before its noughts were dropped: itself, or the first that comes after the one before it."""
    if not doubted or number > last:
        return number
    meant = next((number * power for power in (10, 100) if last < number * power <= MOST), number)
    return meant if meant == last + 1 or meant <= last + 10 else number


def _fill(before: str, found: Sequence[Found], codes: list[Recovered | None], numbers: list[int | None],
          referred: frozenset[str], log: Log) -> None:
    """Gives a code to each action that has none, from the codes before and after it."""
    at = 0
    while at < len(codes):
        if codes[at] is not None:
            at += 1
            continue
        end = next((other for other in range(at, len(codes)) if codes[other] is not None), len(codes))
        low = next((number for number in reversed(numbers[:at]) if number is not None), 0)
        high = next((number for number in numbers[end:] if number is not None), None)
        room = list(range(low + 1, high)) if high is not None else []
        lost = end - at
        named = [number for number in room if f"{before}{number}".casefold() in referred]
        chosen = named if len(named) == lost < len(room) else list(range(low + 1, low + 1 + lost))
        sure = high is None or len(room) == lost or chosen is named
        for index, number in zip(range(at, end), chosen, strict=True):
            code = f"{before}{number}"
            why = f"it comes after {before}{number - 1}" if number > 1 else "it comes first"
            if index + 1 == end and high is not None and number + 1 == high:
                why += f" and before {before}{high}"
            if code.casefold() in referred:
                why += ", and other words of the plan refer to it"
            was = f"; {quoted(found[index].words)} is no code" if found[index].words.strip() else ""
            log.add(Sort.INFERRED, found[index].place, f"code {code}: the file has none here; {why}{was}")
            if not sure:
                said = f"actions without a code: {lost}; codes that are free between the others: {len(room)}"
                log.add(Sort.DOUBTFUL, found[index].place, f"code {code}: {said}")
            codes[index] = Recovered(code, inferred=True)
            numbers[index] = number
        at = end


def _unlike(before: str, found: Sequence[Found], codes: Sequence[Recovered | None], taken: set[str],
            log: Log) -> list[Recovered]:
    """The codes with none of them twice in the plan: the second of two gets the next that is free."""
    made: list[Recovered] = []
    given = taken | {one.code.casefold() for one in codes if one}
    for one, code in zip(found, codes, strict=True):
        kept = code or Recovered(f"{before}1", inferred=True)
        if kept.code.casefold() in taken:
            free = next(number for number in range(1, 100_000) if f"{before}{number}".casefold() not in given)
            log.add(Sort.DOUBTFUL, one.place, f"code {before}{free}: {kept.code} is taken by an action above")
            log.add(Sort.INFERRED, one.place, f"code {before}{free}: the next that is free")
            kept = Recovered(f"{before}{free}", inferred=True)
            given.add(kept.code.casefold())
        taken.add(kept.code.casefold())
        made.append(kept)
    return made
