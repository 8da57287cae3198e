"""A CSV file per kind, for spreadsheets: UTF-8 with a byte-order mark, no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator

from goldenthread.exports.file import File
from goldenthread.exports.values import as_text
from goldenthread.graph.graph import Graph, Tie
from goldenthread.kind import Kinds

_RUNS = ("=", "+", "-", "@", "\t", "\r")
NOT_COLUMNS = ("notes", "inferred", "example", "was")


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """One file for each kind that there is anything of."""
    for kind in kinds:
        records = graph.of_kind(kind.name)
        if not records:
            continue
        facts = [
            {name: value for name, value in graph.derived(record).items() if name not in NOT_COLUMNS}
            for record in records
        ]
        columns = list(dict.fromkeys(name for found in facts for name in found))
        relations = sorted({relation for record in records for relation in graph.links(record.ref)})
        relations = [relation for relation in relations if relation != "part_of"]
        back = sorted({relation for record in records for relation in graph.backlinks(record.ref)})
        back = [relation for relation in back if relation not in ("part_of", "drawn_from")]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(["id", "part_of", *columns, *(f"link: {relation}" for relation in relations),
                         *(f"linked from: {relation}" for relation in back), "url"])
        for record, found in zip(records, facts, strict=True):
            links = graph.links(record.ref)
            writer.writerow([
                safe(record.id),
                safe(record.holders[0].split(":", 1)[1] if record.holders else ""),
                *(safe(as_text(found[name])) if name in found else "" for name in columns),
                *(safe("; ".join(_name(tie) for tie in links.get(relation, ()))) for relation in relations),
                *(safe("; ".join(_name(tie) for tie in graph.backlinks(record.ref).get(relation, ())))
                  for relation in back),
                kinds.address(record),
            ])
        name = kind.plural.replace(" ", "-")
        yield File(f"downloads/{name}.csv", f"All {kind.plural}, as a table", ("\ufeff" + out.getvalue()).encode())


def _name(tie: Tie) -> str:
    """The id a link leads to, or the name as typed where it is in no register."""
    return tie.target.split(":", 1)[1] if tie.target else tie.typed


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that starts like a formula gets an apostrophe before it."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell
