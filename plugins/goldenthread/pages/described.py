"""What a page says of itself to programs that read it (JSON-LD): its title, the way to it, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.make import Made
from goldenthread.pages.page import Page

HOME = "Home"
Maker = Callable[[Callable[[str], str]], dict[str, Any]]
"""Makes what a page is about, given how that page links to an address."""


def with_data(made: Made, site: str, things: Mapping[str, Maker]) -> Made:
    """The pages of a site of this name, each with what it says of itself; young people's say nothing.

    `things` are, by the address of a page, what it is about.
    """
    titles = {page.address: page.title for page in made.pages}
    return replace(made, pages=[
        page if page.young else replace(
            page, data=_described(page, titles, made.addresses, site, things.get(page.address)))
        for page in made.pages
    ])


def _described(page: Page, titles: Mapping[str, str], addresses: Addresses, site: str, thing: Maker | None) -> str:
    """The words between the tags of a `script` element; no `<` or `&` is among them, so that nothing can end it."""

    def href(to: str) -> str:
        return addresses.href(page.address, to)

    about = thing(href) if thing else None
    made: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "WebPage", "name": page.title,
        "isPartOf": {"@type": "WebSite", "name": site, "url": href("")},
    }
    steps = _way(page.address, titles)
    if steps:
        made["breadcrumb"] = {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": at, "name": titles[step] if step else HOME, "item": href(step)}
            for at, step in enumerate(steps, 1)
        ]}
    if about:
        made["mainEntity"] = about
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _way(address: str, titles: Mapping[str, str]) -> list[str]:
    """The addresses of the pages above a page, home first, and its own last; none for home."""
    parts = address.rstrip("/").split("/")
    above = ("/".join(parts[:size]) + "/" for size in range(1, len(parts) + 1))
    return ["", *(one for one in above if one in titles)] if address else []
