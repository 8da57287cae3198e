"""`new`: a commented file of a kind, in the folder where its like belong; nothing that is there is changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from goldenthread.build import Checked, check_project
from goldenthread.cli.init import starter, write_new
from goldenthread.cli.show import show
from goldenthread.cli.template import NothingToLinkError, Template, may_lead_to
from goldenthread.graph.hidden import names_shown
from goldenthread.kind import Kind, Kinds
from goldenthread.messages.catalogue import listed, one, quoted
from goldenthread.messages.words import to_replace
from goldenthread.model.fields import is_name, slug
from goldenthread.model.nearest import nearest
from goldenthread.model.unfilled import REPLACE
from goldenthread.problems import Place, Report, Severity
from goldenthread.source.project import Project
from goldenthread.source.tree import key_name

OF_THE_STARTER = {"help": "help.md", "accessibility-statement": "accessibility.md"}
"""Kinds of which a site has one: the start that `init` makes is better than any example, and safe to publish."""
TOGETHER = {"meeting": "meetings", "report": "reports", "dataset": "figures"}
REGISTERS = "registers"


def new(words: Sequence[str], project: Project, kinds: Kinds) -> int:
    """Writes a file of a kind, whose name may come after it; gives the exit code."""
    kind, name = _asked_for(words, kinds)
    if name is not None:
        for part in name.split("/"):
            if not is_name(part):
                raise click.UsageError(f"The name {quoted(name)} cannot be an address: use lower-case letters, digits, "
                                       f"dots and hyphens, at most 80. Try {'/'.join(map(slug, name.split('/')))}.")
    if kind.type.always_internal and not project.internal:
        raise click.UsageError(f"Where {kind.plural} lie is not said: name a folder under “internal:” in mkdocs.yml, "
                               "beside this one, such as ../for-colleagues.")
    checked = check_project(project)
    names = names_shown(checked.graph)
    try:
        path = _place(kind, name, checked, names)
        template = Template(kinds, names)
        if os.path.lexists(project.root / path):
            is_list = any(record.place.path == path for record in checked.graph.of_kind(kind.name))
            return _there_already(kind, path, template.entry(kind) if kind.register and is_list else [])
        text = _text(kind, template, project)
    except NothingToLinkError as error:
        wanted = [kinds[name].word for name in error.kinds]
        click.echo(f"Nothing was written: {one(kind.word)} belongs to {one(listed(wanted))}, and there is none here. "
                   f"Begin with: goldenthread new {wanted[0]}")
        return 1
    base = project.root / project.internal if kind.type.always_internal else project.root
    if not write_new(base, {os.path.relpath(project.root / path, base).replace(os.sep, "/"): text}):
        return 1
    return _told(path, project)


def _asked_for(words: Sequence[str], kinds: Kinds) -> tuple[Kind, str | None]:
    """The kind that the first words name, in the singular or plural, and the name after it."""
    known = {key_name(word): kind for kind in kinds if kind.file or kind.register
             for word in (kind.name, kind.word, kind.plural)}
    for many in range(len(words), 0, -1):
        kind = known.get(key_name(" ".join(words[:many])))
        if kind and len(words) - many < 2:
            return kind, words[many].removesuffix(".md").removesuffix(".yml") if words[many:] else None
    said = " ".join(words)
    inside = next((kind for kind in kinds if key_name(said) in (key_name(kind.name), key_name(kind.plural))), None)
    if inside:
        raise click.UsageError(f"{one(inside.word).capitalize()} has no file of its own: it is written into that of "
                               f"what holds it. See: goldenthread explain {inside.name}")
    near = nearest(words[0], [kind.word for kind in known.values()])
    hint = f" Did you mean “{near}”?" if near else ""
    raise click.UsageError(f"There is no kind {quoted(said)}.{hint} It can be "
                           f"{listed(list(dict.fromkeys(kind.word for kind in known.values())))}.")


def _place(kind: Kind, name: str | None, checked: Checked, names: dict[str, list[str]]) -> str:
    """The path of the file: plans lie together, a priority with its strategy, and lists of names in one folder.

    Where it belongs to something, `names` is left with that alone.
    """
    project = checked.project
    strategy = project.strategy.rstrip("/")
    if kind.alone and checked.graph.of_kind(kind.name):
        return checked.graph.of_kind(kind.name)[0].place.path
    if kind.name in OF_THE_STARTER:
        return f"{strategy}/{OF_THE_STARTER[kind.name] if name is None else f'{name}.md'}"
    if kind.register:
        folder = project.internal.rstrip("/") if kind.type.always_internal else f"{strategy}/{REGISTERS}"
        return f"{folder}/{name or slug(kind.plural)}.yml"
    own = name or f"our-{kind.name}"
    if kind.name == "action-plan":
        return f"{project.plans.rstrip('/')}/{own}.yml"
    if kind.name == "page":
        return f"{strategy}/{own}.md"
    if kind.type.held_by:
        return f"{_with_its_holder(kind, own, checked, names)}.md"
    if kind.name in TOGETHER:
        return f"{strategy}/{TOGETHER[kind.name]}/{own}.{'yml' if kind.name == 'dataset' else 'md'}"
    return f"{strategy}/{own}/{kind.name}.md"


def _with_its_holder(kind: Kind, own: str, checked: Checked, names: dict[str, list[str]]) -> str:
    """The path, without its ending, of what lies beside the file of what it belongs to; raises NothingToLinkError."""
    kinds = may_lead_to(kind.type, (kind.type.held_by or ("",))[0])
    holders = [record for of in kinds for record in checked.graph.of_kind(of) if record.id in names.get(of, ())]
    said, _, last = own.rpartition("/")
    found = [record for record in holders if said in ("", record.id)]
    if not holders:
        raise NothingToLinkError(kinds)
    if len({record.id for record in found}) != 1:
        ids = listed(list(dict.fromkeys(f"{record.id}/{last}" for record in holders)))
        raise click.UsageError(f"Say to what this {kind.word} belongs, with its name after it: {ids}.")
    holder = found[0]
    names.update({of: [holder.id] if of == holder.kind else [] for of in kinds})
    for record in checked.graph.all_held(holder.ref):
        names[record.kind] = [one.id for one in checked.graph.held(holder.ref, record.kind)]
    return f"{Path(holder.place.path).parent.as_posix()}/{last}"


def _text(kind: Kind, template: Template, project: Project) -> str:
    if kind.name in OF_THE_STARTER:
        return starter(project.today)[f"strategy/{OF_THE_STARTER[kind.name]}"]
    return template.register(kind) if kind.register else template.file(kind)


def _there_already(kind: Kind, path: str, entry: Sequence[str]) -> int:
    """What to do where the file is there: of a list of the same kind, what to put at its end."""
    if not entry:
        other = f" Give another name: goldenthread new {kind.word} NAME" if not kind.alone else ""
        click.echo(f"Nothing was written: {path} is there already.{other}")
        return 1
    click.echo(f"{path} is there already, and was left as it is. Put this at the end of its list:\n")
    click.echo("\n".join(entry))
    return 0


def _told(path: str, project: Project) -> int:
    """Says what was written, and what the check finds in it beside the words that are to be replaced."""
    own = [problem for problem in check_project(project).report if problem.place.path == path]
    mark = to_replace(Place(path), REPLACE).code
    marked = sum(problem.code == mark for problem in own)
    more = (f" {marked} line{'' if marked == 1 else 's'} in it end{'s' if marked == 1 else ''} in {quoted(REPLACE)}: "
            "write your own words there. The check names them until you have." if marked else "")
    click.echo(f"Wrote {path}.{more}")
    left = Report([problem for problem in own if problem.code != mark and problem.severity is not Severity.NOTICE])
    show(left, "text")
    return 1 if left.has_errors else 0
