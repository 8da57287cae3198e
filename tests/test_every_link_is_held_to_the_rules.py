"""Each field that links: a name that leads nowhere, back to itself or to two places is a problem, for every field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldenthread.graph.linking import link
from goldenthread.graph.naming import Lost
from goldenthread.kind import Kind
from goldenthread.kinds.table import KINDS
from goldenthread.model.record import Mention, Record
from goldenthread.model.shape import Shape, shapes
from goldenthread.problems import Place

WORDS = {kind.name: kind.word for kind in KINDS}
FIELDS = [
    pytest.param(kind, name, shape, id=f"{kind.name}-{name}")
    for kind in KINDS
    for name, shape in shapes(kind.type).items()
    if shape.link
]


def thing(kind: Kind, own_id: str, title: str) -> Record:
    """A record with a name and a title, and nothing else."""
    return Record(
        kind=kind.name, id=own_id, title=title, code=None, type=kind.type, facts={}, place=Place("a.yml"), places={},
        holders=(), mentions=(), prose=None, internal=False, internal_facts=frozenset(), example=False, inside="a.yml",
    )


def said(source: Record, name: str, shape: Shape, typed: str, *others: Record) -> list[tuple[str, str]]:
    """What linking says of one link as typed: the codes and sentences of its problems."""
    assert shape.link
    mention = Mention(name, shape.link, typed, Place("a.yml", 3, 7))
    _, problems, *_ = link([replace(source, mentions=(mention,)), *others], WORDS, Lost(), {})
    assert all(problem.place == Place("a.yml", 3, 7) and problem.remedy for problem in problems)
    return [(problem.code, problem.message) for problem in problems]


@pytest.mark.parametrize(("kind", "name", "shape"), FIELDS)
def test_a_name_that_leads_nowhere(kind: Kind, name: str, shape: Shape) -> None:
    """The nearest right name is told; where a name may be shown as typed, one near to a known one is still an error."""
    assert shape.link
    near = thing(KINDS[shape.link.kinds[0]], "f/homes-and-family", "Homes")
    [(code, message)] = said(thing(kind, "s", "S"), name, shape, "f/homes-and-familly", near)
    assert code == ("near-name" if shape.link.open else "leads-nowhere")
    assert "f/homes-and-family”" in message
    [(code, message)] = said(thing(kind, "s", "S"), name, shape, "zzzz", near)
    assert code == ("unknown-name" if shape.link.open else "leads-nowhere")


@pytest.mark.parametrize(("kind", "name", "shape"), FIELDS)
def test_a_name_of_two_things(kind: Kind, name: str, shape: Shape) -> None:
    """Both full ids are told."""
    assert shape.link
    target = KINDS[shape.link.kinds[-1]]
    two = [thing(target, "one/x", "The same"), thing(target, "two/x", "The same")]
    [(code, message)] = said(thing(kind, "s", "S"), name, shape, "x", *two)
    assert code == "leads-to-two"
    assert f"{target.name}:one/x" in message
    assert f"{target.name}:two/x" in message
    assert said(thing(kind, "s", "S"), name, shape, "two/x", *two) == []


@pytest.mark.parametrize(("kind", "name", "shape"), [
    field for field in FIELDS if field.values[0].name in field.values[2].link.kinds
])
def test_a_link_back_to_itself(kind: Kind, name: str, shape: Shape) -> None:
    """Whatever can link to its own kind cannot link to itself."""
    [(code, message)] = said(thing(kind, "s", "Itself"), name, shape, "s")
    assert code == "links-to-itself"
    assert f"“{name}:”" in message
