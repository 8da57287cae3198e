"""How the engine says what it is doing, to whoever listens: it knows of no terminal."""

from __future__ import annotations

from collections.abc import Callable

Doing = Callable[[str], None]
"""Told what is done next, in a few words; told nothing where something else is to be printed."""


def silently(words: str) -> None:
    """Tells nobody."""
