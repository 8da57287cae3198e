"""What each sort of reader comes for is one link away from the home page, in the content and not in the menus."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

COME_FOR = {
    "a young person in care: the Pledge": "pledges/westmoor/",
    "a care leaver: the Charter": "charters/westmoor/",
    "a young person: who to talk to": "help/",
    "parents and carers: the strategies": "strategies/",
    "a councillor: what is late": "progress/",
    "a councillor: the next board pack": "bodies/westmoor-corporate-parenting-panel/pack/2026-12-08/",
    "a partner: its own page": "organisations/",
    "a partner: calendars and spreadsheets": "downloads/",
    "an inspector: the line from promise to proof": "golden-thread/",
    "an inspector: where it is broken": "golden-thread/gaps/",
    "an officer: how to change a line": "guide/",
    "a web team: publishing": "guide/publishing/",
    "a web team: the accessibility statement": "accessibility/",
}


@pytest.fixture(scope="module")
def links(built_site: Path) -> set[str]:
    """Where the links in the content of the home page lead."""
    html = (built_site / "index.html").read_text("utf-8")
    content = html.partition("<article")[2].partition("</article>")[0]
    return {urljoin("/", href).lstrip("/").partition("#")[0] for href in re.findall(r'href="([^"]*)"', content)}


@pytest.mark.parametrize("reader", COME_FOR)
def test_it_is_one_step_away(links: set[str], built_site: Path, reader: str) -> None:
    """The home page leads there, and the page is there."""
    assert COME_FOR[reader] in links
    assert (built_site / COME_FOR[reader] / "index.html").is_file()
