"""Every link is a back-link at its other end, in the data, in the tables and on both pages."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest

from goldenthread.kinds.table import KINDS
from published import Entry, by_kind, records, under

SHOWN_ELSEWHERE = {"part_of", "drawn_from", "scope"}


def entries(site: Path) -> dict[str, Entry]:
    """Every item by `kind:id`."""
    return {f"{entry['kind']}:{entry['id']}": entry for entry in records(site)}


def test_every_link_has_its_back_link_and_every_back_link_its_link(built_site: Path) -> None:
    """Walked from both ends over all relations; neither end is there without the other."""
    found = entries(built_site)
    forth = {(ref, relation, target) for ref, entry in found.items()
             for relation, targets in entry["links"].items() for target in targets}
    back = {(source, relation, ref) for ref, entry in found.items()
            for relation, sources in entry["backlinks"].items() for source in sources}
    assert forth == back
    assert len(forth) > 2500
    assert {target for _, _, target in forth} <= set(found)


def test_the_tables_have_both_ends(built_site: Path) -> None:
    """A CSV file has a column for each relation of its kind, from either end, with the same ids as the data."""
    found = entries(built_site)
    for kind in ("action", "measure", "promise", "priority", "organisation", "law"):
        file = built_site / "downloads" / f"{KINDS[kind].plural.replace(' ', '-')}.csv"
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(file.read_text("utf-8-sig")))}
        for ref, entry in found.items():
            if entry["kind"] != kind:
                continue
            for side, column in (("links", "link"), ("backlinks", "linked from")):
                for relation, others in entry[side].items():
                    if relation in SHOWN_ELSEWHERE or not others:
                        continue
                    cell = rows[entry["id"]][f"{column}: {relation}"].lstrip("'").split("; ")
                    assert {other.split(":", 1)[1] for other in others} <= set(cell), (ref, relation)


def test_every_page_shows_what_leads_to_it_and_what_it_leads_to(built_site: Path) -> None:
    """For every item and every relation, whichever end it is: a link on its page, or on the page of what holds it.

    Steps and updates are their action's, so a link between them is one of the action; what is long lies in a fold.
    """
    found = entries(built_site)
    hrefs: dict[str, set[str]] = {}
    missing = []
    for ref, entry in found.items():
        page = entry["url"].partition("#")[0]
        if page not in hrefs:
            html = (built_site / page / "index.html").read_text("utf-8").split('<article class="md-content__inner')[1]
            hrefs[page] = {absolute(page, unescape(href)) for href in re.findall(r'href="([^"]+)"', html)}
        for relation, target in ties(entry):
            other = found[target]
            url = found[f"action:{other['id'].rsplit('/', 1)[0]}"]["url"] if other["kind"] == "step" else other["url"]
            if url not in hrefs[page] and url.partition("#")[0] != page:
                missing.append((ref, relation, target))
    assert not missing, "\n".join(" ".join(one) for one in missing)


def ties(entry: Entry) -> list[tuple[str, str]]:
    """The links of an item from either end that its page owes its readers."""
    return [
        (relation, other)
        for side in ("links", "backlinks")
        for relation, others in entry[side].items()
        for other in others
        if relation not in SHOWN_ELSEWHERE and not other.startswith("update:") and entry["kind"] != "step"
    ]


@pytest.mark.parametrize(("kind", "family", "number"), [
    ("action", "middlesbrough-2008", 34), ("measure", "peterborough-2016", 50), ("promise", "peterborough", 10),
    ("commitment", "peterborough", 5), ("principle", "middlesbrough-2020", 7),
])
def test_the_papers_items_are_among_them(kind: str, family: str, number: int, built_site: Path) -> None:
    """The rule above is held for all 34 actions, 50 measures, 10 promises, 5 commitments and 7 principles."""
    assert len(under(by_kind(built_site)[kind], family)) == number


def absolute(page: str, href: str) -> str:
    """An address in the site, from a link on one of its pages."""
    path, sign, anchor = href.partition("#")
    if not path:
        return f"{page}{sign}{anchor}"
    parts = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            parts = parts[:-1]
        elif step not in (".", ""):
            parts.append(step)
    made = "/".join(parts)
    return (f"{made}/" if made and path.endswith(("/", "..")) else made) + sign + anchor
