"""What the site's search finds: a lean entry for each item and page, in the words that people type.

It is made from the edition like every page, so what is not published cannot be found. A page comes before what lies on
it, since the theme's search shows both together: what lies on a page need not repeat what its page has said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.model.thing import Part
from goldenthread.model.when import Period, Timescale, When
from goldenthread.pages.item import Item
from goldenthread.pages.page import Page
from goldenthread.pages.poster import is_poster
from goldenthread.pages.prose import to_html
from goldenthread.pages.views import Site
from goldenthread.pages.whole import is_whole
from goldenthread.pages.words import read

WHO = ("organisation", "body", "role")
FOUND_UNDER_THEIR_HOLDER = ("step", "update", "point")
UNTYPED = frozenset({
    "address", "aliases", "audience", "baseline", "captions", "checked_on", "denominator", "direction", "emphasis",
    "example", "failed_sums", "file", "for", "inferred", "name", "not_adding_up", "notes", "numerator", "of", "part",
    "picture", "poster", "printed", "readings", "source_kind", "stock_or_flow", "summary", "sums", "target", "unit",
    "unless", "values", "was",
})
UNTYPED_IN = {"update": frozenset({"date"})}
"""What nobody types to find a thing of one kind; the day of an update stands beside it on the page that is found."""
LONGEST_TITLE = 90
SHORT = 60
LISTS = ("guide/kinds/", "guide/problems/")
EVEN, LONG = 4, 10
LOOKED_UP, YOUNG, PAGE, ON_A_PAGE, GUIDE = 3.0, 2.0, 1.0, 0.5, 0.1


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be found: its address, its title, its words a paragraph each, what it is and whose.

    `names` are other ways its title is written, which a list of results need not show; `weight` says how much a word of
    it counts against the same word elsewhere; `code` is its code, or empty.
    """

    address: str
    title: str
    words: tuple[str, ...]
    labels: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    weight: float = 1.0
    code: str = ""


def search_entries(site: Site, pages: Iterable[Page]) -> list[Entry]:
    """An entry for each page and for each item on it, the page first."""
    own: dict[str, Item] = {}
    within: dict[str, list[Item]] = {}
    for record in site.graph:
        item = site.item(record)
        path, sign, _ = item.address.partition("#")
        if sign and record.kind not in FOUND_UNDER_THEIR_HOLDER:
            within.setdefault(path, []).append(item)
        elif not sign and site.kinds[record.kind].on_page:
            own[path] = item
    made: list[Entry] = []
    for page in pages:
        if is_poster(page) or is_whole(page):
            continue
        holder = own.get(page.address)
        if holder is None or holder.kind.name == "page" or holder.kind.alone:
            made += _of_page(page, holder)
        else:
            made.append(_of_item(site, holder, PAGE))
        said = (*made[-1].labels, page.title)
        for one in within.get(page.address, ()):
            made.append(_of_item(site, one, LOOKED_UP if one.kind.flat else ON_A_PAGE, said))
    return _short_codes_first(made)


def _short_codes_first(made: list[Entry]) -> list[Entry]:
    """Entries of which 1.1 weighs more than 1.10: whoever types the first is shown both."""
    beginnings = {entry.code[:size] for entry in made for size in range(1, len(entry.code))}
    return [
        replace(entry, weight=entry.weight * 2) if "." in entry.code and entry.code in beginnings else entry
        for entry in made
    ]


def _of_page(page: Page, item: Item | None) -> Iterator[Entry]:
    """The entries of a page that is no item's: itself and, where it is written for officers, each section.

    A page for young people is short: it is found as a whole, before what officers wrote. A page such as help/ is known
    by its address.
    """
    in_guide = page.address.startswith("guide/")
    written = (item is not None and page.address != "") or (in_guide and page.address not in LISTS)
    labels = ("Guide for authors",) if in_guide else ()
    if item is not None and item.kind.alone:
        labels = (item.word[:1].upper() + item.word[1:],)
    weight = GUIDE if in_guide else YOUNG if page.young else PAGE
    words = [page.description]
    if page.address in LISTS:
        words.append(" ".join(dict.fromkeys(re.findall(r"<th[^>]*><code>([^<]*)</code>", page.html))))
    elif written and page.young:
        words += read(page.html)
    elif written:
        words += read(page.lead)
    elif item is not None:
        words += read(to_html(item.story))
    else:
        words.append(", ".join(section.heading for section in page.sections if len(section.heading) > 1))
    known_as = [page.address.rstrip("/").split("/")[-1].replace("-", " ")] if written and not in_guide else []
    yield _entry(page.address, page.title, words, labels, _weighed(weight, page.title), known_as)
    for section in page.sections if written and not page.young else ():
        weighed = _weighed(weight / 2, section.heading)
        yield _entry(f"{page.address}#{section.anchor}", section.heading, read(section.html), (), weighed)


def _weighed(weight: float, title: str) -> float:
    """A weight by which a word of a short title counts for more than one of a long title."""
    return round(weight * (EVEN + LONG) / (EVEN + min(len(title.split()), LONG)), 1)


def _entry(
    address: str, title: str, words: Iterable[str], labels: tuple[str, ...], weight: float,
    names: Iterable[str] = (), code: str = "",
) -> Entry:
    """An entry with each paragraph once."""
    return Entry(address, title, tuple(dict.fromkeys(filter(None, words))), labels, tuple(names), weight, code)


def _of_item(site: Site, item: Item, weight: float, said: tuple[str, ...] = ()) -> Entry:
    """The entry of an item; `said` are the labels of the page it lies on, and its title."""
    title, rest = _titled(item)
    whose = _whose(site, item)
    known = " ".join([title, rest, item.title, whose])
    told: set[str] = set()
    words = [rest, str(item.facts.get("summary") or ""), *_facts(site, item, known, told, _around(site, item, whose))]
    for name in FOUND_UNDER_THEIR_HOLDER:
        for part in item.held(name):
            words += _facts(site, part, known, told)
    words += read(to_html(item.story)) if item.prose else []
    if item.facts.get("was"):
        words.append(f"Earlier: {', '.join(item.facts['was'])}")
    labels = (item.word[:1].upper() + item.word[1:], *([_cut(whose)] if whose and whose not in said else []))
    names = [name for name in (*_names(item), *_known_as(item)) if name not in title]
    return _entry(item.address, title, words, labels, _weighed(weight, item.title), names, item.code or "")


def _titled(item: Item) -> tuple[str, str]:
    """An item's code, title, other names and what its letters stand for, cut where that is long; and what was cut."""
    title = item.title
    if item.code and not title.startswith(item.code):
        title = f"{item.code} {title}"
    shown = [item.title]
    if item.facts.get("stands_for"):
        shown.append(str(item.facts["stands_for"]))
        title = f"{title}: {shown[-1]}"
    also = len(shown)
    for name in _names(item):
        if not any(_alike(name, known) for known in shown):
            shown.append(name)
    if shown[also:]:
        title = f"{title} ({', '.join(shown[also:])})"
    cut = _cut(title)
    if cut == title:
        return title, ""
    return cut, f"… {title[len(cut.removesuffix(' …')):].strip()}"


def _cut(words: str) -> str:
    """Words as a result shows them: what is long ends after a whole word."""
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _names(item: Item) -> tuple[str, ...]:
    """The other ways an item's name is written."""
    return tuple(item.facts.get("aliases", ()))


def _known_as(item: Item) -> Iterator[str]:
    """What people call it by that is no name of it: a strategy by its council, a table of figures by its rows.

    Rows are named as far as the edition has them.
    """
    if item.kind.name == "strategy" and item.council:
        yield item.council
    for group in item.facts.get("groups", ()):
        yield from (str(row.label) for row in group.rows)


def _alike(one: str, other: str) -> bool:
    """Whether one of two names stands in the other, such as a word in its plural; spaces and signs apart."""
    one, other = (_bare(name.replace("&", "and")) for name in (one, other))
    return one in other or other in one


def _bare(name: str) -> str:
    """The letters and digits of a name."""
    return re.sub(r"[\W_]", "", name).casefold()


def _whose(site: Site, item: Item) -> str:
    """The strategy that an item belongs to, or a word of a list is used in; else the council it comes from."""
    if item.strategy is not None and item.strategy != item:
        return item.strategy.title
    links = (link for relation in site.graph.links(item.ref) for link in item.linked(relation))
    strategies = {link.item.title for link in links if link.item and link.item.kind.name == "strategy"}
    if item.kind.flat and len(strategies) == 1:
        return strategies.pop()
    paper = item.provenance.paper if item.provenance else None
    return item.council or (str(paper.fact("council") or "") if paper else "")


def _around(site: Site, item: Item, whose: str) -> Iterator[str]:
    """The plan or pledge that an item with a page of its own is part of, and who is named in it."""
    if item.kind.on_page and item.holders and item.holders[-1].title != whose:
        yield item.holders[-1].title
    for relation in site.graph.links(item.ref):
        names: list[str] = []
        for link in item.linked(relation):
            if link.item is None:
                names.append(link.typed)
            elif link.item.kind.name in WHO:
                names += [link.title, *_names(link.item)]
        if names:
            heading = f"{site.relations[relation].says}: " if relation in site.relations else ""
            different = {_bare(name): name for name in reversed(names)}
            yield f"{heading}{', '.join(reversed(different.values()))}"


def _facts(site: Site, item: Item, known: str, told: set[str], around: Iterable[str] = ()) -> list[str]:
    """An item's words: what is `around` it and its short facts together, each longer fact by itself.

    What is `known` from the title and the labels is not said again, nor a fact that was `told` in the same entry, to
    which what is said here is added: the steps of an action share their budget and their day.
    """
    record = site.graph[item.ref]
    untyped = UNTYPED | set(record.type.held_by or ()) | UNTYPED_IN.get(item.kind.name, frozenset())
    values = [value for name, value in record.facts.items() if name not in untyped]
    texts = dict.fromkeys(text for value in values for text in _spoken(value))
    new = [text for text in texts if text not in told and not _says(known, text)]
    told.update(new)
    short = "; ".join([*around, *(text for text in new if len(text) <= SHORT)]).replace(".; ", ". ")
    return [short, *(text for text in new if len(text) > SHORT)]


def _says(known: str, text: str) -> bool:
    """Whether a text stands in another as whole words."""
    before, found, after = known.partition(text)
    return bool(found) and not (before[-1:].isalnum() or after[:1].isalnum())


def _spoken(value: Any) -> Iterator[str]:
    """The words of a fact, those of groups of facts together; figures and switches are none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, When | Period | Timescale):
        yield value.text
    elif isinstance(value, tuple):
        for entry in value:
            yield from _spoken(entry)
    elif isinstance(value, Part):
        found = [text for name, one in value if name not in UNTYPED for text in _spoken(one)]
        if found:
            yield "; ".join(found)
