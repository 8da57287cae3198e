"""What a file that is there keeps for colleagues: an import leaves that alone, and never says it again in public."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.source.tree import Facts, Items, Node, Text, key_name


def held(node: Node) -> Node:
    """A value without the wrapping (`value:` and `audience:`) that gives it an audience of its own."""
    if not isinstance(node, Facts):
        return node
    names = {key_name(key.value) for key, _ in node.entries}
    inner = node.get("value") or node.get("text")
    return inner if "audience" in names and len(names) == 2 and inner is not None else node


def is_internal(node: Node) -> bool:
    """Whether facts say that they are for colleagues."""
    said = node.get("audience") if isinstance(node, Facts) else None
    return isinstance(said, Text) and said.value.strip().lower() == "internal"


def nodes(node: Node) -> Iterator[Node]:
    """A tree and all that is in it."""
    yield node
    for inner in () if isinstance(node, Text) else node.items if isinstance(node, Items) else (
            value for _, value in node.entries):
        yield from nodes(inner)


def holds_internal(node: Node) -> bool:
    """Whether there is anything in a tree that is for colleagues."""
    return any(map(is_internal, nodes(node)))


def internal_below(top: Facts) -> Iterator[Node]:
    """All that is for colleagues within a file; what a file says as a whole holds for what comes into it too."""
    for _, value in top.entries:
        for node in nodes(value):
            if is_internal(node):
                yield from nodes(node)
