"""What the theme is given for the pages of young people: their own few pages as its menu, no index to fetch before
anybody searches, and words about the site that give nothing away.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section

from goldenthread.pages.around import own_files
from goldenthread.pages.make import Made
from goldenthread.pages.page import Page
from goldenthread.pages.young_search import INDEX, young_index
from goldenthread.plugin.page import ReadyPage
from goldenthread.source.young import Young

SEARCHES = ("search", "material/search")
HOME = ""


def surroundings(
    config: MkDocsConfig, nav: Navigation, settings: Young
) -> Callable[[Page], tuple[MkDocsConfig, Navigation]]:
    """For each of these pages the configuration and the menu that the theme is given."""
    menu = menu_for(nav)

    @cache
    def around(styles: tuple[str, ...], scripts: tuple[str, ...]) -> MkDocsConfig:
        return config_for(config, styles, scripts)

    def of(page: Page) -> tuple[MkDocsConfig, Navigation]:
        return around(*own_files(page, settings)), menu

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
    """Writes what the search of these pages finds."""
    words = young_index(made)
    if words:
        file = site / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words, "utf-8")
