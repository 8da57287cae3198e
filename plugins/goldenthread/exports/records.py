"""`downloads/records.json`: every item of the edition, with its links at both ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from goldenthread.exports.file import File
from goldenthread.exports.json_text import laid_out
from goldenthread.exports.values import as_json
from goldenthread.graph.graph import PART_OF, REFERS_TO, Graph, Tie
from goldenthread.kind import Kinds
from goldenthread.model.record import Record

SCHEMA_VERSION = 1
NOT_FIELDS = ("was", "example", "inferred", "notes")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The one file of all records."""
    data = {
        "schema_version": SCHEMA_VERSION,
        "audience": audience,
        "today": today.isoformat(),
        "records": [entry(record, graph, kinds) for record in graph],
    }
    text = laid_out(data) + "\n"
    yield File("downloads/records.json", "All items with their links, for programs", text.encode())


def entry(record: Record, graph: Graph, kinds: Kinds) -> dict[str, Any]:
    """One record in the shape that `records.json` promises."""
    facts = graph.derived(record)
    made: dict[str, Any] = {"kind": record.kind, "id": record.id}
    if record.code:
        made["code"] = record.code
    fields = {name: as_json(value) for name, value in facts.items() if name not in NOT_FIELDS}
    if record.facts.get("inferred"):
        made_inferred = list(record.facts["inferred"])
        fields["inferred"] = made_inferred
    if record.facts.get("example"):
        fields["example"] = True
    links, backlinks = _ties(graph.links(record.ref), PART_OF), _ties(graph.backlinks(record.ref), "")
    if getattr(record.type, "refers", False):
        links, backlinks = {REFERS_TO: [], **links}, {REFERS_TO: [], **backlinks}
    return {
        **made,
        "title": record.title,
        "url": kinds.address(record),
        "fields": fields,
        "links": links,
        "backlinks": backlinks,
    }


def _ties(ties: dict[str, list[Tie]], first: str) -> dict[str, list[str]]:
    """Relations in alphabetical order, `part_of` last; names in no register are left out, being no links."""
    return {
        relation: [tie.target for tie in found if tie.target]
        for relation, found in sorted(ties.items(), key=lambda pair: (pair[0] == first, pair[0]))
        if any(tie.target for tie in found)
    }
