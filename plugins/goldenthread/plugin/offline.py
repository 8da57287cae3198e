"""The copy for a shared folder: its search index as a script, since a page in a folder may not fetch a file."""

from __future__ import annotations

from pathlib import Path


def write_index(site: Path) -> None:
    """Writes `search/search_index.js` beside the index."""
    index = site / "search" / "search_index.json"
    if index.is_file():
        index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")
