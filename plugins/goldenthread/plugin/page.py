"""A page that MkDocs need not render: its HTML and contents are ready.

The theme's templates do not escape, so every text that is handed to them is escaped here.
"""

from __future__ import annotations

import datetime as dt
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from goldenthread.pages.around import hidden_on, meta_of
from goldenthread.pages.page import FEW, Page
from goldenthread.source.young import Young

LAYOUT = "goldenthread.html"
"""The template of the engine's pages: a page that is whole already, else the theme's own."""


class ReadyPage(MkDocsPage):
    """One of the engine's pages, among MkDocs' own."""

    def __init__(
        self, ready: Page, file: File, config: MkDocsConfig, today: dt.date, young: Young, banner: str = "",
    ) -> None:
        super().__init__(escape(ready.title) if ready.address else "Home", file, config)
        self.ready = ready
        self.banner = banner
        self.young = young
        self.update_date = today.isoformat()
        self.known = frozenset(vars(self)) | {"known", "parent"}

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no source to read; the theme's switches are set instead, and its own search is told to pass by."""
        self.markdown = ""
        hidden = hidden_on(self.ready, config.theme.get("features") or [])
        self.meta = {**meta_of(self.ready, self.young), "search": {"exclude": True}, "hide": hidden, "template": LAYOUT}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hands over the ready HTML and its table of contents, once."""
        if self.content is not None:
            return
        self.content = self.banner + self.ready.html
        top = AnchorLink(escape(self.ready.title), "start", 1)
        last = top
        for section in self.ready.sections:
            link = AnchorLink(escape(section.heading), section.anchor, section.level)
            (top if section.level <= FEW or last is top else last).children.append(link)
            if section.level <= FEW:
                last = link
        self.toc = TableOfContents([top])
        self.ready = self.ready.bare()  # the HTML of thousands of pages is not held twice
