"""The engine's entries put into the index that the search plugin wrote, in the form that the theme's search reads."""

from __future__ import annotations

import json
from html import escape, unescape
from pathlib import Path
from typing import Any

from goldenthread.pages.addresses import Addresses
from goldenthread.pages.make import Made
from goldenthread.pages.search import Entry

INDEX = "search/search_index.json"
THEIRS = r"[\s\-]+"
# Dots and commas end a word, but not within 1.10 or C,F&L. What must follow them is an alternation: the theme takes any
# other lookahead out of the pattern when it marks words on a page.
SEPARATOR = r"(?:&lt;|&gt;|['’]s\b|[,.;]+(?=\s|$)|[\s\-–—:!?=()\[\]\"“”‘/…])+"
BOOSTS = {"title": (1e3, 10), "tags": (1e6, 2)}


def fill_index(made: Made, site: Path) -> None:
    """Puts the entries into the site's search index in place of the pages' own; without an index there is no search."""
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text("utf-8"))
    ours = {made.addresses.from_root(page.address) for page in made.pages}
    others = [entry for entry in index.get("docs", ()) if entry["location"].partition("#")[0] not in ours]
    index["docs"] = documents(made) + others
    _settle(index.get("config", {}))
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")


def documents(made: Made) -> list[dict[str, Any]]:
    """The engine's entries as the theme's search reads them."""
    return [_document(made.addresses, entry) for entry in made.search]


def _settle(config: dict[str, Any]) -> None:
    """Fits the search to codes and labels, where the council left the theme's settings as they are."""
    if config.get("separator") == THEIRS:
        config["separator"] = SEPARATOR
    for field, (theirs, ours) in BOOSTS.items():
        settings = config.get("fields", {}).get(field)
        if settings and settings.get("boost") == theirs:
            settings["boost"] = ours
    if "fields" in config:
        config["fields"]["names"] = dict(config["fields"].get("title", {}))


def _document(addresses: Addresses, entry: Entry) -> dict[str, Any]:
    """An entry as the theme's search reads it."""
    text = [_safe(words) for words in entry.words]
    made: dict[str, Any] = {
        "location": addresses.from_root(entry.address),
        "title": _safe(entry.title),
        "text": f"<p>{'</p><p>'.join(text)}</p>" if text else "",
    }
    if entry.labels:
        made["tags"] = [_safe(label) for label in entry.labels]
    if entry.names:
        made["names"] = [_safe(name) for name in entry.names]
    if entry.weight != 1:
        made["boost"] = int(entry.weight) if entry.weight.is_integer() else entry.weight
    return made


def _safe(words: str) -> str:
    """Words as the theme can print them as HTML; `&` stays as people type it unless it would be read as a sign."""
    bare = words.replace("<", "&lt;").replace(">", "&gt;")
    return bare if unescape(words) == words else escape(words, quote=False)
