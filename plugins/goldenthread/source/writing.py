"""Files written whole or not at all, and an author's file put right with everything else in it as it was."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

MARK = b"\xef\xbb\xbf"
"""The mark of UTF-8 that some Windows programs put before a text."""


def put(file: Path, content: bytes) -> None:
    """Writes a file whole or not at all, with its folders; one that is there keeps who may read and write it.

    Raises OSError: what was there then is there still.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists() and not os.access(file, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(file))
    mode = stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o644
    handle, name = tempfile.mkstemp(prefix=".goldenthread-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).chmod(mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def put_text(file: Path, text: str) -> None:
    """Writes a text over an author's file, with the line ends and the mark of UTF-8 that it has; raises OSError."""
    there = file.read_bytes()
    windows = there.count(b"\r\n")
    if windows * 2 > there.count(b"\n"):
        text = text.replace("\n", "\r\n")
    mark = MARK if there.startswith(MARK) else b""
    put(file.resolve(), mark + text.encode())
