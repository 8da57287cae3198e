"""Words of an example that `new` wrote, and that nobody has put their own in place of."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.setting import Setting
from goldenthread.checks.typed_links import without_code
from goldenthread.graph.graph import Graph
from goldenthread.messages import words as say
from goldenthread.model.unfilled import REPLACE
from goldenthread.problems import Place, Problem
from goldenthread.source.files import PROSE


def words(graph: Graph, setting: Setting) -> Iterator[Problem]:
    """Each line that ends in `[replace]`; remarks, and words that are shown as code, may speak of it."""
    for path, text in setting.texts.items():
        if REPLACE not in text:
            continue
        rows = text.split("\n")
        facts = _facts(rows) if path.lower().endswith(PROSE) else len(rows)
        story = without_code("\n".join(rows[facts:])).split("\n")
        read = [*("" if row.lstrip().startswith("#") else row for row in rows[:facts]), *story]
        for at, row in enumerate(read, 1):
            if REPLACE in row:
                yield setting.weighed(say.to_replace(Place(path, at, row.index(REPLACE) + 1), REPLACE))


def _facts(rows: list[str]) -> int:
    """How many lines the facts on top of a Markdown file have, with their two lines of dashes."""
    fences = [at for at, row in enumerate(rows) if row.rstrip() == "---"]
    return fences[1] + 1 if len(fences) > 1 and not any(row.strip() for row in rows[: fences[0]]) else 0
