"""What only a browser shows: search, filters, explained words, the copy for a folder, and what a page asks for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from small_project import run

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of 1280 pixels that notes what the console complains of."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


@pytest.fixture(scope="module")
def folder(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy for a folder."""
    site = tmp_path_factory.mktemp("folder") / "copy"
    done = run(project, "build", "--offline", "--today", "2026-11-22", "--site-dir", str(site))
    assert done.returncode == 0, done.stdout
    return site


def search(page: Page, words: str) -> str:
    """The first result for some words."""
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(words, delay=20)
    first = page.locator(".md-search-result__item").first
    expect(first).to_be_visible()
    return first.inner_text()


def test_search_works_under_a_sub_path(page: Page, served_site: str) -> None:
    """A word of one action finds that action; the policy lets the worker run."""
    page.goto(served_site)
    assert "Family Group" in search(page, "Family Group Conferences")


def test_search_works_from_a_folder(page: Page, folder: Path) -> None:
    """From file://, where neither a worker nor a fetch is allowed."""
    page.goto((folder / "action-plans" / "middlesbrough-2008" / "1.10.html").as_uri())
    assert "Family Group" in search(page, "Family Group Conferences")


def test_young_people_search_and_leave_from_a_folder(page: Page, folder: Path) -> None:
    """Their own search finds their own pages there too, and its results are files; leaving is the same link."""
    page.goto((folder / "pledges" / "peterborough" / "respect.html").as_uri())
    page.locator("#gt-find-words").focus()
    page.keyboard.type("advocate")
    first = page.locator(".gt-find li a").first
    expect(first).to_be_visible()
    first.click()
    page.wait_for_url("**/*.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".gt-leave-button")).to_have_attribute("href", "https://www.bbc.co.uk/weather")


def test_every_page_of_the_copy_is_a_file_that_links_to_files(folder: Path) -> None:
    """A page with pages under it is name/index.html, any other name.html; no link ends in a slash."""
    assert (folder / "action-plans" / "middlesbrough-2008" / "index.html").is_file()
    assert (folder / "action-plans" / "middlesbrough-2008" / "1.10.html").is_file()
    assert (folder / "glossary.html").is_file()
    home = (folder / "index.html").read_text("utf-8")
    assert 'href="glossary.html"' in home
    assert '/"' not in home.split("<main")[1].split("</main")[0]


def test_no_page_asks_another_host_for_anything(browser: Browser, served_site: str) -> None:
    """Requests are recorded over pages of several types: all are the site's own."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for address in (
        "",
        "pledges/westmoor/close/",
        "strategies/peterborough-2016/",
        "action-plans/westmoor-2025/",
        "glossary/",
    ):
        page.goto(served_site + address)
        page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((served_site, "data:"))] == []
    assert context.cookies() == []
    context.close()


def test_a_word_is_explained_by_keyboard_and_closed_again(page: Page, served_site: str) -> None:
    """Enter opens the meaning, Escape closes it."""
    page.goto(f"{served_site}strategies/peterborough-2016/health/")
    word = page.locator("button.gt-term").first
    note = page.locator(f"[id='{word.get_attribute('popovertarget')}']")
    expect(note).to_be_hidden()
    word.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_filter_of_a_plan_has_an_address_for_each_state(page: Page, served_site: str) -> None:
    """What is chosen is in the address; opened again, the address gives the same rows."""
    page.goto(f"{served_site}action-plans/middlesbrough-2008/")
    expect(page.locator("output")).to_have_text("34 of 34 actions shown")
    page.get_by_label("Due in").select_option(label="July 2008")
    expect(page.locator("output")).to_have_text("5 of 34 actions shown")
    address = page.url
    assert "due=2008-07" in address
    page.goto(address)
    expect(page.locator("output")).to_have_text("5 of 34 actions shown")
    page.get_by_role("button", name="Show all").click()
    expect(page.locator("output")).to_have_text("34 of 34 actions shown")


def test_the_four_spellings_of_how_often_are_one_choice(page: Page, served_site: str) -> None:
    """14 actions of 2008 have a monthly report and a quarterly review, which the paper spells four ways."""
    page.goto(served_site + "action-plans/middlesbrough-2008/")
    often = page.get_by_label("How often")
    assert [one for one in often.locator("option").all_inner_texts() if "onthly" in one] == [
        "Monthly report and quarterly review"]
    often.select_option(label="Monthly report and quarterly review")
    expect(page.locator(".gt-filter output")).to_have_text("14 of 34 actions shown")
    shown = page.locator("table.gt-actions tbody tr:visible .gt-when")
    assert {words.strip() for words in shown.all_inner_texts()} == {
        "Monthly report and quarterly review", "Monthly report & quarterly review",
        "Monthly reporting and quarterly review", "Monthly report and quarterly reviews"}


@pytest.mark.parametrize(("now", "days"), [
    ("2026-11-22T09:00:00", 0), ("2026-12-27T23:00:00", 0), ("2026-12-28T01:00:00", 36), ("2027-11-22T18:00:00", 365)])
def test_a_page_says_when_it_was_made_long_ago(page: Page, served_site: str, now: str, days: int) -> None:
    """Beside “as at” its day, once more than 35 days have gone by since; the clock of the browser says how many."""
    page.clock.set_fixed_time(now)
    for address in ("", "progress/", "action-plans/westmoor-2025/", "action-plans/westmoor-2025/1.4/", "changes/",
                    "golden-thread/gaps/", "strategies/westmoor-2025/being-heard/"):
        page.goto(served_site + address)
        line = page.locator(".gt-as-at").first
        expect(line).to_contain_text("As at 22 November 2026.")
        said = [words.strip() for words in line.locator("strong").all_inner_texts()]
        assert said == ([f"This was {days} days ago, and may no longer be so."] if days else []), address


def test_the_threads_are_filtered_by_strategy_and_theme(page: Page, served_site: str) -> None:
    """A strategy's own, then one theme over all strategies; a strategy with nothing left is not shown."""
    page.goto(f"{served_site}golden-thread/")
    expect(page.locator("output")).to_have_text("61 of 61 promises and priorities shown")
    page.locator("select[name=strategy]").select_option(label="Children Looked After Strategy 2008–2009")
    expect(page.locator("output")).to_have_text("3 of 61 promises and priorities shown")
    assert "strategy=" in page.url
    page.goto(f"{served_site}golden-thread/?theme=Education")
    expect(page.locator("output")).to_have_text("5 of 61 promises and priorities shown")
    expect(page.get_by_role("heading", name="Growing up in our care 2025–2028")).to_be_hidden()
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("heading", name="Growing up in our care 2025–2028")).to_be_visible()


def test_a_plan_sorts_by_any_column(page: Page, served_site: str) -> None:
    """Once up, once down; codes in natural order."""
    page.goto(f"{served_site}action-plans/middlesbrough-2008/")
    table = page.locator("table.gt-actions").first
    codes = lambda: table.locator("tbody th").all_inner_texts()  # noqa: E731
    table.get_by_role("button", name="Code").click()
    assert codes()[:2] == ["1.1", "1.2"]
    assert codes()[9] == "1.10"
    table.get_by_role("button", name="Code").click()
    assert codes()[0] == "1.22"


def test_pages_are_complete_without_scripts(browser: Browser, served_site: str) -> None:
    """The plan's table, its links and the promise are there with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served_site}action-plans/middlesbrough-2008/")
    assert page.locator("table.gt-actions tbody tr").count() == 34
    expect(page.locator("table.gt-actions tbody tr").first).to_be_visible()
    page.goto(f"{served_site}pledges/westmoor/close/")
    expect(page.get_by_role("heading", name="How it is going")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, served_site: str, width: int) -> None:
    """Text reflows; only a table's own frame may scroll."""
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    for address in (
        "",
        "pledges/westmoor/",
        "pledges/peterborough/life-story/",
        "strategies/peterborough-2016/",
        "strategies/peterborough-2016/care-planning/",
        "action-plans/middlesbrough-2008/",
        "action-plans/westmoor-2025/1.1/",
        "glossary/",
        "guide/kinds/",
        "downloads/",
    ):
        page.goto(served_site + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()


def test_an_old_address_forwards(browser: Browser, tmp_path: Path) -> None:
    """`was:` keeps an old address working, from a folder as well."""
    from small_project import write

    root = write(
        tmp_path,
        {
            "strategy/index.md": "---\ntitle: Home\n---\nWelcome.\n",
            "strategy/s/strategy.md": "---\nkind: strategy\ntitle: The strategy\nwas: older-name\n---\n",
        },
    )
    assert run(root, "build", "--offline").returncode == 0
    context = browser.new_context()
    page = context.new_page()
    page.goto((root / "site" / "strategies" / "older-name.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("The strategy")
    context.close()
