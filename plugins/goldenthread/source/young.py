"""What mkdocs.yml says about the young people's pages: leaving them quickly, and having them read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from goldenthread.problems import Problem
from goldenthread.source.publishing import Reader, settings_of
from goldenthread.source.web import is_web_address

PAGES = "pages"
SECTIONS = ("pledges", "charters", "principles", "you-said-we-did", "help", PAGES)
SOMEWHERE_PLAIN = "https://www.bbc.co.uk/weather"


@dataclass(frozen=True, slots=True)
class Young:
    """How the young people's pages behave.

    `leave_quickly` and `read_aloud` are the sections whose pages have it, by the first part of their address (`pages`
    are ordinary pages marked `young: yes`); `leave_to` is the page of the web that leaving leads to.
    """

    leave_quickly: frozenset[str] = frozenset(SECTIONS)
    leave_to: str = SOMEWHERE_PLAIN
    read_aloud: frozenset[str] = frozenset(SECTIONS)


def section_of(address: str) -> str:
    """The section of a young people's page that its settings go by."""
    first = address.split("/")[0]
    return first if first in SECTIONS else PAGES


def read_young(groups: Mapping[str, Any], path: str, text: str) -> tuple[Young, tuple[Problem, ...]]:
    """The settings under `young:`, and what is wrong with them; where one is wrong, what holds without it holds."""
    reader = Reader(text, path)

    def sections(name: str, value: Any) -> frozenset[str] | None:
        if isinstance(value, bool):
            return frozenset(SECTIONS if value else ())
        listed = value if isinstance(value, list) else [value]
        if listed and all(isinstance(one, str) and one in SECTIONS for one in listed):
            return frozenset(listed)
        reader.wrong(name, ", ".join(map(str, listed)), f"yes, no, or a list of {', '.join(SECTIONS[:-1])} and {PAGES}")
        return None

    def elsewhere(name: str, value: Any) -> str | None:
        if str(value).startswith("https://") and is_web_address(str(value)):
            return str(value)
        reader.wrong(name, value, f"an address that starts with https://, such as {SOMEWHERE_PLAIN}")
        return None

    known = {"leave_quickly": sections, "leave_to": elsewhere, "read_aloud": sections}
    assert set(known) == {one.name for one in fields(Young)}  # noqa: S101  (a setting has its reader)
    given = reader.given(known, settings_of(groups, "young"))
    return Young(**given), tuple(reader.problems)
