"""A page as Markdown: its front matter, its headings as headings, and between them its HTML as it is.

The HTML is written so that no reader of Markdown takes part of it for Markdown: every run of it starts at the margin
with an element that is a block, and holds no empty line (CommonMark, “HTML blocks”, start condition 6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import yaml

from goldenthread.model.languages import Language
from goldenthread.pages.furniture import VOID, translated
from goldenthread.pages.page import Page

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
    "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})
PLACE = "data-gt-place"
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.DOTALL)
_AS_TYPED = re.compile(r"(<(pre|textarea)\b.*?</\2>)", re.DOTALL)
_EMPTY_LINES = re.compile(r"\n\s*\n")
_SIGNS = re.compile(r"([\\`*_{}\[\]#])")
_ATTRIBUTE = re.compile(r'\s(lang|dir|class)="([^"]*)"')


def markdown(page: Page, front_matter: Mapping[str, Any], banner: str = "") -> str:
    """The text of a page's file; `banner` is HTML that stands above everything.

    The title comes before all else: a search takes what is above it for a page of its own.
    """
    language = page.language if page.language and not page.language.is_english else None
    above, title, below = _parted(_said(page.lead, language, page.title), "start", 1)
    parts = [f"---\n{settings(front_matter)}---\n", title, _blocks(banner + above), _blocks(below)]
    for section in page.sections:
        above, heading, below = _parted(_said(section.html, language, page.title), section.anchor, section.level)
        parts += [_blocks(above), heading, _blocks(below)]
    parts += [_blocks(_said(html, language, page.title)) for html in (page.foot, page.tail)]
    return "\n\n".join(part.strip("\n") for part in parts if part.strip()) + "\n"


def settings(values: Mapping[str, Any]) -> str:
    """Settings as YAML, a line each, in their order."""
    return yaml.safe_dump(dict(values), allow_unicode=True, sort_keys=False, width=10**6)


def _said(html: str, language: Language | None, title: str) -> str:
    return translated(html, language, title) if language else html


def _parted(html: str, anchor: str, level: int) -> tuple[str, str, str]:
    """A run of HTML as what is above the element with its heading, the heading in Markdown, and the rest.

    Where the heading was in another element a place is kept, into which a script puts it back.
    """
    found = re.search(rf'<h{level}\b([^>]*\sid="{re.escape(anchor)}"[^>]*)>(.*?)</h{level}>', html, re.DOTALL)
    if found is None:
        return html, "", ""
    start = next(start for _, start, end in _top_level(html) if start <= found.start() < end)
    place = "" if start == found.start() else f'<span {PLACE}="{anchor}" hidden></span>'
    attributes = "".join(f' {name}="{value}"' for name, value in _ATTRIBUTE.findall(found[1]))
    heading = f"{'#' * level} {_in_line(found[2])} {{#{anchor}{attributes}}}"
    return html[:start], heading, html[start : found.start()] + place + html[found.end() :]


def _in_line(html: str) -> str:
    """The HTML of a heading within Markdown: tags stay, and no sign in its words means anything."""
    made = []
    last = 0
    for tag in (*_TAG.finditer(html), None):
        words = unescape(html[last : tag.start() if tag else len(html)])
        made.append(_SIGNS.sub(r"\\\1", words).replace("&", "&amp;").replace("<", "&lt;"))
        if tag:
            made.append(tag.group())
            last = tag.end()
    return " ".join("".join(made).split())


def _blocks(html: str) -> str:
    """HTML as blocks that Markdown leaves alone; what is no block by itself is put into one."""
    made: list[str] = []
    loose = ""
    for tag, start, end in (*_top_level(html), ("hr", len(html), len(html))):
        if tag not in BLOCKS:
            loose += html[start:end]
            continue
        made += [f"<div>{loose.strip()}</div>" if loose.strip() else "", html[start:end]]
        loose = ""
    return "\n".join(_one_run(part) for part in made if part)


def _one_run(html: str) -> str:
    """A block without an empty line: within what is shown as typed, lines end by name."""
    parts = _AS_TYPED.split(html)
    return "".join(
        part.replace("\n", "&#10;") if at % 3 == 1 else _EMPTY_LINES.sub("\n", part)
        for at, part in enumerate(parts) if at % 3 != 2
    ).strip()


def _top_level(html: str) -> Iterator[tuple[str, int, int]]:
    """The elements and texts that lie in nothing else: the element's name (empty: none), where it starts and ends."""
    depth, start, last, name = 0, 0, 0, ""
    for tag in _TAG.finditer(html):
        if depth == 0 and tag.start() > last:
            yield "", last, tag.start()
        if depth == 0:
            start, name = tag.start(), (tag[2] or "").lower()
        if tag[2] and not tag[3].endswith("/") and tag[2].lower() not in VOID:
            depth += -1 if tag[1] else 1
        if depth == 0:
            yield name, start, tag.end()
            last = tag.end()
    if last < len(html):
        yield "", last, len(html)
