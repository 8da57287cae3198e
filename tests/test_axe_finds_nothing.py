"""Accessibility: axe-core (WCAG 2.0, 2.1 and 2.2, levels A and AA) finds nothing on one page of each type."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PAGES = {
    "home": "",
    "ordinary page": "accessibility/",
    "help": "help/",
    "pledges": "pledges/",
    "pledge": "pledges/westmoor/",
    "promise": "pledges/westmoor/close/",
    "pledge from right to left": "pledges/westmoor/ar/",
    "promise from right to left": "pledges/westmoor/close/ar/",
    "promise in Polish": "pledges/westmoor/ready/pl/",
    "promise in simpler words": "pledges/westmoor/listen/simpler-words/",
    "charter": "charters/peterborough/",
    "commitment": "charters/peterborough/finding-a-home/",
    "poster": "pledges/peterborough/poster/",
    "principles": "principles/middlesbrough-2020/",
    "principle": "principles/middlesbrough-2020/our-home/",
    "strategies": "strategies/",
    "strategy": "strategies/peterborough-2016/",
    "strategy to print": "strategies/westmoor-2025/print/",
    "priority with measures": "strategies/westmoor-2025/staying-close/",
    "priority with terms": "strategies/peterborough-2016/health/",
    "action plans": "action-plans/",
    "action plan": "action-plans/middlesbrough-2008/",
    "action plan with states": "action-plans/westmoor-2025/",
    "action": "action-plans/middlesbrough-2008/1.5/",
    "action with updates": "action-plans/westmoor-2025/1.1/",
    "organisation": "organisations/children-families-learning/",
    "body": "bodies/peterborough-corporate-parenting-board/",
    "roles": "roles/",
    "wider priorities": "wider-priorities/",
    "golden thread": "golden-thread/",
    "gaps": "golden-thread/gaps/",
    "progress": "progress/",
    "body with meetings and duties": "bodies/westmoor-corporate-parenting-panel/",
    "pack for a meeting": "bodies/westmoor-corporate-parenting-panel/pack/2026-12-08/",
    "plan with a block in its text": "strategies/middlesbrough-2008/",
    "theme": "themes/voice/",
    "timeline": "timelines/milton-keynes-2013/",
    "review": "reviews/milton-keynes-2009/",
    "report with a matrix": "reports/care-matters-stocktake-2010/",
    "meeting": "meetings/middlesbrough-2020/",
    "duties": "duties/",
    "figures": "figures/peterborough-children-in-care/",
    "facts": "facts/",
    "law": "law/",
    "glossary": "glossary/",
    "paper": "papers/peterborough-2016/",
    "downloads": "downloads/",
    "guide": "guide/writing/",
    "guide to kinds": "guide/kinds/",
    "guide to problems": "guide/problems/",
}
WINDOWS = [(1280, "light"), (375, "dark")]


@cache
def window(browser: Browser, width: int, scheme: str) -> Page:
    """One page of this width and scheme for all addresses: opening one takes longer than looking at it."""
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    return context.new_page()


def violations(browser: Browser, address: str, width: int, scheme: str) -> list[str]:
    """What axe-core finds on a page, a line for each element."""
    page = window(browser, width, scheme)
    page.goto(address)
    page.wait_for_load_state("load")
    page.wait_for_function("document.fonts.status === 'loaded'")
    return found_on(page)


def found_on(page: Page) -> list[str]:
    """What axe-core finds on a page as it is open, a line for each element."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("name", PAGES, ids=[name.replace(" ", "-") for name in PAGES])
def test_one_page_of_each_type(browser: Browser, served_site: str, name: str) -> None:
    """In turn on a desk in light and on a phone in dark; `test_axe_on_every_page` has every page in six windows."""
    width, scheme = WINDOWS[list(PAGES).index(name) % len(WINDOWS)]
    assert violations(browser, served_site + PAGES[name], width, scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_for_what_is_not_found(browser: Browser, served_at_root: str, scheme: str) -> None:
    """It is served at any depth, so its own address is that of the site's root."""
    for width in (1280, 375):
        assert violations(browser, served_at_root + "404.html", width, scheme) == []


def test_axe_does_find_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """The rules above are on: a picture without words is found."""
    file = tmp_path / "wrong.html"
    file.write_text(
        '<!doctype html><html lang="en"><title>t</title><main><h1>h</h1><img src="x.png"></main></html>', "utf-8"
    )
    assert any(line.startswith("image-alt") for line in violations(browser, file.as_uri(), 1280, "light"))
