"""Addresses: each leads to a page that holds the title, and every link and anchor within the site resolves."""

from __future__ import annotations

import re
from pathlib import Path

from crawl import ASSET, ID, broken_links
from goldenthread.model.languages import LANGUAGES
from published import page_of, records, words


def test_the_page_at_each_records_url_holds_its_title(built_site: Path) -> None:
    """Where the record has an anchor, the page has it too."""
    pages: dict[Path, tuple[str, set[str]]] = {}
    for entry in records(built_site):
        file = page_of(built_site, entry["url"])
        if file not in pages:
            html = file.read_text("utf-8")
            pages[file] = words(html), set(ID.findall(html))
        text, anchors = pages[file]
        assert " ".join(entry["title"].split()) in text, f"{entry['kind']}:{entry['id']} is not named on {entry['url']}"
        if "#" in entry["url"]:
            assert entry["url"].split("#")[1] in anchors, f"{entry['url']} has no such anchor"


def test_every_link_and_anchor_within_the_site_resolves(built_site: Path) -> None:
    """No link of any page leads to a file or an anchor that is not there; no page names another host to load from."""
    wrong = broken_links(built_site)
    assert not wrong, "\n".join(wrong[:30])


def test_no_page_loads_anything_from_another_host(built_site: Path) -> None:
    """Styles, scripts, pictures and frames are the site's own, and style sheets name no other host; what is said of a
    page's own address, its neighbours' among them, loads nothing.
    """
    for page in built_site.rglob("*.html"):
        html = re.sub(r'<link rel="?(?:canonical|prev|next)\b[^>]*>', "", page.read_text("utf-8"))
        for address in ASSET.findall(html):
            assert not re.match(r"(https?:)?//", address), f"{page}: {address}"
    for style in built_site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//|@import", style.read_text("utf-8")), style


def test_every_page_names_its_language_and_carries_its_policy(built_site: Path) -> None:
    """The policy lets in nothing from elsewhere and no inline script but by its hash."""
    for page in built_site.rglob("*.html"):
        html = page.read_text("utf-8")
        language = LANGUAGES.get(page.parent.name)
        tag = language.tag if language else "en"
        assert re.search(rf"<html lang=\"?{tag}\b", html), page
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
        assert policy, page
        assert policy[1].startswith("default-src 'none'"), page
        assert "unsafe" not in policy[1], page


def test_no_source_reaches_the_site(built_site: Path) -> None:
    """YAML and Markdown are read, never copied."""
    assert not [file for file in built_site.rglob("*") if file.suffix in (".yml", ".yaml", ".md")]
