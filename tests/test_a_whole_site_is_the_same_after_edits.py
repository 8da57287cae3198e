"""The whole site after any edits, as it lies on the disk, is the one built anew; so is what a preview shows."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from goldenthread.build import check_project
from goldenthread.source.project import read_project
from sites_anew import Site, built, preview
from town_on_disk import EDITS, WRONG, Town, spoil

NAMES = tuple(edit.__name__ for edit in EDITS)
MISTAKES = tuple(("mistake", number) for number in range(len(WRONG)))
SEQUENCES = st.lists(st.sampled_from([*product(NAMES, range(3)), *MISTAKES * 3]), min_size=2, max_size=2)
AS_LONG = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True,
                   phases=[Phase.generate])  # two edits are small enough to be read, and each costs seconds
SETTINGS = "mkdocs.yml"
_ANEW: dict[str, tuple[Site, Site]] = {}


def anew(town: Town, root: Path) -> tuple[Site, Site]:
    """The site of a town, built by a process that has built nothing, with nothing kept."""
    if str(town) not in _ANEW:
        with TemporaryDirectory() as folder:
            code, said, *sites = built(root, Path(folder) / "anew", None, whole=town.whole, width=town.width)
        assert code == 0, said
        _ANEW[str(town)] = sites[0], sites[1]
    return _ANEW[str(town)]


def unlike(one: Site, other: Site) -> list[str]:
    """The files in which two sites differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def holds(edits: list[tuple[str, int]], *, whole: bool = False) -> None:
    """After each edit the next build, and the preview that has been there all the time, are what is built anew; while
    there is a mistake no build replaces the site, and the preview shows the last good one under a banner. Where the
    first edit is a mistake, the preview begins with it.
    """
    town, shown, exact = Town(whole), {}, {}
    with TemporaryDirectory() as folder:
        root, keeps = Path(folder) / "town", Path(folder) / "kept"
        town.write(root)
        begins_wrong = edits[0][0] == "mistake" and WRONG[edits[0][1]][0] != SETTINGS
        if begins_wrong:
            spoil(root, edits[0][1])

        def build() -> tuple[int, str, Site]:
            site = Path(folder) / town.settings["audience"]
            return built(root, site, keeps, whole=whole, width=town.width)[:3]

        with preview(root, Path(folder) / "preview", whole=whole) as look:
            if begins_wrong:
                assert look()[1], "the preview begins without a banner"
                town.write(root)
            for what, number in [("", 0), *edits]:
                if what == "mistake":
                    spoil(root, number)
                    code, said, after = build()
                    assert code == 1, said
                    assert not unlike(after, exact)
                    if not town.width:
                        after, banners = look()
                        assert bool(banners) == (WRONG[number][0] != SETTINGS)
                        assert not unlike(after, shown)
                elif what:
                    getattr(town, what)(number)
                town.write(root)
                wanted, wanted_bare = anew(town, root)
                code, said, exact = build()
                assert code == 0, said
                assert not unlike(exact, wanted)
                if not town.width:  # a preview that runs goes on with the program that it began with
                    shown, banners = look()
                    assert not banners
                    assert not unlike(shown, wanted_bare)


def test_every_edit_changes_the_project_and_leaves_it_fit_to_build(tmp_path: Path) -> None:
    """None of the edits is for nothing, and each mistake is one."""
    for what, number in product(NAMES, range(3)):
        town = Town()
        getattr(town, what)(number)
        assert town != Town(), f"{what} {number}"
        town.write(tmp_path)
        project, problems = read_project(tmp_path)
        assert not problems
        assert not check_project(project).report.has_errors, f"{what} {number}"
    for number, (path, _, wrong) in enumerate(WRONG):
        Town().write(tmp_path)
        text = (tmp_path / path).read_text("utf-8")
        spoil(tmp_path, number)
        assert (tmp_path / path).read_text("utf-8") != text
        project, _ = read_project(tmp_path)
        assert path == SETTINGS or check_project(project).report.has_errors, wrong


def test_after_an_edit_the_whole_site_is_as_if_built_anew() -> None:
    """The title of a strategy stands on the pages of all that belongs to it, in its menu, and in its files."""
    holds([("strategy", 0)])


@pytest.mark.slow
@pytest.mark.timeout(3000)
@settings(AS_LONG, max_examples=32)
@given(SEQUENCES)
def test_after_many_edits_the_whole_site_is_as_if_built_anew(edits: list[tuple[str, int]]) -> None:
    """Whatever an author does, and the council's own template, the settings of MkDocs, the day, the program itself."""
    holds(edits)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@settings(AS_LONG, max_examples=4)
@given(SEQUENCES)
def test_with_every_kind_and_the_guide_too(edits: list[tuple[str, int]]) -> None:
    """An example of each kind, so that every sort of page and file is there."""
    holds(edits, whole=True)
