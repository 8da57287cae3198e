"""A site built again after edits is the same, byte for byte, as one built anew: what is kept is what would be made."""

from __future__ import annotations

import datetime as dt
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldenthread import kept
from goldenthread.build import build_site, check_project
from goldenthread.exports import spreadsheets
from goldenthread.pages import make
from goldenthread.source.project import project_from
from small_project import write

LEADS = ("team", "council", "someone else")
ORGANISATIONS = (
    "kind: organisations\norganisations:\n  - name: team\n    title: The team & friends\n    sort: charity\n"
    "  - name: council\n    title: The council\n    sort: council department\n")
EDITS = ("add", "remove", "rename", "re-link", "hide", "audience", "name", "gaps", "template", "version", "day")


@dataclass
class Town:
    """A project of two plans, and how it is built; each edit changes one thing of it."""

    plans: list[dict[str, tuple[str, str, bool]]] = field(
        default_factory=lambda: [{"1.1": ("Homes", "team", False), "1.2": ("Schools", "council", True)},
                                 {"1.1": ("Friends", "team", False)}])
    audience: str = "public"
    name: str = "Town"
    gaps: str = "internal"
    day: dt.date = dt.date(2026, 11, 22)
    width: int = spreadsheets.ABOUT_WIDTH
    version: str = "1"

    def edit(self, what: str, number: int) -> None:
        """Changes one thing, in one of a few ways."""
        plan = self.plans[number % 2]
        code = sorted(plan)[number % len(plan)]
        title, lead, hidden = plan[code]
        if what == "add":
            plan[f"1.{len(plan) + number}"] = (f"New {number}", LEADS[number % 3], False)
        elif what == "remove" and len(plan) > 1:
            del plan[code]
        elif what == "rename":
            plan[code] = (f"{title} ‘{number}’", lead, hidden)
        elif what == "re-link":
            plan[code] = (title, LEADS[number % 3], hidden)
        elif what == "hide":
            plan[code] = (title, lead, not hidden)
        elif what == "audience":
            self.audience = "public" if self.audience == "internal" else "internal"
        elif what == "gaps":
            self.gaps = "public" if self.gaps == "internal" else "internal"
        elif what == "name":
            self.name = f"Town {number}"
        elif what == "template":
            self.width, self.version = 60 + number, f"template {number}"
        elif what == "version":
            self.version = f"version {number}"
        elif what == "day":
            self.day += dt.timedelta(number * 40)

    def built(self, root: Path, keep: bool) -> tuple[Any, ...]:
        """Everything that a build gives: its pages, its menu, what its search finds, its files."""
        files = {"strategy/registers/organisations.yml": ORGANISATIONS}
        for at, plan in enumerate(self.plans):
            actions = "".join(
                f"      - code: {code}\n        outcome: {title}\n        action: Look after {title}.\n"
                f"        lead: {lead}\n        timescale: by end of March 2027\n        notes: Only for us {code}.\n"
                f"{'        audience: internal' if hidden else ''}\n"
                for code, (title, lead, hidden) in sorted(plan.items()))
            files[f"actionplans/plan-{at}.yml"] = (
                f"kind: action plan\ntitle: Plan {at}\noutcomes:\n  - code: \"1.0\"\n    title: Better\n"
                f"    actions:\n{actions}")
        write(root, files)
        own = {"publish": {"gaps": self.gaps}, "publishing": {"repository": "private"}}
        data = {"site_name": self.name, "docs_dir": "strategy", "plugins": {"goldenthread": own}}
        checked = check_project(project_from(root, data, self.audience, self.day))
        assert not checked.report.has_errors, checked.report.in_short()
        with kept.keeping(root, self.audience) if keep else nullcontext():
            made = build_site(checked)
        return made.made.pages, made.made.menu, made.made.search, made.made.forwards, made.files


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keeps what is made in a folder, while it lasts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(kept.SWITCH, str(folder))
        yield


def holds(edits: list[tuple[str, int]]) -> None:
    """After each edit the site built with what is kept is the site built without."""
    town = Town()
    with TemporaryDirectory() as folder, kept_in(Path(folder) / "kept"), pytest.MonkeyPatch.context() as patch:
        for what, number in [("", 0), *edits]:
            town.edit(what, number)
            patch.setattr(kept, "maker", lambda: town.version)
            patch.setattr(spreadsheets, "ABOUT_WIDTH", town.width)
            # The guide takes most of a small build, and no edit changes it.
            for name, nothing in (
                ("guide_texts", lambda: ()), ("kinds_for_guide", lambda kinds: []), ("CATALOGUE", {}),
            ):
                patch.setattr(make, name, nothing)
            assert town.built(Path(folder) / "town", keep=True) == town.built(Path(folder) / "town", keep=False)


SEQUENCES = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 5)), min_size=1, max_size=3)
AS_LONG = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None, derandomize=True)


@settings(AS_LONG, max_examples=2)
@given(SEQUENCES)
def test_after_any_edits_the_site_is_as_if_built_anew(edits: list[tuple[str, int]]) -> None:
    """Adding, taking out, renaming, leading elsewhere, hiding, another edition, setting, template, version or day."""
    holds(edits)


@pytest.mark.slow
@pytest.mark.timeout(600)
@settings(AS_LONG, max_examples=200)
@given(SEQUENCES)
def test_after_many_edits_the_site_is_as_if_built_anew(edits: list[tuple[str, int]]) -> None:
    """The same for two hundred sequences."""
    holds(edits)


def test_a_second_build_makes_nothing_anew_and_an_edit_only_what_its_plan_is_in(tmp_path: Path) -> None:
    """What did not change is found: without an edit all of it, after one in a plan the files of the other plan."""
    town, made = Town(), []
    with kept_in(tmp_path / "kept"), pytest.MonkeyPatch.context() as patch:
        write_to = kept.Store._write
        patch.setattr(kept.Store, "_write", lambda *given: made.append(given[1]) or write_to(*given))
        town.built(tmp_path / "town", keep=True)
        everything = len(made)
        made.clear()
        town.built(tmp_path / "town", keep=True)
        assert not made
        town.edit("rename", 1)
        town.built(tmp_path / "town", keep=True)
        assert 0 < len(made) < everything


def test_what_is_damaged_is_made_again(tmp_path: Path) -> None:
    """A file with other bytes than were written, cut short, empty or of another name is not taken for what was kept."""
    with kept_in(tmp_path):
        with kept.keeping(tmp_path, "public") as store:
            assert kept.kept("word", "one", lambda: b"first") == b"first"
            assert kept.kept("word", "two", lambda: b"second") == b"second"
            assert store is not None
            one, two = sorted(store.folder.iterdir())
        whole = [one.read_bytes(), two.read_bytes()]
        for damaged in (b"", whole[1][:-2], whole[1][:-1] + b"!", whole[0]):
            one.write_bytes(whole[0])
            two.write_bytes(damaged)
            with kept.keeping(tmp_path, "public"):
                found = {kept.kept("word", name, lambda: b"anew") for name in ("one", "two")}
            assert found in ({b"first", b"anew"}, {b"anew", b"second"})


def test_what_only_colleagues_see_is_kept_apart_and_read_by_nobody_else(tmp_path: Path) -> None:
    """Each edition of each project has a folder of its own, which only its owner can open."""
    with kept_in(tmp_path / "kept"):
        with kept.keeping(tmp_path / "a", "internal") as internal:
            kept.kept("word", "the same", lambda: b"a secret")
        with kept.keeping(tmp_path / "a", "public") as public:
            assert kept.kept("word", "the same", lambda: b"nothing") == b"nothing"
        with kept.keeping(tmp_path / "b", "internal") as other:
            assert kept.kept("word", "the same", lambda: b"nothing") == b"nothing"
        assert internal is not None
        assert public is not None
        assert other is not None
        assert len({internal.folder, public.folder, other.folder}) == 3
        if os.name == "posix":
            for folder in (internal.folder, internal.folder.parent):
                assert stat.S_IMODE(folder.stat().st_mode) == 0o700
            assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in internal.folder.iterdir())


def test_what_a_build_did_not_need_is_taken_out_and_a_failed_one_takes_nothing(tmp_path: Path) -> None:
    """The folder holds what the last whole build was made of, and no more."""
    with kept_in(tmp_path):
        with kept.keeping(tmp_path, "public") as store:
            kept.kept("word", "old", lambda: b"old")
        assert store is not None
        with pytest.raises(ValueError, match="stop"), kept.keeping(tmp_path, "public"):
            raise ValueError("stop")
        assert len(list(store.folder.iterdir())) == 1
        with kept.keeping(tmp_path, "public"):
            kept.kept("word", "new", lambda: b"new")
            assert kept.kept("word", "new", lambda: b"other") == b"new"
        assert len(list(store.folder.iterdir())) == 1


def test_a_folder_that_cannot_be_used_keeps_nothing(tmp_path: Path) -> None:
    """A file in its place, or the switch, and everything is made as if nothing were kept."""
    (tmp_path / "file").write_text("")
    for said in (str(tmp_path / "file"), "off"):
        with kept_in(Path(said)), kept.keeping(tmp_path, "public") as store:
            assert store is None
            assert kept.kept("word", "one", lambda: b"made") == b"made"


def test_what_python_cannot_tell_apart_is_never_kept(tmp_path: Path) -> None:
    """Something of which only its place in memory is said is made anew each time: another could be in that place."""
    with kept_in(tmp_path), kept.keeping(tmp_path, "public") as store:
        assert kept.kept("word", ("words", object()), lambda: b"first") == b"first"
        assert store is not None
        assert not store.used
