"""What stands at the top of a page's file: what the theme is told about the page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from goldenthread.model.languages import Language
from goldenthread.pages.around import hidden_on, meta_of, own_files
from goldenthread.pages.furniture import said_in, translated
from goldenthread.pages.make import Made
from goldenthread.pages.page import Page
from goldenthread.source.young import Young

PARTIALS = Path(__file__).parent.parent / "theme" / "partials"
WORDS_OF_THEME = {
    "action.skip": "Skip to content", "footer": "Footer", "header": "Header", "nav": "Navigation", "tabs": "Tabs",
    "top": "Back to top",
}
"""The theme's own words that a page in another language brings along, by the theme's name for each."""


class FrontMatter:
    """Says of each page of a site what the theme goes by; every text is safe to print as it stands."""

    def __init__(self, made: Made, young: Young, features: list[str]) -> None:
        self.made, self.young, self.features = made, young, features
        self.titles = {page.address: page.title for page in made.pages}
        of_young = {page.address for page in made.pages if page.young} | {""}
        self.menu = [entry for section in made.menu for entry in section.pages if entry[1] in of_young]
        self.partials = Environment(loader=FileSystemLoader(PARTIALS), autoescape=True)

    def of(self, page: Page) -> dict[str, Any]:
        """What is said of one page. The theme's own links to the next page of the menu are never shown."""
        language = page.language if page.language and not page.language.is_english else None
        meta = {"title": escape(page.title if page.address else "Home"), **meta_of(page, self.young)}
        meta |= self._of_young(page, meta, language) if page.young else self._neighbours(page)
        if language:
            words = {key: said for key, word in WORDS_OF_THEME.items() if (said := said_in(word, language)) != word}
            meta |= {"settings": self._partial("settings.html", meta, language),
                     "words": {"language": language.tag, "direction": language.direction, **words}}
        meta["hide"] = [*hidden_on(page, self.features), "footer"]
        return {name: value for name, value in meta.items() if value}

    def _neighbours(self, page: Page) -> dict[str, Any]:
        near = {"before": page.before, "after": page.after}
        return {name: {"title": escape(self.titles[to]), "url": self.made.addresses.from_root(to)}
                for name, to in near.items() if to in self.titles}

    def _of_young(self, page: Page, meta: Mapping[str, Any], language: Language | None) -> dict[str, Any]:
        """Leaving quickly, the styles and scripts, and a menu of the home page and young people's own pages."""
        styles, scripts = own_files(page, self.young)
        menu = [
            {"title": escape(said_in(title, language) if language else title),
             "url": self.made.addresses.from_root(to) or ".", **({"here": True} if page.address == to else {})}
            for title, to in self.menu
        ]
        return {
            "tab": said_in(page.tab, language) if language else page.tab, "leave_to": "",
            "leave": self._partial("leave.html", meta, language) if meta["leave_to"] else "",
            "styles": list(styles), "scripts": list(scripts), "menu": menu,
        }

    def _partial(self, name: str, meta: Mapping[str, Any], language: Language | None) -> str:
        """A part of the theme that is the same wherever a page is built, in the page's language, on one line."""
        html = self.partials.get_template(name).render(page={"meta": meta})
        return " ".join((translated(html, language) if language else html).split())
