"""The edition as templates see it: its items, the day it is built, and what is worked out once for all pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from goldenthread.graph.graph import Graph
from goldenthread.kind import Kind, Kinds
from goldenthread.model.change import Rechecks, Told
from goldenthread.model.fields import LinkTo
from goldenthread.model.languages import LANGUAGES, Language
from goldenthread.model.record import Record
from goldenthread.model.shape import link_fields
from goldenthread.pages.forms import Forms, forms_of
from goldenthread.pages.item import Item
from goldenthread.pages.menu_section import MenuSection
from goldenthread.pages.terms import Lexicon
from goldenthread.pages.thread import Threads
from goldenthread.progress.standing import Horizon


@dataclass
class Site:
    """The edition as templates see it: its items, the day it is built, and what is worked out once for all pages."""

    graph: Graph
    kinds: Kinds
    today: dt.date
    name: str
    edit_base: str = ""
    audience: str = "public"
    gaps: str = "internal"
    due_soon: int = 30
    no_update_after: int = 92
    changes: Told | None = None
    rechecks: Callable[[], Rechecks] = Rechecks
    url: str = ""
    horizon: Horizon = field(init=False)
    files: frozenset[str] = frozenset()
    threads: Threads = field(init=False)
    relations: dict[str, LinkTo] = field(init=False)
    menu: list[MenuSection] = field(default_factory=list)
    _items: dict[str, Item] = field(default_factory=dict)
    _lexicons: dict[str, Lexicon] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Works out, once for all pages, the threads and what each relation is called."""
        self.threads = Threads(self.graph)
        self.horizon = Horizon(self.today, self.due_soon, self.no_update_after, self.audience != "internal")
        self.relations = {link.relation: link for kind in self.kinds for _, link in link_fields(kind.type)}

    def item(self, record: Record) -> Item:
        """The view of a record, made once."""
        if record.ref not in self._items:
            self._items[record.ref] = Item(self, record)
        return self._items[record.ref]

    def of_kind(self, kind: str) -> list[Item]:
        """All items of a kind, in their order."""
        return [self.item(record) for record in self.graph.of_kind(kind)]

    def lexicon(self, strategy: str | None, paper: str | None = None) -> Lexicon:
        """The glossary in force for a strategy, or for a paper that belongs to none."""
        key = f"{strategy or ''} {paper or ''}"
        if key not in self._lexicons:
            self._lexicons[key] = Lexicon.of(self.graph, strategy, paper)
        return self._lexicons[key]

    @cached_property
    def anchors(self) -> set[str]:
        """The addresses of all items that lie on a page of another."""
        return {address for record in self.graph if "#" in (address := self.kinds.address(record))}

    def is_no_item(self, path: str, anchor: str) -> bool:
        """Whether an anchor looks like that of an item, on a page where items lie, and is none that may be seen."""
        looks = any(anchor.startswith(f"{kind.name}-") for kind in self.kinds if kind.name != "page")
        return looks and path not in self.ordinary and f"{path}#{anchor}" not in self.anchors

    @cached_property
    def ordinary(self) -> set[str]:
        """The addresses of the pages that authors write themselves, whose anchors are their headings."""
        return {self.kinds.address(record) for record in self.graph.of_kind("page")}

    def index_of(self, kind: Kind) -> Kind | None:
        """The kind whose index a page of this kind lies under."""
        return next((one for one in self.kinds if one.listed and one.section == kind.section), None)

    def beside(self, address: str) -> list[tuple[str, str]]:
        """The other pages (title, address) of the part of the menu that a page belongs to."""
        pages = next((section.pages for section in self.menu if any(page[1] == address for page in section.pages)), ())
        return [page for page in pages if page[1] != address]

    def forms(self, item: Item) -> Forms:
        """What there is to say of the other forms of an item's text."""
        return forms_of(self.graph, self.graph[item.ref], as_form=item.kind.form)

    def language(self, code: str) -> Language:
        """A language by its code."""
        return LANGUAGES[code]

    def has(self, *names: str) -> bool:
        """Whether there is anything of these kinds."""
        return any(self.graph.of_kind(name) for name in names)
