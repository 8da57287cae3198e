"""All pages of the edition: one per item that has a page, an index per section, and the site's own pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

from goldenthread.kind import Kind
from goldenthread.messages.catalogue import CATALOGUE
from goldenthread.model.thing import COMMON
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.changes import changes, changes_addresses
from goldenthread.pages.downloads import Download, shelves
from goldenthread.pages.golden import golden, golden_addresses
from goldenthread.pages.home import home
from goldenthread.pages.item import Item
from goldenthread.pages.menu import menu
from goldenthread.pages.menu_section import MenuSection
from goldenthread.pages.pack import pack_addresses, pack_pages, past_packs
from goldenthread.pages.page import Forward, Page
from goldenthread.pages.poster import poster_addresses, posters
from goldenthread.pages.progress import ADDRESS as PROGRESS
from goldenthread.pages.progress import has_progress, progress_page
from goldenthread.pages.prose import plain, to_html
from goldenthread.pages.reference import kinds_for_guide
from goldenthread.pages.render import render
from goldenthread.pages.search import Entry, search_entries
from goldenthread.pages.views import Site
from goldenthread.pages.waivers import waiver_addresses, waivers
from goldenthread.pages.whole import whole_addresses, whole_strategies
from goldenthread.workers import shared_out

UNTITLED = "Untitled page"
GUIDE = Path(__file__).parent.parent / "guide"
IN_A_PART = 20
"""How many pages one process makes before it asks for more."""


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of a site, its navigation and its forwards, and what its search finds."""

    pages: list[Page]
    menu: list[MenuSection]
    forwards: list[Forward]
    addresses: Addresses
    search: list[Entry]


def make_pages(site: Site, files: Iterable[str], *, directory_urls: bool = True) -> Made:
    """Every page of the edition but the one that lists the files; `files` are their addresses."""
    site.files = frozenset(files)
    guide = [*(address for address, _ in guide_texts()), "guide/kinds/", "guide/problems/"]
    own = [*_listed(site), *(["downloads/"] if site.files else []), *guide, *golden_addresses(site),
           *([PROGRESS] if has_progress(site) else []), *pack_addresses(site), *changes_addresses(site),
           *waiver_addresses(site), *poster_addresses(site), *whole_addresses(site), ""]
    items = [item for kind in site.kinds if kind.on_page for item in site.of_kind(kind.name)]
    addresses = Addresses([*own, *(item.address for item in items)], directory_urls=directory_urls)
    top = [item for item in items if item.kind.name == "page" and item.address and "/" not in item.address.rstrip("/")]
    site.menu = menu(site, [(page_title(item), item.address) for item in top])
    pages = _with_neighbours(site, _written(site, addresses, items))
    return Made(pages, site.menu, list(_forwards(site)), addresses, search_entries(site, pages))


def _written(site: Site, addresses: Addresses, items: list[Item]) -> list[Page]:
    """The pages of the items, then the site's own; those that take longest are begun first."""
    parts = [partial(_items, site, addresses, items[at:at + IN_A_PART]) for at in range(0, len(items), IN_A_PART)]
    own = [partial(_own, site, addresses), partial(_indexes, site, addresses)]
    others, indexes, *made = shared_out([partial(_all, part) for part in (*own, *parts)])
    return [*(page for pages in made for page in pages), *indexes, *others]


def _all(pages: Callable[[], Iterator[Page]]) -> list[Page]:
    return list(pages())


def _listed(site: Site) -> list[str]:
    return [f"{kind.section}/" for kind in site.kinds if kind.listed and site.graph.of_kind(kind.name)]


def _items(site: Site, addresses: Addresses, items: list[Item]) -> Iterator[Page]:
    for item in items:
        if item.address == "":
            continue
        kind = item.kind
        title = item.title
        if kind.name == "page":
            title = page_title(item)
        template = f"kinds/{kind.folder.name}/{kind.name}.html"
        section = f"{kind.section}/" if kind.section else item.address.split("/")[0] + "/"
        yield render(site, addresses, template, item.address, title=title, description=description(item), item=item,
                     menu=section, control_labels=list(getattr(kind.type, "controls", {}).items()))


def page_title(item: Item) -> str:
    """The title of an ordinary page: its `title:`, or the first heading of its text."""
    given = item.facts.get("title")
    if given:
        return str(given)
    first = next((line for line in item.story.splitlines() if line.startswith("# ")), "")
    return plain(to_html(first)) or item.last.replace("-", " ").capitalize() or UNTITLED


def description(item: Item) -> str:
    """One sentence for previews: the summary, or the first words of what it says."""
    for name in ("summary", "in_short", "vision", "text"):
        if item.facts.get(name):
            return str(item.facts[name])
    words = plain(to_html(item.story.strip().split("\n\n")[0])) if item.story else ""
    return words[:200] or f"{item.word.capitalize()}: {item.title}"[:200]


def _indexes(site: Site, addresses: Addresses) -> Iterator[Page]:
    for kind in site.kinds:
        if not kind.listed or not site.graph.of_kind(kind.name):
            continue
        has_own = (kind.folder / "index.html").exists()
        template = f"kinds/{kind.folder.name}/index.html" if has_own else "theme/index.html"
        yield render(site, addresses, template, f"{kind.section}/", title=kind.heading, description=kind.lead,
                     menu=f"{kind.section}/", young=kind.young, kind=kind, items=_today_first(site.of_kind(kind.name)))


def _today_first(items: list[Item]) -> list[Item]:
    """Items in their order, those from past papers after all others: a reader looks for what holds today."""
    return sorted(items, key=lambda item: bool(item.provenance and item.provenance.paper))


def with_downloads(site: Site, made: Made, downloads: list[Download]) -> Made:
    """The pages and the one that lists the files, which tells their sizes and so comes when all are there."""
    if not downloads:
        return made
    page = render(site, made.addresses, "theme/downloads.html", "downloads/", title="Downloads", menu="downloads/",
                  description="Everything here as files for other programs.", shelves=shelves(site, downloads))
    return replace(made, pages=[*made.pages, page], search=[*made.search, *search_entries(site, [page])])


def _own(site: Site, addresses: Addresses) -> Iterator[Page]:
    yield home(site, addresses)
    yield from golden(site, addresses)
    if has_progress(site):
        yield progress_page(site, addresses)
    yield from pack_pages(site, addresses)
    yield from changes(site, addresses)
    yield from waivers(site, addresses)
    yield from posters(site, addresses)
    yield from whole_strategies(site, addresses)
    for address, text in guide_texts():
        title, summary, body = _guide_page(text)
        yield render(site, addresses, "theme/guide-page.html", address, title=title, description=summary,
                     menu="guide/", text=body)
    yield render(site, addresses, "theme/guide-kinds.html", "guide/kinds/", title="What you can write",
                 menu="guide/", description="Every sort of thing, and what can be written about it.",
                 groups=kinds_for_guide(site.kinds), common=sorted(COMMON))
    yield render(site, addresses, "theme/guide-problems.html", "guide/problems/", title="Problems and what to do",
                 menu="guide/", description="Every problem that a check or an import can report, and what it means.",
                 entries=list(CATALOGUE.values()))


@cache
def guide_texts() -> tuple[tuple[str, str], ...]:
    """The guide's written pages: their addresses and texts."""
    files = sorted(GUIDE.glob("*.md"))
    return tuple(
        (f"guide/{'' if file.stem == 'index' else file.stem + '/'}", file.read_text("utf-8")) for file in files
    )


def _guide_page(text: str) -> tuple[str, str, str]:
    """A guide page's title, summary and text."""
    head, _, body = text.removeprefix("---\n").partition("\n---\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return facts["title"], facts["summary"], body


def _with_neighbours(site: Site, pages: list[Page]) -> list[Page]:
    """Gives each item its neighbours in its holder: the action before and after, the next promise."""
    by_holder: dict[tuple[str, str], list[Item]] = {}
    for kind in _ordered(site):
        for item in site.of_kind(kind.name):
            if item.holders:
                by_holder.setdefault((kind.name, item.holders[-1].ref), []).append(item)
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for listed in by_holder.values():
        if listed[0].kind.name != "action":
            listed.sort(key=lambda one: (one.order, one.sort_key))
        for one, two in pairwise(listed):
            after[one.address], before[two.address] = two.address, one.address
    return [replace(page, before=before.get(page.address), after=after.get(page.address)) for page in pages]


def _ordered(site: Site) -> Iterator[Kind]:
    return (kind for kind in site.kinds if kind.on_page and kind.name != "page")


def _forwards(site: Site) -> Iterator[Forward]:
    for record in site.graph:
        for name in record.facts.get("was", ()):
            yield Forward(site.kinds.former_address(record, name), site.kinds.address(record))
    yield from past_packs(site)
