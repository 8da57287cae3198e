"""Each kind's example is a file that checks clean, together with the others, and shows in the guide."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from goldenthread.kinds.table import KINDS
from small_project import CONFIG, run

PLACES = {"strategy": "growing-up-well/strategy", "priority": "growing-up-well/being-heard",
          "action-plan": "growing-up-well", "timeline": "growing-up-well/timeline"}
WITH_FILES = [kind for kind in KINDS if kind.file or kind.register]


@pytest.mark.parametrize("kind", WITH_FILES, ids=[kind.name for kind in WITH_FILES])
def test_every_kind_that_fills_a_file_has_an_example(kind: object) -> None:
    """One example beside its class."""
    assert len(list(kind.folder.glob(f"{kind.name}.example.*"))) == 1  # type: ignore[attr-defined]


def test_all_examples_together_check_clean(tmp_path: Path) -> None:
    """No error, no warning; the site they make builds."""
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for kind in WITH_FILES:
        example = next(kind.folder.glob(f"{kind.name}.example.*"))
        folder = "actionplans" if kind.name == "action-plan" else "strategy"
        target = tmp_path / folder / f"{PLACES.get(kind.name, kind.name + '-example')}{example.suffix}"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(example, target)
    done = run(tmp_path, "check", "--strict")
    assert done.returncode == 0, done.stdout
    done = run(tmp_path, "build")
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "site" / "strategies" / "growing-up-well" / "being-heard" / "index.html").is_file()


def test_the_guide_shows_every_kind_and_every_fact(built_site: Path) -> None:
    """A kind or a fact without its entry in the guide would be found here."""
    html = (built_site / "guide" / "kinds" / "index.html").read_text("utf-8")
    for kind in KINDS:
        assert f'id="{kind.name}"' in html, kind.name
        for name, info in kind.type.model_fields.items():
            assert f"<code>{info.alias or name}</code>" in html or info.exclude, f"{kind.name}: {name}"
            assert info.description, f"{kind.name}: {name} is not explained"
