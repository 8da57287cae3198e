"""A published promise that was reworded since the last commit, and of which nothing says why."""

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


def without_a_note(graph: Graph, project: Project, kinds: Kinds, read_one: ReadOne) -> Iterator[Problem]:
    """Each such promise; a shallow copy of the repository is a problem of its own. One call to git, or none."""
    if not is_kept(project.root):
        return
    if is_shallow(project.root):
        yield say.shallow(Place("mkdocs.yml"))
        return
    hidden = hidden_from_the_public(graph)
    promises = [record for kind in PROMISES for record in graph.of_kind(kind) if record.ref not in hidden]
    paths = sorted({record.place.path for record in promises})
    names = {path: f"HEAD:./{path}" for path in paths if "\n" not in path and not path.startswith(("..", "/"))}
    if not names:
        return
    past = Past(Repository(project.root), project, kinds, read_one)
    try:
        past.fetch(names.values())
    except NoHistoryError:
        return
    before = [record for path, name in names.items() if past.raw(name) for record in past.version(path, name)]
    unseen = hidden_from_the_public(before)
    new = [record for record in graph if record.place.path in names]
    found = pair(before, new, kinds)
    for old in before:
        record = graph.records.get(found.get(old.ref, ""))
        if old.kind not in PROMISES or old.ref in unseen or record is None or record.ref in hidden:
            continue
        if _was_reworded(old, record) and "text" not in old.internal_facts | record.internal_facts:
            yield say.reworded_without_note(record.places.get("text", record.place), record.title).of(record.ref)


def _was_reworded(old: Record, new: Record) -> bool:
    """Whether the agreed words differ, and no new note says why."""
    if same(str(old.facts.get("text", "")), str(new.facts.get("text", ""))):
        return False
    note = new.facts.get("change_note")
    return not note or note == old.facts.get("change_note")
