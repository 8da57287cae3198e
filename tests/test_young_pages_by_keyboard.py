"""Young people's pages by keyboard alone: whatever a mouse or a thumb can do there, a keyboard can do as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

PROMISE = "pledges/westmoor/close/"
ELSEWHERE = "https://www.bbc.co.uk/weather"
VOICES = """
const spoken = [];
class Utterance { constructor(text) { this.text = text; } }
const speech = {
  spoken, now: null, onvoiceschanged: null,
  getVoices: () => [
    { name: "Far", lang: "en-GB", localService: false }, { name: "Near", lang: "en-GB", localService: true },
  ].slice(window.onlyFar ? 0 : 0, window.onlyFar ? 1 : 2),
  speak(one) { spoken.push({ text: one.text, voice: one.voice.name }); speech.now = one; },
  cancel() { speech.now = null; },
  addEventListener() {},
};
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = Utterance;
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page whose way out to the weather ends in a page of our own: no test leaves this computer."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.route(f"{ELSEWHERE}*", lambda route: weather(route))
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints


def weather(route: Route) -> None:
    """Answers in the place of the page that leaving leads to."""
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title><h1>Weather</h1>")


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Presses Tab until an element has the focus; each element on the way must be seen to have it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


def test_a_promise_is_reached_and_opened(page: Page, served_site: str) -> None:
    """From the home page to the pledge, from there to a promise, and on to the next one, with Tab and Enter."""
    page.goto(served_site)
    tab_to(page, "a[href='pledges/westmoor/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Our promises to you")
    tab_to(page, ".gt-card a[href='close/']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Close")
    tab_to(page, ".gt-turn-after")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ready")


def test_leaving_comes_first_and_leads_away(page: Page, served_site: str) -> None:
    """The first Tab is the skip link, the second leaves; the page is covered, and Back does not come to it again."""
    page.goto(f"{served_site}pledges/westmoor/")
    page.goto(served_site + PROMISE)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Leave this page quickly")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{ELSEWHERE}*")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Our promises to you")


def test_shift_three_times_leaves(page: Page, served_site: str) -> None:
    """Each press is said to those who cannot see the lights, and the third leaves."""
    page.goto(served_site + PROMISE)
    said = page.locator(".gt-leave [role=status]")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Press it 2 more times to leave.")
    page.keyboard.press("Shift")
    expect(said).to_have_text("Shift. Press it 1 more time to leave.")
    page.keyboard.press("Shift")
    page.wait_for_url(f"{ELSEWHERE}*")


def test_typing_capitals_or_being_slow_does_not_leave(page: Page, served_site: str) -> None:
    """Shift with another key counts for nothing, and five seconds after the first press the count starts anew."""
    page.clock.install()
    page.goto(served_site + PROMISE)
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator(".gt-leave [role=status]")).to_have_text("")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.clock.fast_forward(5100)
    expect(page.locator(".gt-leave [role=status]")).to_have_text("Too slow. You are still here.")
    page.keyboard.press("Shift")
    expect(page.locator(".gt-leave-lights .gt-on")).to_have_count(1)
    assert page.url.endswith(PROMISE)


def test_the_cover_is_up_before_the_other_page_comes(page: Page, served_site: str) -> None:
    """Until the other page comes nothing of this one is seen, and the tab no longer names it."""
    page.route(f"{ELSEWHERE}*", lambda route: route.fulfill(status=204))
    page.goto(served_site + PROMISE)
    page.locator(".gt-leave-button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gt-leave-cover")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    assert page.title() == "Loading"


def test_a_page_is_read_aloud_by_a_near_voice(page: Page, served_site: str) -> None:
    """Play, pause, go on, skip and stop; each paragraph lights up while it is read; the far voice is never used."""
    page.add_init_script(VOICES)
    page.goto(served_site + PROMISE)
    spoken = lambda: page.evaluate("speechSynthesis.spoken")  # noqa: E731
    tab_to(page, "[data-gt-aloud=play]")
    page.keyboard.press("Enter")
    play = page.locator("[data-gt-aloud=play]")
    expect(play).to_have_text("Pause")
    expect(page.locator(".gt-spoken")).to_have_text("Promise 2 of 3")
    page.evaluate("speechSynthesis.now.onend()")
    expect(page.locator(".gt-spoken")).to_have_text("Close")
    page.keyboard.press("Enter")
    expect(play).to_have_text("Go on")
    expect(page.locator(".gt-aloud [role=status]")).to_have_text("Paused")
    page.keyboard.press("Enter")
    assert [one["text"] for one in spoken()] == ["Promise 2 of 3", "Close", "Close"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".gt-spoken")).to_contain_text("We will keep you close")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(play).to_have_text("Read this to me")
    expect(play).to_be_focused()
    expect(page.locator(".gt-spoken")).to_have_count(0)
    assert {one["voice"] for one in spoken()} == {"Near"}


def test_reading_aloud_ends_at_escape_and_on_leaving(page: Page, served_site: str) -> None:
    """Nobody hunts for a button when somebody comes in."""
    page.add_init_script(VOICES)
    page.goto(served_site + PROMISE)
    page.locator("[data-gt-aloud=play]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.locator("[data-gt-aloud=play]")).to_have_text("Read this to me")


@pytest.mark.parametrize("voices", ["", "window.onlyFar = true;" + VOICES], ids=["no voice", "a far voice only"])
def test_without_a_near_voice_there_is_no_button(page: Page, served_site: str, voices: str) -> None:
    """A voice that a server speaks would send the words there, so it does not count."""
    page.add_init_script(voices or "Object.defineProperty(window, 'speechSynthesis', { value: undefined });")
    page.goto(served_site + PROMISE)
    expect(page.locator(".gt-aloud")).to_be_hidden()


def test_the_menu_opens_on_a_phone(browser: Browser, served_site: str) -> None:
    """The menu of a young person's page holds their own pages and home, and nothing else."""
    context = browser.new_context(viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(served_site + PROMISE)
    menu = page.locator(".md-sidebar--primary")
    button = page.get_by_role("button", name="Menu")
    link = menu.get_by_role("link", name="Who to talk to")
    expect(link).to_be_hidden()
    tab_to(page, ".md-header label[for=__drawer]")
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(link).to_be_visible()
    assert [words for words in menu.get_by_role("link").all_inner_texts() if words] == [
        "Home", "Our promises", "Promises to care leavers", "Guiding principles", "Who to talk to",
    ]
    link.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who to talk to")
    context.close()


def test_a_search_finds_these_pages_only(page: Page, served_site: str) -> None:
    """Nothing is fetched before the search has the focus; then only young people's pages are found."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served_site + PROMISE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "search" in url]
    tab_to(page, ".gt-find-open")
    page.keyboard.press("Enter")
    expect(page.locator("#gt-find-words")).to_be_focused()
    page.keyboard.type("advocate")
    results = page.locator(".gt-find li a")
    expect(results.first).to_be_visible()
    found = [one.get_attribute("href") or "" for one in results.all()]
    assert all(re.match(r"(\.\./)+(pledges|charters|principles|help)/", one) for one in found), found
    assert "Said by" not in page.locator(".gt-find").inner_text()
    assert len(set(found)) == len(found)
    assert [url.rsplit("/", 1)[1] for url in asked if "search" in url] == ["young.js"]
    results.first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_search_for_what_is_not_there_says_so(page: Page, served_site: str) -> None:
    """Words of the adult edition find nothing here."""
    page.goto(served_site + PROMISE)
    page.locator("#gt-find-words").focus()
    page.keyboard.type("sufficiency duty commissioning")
    expect(page.locator(".gt-find [role=status]")).to_have_text("Nothing found. Try another word.")


def test_a_table_is_filtered(page: Page, served_site: str) -> None:
    """A word typed above a plan's table leaves the rows that hold it."""
    page.goto(f"{served_site}action-plans/middlesbrough-2008/")
    tab_to(page, ".gt-filter input[name=words]", most=120)
    page.keyboard.type("Family Group")
    expect(page.locator("output")).not_to_have_text("34 of 34 actions shown")
    tab_to(page, ".gt-filter button[type=reset]")
    page.keyboard.press("Enter")
    expect(page.locator("output")).to_have_text("34 of 34 actions shown")


def test_a_word_is_explained(page: Page, served_site: str) -> None:
    """Tab comes to a word with dots under it, Enter opens what it means, Escape closes it."""
    page.goto(f"{served_site}pledges/peterborough/")
    tab_to(page, "button.gt-term")
    opens = page.evaluate("document.activeElement.getAttribute('popovertarget')")
    note = page.locator(f"[id='{opens}']")
    expect(note).to_be_hidden()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
