"""`downloads/changes.atom`: what changed as a feed that people subscribe to (RFC 4287); no clock is read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from goldenthread.exports.file import File
from goldenthread.exports.xml_file import document, put
from goldenthread.model.change import Change, Difference, Month, Told

ADDRESS = "downloads/changes.atom"
ATOM = "http://www.w3.org/2005/Atom"
SAID = {"added": "Added", "removed": "Taken out", "moved": "New address", "changed": "Changed"}


def feed(told: Told, name: str) -> File:
    """The feed of a site of this name; an entry is one item in one month, and keeps its id when more of it changes."""
    root = Xml.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    entries = [(month, change) for month in told.months for change in month.changes]
    start = f"{told.since or '1970-01-01'}T00:00:00Z"
    latest = max((change.moment for _, change in entries), key=_instant, default=start)
    put(root, "id", uuid.uuid5(uuid.NAMESPACE_URL, f"goldenthread:changes:{name}").urn)
    put(root, "title", f"{name}: what changed")
    put(root, "updated", latest)
    put(Xml.SubElement(root, "author"), "name", name)
    Xml.SubElement(root, "link", {"rel": "self", "href": "changes.atom"})
    Xml.SubElement(root, "link", {"rel": "alternate", "href": "../changes/"})
    for month, change in entries:
        _entry(root, month, change)
    return File(ADDRESS, "What changed, as a feed to subscribe to", document(root))


def _entry(root: Xml.Element, month: Month, change: Change) -> None:
    entry = Xml.SubElement(root, "entry")
    own = f"goldenthread:{month.base}:{month.first}:{change.known_as or change.ref}"
    put(entry, "id", uuid.uuid5(uuid.NAMESPACE_URL, own).urn)
    name = " ".join(part for part in (change.word, change.code) if part)
    put(entry, "title", f"{SAID[change.happened]}: {name}, {change.title}")
    put(entry, "updated", change.moment)
    address = (change.address if change.happened != "removed" else "") or "changes/"
    Xml.SubElement(entry, "link", {"rel": "alternate", "href": f"../{address}"})
    Xml.SubElement(entry, "category", {"term": change.happened})
    lines = [change.topic.title, *(line for one in change.differences for line in _lines(one))]
    if change.was_at:
        lines.append(f"It was at /{change.was_at}")
    if change.note:
        lines.append(f"Why: {change.note}")
    put(entry, "content", "\n".join(lines)).set("type", "text")


def _lines(one: Difference) -> Iterator[str]:
    if one.before and one.after:
        times = f" (moved {one.times} times)" if one.times > 1 else ""
        yield f"{one.label}: {one.was} → {one.now}{times}"
    elif one.after:
        yield f"{one.label}: {one.now}"
    else:
        yield f"{one.label}, taken out: {one.was}"


def _instant(moment: str) -> float:
    return dt.datetime.fromisoformat(moment).timestamp()
