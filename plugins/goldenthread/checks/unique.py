"""One name, one code and one address each."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem

OWN_PAGES = (
    "downloads/", "search/", "assets/", "sitemap.xml", "404.html", "golden-thread/", "progress/", "changes/", "guide/",
    "waivers/",
)

WITH_POSTERS = ("pledge", "charter")
TO_PRINT = {"pledge": "poster/", "charter": "poster/", "strategy": "print/"}
"""The page of its own that each of these has for paper, after its address."""


def names(records: list[Record], kinds: Kinds) -> Iterator[Problem]:
    """No two things of a kind share a name; no two actions of a plan share a code."""
    seen: dict[str, Record] = {}
    doubled: set[str] = set()
    for record in records:
        first = seen.setdefault(record.ref, record)
        if first is record:
            continue
        doubled.add(record.ref)
        if doubled.intersection(record.holders):
            continue
        plural = kinds[record.kind].plural
        if record.code:
            place, other = (one.places.get(one.type.coded or "", one.place) for one in (record, first))
            yield say.two_with_one_code(place, plural, record.code, other)
        else:
            yield say.two_with_one_name(record.places.get("name", record.place), plural, record.last, first.place)


def addresses(records: list[Record], kinds: Kinds) -> Iterator[Problem]:
    """No two pages share an address, and none has that of a page the site makes itself."""
    seen: dict[str, Record] = {}
    own = _Own(records, kinds)
    for record in records:
        address = kinds.address(record)
        if "#" in address:
            continue
        first = seen.setdefault(address.casefold(), record)
        if first is not record and first.ref != record.ref:
            yield say.two_at_one_address(record.place, f"/{address}", first.place)
        elif address in own.papers or (record.kind == "page" and address in own):
            yield say.two_at_one_address(record.place, f"/{address}", None)


def old_addresses(records: list[Record], kinds: Kinds) -> Iterator[Problem]:
    """An old address that forwards is not the address of any page, and forwards to one place only."""
    pages = {address: record for record in records if "#" not in (address := kinds.address(record).casefold())}
    old: dict[str, Record] = {}
    own = _Own(records, kinds)
    for record in records:
        for name in record.facts.get("was", ()):
            address = kinds.former_address(record, name).casefold()
            taken = pages.get(address) or old.setdefault(address, record)
            place = record.places.get("was", record.place)
            if address in pages or taken is not record:
                yield say.old_name_in_use(place, name, taken.place)
            elif address in own:
                yield say.old_name_in_use(place, name, None)


class _Own:
    """The addresses of the pages the site makes itself; a list of what there is none of is not made."""

    def __init__(self, records: list[Record], kinds: Kinds) -> None:
        there = {record.kind for record in records}
        self.papers = {kinds.address(one) + TO_PRINT[one.kind] for one in records if one.kind in TO_PRINT}
        self.lists = {f"{kind.section}/" for kind in kinds if kind.listed and kind.name in there}

    def __contains__(self, address: str) -> bool:
        """Whether an address is one of them."""
        return address.startswith(OWN_PAGES) or address in self.lists or address in self.papers
