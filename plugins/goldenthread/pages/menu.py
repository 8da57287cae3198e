"""The navigation: few sections, none of them empty, each with at most ten pages."""

from __future__ import annotations

from goldenthread.pages.changes import changes_addresses
from goldenthread.pages.golden import golden_addresses
from goldenthread.pages.menu_section import MenuSection
from goldenthread.pages.progress import ADDRESS, has_progress
from goldenthread.pages.views import Site
from goldenthread.pages.waivers import waiver_addresses

MOST = 12
GUIDE = (
    ("Guide for authors", "guide/"), ("First lesson", "guide/first-lesson/"), ("Second lesson", "guide/second-lesson/"),
    ("A Word file in the inbox", "guide/inbox/"), ("From Word or Excel", "guide/importing/"),
    ("Writing", "guide/writing/"), ("What you can write", "guide/kinds/"),
    ("Problems and what to do", "guide/problems/"), ("When something goes wrong", "guide/going-wrong/"),
    ("Taking something down", "guide/taking-down/"), ("Words and people", "guide/safe/"),
    ("Small numbers", "guide/safe-figures/"), ("Young people's pages", "guide/young-people/"),
    ("Easy words", "guide/easy-words/"), ("Other forms", "guide/other-forms/"), ("Lists in a page", "guide/lists/"),
    ("Files to take away", "guide/files/"), ("Starting a site", "guide/starting/"), ("Publishing", "guide/publishing/"),
    ("Where to put the site", "guide/servers/"), ("The two editions", "guide/editions/"),
    ("Settings", "guide/settings/"), ("Commands", "guide/commands/"),
    ("Other programs", "guide/other-generators/"),
)


def menu(site: Site, extra: list[tuple[str, str]]) -> list[MenuSection]:
    """The sections that have anything in them; `extra` are other pages (title, address) at the top of the folder."""
    sections = [MenuSection("Home", (("Home", ""),))]
    about = [page for page in extra if page[1] == "about/"] + _indexes(site, "accessibility-statement")
    other = [page for page in extra if page not in about and page[1].count("/") == 1]
    groups = [
        ("Our promises", _indexes(site, "pledge", "charter", "principles", "feedback", "help")),
        ("Strategies", _indexes(site, "strategy", "theme", "review", "timeline", "wider-priority", "law")),
        ("Action plans", _indexes(site, "action-plan") + _progress(site) + _items(site, "action-plan")),
        ("The golden thread", _threads(site) + [("What changed", address) for address in changes_addresses(site)]),
        ("Figures", _indexes(site, "dataset", "fact")),
        ("Reports and meetings", _indexes(site, "report", "meeting", "duty")),
        ("Who does what", _indexes(site, "organisation", "body", "role")),
        ("More", [*_indexes(site, "term", "note", "paper"), *other, ("Downloads", "downloads/"), *about,
                  *(("Waivers and reviews", address) for address in waiver_addresses(site))]),
    ]
    sections += [MenuSection(title, tuple(pages[: MOST + 1])) for title, pages in groups if pages]
    return [*sections, MenuSection("For authors", GUIDE)]


def _threads(site: Site) -> list[tuple[str, str]]:
    names = {"golden-thread/": "The golden thread", "golden-thread/gaps/": "Gaps"}
    return [(names[address], address) for address in golden_addresses(site)]


def _progress(site: Site) -> list[tuple[str, str]]:
    return [("Progress", ADDRESS)] if has_progress(site) else []


def _indexes(site: Site, *names: str) -> list[tuple[str, str]]:
    return [
        (site.kinds[name].heading, f"{site.kinds[name].section}/") for name in names if site.graph.of_kind(name)
    ]


def _items(site: Site, name: str) -> list[tuple[str, str]]:
    return [(item.title, item.address) for item in site.of_kind(name)]
