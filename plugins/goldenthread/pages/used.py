"""Which pictures, films and other files the pages of an edition show or link to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import unquote

from goldenthread.pages.make import Made

_LINK = re.compile(r'\b(?:src|href|poster)="([^"#?:]+)')


def used_files(made: Made, files: Iterable[str]) -> set[str]:
    """Those of some files (paths in the content folder) to which any page leads."""
    wanted = set(files)
    found: set[str] = set()
    for page in made.pages if wanted else ():
        folder = posixpath.dirname(made.addresses.file(page.address))
        for link in _LINK.findall(page.html):
            found.add(posixpath.normpath(posixpath.join(folder, unquote(unescape(link)))))
    return wanted & found
