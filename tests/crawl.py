"""A crawl of a built site: every link and every file that a page names, held against what is there."""

from __future__ import annotations

import posixpath
import re
from html import unescape
from pathlib import Path

HREF = re.compile(r'<a\b[^>]*?\bhref="([^"]*)"')
ASSET = re.compile(r'<(?:link|script|img|source)\b[^>]*?\b(?:href|src)="([^"]*)"')
ID = re.compile(r'\bid="?([^\s">]+)"?')


def broken_links(site: Path) -> list[str]:
    """Each link of a page to a file or an anchor that is not there: the page, and the address as it stands there."""
    anchors: dict[Path, set[str]] = {}
    wrong = []
    for page in sorted(site.rglob("*.html")):
        if page.name == "404.html":
            continue
        html = page.read_text("utf-8")
        here = page.parent.relative_to(site).as_posix()
        for address in {unescape(found) for found in HREF.findall(html) + ASSET.findall(html)}:
            path, _, anchor = address.partition("#")
            path = path.partition("?")[0]
            if address.startswith(("http:", "https:", "mailto:", "tel:", "sms:", "javascript:")):
                continue
            target = page if not path else site / posixpath.normpath(posixpath.join(here, path))
            if target.is_dir():
                target = target / "index.html"
            if not target.is_file():
                wrong.append(f"{page.relative_to(site)}: {address}")
            elif anchor and not anchor.startswith("__"):
                if target not in anchors:
                    anchors[target] = set(ID.findall(target.read_text("utf-8")))
                if anchor not in anchors[target]:
                    wrong.append(f"{page.relative_to(site)}: {address}")
    return wrong
