"""Accessibility, the long run: axe-core finds nothing on any page; on twenty of them where a type has more."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from test_axe_finds_nothing import found_on, window

PARTS = 12
MOST = 20
pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(1500)]


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


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(browser: Browser, built_site: Path, served_site: str, part: int) -> None:
    """On the narrowest phone, a phone and a desk, in light and in dark; a part of the pages at a time."""
    addresses = sample(built_site)
    assert len(addresses) > 100
    page = window(browser, 320, "light")
    found: dict[tuple[str, int, str], list[str]] = {}
    for address in addresses[part::PARTS]:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(served_site + address)
        page.wait_for_function("document.fonts.status === 'loaded'")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for width in (320, 375, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                if wrong := found_on(page):
                    found[address, width, scheme] = wrong
    assert found == {}
