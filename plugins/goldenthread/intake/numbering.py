"""The numbers that Word writes before paragraphs by itself: they stand in no text, and are counted as Word counts them.

After ISO/IEC 29500-1, 17.9: a paragraph names a list and a level; the list, or the style, says how it is numbered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: from which number, in which signs, and with what around it (`%1.%2`)."""

    start: int = 1
    signs: str = "decimal"
    text: str = "%1."


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has been counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, root: Any) -> Numbering:
        """The lists that a document's part for numbering declares; none where it has no such part."""
        if root is None:
            return cls()
        abstracts = {one.get(f"{W}abstractNumId"): _levels(one) for one in root.iter(f"{W}abstractNum")}
        lists = {}
        for one in root.iter(f"{W}num"):
            link = one.find(f"{W}abstractNumId")
            abstract = link.get(f"{W}val") if link is not None else ""
            levels = dict(abstracts.get(abstract, {}))
            restarts = {}
            for changed in one.iter(f"{W}lvlOverride"):
                at = _number(changed.get(f"{W}ilvl"), 0)
                levels |= _levels(changed)
                start = changed.find(f"{W}startOverride")
                if start is not None:
                    restarts[at] = _number(start.get(f"{W}val"), 1)
            lists[one.get(f"{W}numId")] = _List(abstract, levels, restarts)
        return cls(lists)

    def next(self, name: str, at: int) -> tuple[str, bool]:
        """The number of the next paragraph of a list at a level, as Word shows it, and whether it is a mere bullet."""
        one = self.lists.get(name)
        level = one.levels.get(at) if one else None
        if one is None or level is None:
            return "", False
        counted = self.counted.setdefault(one.abstract, {})
        if at in one.restarts and (name, at) not in self.begun:
            counted[at] = one.restarts[at]
        else:
            counted[at] = counted.get(at, level.start - 1) + 1
        self.begun.add((name, at))
        for deeper in [other for other in counted if other > at]:
            del counted[deeper]
        if level.signs == "bullet":
            return "", True
        shown = level.text
        for other in range(9):
            own = one.levels.get(other, Level())
            shown = shown.replace(f"%{other + 1}", in_signs(counted.get(other, own.start), own.signs))
        return shown.strip(), False


def _levels(root: Any) -> dict[int, Level]:
    found = {}
    for level in root.iter(f"{W}lvl"):
        start, signs, text = (level.find(f"{W}{name}") for name in ("start", "numFmt", "lvlText"))
        found[_number(level.get(f"{W}ilvl"), 0)] = Level(
            _number(start.get(f"{W}val"), 1) if start is not None else 1,
            signs.get(f"{W}val") if signs is not None else "decimal",
            (text.get(f"{W}val") or "") if text is not None else "",
        )
    return found


def _number(words: str | None, otherwise: int) -> int:
    try:
        return min(int(words or ""), 100_000)
    except ValueError:
        return otherwise


def in_signs(number: int, signs: str) -> str:
    """A number in the signs of a list: figures, letters or Roman numerals."""
    if signs in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 10)
        return letters.upper() if signs == "upperLetter" else letters
    if signs in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        made = ""
        for value, sign in _ROMAN:
            made += sign * (number // value)
            number %= value
        return made.upper() if signs == "upperRoman" else made
    if signs == "none":
        return ""
    return f"{number:02d}" if signs == "decimalZero" else str(number)
