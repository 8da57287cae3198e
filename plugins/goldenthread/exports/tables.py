"""A table for each kind: a row for each item, a column for each fact, and for the links from either end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from goldenthread.exports.csv_file import BETWEEN, Column, Datatype, Table, csv_file
from goldenthread.exports.file import File
from goldenthread.exports.values import as_text
from goldenthread.graph.graph import Graph, Tie
from goldenthread.kind import Kind, Kinds
from goldenthread.model.record import Record
from goldenthread.model.thing import Thing

NOT_COLUMNS = ("notes", "inferred", "example", "was")
ID = Column("id", "Its name in this site; it never changes with a title.")
HOLDER = Column("part_of", "The id of what it is written in, such as the plan of an outcome.")
URL = Column("url", "Where it is found in this site.", "anyURI")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """One CSV file for each kind that there is anything of."""
    return (csv_file(table) for table in tables(graph, kinds, audience, today))


def tables(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[Table]:
    """One table for each kind that there is anything of."""
    for kind in kinds:
        records = graph.of_kind(kind.name)
        if records:
            yield _table(graph, kinds, kind, records)


def _table(graph: Graph, kinds: Kinds, kind: Kind, records: list[Record]) -> Table:
    facts = [
        {name: value for name, value in graph.derived(record).items() if name not in NOT_COLUMNS}
        for record in records
    ]
    names = list(dict.fromkeys(name for found in facts for name in found))
    relations = sorted({relation for record in records for relation in graph.links(record.ref)})
    relations = [relation for relation in relations if relation != "part_of"]
    back = sorted({relation for record in records for relation in graph.backlinks(record.ref)})
    back = [relation for relation in back if relation not in ("part_of", "drawn_from")]
    columns = (
        ID, HOLDER,
        *(Column(name, _about(kind.type, name), _datatype(found.get(name) for found in facts)) for name in names),
        *(Column(f"link: {relation}", "Ids, or names as typed.", many=True) for relation in relations),
        *(Column(f"linked from: {relation}", "Ids.", many=True) for relation in back),
        URL,
    )

    def rows() -> Iterator[Iterator[str]]:
        for record, found in zip(records, facts, strict=True):
            yield _row(graph, kinds, record, [as_text(found[name]) if name in found else "" for name in names],
                       relations, back)

    name = kind.plural.replace(" ", "-")
    return Table(f"downloads/{name}.csv", f"All {kind.plural}, as a table", f"All {kind.plural}", columns, rows(),
                 key=ID.name)


def _row(graph: Graph, kinds: Kinds, record: Record, said: list[str], relations: list[str], back: list[str]
         ) -> Iterator[str]:
    links, backlinks = graph.links(record.ref), graph.backlinks(record.ref)
    yield record.id
    yield record.holders[0].split(":", 1)[1] if record.holders else ""
    yield from said
    yield from (BETWEEN.join(_name(tie) for tie in links.get(relation, ())) for relation in relations)
    yield from (BETWEEN.join(_name(tie) for tie in backlinks.get(relation, ())) for relation in back)
    yield kinds.address(record)


def _name(tie: Tie) -> str:
    """The id a link leads to, or the name as typed where it is in no register."""
    return tie.target.split(":", 1)[1] if tie.target else tie.typed


def _about(owner: type[Thing], name: str) -> str:
    """What an author is told of a fact; nothing of one that is worked out."""
    owners: list[type[BaseModel]] = [owner, *([owner.borrows[0]] if owner.borrows else [])]
    return next((str(one.model_fields[name].description or "") for one in owners if name in one.model_fields), "")


def _datatype(values: Iterable[Any]) -> Datatype:
    sorts = {type(value) for value in values if value is not None}
    if sorts == {bool}:
        return "boolean"
    return "integer" if sorts == {int} else "string"
