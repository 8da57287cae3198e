"""Templates rendered: one page at a time, its sections gathered as they are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup, escape

from goldenthread.checks.typed_links import WEB, item_meant, path_meant, scheme_of, schemes
from goldenthread.graph.references import references
from goldenthread.model.media import path_of
from goldenthread.model.query import Query
from goldenthread.model.record import Record
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.answers import answered
from goldenthread.pages.bodies import BodyPage, body_page
from goldenthread.pages.chart import line
from goldenthread.pages.diagram import diagram
from goldenthread.pages.item import LONGEST_LABEL, Item, Linked
from goldenthread.pages.marks import filled, with_marks
from goldenthread.pages.matrix import Matrix
from goldenthread.pages.page import Page, Section
from goldenthread.pages.prose import Links, unused
from goldenthread.pages.prose import sections as prose_sections
from goldenthread.pages.templates import environment
from goldenthread.pages.terms import Explainer
from goldenthread.pages.views import Site
from goldenthread.pages.young import tab_of
from goldenthread.progress.delivery import delivering

REFERRING = ("action", "step")
_TOP = re.compile(r"<h1(?=[ >])(?! id=)")


@dataclass(slots=True)
class Sheet:
    """One page while it is written: what a template may call."""

    site: Site
    addresses: Addresses
    address: str
    item: Item | None = None
    sections: list[Section] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    _explainer: Explainer | None = None
    _waiting: list[Section] = field(default_factory=list)

    def section(self, heading: str, anchor: str, level: int = 2, caller: Callable[[], Markup] | None = None) -> str:
        """Writes a section; used as `{% call sheet.section("Objectives", "objectives") %}`."""
        body = caller() if caller else ""
        own = unused(anchor, self.taken)
        html = Markup(
            '<section class="gt-section" aria-labelledby="{0}">\n<h{1} id="{0}"{4}>{2}</h{1}>\n{3}\n</section>'
        ).format(own, level, heading, body, Markup(' class="gt-long"') if len(heading) > LONGEST_LABEL else "")
        self.sections.append(Section(heading, own, level, str(html)))
        return ""

    def href(self, to: str | Item) -> str:
        """The link from this page to an address or an item."""
        return self.addresses.href(self.address, to.address if isinstance(to, Item) else to)

    def file(self, typed: str) -> str:
        """The link from this page to a film or picture, which an author names by its path in the strategy folder."""
        return self.addresses.href(self.address, path_of(typed))

    def file_at(self, address: str) -> str:
        """The link from this page to a file for other programs; empty where the site has no such file."""
        return self.href(address) if address in self.site.files else ""

    def link(self, item: Item | None, text: str = "", **attributes: str) -> Markup:
        """A link to an item, by its title or other words."""
        if item is None:
            return escape(text)
        extra = "".join(f' {name.rstrip("_")}="{escape(value)}"' for name, value in attributes.items())
        return Markup(  # noqa: S704  (all of it is escaped, the names of attributes being the templates' own)
            f'<a href="{escape(self.href(item))}"{extra}>{escape(text or item.title)}</a>')

    def view(self, record: Record) -> Item:
        """The item of a record (a thread's stops hold records)."""
        return self.site.item(record)

    @property
    def explainer(self) -> Explainer:
        """Explains terms once on this page."""
        if self._explainer is None:
            lexicon = self.item.lexicon if self.item else self.site.lexicon(None)
            self._explainer = Explainer(lexicon, self.addresses.href(self.address, "glossary/"))
        return self._explainer

    def note(self, own_id: str, label: str, note: str) -> Markup:
        """A word that opens a note."""
        return self.explainer.open(own_id, label, note)

    def words(self, text: Any, item: Item | None = None) -> Markup:
        """A text with its terms explained and, in a plan, its references made links."""
        text = str(text or "")
        owner = item or self.item
        if owner is None or owner.kind.name not in REFERRING:
            return self.explainer.explain(text)
        codes = self.site.graph.codes.get(owner.id.split("/", 1)[0], {})
        made, last = Markup(""), 0
        for span in references(text):
            ref = codes.get(span.code.casefold())
            if ref is None:
                continue
            target = self.site.item(self.site.graph[ref])
            made += self.explainer.explain(text[last : span.start])
            made += self.link(target, text[span.start : span.end], class_="gt-ref", title=target.title)
            last = span.end
        return made + self.explainer.explain(text[last:])

    def intro(self, item: Item) -> Markup:
        """What an item's Markdown says above its first heading; the rest waits for `story`."""
        return self._intro(item.prose, item.folder, item.queries)

    def markdown(self, text: str, folder: str) -> Markup:
        """Markdown of no item, such as the guide's: its beginning is returned, its sections are written."""
        above = self._intro(text, folder)
        self.story()
        return above

    def _intro(self, text: str, folder: str, queries: tuple[Query, ...] = ()) -> Markup:
        links = Links(self._prose_link(folder), self._named, frozenset(schemes(self.site.kinds)))
        text, marks = with_marks(text, queries)
        above, made, _ = prose_sections(text, links, self.taken)

        def whole(html: str) -> str:
            return filled(self.explainer.explain_html(html), marks, lambda at: self._answer(queries[at]))

        self._waiting = [Section(part.heading, part.anchor, part.level, whole(part.html)) for part in made]
        return Markup(whole(above))  # noqa: S704  (sanitised by prose.to_html)

    def _answer(self, query: Query) -> Markup:
        """What a block in a text asks for."""
        folder = self.site.kinds.table[0].folder.parent
        template = environment(folder).get_template("theme/answer.html")
        return Markup(template.render(sheet=self, answer=answered(query, self.site.graph)))  # noqa: S704  (autoescaped)

    def story(self) -> str:
        """Writes the sections of the Markdown whose beginning `intro` gave."""
        self.sections += self._waiting
        self._waiting = []
        return ""

    def prose(self, item: Item) -> Markup:
        """An item's Markdown, all of it here: its beginning is returned, its sections are written."""
        above = self.intro(item)
        self.story()
        return above

    def emphasise(self, text: str | None, word: str | None) -> Markup:
        """A text with one word of it standing out."""
        if not text or not word or word not in text:
            return escape(text or "")
        before, _, after = text.partition(word)
        return Markup("{}<strong>{}</strong>{}").format(before, word, after)

    def diagram(self, matrix: Matrix) -> Markup:
        """The drawing of one strategy's threads."""
        return diagram(self.site.graph, matrix, lambda record: self.href(self.site.item(record)))

    def by_origin(self, records: tuple[Record, ...]) -> list[tuple[str, list[Item]]]:
        """Items under the strategy, or else the paper or council, that they belong to."""
        found: dict[str, list[Item]] = {}
        for record in records:
            item = self.site.item(record)
            found.setdefault(item.strategy.title if item.strategy else item.origin, []).append(item)
        return list(found.items())

    def trend(self, title: str, row: Any, periods: Any) -> Markup:
        """A small line chart of one row of figures, drawn to scale in time."""
        dated = [(str(period.label), period.date.last, str(value))
                 for period, value in zip(periods, row.values, strict=False) if period.date]
        return line(title, dated)

    def distinct(self, links: list[Linked]) -> list[Linked]:
        """Links that lead somewhere, each item once."""
        return list({link.item.ref: link for link in reversed(links) if link.item}.values())[::-1]

    def body_page(self, body: Item) -> BodyPage:
        """What a board or panel has on its page."""
        return body_page(self.site, body)

    def delivering(self, priority: Item) -> list[Item]:
        """The actions that deliver a priority."""
        return [self.site.item(record) for record in delivering(self.site.graph, self.site.graph[priority.ref])]

    def actions_of(self, organisation: Item, relation: str) -> list[Item]:
        """The actions that an organisation leads or takes part in, by the day each is due."""
        found = [link.item for link in organisation.back(relation) if link.item and link.item.kind.name == "action"]
        days = {one: due.last for one in found if (due := one.standing.due)}
        return sorted(found, key=lambda one: days.get(one, dt.date.max))

    def _named(self, address: str) -> str:
        """The words of a link that was given none: an item's title, a fact's figure as printed, a number."""
        meant = item_meant(address, schemes(self.site.kinds))
        if meant is None:
            return address.partition(":")[2].partition("?")[0] if scheme_of(address) in ("tel", "mailto") else address
        record = self.site.graph.records.get(meant[0])
        if record is None:
            return "something that is not published here"
        return str(self.site.item(record).facts.get("shown") or record.title)

    def _prose_link(self, folder: str) -> Callable[[str], str]:
        """How an address in an author's text is made right for this page: items by `kind:id`, other files by path."""
        known = schemes(self.site.kinds)

        def made(address: str) -> str:
            meant = item_meant(address, known)
            if meant:
                return self._item_link(*meant)
            if ":" in address.split("/")[0] or address.startswith(("#", "//")) or not address:
                return address if scheme_of(address) in ("", *WEB) else ""
            path, sign, anchor = address.partition("#")
            if path.endswith((".yml", ".yaml")):
                return ""
            path = path_meant(path, folder)
            if path.endswith("/") and path not in self.addresses.pages:
                return ""
            if anchor and self.site.is_no_item(path, anchor):
                sign = anchor = ""
            return self.addresses.href(self.address, path) + sign + anchor

        return made

    def _item_link(self, ref: str, anchor: str) -> str:
        """The link to an item, with the anchor that was typed after it where its page may have one."""
        if ref not in self.site.graph:
            return ""
        to = self.site.item(self.site.graph[ref]).address
        kept = anchor and "#" not in to and not self.site.is_no_item(to, anchor)
        return self.href(f"{to}#{anchor}" if kept else to)


def render(
    site: Site, addresses: Addresses, template: str, address: str, *, title: str, description: str,
    item: Item | None = None, menu: str = "", young: bool = False, **context: Any,
) -> Page:
    """Renders one page."""
    sheet = Sheet(site, addresses, address, item)
    folder = site.kinds.table[0].folder.parent
    lead = environment(folder).get_template(template).render(sheet=sheet, site=site, item=item, title=title, **context)
    provenance = item.provenance if item else None
    young = young or bool(item and (item.kind.young or item.facts.get("young")))
    foot = environment(folder).get_template("theme/young-foot.html").render(sheet=sheet, item=item) if young else ""
    return Page(
        address=address, title=title, description=description,
        lead=_TOP.sub('<h1 id="start"', lead.strip(), count=1), sections=tuple(sheet.sections),
        place=item.place if item else None, menu=menu,
        noindex=bool(provenance and provenance.paper) or site.audience == "internal",
        tail="\n".join(sheet.explainer.notes),
        young=young, tab=tab_of(item) if young else "", foot=foot.strip(),
        language=site.forms(item).language if item and item.kind.form else None,
    )
