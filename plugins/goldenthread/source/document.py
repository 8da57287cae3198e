"""A file as it was read: what kind it says it is, its facts, its prose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.problems import Place
from goldenthread.source.tree import Facts, Text


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown as typed, and the place of its first line."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """One file of content.

    `path` is relative to the project; `inside` relative to the content folder it lies in; `kind` the word after
    `kind:`, None for an ordinary page; `text` the whole file as typed. `slipped` says that a line was mistyped, and
    read as it was meant; `lost` holds the values of what could not be used; `secluded` that the file lies in the folder
    of what only colleagues see.
    """

    path: str
    inside: str
    kind: Text | None
    facts: Facts
    prose: Prose | None
    text: str = ""
    slipped: bool = False
    lost: frozenset[str] = frozenset()
    secluded: bool = False

    def without_facts(self) -> Document:
        """The document when its records have been made: the tree of its facts takes more memory than they do."""
        return replace(self, facts=Facts((), self.facts.place))
