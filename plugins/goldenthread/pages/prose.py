"""Authors' Markdown as safe HTML, cut into sections at its headings, its links made right for the page it is on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor

from goldenthread.checks.typed_links import WEB, scheme_of
from goldenthread.model.fields import slug
from goldenthread.model.overgrown import blocks, is_overgrown
from goldenthread.pages.page import Section

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "dl", "dt", "em",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p",
    "pre", "q", "s", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "u", "ul",
}
_ATTRIBUTES = {
    "a": {"href", "title"}, "img": {"src", "alt", "title", "width", "height"}, "abbr": {"title"}, "ol": {"start"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "*": {"lang", "dir"},
}
SCHEMES = set(WEB)
_DEEPEST = 32
_DEEP = re.compile(rf"^(?:[ \t>]|[-*+](?=[ \t])|\d{{1,9}}[.)](?=[ \t])){{{_DEEPEST},}}", re.MULTILINE)
_HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
_HREF = re.compile(r'(<(?:a|img)\b[^>]*?\b(?:href|src)=")([^"]*)(")')
_REMOTE = re.compile(r'<img\b[^>]*\bsrc="(?:[a-z]+:)?//[^>]*>', re.IGNORECASE)
_EMPTY = re.compile(r'(<a [^>]*?\bhref="([^":]+:[^"]*)"[^>]*>)\s*</a>')
MOST_UNENDED = 200
"""How many tags of a text may begin without an end: each is looked for to the end of the text."""
_ALONE = r"<([A-Za-z][A-Za-z _-]{0,60}:[^<>\n]+)>"
_FENCED = re.compile(r"<table>.*?</table>", re.DOTALL)


def to_html(text: str, items: frozenset[str] = frozenset()) -> str:
    """Markdown as HTML with nothing in it that runs, loads or hides.

    A block that is too large is shown as it is, deep indentation is cut, of lists and quotations too, and where many
    tags begin and do not end they are words: the time that Markdown's own reader takes grows with their square. `items`
    are the words before the colon by which a link may lead to an item, beside addresses of the web.
    """
    made = [f"<p>{escape(one)}</p>" if is_overgrown(one) else one for _, one in blocks(text)]
    if sum(one.count("<", one.rfind(">") + 1) for one in made) > MOST_UNENDED:
        made = [f"{one[:at]}{one[at:].replace('<', '&lt;')}" for one in made for at in (one.rfind(">") + 1,)]
    text = "\n\n".join(made)
    text = _DEEP.sub(lambda match: match.group()[:_DEEPEST], text)
    reader = markdown.Markdown(extensions=["tables", "sane_lists", "fenced_code", "attr_list", "def_list", "abbr"])
    reader.inlinePatterns.register(_Alone(items), "item", 100)
    html = reader.convert(text)
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=SCHEMES | items, link_rel=None)


class _Alone(InlineProcessor):
    """An item alone in angle brackets, `<action:westmoor-2025/1.1>`, as a link that is yet without words."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, items: frozenset[str]) -> None:
        super().__init__(_ALONE)
        self.items = items

    def handleMatch(  # type: ignore[override]  # noqa: N802  (named by Markdown)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The link, where what stands before the colon is a kind."""
        if scheme_of(m[1]) not in self.items:
            return None, None, None
        return Element("a", {"href": m[1]}), m.start(0), m.end(0)


def plain(html: str) -> str:
    """The words of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@dataclass(frozen=True, slots=True)
class Links:
    """How an author's links are made: `to` gives the address right for the page, `named` the words of an empty link."""

    to: Callable[[str], str]
    named: Callable[[str], str]
    kinds: frozenset[str] = frozenset()


def sections(text: str, links: Links, taken: set[str]) -> tuple[str, list[Section], str | None]:
    """Markdown as (what stands above the first heading, its sections, its first-level heading if it has one).

    Headings of the first level become the title; second and third level keep theirs; deeper ones stay inside their
    section. `taken` are the anchors in use, and grows.
    """
    html = to_html(text, links.kinds)
    html = _EMPTY.sub(lambda match: f"{match[1]}{escape(links.named(unescape(match[2])))}</a>", html)
    html = _REMOTE.sub("", html)
    html = _HREF.sub(lambda match: match[1] + escape(links.to(unescape(match[2]))) + match[3], html)
    html = html.replace('<a href=""', "<a")
    scroll = '<div class="gt-scroll" role="region" aria-label="Table" tabindex="0">'
    html = _FENCED.sub(lambda match: f"{scroll}{match[0]}</div>", html)
    title: str | None = None
    pieces: list[tuple[int, str, str]] = []
    above, last = "", 0
    for match in _HEADING.finditer(html):
        level = int(match[1])
        if level > 3:
            continue
        before = html[last : match.start()]
        if pieces:
            pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + before)
        else:
            above += before
        last = match.end()
        if level == 1 and title is None and not pieces:
            title = plain(match[2])
        else:
            pieces.append((min(max(level, 2), 3), match[2], ""))
    rest = html[last:]
    if pieces:
        pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + rest)
    else:
        above += rest
    made: list[Section] = []
    level_before = 1
    for level, heading, body in pieces:
        level = min(level, level_before + 1)
        level_before = level
        anchor = unused(slug(plain(heading)), taken)
        whole = f'<h{level} id="{anchor}">{heading}</h{level}>\n{body.strip()}'
        made.append(Section(plain(heading), anchor, level, whole))
    return above.strip(), made, title


def unused(anchor: str, taken: set[str]) -> str:
    """An anchor that is not yet taken on the page; it is then.

    The number at its end is looked for by doubling and halving, since a text may have thousands of headings alike.
    """
    made = anchor
    if anchor in taken:
        last, free = 1, 2
        while f"{anchor}-{free}" in taken:
            last, free = free, free * 2
        while free - last > 1:
            middle = (last + free) // 2
            last, free = (middle, free) if f"{anchor}-{middle}" in taken else (last, middle)
        made = f"{anchor}-{free}"
    taken.add(made)
    return made
