"""All that a run of the bench has measured, fit to be kept as JSON for a later run to add to."""

from __future__ import annotations

from dataclasses import dataclass, field

from bench.measure import Sized
from bench.readers import Search


@dataclass(slots=True)
class Results:
    """All that was measured: by size, the preview in seconds over so many edits, the bytes of pages, and search by
    tool; pages and search are those of a site of `read_at` actions.

    `load` is how many processes were waiting for a processor when it began, where the system tells.
    """

    load: float | None = None
    sizes: dict[int, Sized] = field(default_factory=dict)
    preview: float | None = None
    previews: int = 0
    weights: dict[str, int] = field(default_factory=dict)
    search: dict[str, Search] = field(default_factory=dict)
    read_at: int = 0

    @property
    def largest(self) -> Sized | None:
        """What was measured at the most actions."""
        return self.sizes[max(self.sizes)] if self.sizes else None
