"""“Refer to 1.1, 1.2 & 1.6”: the references that stand in the words of a plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODE = r"[A-Za-z]{0,3}\d+(?:\.\d+)*[a-z]?"
_REFER = re.compile(
    rf"\b(?:refers?|see|linked)\s+(?:also\s+)?(?:to\s+)?(?:actions?\s+)?(?P<codes>{_CODE}(?:\s*(?:,|&|and|,\s*and)\s*{_CODE})*)"
    r"(?![\w/])",
    re.IGNORECASE,
)
_ONE = re.compile(rf"{_CODE}(?!\w)")


@dataclass(frozen=True, slots=True)
class Span:
    """A code in a text: from which character to which, and the code itself."""

    start: int
    end: int
    code: str


def references(text: str) -> Iterator[Span]:
    """The codes that a text refers to.

    Only codes after “refer to” (or “see”) count, so a date such as 1.4.08 is none; a full stop after the last code
    ends the reference and belongs to the sentence.
    """
    if "efer" not in text and "ee " not in text and "inked" not in text:
        return
    for match in _REFER.finditer(text):
        base = match.start("codes")
        for one in _ONE.finditer(match["codes"]):
            if "." in one.group() or not re.match(r"see|linked", match.group(), re.IGNORECASE):
                yield Span(base + one.start(), base + one.end(), one.group())
