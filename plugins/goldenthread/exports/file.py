"""A file for other programs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class File:
    """An address in the site, what the file is about in a few words, and its bytes."""

    address: str
    about: str
    content: bytes
