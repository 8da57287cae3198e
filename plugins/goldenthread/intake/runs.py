"""The words of a Word paragraph: insertions read, deletions and hidden text left out, moved text once; all noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.intake.ink import DOUBT
from goldenthread.intake.log import Log, Sort, counted, so_many
from goldenthread.intake.numbering import W
from goldenthread.intake.styles import Styles
from goldenthread.messages.catalogue import quoted

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_THROUGH = tuple(f"{W}{name}" for name in (
    "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "customXml"))
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object", _ALTERNATIVES)
_NO_WORDS = (f"{W}instrText", f"{W}delInstrText", f"{W}delText")
_PLAIN = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


@dataclass(slots=True)
class _Found:
    """What a paragraph holds beside its words."""

    inserted: list[str]
    moved: list[str]
    deleted: int = 0
    hidden: int = 0
    struck: int = 0
    unseen: int = 0


@dataclass(slots=True)
class Runs:
    """Reads paragraphs; what it leaves out it notes, without the words: what was hidden stays so."""

    styles: Styles
    log: Log

    def text(self, paragraph: Any, place: str) -> str:
        """The words of a paragraph as they would be printed with all tracked changes accepted."""
        found = _Found([], [])
        text = "".join(self._walk(paragraph, paragraph, place, found))
        shown = quoted if place.startswith("table") else counted
        for words in found.inserted:
            self.log.add(Sort.CHANGED, place, f"inserted under tracked changes, and read: {shown(words)}")
        for words in found.moved:
            self.log.add(Sort.CHANGED, place, f"moved here under tracked changes, and read once: {shown(words)}")
        if found.deleted:
            self.log.add(Sort.CHANGED, place, f"{so_many(found.deleted)} deleted under tracked changes, and left out")
        if found.hidden:
            self.log.add(Sort.LEFT_OUT, place, f"{so_many(found.hidden)} of hidden text")
        if found.struck:
            self.log.add(Sort.DOUBTFUL, place, f"{so_many(found.struck)} struck through, and read all the same")
        if found.unseen:
            self.log.add(Sort.DOUBTFUL, place, f"{so_many(found.unseen)} in {DOUBT}")
        return text

    def joins_the_next(self, paragraph: Any) -> bool:
        """Whether the end of a paragraph is deleted, so that the next one goes on in the same line."""
        return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None

    def holds_words(self, paragraph: Any) -> bool:
        """Whether a paragraph holds any words at all, deleted and hidden ones too."""
        return any((one.text or "").strip() for tag in ("t", "delText") for one in paragraph.iter(f"{W}{tag}"))

    def _walk(self, holder: Any, paragraph: Any, place: str, found: _Found) -> list[str]:
        parts: list[str] = []
        for element in holder:
            tag = element.tag
            if tag == f"{W}r":
                parts.append(self._run(element, paragraph, place, found))
            elif tag in (f"{W}ins", f"{W}moveTo"):
                inner = "".join(self._walk(element, paragraph, place, found))
                if inner.strip():
                    (found.inserted if tag == f"{W}ins" else found.moved).append(inner)
                parts.append(inner)
            elif tag == f"{W}del":
                found.deleted += _count(element)
            elif tag == f"{W}moveFrom":
                self.log.add(Sort.CHANGED, place, f"{so_many(_count(element))} moved away under tracked changes")
            elif tag in _THROUGH:
                parts += self._walk(element, paragraph, place, found)
            elif tag in _PICTURES:
                self._picture(element, place)
            else:
                self.unknown(element, place)
        return parts

    def unknown(self, element: Any, place: str) -> None:
        """Notes words in a part of a paragraph that is not read, such as a formula."""
        words = len(" ".join(element.itertext()).split()) if isinstance(element.tag, str) else 0
        if words:
            self.log.add(Sort.NOT_UNDERSTOOD, place, f"{so_many(words)} in a part of another sort, such as a formula")

    def _run(self, run: Any, paragraph: Any, place: str, found: _Found) -> str:
        parts = []
        for element in run:
            tag = element.tag
            if tag == f"{W}t":
                parts.append(element.text or "")
            elif tag in _PLAIN:
                parts.append(_PLAIN[tag])
            elif tag == f"{W}br":
                parts.append("" if element.get(f"{W}type") in ("page", "column") else "\n")
            elif tag == f"{W}sym":
                self.log.add(Sort.DOUBTFUL, place, "a sign of a special font is left out")
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self.log.add(Sort.LEFT_OUT, place, "a footnote or endnote stands here")
            elif tag == f"{W}commentReference":
                self.log.add(Sort.LEFT_OUT, place, "a comment stands here")
            elif tag in _PICTURES:
                self._picture(element, place)
            elif tag not in _NO_WORDS:
                self.unknown(element, place)
        text = "".join(parts)
        if not text.strip():
            return text
        if self.styles.hides(run, paragraph):
            found.hidden += len(text.split())
            return ""
        if self.styles.cannot_be_seen(run, paragraph):
            found.unseen += len(text.split())
        about = run.find(f"{W}rPr")
        struck = about.find(f"{W}strike") if about is not None else None
        if struck is not None and struck.get(f"{W}val") not in ("0", "false", "off"):
            found.struck += len(text.split())
        return text

    def _picture(self, element: Any, place: str) -> None:
        words = sum(len((one.text or "").split()) for one in element.iter(f"{W}t"))
        self.log.add(Sort.LEFT_OUT, place, f"a box with {so_many(words)} in it" if words else "a picture or drawing")


def _count(element: Any) -> int:
    return sum(len((one.text or "").split()) for tag in ("t", "delText") for one in element.iter(f"{W}{tag}"))
