"""The published records, as another program would read them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from html import unescape
from pathlib import Path
from typing import Any

Entry = dict[str, Any]


def records(site: Path) -> list[Entry]:
    """Every entry of records.json."""
    return list(json.loads((site / "downloads" / "records.json").read_text("utf-8"))["records"])


def by_kind(site: Path) -> dict[str, list[Entry]]:
    """The entries by kind, in the order of the file."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in records(site):
        found[entry["kind"]].append(entry)
    return found


def under(entries: list[Entry], family: str) -> list[Entry]:
    """The entries whose id is a family's or lies under it."""
    return [entry for entry in entries if entry["id"] == family or entry["id"].startswith(f"{family}/")]


def page_of(site: Path, url: str) -> Path:
    """The file that answers an address with directory URLs."""
    return site / url.split("#")[0] / "index.html"


def words(html: str) -> str:
    """The words of a page, without its markup."""
    bare = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    bare = re.sub(r"</?(?:a|abbr|b|button|code|em|i|mark|span|strong)\b[^>]*>", "", bare)
    bare = re.sub(r"<[^>]+>", " ", bare)
    return " ".join(unescape(bare).split())
