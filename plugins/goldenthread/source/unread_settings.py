"""Settings in mkdocs.yml that nobody would read: given twice, or where they are no settings of the plugin."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from goldenthread.messages import files as say
from goldenthread.problems import Place, Problem
from goldenthread.source.publishing import one_slip

PLUGIN = "goldenthread"
GROUPS = ("publish", "publishing")
OTHER_PLUGINS = frozenset({"offline"})
"""Plugins of the theme that have the name of one of our settings."""


def unread_settings(path: str, text: str, known: frozenset[str]) -> Iterator[Problem]:
    """A problem for each setting of the plugin (one of `known`) that stands twice or in the wrong place.

    YAML takes the last of two and says nothing, and what is not indented enough belongs to nothing: a threshold would
    be the usual one although the author typed another. What is no YAML at all is said elsewhere.
    """
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return
    if not isinstance(tree, MappingNode):
        return
    yield from (say.setting_twice(_place(path, key), key.value) for key in _twice(tree) if key.value == "plugins")
    yield from (say.setting_elsewhere(_place(path, key), key.value) for key, _ in _pairs(tree) if key.value in known)
    found = [pair for key, value in _pairs(tree) if key.value == "plugins" for pair in _plugins(value)]
    ours = [(key, value) for key, value in found if key.value == PLUGIN]
    yield from (say.setting_twice(_place(path, key), PLUGIN) for key, _ in ours[1:])
    if not ours:
        yield from (say.setting_value(_place(path, key), "plugins", key.value, PLUGIN)
                    for key, _ in found if one_slip(key.value.casefold(), PLUGIN))
    else:
        yield from (say.setting_elsewhere(_place(path, key), key.value)
                    for key, _ in found if key.value in known - OTHER_PLUGINS)
    for _, options in ours:
        yield from (say.setting_twice(_place(path, key), key.value) for key in _twice(options))
        groups = [group for key, group in _pairs(options) if key.value in GROUPS]
        yield from (say.setting_twice(_place(path, key), key.value) for key in _twice(*groups))


def _plugins(node: Node) -> Iterator[tuple[ScalarNode, Node]]:
    """Each plugin with its settings, whether they are a list or not; what stands beside a plugin too."""
    if not isinstance(node, SequenceNode):
        yield from _pairs(node)
        return
    for entry in node.value:
        if isinstance(entry, ScalarNode):
            yield entry, entry
        yield from _pairs(entry)


def _pairs(node: Node) -> Iterator[tuple[ScalarNode, Node]]:
    if isinstance(node, MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, ScalarNode))


def _twice(*nodes: Node) -> Iterator[ScalarNode]:
    """The keys that stand a second time in one mapping, or in several that are one and the same group."""
    seen: set[str] = set()
    for key, _ in (pair for node in nodes for pair in _pairs(node)):
        if key.value in seen:
            yield key
        seen.add(key.value)


def _place(path: str, node: Node) -> Place:
    return Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
