"""The author's own file that says which column is which: a heading and a fact on each line."""

from __future__ import annotations

from pathlib import Path

from goldenthread.intake.headings import KNOWN, folded
from goldenthread.messages import intake as say
from goldenthread.model.nearest import nearest
from goldenthread.problems import Problem
from goldenthread.source.files import read_text
from goldenthread.source.tree import Facts, Text, key_name
from goldenthread.source.yaml_tree import read_yaml


def read_mapping(path: Path) -> tuple[dict[str, str], list[Problem]]:
    """The facts that a file gives for headings, by folded heading, and what is wrong with it."""
    shown = path.as_posix()
    text, problem = read_text(path, shown)
    if text is None or problem:
        return {}, [problem] if problem else []
    tree = read_yaml(shown, text)
    found: dict[str, str] = {}
    problems = list(tree.problems)
    known = {key_name(fact): fact for fact in KNOWN}
    for key, value in tree.node.entries if isinstance(tree.node, Facts) else ():
        typed = value.value if isinstance(value, Text) else ""
        if key_name(typed) in known:
            found[folded(key.value)] = known[key_name(typed)]
        else:
            problems.append(say.column(value.place, typed, nearest(typed, list(KNOWN)), list(KNOWN)))
    return found, problems
