"""A small project whose history a test makes: commits of given days, each of files that are written for it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from small_project import CONFIG, write

PUBLIC = CONFIG + "        changes: public\n        gaps: public\n"
STRATEGY = """---
kind: strategy
title: Growing up
status: approved
period: 2025-2028
---

We want every child to be heard.

We keep it short.
"""
PLEDGE = """---
kind: pledge
title: Our pledge
strategy: growing
promises:
  - keyword: Listen
    text: We will listen to you at every meeting.
  - keyword: Home
    text: We will find you a home where you are safe.
    looks_like:
      - A room of your own.
      - Somebody who cooks with you.
---
"""
PLAN = """kind: action plan
title: Plan of Growing
strategy: growing
outcomes:
  - code: "1.0"
    title: More children are heard
    actions:
      - code: 1.1
        outcome: A written answer after each review meeting
        action: Send a letter
        lead: Children's Services
        timescale: June 2026
        status: on track
      - code: 1.2
        outcome: An advocate for everybody who asks
        action: Hire advocates
        lead: Children's Services
        timescale: By end of 2026
        status: on track
"""
PEOPLE = """kind: organisations
organisations:
  - title: Children's Services
  - title: Health
"""


def git(root: Path, *arguments: str, day: str = "2026-01-10") -> str:
    """Runs git with a fixed author and day."""
    moment = f"{day}T12:00:00+00:00"
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_NAME": "A",
           "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    done = subprocess.run(["git", "-c", "init.defaultBranch=main", *arguments], cwd=root, capture_output=True,
                          text=True, encoding="utf-8", check=True, env={**os.environ, **who})
    return done.stdout.strip()


def commit(root: Path, files: dict[str, str], day: str) -> str:
    """Writes files, commits all there is on a day, and gives the commit's id."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "change", day=day)
    return git(root, "rev-parse", "HEAD")


def first_commit(root: Path) -> Path:
    """A small project in a repository, with one commit of 10 January 2026."""
    write(root, {
        "mkdocs.yml": PUBLIC,
        "strategy/growing/strategy.md": STRATEGY,
        "strategy/pledges/ours.md": PLEDGE,
        "strategy/organisations.yml": PEOPLE,
        "actionplans/growing.yml": PLAN,
    })
    git(root, "init", "-q")
    commit(root, {}, "2026-01-10")
    return root
