"""A published promise that was reworded in the last commit or since, and of which nothing says why."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.graph.graph import Graph
from goldenthread.graph.hidden import hidden_from_the_public
from goldenthread.history.git import NoHistoryError, Repository, is_kept, is_shallow
from goldenthread.history.pairing import pair
from goldenthread.history.state import Past, ReadOne
from goldenthread.history.wording import same
from goldenthread.kind import Kinds
from goldenthread.messages import history as say
from goldenthread.model.record import Record
from goldenthread.problems import Place, Problem
from goldenthread.source.project import Project

PROMISES = ("promise", "commitment")
BEFORE = ("HEAD", "HEAD~1")


def without_a_note(graph: Graph, project: Project, kinds: Kinds, read_one: ReadOne) -> Iterator[Problem]:
    """Each such promise; a shallow copy of the repository is a problem of its own. One call to git, or none.

    The files are compared with the last commit, which is what an officer sees before committing, and with the one
    before it, which is what a check sees that runs on what was just committed.
    """
    if not is_kept(project.root):
        return
    if is_shallow(project.root):
        yield say.shallow(Place("mkdocs.yml"))
        return
    hidden = hidden_from_the_public(graph)
    promises = [record for kind in PROMISES for record in graph.of_kind(kind) if record.ref not in hidden]
    paths = sorted({record.place.path for record in promises if not record.is_past})
    named = [path for path in paths if "\n" not in path and not path.startswith(("..", "/"))]
    if not named:
        return
    past = Past(Repository(project.root), project, kinds, read_one)
    try:
        past.fetch(f"{revision}:./{path}" for revision in BEFORE for path in named)
    except NoHistoryError:
        return
    new = [record for record in graph if record.place.path in named]
    told: set[str] = set()
    for revision in BEFORE:
        before = [record for path in named if past.raw(name := f"{revision}:./{path}")
                  for record in past.version(path, name)]
        unseen = hidden_from_the_public(before)
        found = pair(before, new, kinds)
        for old in before:
            record = graph.records.get(found.get(old.ref, ""))
            if old.kind not in PROMISES or old.ref in unseen or record is None or record.ref in hidden | told:
                continue
            if _was_reworded(old, record) and "text" not in old.internal_facts | record.internal_facts:
                told.add(record.ref)
                yield say.reworded_without_note(record.places.get("text", record.place), record.title).of(record.ref)


def _was_reworded(old: Record, new: Record) -> bool:
    """Whether the agreed words differ, and no new note says why."""
    if same(str(old.facts.get("text", "")), str(new.facts.get("text", ""))):
        return False
    note = new.facts.get("change_note")
    return not note or note == old.facts.get("change_note")
