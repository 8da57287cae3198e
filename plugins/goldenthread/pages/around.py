"""What lies around the pages, whichever program builds the site: styles, scripts, the menu, forwards, and what the
pages of young people have of their own.
"""

from __future__ import annotations

import datetime as dt
import gzip
import html
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import nh3

from goldenthread.pages.make import Made
from goldenthread.pages.page import Page
from goldenthread.pages.policy import with_policy
from goldenthread.pages.poster import is_poster
from goldenthread.pages.young import PLAIN_WORDS
from goldenthread.source.young import Young, section_of

OWN = "assets/goldenthread"
STYLES = [f"{OWN}/{name}.css" for name in ("goldenthread", "things", "paper")]
BRAND = "assets/brand.css"
SCRIPTS = [f"{OWN}/{name}.js" for name in ("goldenthread", "settings", "menu")]
_STYLE, _POSTER, _FORMS = (f"{OWN}/{name}.css" for name in ("young", "poster", "forms"))
_LEAVE, _ALOUD, _FIND = (f"{OWN}/{name}.js" for name in ("leave", "aloud", "find"))
CONTENTS = "On this page"
PRINTED = ("site_name", "site_description", "site_author", "repo_name")
INTERNAL = (
    '<p class="gt-internal" data-search-exclude><strong>Internal edition.</strong> '
    "It holds what the public must not see. Do not publish or forward it.</p>"
)
_FORWARD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{to}">
<title>This page has moved</title>
</head>
<body>
<p>This page has moved. <a href="{to}">Go to its new address</a>.</p>
</body>
</html>
"""


def forwards(made: Made, language: str) -> Iterator[tuple[str, str]]:
    """The small page at each old address that leads to the new one: the path of its file, and its HTML."""
    for forward in made.forwards:
        to = html.escape(made.addresses.href(forward.address, forward.to))
        yield made.addresses.file(forward.address), with_policy(_FORWARD.format(language=language, to=to))


def navigation(made: Made, source: Callable[[str], str]) -> list[Any]:
    """The menu as MkDocs' `nav` setting; `source` gives the path of the Markdown of an address."""
    listed: list[Any] = []
    known = {page.address for page in made.pages}
    for section in made.menu:
        pages = [{title: source(address)} for title, address in section.pages if address in known]
        if len(pages) == 1 and section.title == "Home":
            listed.append(pages[0])
        elif pages:
            listed.append({section.title: pages})
    return listed


def packed(content: bytes, today: dt.date) -> bytes:
    """A file in gzip, with the day of the build, so that two builds have the same bytes."""
    moment = int(dt.datetime(today.year, today.month, today.day, tzinfo=dt.UTC).timestamp())
    return gzip.compress(content, mtime=min(max(moment, 0), 2**32 - 1))


def printable(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that a theme prints as they stand, made safe to print."""
    safe = {
        name: html.escape(html.unescape(value))
        for name in PRINTED if isinstance(value := settings.get(name), str)
    }
    if settings.get("copyright"):
        safe["copyright"] = nh3.clean(settings["copyright"], tags={"a", "br", "em", "strong"}, link_rel=None)
    return safe


def meta_of(page: Page, settings: Young) -> dict[str, Any]:
    """What the theme goes by on a page, as its front matter says it; texts come escaped, since themes print them so.

    Of a young people's page it says nothing that gives the reader away, and where leaving leads to (empty: nowhere).
    """
    meta: dict[str, Any] = {"description": html.escape(page.description)}
    if page.young:
        leaves = section_of(page.address) in settings.leave_quickly
        meta |= {"description": PLAIN_WORDS, "tab": page.tab, "leave_to": settings.leave_to if leaves else ""}
    if page.noindex:
        meta["robots"] = "noindex"
    meta["data"] = page.data
    return meta


def hidden_on(page: Page, features: list[str]) -> list[str]:
    """The columns of the theme that a page goes without: the menu where tabs show it, contents of a line or less."""
    return [*(["navigation"] if "navigation.tabs" in features else []), *([] if page.has_contents else ["toc"])]


def own_files(page: Page, settings: Young) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The styles and the scripts that a young people's page has beside those of every page."""
    section = section_of(page.address)
    switched = ((_LEAVE, settings.leave_quickly), (_ALOUD, settings.read_aloud))
    scripts = tuple(script for script, sections in switched if section in sections)
    return (_STYLE, _POSTER if is_poster(page) else _FORMS), (*scripts, _FIND)
