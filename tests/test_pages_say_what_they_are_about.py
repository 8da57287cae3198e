"""Linked data (JSON-LD, schema.org): each page says what it is about, young people's say nothing; links lead on."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from goldenthread.build import Built, build_site, check_project
from goldenthread.kinds.table import KINDS
from goldenthread.source.project import read_project
from published import records
from small_project import write

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
YOUNG = tuple(f"{kind.section}/" for kind in KINDS if kind.young and kind.on_page)
TYPES = {"CreativeWork", "Action", "Dataset", "DataDownload", "Event", "Organization", "DefinedTerm", "WebPage",
         "WebSite", "BreadcrumbList", "ListItem"}


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Every page of a built site by its address; forwards, and the page for what is not found, apart."""
    for file in sorted(site.rglob("*.html")):
        html = file.read_text("utf-8")
        if file.name == "index.html" and 'http-equiv="refresh"' not in html:
            yield file.parent.relative_to(site).as_posix().removeprefix(".").rstrip("/") + "/", html


def block(html: str) -> dict[str, Any]:
    """What a page says of itself."""
    [words] = BLOCK.findall(html)
    return dict(json.loads(words))


def nodes(data: Any) -> Iterator[dict[str, Any]]:
    """Every thing in some linked data, however deep."""
    if isinstance(data, dict):
        yield data
        for value in data.values():
            yield from nodes(value)
    elif isinstance(data, list):
        for value in data:
            yield from nodes(value)


def leads_on(site: Path, page: str, href: str) -> bool:
    """Whether a link from a page leads to a file that is there."""
    path = posixpath.normpath(posixpath.join(page.lstrip("/") or ".", href.partition("#")[0]))
    target = site / path
    return target.is_file() or (target / "index.html").is_file()


def test_every_page_says_what_it_is_about(built_site: Path) -> None:
    """By its title and the way to it, in plain types; whatever it links to is there."""
    seen = 0
    for address, html in pages(built_site):
        if address.startswith((*YOUNG, "help/")):
            continue
        made = block(html)
        assert (made["@context"], made["@type"]) == ("https://schema.org", "WebPage")
        assert {one["@type"] for one in nodes(made) if "@type" in one} <= TYPES
        links = [one[name] for one in nodes(made) for name in ("@id", "url", "item", "contentUrl") if name in one]
        assert [link for link in links if not leads_on(built_site, address, link)] == [], address
        if address != "/":
            way = made["breadcrumb"]["itemListElement"]
            assert [step["position"] for step in way] == list(range(1, len(way) + 1))
            assert (way[0]["name"], way[-1]["name"], way[-1]["item"]) == ("Home", made["name"], "./")
        seen += 1
    assert seen > 150


def test_young_peoples_pages_say_nothing(built_site: Path) -> None:
    """Nor does the file: neither their promises nor the page of help is in it."""
    young = [address for address, html in pages(built_site) if address.startswith((*YOUNG, "help/"))]
    assert len(young) > 10
    for address in young:
        assert "ld+json" not in (built_site / address / "index.html").read_text("utf-8"), address
    listed = (built_site / "downloads/site.jsonld").read_text("utf-8")
    assert not re.search(rf'"\.\./({"|".join(YOUNG)}|help/)', listed)


def test_the_file_has_everything_with_a_type(built_site: Path) -> None:
    """Each item once, by its address, with its title; each link leads to something that is there."""
    graph = json.loads((built_site / "downloads/site.jsonld").read_text("utf-8"))["@graph"]
    kinds = ("strategy", "priority", "action-plan", "action", "organisation", "body", "meeting", "dataset", "report",
             "review", "paper", "timeline", "term")
    wanted = {f"../{entry['url']}": entry["title"] for entry in records(built_site) if entry["kind"] in kinds}
    assert {one["@id"]: one["name"] for one in graph} == wanted
    assert len(graph) == len(wanted)
    links = {one[name] for one in nodes(graph) for name in ("@id", "contentUrl") if name in one}
    assert [link for link in links if not leads_on(built_site, "downloads/", link)] == []


def test_an_action_says_who_leads_and_by_when(built_site: Path) -> None:
    """As its page says it; no past paper's action has a council for its publisher."""
    entry = block((built_site / "action-plans/westmoor-2025/1.2/index.html").read_text("utf-8"))["mainEntity"]
    assert (entry["@type"], entry["identifier"], entry["endTime"]) == ("Action", "1.2", "2027-03-31")
    assert entry["actionStatus"] == "https://schema.org/CompletedActionStatus"
    assert entry["agent"][0]["name"] == "Head of Service for Children in Care, Westmoor"
    assert "@type" not in entry["agent"][0], "a role is no person and no organisation"
    assert entry["disambiguatingDescription"] == "A made-up example: this council does not exist."
    graph = json.loads((built_site / "downloads/site.jsonld").read_text("utf-8"))["@graph"]
    assert not [one for one in graph if "publisher" in one]


def test_no_policy_lets_it_in_since_nothing_runs_it(built_site: Path) -> None:
    """A data block is not executed: it has no hash in the policy, and a page has no more of them than before."""
    for address, html in pages(built_site):
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
        assert policy
        scripts = re.findall(r"<script(?![^>]*src=)([^>]*)>", html)
        assert policy[1].count("sha256-") <= len([one for one in scripts if "json" not in one]), address


@pytest.mark.browser
def test_the_browser_has_nothing_to_say_against_it(browser: Browser, served_site: str) -> None:
    """No violation of the policy, and nothing on the console; the block is there to be read."""
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script("window.broken = []; document.addEventListener('securitypolicyviolation', "
                         "event => window.broken.push(event.violatedDirective))")
    for address in ("", "strategies/westmoor-2025/", "action-plans/westmoor-2025/1.1/",
                    "figures/peterborough-children-in-care/", "glossary/", "guide/"):
        page.goto(f"{served_site}{address}", wait_until="networkidle")
        assert page.evaluate("window.broken") == [], address
        read = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
        assert read["@type"] == "WebPage"
    assert complaints == []
    page.close()


def built(root: Path, audience: str) -> Built:
    """A small site with a title that would end a script."""
    write(root, {
        "strategy/ours/strategy.md": "---\nkind: strategy\ntitle: \"</script><b>& more\"\ncouncil: Ourtown\n---\n",
        "strategy/ours/one.md": "---\nkind: priority\ntitle: Open\n---\n",
        "strategy/ours/two.md": "---\nkind: priority\ntitle: Secret zebra\naudience: internal\n---\n"})
    project, problems = read_project(root, audience=audience)
    assert not problems
    checked = check_project(project)
    assert not checked.report.has_errors, [problem.text() for problem in checked.report]
    return build_site(checked)


def test_no_title_ends_the_block(tmp_path: Path) -> None:
    """Whatever it is called; and a council's own strategy has the council for its publisher."""
    data = {page.address: page.data for page in built(tmp_path, "public").made.pages}
    assert not re.search("[<>&]", "".join(data.values()))
    made = json.loads(data["strategies/ours/"])
    assert made["name"] == "</script><b>& more"
    assert made["mainEntity"]["publisher"]["name"] == "Ourtown"
    assert json.loads(data["strategies/ours/one/"])["mainEntity"]["isPartOf"] == {"@id": "../"}


def test_nothing_internal_is_in_it(tmp_path: Path) -> None:
    """Neither in a page's block nor in the file, but for colleagues."""
    for audience, there in (("public", False), ("internal", True)):
        made = built(tmp_path / audience, audience)
        everything = "".join(page.data for page in made.made.pages)
        [file] = [file for file in made.files if file.address == "downloads/site.jsonld"]
        assert ("zebra" in everything) is ("zebra" in file.content.decode()) is there
