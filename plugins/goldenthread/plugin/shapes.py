"""The theme rendered once for each shape of page, and each page's own words put in.

The shape of a page is everything by which the theme tells pages apart: how deep it lies and what it shares with the
addresses of the menu, its section, what is hidden, whether it has neighbours, a link for editing or a heading of its
own, how its contents are nested, and the configuration and the menu that it is given. The theme is rendered for a page
whose words are signs that stand nowhere else; between the signs lies what all pages of the shape share.

Nothing is taken on trust: the first page of each shape is rendered in the ordinary way, and where what is put together
differs from it by one byte every page of that shape is rendered in the ordinary way. So are pages in the menu, and all
pages where something that we do not know has a say: another theme, templates of the council's own that speak of the
page, or a plugin that gives the theme more than MkDocs does.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from jinja2 import Environment
from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import normalize_url

from goldenthread.pages.policy import element_and_place
from goldenthread.plugin.page import LAYOUT, ReadyPage

SWITCH = "GOLDENTHREAD_SHAPES"
"""The variable of the environment that, where it is `off`, has every page rendered in the ordinary way."""
ORDINARY = "main.html"
GIVEN = frozenset({"nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc",
                   "config", "page"})
"""What MkDocs gives the theme for a page (`mkdocs.commands.build.get_context`)."""
SPOKEN = ("description", "data", "tab")
HEADING = "<h1"
START, END = "\ue000", "\ue001"
QUOTE = "&#x27;"
_SIGN = re.compile(f"(?:#(?={START}[0-9]+@))?{START}([0-9]+)(?:{HEADING}|{QUOTE}|@|(&amp;#x27;|'|&#39;))?{END}")
_OF_THE_PAGE = re.compile(r"\bpage\b")


def _without_tags(words: str) -> str:
    return str(do_striptags(words))


FORMS: dict[str | None, Callable[[str], str]] = {
    None: str,
    "&amp;#x27;": lambda words: str(escape(words)),
    "'": _without_tags,
    "&#39;": lambda words: str(escape(_without_tags(words))),
}
"""What a theme does to words before it prints them, by what it makes of an escaped quotation mark."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What all pages of a shape share: pieces of HTML, and between them the number and form of a page's own words.

    `policy` is the element that says what such a page may do, and `at` where it belongs.
    """

    pieces: tuple[str, ...]
    holes: tuple[tuple[int, str | None], ...]
    policy: str
    at: int

    def filled(self, words: list[str]) -> str:
        """The page whose words these are."""
        made = [self.pieces[0]]
        for (number, form), piece in zip(self.holes, self.pieces[1:], strict=True):
            made.append(FORMS[form](words[number]) if form else words[number])
            made.append(piece)
        return "".join(made)


class Shapes:
    """The shapes of one build."""

    def __init__(self, env: Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        self.env = env
        self.in_menu = {id(page) for page in nav.pages}
        self.beginnings = {
            tuple(parts[:size]) for page in nav.pages
            for parts in [_parts(page.url)] for size in range(len(parts) + 1)
        }
        static = [file.url for file in files if not file.is_documentation_page()]
        static += [str(address) for address in (*config.extra_css, *config.extra_javascript)]
        self.folders = {_parts(address)[0] for address in static if _parts(address)}
        self.works = config.theme.name == "material" and not _speak_of_the_page(config)
        self.first: dict[Any, tuple[str, list[str], str]] = {}
        self.shapes: dict[Any, Shape | None] = {}
        self.rendered = 0
        self.unlike: list[str] = []
        self._last: tuple[str, Shape] | None = None

    def html(self, page: ReadyPage, context: Mapping[str, Any]) -> str | None:
        """The whole page, or None where it is for the theme to render in the ordinary way."""
        self._last = None
        key = self._shape_of(page, context) if self.works else None
        if key is None:
            self.rendered += 1
            return None
        if key not in self.shapes:
            if key not in self.first:
                self.rendered += 1
                ordinary = self.env.get_template(ORDINARY).render(context)
                self.first[key] = page.url, _words(page), ordinary
                return ordinary
            self._learn(key, page, context)
        shape = self.shapes[key]
        if shape is None:
            self.rendered += 1
            return None
        made = shape.filled(_words(page))
        self._last = made, shape
        return made

    def with_policy(self, html: str) -> str | None:
        """A page made here with its policy; None where another plugin has changed it since, or it was not made here."""
        if self._last is None or self._last[0] != html:
            return None
        shape = self._last[1]
        return f"{html[:shape.at]}{shape.policy}{html[shape.at:]}"

    def said(self) -> str:
        """That pages of some shapes are rendered one by one, for whoever wonders why the build is slow."""
        sorts = f"{len(self.unlike)} sort{'' if len(self.unlike) == 1 else 's'}"
        return (f"notice: The theme renders {sorts} of page one by one, since it tells them apart by something new. "
                f"One such page: /{self.unlike[0]}")

    def _learn(self, key: Any, page: ReadyPage, context: Mapping[str, Any]) -> None:
        """Makes a shape from a second page of it; none where it does not give the first page, byte for byte."""
        shape = _shape(self.env.get_template(ORDINARY).render({**context, "page": _stand_in(page)}))
        self.rendered += 1
        url, words, ordinary = self.first.pop(key)
        if shape is None or shape.filled(words) != ordinary:
            shape = None
            self.unlike.append(url)
        self.shapes[key] = shape

    def _shape_of(self, page: ReadyPage, context: Mapping[str, Any]) -> Any:
        """What the theme goes by, or None where a page is unlike others or something unknown has a say."""
        parts = _parts(page.url)
        alone = id(page) in self.in_menu or not parts or parts[0] in self.folders
        unknown = context.keys() - GIVEN or vars(page).keys() - page.known or context["page"] is not page
        scripted = any("<script" in str(words) for words in (page.content, page.meta.get("data")))
        if alone or unknown or scripted or page.meta.get("template") != LAYOUT:
            return None
        shared = max((size for size in range(len(parts) + 1) if tuple(parts[:size]) in self.beginnings), default=0)
        rest = repr(sorted((name, value) for name, value in page.meta.items() if name not in SPOKEN))
        return (
            len(parts), tuple(parts[:shared]), id(page.parent), id(context["config"]), id(context["nav"]), rest,
            tuple(bool(page.meta.get(name)) for name in SPOKEN), HEADING in str(page.content), bool(page.title),
            bool(page.edit_url), bool(page.canonical_url), bool(page.previous_page), bool(page.next_page),
            page.update_date, _nesting(page.toc),
        )


def _parts(url: str) -> list[str]:
    """The folders of an address, as MkDocs counts them when it makes one relative to another."""
    folder, _, name = url.rpartition("/")
    path = folder if "." in name else url
    return [part for part in path.split("/") if part not in ("", ".")]


def _speak_of_the_page(config: MkDocsConfig) -> bool:
    """Whether templates that are neither the theme's nor ours go by what page they are on."""
    ours = {str(Path(__file__).parent.parent / "theme")}
    for folder in config.theme.dirs:
        if folder in ours or "/material/templates" in Path(folder).as_posix():
            continue
        for file in sorted(Path(folder).rglob("*.html")):
            if "mkdocs/templates" not in file.as_posix() and _OF_THE_PAGE.search(file.read_text("utf-8", "replace")):
                return True
    return False


def _nesting(links: Iterable[AnchorLink]) -> Any:
    return tuple((link.level, _nesting(link.children)) for link in links)


def _listed(links: Iterable[AnchorLink]) -> list[AnchorLink]:
    """All entries of a table of contents, each before those under it."""
    return [one for link in links for one in (link, *_listed(link.children))]


def _words(page: ReadyPage) -> list[str]:
    """A page's own words, each at the number of its sign."""
    words = [str(page.title), str(page.content), str(page.canonical_url), str(page.edit_url)]
    words += [str(page.meta.get(name) or "") for name in SPOKEN]
    for other in (page.previous_page, page.next_page):
        words += [str(other.title), normalize_url(other.url, page)] if other else ["", ""]
    for link in _listed(page.toc):
        words += [link.title, link.id]
    return words


def _sign(number: int, kind: str = QUOTE) -> str:
    return f"{START}{number}{kind}{END}"


def _stand_in(page: ReadyPage) -> MkDocsPage:
    """The page with signs in the place of its words."""
    made: Any = copy.copy(page)
    made.title, made.content = _sign(0), _sign(1, HEADING if HEADING in str(page.content) else "")
    made.canonical_url = _sign(2, "") if page.canonical_url else None
    made.edit_url = _sign(3, "") if page.edit_url else None
    made.meta = {**page.meta, **{
        name: _sign(number) for number, name in enumerate(SPOKEN, 4) if page.meta.get(name)}}
    before, after = (SimpleNamespace(title=_sign(number), url=f"#{_sign(number + 1, '@')}") for number in (7, 9))
    made.previous_page = before if page.previous_page else None
    made.next_page = after if page.next_page else None
    made.toc = TableOfContents(_signed(page.toc, count(11)))
    return cast(MkDocsPage, made)


def _signed(links: Iterable[AnchorLink], numbers: Iterator[int]) -> list[AnchorLink]:
    """A table of contents with signs in the place of its words, nested as it is."""
    made = []
    for link in links:
        stand = AnchorLink(_sign(next(numbers)), _sign(next(numbers), ""), link.level)
        stand.children = _signed(link.children, numbers)
        made.append(stand)
    return made


def _shape(html: str) -> Shape | None:
    """The shape that a page of signs shows; None where a sign was changed beyond recognition."""
    pieces: list[str] = []
    holes: list[tuple[int, str | None]] = []
    end = 0
    for match in _SIGN.finditer(html):
        pieces.append(html[end:match.start()])
        holes.append((int(match[1]), match[2]))
        end = match.end()
    pieces.append(html[end:])
    if any(START in piece or END in piece for piece in pieces):
        return None
    policy, at = element_and_place(html)
    return Shape(tuple(pieces), tuple(holes), policy, at) if at <= len(pieces[0]) else None
