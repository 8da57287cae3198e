"""Which pages are also to be had as Word files, and under which addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from goldenthread.pages.item import Item
from goldenthread.pages.pack import pack_address, pack_days, pack_file
from goldenthread.pages.page import Page
from goldenthread.pages.templates import day
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


def originals(
    files: Iterable[WordFile], pages: Iterable[Page], base: str
) -> Iterator[tuple[str, str, str, str, str]]:
    """What each file is made of: its address, what it is about, and its page's title, HTML and full address.

    `base` is the address of the site on the web; without one (also in the copy for a folder, whose pages have other
    addresses) no page has a full address.
    """
    by_address = {page.address: page for page in pages}
    for one in files:
        page = replace(by_address[one.page], tail="")
        yield one.address, one.about, page.title, page.html, base and base + page.address
