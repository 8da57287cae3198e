"""The feed of changes is Atom as RFC 4287 has it: read by a real parser, and held to all that the standard asks for."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree as Xml

import pytest

from goldenthread.exports.changes import feed
from goldenthread.model.change import Change, Difference, Month, Run, Told, Topic

ATOM = "{http://www.w3.org/2005/Atom}"
OF_A_FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights", "subtitle",
             "title", "updated", "entry"}
OF_AN_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights", "source", "summary",
               "title", "updated"}
HOSTILE = "Homes & <b>carers</b> ]]> “שלום” 👨‍👩‍👧 \x0b\x00 &amp;"


def valid(content: bytes, address: str = "https://a.example/downloads/changes.atom") -> Xml.Element:
    """The feed, read and held to RFC 4287, section 4; its links are resolved from its address."""
    assert content.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    root = Xml.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    ids = []
    for one in (root, *entries):
        names = [part.tag.removeprefix(ATOM) for part in one]
        assert set(names) <= (OF_A_FEED if one is root else OF_AN_ENTRY)
        for name in ("id", "title", "updated"):
            assert names.count(name) == 1, name
            assert one.findtext(f"{ATOM}{name}", "").strip()
        assert uuid.UUID(one.findtext(f"{ATOM}id", "").removeprefix("urn:uuid:")).version == 5
        ids.append(one.findtext(f"{ATOM}id"))
        moment(one)
        ways = [(link.get("rel", "alternate"), link.get("type"), link.get("hreflang"))
                for link in one.findall(f"{ATOM}link")]
        assert len(ways) == len(set(ways)), "two alternate links of one type and language"
        for link in one.findall(f"{ATOM}link"):
            assert urljoin(address, link.attrib["href"]).startswith("https://a.example/")
    assert len(ids) == len(set(ids))
    author = root.find(f"{ATOM}author")
    assert author is not None
    assert author.findtext(f"{ATOM}name", "").strip()
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert urljoin(address, links["self"]) == address
    assert "alternate" in links
    for entry in entries:
        assert moment(entry) <= moment(root)
        text = entry.find(f"{ATOM}content")
        assert text is not None
        assert text.attrib == {"type": "text"}
        assert len(text) == 0
    return root


def moment(one: Xml.Element) -> dt.datetime:
    """The time of a feed or entry, as RFC 3339 has it: with a T and a zone."""
    words = one.findtext(f"{ATOM}updated", "")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", words), words
    return dt.datetime.fromisoformat(words)


def test_the_feed_of_the_examples(built_site: Path) -> None:
    """As the site has it; each link leads to a page."""
    content = (built_site / "downloads/changes.atom").read_bytes()
    root = valid(content)
    for link in root.findall(f".//{ATOM}link"):
        target = (built_site / "downloads" / link.attrib["href"].split("#")[0]).resolve()
        assert target.is_file() or (target / "index.html").is_file(), link.attrib["href"]


def change(day: int, zone: str, ref: str = "promise:a/b", title: str = HOSTILE) -> Change:
    """A promise that was reworded on a day of March 2026."""
    reworded = Difference("reworded", "text", "Wording", (Run(HOSTILE),), (Run("Now"),))
    under = Topic("pledge:a", "pledge", HOSTILE, "pledges/a/")
    return Change("changed", ref, "promise", "", title, "pledges/a/b/", under, (reworded,), HOSTILE, "",
                  dt.date(2026, 3, day), f"2026-03-{day:02}T12:00:00{zone}")


@pytest.mark.parametrize("told", [
    Told(since=dt.date(2026, 1, 1)),
    Told(without="No history."),
    Told((Month(dt.date(2026, 3, 1), "abc", (change(9, "+01:00"), change(10, "Z", "promise:a/c"))),
          Month(dt.date(2026, 2, 1), "abb", (change(1, "-05:00"),))), dt.date(2026, 1, 1)),
], ids=["no change", "no history", "hostile words"])
def test_a_feed_of_anything(told: Told) -> None:
    """Nothing to tell, no history, words that are markup or no XML, and times of several zones."""
    root = valid(feed(told, HOSTILE).content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == sum(len(month.changes) for month in told.months)
    for entry in entries:
        said = entry.findtext(f"{ATOM}title", "")
        assert said == "Changed: promise, Homes & <b>carers</b> ]]> “שלום” 👨‍👩‍👧  &amp;"
    if entries:
        assert moment(root) == dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
