"""What has problems already, so that no check reports a second one for the same mistake."""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.graph.naming import Lost


@dataclass(frozen=True, slots=True)
class Faults:
    """The paths of files that have errors, and the names that stand in what could not be read."""

    paths: frozenset[str]
    lost: Lost
