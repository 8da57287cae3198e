"""Addresses within the site: one page's link to another, right under any sub-path, on a server and from a folder."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable

ODD = frozenset({"", ".", ".."})
"""Parts of a path that are no names."""


class Addresses:
    """Knows every page, and so which file each is in and how one links to another.

    With directory URLs a page is `name/`; without (the copy for a folder) a page with pages under it is
    `name/index.html`, any other `name.html`.
    """

    def __init__(self, pages: Iterable[str], *, directory_urls: bool = True) -> None:
        self.pages = set(pages)
        self.directory_urls = directory_urls
        self._above = {""}
        self._starts: dict[str, list[str]] = {}
        self._ends: dict[str, list[str]] = {}
        for page in self.pages:
            parts = page.rstrip("/").split("/")
            self._above.update("/".join(parts[:size]) + "/" for size in range(1, len(parts)))

    def source(self, address: str) -> str:
        """The path of the Markdown file that would make this page, as MkDocs and other generators name it."""
        if not address or address in self._above:
            return f"{address}index.md"
        return f"{address.rstrip('/')}.md"

    def file(self, address: str) -> str:
        """The path of the HTML file of a page."""
        if self.directory_urls:
            return f"{address}index.html"
        return self.source(address).removesuffix(".md") + ".html"

    def from_root(self, address: str) -> str:
        """An address from the root of the site, as generators and their search write it."""
        made = self.href("", address)
        return "" if made == "./" else made

    def href(self, from_page: str, to: str) -> str:
        """The link from one page to another address (a page with or without an anchor, or a file)."""
        path, sign, anchor = to.partition("#")
        if path == from_page and anchor:
            return f"#{anchor}"
        is_page = not path or path.endswith("/")
        if path not in self._ends:
            self._ends[path] = (self.file(path) if is_page else path).split("/")
        if from_page not in self._starts:
            self._starts[from_page] = posixpath.dirname(self.file(from_page)).split("/")
        made = _relative(self._ends[path], self._starts[from_page])
        if is_page and self.directory_urls:
            made = made.removesuffix("index.html")
            made = made or "./"
        return f"{made}{sign}{anchor}"


def _relative(target: list[str], start: list[str]) -> str:
    """The path of a file as seen from a folder, as `posixpath.relpath` gives it; most paths need no folding."""
    folders = [] if start == [""] else start
    if not ODD.isdisjoint(target) or not ODD.isdisjoint(folders):
        return posixpath.relpath("/".join(target), "/".join(start) or ".")
    same = 0
    for one, other in zip(target, folders, strict=False):
        if one != other:
            break
        same += 1
    return "/".join([*[".."] * (len(folders) - same), *target[same:]]) or "."
