"""A page as it leaves the engine: sections of ready HTML, and what a theme needs to know about it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldenthread.model.languages import Language
from goldenthread.problems import Place

FEW = 2


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its heading, its anchor, its level (2 or 3) and its HTML, heading included."""

    heading: str
    anchor: str
    level: int
    html: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site.

    `address` ends with a slash ("" is home); `lead` is the HTML above the first section, with the `h1`; `menu` the
    address of the section of the navigation that it belongs to; `tail` the notes that words on the page open; `before`
    and `after` neighbouring pages' addresses; `tab` what the browser's tab and a preview of a link say in place of the
    title, on a page that nobody over a shoulder should know; `foot` what stands at its end; `language` that of a page
    that says another one again; `data` what it says of itself to programs (JSON-LD).
    """

    address: str
    title: str
    description: str
    lead: str
    sections: tuple[Section, ...] = ()
    place: Place | None = None
    menu: str = ""
    before: str | None = None
    after: str | None = None
    noindex: bool = False
    young: bool = False
    tail: str = ""
    tab: str = ""
    foot: str = ""
    language: Language | None = None
    data: str = ""

    @property
    def has_contents(self) -> bool:
        """Whether a list of its sections helps: it has some, and is not for young people, whose pages are short."""
        return len(self.sections) >= FEW and not self.young

    @property
    def html(self) -> str:
        """The whole content of the page."""
        return "\n".join([self.lead, *(section.html for section in self.sections), self.foot, self.tail])


    def bare(self) -> Page:
        """The page without its HTML: what is known of it once it has been handed over."""
        return replace(self, lead="", sections=(), tail="", foot="", data="")


@dataclass(frozen=True, slots=True)
class Forward:
    """An old address, and the address that it forwards to."""

    address: str
    to: str
