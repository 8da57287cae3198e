"""The address of a page of the web, as it may stand in a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = r"[^\s<>\"'`/?#@\\\[\]]+"
LONGEST = 200
_PAGE = re.compile(rf"https?://{_HOST}\.{_HOST}(?:[/?#][^\s<>\"'`\\]*)?")


def is_web_address(words: str) -> bool:
    """Whether some words are a whole address with the name of a host, and nothing before that name.

    What stands before an @ is taken for the host by whoever reads the address, and is none.
    """
    try:
        return bool(_PAGE.fullmatch(words) and urlsplit(words).hostname and (urlsplit(words).port or True))
    except ValueError:
        return False


def is_site_address(words: str) -> bool:
    """Whether a site can be published at an address, and a poster's code can hold the addresses of its pages."""
    try:
        parts = urlsplit(words)
        known = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        return False
    return bool(known) and "@" not in parts.netloc and len(words) <= LONGEST and not re.search(r"[\s<>\"'`\\]", words)
