"""What the theme is given for the pages of young people: their own few pages as its menu, no index to fetch before
anybody searches, and words about the site that give nothing away.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section

from goldenthread.pages.make import Made
from goldenthread.pages.page import Page
from goldenthread.pages.poster import is_poster
from goldenthread.pages.young import PLAIN_WORDS
from goldenthread.plugin.page import ReadyPage
from goldenthread.plugin.search import location
from goldenthread.source.young import Young, section_of

STYLE, POSTER, FORMS = (f"assets/goldenthread/{name}.css" for name in ("young", "poster", "forms"))
LEAVE, ALOUD, FIND = (f"assets/goldenthread/{name}.js" for name in ("leave", "aloud", "find"))
INDEX = "search/young.js"
SEARCHES = ("search", "material/search")
HOME = ""


def meta(ready: Page, settings: Young) -> dict[str, Any]:
    """What a page's own part of the theme goes by: what its tab says, and where leaving leads to (empty: nowhere)."""
    leaves = section_of(ready.address) in settings.leave_quickly
    return {"description": PLAIN_WORDS, "tab": ready.tab, "leave_to": settings.leave_to if leaves else ""}


def surroundings(
    config: MkDocsConfig, nav: Navigation, settings: Young
) -> Callable[[Page], tuple[MkDocsConfig, Navigation]]:
    """For each of these pages the configuration and the menu that the theme is given."""
    menu = menu_for(nav)

    @cache
    def around(styles: tuple[str, ...], scripts: tuple[str, ...]) -> MkDocsConfig:
        return config_for(config, styles, scripts)

    def of(page: Page) -> tuple[MkDocsConfig, Navigation]:
        section = section_of(page.address)
        switched = ((LEAVE, settings.leave_quickly), (ALOUD, settings.read_aloud))
        scripts = tuple(script for script, sections in switched if section in sections)
        return around((STYLE, POSTER if is_poster(page) else FORMS), (*scripts, FIND)), menu

    return of


def config_for(config: MkDocsConfig, styles: tuple[str, ...], scripts: tuple[str, ...]) -> MkDocsConfig:
    """The configuration as these pages see it: their styles and scripts are added, the search of the whole site is not
    there.
    """
    own = copy.copy(config)
    own["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name not in SEARCHES}
    own["extra_css"] = [*config.extra_css, *styles]
    own["extra_javascript"] = [*config.extra_javascript, *scripts]
    return own


def menu_for(nav: Navigation) -> Navigation:
    """A menu of the home page and young people's own pages, side by side."""
    pages: list[Any] = [page for page in nav.items if isinstance(page, ReadyPage) and page.ready.address == HOME]
    for section in nav.items:
        if isinstance(section, Section):
            pages += [page for page in section.children if isinstance(page, ReadyPage) and page.ready.young]
    return Navigation(pages, nav.pages)


def write_index(made: Made, site: Path) -> None:
    """Writes what the search of these pages finds, as a script: a page in a folder may not fetch a file.

    What is said again in plainer English is found once, by its agreed words: that page leads to the other.
    """
    again = {page.address for page in made.pages if page.language and page.language.is_english}
    young = {page.address: page.description for page in made.pages if page.young and page.address not in again}
    entries = [
        {"a": location(made.addresses, entry.address), "t": entry.title, "n": " ".join(entry.names),
         "w": " ".join(entry.words), "d": young[entry.address.partition("#")[0]]}
        for entry in made.search if entry.address.partition("#")[0] in young
    ]
    if entries:
        file = site / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        words = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        file.write_text(f"var goldenthreadYoung={words}", "utf-8")
