"""What we mend in the theme is still at fault in it: a mend that is no longer needed must go.

A plain site of the theme alone, with none of our styles, has the faults; the same rules find nothing on our pages
(`test_axe_finds_nothing.py`).
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from conftest import _AtRoot, serving
from test_axe_finds_nothing import RULES

pytestmark = pytest.mark.browser

SITE = """
site_name: Plain
theme: {name: material, font: false, features: [navigation.tabs, navigation.path, navigation.footer]}
markdown_extensions: [pymdownx.tasklist: {custom_checkbox: true}, pymdownx.highlight, pymdownx.superfences]
nav: [{Home: index.md}, {Part: [part/one.md, part/two.md]}]
"""
TEXT = """
# One

Somebody wrote [a link in a sentence](two.md) here.

- [ ] a task

| {heads} |
|{lines}|
| {cells} |

``` py
# a remark
```
"""
MENDS = {
    "a wide table gets a region that the keyboard can scroll": "scrollable-region-focusable",
    "colours of tabs, footer and remarks get more contrast": "color-contrast",
    "statuses are words and shapes, never its checkboxes": "label",
    "its search dialog gets a name": "aria-dialog-name",
}


@pytest.fixture(scope="module")
def plain(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The first page of a plain site of the theme, on a phone."""
    root = tmp_path_factory.mktemp("plain")
    (root / "docs/part").mkdir(parents=True)
    columns = range(30)
    text = TEXT.format(heads=" | ".join(f"Heading{n}" for n in columns), lines="|".join("---" for _ in columns),
                       cells=" | ".join("word" for _ in columns))
    for name, words in {"index": "# Home", "part/one": text, "part/two": "# Two"}.items():
        (root / f"docs/{name}.md").write_text(words, "utf-8")
    (root / "mkdocs.yml").write_text(SITE, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=root, check=True, capture_output=True)
    with serving(root / "site", _AtRoot) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(f"{address}part/one/")
        yield page
        context.close()


@pytest.fixture(scope="module")
def faults(plain: Page) -> set[str]:
    """What axe-core finds on it, in light and in dark, with and without the best practices."""
    rules = {"runOnly": [*RULES["runOnly"], "best-practice"]}
    return {rule["id"] for rule in Axe().run(plain, options=rules).response["violations"]}


@pytest.mark.parametrize("mend", MENDS)
def test_the_mend_is_still_needed(faults: set[str], mend: str) -> None:
    """The theme alone fails this rule of axe-core."""
    assert MENDS[mend] in faults


def test_links_in_a_sentence_are_still_told_by_colour_alone(plain: Page) -> None:
    """The theme alone underlines no link (WCAG 1.4.1); ours underlines them."""
    assert plain.evaluate("getComputedStyle(document.querySelector('article p a')).textDecorationLine") == "none"
