"""What the theme is given for the pages of young people: their own few pages as its menu, no index to fetch before
anybody searches, and words about the site that give nothing away.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section

from goldenthread.pages.make import Made
from goldenthread.pages.page import Page
from goldenthread.pages.young import PLAIN_WORDS
from goldenthread.plugin.page import ReadyPage
from goldenthread.plugin.search import location
from goldenthread.source.young import Young, section_of

STYLE = "assets/goldenthread/young.css"
SCRIPTS = ("assets/goldenthread/leave.js", "assets/goldenthread/aloud.js", "assets/goldenthread/find.js")
INDEX = "search/young.js"
SEARCHES = ("search", "material/search")
HOME = ""


def meta(ready: Page, settings: Young) -> dict[str, Any]:
    """What a page's own part of the theme goes by: its tab, where leaving leads to, and whether it can be heard."""
    section = section_of(ready.address)
    return {
        "description": PLAIN_WORDS,
        "tab": ready.tab,
        "leave_to": settings.leave_to if section in settings.leave_quickly else "",
        "read_aloud": section in settings.read_aloud,
    }


def config_for(config: MkDocsConfig) -> MkDocsConfig:
    """The configuration as these pages see it: their style and scripts are added, the search of the whole site is not
    there.
    """
    own = copy.copy(config)
    own["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name not in SEARCHES}
    own["extra_css"] = [*config.extra_css, STYLE]
    own["extra_javascript"] = [*config.extra_javascript, *SCRIPTS]
    return own


def menu_for(nav: Navigation) -> Navigation:
    """A menu of the home page and young people's own pages, side by side."""
    pages: list[Any] = [page for page in nav.items if isinstance(page, ReadyPage) and page.ready.address == HOME]
    for section in nav.items:
        if isinstance(section, Section):
            pages += [page for page in section.children if isinstance(page, ReadyPage) and page.ready.young]
    return Navigation(pages, nav.pages)


def write_index(made: Made, site: Path) -> None:
    """Writes what the search of these pages finds, as a script: a page in a folder may not fetch a file."""
    young = {page.address for page in made.pages if page.young}
    entries = [
        {"a": location(made.addresses, entry.address), "t": entry.title, "n": " ".join(entry.names),
         "w": " ".join(entry.words)}
        for entry in made.search if entry.address.partition("#")[0] in young
    ]
    if entries:
        file = site / INDEX
        file.parent.mkdir(parents=True, exist_ok=True)
        words = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
        file.write_text(f"var goldenthreadYoung={words}", "utf-8")
