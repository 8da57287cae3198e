"""One entry of the navigation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MenuSection:
    """One entry of the navigation: its name, and the pages under it by title and address (the first is its own)."""

    title: str
    pages: tuple[tuple[str, str], ...]
