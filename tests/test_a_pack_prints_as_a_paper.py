"""Printed, a board's pack, a plan, a strategy and what an organisation has taken on are papers: headed and whole."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from printed import pages

pytestmark = pytest.mark.browser

PACK = "bodies/westmoor-corporate-parenting-panel/pack/2026-12-08/"
PAPERS = (PACK, "action-plans/middlesbrough-2008/", "organisations/westmoor-childrens-services/",
          "strategies/westmoor-2025/print/")
AROUND = ("Search", "Download", "Showall", "Onthispage", "Backtotop", "Material")


def printed(browser: Browser, address: str) -> tuple[list[str], list[str], list[str], str]:
    """A page as it is printed: its papers, the lines it says, its headings, and its title; words have no spaces."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    pdf = page.pdf(prefer_css_page_size=True)
    assert {tuple(map(round, map(float, box.split()))) for box in re.findall(rb"/MediaBox \[(.*?)\]", pdf)} == {
        (0, 0, 595, 842)}
    page.emulate_media(media="print")
    lines = ["".join(line.split()) for line in page.inner_text("article").splitlines()]
    headings = ["".join(one.split()) for one in page.locator("article :is(h1, h2, h3)").all_inner_texts()]
    title = "".join(page.title().split())
    context.close()
    return pages(pdf), [line for line in lines if line], headings, title


@pytest.mark.parametrize("address", PAPERS)
def test_each_page_has_its_number_and_the_title(browser: Browser, served_site: str, address: str) -> None:
    """The title from the second page on; of the site around the page there is nothing."""
    papers, _, _, title = printed(browser, served_site + address)
    assert len(papers) > 1
    for at, paper in enumerate(papers, 1):
        assert f"Page{at}of{len(papers)}" in paper
        assert (title in paper) is (at > 1)
        assert [word for word in AROUND if word in paper.replace(title, "")] == []


@pytest.mark.parametrize("address", PAPERS)
def test_each_heading_stands_with_what_it_heads(browser: Browser, served_site: str, address: str) -> None:
    """All headings are there, in their order, and none is the last thing on a page; no line is lost."""
    papers, lines, headings, title = printed(browser, served_site + address)
    bare = [re.sub(rf"Page\d+of{len(papers)}", "", paper).replace(title, "") for paper in papers]
    whole, at = "".join(bare), 0
    for heading in headings:
        at = whole.index(heading, at) + len(heading)
    assert [heading for heading in headings for paper in bare if paper.endswith(heading)] == []
    assert [line for line in lines if line not in whole] == []


def test_a_pack_tells_what_is_in_it_and_then_what_to_decide(browser: Browser, served_site: str) -> None:
    """The board, the meeting's day and the contents come first; the parts are numbered as the contents are."""
    papers, _, headings, _ = printed(browser, served_site + PACK)
    order = ["Packforthemeetingof8December2026", "WestmoorCorporateParentingPanel", "Asat22November2026", "Inthispack",
             "1.Whatthemeetingisaskedtodecide"]
    places = [papers[0].index(words) for words in order]
    assert places == sorted(places)
    parts = [heading for heading in headings if heading[0].isdigit()]
    assert [heading.split(".")[0] for heading in parts] == [str(at) for at in range(1, 9)]


def test_the_heading_row_of_a_table_comes_again(browser: Browser, served_site: str) -> None:
    """On each page that a plan's table reaches."""
    papers, *_ = printed(browser, served_site + PAPERS[1])
    reached = [paper for paper in papers if re.search(r"\d\.\d\d?[A-Z].*(Monthly|Quarterly|2008)", paper)]
    assert len(reached) > 2
    assert all("CodeWhatitisfor" in paper for paper in reached)
