"""Search: what people type leads to the right thing, first or second, and each result says what it is and whose."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import TODAY
from goldenthread.kinds.table import KINDS
from goldenthread.pages import page as page_of_ours
from goldenthread.pages.addresses import Addresses
from goldenthread.pages.make import Made
from goldenthread.pages.search import Entry
from goldenthread.pages.search_index import fill_index
from goldenthread.pages.words import read
from published import records
from small_project import CONFIG, run, write

MIDDLESBROUGH = "Children Looked After Strategy 2008–2009"
PETERBOROUGH = "Children in Care and Care Leavers Strategy 2016–2019"
TYPED = [
    ("1.10", "action-plans/middlesbrough-2008/1.10/", "Action", MIDDLESBROUGH),
    ("1.1", "action-plans/middlesbrough-2008/1.1/", "Action", MIDDLESBROUGH),
    ("2.5", "strategies/peterborough-2016/education/", "Priority", PETERBOROUGH),
    ("2.5", "action-plans/middlesbrough-2008/2.5/", "Action", MIDDLESBROUGH),
    ("STLSCB", "glossary/#term-stlscb-middlesbrough", "Term", MIDDLESBROUGH),
    ("STLSCB", "organisations/south-tees-scb/", "Organisation", "Middlesbrough Council"),
    ("south tees scb", "organisations/south-tees-scb/", "Organisation", "Middlesbrough Council"),
    ("life story", "pledges/peterborough/life-story/", "Promise", PETERBOROUGH),
    ("CAMHS", "glossary/#term-camhs-peterborough", "Term", PETERBOROUGH),
    ("mental health service", "glossary/#term-camhs-care-matters", "Term", "Middlesbrough Council"),
    ("secure unit", "figures/peterborough-children-in-care/", "Dataset", "Peterborough City Council"),
    ("pledge", "pledges/peterborough/", "Pledge", PETERBOROUGH),
    ("complain", "help/", "", ""),
    ("help", "help/", "", ""),
    ("advocate", "glossary/#term-advocate-peterborough", "Term", PETERBOROUGH),
    ("independent visitor", "glossary/#term-independent-visitor-peterborough", "Term", PETERBOROUGH),
    ("Peterborough", "strategies/peterborough-2016/", "Strategy", "Peterborough City Council"),
    ("IRO", "glossary/#term-iro-care-matters", "Term", "Middlesbrough Council"),
    ("C,F&L", "organisations/children-families-learning/", "Organisation", "Middlesbrough Council"),
]
PLACE = re.compile(r"<p>|</p>")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of 1280 pixels."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def index(site: Path) -> dict[str, Any]:
    """The search index of a site."""
    found: dict[str, Any] = json.loads((site / "search" / "search_index.json").read_text("utf-8"))
    return found


def entry_of(site: Path, location: str) -> dict[str, Any]:
    """The one entry at a location."""
    [found] = [entry for entry in index(site)["docs"] if entry["location"] == location]
    return dict(found)


def results(page: Page, words: str) -> list[Locator]:
    """The first two results for some words; each is a page with what was found on it."""
    field = page.locator(".md-search__input")
    field.click()
    field.press_sequentially(words, delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(300)
    return page.locator(".md-search-result__item").all()[:2]


def links(result: Locator) -> list[str]:
    """The addresses that a result shows without being opened further, without the words to be marked on the page."""
    shown = [link for link in result.locator("a.md-search-result__link").all() if link.is_visible()]
    return [str(link.get_attribute("href")) for link in shown]


def led_to(address: str, site: str) -> str:
    """An address of a result from the root of the site, without the words to be marked on the page."""
    parts = urlsplit(address)
    path = parts.path.removeprefix(urlsplit(site).path)
    return f"{path}#{parts.fragment}" if parts.fragment else path


@pytest.mark.browser
@pytest.mark.parametrize(("words", "location", "word", "whose"), TYPED)
def test_the_right_thing_is_first_or_second(
    page: Page, served_site: str, words: str, location: str, word: str, whose: str
) -> None:
    """In a browser, by the theme's own search; the result says its type and its strategy or council."""
    page.goto(served_site)
    found = {led_to(link, served_site): result for result in results(page, words) for link in links(result)}
    assert location in found
    labels = [" ".join(label.split()) for label in found[location].locator(".md-tag").all_inner_texts()]
    assert not word or word in labels
    assert not whose or whose in labels


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "typed", "marked"),
    [
        ("action-plans/middlesbrough-2008/", "1.10", {"1.10"}),
        ("organisations/children-families-learning/", "c,f&l", {"C,F&L"}),
        ("accessibility/", "keyboard", {"keyboard"}),
    ],
)
def test_words_are_marked_on_the_page(
    page: Page, served_site: str, address: str, typed: str, marked: set[str]
) -> None:
    """What was typed and nothing else: a code is not taken apart, nor letters with an ampersand."""
    page.goto(f"{served_site}{address}?{urlencode({'h': typed})}")
    page.wait_for_timeout(700)
    assert set(page.locator("mark[data-md-highlight]").all_inner_texts()) == marked


@pytest.mark.slow
@pytest.mark.browser
def test_a_result_of_the_copy_for_a_folder_opens_the_file(
    browser: Browser, project: Path, tmp_path: Path
) -> None:
    """From file:// the glossary is glossary.html, and its anchor is kept."""
    copy = tmp_path / "copy"
    done = run(project, "build", "--offline", "--today", TODAY, "--site-dir", str(copy))
    assert done.returncode == 0, done.stdout
    for entry in index(copy)["docs"]:
        assert (copy / urldefrag(entry["location"]).url).is_file(), entry["location"]
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto((copy / "action-plans" / "westmoor-2025" / "1.1.html").as_uri())
    first = next(link for link in links(results(page, "STLSCB")[0]) if "#" in link)
    page.goto(first)
    assert urlsplit(page.url).path == f"{copy}/glossary.html"
    assert "STLSCB" in page.locator(f"[id='{urlsplit(page.url).fragment}']").inner_text()
    context.close()


def test_each_item_has_one_entry_that_says_what_it_is(built_site: Path) -> None:
    """At its own address; what a step, an update or a point says is found with what holds it."""
    entries: dict[str, list[dict[str, Any]]] = {}
    for entry in index(built_site)["docs"]:
        entries.setdefault(entry["location"], []).append(entry)
    assert [location for location, found in entries.items() if len(found) > 1] == []
    for record in records(built_site):
        if record["kind"] in ("step", "update", "point"):
            assert record["url"] not in entries
        elif record["kind"] != "page":
            [entry] = entries[record["url"]]
            word = KINDS[record["kind"]].word
            assert entry["tags"][0] == word[:1].upper() + word[1:], record["url"]
            title = entry["title"].removesuffix(" …").replace("&lt;", "<").replace("&gt;", ">")
            said = record["title"] if not record.get("code") else f"{record['code']} {record['title']}"
            assert title.startswith(said[: len(title)]) or said.startswith(title), record["url"]


def test_each_entry_leads_to_a_page_and_a_place_on_it(built_site: Path) -> None:
    """A page is listed before what lies on it: the theme takes the first entry of an address for the page."""
    seen: set[str] = set()
    for entry in index(built_site)["docs"]:
        path, anchor = urldefrag(entry["location"])
        file = built_site / path / "index.html"
        assert file.is_file(), entry["location"]
        assert bool(anchor) == (path in seen), entry["location"]
        assert not anchor or f'id="{anchor}"' in file.read_text("utf-8"), entry["location"]
        seen.add(path)


def test_what_lies_on_a_page_of_a_strategy_does_not_say_it_again(built_site: Path) -> None:
    """The result shows the page's labels above; only where they differ has the entry its own."""
    assert entry_of(built_site, "strategies/peterborough-2016/health/")["tags"] == ["Priority", PETERBOROUGH]
    for entry in index(built_site)["docs"]:
        if entry["location"].startswith("strategies/peterborough-2016/health/#"):
            assert len(entry["tags"]) == 1


def test_an_entry_is_lean(built_site: Path) -> None:
    """Nothing is said twice in it, and nothing that stands on every page is in it."""
    for entry in index(built_site)["docs"]:
        said = [words for words in PLACE.split(entry["text"]) if words]
        assert len(said) == len(set(said)), entry["location"]
        for words in ("Example from a past public paper", "You are here", "In the glossary"):
            assert words not in entry["text"], entry["location"]


def test_an_action_is_found_by_its_steps_its_plan_and_whoever_takes_part(built_site: Path) -> None:
    """Organisations by every way their names are written."""
    entry = entry_of(built_site, "action-plans/middlesbrough-2008/1.13/")
    for words in ("Action plan for children looked after", "A data set that follows referrals", "STLSCB", "C,F&L"):
        assert words in entry["text"]


def test_what_the_steps_of_an_action_share_is_said_once(tmp_path: Path) -> None:
    """Nor is the day of an update, for which nobody looks; what it says is."""
    root = write(tmp_path, {
        "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
        "strategy/s-2025/strategy.md": "---\nkind: strategy\ntitle: The strategy\n---\n",
        "actionplans/plan.yml": (
            "kind: action plan\ntitle: The plan\nstrategy: s-2025\nperiod: 2025-2028\noutcomes:\n"
            "  - code: '1.0'\n    title: An outcome\n    actions:\n"
            "      - code: '1.1'\n        outcome: An aim\n        steps:\n"
            "          - {action: Train staff, resources: Fostering budget, indicator: All are trained.}\n"
            "          - {action: Count moves, resources: Fostering budget}\n"
            "        updates:\n          - {date: 4 October 2025, text: Zebras were counted.}\n"),
    })
    assert run(root, "build", "--today", TODAY).returncode == 0
    text = entry_of(root / "site", "action-plans/plan/1.1/")["text"]
    assert text.count("Fostering budget") == 1
    assert all(words in text for words in ("Train staff", "Count moves", "Zebras were counted."))
    assert "October" not in text
    assert ".;" not in text


def test_figures_are_no_words(built_site: Path) -> None:
    """A table is found by the names of its rows as far as the edition has them, never by its figures."""
    entry = entry_of(built_site, "figures/peterborough-children-in-care/")
    assert "Secure unit" in entry["names"]
    assert not re.search(r"\b355\b|\b363\b", entry["text"])


def test_old_addresses_and_inferred_codes_are_found(tmp_path: Path) -> None:
    """A name it had before, and a code that is our own reading."""
    root = write(tmp_path, {
        "strategy/index.md": "---\ntitle: Home\n---\nWelcome to zebrahome.\n",
        "strategy/s/strategy.md": "---\nkind: strategy\ntitle: The strategy\nwas: older-name\n---\n",
        "strategy/s/p.md": "---\nkind: priority\ntitle: A priority\ncode: 4.7\ninferred: code\n---\n",
    })
    assert run(root, "build").returncode == 0
    assert "older-name" in entry_of(root / "site", "strategies/s/")["text"]
    assert entry_of(root / "site", "strategies/s/p/")["title"] == "4.7 A priority"
    assert "zebrahome" in entry_of(root / "site", "")["text"]


@pytest.mark.slow
@pytest.mark.parametrize("plugins", ["[goldenthread, search]", "[search, goldenthread]"])
def test_the_order_of_plugins_makes_no_difference(tmp_path: Path, plugins: str) -> None:
    """The entries are in the index whichever plugin comes first."""
    config = f"{CONFIG.partition('plugins:')[0]}plugins: {plugins}\n"
    root = write(tmp_path, {"mkdocs.yml": config, "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n"})
    assert run(root, "build").returncode == 0
    found = index(root / "site")
    assert found["docs"][0] == {"location": "", "title": "Home", "text": "<p>Welcome.</p>", "boost": 2.8}
    assert found["config"]["fields"]["title"]["boost"] == 10


def test_without_the_search_plugin_there_is_no_index(tmp_path: Path) -> None:
    """And nothing fails."""
    config = f"{CONFIG.partition('plugins:')[0]}plugins: [goldenthread]\n"
    root = write(tmp_path, {"mkdocs.yml": config, "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n"})
    done = run(root, "build")
    assert done.returncode == 0, done.stdout
    assert not (root / "site" / "search").exists()


def test_what_a_council_set_and_what_other_plugins_found_stays(tmp_path: Path) -> None:
    """Its own separator and weights, and entries of pages that are not ours; the pages' own make room for the items."""
    file = tmp_path / "search" / "search_index.json"
    file.parent.mkdir()
    ours = {"location": "help/#who", "title": "Who", "text": "chrome"}
    theirs = {"location": "blog/", "title": "Blog", "text": "words"}
    config = {"separator": "own", "fields": {"title": {"boost": 7}, "tags": {"boost": 1e6}}}
    file.write_text(json.dumps({"config": config, "docs": [ours, theirs]}), "utf-8")
    entry = Entry("help/", "Q&A <b>", ("&amp; as typed",), ("Page",), weight=2.0)
    page = page_of_ours.Page("help/", "Help", "", "")
    fill_index(Made([page], [], [], Addresses(["help/"]), [entry]), tmp_path)
    made = index(tmp_path)
    assert made["docs"] == [
        {"location": "help/", "title": "Q&A &lt;b&gt;", "text": "<p>&amp;amp; as typed</p>", "tags": ["Page"],
         "boost": 2},
        theirs,
    ]
    assert made["config"]["separator"] == "own"
    assert {name: field["boost"] for name, field in made["config"]["fields"].items()} == {
        "title": 7, "tags": 2, "names": 7}


def test_the_words_of_a_page_are_its_own() -> None:
    """Paragraphs apart; headings, pictures, code and what is marked as no content left out, with all that is in it."""
    html = (
        '<nav>You are here</nav><h2 id="a">Head</h2><p>One <b>bold</b><br>word.</p><ul><li>Two</li></ul>'
        '<div data-search-exclude><p>no<img src="x"></p></div><svg><path d="M"/></svg><pre>code</pre>'
        "<table><tr><th>A</th><td>B &amp; C</td></tr></table>last"
    )
    assert read(html) == ["One bold word.", "Two", "A B & C", "last"]
