"""Files of a project, written one by one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Write:
    """Puts texts into files under a folder."""

    folder: Path

    def __call__(self, path: str, text: str) -> None:
        """Writes a text to a path under the folder, making the folders between."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
