"""Privacy and weight: nothing leaves the host, nothing is kept, and a first visit is light; over a whole crawl."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from conftest import SUB_PATH
from goldenthread.model.page_words import catalogue

pytestmark = pytest.mark.browser

BUDGET = 150_000
YOUNG = {
    "pledges": "pledges/",
    "pledge": "pledges/westmoor/",
    "promise": "pledges/westmoor/close/",
    "promise of a paper": "pledges/peterborough/respect/",
    "commitment": "charters/westmoor/home/",
    "principle": "principles/middlesbrough-2020/our-home/",
    "help": "help/",
    "poster": "pledges/westmoor/poster/",
}
OLDER = {"home": "", "action plan": "action-plans/middlesbrough-2008/", "strategy": "strategies/peterborough-2016/"}
YOUNG_SECTIONS = ("pledges/", "charters/", "principles/", "help/")
TEXT = (".html", ".css", ".js", ".svg", ".json", ".xml")
KEPT = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).length,
  databases: (await indexedDB.databases()).length,
  stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
})"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here, in light colours."""
    context = browser.new_context(color_scheme="light", viewport={"width": 375, "height": 700})
    yield context
    context.close()


def weight(site: Path, requests: list[Request]) -> int:
    """The bytes of what was asked for, each file once: texts as a server sends them packed, others as they are."""
    size = 0
    for path in {urlsplit(request.url).path for request in requests if not request.url.startswith("data:")}:
        file = site / unquote(path).removeprefix(SUB_PATH)
        file = file / "index.html" if file.is_dir() else file
        if file.is_file():
            content = file.read_bytes()
            size += len(gzip.compress(content, 6, mtime=0)) if file.suffix in TEXT else len(content)
    return size


def visit(browser: Browser, address: str) -> list[Request]:
    """All that a first visit to an address asks for."""
    context = browser.new_context(viewport={"width": 375, "height": 700})
    asked: list[Request] = []
    context.on("request", lambda request: asked.append(request))
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.close()
    return asked


@pytest.mark.slow
def test_a_first_visit_is_light(browser: Browser, built_site: Path, served_site: str) -> None:
    """A young person's page with all that it loads is within 150 KB, as a server sends it packed; the rest is told."""
    weights = {name: weight(built_site, visit(browser, served_site + at)) for name, at in {**YOUNG, **OLDER}.items()}
    for name, size in weights.items():
        print(f"{size:>9,} bytes on a first visit: {name}")
    assert {name: size for name, size in weights.items() if name in YOUNG and size > BUDGET} == {}


@pytest.mark.parametrize("sections", [
    pytest.param(YOUNG_SECTIONS, id="the pages for young people"),
    pytest.param((), id="every page", marks=[pytest.mark.slow, pytest.mark.timeout(900)]),
])
def test_nothing_leaves_the_host_over_a_whole_crawl(
    context: BrowserContext, built_site: Path, served_site: str, sections: tuple[str, ...]
) -> None:
    """Each page is opened; all that they ask for is the site's own, and afterwards the browser holds nothing of it."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    names = [file.relative_to(built_site).as_posix() for file in sorted(built_site.rglob("index.html"))]
    names = [name for name in names if not sections or name.startswith(sections)]
    assert len(names) > (35 if sections else 250)
    for name in names:
        address = served_site + name.removesuffix("index.html")
        page.goto(address, wait_until="load")
        if 'http-equiv="refresh"' in (built_site / name).read_text("utf-8"):
            page.wait_for_url(lambda url, left=address: url != left)  # an old address leads on by itself
    assert [url for url in asked if not url.startswith((served_site, "data:"))] == []
    assert context.cookies() == []
    page.goto(f"{served_site}pledges/westmoor/close/")
    assert page.evaluate(KEPT) == {"workers": 0, "caches": 0, "databases": 0, "stored": []}


def test_what_the_reader_chose_is_kept_until_it_is_cleared(context: BrowserContext, served_site: str) -> None:
    """Dark colours are kept because somebody chose them; the button at the end of the page forgets them."""
    page = context.new_page()
    page.goto(f"{served_site}pledges/westmoor/")
    button = page.get_by_role("button", name="Clear my settings")
    expect(button).to_be_hidden()
    page.locator(".md-header__option label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(button).to_be_visible()
    page.goto(f"{served_site}help/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.evaluate("localStorage.setItem('somebody-else', 'x')")
    button.click()
    expect(page.get_by_text("This site keeps nothing on this device now.")).to_be_visible()
    assert page.evaluate(KEPT)["stored"] == ["somebody-else"]
    page.goto(f"{served_site}help/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def heads(site: Path) -> Iterator[tuple[str, str]]:
    """The head of each young people's page."""
    for section in YOUNG_SECTIONS:
        for file in sorted((site / section).rglob("index.html")):
            html = file.read_text("utf-8")
            if 'http-equiv="refresh"' not in html:
                yield file.relative_to(site).as_posix(), html.split("</head>")[0]


def test_a_tab_or_a_preview_gives_nothing_away(built_site: Path) -> None:
    """Titles, descriptions and all else that a preview of a link reads are the same few plain words."""
    found = list(heads(built_site))
    plain = "|".join(catalogue(tag).words.get("Our promises", "Our promises") for tag in ("en", "ar", "pl"))
    assert len(found) > 35
    for name, head in found:
        assert re.fullmatch(rf"(?:{plain})(: \d+)?", re.findall(r"<title>(.*?)</title>", head)[0]), name
        assert re.findall(r'<meta name="description" content="(.*?)"', head) == [
            "Our promises, and how they are going."], name
        assert "og:" not in head, name
        assert "twitter:" not in head, name
        assert '<meta name="referrer" content="no-referrer">' in head, name


def test_nothing_of_the_adult_edition_is_on_a_promise(page_of: Page) -> None:
    """No computed state, no strip, no measure's figures, no cost; the plan is one line of links for grown-ups."""
    main = page_of.locator("main")
    for adult in (".gt-strip", ".gt-status", ".gt-late", ".gt-badges", "table", ".gt-counts", ".gt-as-at"):
        expect(main.locator(adult)).to_have_count(0)
    assert "£" not in main.inner_text()
    behind = main.locator("section", has=page_of.get_by_role("heading", name="For grown-ups"))
    expect(behind.locator("p")).to_have_count(1)


@pytest.fixture
def page_of(context: BrowserContext, served_site: str) -> Page:
    """A promise."""
    page = context.new_page()
    page.goto(f"{served_site}pledges/westmoor/close/")
    return page
