"""Accessibility, the long run: axe-core finds nothing on any page; on twenty of them where a type has more."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from test_axe_finds_nothing import violations

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1500)]
MOST = 20


def sample(site: Path) -> list[str]:
    """Addresses of the site: all of a type, or twenty spread evenly over it; a type is a section and a depth."""
    types: dict[tuple[str, int], list[str]] = defaultdict(list)
    for page in sorted(site.rglob("index.html")):
        address = page.parent.relative_to(site).as_posix()
        parts = [] if address == "." else address.split("/")
        types["".join(parts[:1]), len(parts)].append("/".join([*parts, ""]) if parts else "")
    return [
        pages[at * len(pages) // min(len(pages), MOST)]
        for pages in types.values()
        for at in range(min(len(pages), MOST))
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
def test_every_page(browser: Browser, built_site: Path, served_site: str, width: int, scheme: str) -> None:
    """On a desk in light, on the narrowest phone in dark."""
    addresses = sample(built_site)
    assert len(addresses) > 100
    found = {
        address: wrong for address in addresses if (wrong := violations(browser, served_site + address, width, scheme))
    }
    assert found == {}
