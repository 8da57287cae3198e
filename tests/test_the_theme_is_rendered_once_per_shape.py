"""The theme is rendered once for each shape of page, and the site is the same as with every page rendered by itself."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Template

from goldenthread.cli.site import build
from goldenthread.plugin import shapes
from small_project import CONFIG, write

FEATURES = CONFIG.replace(
    "  font: false\n",
    "  font: false\n  custom_dir: overrides\n  features:\n    - navigation.tabs\n    - navigation.footer\n"
    "    - navigation.path\n    - content.action.edit\n",
).replace("docs_dir:", "site_url: https://town.example/\nrepo_url: https://host.example/town/\n"
                       "edit_uri: edit/main/strategy/\ndocs_dir:")
PLEDGE = ("---\nkind: pledge\ntitle: Our “promises” & yours\npromises:\n  - We listen.\n  - We're there & come.\n"
          "---\nWe made these together.\n")
NOT_LIKE_OTHERS = "{% extends 'base.html' %}{% block content %}{{ super() }}{{ page.content | length }}{% endblock %}"


def plan(number: int, actions: int) -> str:
    """A plan whose actions have every sort of sign in their titles."""
    listed = "".join(
        f"      - code: 1.{at}\n        outcome: It's <b>{at}</b> & \"more\" of ‘{at}’\n        action: Do {at}.\n"
        f"        lead: someone\n        timescale: Autumn 2027\n" for at in range(1, actions + 1))
    return (f"kind: action plan\ntitle: Plan {number}\noutcomes:\n"
            f"  - code: \"1.0\"\n    title: It gets better\n    actions:\n{listed}")


def town(root: Path, plans: int, files: dict[str, str] | None = None) -> Path:
    """A project of some plans of four actions, with a pledge."""
    made = {f"actionplans/plan-{number}.yml": plan(number, 4) for number in range(plans)}
    return write(root, {"mkdocs.yml": FEATURES, "strategy/town/pledge.md": PLEDGE, "overrides/main.css": "", **made,
                        **(files or {})})


def built(root: Path, site: Path) -> dict[str, str]:
    """The files of a site, each by its hash."""
    assert build(root, None, dt.date(2026, 11, 22), site, strict=False, offline=False) == 0
    return {str(file.relative_to(site)): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(site.rglob("*")) if file.is_file()}


@pytest.fixture
def whole_pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the pages that the theme rendered whole, as they are rendered."""
    seen: list[str] = []
    render = Template.render

    def counted(self: Template, *given: object, **named: object) -> str:
        context: Any = given[0] if given else {}
        if context.get("page") and not (self.name == "goldenthread.html" and context.get("whole_page")):
            seen.append(str(self.name))
        return render(self, *given, **named)

    monkeypatch.setattr(Template, "render", counted)
    return seen


def test_the_site_is_the_same_with_every_page_rendered_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Turned off, the site is the same, byte for byte."""
    root = town(tmp_path / "project", 6)
    once = built(root, tmp_path / "once")
    monkeypatch.setenv(shapes.SWITCH, "off")
    assert built(root, tmp_path / "each") == once


def test_twice_the_pages_need_no_more_of_the_theme(tmp_path: Path, whole_pages: list[str]) -> None:
    """How often the theme is rendered does not grow with the number of pages."""
    built(town(tmp_path / "few", 14), tmp_path / "a")
    few = len(whole_pages)
    whole_pages.clear()
    pages = built(town(tmp_path / "many", 28), tmp_path / "b")
    assert len(whole_pages) == few
    assert few < sum(name.endswith(".html") for name in pages) * 2 / 3


def test_templates_that_speak_of_the_page_are_given_every_page(tmp_path: Path, whole_pages: list[str]) -> None:
    """Where a council's own template goes by the page, each page is rendered by itself."""
    root = town(tmp_path / "project", 6, {"overrides/main.html": NOT_LIKE_OTHERS})
    pages = built(root, tmp_path / "site")
    assert len(whole_pages) >= sum(name.endswith("/index.html") for name in pages)


def test_a_theme_that_tells_pages_apart_by_something_unknown_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A page of each shape is compared with the ordinary one; a difference is said, and costs only speed."""
    root = town(tmp_path / "project", 6, {"overrides/main.html": NOT_LIKE_OTHERS})
    monkeypatch.setattr(shapes, "_speak_of_the_page", lambda config: False)
    once = built(root, tmp_path / "once")
    assert "one by one" in capsys.readouterr().out
    monkeypatch.setenv(shapes.SWITCH, "off")
    assert built(root, tmp_path / "each") == once


def test_what_other_plugins_do_to_a_page_is_done(tmp_path: Path, whole_pages: list[str]) -> None:
    """A hook that changes finished pages does so to each; one that gives the theme more has each page rendered."""
    after = "def on_post_page(output, page, config):\n    return output + f'<!-- {page.url} -->'\n"
    more = "def on_page_context(context, page, config, nav):\n    context['more'] = page.url\n    return context\n"
    config = {"mkdocs.yml": FEATURES + "hooks:\n  - hook.py\n"}
    pages = built(town(tmp_path / "one", 6, {**config, "hook.py": after}), tmp_path / "a")
    found = [tmp_path / "a" / name for name in pages if name.endswith("/index.html")]
    before = len(whole_pages)
    for page in found:
        assert page.read_text("utf-8").endswith(f"<!-- {page.parent.relative_to(tmp_path / 'a').as_posix()}/ -->")
    built(town(tmp_path / "two", 6, {**config, "hook.py": more}), tmp_path / "b")
    assert len(whole_pages) - before >= len(found)


@pytest.mark.slow
def test_the_whole_example_is_the_same(tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Turned off, the example of this repository is the same, byte for byte."""
    monkeypatch.chdir(project)
    once = built(project, tmp_path / "once")
    monkeypatch.setenv(shapes.SWITCH, "off")
    assert built(project, tmp_path / "each") == once
