"""What a page is about, in the words of schema.org (JSON-LD): one thing for a page, and all of them in one file.

Young people's pages have none, in the file neither: they are lean, and tell a passing program nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from goldenthread.exports.events import warning
from goldenthread.exports.file import File
from goldenthread.exports.json_text import laid_out
from goldenthread.graph.graph import Graph, Tie
from goldenthread.kind import Kinds
from goldenthread.model.record import Record
from goldenthread.model.when import Period, When
from goldenthread.progress.standing import Horizon, standing

ADDRESS = "downloads/site.jsonld"
CONTEXT = "https://schema.org"
WORK, AGENCY = "CreativeWork", "Organization"
TYPES = {
    "strategy": WORK, "priority": WORK, "timeline": WORK, "action-plan": WORK, "report": WORK, "review": WORK,
    "paper": WORK, "action": "Action", "organisation": AGENCY, "body": AGENCY, "meeting": "Event",
    "dataset": "Dataset", "term": "DefinedTerm",
}
STATUSES = {"not started": "PotentialActionStatus", "on track": "ActiveActionStatus", "at risk": "ActiveActionStatus",
            "off track": "ActiveActionStatus", "done": "CompletedActionStatus"}
"""What schema.org can say of an action's status: it has no word for one that was stopped."""
Href = Callable[[str], str]
Thing = dict[str, Any]


def files(graph: Graph, kinds: Kinds, audience: str, today: dt.date) -> Iterator[File]:
    """The one file of all things; its addresses are seen from the folder it lies in."""
    on = Horizon(today, public=audience != "internal")
    found = [thing(graph, kinds, record, on, lambda to: f"../{to}") for record in graph if record.kind in TYPES]
    text = laid_out({"@context": CONTEXT, "@graph": found}) + "\n"
    yield File(ADDRESS, "What each page is about, as linked data (schema.org)", text.encode())


def things(graph: Graph, kinds: Kinds, on: Horizon) -> dict[str, Callable[[Href], Thing]]:
    """By the address of a page, what makes the thing it is about, given how the page links to an address."""

    def maker(record: Record) -> Callable[[Href], Thing]:
        return lambda href: thing(graph, kinds, record, on, href)

    return {kinds.address(record): maker(record) for record in graph
            if record.kind in TYPES and kinds[record.kind].on_page}


def thing(graph: Graph, kinds: Kinds, record: Record, on: Horizon, href: Href) -> Thing:
    """One thing; what is not known is left out."""
    facts = record.facts
    made: Thing = {"@type": TYPES[record.kind], "@id": href(kinds.address(record)), "name": record.title,
                   "identifier": record.code, "description": _first(facts, "summary", "about", "meaning"),
                   "disambiguatingDescription": warning(graph, record)}
    whole = next((graph[ref] for ref in record.holders if ref in graph and ref.split(":")[0] in TYPES), None)
    if whole is None and record.kind == "action-plan":
        whole = graph.strategy_of(record)
    made["isPartOf"] = {"@id": href(kinds.address(whole))} if whole and TYPES[record.kind] == WORK else None
    made |= _OWN.get(TYPES[record.kind], _of_work)(graph, kinds, record, on, href)
    return {name: value for name, value in made.items() if value}


def _of_work(graph: Graph, kinds: Kinds, record: Record, on: Horizon, href: Href) -> Thing:
    facts = record.facts
    period, council = facts.get("period"), _first(facts, "council")
    return {
        "temporalCoverage": f"{period.first}/{period.last}" if isinstance(period, Period) else None,
        "datePublished": next((facts[name].last.isoformat() for name in ("date_approved", "approved", "date")
                               if isinstance(facts.get(name), When)), None),
        "creativeWorkStatus": _first(facts, "status"),
        "keywords": _first(facts, "theme"),
        "publisher": {"@type": AGENCY, "name": council} if council and not record.example else None,
    }


def _of_action(graph: Graph, kinds: Kinds, record: Record, on: Horizon, href: Href) -> Thing:
    where, ties = standing(graph, record, on), graph.links(record.ref)
    plan = graph.records.get(record.holders[-1]) if record.holders else None
    return {
        "agent": _agents(graph, kinds, ties.get("lead", ()), href),
        "participant": _agents(graph, kinds, ties.get("partners", ()), href),
        "endTime": where.due.last.isoformat() if where.due else None,
        "actionStatus": f"{CONTEXT}/{STATUSES[where.status]}" if where.said and where.status in STATUSES else None,
        "object": {"@id": href(kinds.address(plan))} if plan else None,
    }


def _of_meeting(graph: Graph, kinds: Kinds, record: Record, on: Horizon, href: Href) -> Thing:
    date = record.facts.get("date")
    return {
        "startDate": date.last.isoformat() if isinstance(date, When) and date.span.precision == "day" else None,
        "organizer": _agents(graph, kinds, graph.links(record.ref).get("met", ()), href),
    }


def _of_table(graph: Graph, kinds: Kinds, record: Record, on: Horizon, href: Href) -> Thing:
    council = _first(record.facts, "council")
    file = href(f"downloads/figures/{record.id}.csv")
    return {
        "creator": {"@type": AGENCY, "name": council} if council else None,
        "variableMeasured": _first(record.facts, "unit"),
        "distribution": {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": file},
    }


_OWN: dict[str, Callable[[Graph, Kinds, Record, Horizon, Href], Thing]] = {
    "Action": _of_action, "Event": _of_meeting, "Dataset": _of_table,
    AGENCY: lambda *_: {}, "DefinedTerm": lambda *_: {},
}


def _agents(graph: Graph, kinds: Kinds, ties: Iterable[Tie], href: Href) -> list[Thing]:
    """Who is meant; a role, or a name in no register, is said to be neither a person nor an organisation."""
    found: list[Thing] = []
    for tie in ties:
        if not tie.target:
            found.append({"name": tie.typed})
            continue
        one = graph[tie.target]
        sort = {"@type": TYPES[one.kind]} if one.kind in TYPES else {}
        found.append({**sort, "@id": href(kinds.address(one)), "name": one.title})
    return found


def _first(facts: Any, *names: str) -> str:
    return next((str(facts[name]) for name in names if facts.get(name)), "")
