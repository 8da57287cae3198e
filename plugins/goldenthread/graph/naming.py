"""What makes two spellings one name, and which names stand in what could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BESIDE_SIGNS = re.compile(r" (?=[,&./-])|(?<=[,&./-]) ")


def fold(name: str) -> str:
    """A name without what does not matter: case, runs of spaces, spaces beside signs, the shape of an apostrophe."""
    plain = name.casefold().replace("’", "'").replace("‘", "'").replace("–", "-")
    return _BESIDE_SIGNS.sub("", " ".join(plain.split()))


class Lost:
    """The names that stand in what could not be read: a link to one of them is not a second problem."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.names = frozenset(fold(name) for name in names)

    def __contains__(self, typed: str) -> bool:
        """Whether a name, with its kind or without, or the holder it starts with, is one of them."""
        own = fold(typed.rpartition(":")[2])
        return own in self.names or own.split("/")[0] in self.names
