"""The name nearest to one that is not quite right."""

from __future__ import annotations

import difflib


def nearest(word: str, names: list[str], cutoff: float = 0.7) -> str | None:
    """The name nearest to a word, or None where none is near."""
    folded = {name.casefold(): name for name in names}
    found = difflib.get_close_matches(word.casefold(), list(folded), n=1, cutoff=cutoff)
    return folded[found[0]] if found else None
