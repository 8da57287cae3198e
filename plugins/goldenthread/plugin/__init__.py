"""MkDocs in, MkDocs out: the only package that knows MkDocs."""

from goldenthread.plugin.plugin import GoldenthreadPlugin

__all__ = ["GoldenthreadPlugin"]
