"""Lines that keep something from the public, where they stand among words and keep nothing back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem
from goldenthread.source.tree import Items, Node, Text

_KEEPS_BACK = re.compile(
    r"""[ \t*_>"'-]*(?:audience[ \t*_"']*[:=][ \t*_"']*internal|withdrawn[ _-]for[ \t*_"']*[:=][ \t*_"']*privacy)"""
    r"""[ \t*_"',.;]*(?:[ ]\#.*)?""", re.IGNORECASE)
_CODE = re.compile(r" {0,3}(?:```|~~~)")


def facts_among_words(path: str, text: str, facts: Node | None, prose_at: int | None) -> Iterator[Problem]:
    """A problem for each line of a file such as `audience: internal` that is no fact of its tree.

    `prose_at` is the line, from 1, on which a text below the facts starts. A block of code in it may show such a line,
    save where the file starts with that block: then it is meant as facts.
    """
    keys = set(_lines_of_keys(facts))
    code, seen = False, False
    for at, row in enumerate(text.split("\n"), 1):
        if prose_at is not None and at >= prose_at and _CODE.match(row):
            code = seen and not code
        elif not code and at not in keys and _KEEPS_BACK.fullmatch(row):
            yield say.fact_among_the_words(Place(path, at, len(row) - len(row.lstrip()) + 1), row.strip())
        seen = seen or bool(row.strip())


def _lines_of_keys(node: Node | None) -> Iterator[int]:
    if isinstance(node, Items):
        for inner in node.items:
            yield from _lines_of_keys(inner)
    elif node is not None and not isinstance(node, Text):
        for key, value in node.entries:
            yield key.place.line
            yield from _lines_of_keys(value)
