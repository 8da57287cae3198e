"""What the guide tells a server to send is what the pages need: as strict as their own policy, and no page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, expect

from conftest import _AtRoot, serving
from goldenthread.kinds.table import KINDS
from goldenthread.pages.policy import policy
from guide_pages import GUIDE, blocks
from small_project import run

SHOWN = {block.sort: block.text for block in blocks(GUIDE / "servers.md") if block.sort in ("nginx", "xml")}
NGINX, IIS = SHOWN["nginx"], ElementTree.fromstring(SHOWN["xml"])
BY_PAGE = ("default-src", "script-src")
"""What each page says by itself, since it alone knows its scripts' hashes; sent with every page it would stop them."""
IIS_KNOWS = {".html", ".css", ".png", ".txt", ".gz", ".docx", ".xlsx", ".pdf", ".jpg"}
YOUNG = sorted({kind.section for kind in KINDS if kind.young and kind.section})


def sent() -> dict[str, str]:
    """What nginx sends with each page, by name."""
    return dict(re.findall(r'^ +add_header ([\w-]+) "?([^;"$]+(?:; ?[^;"]+)*)"? always;$', NGINX, re.MULTILINE))


def test_the_policy_is_that_of_the_pages() -> None:
    """Each rule that all pages share, in their words; and the one that only a server can give."""
    own = dict(part.split(" ", 1) for part in policy("").split("; "))
    wanted = {name: value for name, value in own.items() if name not in BY_PAGE} | {"frame-ancestors": "'none'"}
    assert dict(part.split(" ", 1) for part in sent()["Content-Security-Policy"].split("; ")) == wanted


def test_iis_sends_what_nginx_sends() -> None:
    """The same names and values; pages for young people are not kept, by either."""
    headers = {one.get("name"): one.get("value") for one in IIS.findall("./system.webServer//customHeaders/add")}
    assert headers == {**sent(), "Cache-Control": "no-cache"}
    assert 'default "no-cache"' in NGINX
    assert re.search(r'"~\^/\((.*?)\)/" "no-store"', NGINX)[1].split("|") == [  # type: ignore[index]
        one.get("path") for one in IIS.findall("location")]
    assert sorted(str(one.get("path")) for one in IIS.findall("location")) == YOUNG
    for one in IIS.findall("location//add"):
        assert (one.get("name"), one.get("value")) == ("Cache-Control", "no-store")


def test_iis_knows_the_ending_of_every_file(built_site: Path) -> None:
    """It sends none whose ending it does not know."""
    known = IIS_KNOWS | {str(one.get("fileExtension")) for one in IIS.findall(".//mimeMap")}
    assert {path.suffix for path in built_site.rglob("*") if path.is_file() and path.suffix} <= known
    assert [one.get("fileExtension") for one in IIS.findall(".//mimeMap")] == [
        one.get("fileExtension") for one in IIS.findall(".//staticContent/remove")]


class _AsTold(_AtRoot):
    """Serves a folder with what the guide says to send; https apart, which a test has not got."""

    extensions_map: ClassVar[dict[str, str]] = {**_AtRoot.extensions_map, **{
        str(one.get("fileExtension")): str(one.get("mimeType")) for one in IIS.findall(".//mimeMap")}}

    def end_headers(self) -> None:
        """Adds the headers."""
        for name, value in sent().items():
            if name != "Strict-Transport-Security":
                self.send_header(name, value)
        first = self.path.split("/")[1]
        self.send_header("Cache-Control", "no-store" if first in YOUNG else "no-cache")
        super().end_headers()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """A new council's site on a server that does as the guide says: its address, and those of its pages within it."""
    root = tmp_path_factory.mktemp("told")
    for words in (("init", "."), ("build",)):
        done = run(root, *words, "--today", "2026-11-22")
        assert done.returncode == 0, done.stdout
    with serving(root / "site", _AsTold) as address:
        yield address, [page.parent.relative_to(root / "site").as_posix() + "/"
                        for page in sorted((root / "site").rglob("index.html"))]


@pytest.mark.browser
@pytest.mark.slow
def test_no_page_complains(browser: Browser, told: tuple[str, list[str]]) -> None:
    """Every page in a browser, both sorts of search, and an address that is not there: nothing is stopped."""
    as_told, pages = told
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(f"{page.url}: {said.text}") if said.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    assert len(pages) > 35
    for path in pages:
        answer = page.goto(as_told + path)
        assert answer is not None
        assert answer.ok, path
        assert answer.headers["x-content-type-options"] == "nosniff"
    page.goto(f"{as_told}action-plans/")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("foster families", delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(f"{as_told}pledges/our-pledge/close/")
    page.locator("#gt-find-words").focus()
    page.keyboard.type("near")
    expect(page.locator(".gt-find li a").first).to_be_visible()
    page.goto(f"{as_told}nowhere/")
    context.close()
    assert [said for said in complaints if "404 (Not Found)" not in said and "404 (File not found)" not in said] == []
