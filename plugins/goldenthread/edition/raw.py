"""Small numbers of people in files that anybody can read, which nobody has published before."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.edition.counts import Counts, counts_of, row_place
from goldenthread.edition.view import View
from goldenthread.edition.withholding import Withheld, rule_of, small_parts, tells_too_much
from goldenthread.graph.graph import Graph
from goldenthread.guard.table import Guarded
from goldenthread.messages import safety as say
from goldenthread.model.record import Record
from goldenthread.problems import Problem


def in_public_files(graph: Graph, view: View, setting: Setting) -> Iterator[Problem]:
    """In a public repository a small number of people is there only where it is public already, which is said: under
    `published_in:`, or as the published paper that an example is drawn from. What an override lets be shown is public.
    """
    if view.publishing.repository != "public":
        return
    written = [record for record in graph if not record.secluded and not record.facts.get("published_in")
               and record.paper is None]
    yield from _tables([record for record in written if record.kind == "dataset"], view, setting)
    alone = Withheld(Counts(), Guarded({}, {}))
    for record in written:
        if record.kind == "fact" and tells_too_much(record, view, alone):
            yield say.small_number_in_public_repository(record.places.get("value", record.place), record.title)
        if record.kind == "measure":
            for name in small_parts(record, view):
                yield say.small_number_in_public_repository(record.places.get(name, record.place), record.title)


def _tables(datasets: list[Record], view: View, setting: Setting) -> Iterator[Problem]:
    counts = counts_of(datasets, view.publishing)
    rule = rule_of(view)
    small = {cell[0] for cell, number in counts.counts.items() if rule.is_small(number) and cell not in counts.shown}
    for record in datasets:
        for row in counts.rows.get(record.id, ()):
            if row.key in small:
                place = row_place(record.place, setting.rows(record.place.path), row)
                yield say.small_number_in_public_repository(place, row.label, row=True)
