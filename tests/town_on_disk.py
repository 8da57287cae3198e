"""A project of a few files on a disk, and what its authors might do to it: each edit changes one thing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from fuzz_inputs import EXAMPLES

SMALL = ("strategy/page-example.md", "strategy/help.md", "strategy/pledge-example.md", "strategy/term-example.yml",
         "strategy/growing-up-well/strategy.md", "strategy/growing-up-well/being-heard.md",
         "strategy/organisation-example.yml", "strategy/feedback-example.yml")
CONFIG = """site_name: {name}
site_url: http://127.0.0.1:8000/
docs_dir: strategy
{repository}theme:
  name: material
  font: false
  custom_dir: overrides
  features: [{features}]
plugins:
  - search
  - goldenthread:
      today: "{day}"
      audience: {audience}
      publish: {{gaps: {gaps}, due_soon: {soon}}}
      publishing: {{repository: private}}
"""
PLAN = "actionplans/growing-up-well.yml"
PLAN_HEAD = ("kind: action plan\ntitle: Growing up well, action plan\nstrategy: growing-up-well\nperiod: 2026-2029\n"
             "status: current\noutcomes:\n  - code: 1.0\n    title: Children are heard\n    priority: being-heard\n"
             "    actions:\n")
OTHER = ("kind: action plan\ntitle: The other plan\noutcomes:\n  - code: 1.0\n    title: More of it\n    actions:\n"
         "      - code: 1.1\n        outcome: An advocate for everyone\n        lead: Children's Services\n")
LEADS = ("Children's Services", "Corporate Parenting Panel", "someone else")
FEATURES = ("navigation.tabs", "navigation.footer", "navigation.path", "navigation.top", "toc.follow")
REPOSITORY = "repo_url: https://host.example/town/\nedit_uri: edit/main/strategy/\n"
TEMPLATES = (
    "{% extends 'base.html' %}{% block announce %}We move house.{% endblock %}",
    "{% extends 'base.html' %}{% block announce %}We move back.{% endblock %}",
    "{% extends 'base.html' %}{% block content %}{{ super() }}{{ page.title | length }}{% endblock %}",
)
WRONG = (
    ("strategy/growing-up-well/strategy.md", "title:", "titel:"),
    (PLAN, "outcomes:", "outcomes: \"unclosed"),
    (PLAN, "priority: being-heard", "priority: nowhere"),
    ("mkdocs.yml", "audience: ", "audience: nobody"),
)


@dataclass
class Town:
    """A project: its files but those of its plan and its settings, which are made of the rest."""

    whole: bool = False
    files: dict[str, str] = field(default_factory=dict)
    actions: dict[str, tuple[str, str, bool]] = field(
        default_factory=lambda: {"1.1": ("Plans are written with children", LEADS[0], False),
                                 "1.2": ("Every child sees the plan", LEADS[2], True),
                                 "1.3": ("There is an advocate & a form", LEADS[0], False)})
    settings: dict[str, str] = field(
        default_factory=lambda: {"name": "Ourtown", "repository": "", "features": FEATURES[0], "day": "2026-11-22",
                                 "audience": "public", "gaps": "internal", "soon": "90"})
    width: int = 0

    def __post_init__(self) -> None:
        """Begins with the examples: all of them, or as many as every sort of edit needs."""
        self.files |= {path: text for path, text in EXAMPLES.items() if self.whole or path in SMALL}
        self.files |= {"actionplans/other.yml": OTHER, "overrides/partials/none.html": ""}

    def write(self, root: Path) -> None:
        """Writes the project, and takes out what it no longer has; the clock tells nothing of what was changed."""
        listed = "".join(
            f"      - code: {code}\n        outcome: {title}\n        lead: {lead}\n        timescale: March 2027\n"
            f"{'        audience: internal' if hidden else ''}\n"
            for code, (title, lead, hidden) in sorted(self.actions.items()))
        wanted = {**self.files, PLAN: PLAN_HEAD + listed, "mkdocs.yml": CONFIG.format(**self.settings)}
        for path, text in wanted.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            os.utime(file, (1_000_000_000, 1_000_000_000))
        for file in [file for file in root.rglob("*") if file.is_file()]:
            if file.relative_to(root).as_posix() not in wanted:
                file.unlink()

    def _replace(self, path: str, old: str, new: str) -> None:
        self.files[path] = self.files[path].replace(old, new)

    def _switch(self, name: str, *values: str) -> None:
        self.settings[name] = values[(values.index(self.settings[name]) + 1) % len(values)]

    def add(self, number: int) -> None:
        """Another action."""
        self.actions[f"1.{len(self.actions) + 2 + number}"] = (f"New {number}", LEADS[number % 3], number == 2)

    def remove(self, number: int) -> None:
        """One action less."""
        if len(self.actions) > 1:
            del self.actions[self._code(number)]

    def rename(self, number: int) -> None:
        """An action gets another title."""
        title, lead, hidden = self.actions[self._code(number)]
        self.actions[self._code(number)] = (f"{title} ‘{number}’", lead, hidden)

    def relink(self, number: int) -> None:
        """Somebody else leads an action."""
        title, lead, hidden = self.actions[self._code(number)]
        self.actions[self._code(number)] = (title, LEADS[(LEADS.index(lead) + 1 + number % 2) % 3], hidden)

    def hide(self, number: int) -> None:
        """An action is no longer, or now, for the public."""
        title, lead, hidden = self.actions[self._code(number)]
        self.actions[self._code(number)] = (title, lead, not hidden)

    def _code(self, number: int) -> str:
        return sorted(self.actions)[number % len(self.actions)]

    def edition(self, _number: int) -> None:
        """The other edition."""
        self._switch("audience", "public", "internal")

    def name(self, number: int) -> None:
        """Another name of the site."""
        self.settings["name"] = f"Ourtown {number}"

    def setting(self, number: int) -> None:
        """Another setting of the plugin, or of the repository."""
        if number == 0:
            self._switch("gaps", "internal", "public")
        elif number == 1:
            self._switch("soon", "90", "200")
        else:
            self._switch("repository", "", REPOSITORY)

    def feature(self, number: int) -> None:
        """Another feature of the theme."""
        self.settings["features"] += f", {FEATURES[1 + number]}"

    def template(self, number: int) -> None:
        """A template of the council's own, another one, or none any more; a style where the number is odd."""
        path = "overrides/main.html"
        if self.files.get(path) == TEMPLATES[number]:
            del self.files[path]
        else:
            self.files[path] = TEMPLATES[number]
        if number == 1:
            self.files["overrides/assets/brand.css"] = ":root { --own: red }"

    def program(self, number: int) -> None:
        """The program itself changes."""
        self.width = 60 + number

    def day(self, number: int) -> None:
        """Time goes by."""
        self.settings["day"] = ("2026-11-23", "2027-02-01", "2027-04-30")[number]

    def page(self, number: int) -> None:
        """A page comes, or goes again."""
        path = f"strategy/{('news', 'about', 'growing-up-well')[number]}/new.md"
        if self.files.pop(path, None) is None:
            self.files[path] = f"---\ntitle: News {number}\n---\nOf [this](../page-example.md), and an advocate.\n"

    def term(self, number: int) -> None:
        """A word of the glossary changes, which stands on many pages."""
        path = "strategy/term-example.yml"
        if number == 2:
            self._replace(path, "aliases: advocates", "aliases: [advocates, plan]")
        else:
            self._replace(path, "meaning: ", f"meaning: {number} ")

    def organisation(self, number: int) -> None:
        """An organisation gets another title, and keeps the old one as an alias."""
        path = "strategy/organisation-example.yml"
        self._replace(path, "title: Children's Services\n    aliases: CS",
                      f"title: Children's Help {number}\n    aliases: [CS, Children's Services]")

    def strategy(self, number: int) -> None:
        """The strategy gets another title, or one of its priorities does."""
        if number == 2:
            self._replace("strategy/growing-up-well/being-heard.md", "title: Being heard", "title: Being listened to")
        else:
            self._replace("strategy/growing-up-well/strategy.md", "title: Growing", f"title: {number} Growing")


EDITS: tuple[Callable[[Town, int], None], ...] = (
    Town.add, Town.remove, Town.rename, Town.relink, Town.hide, Town.edition, Town.name, Town.setting, Town.feature,
    Town.template, Town.program, Town.day, Town.page, Town.term, Town.organisation, Town.strategy)


def spoil(root: Path, number: int) -> None:
    """Writes a mistake into one file of a project."""
    path, right, wrong = WRONG[number]
    file = root / path
    file.write_text(file.read_text("utf-8").replace(right, wrong, 1), "utf-8")
