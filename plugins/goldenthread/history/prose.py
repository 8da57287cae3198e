"""The paragraphs of an author's Markdown as a reader meets them, whatever its markup and its line ends."""

from __future__ import annotations

import re
from functools import lru_cache

from goldenthread.pages.prose import to_html
from goldenthread.pages.words import read

_HEADING = re.compile(r"<(/?)h[1-6]\b")


@lru_cache(maxsize=512)
def paragraphs(text: str) -> list[str]:
    """The words of a text as it is published, a paragraph each: what is hidden or taken out there is in none."""
    return read(_HEADING.sub(r"<\1p", to_html(text)))
