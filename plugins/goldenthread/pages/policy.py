"""The content security policy of each page: nothing from elsewhere, no script but those the page came with."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache

DATA = ("application/json", "application/ld+json")
"""Sorts of `script` that no browser runs, so that no policy need let them in (HTML, “prepare the script element”)."""
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_CHARSET = re.compile(r'<meta charset="utf-8">', re.IGNORECASE)


@cache
def _hash(code: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def policy(html: str = "", also: Mapping[str, str] | None = None) -> str:
    """The policy that lets a page do what it does and nothing else; inline scripts are named by their hashes.

    `also` is what a part of it lets in beside that.
    """
    hashes = dict.fromkeys(
        _hash(match["code"]) for match in _INLINE.finditer(html)
        if not any(data in match["attributes"] for data in DATA)
    )
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    for name, source in (also or {}).items():
        parts[name] += f" {source}"
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def element_and_place(html: str) -> tuple[str, int]:
    """The policy of a page as a `meta` element, and where it goes: before anything that it governs, or after the end of
    a page that has no place for it.
    """
    match = _CHARSET.search(html)
    element = f'\n      <meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return element, match.end() if match else len(html) + 1


def with_policy(html: str) -> str:
    """A page with its policy."""
    element, at = element_and_place(html)
    return f"{html[:at]}{element}{html[at:]}" if at <= len(html) else html
