"""Which pages are also to be had as Word files, and under which addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.pages.item import Item
from goldenthread.pages.pack import pack_address, pack_days, pack_file
from goldenthread.pages.render import day
from goldenthread.pages.views import Site


@dataclass(frozen=True, slots=True)
class WordFile:
    """A page's address, the address of its Word file, and what that is about in a few words."""

    page: str
    address: str
    about: str


def word_files(site: Site) -> Iterator[WordFile]:
    """A Word file for each action plan, each organisation that has taken on anything, and each pack of a board."""
    for plan in site.of_kind("action-plan"):
        yield WordFile(plan.address, f"downloads/plans/{plan.id}.docx", f"{plan.title}, as a Word file")
    for one in site.of_kind("organisation"):
        if _has_taken_on(one):
            yield WordFile(one.address, f"downloads/organisations/{one.id}.docx",
                           f"{one.title}: what it has taken on, as a Word file")
    for body, _, when in pack_days(site):
        yield WordFile(pack_address(body, when), pack_file(body, when),
                       f"{body.title}: pack for {day(when)}, as a Word file")


def _has_taken_on(organisation: Item) -> bool:
    links = (link for relation in ("lead", "partners") for link in organisation.back(relation))
    return any(link.item is not None and link.item.kind.name == "action" for link in links)
