"""The page of what changed, month by month; it is built where there is a history, or kept copies, to tell it from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.model.change import Change, Month, Topic
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.page import Page
from goldenthread.pages.render import render
from goldenthread.pages.views import Site

ADDRESS = "changes/"
FEED = "downloads/changes.atom"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The changes of one month: its name, its anchor, and the changes under what they belong to."""

    title: str
    anchor: str
    groups: tuple[tuple[Topic, tuple[Change, ...]], ...]

    @property
    def count(self) -> int:
        """How many items changed."""
        return sum(len(changes) for _, changes in self.groups)


def changes_addresses(site: Site) -> list[str]:
    """The address of the page, where there is one."""
    return [ADDRESS] if site.changes is not None else []


def changes(site: Site, addresses: Addresses) -> Iterator[Page]:
    """The page, where there is one."""
    if site.changes is None:
        return
    yield render(
        site, addresses, "theme/changes.html", ADDRESS, title="What changed", menu=ADDRESS,
        description="What was added, taken out, reworded, moved or finished in the last twelve months.",
        told=site.changes, shelves=[_shelf(month) for month in site.changes.months], feed=FEED,
    )


def _shelf(month: Month) -> Shelf:
    groups: dict[Topic, list[Change]] = {}
    for change in month.changes:
        groups.setdefault(change.topic, []).append(change)
    listed = tuple((topic, tuple(found)) for topic, found in groups.items())
    return Shelf(f"{month.first:%B %Y}", f"{month.first:%Y-%m}", listed)
