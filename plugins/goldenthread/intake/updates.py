"""An update sheet that has come back: what a partner has filled in, held against the plans as they are today.

Only what can be typed into is taken. A locked cell that says something else than it did is told, and so is what has
changed in the plan since the sheet was made: by the check that ends each row the two can be told apart.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from goldenthread.exports.csv_file import Cell
from goldenthread.exports.updates import (
    CHECK,
    EVIDENCE,
    LOCKED,
    NEW_DATE,
    OPEN_TO_ALL,
    STATUS,
    STATUSES,
    UPDATE,
    checked,
    in_words,
    row,
)
from goldenthread.graph.graph import Graph
from goldenthread.intake.cleaning import lines_of
from goldenthread.intake.edits import Change, Edits, Patch, Same, listed_in, said_in
from goldenthread.intake.grid import Content, Row
from goldenthread.intake.log import Log, Sort
from goldenthread.intake.patch import OF_A_STEP
from goldenthread.intake.strategy_patch import reread_page
from goldenthread.intake.write import Value
from goldenthread.messages.catalogue import listed, quoted
from goldenthread.model.fields import LONGEST_LINE
from goldenthread.model.record import Record
from goldenthread.model.when import WhenError, read_when
from goldenthread.progress.standing import Horizon
from goldenthread.source.files import read_document
from goldenthread.source.tree import Facts, key_name

AUDIENCES = ("public", "internal")
OF_ONES_OWN = ("as_at", "reported_by", "id")
"""What a row says of the sheet itself, and not of the plan."""
NEEDED = frozenset(column.name for column in (*OPEN_TO_ALL, CHECK)) | {"id"}
HEADINGS = {column.name: column.heading for column in (*LOCKED, *OPEN_TO_ALL, CHECK)}
ShownTo = Callable[[str], Graph]
"""What the public, or colleagues, may see of the project."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A row with something in its open cells: its cells by the names of the columns, and where it stands."""

    place: str
    cells: Mapping[str, str]

    def at(self, name: str) -> str:
        """The words of a cell as one line."""
        return " ".join(self.cells.get(name, "").split())

    def where(self, name: str) -> str:
        """The place of a cell: its row, and the heading above it."""
        return f"{self.place}, “{HEADINGS[name]}”"


@dataclass(frozen=True, slots=True)
class News:
    """What a row says of an action: a new status, and an entry for its updates; by_hand what a person must decide, and
    `made` the day that the sheet was made on, None where it no longer says so.
    """

    action: Record
    status: str
    entry: Mapping[str, Value]
    by_hand: tuple[str, ...]
    made: dt.date | None


@dataclass(slots=True)
class Sheet:
    """Reads the rows of a sheet against the project; what is not taken goes into the log."""

    shown_to: ShownTo
    today: dt.date
    log: Log
    seen: set[str] = field(default_factory=set)

    def news(self, filled: Filled) -> News | None:
        """What a row says, or nothing where it is of no action that there is."""
        sent = [filled.at(column.name) for column in LOCKED]
        edition = next((one for one in AUDIENCES if checked(sent, one) == filled.at(CHECK.name)), None)
        graph = self.shown_to(edition or AUDIENCES[0])
        action = graph.records.get(f"action:{filled.at('id')}")
        if action is None:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.where("id"),
                         f"no action has the id {quoted(filled.at('id'))} (the sheet calls it "
                         f"{quoted(filled.at('code') or 'nothing')}): it may have a new name, or be gone")
            return None
        if action.ref in self.seen:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.place, f"the action {action.code} has had a row already")
            return None
        self.seen.add(action.ref)
        if edition == "internal":
            self.log.add(Sort.DOUBTFUL, "the file", "this sheet is of the internal edition: see that anybody may read "
                                                    "what it says")
        who = self._who(graph, action, filled)
        now = row(graph, action, who, Horizon(self.today, public=edition != "internal"))
        differs = self._differs(filled, now, edition)
        if "outcome" in differs and ("action" in differs or not filled.at("action")):
            self.log.add(Sort.NOT_UNDERSTOOD, filled.place, f"{action.code or action.id} is another action now than in "
                                                            "this sheet, or the sheet is of another plan")
            return None
        return self._taken(action, filled, who, differs)

    def _who(self, graph: Graph, action: Record, filled: Filled) -> Record | None:
        """Who filled the row in, if they lead the action or take part in it."""
        known = [*graph.targets(action.ref, "lead"), *graph.targets(action.ref, "partners")]
        who = next((one for one in known if one.title == filled.at("reported_by")), None)
        if who is None:
            self.log.add(Sort.DOUBTFUL, filled.where("reported_by"),
                         "who says this cannot be told: write “by:” with a role or an organisation into the update")
        return who

    def _differs(self, filled: Filled, now: Mapping[str, Cell], edition: str | None) -> dict[str, str]:
        """The locked cells that say something else than the plan does now, with what it says; what is for colleagues is
        not said in the log, which lies beside what is public.
        """
        found = {}
        for column in LOCKED:
            name, is_now = column.name, in_words(now[column.name])
            if name in OF_ONES_OWN or filled.at(name) == is_now:
                continue
            found[name] = is_now
            if edition is None:
                self.log.add(Sort.LEFT_OUT, filled.where(name), "a locked cell says something else than the plan; the "
                                                                "plan stays as it is")
            else:
                said = f": from {quoted(filled.at(name) or 'nothing')} to {quoted(is_now or 'nothing')}"
                self.log.add(Sort.DOUBTFUL, filled.where(name), "the plan has changed since this sheet was made"
                             f"{said if edition == 'public' else ''}")
        return found

    def _taken(self, action: Record, filled: Filled, who: Record | None, differs: Mapping[str, str]) -> News:
        status, date = self._status(filled), self._date(filled)
        words, evidence = self._words(filled, UPDATE.name), self._words(filled, EVIDENCE.name)
        code, by_hand = action.code or action.id, []
        if status and differs.get("status_now", status) != status:
            by_hand.append(f"{code}, status: the sheet says {quoted(status)}, and somebody else has said "
                           f"{quoted(differs['status_now'])} since it was made")
            status = ""
        if date and differs.get("due_now", date) != date:
            by_hand.append(f"{code}, new date: the sheet says {quoted(date)}, and the day has moved to "
                           f"{quoted(differs['due_now'])} since it was made")
            date = ""
        without = [HEADINGS[name] for name, said in ((EVIDENCE.name, evidence), (NEW_DATE.name, date)) if said]
        if without and not words:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.where(UPDATE.name),
                         f"{listed([f'“{one}”' for one in without], 'and')} cannot stand alone: ask what has happened")
        entry: dict[str, Value] = {"date": in_words(self.today), "text": words} if words else {}
        if words:
            own = {"by": who.id if who else "", "evidence": evidence, "new_date": date}
            entry |= {name: said for name, said in own.items() if said}
        return News(action, status, entry, tuple(by_hand), _day(filled.at("as_at")))

    def _status(self, filled: Filled) -> str:
        said = filled.at(STATUS.name)
        if said and key_name(said).replace("_", " ") not in STATUSES:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.where(STATUS.name),
                         f"{quoted(said)} is no status: it can be {listed(STATUSES)}")
            return ""
        return key_name(said).replace("_", " ")

    def _date(self, filled: Filled) -> str:
        said = filled.at(NEW_DATE.name)
        if not said:
            return ""
        try:
            last = read_when(said).last
        except WhenError:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.where(NEW_DATE.name),
                         f"{quoted(said)} cannot be read as a date: write it as in 30 September 2027")
            return ""
        if last < self.today:
            self.log.add(Sort.DOUBTFUL, filled.where(NEW_DATE.name), f"{quoted(said)} is in the past")
        return said

    def _words(self, filled: Filled, name: str) -> str:
        said = " ".join(lines_of(filled.cells.get(name, ""), filled.where(name), self.log))
        if len(said) > LONGEST_LINE:
            self.log.add(Sort.NOT_UNDERSTOOD, filled.where(name), f"more than {LONGEST_LINE} letters")
            return ""
        return said


def filled_in(content: Content, log: Log) -> list[Filled] | None:
    """The rows of an update sheet that are filled in; None where a file is none, which its headings tell."""
    found: list[Filled] | None = None
    known = {key_name(said): name for name, said in HEADINGS.items()}
    for grid in content.grids:
        columns: dict[str, int] = {}
        for one in grid.rows:
            if not columns:
                columns = _columns(one, known)
                found = (found or []) if columns else found
                continue
            cells = {name: one.at(at).text for name, at in columns.items()}
            if any(cells[column.name].strip() for column in OPEN_TO_ALL):
                found = [*(found or []), Filled(one.place, cells)]
        gone = [column.heading for column in LOCKED if columns and column.name not in columns]
        if gone:
            log.add(Sort.DOUBTFUL, grid.name, f"these columns are gone or hidden: {listed(gone, 'and')}")
    return found


def _columns(heads: Row, known: Mapping[str, str]) -> dict[str, int]:
    """Which column is which, by a row of headings; empty where the row is none."""
    keys = [key_name(" ".join(cell.text.split())) for cell in heads.cells]
    found = {known[key]: at for at, key in enumerate(keys) if key in known}
    return found if found.keys() >= NEEDED else {}


def patches_of(news: list[News], texts: Mapping[str, str | None], same: Same, log: Log) -> dict[str, Patch]:
    """What the news would change, by the path of the plan; `texts` are the plans as they are typed, None
    where one cannot be read.
    """
    made = {}
    for path, text in texts.items():
        document, problems = read_document(path, path, text) if text is not None else (None, [])
        own = [one for one in news if one.action.place.path == path]
        if document is None or problems or text is None:
            log.add(Sort.NOT_UNDERSTOOD, path, "this file has a mistake in it: mend it, then import the sheet again")
            continue
        edits = Edits(text, document.facts, same, partial(reread_page, path))
        actions = {said_in(action, "code"): action for group in listed_in(document.facts, "outcomes")
                   for action in listed_in(group, "actions")}
        for one in own:
            edits.by_hand += one.by_hand
            action = actions.get(one.action.code or "")
            if action is not None:
                _edit(edits, action, one)
            else:
                edits.by_hand.append(f"{one.action.code or one.action.id}: no action of the file has this code")
        made[path] = edits.patch()
    return made


def _edit(edits: Edits, action: Facts, news: News) -> None:
    """A status goes where the action's own status stands, else into the update; the update comes last of all."""
    code, entry = news.action.code or "", dict(news.entry)
    if news.status and (said_in(action, "status") or not entry):
        edits.put(action, "status", news.status, code, ("code", "outcome", *OF_A_STEP, "steps"))
    elif news.status:
        entry = {"date": entry["date"], "text": entry["text"], "status": news.status, **entry}
    earlier = listed_in(action, "updates")
    there = next((one for one in earlier if entry and _in_already(one, news, edits.same)), None)
    if not entry or there is not None:
        others = [name.replace("_", " ") for name, said in entry.items() if there is not None and name in
                  ("status", "evidence", "new_date") and said_in(there, name) != said]
        edits.by_hand += [f"{code}, new update: it is in the file already, with another {one}" for one in others]
        return
    if earlier:
        why = edits.add(action, "updates", [entry])
        edits.by_hand += [f"{code}, new update: {why}"] if why else []
    else:
        before = len(edits.changes)
        edits.put(action, "updates", [entry], code, [key_name(key.value) for key, _ in action.entries])
        why = "" if len(edits.changes) > before else "it is left to a person"
        del edits.changes[before:]
    if not why:
        edits.changes += _told(code, entry)


def _in_already(update: Facts, news: News, same: Same) -> bool:
    """Whether an update is that of the sheet, which came in before: the same words of the same people, not older than
    the sheet. Words such as “No change” are said again and again.
    """
    day, who = _day(said_in(update, "date")), str(news.entry.get("by", ""))
    return (said_in(update, "text") == news.entry["text"] and same(said_in(update, "by"), who)
            and (news.made is None or day is None or day >= news.made))


def _day(said: str) -> dt.date | None:
    """A day as it is written, None where it cannot be read."""
    try:
        return read_when(said).last if said else None
    except WhenError:
        return None


def _told(code: str, entry: Mapping[str, Value]) -> Iterator[Change]:
    """An update fact by fact, as the author reads it."""
    for name, said in entry.items():
        yield Change(code, f"new update, {name.replace('_', ' ')}", "", str(said))
