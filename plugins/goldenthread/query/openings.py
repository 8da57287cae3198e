"""The words that open a block: which kind each names, and which one was meant where there are too many of them."""

from __future__ import annotations

import re

from goldenthread.kind import Kind, Kinds
from goldenthread.source.tree import key_name


class Openings:
    """Every word by which a kind can be asked for: its plural, its word, its name, and what the menu calls it."""

    def __init__(self, kinds: Kinds) -> None:
        self.words: dict[str, Kind] = {}
        for kind in kinds:
            self.words |= {key_name(word): kind for word in (kind.plural, kind.word, kind.name)}
        for kind in kinds:
            for word in (kind.heading, kind.section) if kind.listed else ():
                self.words.setdefault(_folded(word or kind.plural), kind)

    def kind(self, typed: str) -> Kind | None:
        """The kind that an opening names; a colon at its end does not matter."""
        return self.words.get(_folded(typed))

    def meant(self, typed: str) -> Kind | None:
        """The kind that the first or the last words of an opening name, where the whole of it names none."""
        parts = re.split(r"[\s=:,]+", typed.strip())
        for count in range(len(parts) - 1, 0, -1):
            found = self.kind(" ".join(parts[:count])) or self.kind(" ".join(parts[-count:]))
            if found:
                return found
        return None


def _folded(typed: str) -> str:
    return key_name(" ".join(typed.replace(",", " ").split()).rstrip(": "))
