"""Westmoor with six months behind it: the example's own files, taken back to May 2026 edit by edit, and committed anew
on the days on which somebody would have typed them.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from scripted import commit, git

PROJECT = Path(__file__).parent.parent
PLAN, PLEDGE = "actionplans/westmoor-2025.yml", "strategy/westmoor/pledge.md"
HEARD, WHO = "strategy/westmoor-2025/being-heard.md", "strategy/registers/westmoor-organisations.yml"
COPIED = ("strategy/help.md", "strategy/westmoor/*", "strategy/westmoor-2025/*", "strategy/meetings/westmoor*",
          "strategy/registers/westmoor*", PLAN)
CONFIG = """site_name: Westmoor
docs_dir: strategy
theme:
  name: material
  font: false
plugins:
  - search
  - goldenthread:
      publish:
        changes: public
        gaps: public
"""
WHY = "\n    change_note: The Children in Care Council asked for it, and the Panel agreed on 11 August 2026."


@dataclass(frozen=True)
class Edit:
    """What somebody typed on a day: the words that have stood in a file since, and those before. Where an action is
    named they are the first such words of its part of the plan.
    """

    day: str
    path: str
    since: str
    before: str
    action: str = ""

    def undone(self, text: str) -> str:
        """The file before the edit, from the file after it."""
        start = text.index(f"- code: {self.action}\n") if self.action else 0
        assert self.since in text[start:], f"{self.path} {self.action}: {self.since}"
        return text[:start] + text[start:].replace(self.since, self.before, 1)


def edits(plan: str) -> list[Edit]:
    """The six months, oldest first; those of one day are one commit. `plan` is the plan of today."""

    def told(day: str, action: str, on: str) -> Edit:
        """An update that was added."""
        rest = plan[plan.index(f"- code: {action}\n") :]
        found = re.search(rf"          - date: {on}\n(?:            .*\n)+", rest)
        assert found, f"{action}, {on}"
        return Edit(day, PLAN, found[0], "", action)

    def status(day: str, action: str, since: str, before: str) -> Edit:
        """A status that was set."""
        return Edit(day, PLAN, f"        status: {since}\n", f"        status: {before}\n", action)

    return [
        told("2026-06-17", "3.4", "16 June 2026"), status("2026-06-17", "3.4", "stopped", "on track"),
        told("2026-06-24", "1.4", "23 June 2026"),
        told("2026-07-08", "3.1", "7 July 2026"), status("2026-07-08", "3.1", "off track", "on track"),
        Edit("2026-08-12", PLEDGE, WHY, ""),
        Edit("2026-08-12", PLEDGE, "close to the people you love. You", "close to your family. You"),
        told("2026-09-09", "1.2", "8 September 2026"), status("2026-09-09", "1.2", "done", "on track"),
        told("2026-09-23", "3.5", "22 September 2026"),
        told("2026-09-30", "1.4", "29 September 2026"),
        told("2026-10-14", "3.2", "13 October 2026"),
        Edit("2026-10-21", HEARD, "title: Being heard\n", "title: Having a say\n"),
        Edit("2026-10-28", WHO, "title: Westmoor Homes\n", 'title: "Westmoor  Homes"\n'),
        Edit("2026-11-04", PLAN, "title: Young people are heard, and see what changed\n",
             "title: Young people have a say\n"),
    ]


def with_six_months(root: Path) -> Path:
    """The project in a repository: one commit of May 2026 with all as it was then, and one for each day of edits."""
    for pattern in COPIED:
        for file in sorted(PROJECT.glob(pattern)):
            target = root / file.relative_to(PROJECT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    texts = {path: (root / path).read_text("utf-8") for path in (PLAN, PLEDGE, HEARD, WHO)}
    texts[PLEDGE] = texts[PLEDGE].replace("for one of you.\n", f"for one of you.{WHY}\n", 1)
    states: dict[str, dict[str, str]] = {}
    for edit in reversed(edits(texts[PLAN])):
        states.setdefault(edit.day, dict(texts))
        texts[edit.path] = edit.undone(texts[edit.path])
    git(root, "init", "-q")
    commit(root, texts, "2026-05-20")
    for day in sorted(states):
        commit(root, states[day], day)
    return root
