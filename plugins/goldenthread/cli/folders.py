"""Where a verb must not write: over the project itself, or among its content."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from goldenthread.source.project import MARKER


def overlap(target: Path, root: Path, content: Iterable[Path]) -> str | None:
    """Why nothing may be written to a folder (resolved) of a project, or None; `content` are the folders it is made
    from.
    """
    content = [folder.resolve() for folder in content]
    if any(folder.is_relative_to(target) for folder in (root.resolve(), *content)):
        return f"{target} holds the project itself. Choose another folder."
    if any(target.is_relative_to(folder) for folder in content):
        return f"{target} lies in a folder of content. Choose another folder."
    return None


def refused(folder: Path, root: Path, names: Iterable[str | None]) -> str | None:
    """Why nothing may be written to a folder as it was typed, or None; `names` are those of the project's folders that
    hold content, where it has them.
    """
    try:
        target = folder.resolve()
    except (OSError, RuntimeError):
        return f"{folder} leads round in a circle. Choose another folder."
    return overlap(target, root, [root / name for name in names if name])


def made_for(folder: Path) -> str | None:
    """The audience of the edition that was written to a folder; None where none was."""
    marker = folder / MARKER
    return marker.read_bytes().decode("utf-8", "replace").strip() if marker.is_file() else None
