"""Who an edition is for, and what its making depends on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from goldenthread.source.publishing import Publishing


@dataclass(frozen=True, slots=True)
class View:
    """The audience, the day, the settings for publishing, and the figures that earlier editions showed.

    `earlier` holds those figures by dataset, group, row and period, as printed.
    """

    audience: str
    today: dt.date
    publishing: Publishing = field(default_factory=Publishing)
    earlier: Mapping[tuple[str, str, str, str], int] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it."""
        return self.audience != "internal"
