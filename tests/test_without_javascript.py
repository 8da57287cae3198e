"""With JavaScript off every page of the young people's edition is complete, and leaving quickly works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

ELSEWHERE = "https://www.bbc.co.uk/weather"
SECTIONS = ("pledges", "charters", "principles", "help")


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 700})
    context.route(f"{ELSEWHERE}*", lambda route: route.fulfill(status=200, content_type="text/html", body="Weather"))
    yield context.new_page()
    context.close()


def young(site: Path) -> list[str]:
    """The addresses of all pages for young people."""
    return [
        file.parent.relative_to(site).as_posix() + "/"
        for section in SECTIONS for file in sorted((site / section).rglob("index.html"))
        if 'http-equiv="refresh"' not in file.read_text("utf-8")
    ]


@pytest.mark.slow
def test_every_page_is_complete(page: Page, built_site: Path, served_site: str) -> None:
    """Its heading and words are seen, help is at its end, and no button that only a script can answer is shown."""
    addresses = young(built_site)
    assert len(addresses) > 35
    for address in addresses:
        page.goto(served_site + address)
        expect(page.get_by_role("heading", level=1), address).to_be_visible()
        expect(page.get_by_role("link", name="999").first, address).to_be_visible()
        expect(page.locator(".gt-aloud"), address).to_be_hidden()
        expect(page.locator(".gt-find"), address).to_be_hidden()
        expect(page.locator(".gt-settings"), address).to_be_hidden()
        expect(page.locator(".gt-leave-how"), address).to_be_hidden()
        expect(page.locator(".gt-leave-button"), address).to_be_in_viewport()


def test_a_promise_says_all_that_it_says(page: Page, served_site: str) -> None:
    """The sections of a promise, in their order."""
    page.goto(f"{served_site}pledges/westmoor/close/")
    assert page.locator("main h2").all_inner_texts() == [
        "What that looks like", "How it is going", "If it isn’t true for you", "Said in other ways",
        "Promises like this one", "For grown-ups", "Need to talk to someone?",
    ]
    expect(page.get_by_text("This is about everyone, not just you.")).to_be_visible()


@pytest.mark.parametrize("link", [".gt-leave-first", ".gt-leave-button"])
def test_leaving_is_a_plain_link(page: Page, served_site: str, link: str) -> None:
    """Both links lead away by themselves."""
    page.goto(f"{served_site}pledges/westmoor/close/")
    page.locator(link).press("Enter")
    page.wait_for_url(f"{ELSEWHERE}*")
