"""YAML in this project's style: block lists, quotation marks only where needed; proven by reading it back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from goldenthread.source.quoting import in_quotes
from goldenthread.source.tree import Facts as ReadFacts
from goldenthread.source.tree import Items, Node, Text
from goldenthread.source.yaml_tree import read_yaml

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
Facts: TypeAlias = "dict[str, Value]"


class UnwritableError(ValueError):
    """Words that no file can hold as they are."""


def written(facts: Mapping[str, Value]) -> str:
    """The text of a file with these facts; raises UnwritableError where reading it back would give anything else."""
    text = "\n".join(lines(facts, 0)) + "\n"
    tree = read_yaml("x.yml", text)
    if tree.problems or as_value(tree.node) != as_plain(facts):
        raise UnwritableError(tree.problems[0].message if tree.problems else "it reads back as something else")
    return text


def lines(facts: Mapping[str, Value], indent: int) -> Iterator[str]:
    """The lines of some facts, moved to the right."""
    lead = " " * indent
    for key, value in facts.items():
        if isinstance(value, str):
            yield f"{lead}{key}: {scalar(value)}" if value else f"{lead}{key}:"
        elif isinstance(value, Mapping):
            yield f"{lead}{key}:"
            yield from lines(value, indent + 2)
        elif value:
            yield f"{lead}{key}:"
            yield from entries(value, indent + 2)


def entries(values: Sequence[Value], indent: int) -> Iterator[str]:
    """The lines of a list, a dash each."""
    lead = " " * indent
    for value in values:
        if isinstance(value, str):
            yield f"{lead}- {scalar(value)}"
        elif isinstance(value, Mapping):
            first, *rest = lines(value, indent + 2)
            yield f"{lead}- {first.lstrip()}"
            yield from rest


def scalar(words: str) -> str:
    """Words as a value: plain where YAML reads them as they are, in a fact and in a list, else in quotation marks."""
    for line in (f"x: {words}", f"- {words}"):
        tree = read_yaml("x.yml", line)
        node: Node | None = None
        if isinstance(tree.node, ReadFacts) and len(tree.node.entries) == 1:
            node = tree.node.entries[0][1]
        elif isinstance(tree.node, Items) and len(tree.node.items) == 1:
            node = tree.node.items[0]
        if tree.problems or not isinstance(node, Text) or node.value != words or not node.plain:
            return in_quotes(words)
    return words


def as_plain(value: Value) -> Value:
    """A value without facts and lists that hold nothing: they are not written."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: as_plain(one) for key, one in value.items() if isinstance(one, str) or one}
    return [as_plain(one) for one in value]


def as_value(node: Node | None) -> Value:
    """What a tree that was read says, without its places."""
    if isinstance(node, Text):
        return node.value
    if isinstance(node, Items):
        return [as_value(one) for one in node.items]
    return {key.value: as_value(value) for key, value in node.entries} if isinstance(node, ReadFacts) else ""
