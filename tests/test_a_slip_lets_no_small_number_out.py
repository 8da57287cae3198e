"""A slip in what guards small numbers stops what would publish them."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.edition.withholding import numbers_in
from goldenthread.source.publishing import Publishing
from small_project import CONFIG, run, write

TABLE = ("kind: dataset\ntitle: Where children live\nunit: children\nperiods:\n  - label: \"2025\"\ntotals:\n"
         "  - label: All\n    values:\n      - 8\n")


@pytest.mark.parametrize(("unit", "meant"), [
    ("childern", "children"), ("chidren", "children"), ("care leavrs", "leavers"), ("Peopel", "people"),
    ("clints", "clients"), ("children", None), ("careers", None), ("care homes", None), ("%", None), ("homes", None),
])
def test_a_unit_is_nearly_people(unit: str, meant: str | None) -> None:
    """One letter too many, too few or wrong, or two that have changed places; words of their own are none of it."""
    found = Publishing(units=("clients",)).nearly_people(unit)
    assert (found[1] if found else None) == meant


def test_noughts_behind_the_point_make_no_other_number() -> None:
    """A spreadsheet writes 3 as 3.0; a share such as 3.05 is another matter, and so is a code."""
    assert numbers_in("3.0 children") == numbers_in("3.00") == [3]
    assert numbers_in("3.05 and 1.0.2") == []


@pytest.mark.parametrize("line", ["threshold: ten", "earlier: gone.json"])
def test_no_safe_copy_is_made_by_settings_that_cannot_be_read(line: str, tmp_path: Path) -> None:
    """The threshold may be another than the usual one, and a figure published earlier give one away."""
    root = write(tmp_path, {"mkdocs.yml": f"{CONFIG}        {line}\n", "table.yml": TABLE,
                            "strategy/index.md": "# Home\n"})
    assert run(root, "redact", "table.yml").returncode == 1
    assert not (root / "strategy" / "figures").exists()
