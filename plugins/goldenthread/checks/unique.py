"""One name, one code and one address each."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.kind import Kinds
from goldenthread.messages import links as say
from goldenthread.model.record import Record
from goldenthread.problems import Place, Problem

OWN_PAGES = (
    "downloads/", "search/", "assets/", "sitemap.xml", "404.html", "golden-thread/", "progress/", "changes/", "guide/",
)


def names(records: list[Record], kinds: Kinds) -> Iterator[Problem]:
    """No two things of a kind share a name; no two actions of a plan share a code."""
    seen: dict[str, Record] = {}
    for record in records:
        first = seen.setdefault(record.ref, record)
        if first is record:
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
    taken = {f"{kind.section}/": kind.plural for kind in kinds if kind.listed}
    for record in records:
        address = kinds.address(record)
        if "#" in address:
            continue
        first = seen.setdefault(address.casefold(), record)
        if first is not record and first.ref != record.ref:
            yield say.two_at_one_address(record.place, f"/{address}", first.place)
        elif record.kind == "page" and (address in taken or address.startswith(OWN_PAGES)):
            yield say.two_at_one_address(record.place, f"/{address}", Place("goldenthread"))


def old_addresses(records: list[Record], kinds: Kinds) -> Iterator[Problem]:
    """An old address that forwards is not the address of anything else."""
    pages = {kinds.address(record): record for record in records}
    old: dict[str, Record] = {}
    for record in records:
        for name in record.facts.get("was", ()):
            address = kinds.former_address(record, name)
            taken = pages.get(address) or old.get(address)
            if taken and taken is not record:
                yield say.old_name_in_use(record.places.get("was", record.place), name, taken.place)
            old[address] = record
