"""Leaving is possible: other programs build the same site, with the plugin or from a folder of Markdown without it.

ProperDocs runs the plugin as MkDocs does. From the folder MkDocs, ProperDocs and Zensical build the same pages at the
same addresses, with the same words, links, contents and a search that holds each page.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import html as reader
from playwright.sync_api import Browser, expect

from conftest import TODAY, serving
from crawl import broken_links
from goldenthread.source.project import MARKER
from small_project import run

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

GENERATORS = ("mkdocs", "properdocs", "zensical")
GENERATOR = re.compile(r'\s*<meta name="generator"[^>]*>')
THEIRS = re.compile(r"assets/(?:javascripts|stylesheets|images)/")
YOUNG_SECTIONS = ("pledges", "charters", "principles", "help")


class Other(NamedTuple):
    """A site that another program built: the program's name, and the folder."""

    name: str
    site: Path


def built_by(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a generator in a folder; that it builds is held to here."""
    done = subprocess.run([sys.executable, "-m", program, "build", *arguments], cwd=folder, capture_output=True,
                          text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole public example as a folder of Markdown."""
    folder = tmp_path_factory.mktemp("generated") / "folder"
    done = run(project, "generate", str(folder), "--today", TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module", params=GENERATORS)
def other(request: pytest.FixtureRequest, folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Other:
    """The folder, built by each generator; the first two take every warning for an error."""
    strict = [] if request.param == "zensical" else ["--strict", "--quiet", "-f", "mkdocs.yml"]
    built_by(request.param, folder, *strict)
    site = tmp_path_factory.mktemp(request.param) / "site"
    shutil.move(folder / "site", site)
    return Other(request.param, site)


def addresses(site: Path) -> set[str]:
    """The files of a site but the theme's own, whose names change with every version of it, and MkDocs' marks."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return {path for path in files if path != MARKER and not THEIRS.match(path)}


def test_properdocs_runs_the_plugin_as_mkdocs_does(
    project: Path, built_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same settings, the same bytes, but for the name of the program that each page gives."""
    monkeypatch.setenv("GOLDENTHREAD_TODAY", TODAY)
    built_by("properdocs", project, "--quiet", "-f", "mkdocs.yml", "-d", str(tmp_path / "site"))

    def content(site: Path) -> dict[str, bytes | str]:
        files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
        return {name: GENERATOR.sub("", path.read_text("utf-8")) if name.endswith(".html") else path.read_bytes()
                for name, path in files.items()}

    theirs, ours = content(tmp_path / "site"), content(built_site)
    assert theirs.keys() == ours.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_every_address_answers(built_site: Path, other: Other) -> None:
    """Pages, downloads, forwards from old addresses, the search's own files: nothing of the site is missing."""
    assert len(addresses(built_site)) > 400
    assert addresses(built_site) - addresses(other.site) == set()


def test_every_link_and_anchor_resolves(other: Other) -> None:
    """As on the site that the plugin makes."""
    assert broken_links(other.site) == []


def article(page: Path) -> Any:
    """The content of a page, its headings where the script puts them; None on a page that only forwards."""
    found = reader.fromstring(page.read_text("utf-8")).xpath("//article")
    if not found:
        return None
    whole = found[0]
    for place in whole.xpath(".//*[@data-gt-place]"):
        heading = whole.xpath(".//*[@id=$anchor]", anchor=place.get("data-gt-place"))[0]
        heading.getparent().remove(heading)
        heading.tail = place.tail
        place.getparent().replace(place, heading)
    for skip in whole.xpath("./a[@id='__skip']"):
        skip.getparent().remove(skip)
    return whole


def written(element: Any) -> list[str]:
    """An element as a list of its tags and words, without what only steers the search."""
    made = []
    for event, one in reader.etree.iterwalk(element, events=("start", "end", "comment")):
        if event == "comment":
            continue
        if event == "start":
            attributes = {name: value for name, value in one.attrib.items() if name != "data-search-exclude"}
            made += [f"<{one.tag} {sorted(attributes.items())}>", *(one.text or "").split()]
        else:
            made += [f"</{one.tag}>", *((one.tail or "").split() if one is not element else ())]
    return made


def contents(page: Path) -> list[tuple[str, str, int]]:
    """The table of contents that a page shows: each link, its words, and how deep it lies."""
    [*lists] = reader.fromstring(page.read_text("utf-8")).xpath(
        "//div[@data-md-type='toc' and not(@hidden)]//nav[contains(@class, 'md-nav--secondary')]")
    return [(link.get("href"), " ".join(link.text_content().split()), len(link.xpath("ancestor::ul")))
            for one in lists for link in one.xpath(".//a")]


def test_every_page_says_the_same(built_site: Path, other: Other) -> None:
    """Tag by tag and word by word: Markdown has taken nothing for a sign of its own."""
    different = []
    for page in sorted(built_site.rglob("*.html")):
        whole = article(page)
        if whole is not None and page.name != "404.html":
            name = page.relative_to(built_site)
            if written(whole) != written(article(other.site / name)):
                different.append(name.as_posix())
    assert different == []


def test_every_table_of_contents_is_the_same(built_site: Path, other: Other) -> None:
    """The same sections under each other, where the page shows them."""
    pages = [page for page in sorted(built_site.rglob("*.html")) if page.name != "404.html"]
    assert sum(bool(contents(page)) for page in pages) > 90
    names = [page.relative_to(built_site) for page in pages]
    assert [name.as_posix() for name in names if contents(built_site / name) != contents(other.site / name)] == []


def test_the_search_holds_each_page(built_site: Path, other: Other) -> None:
    """By its address, with its title; and the young people's own search is there as it is on the site."""
    file, key = ("search.json", "items") if other.name == "zensical" else ("search/search_index.json", "docs")
    entries = [entry["location"] for entry in json.loads((other.site / file).read_text("utf-8"))[key]]
    found = {location.partition("#")[0] for location in entries}
    pages = {page.parent.relative_to(built_site).as_posix() for page in built_site.rglob("index.html")
             if 'http-equiv="refresh"' not in page.read_text("utf-8")}
    assert {page for page in pages if ("" if page == "." else f"{page}/") not in found} == set()
    assert [location for location in entries if location.endswith("#start")] == [], "a page is found twice"
    assert (other.site / "search/young.js").read_bytes() == (built_site / "search/young.js").read_bytes()


def young_pages(site: Path) -> Iterator[Path]:
    """The pages of young people, those in other languages among them."""
    for section in YOUNG_SECTIONS:
        for page in sorted((site / section).rglob("index.html")):
            if 'http-equiv="refresh"' not in page.read_text("utf-8"):
                yield page


def test_young_pages_give_as_little_away(built_site: Path, other: Other) -> None:
    """The same title, description, language and direction; no referrer, no search of the whole site, only their own
    menu; and leaving quickly leads to the same place.
    """
    seen = 0
    for page in young_pages(built_site):
        ours, theirs = (reader.fromstring(file.read_text("utf-8"))
                        for file in (page, other.site / page.relative_to(built_site)))
        seen += 1
        for same in ("//title/text()", "//meta[@name='description']/@content", "//meta[@name='referrer']/@content",
                     "//meta[@name='robots']/@content", "/html/@lang", "//body/@dir", "//a[@data-gt-leave]/@href",
                     "//a[@data-gt-leave]/text()", "//a[@class='md-tabs__link']/text()"):
            values = [[" ".join(value.split()) for value in one.xpath(same)] for one in (ours, theirs)]
            assert values[0] == values[1], f"{page}: {same}"
        assert theirs.xpath("//*[@data-md-component='search']") == [], page
    assert seen > 35


def test_every_page_loads_nothing_from_elsewhere(other: Other) -> None:
    """Its policy says so; forwards have the stricter one of the site."""
    for page in other.site.rglob("*.html"):
        policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8"))
        assert policy, page
        assert policy[1].startswith("default-src 'none'"), page
        assert "http" not in policy[1], page


@pytest.mark.browser
def test_a_browser_finds_nothing_wrong(browser: Browser, other: Other) -> None:
    """Nothing is asked of another host, nothing on the console, nothing against the policy; each heading is in its
    place; a young person's page asks for no index of the whole site, and Shift three times leaves it.
    """
    with serving(other.site) as site:
        context = browser.new_context(viewport={"width": 375, "height": 700})
        page = context.new_page()
        complaints: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        for address in ("", "action-plans/middlesbrough-2008/", "action-plans/westmoor-2025/1.1/", "golden-thread/",
                        "pledges/westmoor/ar/", "pledges/westmoor/close/"):
            asked.clear()
            page.goto(f"{site}{address}", wait_until="networkidle")
            assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == [], address
            assert page.locator("[data-gt-place]").count() == 0, address
            assert page.locator("h1").count() == 1, address
        assert not [url for url in asked if url.endswith((".json", "search.js")) or "/workers/" in url]
        assert complaints == []
        page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=200, body="weather"))
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url("https://www.bbc.co.uk/weather")
        context.close()


@pytest.mark.browser
def test_the_search_finds_a_page_by_its_words(browser: Browser, other: Other) -> None:
    """Typed into the search of the theme, the title of an action leads to it."""
    with serving(other.site) as site:
        page = browser.new_page()
        page.goto(site, wait_until="networkidle")
        if other.name == "zensical":
            page.get_by_role("button", name="Search").first.click()
        else:
            page.locator(".md-search__input").click()
        page.keyboard.type("room for brothers and sisters")
        expect(page.locator("a[href*='action-plans/westmoor-2025/1.1/']").first).to_be_visible()
        page.close()
