"""What a file should say when facts of it have changed, so that its new text can be proven before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from goldenthread.intake.write import Value, as_plain, as_value
from goldenthread.source.tree import Facts, Items, Node, Text

Path: TypeAlias = "tuple[str | int, ...]"


class Wanted:
    """What a file says, by the keys as they are typed, and what it is to say."""

    def __init__(self, tree: Facts) -> None:
        self.tree = tree
        self.paths = {id(node): path for node, path in _walk(tree, ())}
        self.puts: dict[Path, Value] = {}
        self.adds: dict[Path, list[Value]] = {}

    def put(self, holder: Facts, key: str, value: Value) -> None:
        """A fact is to say something else, or is new."""
        self.puts[(*self.paths[id(holder)], key)] = as_plain(value)

    def add(self, items: Items, values: Sequence[Value]) -> None:
        """Entries are to come at the end of a list."""
        self.adds.setdefault(self.paths[id(items)], []).extend(map(as_plain, values))

    def whole(self) -> Value:
        """All that the file is to say."""
        return self._made(as_value(self.tree), ())

    def _made(self, value: Value, path: Path) -> Value:
        if path in self.puts:
            return self.puts[path]
        if isinstance(value, str):
            return value
        if isinstance(value, Mapping):
            made = {key: self._made(one, (*path, key)) for key, one in value.items()}
            return made | {str(where[-1]): new for where, new in self.puts.items() if where[:-1] == path}
        return [*(self._made(one, (*path, at)) for at, one in enumerate(value)), *self.adds.get(path, ())]


def _walk(node: Node, path: Path) -> Iterator[tuple[Node, Path]]:
    yield node, path
    if isinstance(node, Text):
        return
    inner: list[tuple[str | int, Node]] = (list(enumerate(node.items)) if isinstance(node, Items)
                                           else [(key.value, value) for key, value in node.entries])
    for key, one in inner:
        yield from _walk(one, (*path, key))
