"""What a long run is doing, in one line of the terminal that is written again and again; quiet everywhere else.

The engine says what it does next, in a few words, and knows of no terminal. The line stands on the standard error, so
that what a command answers can be read by a program all the same.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from types import TracebackType
from typing import Self, TextIO


class Doing:
    """The line. It is quiet where nobody looks (a pipe, a file, CI), and for the first `wait` seconds."""

    def __init__(self, wait: float = 0.0, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.watched = self.stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM") != "dumb"
        self.words = ""
        self.written = 0
        self.lock = threading.Lock()
        self.waiting = threading.Timer(wait, self._begin) if wait and self.watched else None

    def __enter__(self) -> Self:
        """Starts to wait."""
        if self.waiting:
            self.waiting.daemon = True
            self.waiting.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Takes the line away, however the run ends."""
        if self.waiting:
            self.waiting.cancel()
        self.watched = False
        with self.lock:
            self._write("")

    def __call__(self, words: str) -> None:
        """Says what is done next; nothing where something else is to be printed."""
        with self.lock:
            self.words = words
            if self.watched and self.waiting is None:
                self._write(words)

    def _begin(self) -> None:
        """The wait is over: says what is being done."""
        with self.lock:
            self.waiting = None
            if self.watched:
                self._write(self.words)

    def _write(self, words: str) -> None:
        """Puts other words into the line: blanks go over what is longer, as not every terminal can clear a line."""
        shown = f"{words} …"[: shutil.get_terminal_size().columns - 1] if words else ""
        if shown or self.written:
            blanks = " " * max(self.written - len(shown), 0)
            self.stream.write(f"\r{shown}{blanks}" if shown else f"\r{blanks}\r")
            self.stream.flush()
        self.written = len(shown)
