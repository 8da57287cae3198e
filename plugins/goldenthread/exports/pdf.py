"""A page as a PDF that a Chromium has printed: a copy of the page made ready before, and the file cleared after.

A browser adds to what it prints: which program and system made it, and the clock. None of that belongs in a file of a
council, so it is written over. The links of a page in a folder would name the folder, and so the machine: they lead to
the site on the web, or nowhere.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

FORM = "pdf"
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_HREF = re.compile(r'(<a\b[^>]*?)\shref="([^"]*)"')
_WEB = ("http", "https", "mailto", "tel")
_STRING = rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>"
_WHO = re.compile(rb"(/(?:Creator|Producer|Author) ?)(" + _STRING + rb")", re.DOTALL)
_WHEN = re.compile(rb"(/(?:CreationDate|ModDate) ?)(\(D:[^)]{15,}\))")
_ELEMENT = re.compile(rb"\(node(\d{6,})\)")


def ready_to_print(html: str, title: str, url: str) -> str:
    """A built page as a browser should print it: under its own title, without scripts, links as they lead on the web.

    `url` is the page's full address, empty where the site does not know it.
    """
    said = f"<style>:root {{ --gt-title: {_css(title)}; }}</style>"
    html = _POLICY.sub("", _SCRIPT.sub("", html))
    html = _TITLE.sub(lambda _: f"<title>{escape(title, quote=False)}</title>{said}", html, count=1)
    return _HREF.sub(lambda found: f"{found[1]}{_link(unescape(found[2]), url)}", html)


def _css(words: str) -> str:
    """Words as a string of a style sheet within a page."""
    return json.dumps(words, ensure_ascii=False).replace("<", "\\3c ")


def _link(href: str, url: str) -> str:
    """The attribute of a link; none where it leads nowhere from a file. Within the page it leads as it did."""
    if href.startswith("#"):
        return f' href="{escape(href)}"'
    try:
        to = urljoin(url, href) if url else href
        return f' href="{escape(to)}"' if urlsplit(to).scheme in _WEB else ""
    except ValueError:
        return ""


def cleared(pdf: bytes, today: dt.date) -> bytes:
    """A PDF without the names of the programs that made it, and of the day of the build instead of the clock.

    A browser numbers elements from wherever it had come to when it opened the page; here they begin at nought.

    All is written over at its own length, as a PDF counts its bytes (ISO 32000-1, 7.5.4).
    """
    day = f"(D:{today:%Y%m%d}000000Z)".encode()
    pdf = _WHO.sub(lambda found: found[1] + b"()".ljust(len(found[2])), pdf)
    pdf = _WHEN.sub(lambda found: found[1] + day.ljust(len(found[2])), pdf)
    first = min((int(number) for number in _ELEMENT.findall(pdf)), default=0)
    return _ELEMENT.sub(lambda found: b"(node%0*d)" % (len(found[1]), int(found[1]) - first), pdf)
