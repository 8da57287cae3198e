"""The poster of a pledge: one side of A4 made by a browser, its text is text, and its code opens the pledge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Browser

from conftest import serving
from small_project import CONFIG, run, write

pytestmark = pytest.mark.browser

ADDRESS = "https://promises.example.gov.uk/care/"
LONG = (
    "We will tell you within a week, in words that make sense to you, what we have decided about your life, and why, "
    "and what you can do if you think that we have got it wrong."
)
A4 = (595, 842)
MEASURED = """() => {
  const poster = document.querySelector(".gt-poster");
  const letters = [...poster.querySelectorAll("li p")].map((words) => parseFloat(getComputedStyle(words).fontSize));
  return [poster.scrollHeight, poster.clientHeight, Math.min(...letters)];
}"""
NAMES = ("Respect", "Safe", "Support", "Health", "Listen", "Information", "Life Story", "Contact", "Prepare")


def pledge(title: str, promises: list[tuple[str, str, str]]) -> str:
    """A pledge of these promises: keyword, agreed words and, where there are any, plain words."""
    rows = "".join(
        f"  - keyword: {keyword}\n    text: {text}\n" + (f"    in_short: {short}\n" if short else "")
        for keyword, text, short in promises
    )
    return f"---\nkind: pledge\ntitle: {title}\ncouncil: Somewhere Council\npromises:\n{rows}---\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pledges of one, of twelve long and of twenty endless promises, on a site whose address is known."""
    root = write(tmp_path_factory.mktemp("posters"), {
        "mkdocs.yml": f"site_url: {ADDRESS}\n{CONFIG}",
        "strategy/one/pledge.md": pledge("One promise", [("Listen", "We will listen to you.", "")]),
        "strategy/twelve/pledge.md": pledge(
            "Twelve long promises made to you by all of us together",
            [(f"Telling you number {number}", LONG, "") for number in range(1, 13)],
        ),
        "strategy/twenty/pledge.md": pledge(
            "Twenty", [(f"Endless {number}", LONG * 6, "") for number in range(1, 21)]),
    })
    done = run(root, "build", "--today", "2026-11-22")
    assert done.returncode == 0, done.stdout
    assert "poster-without-code" not in run(root, "check", "--today", "2026-11-22").stdout
    return root / "site"


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of that site on this computer."""
    with serving(site) as address:
        yield address


def printed(browser: Browser, address: str) -> pypdfium2.PdfDocument:
    """A page as Chromium prints it, with the size of paper that its style asks for."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    made = page.pdf(prefer_css_page_size=True, print_background=False)
    context.close()
    return pypdfium2.PdfDocument(made)


def words(document: pypdfium2.PdfDocument) -> str:
    """The text of the first page."""
    return " ".join(document[0].get_textpage().get_text_range().split())


def codes(document: pypdfium2.PdfDocument) -> list[str]:
    """What the codes on the first page say, as a camera would read them from the paper."""
    bitmap = document[0].render(scale=2, grayscale=True)
    image = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
    return [found.text for found in zxingcpp.read_barcodes(image)]


@pytest.mark.parametrize("name", ["one", "twelve", "twenty"])
def test_a_poster_is_one_page_whose_code_opens_its_pledge(browser: Browser, served: str, name: str) -> None:
    """However many promises there are: one page of A4, its address in words and as a code."""
    document = printed(browser, f"{served}pledges/{name}/poster/")
    assert len(document) == 1
    assert tuple(round(length) for length in document[0].get_size()) == A4
    assert codes(document) == [f"{ADDRESS}pledges/{name}/"]
    assert f"promises.example.gov.uk/care/pledges/{name}/" in words(document).replace(" ", "")


def test_twelve_long_promises_are_all_there(browser: Browser, served: str) -> None:
    """All twelve with all their words, none cut off at the foot of the page, in letters that can be read."""
    text = words(printed(browser, f"{served}pledges/twelve/poster/"))
    assert text.count("if you think that we have got it wrong.") == 12
    assert all(f"Telling you number {number}" in text for number in range(1, 13))
    assert "In danger now? Call 999." in text
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}pledges/twelve/poster/")
    page.emulate_media(media="print")
    needs, has, letter = page.evaluate(MEASURED)
    context.close()
    assert needs <= has
    assert letter >= 9 * 96 / 72


def test_where_words_would_not_fit_the_names_stand_alone(browser: Browser, served: str) -> None:
    """Twenty endless promises: nothing is cut in the middle; their names are there, and the code leads to the words."""
    text = words(printed(browser, f"{served}pledges/twenty/poster/"))
    assert all(f"Endless {number}" in text for number in range(1, 21))
    assert "within a week" not in text


def test_the_ten_promises_of_a_paper_fit(browser: Browser, served_site: str) -> None:
    """Peterborough's ten, on the site as it ships; the code leads to the pledge."""
    document = printed(browser, f"{served_site}pledges/peterborough/poster/")
    text = words(document)
    assert len(document) == 1
    assert codes(document) == ["https://promises.westmoor.example/pledges/peterborough/"]
    assert all(name in text for name in NAMES)
    assert "We will NOT promise what we cannot do" in text
    assert "An example from a past paper" in text
