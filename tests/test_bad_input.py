"""Bad input: refused in words that tell an author where to look and what to type; see `cases/refused`."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_reader import REWRITE, cases, everything_in, lay_out, read_case, run

REFUSED = cases("refused")


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_what_is_refused(path: Path, tmp_path: Path) -> None:
    """Each bad input of `cases/refused` ends with exit code 1 and these very words, and nothing is written."""
    case = read_case(path)
    root = lay_out(tmp_path, case.files)
    before = everything_in(root)
    code, answer = run(root, "check")
    if REWRITE:
        case.rewrite(answer)
        return
    assert answer == case.answer
    assert code == 1
    assert everything_in(root) == before
