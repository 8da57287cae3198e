"""“Refer to 1.1, 1.2 & 1.6”: the references that stand in the words of a plan."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

_CODE = r"(?:[A-Za-z]{1,3}-?)?\d+(?:\.\d+)*[a-z]?(?!\w|\.\d)"
_AND = r"\s*(?:,?\s*(?:&|\b(?:and|or)\b)|[,;/])\s*(?:actions?\s+)?"
_TO = r"\s*(?:-|–|—|\bto\b)\s*(?:actions?\s+)?"
_REFER = re.compile(
    rf"\b(?:(?:refers?|linked)\s+(?:also\s+)?to|(?P<see>see)(?:\s+also)?):?\s+(?:actions?\s+)?"
    rf"(?P<codes>{_CODE}(?:(?:{_AND}|{_TO}){_CODE})*)",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<to>{_TO})?(?P<code>{_CODE})", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(.*?)(\d{1,6})", re.DOTALL)
LONGEST_RANGE = 100


@dataclass(frozen=True, slots=True)
class Span:
    """A code in a text: from which character to which, and the code; `ends_range` as 1.6 in `1.1 to 1.6`."""

    start: int
    end: int
    code: str
    ends_range: bool = False


def references(text: str) -> Iterator[Span]:
    """The codes that a text refers to.

    Only codes after “refer to” (or “see”) count, so a date such as 1.4.08 is none; a full stop after the last code
    ends the reference and belongs to the sentence. Whether a bare number is a code, only the plan can tell.
    """
    folded = text.casefold()
    if "refer" not in folded and "see" not in folded and "linked" not in folded:
        return
    for match in _REFER.finditer(text):
        base = match.start("codes")
        for at, one in enumerate(_ONE.finditer(match["codes"])):
            if "." in one["code"] or not match["see"]:
                yield Span(base + one.start("code"), base + one.end("code"), one["code"], bool(at and one["to"]))


def referred(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a text refers to in a plan, as code and target; `known` are the targets by folded code.

    All of a range is referred to. A code that the plan lacks has the target "", if it looks like one of the plan's.
    """
    last = ""
    for span in references(text):
        code = span.code.casefold()
        if span.ends_range:
            for between in _between(last, code, known):
                yield between, known[between]
        if code in known:
            yield span.code, known[code]
        elif is_code(code, known):
            yield span.code, ""
        last = code


def is_code(code: str, known: Iterable[str]) -> bool:
    """Whether a text's code that a plan lacks is a slip, and not a number of another sort: “refer to 3 agencies”."""
    return "." in code or (not code.isdecimal() and _form(code) in {_form(other) for other in known})


def _between(first: str, last: str, known: Container[str]) -> list[str]:
    """The codes of a plan that a range such as `1.1 to 1.6` names without saying so."""
    start, end = _LAST_NUMBER.fullmatch(first), _LAST_NUMBER.fullmatch(last)
    if not start or not end or start[1] != end[1]:
        return []
    numbers = range(int(start[2]) + 1, min(int(end[2]), int(start[2]) + LONGEST_RANGE))
    return [code for number in numbers if (code := f"{start[1]}{number}") in known]


def _form(code: str) -> str:
    """A code with each number as 0, so that A1 and A12 have one form."""
    return re.sub(r"\d+", "0", code.casefold())
