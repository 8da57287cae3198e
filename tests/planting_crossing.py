"""What a public text says of internal things: links in facts, in prose and in blocks, and comments.

The product may refuse such a link, and then its file is put aside; where it takes it, nothing of the other end shows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from goldenthread.build import Checked, check_project
from goldenthread.kind import Kind, Kinds
from goldenthread.kinds.table import KINDS
from goldenthread.model.record import Record
from goldenthread.problems import Severity
from goldenthread.query.subjects import Subjects
from goldenthread.source.project import read_project
from planting import SECRET, Where, facts_of, lends
from planting_facts import first
from planting_project import CONFIG, Planter, as_yaml, way_to

TODAY = "2026-11-22"
OPENING = "Some open words before the rest."


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted project: what was planted where, how it was read, and the crossing files that are refused, by why."""

    root: Path
    planter: Planter
    checked: Checked
    aside: dict[str, set[str]]


def plant(root: Path, kinds: Kinds = KINDS, only: Iterable[str] = ()) -> Planted:
    """Writes a planted project; the files of it that the product refuses, as it may, are put aside."""
    planter = Planter(kinds, frozenset(only))
    planter.targets()
    _write(root, {"mkdocs.yml": as_yaml(CONFIG), **planter.files})
    hidden = [record for record in checked(root, kinds=kinds).graph if record.internal and SECRET.search(record.id)]
    planter.plant()
    _links(planter)
    _texts(planter, hidden)
    _by_hand(planter)
    _write(root, planter.files)
    read = checked(root, kinds=kinds)
    aside: dict[str, set[str]] = {}
    for problem in read.report:
        if problem.severity is Severity.ERROR and problem.place.path in planter.crossing:
            aside.setdefault(problem.place.path, set()).add(problem.code)
    for path in aside:
        (root / path).unlink()
    return Planted(root, planter, checked(root, kinds=kinds) if aside else read, aside)


def checked(root: Path, audience: str = "public", kinds: Kinds = KINDS) -> Checked:
    """A project read and checked as for an edition."""
    project, problems = read_project(root, audience=audience, today=dt.date.fromisoformat(TODAY))
    assert not problems, [problem.text() for problem in problems]
    return check_project(project, kinds)


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _links(planter: Planter) -> None:
    """A public thing for each fact that links, leading to everything internal that it may lead to."""
    for kind in planter.wanted():
        way = way_to(kind, planter.slots)
        held = []
        for lent in lends(kind.type):
            for path, names in _link_facts(planter, kind.type, lent=lent):
                host = planter.open(kind).own(kind.type, path[0], lent=lent)
                inside: Any = host
                for step in path[:-1]:
                    inside = first(inside[step])
                inside[path[-1]] = names
                held.append(host)
        for at, group in enumerate([held] if way else [[host] for host in held]):
            if group:
                planter.crossing.add(planter.place(way, kind, f"crossing-{kind.name}-{at}", group))


def _link_facts(
    planter: Planter, owner: type[BaseModel], *, lent: bool = False, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The facts that link, those within groups too, and every name of every hidden thing they may lead to."""
    for fact in facts_of(owner, lent=lent):
        here = (*path, fact.name)
        if fact.shape.link:
            kinds = fact.shape.link.kinds
            names = [name for kind in kinds for name in planter.hidden[kind]]
            yield here, [*names, *(f"{kind}: {planter.hidden[kind][0]}" for kind in kinds)]
        elif fact.shape.part and not fact.shape.holds_things:
            yield from _link_facts(planter, fact.shape.part, path=here)


def _texts(planter: Planter, hidden: list[Record]) -> None:
    """Public texts that link to what is internal, ask for it in blocks, and speak of it in comments."""
    paths = [path.removeprefix("strategy/") for path in planter.files
             if path.startswith("strategy/") and path.endswith((".md", ".yml")) and SECRET.search(path)]
    links = [form for at, ref in enumerate(record.ref for record in hidden) for form in (
        f"[](<{ref}>)", f"[open words](<{ref}>)", f'<a href="{ref}">open words</a>', f"![open words]({ref})",
        f"[open words][{at}]\n\n[{at}]: {ref}")]
    links += [f"[open words](/{planter.kinds.address(record)})" for record in hidden]
    links += [f"[open words](/{form})" for path in paths for form in (path, f"{path.rsplit('.', 1)[0]}/")]
    comment = planter.secrets.word(Where("page", "comment", "comment"))
    asked = {kind.name: list(_asked(planter, kind)) for kind in planter.wanted()}
    all_links = f"{OPENING}\n\n" + "\n\n".join(links)
    blocks_first = "\n\n".join(blocks[-1] for blocks in asked.values())
    texts = {
        "links": all_links, "blocks-first": blocks_first,
        "comments": f"<!-- {comment} -->\n\nOpen words. <!-- {comment} -->",
    }
    pages = {}
    for name, text in texts.items():
        pages[f"strategy/crossing-{name}.md"] = f"---\ntitle: {name}  # {comment}\n---\n{text}\n"
        pages[f"strategy/crossing-of-strategy-{name}.md"] = f"---\nkind: strategy\ntitle: {name}\n---\n{text}\n"
    for name, blocks in asked.items():
        pages[f"strategy/crossing-blocks-{name}.md"] = f"---\ntitle: {name}\n---\n{OPENING}\n\n" + "\n\n".join(blocks)
    pages["strategy/index.md"] = f"---\ntitle: Home\n---\n{blocks_first}\n\n{all_links}\n"
    planter.files |= pages
    planter.crossing |= set(pages)


def _asked(planter: Planter, kind: Kind) -> Iterator[str]:
    """Blocks that list, show and count everything of a kind, and those that ask for what is internal."""
    known = Subjects(planter.kinds).of(kind)
    columns = ", ".join(name.replace("_", " ") for name in known if "," not in name)
    asked = [f"columns: {columns}\nsort: title", "show: list", "show: cards", "show: count"]
    for name, subject in known.items():
        hidden = [planter.hidden[target][0] for target in subject.kinds if planter.hidden[target]]
        asked += [f"{name.replace('_', ' ')}: {one}\nshow: count" for one in hidden[:1]]
    asked += [f"words: {hidden}\nshow: count" for hidden in planter.hidden[kind.name]]
    yield from (f"```{kind.plural}\n{lines}\n```" for lines in asked)


def _by_hand(planter: Planter) -> None:
    """What only its meaning makes a secret: sums of rows that are internal, and the files of a film that is."""
    groups = [planter.secrets.word(Where("dataset", "groups.title", "follows")) for _ in range(2)]
    rows = [planter.secrets.word(Where("dataset", "groups.rows.label", "follows")) for _ in range(2)]
    figures = [{"title": {"value": groups[0], "audience": "internal"}, "rows": [{"label": rows[0], "values": ["3"]}]},
               {"title": groups[1], "audience": "internal", "rows": [{"label": rows[1], "values": ["4"]}]}]
    for at, group in enumerate(figures):
        planter.files[f"strategy/figures-{at}.yml"] = as_yaml({
            "kind": "dataset", "title": f"Figures {at}", "unit": "homes", "periods": [{"label": "2026"}],
            "totals": [{"label": "All homes", "values": ["9"]}], "groups": [group],
            "sums": [{"total": "All homes", "of": [rows[at]]}],
        })
        planter.crossing.add(f"strategy/figures-{at}.yml")
    film, said = (planter.secrets.word(Where("principle", "video.captions", way)) for way in ("film name", "film"))
    for suffix in ("vtt", "mp4"):
        planter.files[f"strategy/{film}.{suffix}"] = f"WEBVTT\n\n00:00.000 --> 00:01.000\n{said}\n"
    video = {"audience": "internal", "file": f"{film}.mp4", "captions": f"{film}.vtt", "transcript": said,
             "consent": {"held_by": said, "date": "3 March 2026", "review": "3 March 2030", "withdraw": said}}
    planter.files["strategy/films.yml"] = as_yaml({
        "kind": "principles", "title": "Films", "principles": [{"text": "Open film", "video": video}]})
