"""What the styles of a Word file say of a paragraph or a run: its level, its list, and whether it is hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from goldenthread.intake.ink import BLACK, WHITE, alike
from goldenthread.intake.numbering import W

DEEPEST = 20
_MARKERS = {"black": BLACK, "white": WHITE, "none": None}
_HEADING = re.compile(r"heading\s*(\d)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their id, and the one that a paragraph has when it names none."""

    by_id: dict[str, Any] = field(default_factory=dict)
    ordinary: str = ""

    @classmethod
    def read(cls, root: Any) -> Styles:
        """The styles that a document's part for them declares."""
        found = {one.get(f"{W}styleId"): one for one in root.iter(f"{W}style")}
        ordinary = next((name for name, one in found.items()
                         if one.get(f"{W}type") == "paragraph" and one.get(f"{W}default") in ("1", "true")), "")
        return cls(found, ordinary)

    def chain(self, name: str) -> list[Any]:
        """A style and those that it is based on, the nearest first."""
        found: list[Any] = []
        while name and len(found) < DEEPEST:
            style = self.by_id.get(name)
            if style is None or style in found:
                break
            found.append(style)
            based = style.find(f"{W}basedOn")
            name = based.get(f"{W}val") if based is not None else ""
        return found

    def of(self, paragraph: Any) -> list[Any]:
        """The styles that a paragraph has."""
        about = paragraph.find(f"{W}pPr")
        own = about.find(f"{W}pStyle") if about is not None else None
        return self.chain(own.get(f"{W}val") if own is not None else self.ordinary)

    def hides(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is hidden: by itself, else by its own style, else by its paragraph's."""
        found = self._said(run, paragraph, "vanish")
        return found is not None and found.get(f"{W}val") not in ("0", "false", "off")

    def cannot_be_seen(self, run: Any, paragraph: Any) -> bool:
        """Whether the ink of a run has the colour of its highlighting, its shading, or the paper below it."""
        color, marked = self._said(run, paragraph, "color"), self._said(run, paragraph, "highlight")
        ink = color.get(f"{W}val") if color is not None else None
        paper = _MARKERS.get(marked.get(f"{W}val"), "other") if marked is not None else None
        return alike(BLACK if ink in (None, "auto") else ink, paper or self._shade(run, paragraph))

    def _shade(self, run: Any, paragraph: Any) -> str:
        """The colour behind a run: its own, else that of its paragraph, its cell or its table, else white."""
        shades = [self._said(run, paragraph, "shd"), paragraph.find(f"{W}pPr/{W}shd")]
        shades += [style.find(f"{W}pPr/{W}shd") for style in self.of(paragraph)]
        shades += [one.find(f"{W}{name}/{W}shd") for one in paragraph.iterancestors(f"{W}tc", f"{W}tbl")
                   for name in ("tcPr", "tblPr")]
        fills = (one.get(f"{W}fill") for one in shades if one is not None)
        return next((fill for fill in fills if fill and fill != "auto"), WHITE)

    def _said(self, run: Any, paragraph: Any, name: str) -> Any:
        """A property of a run: its own, else that of its style, else that of its paragraph's; None where none is."""
        about = run.find(f"{W}rPr")
        named = about.find(f"{W}rStyle") if about is not None else None
        chain = self.chain(named.get(f"{W}val")) if named is not None else []
        places = [about, *(style.find(f"{W}rPr") for style in (*chain, *self.of(paragraph)))]
        return next((found for place in places
                     if place is not None and (found := place.find(f"{W}{name}")) is not None), None)

    def list_of(self, paragraph: Any) -> tuple[str, int]:
        """The list that a paragraph belongs to, and its level there; no name where it belongs to none."""
        about = paragraph.find(f"{W}pPr")
        places = [about, *(style.find(f"{W}pPr") for style in self.of(paragraph))]
        level: int | None = None
        for place in places:
            found = place.find(f"{W}numPr") if place is not None else None
            if found is None:
                continue
            name, at = found.find(f"{W}numId"), found.find(f"{W}ilvl")
            if level is None and at is not None and (at.get(f"{W}val") or "").isdecimal():
                level = int(at.get(f"{W}val"))
            if name is not None:
                own = name.get(f"{W}val") or ""
                return ("", 0) if own == "0" else (own, level or 0)
        return "", 0

    def level(self, paragraph: Any) -> int | None:
        """The level of a heading, 0 for a title, None for any other paragraph."""
        for style in self.of(paragraph):
            name = style.find(f"{W}name")
            words = (name.get(f"{W}val") or "") if name is not None else ""
            if words.casefold() == "title":
                return 0
            heading = _HEADING.match(words)
            if heading:
                return int(heading[1])
        return None

    def is_bullet(self, paragraph: Any) -> bool:
        """Whether a paragraph has one of Word's own styles for lists."""
        names = (style.find(f"{W}name") for style in self.of(paragraph))
        return any((name.get(f"{W}val") or "").casefold().startswith("list") for name in names if name is not None)
