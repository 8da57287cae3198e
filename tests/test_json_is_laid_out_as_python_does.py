"""JSON files are laid out as Python's own `json` does it, an entry a line."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.exports.json_text import laid_out

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner), max_leaves=12)


@given(VALUES)
def test_any_value_is_laid_out_as_by_python(value: object) -> None:
    """Every value gives the same text as `json.dumps` with an indent of one."""
    assert laid_out(value) == json.dumps(value, ensure_ascii=False, indent=1)
