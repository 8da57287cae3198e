"""A whole strategy on one page, to be printed: what it says, its priorities, its promises, and its plans in short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.render import Sheet, render
from goldenthread.pages.views import Site

KIND = "strategy"
LAST = "print/"
_HEADING = re.compile(r"<(/?)h([1-6])\b")


def whole_address(item: Item) -> str:
    """The address of the page that prints a whole strategy."""
    return item.address + LAST


def whole_addresses(site: Site) -> list[str]:
    """The addresses of all of them."""
    return [whole_address(item) for item in site.of_kind(KIND)]


def is_whole(page: Page) -> bool:
    """Whether a page says again what others say, to be printed: no priority can be named so."""
    return page.menu == "strategies/" and page.address.endswith(f"/{LAST}")


def whole_strategies(site: Site, addresses: Addresses) -> Iterator[Page]:
    """The page of each strategy; what stands on it stands on other pages too, which are those to be found."""
    for item in site.of_kind(KIND):
        page = render(
            site, addresses, "kinds/strategy/print.html", whole_address(item), item=item, menu="strategies/",
            title=f"{item.title}: the whole strategy", below=below, description=f"{item.title}, whole, to be printed.",
            control_labels=list(getattr(item.kind.type, "controls", {}).items()),
        )
        yield replace(page, noindex=True)


def below(sheet: Sheet, item: Item, level: int = 3) -> Markup:
    """An item's Markdown within a section of another's page: its headings from this level down, none of them listed."""
    above, before = sheet.intro(item), len(sheet.sections)
    sheet.story()
    parts = [above, *(part.html for part in sheet.sections[before:])]
    del sheet.sections[before:]
    deeper = _HEADING.sub(lambda found: f"<{found[1]}h{min(int(found[2]) + level - 2, 6)}", "\n".join(parts))
    return Markup(deeper)  # noqa: S704  (sanitised by prose.to_html)
