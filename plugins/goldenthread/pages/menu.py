"""The navigation: few sections, none of them empty, each with at most ten pages."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.pages.views import Site

MOST = 10


@dataclass(frozen=True, slots=True)
class MenuSection:
    """One entry of the navigation: its name, and the pages under it by title and address (the first is its own)."""

    title: str
    pages: tuple[tuple[str, str], ...]


def menu(site: Site, extra: list[tuple[str, str]]) -> list[MenuSection]:
    """The sections that have anything in them; `extra` are other pages (title, address) at the top of the folder."""
    sections = [MenuSection("Home", (("Home", ""),))]
    young = _indexes(site, "pledge", "charter") + [page for page in extra if page[1] == "help/"]
    about = [page for page in extra if page[1] in ("about/", "accessibility/")]
    other = [page for page in extra if page not in young and page not in about and page[1].count("/") == 1]
    groups = [
        ("Our promises", young),
        ("Strategies", _indexes(site, "strategy") + _items(site, "strategy")),
        ("Action plans", _indexes(site, "action-plan") + _items(site, "action-plan")),
        ("Who does what", _indexes(site, "organisation", "body", "role")),
        ("More", [*other, *_indexes(site, "term", "paper"), ("Downloads", "downloads/"), *about]),
        ("Guide", [("Guide for authors", "guide/"), ("Writing", "guide/writing/"),
                   ("Kinds and their facts", "guide/kinds/"), ("Problems and what to do", "guide/problems/"),
                   ("Publishing", "guide/publishing/")]),
    ]
    return sections + [MenuSection(title, tuple(pages[: MOST + 1])) for title, pages in groups if pages]


def _indexes(site: Site, *names: str) -> list[tuple[str, str]]:
    return [
        (site.kinds[name].heading, f"{site.kinds[name].section}/") for name in names if site.graph.of_kind(name)
    ]


def _items(site: Site, name: str) -> list[tuple[str, str]]:
    return [(item.title, item.address) for item in site.of_kind(name)]
