"""What axe-core cannot tell, on one page of each sort: reflow, large text, order of headings, targets, focus, motion.

The rules are WCAG 2.2: 1.4.10 (reflow at 320 pixels), 1.4.4 (text at 200%), 1.3.1 (headings), 2.5.8 (targets of 24
pixels, links in a sentence apart), 2.4.1 and 2.4.7 (skip link, focus that can be seen), 2.3.3 (motion).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from test_axe_finds_nothing import PAGES

pytestmark = pytest.mark.browser

SMALL_TARGETS = """() => {
  const inline = e => { for (let p = e.parentElement; p; p = p.parentElement)
    if (/^(P|LI|TD|TH|DD|DT|FIGCAPTION|CAPTION|BLOCKQUOTE|FOOTER|ARTICLE)$/.test(p.tagName)
        && e.matches(':not(button), .gt-term'))
      return getComputedStyle(e).display === 'inline'; return false; };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')]
    .filter(e => e.checkVisibility({checkVisibilityCSS: true, opacityProperty: true}) && !inline(e) && !e.closest('svg')
      && !e.matches('.md-toggle, .md-skip, .headerlink'))
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.height && (box.width < 24 || box.height < 23.5))
    .map(([e, box]) => `${e.outerHTML.slice(0, 90)} ${box.width.toFixed(0)}x${box.height.toFixed(0)}`);
}"""
HEADINGS = "() => [...document.querySelectorAll('main h1, main h2, main h3, main h4')].map(e => +e.tagName[1])"


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """The narrowest phone that pages must fit."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES.values(), ids=list(PAGES))
def test_a_page_of_each_sort(phone: Page, served_site: str, address: str) -> None:
    """Nothing sticks out at 320 pixels, nor with text twice as large; headings in order; targets large enough."""
    phone.goto(served_site + address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    levels = phone.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert phone.evaluate(SMALL_TARGETS) == []
    phone.set_viewport_size({"width": 640, "height": 700})
    phone.evaluate("document.documentElement.style.fontSize = '200%'")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 640
    phone.set_viewport_size({"width": 320, "height": 700})


def test_the_first_key_skips_to_the_content(phone: Page, served_site: str) -> None:
    """The first stop of the Tab key is seen, and leads past the menus."""
    phone.goto(served_site + "progress/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    assert phone.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")
    assert phone.evaluate("Boolean(document.activeElement.closest('main'))")


@pytest.mark.parametrize("address", ["", "progress/", "action-plans/westmoor-2025/", "pledges/westmoor/close/"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_focus_can_be_seen_and_is_never_caught(browser: Browser, served_site: str, address: str, forced: str) -> None:
    """Every stop of the Tab key has an outline, in forced colours too, and the last leads out of the page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, forced_colors=forced,
                                  reduced_motion="reduce")
    page = context.new_page()
    page.goto(served_site + address)
    stops: list[str] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => { const e = document.activeElement;
          if (!e || e === document.body) return null;
          const style = getComputedStyle(e), shown = getComputedStyle(e.closest('label') || e);
          const inside = [...e.querySelectorAll('rect')].some(r => getComputedStyle(r).strokeWidth !== '1px');
          const outlined = [style, shown].some(one => one.outlineStyle !== 'none');
          const seen = outlined || style.boxShadow !== 'none' || inside;
          return e.outerHTML.slice(0, 100) + (seen ? '' : ' UNSEEN'); }""")
        if here is None:
            break
        stops.append(here)
    else:
        pytest.fail(f"the Tab key never leaves the page; the last stops: {stops[-3:]}")
    assert len(stops) > 10
    assert [stop for stop in stops if stop.endswith("UNSEEN")] == []
    context.close()


def test_nothing_moves_where_less_motion_is_wanted(phone: Page, served_site: str) -> None:
    """No animation and no transition of more than a blink."""
    phone.goto(served_site + "pledges/westmoor/")
    slow = phone.evaluate("""() => [...document.querySelectorAll('main *')].filter(e => {
      const style = getComputedStyle(e);
      const times = `${style.animationDuration},${style.transitionDuration}`.split(',');
      return times.some(time => parseFloat(time) > 0.1);
    }).map(e => e.className)""")
    assert slow == []
