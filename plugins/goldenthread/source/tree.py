"""What an author wrote, as a tree in which every text knows its place; nothing has a type yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.problems import Place


@dataclass(frozen=True, slots=True)
class Text:
    """A single value. `plain` is false where it was typed in quotation marks; `rows` is how many lines it runs over."""

    value: str
    place: Place
    plain: bool = True
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Items:
    """A list. `flow` is true where it was typed in square brackets."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Keys with values, in the order they were typed."""

    entries: tuple[tuple[Text, Node], ...]
    place: Place

    def get(self, name: str) -> Node | None:
        """The value under a key, in any of the spellings of its name; None where it is not given or blank."""
        for key, value in self.entries:
            if key_name(key.value) == name and not is_blank(value):
                return value
        return None


Node = Text | Items | Facts


def key_name(typed: str) -> str:
    """A key's one name: a space or a hyphen in it is the same as an underscore."""
    return typed.strip().lower().replace(" ", "_").replace("-", "_")


def is_blank(node: Node) -> bool:
    """Whether nothing was typed after the key, or nothing within its quotation marks."""
    return isinstance(node, Text) and not node.value.strip()


def words_in(node: Node) -> Iterator[str]:
    """Every value in a tree, as typed."""
    if isinstance(node, Text):
        yield node.value
    else:
        for inner in node.items if isinstance(node, Items) else (value for _, value in node.entries):
            yield from words_in(inner)
